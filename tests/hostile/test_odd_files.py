"""Files that are none, or not what they seem, in a county that is checked: a finding, and never a wait or a fault."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from command_line import carried_out
from requirements import NAMED_PIPES
from ygt.check import check
from ygt.cli.building import printed
from ygt.edit.files import content_read, save
from ygt.errors import ToolError
from ygt.ledger.load import load
from ygt.publish.site.builder import write_config
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


@NAMED_PIPES
@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("build", ["build"]),
        ("build", ["site"]),
        ("build/site", ["site"]),
        ("build/docs", ["site"]),
        ("build/notices", ["notice", "print", "--all"]),
        ("build/notices/shili", ["notice", "sheet", "committee"]),
        ("build/export", ["export", "xlsx"]),
        ("build/forms", ["forms", "out"]),
        ("build/dossier", ["dossier"]),
        (".vscode", ["schema"]),
        (".github", ["codeowners", "--platform", "github"]),
    ],
)
def test_nothing_is_written_where_a_link_leads(mini: Path, tmp_path: Path, link: str, words: list[str]) -> None:
    """A link in the place of what is built would have all its target replaced by it."""
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "letter.txt").write_text("留着", encoding="utf-8")
    (mini / link).parent.mkdir(exist_ok=True, parents=True)
    (mini / link).symlink_to(theirs, target_is_directory=True)
    done = carried_out(["-C", mini, *words], cwd=mini, environment=os.environ)
    assert done.returncode == 2 and "是链接，没有写入所指的位置" in done.stderr, done.stderr
    assert [one.name for one in theirs.iterdir()] == ["letter.txt"]


@NAMED_PIPES
def test_the_site_shows_no_paper_that_is_a_link(mini: Path, tmp_path: Path) -> None:
    folder = mini / "build" / "notices" / "shili"
    folder.mkdir(parents=True)
    (tmp_path / "secret.pdf").write_bytes(b"%PDF-1.7 secret")
    (folder / "committee.pdf").symlink_to(tmp_path / "secret.pdf")
    (folder / "committee.docx").write_bytes(b"PK")
    assert [one.name for one in printed(mini, "shili", "committee")] == ["committee.docx"]


@NAMED_PIPES
def test_settings_of_the_site_replace_a_link_and_not_its_target(tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("export A=1\n", encoding="utf-8")
    (tmp_path / "build" / "docs").mkdir(parents=True)
    for name in ("mkdocs.yml", "search-words.txt"):
        (tmp_path / "build" / name).symlink_to(tmp_path / "profile")
    docs = tmp_path / "build" / "docs"
    write_config(docs, tmp_path / "build" / "site", config={"site_name": "甲"}, nav=[], words=["柳河镇"])
    assert (tmp_path / "profile").read_text(encoding="utf-8") == "export A=1\n"
    assert not (tmp_path / "build" / "mkdocs.yml").is_symlink()


@NAMED_PIPES
def test_no_record_is_written_into_a_folder_that_is_a_link_out(mini: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (mini / "members" / "linked").symlink_to(tmp_path / "theirs", target_is_directory=True)
    with pytest.raises(ToolError, match="指向台账目录之外的链接"):
        save(mini, {"members/linked/a.yaml": b"- name: a\n"})
    assert not list((tmp_path / "theirs").iterdir())
