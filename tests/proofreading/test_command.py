"""`ygt verify`: what it prints and writes, how it ends, and that the draft is never touched."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from documents import of_body, of_lines, paragraph, run, unzipped
from docx import Document

from workspaces import MINI
from ygt.cli.main import main

SAID = pytest.CaptureFixture[str]
DRAFT = ["县域医共体由12家乡镇卫生院、1家社区卫生服务中心组成。", "由示例县卫生健康局牵头。"]
LINE = "第1段（县域医共体由12家乡…）：“12家乡镇卫生院”，台账为2家。〔JH101〕\n"


def verify(capsys: SAID, *words: object) -> tuple[int, str, str]:
    code = main(["-C", str(MINI), "verify", *map(str, words)])
    return (code, *capsys.readouterr())


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "稿件.docx"
    path.write_bytes(of_lines(DRAFT))
    return path


def test_findings_are_printed_and_end_with_1(draft: Path, capsys: SAID) -> None:
    code, out, err = verify(capsys, draft, "--as-of", "2026-03-01")
    assert (code, out) == (1, LINE)
    assert err == "按2026年3月1日（指定的日期）的台账核对，共1处：与台账不一致1处\n"
    assert [one.name for one in draft.parent.iterdir()] == ["稿件.docx"]


def test_a_clean_draft_ends_with_0(tmp_path: Path, capsys: SAID) -> None:
    path = tmp_path / "稿件.docx"
    path.write_bytes(of_lines([DRAFT[1], "2026年3月2日"]))
    code, out, err = verify(capsys, path)
    assert (code, out) == (0, "")
    assert err == "按2026年3月2日（成文日期）的台账核对，没有发现问题\n"


def test_the_marked_copy(draft: Path, capsys: SAID) -> None:
    before = draft.read_bytes()
    marked = draft.with_name("稿件-核对.docx")
    code, out, err = verify(capsys, draft, "-o", marked)
    assert (code, out) == (1, LINE)
    assert f"已另存：{marked}（原稿未改动）" in err
    assert draft.read_bytes() == before
    document = Document(io.BytesIO(marked.read_bytes()))
    assert [one.text for one in document.paragraphs] == DRAFT
    (comment,) = document.comments
    assert comment.text.splitlines() == [
        "“12家乡镇卫生院”，台账为2家。",
        "处理办法：请核对数量；数量确已调整的，先更正台账。",
        "〔JH101 机构数量与台账不符〕",
    ]
    # What is marked already gets the same marks again, and no others.
    assert verify(capsys, marked)[:2] == (1, LINE)


def test_the_same_draft_gives_the_same_bytes(draft: Path, capsys: SAID) -> None:
    copies = [draft.with_name(name) for name in ("甲.docx", "乙.docx")]
    for copy in copies:
        verify(capsys, draft, "-o", copy, "--as-of", "2026-03-01")
    assert copies[0].read_bytes() == copies[1].read_bytes()


def test_a_clean_draft_is_copied_as_it_is(tmp_path: Path, capsys: SAID) -> None:
    path, copy = tmp_path / "稿件.docx", tmp_path / "核对.docx"
    path.write_bytes(of_lines([DRAFT[1]]))
    assert verify(capsys, path, "-o", copy)[0] == 0
    assert unzipped(copy.read_bytes()) == unzipped(path.read_bytes())


@pytest.mark.parametrize(
    ("output", "said"), [("稿件.docx", "与原稿同名"), ("./稿件.docx", "与原稿同名"), ("核对.doc", "不是 .docx")]
)
def test_outputs_that_are_refused(draft: Path, capsys: SAID, output: str, said: str) -> None:
    before = draft.read_bytes()
    code, out, err = verify(capsys, draft, "-o", draft.parent / output)
    assert (code, out) == (2, "")
    assert said in err
    assert draft.read_bytes() == before
    assert [one.name for one in draft.parent.iterdir()] == ["稿件.docx"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "正文".encode(), of_lines(["甲"])[:-200]])
def test_what_cannot_be_read_ends_with_2_and_writes_nothing(tmp_path: Path, capsys: SAID, content: bytes) -> None:
    path = tmp_path / "稿件.docx"
    path.write_bytes(content)
    code, out, err = verify(capsys, path, "-o", tmp_path / "核对.docx")
    assert (code, out) == (2, "")
    assert "已损坏" in err
    assert "Traceback" not in err
    assert [one.name for one in tmp_path.iterdir()] == ["稿件.docx"]


def test_no_draft_is_asked_for(capsys: SAID) -> None:
    code, _, err = verify(capsys)
    assert code == 2
    assert "请写明要核对的稿件" in err


def test_checks_are_listed(capsys: SAID) -> None:
    code, out, _ = verify(capsys, "--checks")
    assert code == 0
    assert [one for one in out.splitlines() if one in {"与台账不一致", "稿内前后不一致", "文字规范"}] == [
        "与台账不一致",
        "稿内前后不一致",
        "文字规范",
    ]
    assert "JH304 “截止”误作“截至”\n" in out


def test_text_of_a_draft_cannot_harm_the_terminal(tmp_path: Path, capsys: SAID) -> None:
    path = tmp_path / "稿件.docx"
    path.write_bytes(of_body(paragraph(run("截止2026年3月，其它\u202e事项"))))
    code, out, _ = verify(capsys, path)
    assert code == 1
    assert "\u202e" not in out


OFFICE = shutil.which("soffice")


def converted(path: Path, folder: Path) -> Path:
    """The document as LibreOffice saves it again."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    words = [str(OFFICE), profile, "--headless", "--convert-to", "docx", "--outdir", str(folder), str(path)]
    subprocess.run(words, check=False, capture_output=True, timeout=180)
    return folder / path.name


if OFFICE:  # a program of its own: where there is none, there is nothing to try

    @pytest.mark.stress
    def test_an_office_program_opens_the_copy_and_keeps_the_comments(draft: Path, tmp_path: Path, capsys: SAID) -> None:
        marked = tmp_path / "marked.docx"
        verify(capsys, draft, "-o", marked)
        again = converted(marked, tmp_path / "again")
        document = Document(str(again))
        assert [one.text for one in document.paragraphs] == DRAFT
        assert [one.author for one in document.comments] == ["医共体治理台账"]
        # The program may say where pages begin; the findings stay the same.
        code, out, _ = verify(capsys, again)
        assert (code, out.partition("：")[2]) == (1, LINE.partition("：")[2])
