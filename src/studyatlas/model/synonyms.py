"""Further words for the built-in relation types: what notes and questions say for "mitigates"."""

from __future__ import annotations

from dataclasses import dataclass

from studyatlas.model.schema import DEFAULT_SCHEMA, Schema


@dataclass(frozen=True, slots=True)
class Synonym:
    """Words that say what some relation types say; several where they leave open which."""

    forward: str
    """From source to target."""
    backward: str
    """From target to source; empty where nobody says it so."""
    relations: tuple[tuple[str, str], ...]
    """Names of relation types, each with the sign that the words tell, or none."""

    def suits(self, schema: Schema) -> bool:
        """Tell whether a schema calls these relation types as it is built in."""
        built_in = DEFAULT_SCHEMA.relation_types
        return all(
            (own := schema.relation_types.get(name)) is not None
            and (own.forward, own.backward) == (built_in[name].forward, built_in[name].backward)
            for name, _ in self.relations
        )


_MITIGATES = (("mitigates", ""),)
_LESS = (("affects", "-"), ("mitigates", ""))  # less of an ill, or of anything else
_MORE = (("affects", "+"),)
_REQUIRES = (("requires", ""),)
_USED_FOR = (("used_for", ""),)
_IS_FOR = (("measures", ""), ("mitigates", ""), ("used_for", ""))  # a technique for an ill, too

FOR = "is for"
"""Stands also after a type as "for" alone: "algorithms for clustering"."""
SYNONYMS = (
    Synonym("prevents", "is prevented by", _MITIGATES),
    Synonym("avoids", "is avoided by", _MITIGATES),
    Synonym("combats", "", _MITIGATES),
    Synonym("counteracts", "is counteracted by", _MITIGATES),
    Synonym("alleviates", "is alleviated by", _MITIGATES),
    Synonym("protects against", "", _MITIGATES),
    Synonym("guards against", "", _MITIGATES),
    Synonym("reduces", "is reduced by", _LESS),
    Synonym("decreases", "is decreased by", _LESS),
    Synonym("minimizes", "", _LESS),
    Synonym("minimises", "", _LESS),
    Synonym("increases", "", _MORE),
    Synonym("improves", "", _MORE),
    Synonym("influences", "is influenced by", (("affects", ""),)),
    Synonym("needs", "is needed for", _REQUIRES),
    Synonym("depends on", "is required for", _REQUIRES),
    Synonym("builds on", "is a prerequisite for", _REQUIRES),
    Synonym("quantifies", "", (("measures", ""),)),
    Synonym("is suitable for", "", _USED_FOR),
    Synonym("is suited for", "", _USED_FOR),
    Synonym("is useful for", "", _USED_FOR),
    Synonym("is designed for", "", _USED_FOR),
    Synonym(FOR, "", _IS_FOR),
)
"""Those that `studyatlas.ingest.rules` reads in notes, and questions understand."""
MEANS = frozenset(("mitigates", "affects", "measures"))
"""Relation types whose source is how to do it: "how to measure X" asks for what measures X."""
