from __future__ import annotations

import re
import sys

from ygt.source.characters import FORBIDDEN, forbidden

EVERY = "".join(map(chr, range(sys.maxunicode + 1)))


def test_no_text_passes_unsearched_that_has_a_forbidden_character() -> None:
    assert forbidden(EVERY).keys() == set(re.findall(FORBIDDEN, EVERY))
    missed = [one for one in set(re.findall(FORBIDDEN, EVERY)) if forbidden(f"县{one}乡") != {one: 1}]
    assert missed == []


def test_what_offices_write_passes() -> None:
    assert not forbidden(
        "关于印发《县域医共体章程（试行）》的通知——第1号，“七统一”①②…\r\n\tA型 α ㎡ 〇〔2024〕 ﹝１２﹞\n"
    )
