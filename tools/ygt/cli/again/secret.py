"""What only this user's tool knows, by which it tells the answers it kept from those somebody put there."""

# `pathlib` takes longer to import than an answer that is kept takes to tell.
# ruff: noqa: PTH103, PTH118

from __future__ import annotations

import os

from ygt.kept import held, own_folder, put

LENGTH = 32


def secret(top: str, *, make: bool = False) -> bytes | None:
    """This user's secret; None where there is none, or it can be read by others or from the repository at `top`.

    With `make`, it is made where it is not there.
    """
    folder = own_folder(top)
    if folder is None:
        return None
    file = os.path.join(folder, "secret")
    known = held(file, LENGTH)
    if known is None and make and not os.path.lexists(file):
        try:
            os.makedirs(folder, mode=0o700, exist_ok=True)
            put(file, os.urandom(LENGTH))
        except OSError:
            return None
        known = held(file, LENGTH)
    return known if known and len(known) == LENGTH and _is_private(file) else None


def _is_private(file: str) -> bool:
    if os.name == "nt":  # the folder of a user's programs is that user's alone
        return True
    try:
        told = os.lstat(file)
    except OSError:
        return False
    return told.st_uid == os.getuid() and told.st_mode & 0o077 == 0
