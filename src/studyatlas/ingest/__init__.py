"""Markdown and curated YAML to an atlas."""
