"""Plain frozen data: what an atlas is made of. No input or output happens here."""
