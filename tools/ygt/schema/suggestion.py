"""“是否应为…？”: the nearest known word, by characters first, then by sound."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

NEAR = 0.34
"""The share of a word's characters that may differ before a suggestion would mislead."""

ALIKE = 0.67
"""The share up to which spelt words are alike enough to be shown before others."""

NEAR_IN_SOUND = 0.2
"""The same for spelt sound, where unrelated words share many letters."""

LONGEST = 200
"""No name has as many characters; to compare longer texts character by character would take minutes."""


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like `word`, or None where none is near enough.

    A word of two characters with one homophone wrong (类形 for 类型) is far by characters and equal by sound, and
    an input method by sound is how most Chinese is typed.
    """
    if len(word) > LONGEST:
        return None
    known = [one for one in dict.fromkeys(candidates) if one and len(one) <= LONGEST]
    folded = _folded(word)
    for one in known:
        if _folded(one) == folded:
            return one
    by_characters = _closest(folded, {one: _folded(one) for one in known}, NEAR)
    if by_characters is not None or not _has_han(word):
        return by_characters
    sound = _sound(word)
    return _closest(sound, {one: _sound(one) for one in known if _has_han(one)}, NEAR_IN_SOUND)


def ranked(word: str, candidates: Mapping[str, Iterable[str]]) -> list[str]:
    """The keys of `candidates`, those first that, or one of whose other words, are like `word`; the rest in order."""
    folded = _folded(word)
    likeness = {
        one: max((_likeness(folded, _folded(form)) for form in (one, *forms)), default=0.0)
        for one, forms in candidates.items()
    }
    return sorted(candidates, key=lambda one: -likeness[one])


def nearest_code(word: str, codes: Iterable[str]) -> str | None:
    """The code of as many signs that differs from `word` by one sign, or by two neighbours swapped; else None.

    A swap is the likelier slip, then a wrong sign at the end: the beginning of a code tells its group.
    """
    near = [one for one in codes if len(one) == len(word) and distance(one, word) == 1]
    return min(
        near,
        key=lambda one: (sum(a != b for a, b in zip(one, word, strict=True)) == 1, -_shared(one, word)),
        default=None,
    )


def distance(left: str, right: str) -> int:
    """Edits between two words, a swap of neighbours counting as one (optimal string alignment).

    Texts that differ over more than `LONGEST` characters are no words, and taken to have nothing in common.
    """
    start = _shared(left, right)
    left, right = left[start:], right[start:]
    end = _shared(left[::-1], right[::-1])
    left, right = left[: len(left) - end], right[: len(right) - end]
    if not left or not right or max(len(left), len(right)) > LONGEST:
        return max(len(left), len(right))
    before: list[int] = []
    previous = list(range(len(right) + 1))
    for row, a in enumerate(left, 1):
        current = [row]
        for column, b in enumerate(right, 1):
            cost = min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (a != b))
            if row > 1 and column > 1 and a == right[column - 2] and left[row - 2] == b:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        before, previous = previous, current
    return previous[-1]


def _closest(word: str, candidates: Mapping[str, str], limit: float) -> str | None:
    best: tuple[float, int, str] | None = None
    signs = Counter(word)
    for one, form in candidates.items():
        longest = max(len(word), len(form), 1)
        # What one of them has and the other has not, is at least as many edits.
        if (longest - min(len(word), len(form))) / longest > limit or _unlike(signs, form, longest) / longest > limit:
            continue
        share = distance(word, form) / longest
        # Of two as near, the one as long: 副理士长 is 副理事长 with one character wrong, not 理事长 with one too many.
        spare = abs(len(word) - len(form))
        if share <= limit and (best is None or (share, spare) < best[:2]):
            best = (share, spare, one)
    return best[2] if best else None


def _unlike(signs: Counter[str], form: str, longest: int) -> int:
    """How many signs of the longer word the other has not, in whatever order."""
    left = dict(signs)
    common = 0
    for sign in form:
        if left.get(sign, 0):
            left[sign] -= 1
            common += 1
    return longest - common


def _likeness(word: str, form: str) -> float:
    """From 0 to 1; words of Chinese are alike by the characters they share, others by spelling."""
    longest = max(len(word), len(form), 1)
    if _has_han(word):
        return len(set(word) & set(form)) / longest
    share = distance(word, form) / longest
    return 1 - share if share <= ALIKE else 0.0


def _shared(left: str, right: str) -> int:
    """How many signs two words have in common from their beginning."""
    differing = (number for number, (a, b) in enumerate(zip(left, right, strict=False)) if a != b)
    return next(differing, min(len(left), len(right)))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace(" ", "")


def _has_han(word: str) -> bool:
    return any("㐀" <= character <= "鿿" or character >= "\U00020000" for character in word)


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    # Half a second of tables, needed only once something is misspelt.
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(_folded(word)))
