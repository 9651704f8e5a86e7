"""Two folders that change places in one step, where the system can do that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_AT_CURRENT_FOLDER = -100 if sys.platform == "linux" else -2
_EXCHANGE = 2
"""The same number on Linux (RENAME_EXCHANGE) and on macOS (RENAME_SWAP)."""


def exchanged(one: Path, other: Path) -> bool:
    """Whether the two have changed places; False where the system or its disk cannot do that, and nothing is done."""
    if os.name == "nt":
        return False
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    rename = getattr(library, "renameat2" if sys.platform == "linux" else "renameatx_np", None)
    if rename is None:
        return False
    rename.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    sys.audit("ygt.exchange", str(one), str(other))
    done = rename(_AT_CURRENT_FOLDER, os.fsencode(one), _AT_CURRENT_FOLDER, os.fsencode(other), _EXCHANGE)
    return bool(done == 0)
