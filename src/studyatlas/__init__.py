"""studyatlas: an atlas of what a person studies.

>>> import studyatlas as sa
>>> atlas = sa.open(sa.bundled_root())
>>> sa.search(atlas, "knn").results[0].id
'k-nearest-neighbors'
>>> atlas.graph.has_edge("dropout", "overfitting", key="mitigates")
True
"""

from studyatlas.api import coverage, export, find, plan, search, show, stats
from studyatlas.api import open_atlas as open  # noqa: A004 - `sa.open` is the documented name
from studyatlas.api import paths as path
from studyatlas.api import read_atlas as read
from studyatlas.api_study import compare, mark, ready, unlocks
from studyatlas.model.atlas import Atlas
from studyatlas.model.errors import NameUnknownError, NoExamError, StudyAtlasError
from studyatlas.store.workspace import bundled_root

__version__ = "0.1.0"

__all__ = [
    "Atlas",
    "NameUnknownError",
    "NoExamError",
    "StudyAtlasError",
    "bundled_root",
    "compare",
    "coverage",
    "export",
    "find",
    "mark",
    "open",
    "path",
    "plan",
    "read",
    "ready",
    "search",
    "show",
    "stats",
    "unlocks",
]
