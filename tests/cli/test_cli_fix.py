from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from cli_process import Run

TOWNSHIP = "members/township.yaml"
RECORD = "- name: 柳河镇卫生院\n  id: liuhe\n  kind: 乡镇卫生院\n"


def add(mini: Path, text: str, path: str = TOWNSHIP) -> Path:
    """Records added to a file of the miniature county."""
    file = mini / path
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(before + text, encoding="utf-8")
    return file


MENDED = {
    "quotes": ("  division: 990101101 # 代码\n", '  division: "990101101" # 代码\n', "加引号1处"),
    "a word": ("  remark: no\n", '  remark: "no"\n', "加引号1处"),
    "full width": (
        '  credit_code: "１２990101MB00000007"\n',
        '  credit_code: "12990101MB00000007"\n',
        "全角数字、字母改为半角1处",
    ),
    "a person": (
        "  offices: [{title: 院长, role: 主要负责同志, holders: [{person: 李 示例, from: 2024-01-01}]}]\n",
        "  offices: [{title: 院长, role: 主要负责同志, holders: [{person: 李示例, from: 2024-01-01}]}]\n",
        "去除姓名、名称中的空格1处",
    ),
}


@pytest.mark.parametrize("name", MENDED)
def test_mends_and_says_what(ygt: Run, mini: Path, name: str) -> None:
    wrong, right, said = MENDED[name]
    file = add(mini, RECORD + wrong)
    before = file.read_bytes()
    told = ygt("-C", mini, "fix", "--diff")
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith(f"{TOWNSHIP}：{said}（未写入）\n--- a/{TOWNSHIP}\n")
    assert f"\n+{right}" in told.stdout
    assert file.read_bytes() == before
    done = ygt("-C", mini, "fix")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{TOWNSHIP}：{said}\n", "")
    assert file.read_text(encoding="utf-8") == before.decode().replace(wrong, right)
    again = ygt("-C", mini, "fix")
    assert (again.returncode, again.stdout) == (0, "")


def test_what_refers_to_a_mended_name_follows(ygt: Run, mini: Path) -> None:
    add(mini, RECORD.replace("柳河", "柳 河"))
    support = "- {supporter: 示例县人民医院, supported: 柳 河镇卫生院, stage: 已建立}\n"
    add(mini, support, "org/support.yaml")
    done = ygt("-C", mini, "fix", TOWNSHIP)
    assert done.stdout.splitlines() == [
        f"{TOWNSHIP}：去除姓名、名称中的空格1处",
        "org/support.yaml：引用处随之改动1处",
    ]
    assert "supported: 柳河镇卫生院" in (mini / "org/support.yaml").read_text(encoding="utf-8")


def test_a_name_that_another_bears_is_left(ygt: Run, mini: Path) -> None:
    add(mini, RECORD + RECORD.replace("柳河", "柳 河").replace("liuhe", "liuhe-2"))
    assert ygt("-C", mini, "fix").stdout == ""


def test_brackets_of_document_numbers(ygt: Run, mini: Path) -> None:
    file = add(
        mini,
        "- {title: 关于某事的通知, number: 示政发（２０２４）8号, issuers: [示例县人民政府], kind: 通知}\n"
        "- {title: 关于（2024）年的通知, number: 第八号, issuers: [示例县人民政府], kind: 通知}\n",
        "org/documents.yaml",
    )
    done = ygt("-C", mini, "fix")
    assert done.stdout == "org/documents.yaml：文号改用六角括号“〔〕”1处\n"
    text = file.read_text(encoding="utf-8")
    assert "number: 示政发〔2024〕8号" in text
    assert "title: 关于（2024）年的通知, number: 第八号" in text


def test_an_exception_is_respected(ygt: Run, mini: Path) -> None:
    exception = "  exceptions:\n    - {rule: YGT206, reason: 证书如此, basis: 证书, until: 2026-12-31}\n"
    add(mini, RECORD.replace("柳河", "柳 河") + exception)
    assert ygt("-C", mini, "fix").stdout == ""


def test_aliases_only_where_asked(ygt: Run, mini: Path) -> None:
    file = add(mini, "- {supporter: 县医院, supported: 松岭乡卫生院, stage: 已建立}\n", "org/support.yaml")
    assert ygt("-C", mini, "fix").stdout == ""
    assert "supporter: 县医院" in file.read_text(encoding="utf-8")
    done = ygt("-C", mini, "fix", "--unsafe")
    assert "org/support.yaml：别名改为正式名称1处\n" in done.stdout
    assert "supporter: 县医院" not in file.read_text(encoding="utf-8")
    assert ygt("-C", mini, "fix", "--unsafe").stdout == ""


def test_encoding_and_content_at_once(ygt: Run, mini: Path) -> None:
    file = mini / "members" / "others.yaml"
    file.write_bytes((RECORD + "  division: 990101101\n").replace("\n", "\r\n").encode("gb18030"))
    done = ygt("-C", mini, "fix")
    assert done.stdout == "members/others.yaml：编码由 GB18030（GBK）转为 UTF-8，行尾统一为 LF，加引号1处\n"
    assert file.read_text(encoding="utf-8") == RECORD + '  division: "990101101"\n'


def test_a_file_with_errors_is_named_and_the_others_are_mended(ygt: Run, mini: Path) -> None:
    bad = mini / "members" / "others.yaml"
    bad.write_text("- id: a\n  id: b\n  division: 990101101\n", encoding="utf-8")
    add(mini, RECORD + "  division: 990101101\n")
    done = ygt("-C", mini, "fix")
    assert done.returncode == 1
    assert done.stdout == f"{TOWNSHIP}：加引号1处\n"
    assert "members/others.yaml第2行：本文件有读取错误" in done.stderr


ALIASES = {
    "县医院": "示例县人民医院",
    "医共委": "示例县县域医共体管理委员会",
    "县药事会": "示例县县域医共体药事管理与药物治疗学委员会",
}


def outline(value: Any, field: str = "") -> Any:
    """Fields, items and values in their order; what refers to a name by an alias as if by the name itself."""
    if isinstance(value, dict):
        return [(key, outline(sub, key)) for key, sub in value.items()]
    if isinstance(value, list):
        return [outline(sub, field) for sub in value]
    return value if field in ("name", "short_name") else ALIASES.get(value, value)


def test_nothing_is_sorted_added_or_lost(ygt: Run, mini: Path) -> None:
    def outlines() -> dict[Path, Any]:
        return {path: outline(yaml.safe_load(path.read_bytes())) for path in mini.rglob("*.yaml")}

    before = outlines()
    done = ygt("-C", mini, "fix", "--unsafe")
    assert (done.returncode, done.stderr) == (0, "")
    assert "别名改为正式名称" in done.stdout
    assert outlines() == before
    assert ygt("-C", mini, "check").returncode == 0


def test_options_that_exclude_each_other(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, "fix", "--encoding", "--unsafe")
    assert done.returncode == 2
    assert "不能与 --unsafe 同用" in done.stderr
