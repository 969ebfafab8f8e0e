"""Study paths between two nodes.

A path is the cheapest chain of relations, walked in either direction, over the whole graph. A hop
costs the inverse of its type's strength; passing through a hub costs a toll on top (`cost`).
"""

from studyatlas.analysis.paths.answer import Filter, Paths, StudyPath
from studyatlas.analysis.paths.beside import beside
from studyatlas.analysis.paths.filters import ORIGINS
from studyatlas.analysis.paths.find import find_paths

__all__ = ["ORIGINS", "Filter", "Paths", "StudyPath", "beside", "find_paths"]
