"""studyatlas: an atlas of what a person studies."""
