"""Finding nodes by what a person types: names first, then near spellings, then texts."""

from studyatlas.analysis.search.find import search
from studyatlas.analysis.search.result import SearchResult, SearchResults

__all__ = ["SearchResult", "SearchResults", "search"]
