"""Topics: names that nobody curated, and that the notes treat as subjects.

`candidates` finds where a name stands as a subject, `names` tells a name from a phrase, `kinds`
gives it a type, and `join` makes one node of all places that have the same name.
"""

from studyatlas.ingest.topics.candidates import LINE, Candidate, subjects
from studyatlas.ingest.topics.join import Topics, topic_id

__all__ = ["LINE", "Candidate", "Topics", "subjects", "topic_id"]
