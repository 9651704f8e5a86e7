"""Reading: bytes of a file to plain data, with a place for every key and value."""
