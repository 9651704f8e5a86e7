"""Files that are none, or not what they seem, in a county that is checked: a finding, and never a wait or a fault."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from requirements import NAMED_PIPES
from ygt.check import check
from ygt.edit.files import content_read
from ygt.errors import ToolError
from ygt.ledger.load import load
from ygt.source.reader import read

TOWNSHIP = "members/township.yaml"
SECRET = "root:x:0:0:密不示人"


def found(root: Path, path: str) -> set[str]:
    return {one.code for one in check(root).findings if one.path == path}


@NAMED_PIPES
def test_a_pipe_a_folder_and_a_dangling_link(mini: Path) -> None:
    os.mkfifo(mini / "members" / "pipe.yaml")
    (mini / "members" / "folder.yaml").mkdir()
    (mini / "members" / "gone.yaml").symlink_to("nowhere.yaml")
    (mini / "members" / "round.yaml").symlink_to("round.yaml")
    for name in ("pipe", "gone", "round"):
        assert "YGT016" in found(mini, f"members/{name}.yaml"), name
    assert not found(mini, "members/folder.yaml") - {"YGT016", "YGT115"}


@NAMED_PIPES
def test_a_link_that_leads_out_is_not_read(mini: Path, tmp_path: Path) -> None:
    """Neither as a file of the ledger nor as a stored text, and it is neither shown nor rewritten."""
    secret = tmp_path / "secret.yaml"
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    (mini / "members" / "others.yaml").symlink_to(secret)
    (mini / "org" / "texts").mkdir(exist_ok=True)
    (mini / "org" / "texts" / "stolen.txt").symlink_to(secret)
    result = check(mini)
    (finding,) = [one for one in result.findings if one.path == "members/others.yaml"]
    assert finding.code == "YGT016" and "台账目录之外" in finding.message
    assert SECRET not in repr(result.findings) + repr(result.ledger.texts)
    with pytest.raises(ToolError, match="台账目录之外"):
        content_read(mini / "members/others.yaml", "members/others.yaml")


@NAMED_PIPES
def test_a_folder_that_is_a_link_out_is_not_read(mini: Path, tmp_path: Path) -> None:
    (mini / "members").rename(tmp_path / "elsewhere")
    (mini / "members").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(ToolError, match="指向台账目录之外的链接"):
        load(mini)


@NAMED_PIPES
def test_a_link_within_is_followed(mini: Path) -> None:
    (mini / TOWNSHIP).rename(mini / "members" / "kept")
    (mini / TOWNSHIP).symlink_to("kept")
    assert not found(mini, TOWNSHIP) & {"YGT016"}
    assert content_read(mini / TOWNSHIP, TOWNSHIP) == (mini / "members" / "kept").read_bytes()


def test_a_file_that_vanishes_while_it_is_checked(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = [*load(mini)[0].documents, "members/vanished.yaml"]
    monkeypatch.setattr("ygt.ledger.load.files", lambda _root: sorted(known))
    assert found(mini, "members/vanished.yaml") == {"YGT016"}


def test_a_stored_text_larger_than_any_file_is_not_read(mini: Path) -> None:
    (mini / "org" / "texts").mkdir(exist_ok=True)
    with (mini / "org" / "texts" / "huge.txt").open("wb") as file:
        file.truncate(1024**3)
    assert "org/texts/huge.txt" not in load(mini)[0].texts


HIDING = {
    "zero-width space": "\u200b",
    "word joiner": "\u2060",
    "right-to-left override": "\u202e",
    "isolate": "\u2066",
    "tag": "\U000e0041",
    "variation selector": "\ufe0f",
    "variation selector of ideographs": "\U000e0100",
    "Hangul filler": "\u3164",
    "half-width Hangul filler": "\uffa0",
    "blank of braille": "\u2800",
    "combining grapheme joiner": "\u034f",
    "Khmer vowel that is not seen": "\u17b4",
    "Mongolian selector in Chinese": "\u180b",
    "musical control": "\U0001d173",
    "shorthand control": "\U0001bca0",
    "soft hyphen": "\u00ad",
}


@pytest.mark.parametrize("name", HIDING)
def test_what_hides_is_an_error_wherever_it_stands(name: str) -> None:
    sign = HIDING[name]
    for text in (f"a: 柳河{sign}镇\n", f"柳{sign}河: a\n", f"a: b # 柳河{sign}镇\n", f'a: "柳河{sign}镇"\n'):
        (finding,) = read("a.yaml", text.encode()).findings
        assert (finding.code, finding.severity) == ("YGT007", "error"), text


@pytest.mark.parametrize("text", ["ᠮᠣᠩᠭᠣᠯ᠋", "ᠨᠠᠢ᠌ᠮᠠ", "ئۇيغۇر\u200cچە", "བོད་ཡིག", "张　三", "𬱖", "㐂"])
def test_what_is_spelling_is_none(text: str) -> None:
    assert read("a.yaml", f"a: {text}\n".encode()).findings == []


@pytest.mark.parametrize(
    "encoding", ["gb18030", "gbk", "big5", "shift_jis", "euc_kr", "cp1252", "cp1251", "utf-16", "utf-16-be", "utf-32"]
)
def test_encodings_of_windows_are_named_or_refused(encoding: str) -> None:
    """Never read as something else, which would be wrong characters in the right places."""
    text = {
        "shift_jis": "名前: 病院の名簿",
        "euc_kr": "이름: 병원",
        "cp1252": "name: Zürich Café",
        "cp1251": "имя: больница",
    }
    content = text.get(encoding, "名稱: 衛生院" if encoding == "big5" else "名称: 柳河镇卫生院名册").encode(encoding)
    document = read("a.yaml", content)
    assert document.data is None
    assert {one.code for one in document.findings} <= {"YGT001", "YGT002"} and document.findings
