"""The command line of mkdocs, as `ygt site` runs it in a process of its own: it looks less often for garbage."""

from __future__ import annotations

import gc


def main() -> None:
    """Carry out the command line of this process as mkdocs does."""
    # All that mkdocs reads it needs to the end: there is little garbage to look for among it.
    gc.set_threshold(100_000, 50, 1000)
    from mkdocs.__main__ import cli

    cli()


if __name__ == "__main__":
    main()
