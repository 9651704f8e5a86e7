from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from command_line import carried_out

TEXT = "# 组成人员\n- name: 柳河镇卫生院\n  id: liuhe\n  kind: 乡镇卫生院\n"


def ygt(*arguments: str) -> subprocess.CompletedProcess[str]:
    return carried_out(arguments, cwd=Path.cwd(), environment=os.environ)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "members").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (TEXT.encode("gb18030"), "编码由 GB18030（GBK）转为 UTF-8"),
        (TEXT.encode("utf-16"), "编码由 UTF-16 转为 UTF-8"),
        (TEXT.encode("utf-8-sig"), "去除文件开头的 BOM"),
        (TEXT.replace("\n", "\r\n").encode(), "行尾统一为 LF"),
        (TEXT.replace("\n", "\r\n").encode("gb18030"), "编码由 GB18030（GBK）转为 UTF-8，行尾统一为 LF"),
    ],
    ids=["gbk", "utf-16", "bom", "crlf", "gbk-crlf"],
)
def test_rewrites_what_can_be_told_and_says_so(workspace: Path, content: bytes, said: str) -> None:
    path = workspace / "members" / "township.yaml"
    path.write_bytes(content)
    path.chmod(0o640)
    told = ygt("-C", str(workspace), "fix", "--encoding", "--diff")
    assert path.read_bytes() == content
    assert told.stdout == f"members/township.yaml：{said}（未写入）\n"
    done = ygt("-C", str(workspace), "fix", "--encoding", "members/township.yaml")
    assert (done.returncode, done.stdout) == (0, f"members/township.yaml：{said}\n")
    assert path.read_bytes() == TEXT.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    again = ygt("-C", str(workspace), "fix", "--encoding")
    assert (again.returncode, again.stdout) == (0, "")
    assert sorted(one.name for one in path.parent.iterdir()) == ["township.yaml"]


def test_refuses_what_cannot_be_told(workspace: Path) -> None:
    path = workspace / "members" / "township.yaml"
    path.write_bytes(b"name: \xff\xfe\x80\xc3\x28\n")
    done = ygt("-C", str(workspace), "fix", "--encoding")
    assert done.returncode == 1
    assert "无法判断文件的编码" in done.stderr
    assert path.read_bytes() == b"name: \xff\xfe\x80\xc3\x28\n"


def test_without_options_the_encoding_is_mended_too(workspace: Path) -> None:
    path = workspace / "members" / "township.yaml"
    path.write_bytes(TEXT.encode("utf-8-sig"))
    done = ygt("-C", str(workspace), "fix")
    assert (done.returncode, done.stdout) == (0, "members/township.yaml：去除文件开头的 BOM\n")
    assert path.read_bytes() == TEXT.encode()
