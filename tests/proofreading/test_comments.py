"""Comments stand at exactly the characters meant, and change nothing else of the document."""

from __future__ import annotations

import io
import re

from documents import SPACES, W, of_body, of_lines, package, paragraph, relation, run, unzipped
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ygt.proofreading.word.comments import AUTHOR, Comment, commented
from ygt.proofreading.word.reading import read_draft


def marked(content: bytes, *comments: Comment) -> bytes:
    return commented(read_draft(package(content)), comments)


def ranges(content: bytes) -> dict[str, str]:
    """The text between the two ends of each comment, as a program that shows it goes through the document."""
    root = etree.fromstring(unzipped(content)["word/document.xml"])
    open_, found = set(), {}
    for element in root.iter():
        name = etree.QName(element).localname
        if name == "commentRangeStart":
            open_.add(element.get(f"{{{W}}}id"))
            found[element.get(f"{{{W}}}id")] = ""
        elif name == "commentRangeEnd":
            open_.remove(element.get(f"{{{W}}}id"))
        elif name == "t":
            for number in open_:
                found[number] += element.text or ""
    assert not open_
    return found


def formats(content: bytes) -> list[tuple[str, bytes]]:
    """Every character of the document with the properties of its run."""
    root = etree.fromstring(unzipped(content)["word/document.xml"])
    found = []
    for text in root.iter(f"{{{W}}}t"):
        properties = text.getparent().find(f"{{{W}}}rPr")
        shown = b"" if properties is None else etree.tostring(properties)
        found += [(character, shown) for character in text.text or ""]
    return found


def test_comment_is_read_by_python_docx() -> None:
    content = marked(of_lines(["由12家乡镇卫生院组成"]), Comment(0, 1, 9, ("台账为11家。", "处理办法：核对。")))
    document = Document(io.BytesIO(content))
    (comment,) = document.comments
    assert (comment.author, comment.text) == (AUTHOR, "台账为11家。\n处理办法：核对。")
    assert ranges(content) == {"0": "12家乡镇卫生院"}
    assert document.paragraphs[0].text == "由12家乡镇卫生院组成"


def test_everything_else_is_byte_for_byte_the_same() -> None:
    before = of_lines(["甲乙丙"])
    after = marked(before, Comment(0, 1, 2, ("核对。",)))
    old, new = unzipped(before), unzipped(after)
    changed = {name for name in new if old.get(name) != new[name]}
    assert changed == {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"}
    assert set(old) <= set(new)


def test_comments_there_are_stay() -> None:
    document = Document()
    held = document.add_paragraph("甲乙丙丁")
    document.add_comment(held.runs, text="请张科长核对", author="李四")
    file = io.BytesIO()
    document.save(file)
    after = Document(io.BytesIO(marked(file.getvalue(), Comment(0, 1, 3, ("核对。",)))))
    assert [(one.author, one.text) for one in after.comments] == [("李四", "请张科长核对"), (AUTHOR, "核对。")]
    assert len({one.comment_id for one in after.comments}) == 2
    assert set(ranges(marked(file.getvalue(), Comment(0, 1, 3, ("核对。",)))).values()) == {"甲乙丙丁", "乙丙"}


def test_runs_keep_their_formatting() -> None:
    body = paragraph(run("甲乙", "<w:b/>"), f"<w:ins w:id='7'>{run('丙丁', '<w:i/>')}</w:ins>", run("戊"))
    content = of_body(body)
    after = marked(content, Comment(0, 1, 3, ("核对。",)), Comment(0, 2, 5, ("再核对。",)))
    assert formats(after) == formats(content)
    assert ranges(after) == {"0": "乙丙", "1": "丙丁戊"}


def test_what_is_no_running_text_is_commented_on_where_it_hangs() -> None:
    notes = f"<w:footnotes {SPACES}><w:footnote w:id='2'>{paragraph(run('截止今日'))}</w:footnote></w:footnotes>"
    header = f"<w:hdr {SPACES}>{paragraph(run('其它'))}</w:hdr>"
    body = paragraph(
        run("正文", "<w:b/>"), "<w:r><w:footnoteReference w:id='2'/></w:r>", properties="<w:jc w:val='left'/>"
    )
    relations = relation("footnotes", "footnotes.xml", "r1") + relation("header", "header1.xml", "r2")
    content = of_body(body, {"word/footnotes.xml": notes, "word/header1.xml": header}, relations)
    after = unzipped(marked(content, Comment(1, 0, 2, ("脚注1：…",)), Comment(2, 0, 2, ("页眉：…",))))
    text = after["word/document.xml"].decode()
    assert re.search(
        r'<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeEnd', text
    )
    assert '</w:pPr><w:commentRangeStart w:id="1"/>' in text
    assert after["word/footnotes.xml"].decode() == notes
    assert after["word/header1.xml"].decode() == header


def test_no_comments_no_change() -> None:
    content = of_lines(["甲"])
    assert unzipped(marked(content)) == unzipped(content)


TEXT = st.text("甲乙丙丁戊己12，。 ", min_size=1, max_size=12)
RUNS = st.lists(
    st.tuples(TEXT, st.sampled_from(["", "<w:b/>", "<w:i/>"]), st.sampled_from(["", "ins", "hyperlink"])),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(RUNS, st.lists(st.tuples(st.integers(0, 70), st.integers(1, 30)), max_size=5))
def test_marking_never_changes_the_text(runs: list[tuple[str, str, str]], spans: list[tuple[int, int]]) -> None:
    pieces = []
    for text, properties, wrapper in runs:
        held = run(text, properties)
        # A soft return inside the run, so that it holds more than one text.
        held = held.replace("</w:r>", "<w:br/><w:t>尾</w:t></w:r>") if wrapper == "" else held
        pieces.append(f"<w:{wrapper}>{held}</w:{wrapper}>" if wrapper else held)
    content = of_body(paragraph(*pieces) + paragraph(run("另一段")))
    read = read_draft(package(content)).draft
    text = read.paragraphs[0].text
    if not text.strip() or len(read.paragraphs) < 2:
        return
    wanted = [(start, min(len(text), start + size)) for start, size in spans if start < len(text)]
    after = marked(content, *(Comment(0, start, end, ("核对。",)) for start, end in wanted))
    again = read_draft(package(after)).draft
    assert [one.text for one in again.paragraphs] == [one.text for one in read.paragraphs]
    assert formats(after) == formats(content)
    shown = {str(number): text[start:end].replace("\n", "") for number, (start, end) in enumerate(wanted)}
    assert ranges(after) == shown
