"""Typed fields: what a person declares in so many keys, `requires:: [[Moss]]` or front matter.

`keys` knows which keys name a relation type, `values` which names a value holds, `inline` and
`front_matter` where they stand, and `resolve` makes relations of them, or problems.
"""

from studyatlas.ingest.fields.resolve import has_fields, may_have_fields, read_fields, topic_names

__all__ = ["has_fields", "may_have_fields", "read_fields", "topic_names"]
