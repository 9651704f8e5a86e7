"""The miniature county with secrets laid into it: everything that is not for everyone bears a mark."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from pasts import entry, told
from site_pages import DAY

from workspaces import miniature
from ygt.check import Result
from ygt.history.log import History
from ygt.publish.site.generate import Site, generate
from ygt.publish.site.workspace import NoticeFiles, Workspace, no_files
from ygt.rules.table import RULES
from ygt.schema.contract import contract

MARK = "密件"
NUMBER = "示政发〔2024〕77号"
TEXT = "org/texts/mijian.txt"

DOCUMENT = f"""\
- title: {MARK}甲的通知
  id: mijian-jia
  number: {NUMBER}
  short_name: {MARK}甲
  kind: 通知
  issuers: [示例县人民政府]
  recipients: {MARK}收文单位
  date: 2024-06-20
  status: 现行
  disclosure: 不予公开
  disclosure_reason: {MARK}理由
  topic: 绩效考核
  text: {TEXT}
  remark: {MARK}备注
"""
DRAFT = f"""\
title: {MARK}公文拟稿
id: mijian-nigao
kind: 成立机构
status: 拟稿
issuers: [示例县人民政府办公室]
recipients: {MARK}主送机关
body: 示例县县域医共体管理委员会
basis: [实施方案]
disclosure: 主动公开
"""
OBLIGATION = f"""\
document: {NUMBER}
id: mijian-renwu
clauses:
  - {{id: Q-001, number: 一, summary: {MARK}任务, strength: 应当, duty_holders: [示例县卫生健康局]}}
"""
CLAUSE = """\
  - id: M-099
    number: 九
    summary: 制定绩效考核办法
    strength: 应当
    duty_holders: [示例县卫生健康局]
    deadline: 2024-12-31
    judged:
      - {kind: 数量, records: {kind: document, where: {topic: 绩效考核}}, minimum: 1}
"""
COLLATION = f"""\
- {{name: {MARK}校勘, document: {NUMBER}, line: 1, printed: {MARK}正文, problem: {MARK}校记}}
"""
MATTER = f"""\
- name: 名册督办
  id: mingce-duban
  matter: 补齐名册
  units: [示例县卫生健康局]
  issued_on: 2026-01-05
  progress: [{{on: 2026-03-01, text: {MARK}进展}}]
  remark: {MARK}备注
"""
MATERIAL = f"- {{name: 名册复印件, id: mingce-fuyinjian, proves: [M-001], file: org/materials/{MARK}.pdf}}\n"
ABSENT = f"""\
- name: 县医共体理事会2026年临时会议
  id: lishihui-linshi
  body: 示例县县域医共体理事会
  date: 2026-03-01
  absent: [{{person: {MARK}请假人}}]
  decisions: [{{number: 1, text: 审议名册, recused: [{MARK}回避人]}}]
"""
SEAT = "  - {person: 郑知行, post: 理事, unit: 东门社区卫生服务中心"
SOURCE = f"{{document: {NUMBER}, clause: {MARK}条款, quote: {MARK}原文}}"
BASIS = f"source: {SOURCE}, remark: 依据{NUMBER}和《{MARK}甲的通知》, "

INTERNAL_FIELDS = (("drug", "remark"), ("institution", "remark"))

PAST = History(
    [
        entry(told("李某任理事。"), told(f"印发{MARK}甲的通知。", "document", f"{MARK}甲的通知", "mijian-jia")),
        entry(told(f"郑某任理事（{NUMBER}）。"), commit="cd34ab12", title=f"示例县：{NUMBER}任职"),
        entry(told("废止旧文件。", "document", "早已删去的文件", "gone"), commit="ef567890"),
    ],
)


@cache
def secret_result() -> Result:
    """What `ygt check` finds in the county."""
    files = miniature()

    def changed(path: str, before: str, after: str) -> None:
        nonlocal files
        text = files.files[path].decode()
        assert before in text, path
        files = files.with_file(path, text.replace(before, after, 1).encode())

    def added(path: str, text: str) -> None:
        nonlocal files
        files = files.with_file(path, files.files.get(path, b"") + text.encode())

    added("org/documents.yaml", DOCUMENT)
    added(TEXT, f"{MARK}正文，{MARK}原文\n")
    added("org/notices/mijian.yaml", DRAFT)
    added("org/obligations/mijian.yaml", OBLIGATION)
    added("org/obligations/plan.yaml", CLAUSE)
    added("org/collation.yaml", COLLATION)
    added("org/supervision.yaml", MATTER)
    added("org/materials.yaml", MATERIAL)
    added("org/meetings.yaml", ABSENT)
    changed("org/bodies/council.yaml", SEAT, SEAT.replace("{", f"{{{BASIS}"))
    for path, kind in (("catalogues/drugs/anti_infective.yaml", "drug"), ("members/hospitals.yaml", "institution")):
        text = files.files[path].decode().rstrip("\n")
        files = files.with_file(path, f"{text}\n  remark: {MARK}{kind}\n".encode())
    return files.check()


def mark_internal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the contract keep some fields inside."""
    for kind, field in INTERNAL_FIELDS:
        node = contract().kind(kind).record.properties[field]
        monkeypatch.setitem(node.schema, "x-visibility", "internal")


def secret_site(*, internal: bool, day: date = DAY, printed: NoticeFiles = no_files) -> Site:
    """The site of the county, its past known."""
    workspace = Workspace(secret_result(), day, printed, past=PAST, internal=internal)
    return generate([workspace], rules=RULES)


def every_byte(site: Site) -> Iterator[tuple[str, bytes]]:
    """Everything that is published, by path, what is packed unpacked."""
    yield from ((path, text.encode()) for path, text in site.pages.items())
    yield from ((path, file.read_bytes()) for path, file in site.files.items())
    yield "search-words.txt", "\n".join(sorted(site.words)).encode()
    for path, content in site.made.items():
        yield from opened(path, content)


def opened(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, or what is in it where it is an archive (XLSX and DOCX are)."""
    if not content.startswith(b"PK\x03\x04"):
        # A calendar breaks its lines anywhere, even between the bytes of a character.
        yield path, content.replace(b"\r\n ", b"")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield from opened(f"{path}!{name}", archive.read(name))
