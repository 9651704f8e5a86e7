"""The claims of all ledgers side by side, kept as digests: a country has too many to keep them as they are."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

from ygt.nation.facts import Claim, Fact

PARTS = 256
_ABOUT_BITS = 44
_ABOUT = (1 << _ABOUT_BITS) - 1


class Clash(NamedTuple):
    """Two ledgers, by their number, that seem to say the same under the key with this digest."""

    first: int
    later: int
    key: int


def digest(text: str) -> int:
    """A text in 64 bits."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def packed(claims: Iterable[Claim | Fact]) -> array[int]:
    """Claims as they are sent and kept: of each the digest of its key, then that of what it is about."""
    numbers = array("Q")
    for one in claims:
        numbers.append(key_of(one))
        numbers.append(digest(one.about) & _ABOUT if one.about else 0)
    return numbers


def key_of(claim: Claim | Fact) -> int:
    """The digest under which a claim is kept."""
    return digest(f"{claim.code}\0{claim.key}")


class Register:
    """The digests of all claims by ledger: sixteen bytes a claim, and looked through part by part."""

    def __init__(self) -> None:
        self._parts = [array("Q") for _ in range(PARTS)]

    def enter(self, ledger: int, numbers: array[int]) -> None:
        """Enter the packed claims of a ledger; ledgers come in the order of their numbers."""
        high = ledger << _ABOUT_BITS
        parts = self._parts
        for key, about in zip(numbers[::2], numbers[1::2], strict=True):
            part = parts[key % PARTS]
            part.append(key)
            part.append(high | about)

    def clashes(self) -> Iterator[Clash]:
        """Every later ledger that seems to say what an earlier one says, once a key; the first to say it counts."""
        for part in self._parts:
            first: dict[int, int] = {}
            told: set[tuple[int, int]] = set()
            for key, value in zip(part[::2], part[1::2], strict=True):
                before = first.setdefault(key, value)
                ledger = value >> _ABOUT_BITS
                same_ledger = before >> _ABOUT_BITS == ledger
                same_thing = before & _ABOUT == value & _ABOUT != 0
                if not same_ledger and not same_thing and (key, ledger) not in told:
                    told.add((key, ledger))
                    yield Clash(before >> _ABOUT_BITS, ledger, key)
