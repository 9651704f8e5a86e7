"""Many ledgers checked in one run: each by itself in its turn, then what two of them say of one thing."""
