"""How long it takes to print a hundred papers of a county, and how much memory.

A hundred notices of four pages, an annex among them, no two alike, are printed as PDF, and as PDF and DOCX, each time
in a process that has just begun and has printed one paper before the clock starts. Prints the CPU seconds and the
most memory of each, with what they may be at most.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import replace
from datetime import datetime

from ygt.publish.papers.docx import render_docx
from ygt.publish.papers.model import Annex, Column, Heading, Member, Paper, Paragraph, Post, Roster, Table
from ygt.publish.papers.pdf import render_pdf

ON = datetime(2026, 3, 12)
PAPERS = 100
ROUNDS = 3
MOST = {"pdf": 6.0, "both": 20.0}
MOST_MEMORY = 250
TITLES = {"pdf": "PDF", "both": "PDF 和 DOCX"}
# Linux counts in kilobytes, macOS in bytes.
UNITS_IN_A_MEGABYTE = 1024**2 if sys.platform == "darwin" else 1024


def main() -> int:
    """Print the table; exit code 1 where a figure is missed."""
    print(f"{PAPERS} 份公文，每份4页（已印过一份之后）")
    print(f"{'':16}{'CPU 秒':>8}{'至多':>6}{'内存 MB':>10}{'至多':>6}")
    kept = True
    for kind, most in MOST.items():
        rounds = [measured(kind) for _ in range(ROUNDS)]
        seconds, memory = min(one[0] for one in rounds), min(one[1] for one in rounds)
        print(f"{TITLES[kind]:<14}{seconds:>10.2f}{most:>8.0f}{memory:>11.0f}{MOST_MEMORY:>8}")
        kept = kept and seconds <= most and memory <= MOST_MEMORY
    return 0 if kept else 1


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
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
        sys.exit(0)
    sys.exit(main())
