"""What a check found, as people and programs read it: one module a format, listed in `formats`."""
