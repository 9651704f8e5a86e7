"""`ygt notice print` onto red paper and into an office's own template."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from office_template import FIELDS, template
from ygt.cli.main import main


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([*map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def test_what_is_printed_onto_red_paper_never_replaces_the_reading_copy(
    mini: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printing = ("-C", mini, "notice", "print", "committee", "-o", mini / "out")
    assert said(capsys, *printing)[0] == 0
    code, out, _ = said(capsys, *printing, "--overprint", "--rule-at", "110")
    assert code == 0
    assert "committee-taoda.pdf" in out
    names = {path.name for path in (mini / "out").iterdir()}
    assert names == {f"committee{end}.{suffix}" for end in ("", "-taoda") for suffix in ("pdf", "docx")}


def test_an_offices_own_template_is_filled_and_an_unknown_field_is_told(
    mini: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printing = ("-C", mini, "notice", "print", "committee", "-o", mini / "out", "--template")
    assert said(capsys, *printing, template(mini, "机关自己的模板", *FIELDS))[0] == 0
    made = docx.Document(str(mini / "out" / "committee.docx"))
    assert made.paragraphs[0].text == "机关自己的模板"
    code, _, err = said(capsys, *printing, template(mini, *FIELDS, "{{标頭}}"))
    assert code == 2
    assert "未定义的字段“标頭”" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--rule-at", "110"), "--rule-at 只用于套打"),
        (("--overprint", "--rule-at", "-5"), "-5"),
        (("--overprint", "--rule-at", "20"), "红线距纸的上边缘20毫米，文字无法排印"),
        (("--template", "没有.docx"), "没有.docx"),
    ],
)
def test_what_cannot_be_printed_is_told(
    mini: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    code, _, err = said(capsys, "-C", mini, "notice", "print", "committee", "-o", mini / "out", *arguments)
    assert code == 2
    assert message in err
    assert not (mini / "out").exists()


def test_a_folder_that_cannot_be_written_is_told(mini: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mini / "file").write_text("", encoding="utf-8")
    code, _, err = said(capsys, "-C", mini, "notice", "print", "committee", "-o", mini / "file" / "out")
    assert code == 2
    assert "无法写入" in err


def test_a_character_of_no_vendored_font_is_printed_as_docx_alone(
    mini: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = mini / "org/notices/committee.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("各乡镇人民政府", "各乡镇人民政府、\U0002f9ff镇"), encoding="utf-8")
    printing = ("-C", mini, "notice", "print", "committee", "-o", mini / "out")
    code, _, err = said(capsys, *printing)
    assert code == 2
    assert "U+2F9FF" in err
    assert "--docx" in err
    code, out, err = said(capsys, *printing, "--docx")
    assert code == 0, err
    assert out == f"{mini / 'out' / 'committee.docx'}\n"
    assert "每份只有 DOCX" in err
    assert [one.name for one in (mini / "out").iterdir()] == ["committee.docx"]
