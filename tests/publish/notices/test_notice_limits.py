"""Bad input and large input: a clear message or a correct paper, and never half of one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from notice_reading import WORKSPACES, assert_in_order, pages, whole, ygt

from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.load import load
from ygt.ledger.record import Record
from ygt.publish.notices.printing import print_notices

Make = Callable[..., tuple[Ledger, Record]]
DECIDED = "decided_by: {document: 示政办发〔2024〕20号}"
ESTABLISH = """\
title: {title}
id: extra
kind: 成立机构
status: 拟稿
issuers: [示例县人民政府办公室]
body: 名单专班
disclosure: 主动公开
"""
TASK_FORCE = "name: 名单专班\nid: mingdan\nlevel: 临时\ntrack: 行政\nfunction: 工作专班\nmemberships:\n"


def task_force(names: list[str]) -> dict[str, str]:
    lines = [f"  - {{person: {name}, post: 成员, from: 2024-06-28, {DECIDED}}}\n" for name in names]
    return {"org/bodies/mingdan.yaml": TASK_FORCE + "".join(lines)}


def test_five_hundred_members_each_on_a_line(mini_with: Make, tmp_path: Path) -> None:
    names = [f"某{number:03}号" for number in range(1, 501)]
    ledger, _ = mini_with(ESTABLISH.format(title="关于成立名单专班的通知"), task_force(names))
    (printed,) = print_notices(ledger, tmp_path / "out", ["extra"])
    assert printed.pages == len(pages(printed.pdf)) > 20
    text = re.sub(r"示例数据，纯属虚构|—\d+—", "", whole(printed.pdf))
    assert_in_order(text, names)


def test_long_name_and_long_title(mini_with: Make, tmp_path: Path) -> None:
    name = "阿依古丽·买买提依明·阿卜杜热西提·吐尔逊江·努尔麦麦提热合曼"
    assert len(name) >= 30
    title = "示例县人民政府办公室关于" + "进一步加强县域医疗卫生服务体系建设" * 6 + "的通知"
    assert len(title) >= 110
    ledger, _ = mini_with(ESTABLISH.format(title=title), task_force([name, "张三"]))
    (printed,) = print_notices(ledger, tmp_path / "out", ["extra"])
    assert_in_order(whole(printed.pdf), [title, name, "张三"])


def test_character_without_glyph_names_the_record_and_writes_nothing(mini_with: Make, tmp_path: Path) -> None:
    ledger, _ = mini_with(ESTABLISH.format(title="关于成立名单专班的通知"), task_force(["张\U0002f9ff"]))
    with pytest.raises(ToolError, match=r"U\+2F9FF") as refused:
        print_notices(ledger, tmp_path / "out")
    assert "org/notices/extra.yaml" in refused.value.message
    assert not (tmp_path / "out").exists()


def test_markup_stays_text(mini_with: Make, tmp_path: Path) -> None:
    name = "#panic()*a*$x$<b>"
    ledger, _ = mini_with(ESTABLISH.format(title="关于成立名单专班的通知"), task_force([f'"{name}"']))
    (printed,) = print_notices(ledger, tmp_path / "out", ["extra"])
    assert name in whole(printed.pdf)


def test_files_replace_their_former_selves_and_leave_nothing_beside(mini: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "committee.pdf").write_bytes(b"old")
    ledger, _ = load(mini)
    (printed,) = print_notices(ledger, folder)
    assert printed.notice["id"] == "committee"
    assert printed.pdf.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in folder.iterdir()) == ["committee.docx", "committee.pdf"]


def test_two_notices_with_one_id_are_refused(mini_with: Make, tmp_path: Path) -> None:
    ledger, notice = mini_with(ESTABLISH.format(title="关于成立名单专班的通知"), task_force(["张三"]))
    notice.data["id"] = "committee"
    with pytest.raises(ToolError, match="互相覆盖"):
        print_notices(ledger, tmp_path / "out")


def test_unsound_notice_is_refused(mini: Path, tmp_path: Path) -> None:
    path = mini / "org" / "notices" / "committee.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: 成立机构\n", ""), encoding="utf-8")
    ledger, _ = load(mini)
    with pytest.raises(ToolError, match="登记不完整"):
        print_notices(ledger, tmp_path / "out")


def test_unknown_id_is_answered_with_the_nearest(tmp_path: Path) -> None:
    run = ygt("-C", WORKSPACES["demo"], "notice", "print", "chengli-yigongwe", "-o", tmp_path / "out")
    assert run.returncode == 2
    assert run.stdout == ""
    assert "没有标识为“chengli-yigongwe”的公文，相近的有 chengli-yigongwei（" in run.stderr
    assert "处理办法：" in run.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("words", [(), ("committee", "--all")])
def test_ids_or_all_but_not_both(words: tuple[str, ...]) -> None:
    run = ygt("-C", WORKSPACES["mini"], "notice", "print", *words)
    assert run.returncode == 2
    assert "二者选一" in run.stderr


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    blocked = tmp_path / "out"
    blocked.write_text("在此", encoding="utf-8")
    run = ygt("-C", WORKSPACES["mini"], "notice", "print", "--all", "-o", blocked)
    assert run.returncode == 2
    assert f"无法写入“{blocked / 'committee.pdf'}”：路径中有一段不是文件夹" in run.stderr
    assert "Traceback" not in run.stderr


def test_errors_in_the_ledger_stop_the_printing(mini: Path) -> None:
    path = mini / "org" / "notices" / "committee.yaml"
    path.write_text(path.read_text("utf-8").replace("实施方案", "没有的方案"), encoding="utf-8")
    run = ygt("-C", mini, "notice", "print", "--all")
    assert run.returncode == 1
    assert run.stdout == ""
    assert "台账有1处错误，未印制公文" in run.stderr
    assert "ygt check" in run.stderr
    assert not (mini / "build").exists()


def test_control_characters_are_caught_before_anything_is_printed(mini: Path) -> None:
    path = mini / "org" / "notices" / "committee.yaml"
    path.write_text(path.read_text("utf-8").replace("各乡镇", "各乡\x07镇"), encoding="utf-8")
    run = ygt("-C", mini, "notice", "print", "--all")
    assert run.returncode == 1
    assert not (mini / "build").exists()


def test_default_folder_and_list(mini: Path) -> None:
    run = ygt("-C", mini, "notice", "print", "committee")
    assert run.returncode == 0, run.stderr
    folder = mini / "build" / "notices" / "shili"
    assert sorted(path.name for path in folder.iterdir()) == ["committee.docx", "committee.pdf"]
    assert f"{folder / 'committee.pdf'}（2页）" in run.stdout
    listed = ygt("-C", mini, "notice", "list")
    assert listed.returncode == 0
    assert "committee  成立机构  印发      示政办发〔2024〕20号" in listed.stdout
    assert listed.stdout.endswith("共1份\n")
