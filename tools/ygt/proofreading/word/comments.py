"""Comments put into a Word document (ISO/IEC 29500-1, 17.13.4), beside those it has."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from ygt.proofreading.word.package import TYPES, Package
from ygt.proofreading.word.reading import Source, WordDraft
from ygt.proofreading.word.splitting import split_at
from ygt.proofreading.word.xml import (
    CONTENT_TYPES,
    DOCUMENT_RELATIONS,
    MAIN,
    PACKAGE_RELATIONS,
    SPACE,
    Element,
    child,
    new,
    parse,
    w,
    written,
)

AUTHOR = "医共体治理台账"
INITIALS = "台账"
KIND = "/comments"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
MAX_PARTS = 10_000
EMPTY = f'<w:comments xmlns:w="{MAIN}"/>'.encode()
EMPTY_RELATIONS = f'<Relationships xmlns="{PACKAGE_RELATIONS}"/>'.encode()


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on the characters `start` to `end` of a paragraph of the draft, a paragraph of it for each line."""

    paragraph: int
    start: int
    end: int
    lines: tuple[str, ...]


def commented(word: WordDraft, comments: Iterable[Comment]) -> bytes:
    """The document with the comments in it; every other part is as it was. Changes `word`: use it once."""
    comments = list(comments)
    package = word.package
    if not comments:
        return package.written()
    name, root = _comments_part(package)
    number = _next_number(word.root, root)
    by_paragraph: dict[int, list[tuple[int, Comment]]] = {}
    for offset, comment in enumerate(comments):
        root.append(_comment(number + offset, comment))
        by_paragraph.setdefault(comment.paragraph, []).append((number + offset, comment))
    for paragraph, held in by_paragraph.items():
        _anchor(word, word.sources[paragraph], held)
    package.parts[name] = written(root)
    package.parts[package.main] = written(word.root)
    return package.written()


def _comments_part(package: Package) -> tuple[str, Element]:
    """The part for comments and its root; a new one is entered among the types and relations of the document."""
    for name in package.related(package.main, KIND).values():
        return name, package.xml(name)
    folder = posixpath.dirname(package.main)
    name = next(
        candidate
        for number in range(MAX_PARTS)
        if (candidate := posixpath.join(folder, f"comments{number or ''}.xml")) not in package.parts
    )
    types = package.xml(TYPES)
    child(types, CONTENT_TYPES, "Override", PartName=f"/{name}", ContentType=CONTENT_TYPE)
    package.parts[TYPES] = written(types)
    relations_name = package.relations_of(package.main)
    relations = parse(package.parts.get(relations_name, EMPTY_RELATIONS), relations_name)
    ids = {one.get("Id") for one in relations}
    id_ = next(candidate for number in range(1, MAX_PARTS) if (candidate := f"rIdYgt{number}") not in ids)
    target = posixpath.relpath(name, folder or ".")
    child(relations, PACKAGE_RELATIONS, "Relationship", Id=id_, Type=DOCUMENT_RELATIONS + KIND, Target=target)
    package.parts[relations_name] = written(relations)
    return name, parse(EMPTY, name)


def _next_number(document: Element, comments: Element) -> int:
    """A number no comment has, those whose text or place is missing included."""
    places = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
    used = [*comments.iter(w("comment")), *document.iter(*places)]
    numbers = [int(value) for one in used if (value := str(one.get(w("id"), ""))).isdecimal()]
    return max(numbers, default=-1) + 1


def _comment(number: int, comment: Comment) -> Element:
    element = new("comment", id=str(number), author=AUTHOR, initials=INITIALS)
    for index, line in enumerate(comment.lines):
        paragraph = new("p")
        if not index:
            mark = new("r")
            mark.append(new("annotationRef"))
            paragraph.append(mark)
        run, text = new("r"), new("t")
        text.text = line
        text.set(SPACE, "preserve")
        run.append(text)
        paragraph.append(run)
        element.append(paragraph)
    return element


def _anchor(word: WordDraft, source: Source, comments: list[tuple[int, Comment]]) -> None:
    if source.pieces:
        split_at(source.pieces, (offset for _, one in comments for offset in (one.start, one.end)))
        for number, one in comments:
            runs = [p.run for p in source.pieces if p.start < one.end and p.start + p.length > one.start]
            _around(number, runs[0], runs[-1])
    else:
        for number, _ in comments:
            if source.anchor is not None:
                _around(number, source.anchor, source.anchor)
            elif word.first is not None:
                _before(number, word.first)


def _around(number: int, first: Element, last: Element) -> None:
    first.addprevious(new("commentRangeStart", id=str(number)))
    reference = new("r")
    reference.append(new("commentReference", id=str(number)))
    end = new("commentRangeEnd", id=str(number))
    # An element added behind another takes its tail along.
    end.tail, last.tail = last.tail, None
    last.addnext(end)
    reference.tail, end.tail = end.tail, None
    end.addnext(reference)


def _before(number: int, paragraph: Element) -> None:
    """A comment at the beginning of a paragraph, on nothing in particular."""
    properties = paragraph.find(w("pPr"))
    at = 0 if properties is None else paragraph.index(properties) + 1
    reference = new("r")
    reference.append(new("commentReference", id=str(number)))
    marks = [new("commentRangeStart", id=str(number)), new("commentRangeEnd", id=str(number)), reference]
    for offset, element in enumerate(marks):
        paragraph.insert(at + offset, element)
