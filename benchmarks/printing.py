"""How much work it is to print a hundred papers of a county, beside LibreOffice, and how much memory that takes.

A hundred notices of four pages, an annex among them, no two alike, are printed as PDF, and as PDF and DOCX, each time
in a process that has just begun and has printed one paper before the clock starts. LibreOffice makes PDF of the same
papers from their DOCX: a few of them started once a file, and all of them in one batch.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from measuring import Cost, Row, run

from ygt.publish.papers.docx import render_docx
from ygt.publish.papers.model import Annex, Column, Heading, Member, Paper, Paragraph, Post, Roster, Table
from ygt.publish.papers.pdf import render_pdf

ON = datetime(2026, 3, 12)
PAPERS = 100
ROUNDS = 3
KINDS = {"pdf": ("PDF", 6.0), "both": ("PDF 和 DOCX", 20.0)}
"""What is made of each paper, and the CPU seconds a hundred may take."""
MOST_MEMORY = 250
SINGLY = 5
"""So many files LibreOffice is started for one by one; it takes the same time for each."""

TO_ONE, TO_BATCH = 25, 2
"""The part of LibreOffice's CPU we may take: where it is started once a file, and where it has all in one batch."""

OFFICES = ("soffice", "libreoffice")
# Linux counts in kilobytes, macOS in bytes.
UNITS_IN_A_MEGABYTE = 1024**2 if sys.platform == "darwin" else 1024


def rows() -> Iterator[Row]:
    """The lines of the table."""
    cost: dict[str, float] = {}
    for kind, (title, most) in KINDS.items():
        rounds = [measured(kind) for _ in range(ROUNDS)]
        seconds, memory = min(one[0] for one in rounds), min(one[1] for one in rounds)
        cost[kind] = seconds
        met = seconds <= most and memory <= MOST_MEMORY
        told = f"{seconds / PAPERS * 1000:.0f} 毫秒一份", f"≤ {most:g} 秒，≤ {MOST_MEMORY} MB"
        yield Row(f"{PAPERS}份公文印成 {title}", seconds, None, memory, *told, met)
    yield from _beside(cost["pdf"])


def _beside(ours: float) -> Iterator[Row]:
    office = next((found for name in OFFICES if (found := shutil.which(name))), None)
    if office is None:
        yield Row("LibreOffice", result="没有安装，未比较")
        return
    with tempfile.TemporaryDirectory() as folder:
        files = _written(Path(folder))
        _convert(office, Path(folder), files[:1])  # makes the profile of a user it does not know yet
        singly = [_convert(office, Path(folder), [file]) for file in files[:SINGLY]]
        batch = _convert(office, Path(folder), files)
    each = sum(one.cpu for one in singly) / len(singly)
    share = each * PAPERS / ours
    wanted = f"≤ 1/{TO_ONE}"
    told = f"PDF 是其 1/{share:.0f}", wanted, share >= TO_ONE
    title = f"LibreOffice 每份启动一次（{SINGLY}份，折合{PAPERS}份）"
    yield Row(title, each * PAPERS, sum(one.wall for one in singly) / SINGLY * PAPERS, singly[0].peak or None, *told)
    share = batch.cpu / ours
    told = f"PDF 是其 1/{share:.1f}", f"≤ 1/{TO_BATCH}", share >= TO_BATCH
    yield Row(f"LibreOffice 一次转换{PAPERS}份", batch.cpu, batch.wall, batch.peak or None, *told)


def _written(folder: Path) -> list[Path]:
    """The papers as DOCX."""
    files = []
    for number in range(PAPERS):
        file = folder / f"{number}.docx"
        file.write_bytes(render_docx(paper(number), on=ON))
        files.append(file)
    return files


def _convert(office: str, folder: Path, files: Sequence[Path]) -> Cost:
    """What LibreOffice costs, once started, for these files; SystemExit where it makes no PDF of one."""
    into = folder / "pdf"
    user = f"-env:UserInstallation={(folder / 'user').as_uri()}"
    command = [office, user, "--headless", "--convert-to", "pdf", "--outdir", str(into), *map(str, files)]
    cost = run(command, codes=(0,))
    missing = [file.name for file in files if not (into / f"{file.stem}.pdf").is_file()]
    if missing:
        raise SystemExit(f"LibreOffice 没有转换 {'、'.join(missing[:3])}")
    shutil.rmtree(into)
    return cost


def measured(kind: str) -> tuple[float, float]:
    """CPU seconds and megabytes of printing in a new process."""
    done = subprocess.run([sys.executable, __file__, kind], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"无法印制：{done.stderr[-500:]}")
    seconds, memory = json.loads(done.stdout)
    return seconds, memory


def measure(kind: str) -> tuple[float, float]:
    """The same, in this process."""
    papers = [paper(number) for number in range(PAPERS + 1)]
    print_one(papers.pop(), kind)
    start = time.process_time()
    for each in papers:
        print_one(each, kind)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / UNITS_IN_A_MEGABYTE
    return time.process_time() - start, most


def print_one(one: Paper, kind: str) -> None:
    """A paper as PDF, and as DOCX where that is asked for."""
    render_pdf(one, on=ON)
    if kind == "both":
        render_docx(one, on=ON)


def paper(number: int) -> Paper:
    """A notice with a roster, headings and an annexed table; its number tells it from the others."""
    members = tuple(
        Member(f"张{name}", f"县第{number + place}卫生院院长") for place, name in enumerate("一二三四五六七八九十")
    )
    rows = tuple((str(each), f"中心{number}之{each}", "县人民医院") for each in range(1, 13))
    text = "各单位要高度重视，加强领导，密切配合，确保县域医共体建设各项任务落到实处。" * 4
    return replace(
        NOTICE,
        number=f"示政办发〔2026〕{number + 1}号",
        body=(Paragraph(text), Heading(1, "一、组成人员"), Roster((Post("成员", members),)), Paragraph(text)),
        annexes=(Annex(title="一览表", blocks=(Table((Column("序号"), Column("名称", 4), Column("单位", 3)), rows),)),),
    )


NOTICE = Paper(
    title="示例县人民政府办公室关于成立示例县紧密型县域医疗卫生共同体管理委员会的通知",
    body=(),
    standing="fictional",
    red_head=True,
    issuer_mark=("示例县人民政府办公室",),
    recipients="各乡镇人民政府，县直各有关单位",
    signature=("示例县人民政府办公室",),
    sealed=True,
    date="2026年3月12日",
    disclosure_note="此件公开发布",
    copied_to="县委办公室，县人大常委会办公室，县政协办公室，县纪委监委",
    printed_by="示例县人民政府办公室",
    printed_on="2026年3月12日",
    keep_whole=("示例县",),
)


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
