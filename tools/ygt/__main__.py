"""`python -m ygt`."""

from __future__ import annotations

from ygt.cli import run

if __name__ == "__main__":
    run()
