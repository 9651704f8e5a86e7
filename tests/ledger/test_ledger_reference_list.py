from __future__ import annotations

from pathlib import Path

import pytest

from workspaces import MINI, REPOSITORY
from ygt.ledger import reference_list
from ygt.ledger.reference_list import Entry, entries, essential_list, nearest_lists

LISTS = REPOSITORY / "catalogues" / "reference"
PLAIN = "- part: 中成药\n  number: 2\n  name: 感冒清热颗粒（胶囊）\n  category: 一、内科用药\n"


def write(root: Path, text: str) -> Path:
    folder = root / "catalogues" / "reference" / "nedl-2026"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(text, encoding="utf-8", newline="")
    return root


def test_lists_are_those_of_the_enclosing_repository() -> None:
    assert nearest_lists(MINI) == LISTS
    assert nearest_lists(REPOSITORY / "examples" / "demo") == LISTS


def test_own_lists_go_first(tmp_path: Path) -> None:
    assert nearest_lists(write(tmp_path, PLAIN)) == tmp_path / "catalogues" / "reference"


def test_an_edition_not_at_hand() -> None:
    assert essential_list(MINI, 2012) is None


def test_lines_and_full_reading_give_the_same_list(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = essential_list(MINI, 2026)
    assert quick is not None and len(quick) == 794
    assert quick["化学药品和生物制品", 35] == Entry("结核病用药", True)
    monkeypatch.setattr(reference_list, "_plainly_written", lambda text: None)
    reference_list._names.cache_clear()
    assert essential_list(MINI, 2026) == quick
    reference_list._names.cache_clear()


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace("name: 感冒清热颗粒（胶囊）", 'name: "感冒清热颗粒（胶囊）"'),
        PLAIN.replace("  number: 2\n  name: 感冒清热颗粒（胶囊）\n", "  name: 感冒清热颗粒（胶囊）\n  number: 2\n"),
        PLAIN.replace("中成药", "中成药 # 第二部分"),
        "- {part: 中成药, number: 2, name: 感冒清热颗粒（胶囊）}\n",
        PLAIN.replace("\n", "\r\n"),
        "# 说明\n\n" + PLAIN + "- part: 中成药\n  number: 名\n  name: 无序号\n",
    ],
    ids=range(7),
)
def test_however_it_is_written(tmp_path: Path, text: str) -> None:
    assert essential_list(write(tmp_path, text), 2026) == {("中成药", 2): Entry("感冒清热颗粒（胶囊）", False)}


def test_entries_have_their_places() -> None:
    found = entries(LISTS / "nedl-2026")
    assert len(found) == 816
    assert found[0].place("name").line > 1
