"""The DOCX of a paper. `papers.docx` imports it only when a DOCX is asked for: python-docx is slow to load."""
