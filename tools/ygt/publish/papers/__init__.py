"""Official papers: one content model, printed as PDF and DOCX."""
