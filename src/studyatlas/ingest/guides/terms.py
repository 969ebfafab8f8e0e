"""The words by which exam guides name their parts, in four languages: data, to be added to.

Words are written as people write them; case and accents make no difference when they are looked
for. Inside a word a space stands for any white space.
"""

from __future__ import annotations

DOMAIN = (
    *("content domain", "domain", "knowledge area", "competency area", "content area"),
    *("domaine", "domaine de compétences"),
    *("domäne", "themenbereich", "prüfungsbereich", "lernfeld"),
    *("dominio", "área de conocimiento"),
)
"""What a weighted part of an exam is called; such a heading is hardly ever anything else."""

TASK = (
    *("task statement", "task", "exam objective", "objective", "learning objective"),
    *("learning outcome", "outcome", "lo", "competency", "subdomain"),
    *("tâche", "objectif", "objectif pédagogique", "compétence"),
    *("aufgabe", "lernziel", "prüfungsziel", "kompetenz"),
    *("tarea", "objetivo", "objetivo de aprendizaje", "competencia"),
)
"""What the parts of a domain are called."""

PART = (
    *("module", "unit", "section", "topic", "part", "lesson", "area"),
    *("module", "unité", "section", "thème", "partie", "leçon"),
    *("modul", "einheit", "abschnitt", "thema", "teil", "lektion", "bereich"),
    *("módulo", "unidad", "sección", "tema", "parte", "lección", "área"),
)
"""Words that name parts of courses and books as well: they need a sign that this is an exam."""

KNOWLEDGE = (
    "knowledge of",
    *("connaissance de", "connaissances de", "connaissance des", "connaissances des"),
    *("kenntnis von", "kenntnisse von", "kenntnisse über", "kenntnis der", "kenntnisse der"),
    *("conocimiento de", "conocimientos de", "conocimientos sobre"),
)
"""What stands over a list of things to know; its items are numbered K1, K2…"""

SKILLS = (
    *("skills in", "skill in"),
    *("compétences en", "compétence en"),
    *("fertigkeiten in", "fähigkeiten in"),
    *("habilidades en", "habilidades para", "habilidad para"),
)
"""What stands over a list of things to be able to do; its items are numbered S1, S2…"""

EXAM = (
    *("exam", "exams", "examination", "certification", "certificate", "syllabus"),
    *("objectives", "blueprint", "curriculum", "skills measured", "content outline"),
    *("examen", "référentiel", "programme d'examen", "objectifs"),
    *("prüfung", "lehrplan", "rahmenplan", "lernziele", "zertifikat"),
    *("temario", "objetivos", "certificado"),
)
"""A title with one of these says that numbered headings below it may be an exam's."""

OUTLINE = (
    *("exam objectives", "exam outline", "exam topics", "exam content", "exam blueprint"),
    *("exam syllabus", "syllabus", "skills measured", "content outline", "exam domains"),
    *("objectifs de l'examen", "référentiel d'examen"),
    *("prüfungsthemen", "prüfungsinhalte", "prüfungsziele"),
    *("temario", "objetivos del examen"),
)
"""A title with one of these says that the plain lists below it are what the exam asks."""

NOTES = (
    *("notes", "note", "summary", "cheat sheet", "cheatsheet", "recap", "flashcards"),
    *("mes notes", "résumé", "fiche", "fiches"),
    *("notizen", "mitschrift", "zusammenfassung", "aufzeichnungen"),
    *("apuntes", "notas", "resumen"),
)
"""A title with one of these is a person's own, whatever else it says."""

WEIGHT = (
    *("weight", "weighting", "weightage", "percentage", "percent", "share", "marks"),
    *("pondération", "pourcentage"),
    *("gewichtung", "gewicht", "anteil", "prozent"),
    *("ponderación", "peso", "porcentaje"),
    *("% of exam", "% of the exam", "exam weight", "% of test", "%"),
)
"""What a domain's share of the exam is called, before a colon or over a column."""

SAID_OF = (
    *("is", "are", "was", "were", "means", "refers", "has", "have", "can", "cannot", "will"),
    *("should", "must", "does", "helps", "allows", "lets", "makes", "becomes", "isn't", "don't"),
    *("est", "sont", "était", "permet", "signifie", "peut"),
    *("ist", "sind", "war", "wird", "werden", "bedeutet", "kann", "muss"),
    *("es", "son", "era", "significa", "permite", "puede", "debe"),
)
"""Verbs that say something of a subject: notes have them, items hardly ever outside a question."""

ASKED = (
    *("how", "what", "when", "why", "which", "where", "who", "whether", "that", "if"),
    *("comment", "quand", "pourquoi", "quel", "quelle", "qui", "que"),
    *("wie", "was", "wann", "warum", "welche", "welcher", "ob", "dass"),
    *("cómo", "qué", "cuándo", "cuál", "quién", "que"),
)
"""Words behind which such a verb says nothing yet: "when each is used"."""

ARTICLES = (
    *("a", "an", "the", "used"),
    *("un", "une", "le", "la", "les"),
    *("ein", "eine", "der", "die", "das"),
    *("el", "los", "las", "una"),
)
"""Words that begin a definition behind a colon: "Scion: the top of the plant"."""
