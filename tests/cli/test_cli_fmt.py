from __future__ import annotations

from pathlib import Path

from cli_process import Run

MESSY = "\ufeff- name: '柳河镇卫生院'   # 尾注\r\n  id:   liuhe\r\n\r\n\r\n  kind: 乡镇卫生院".encode()
NEAT = "- name: 柳河镇卫生院 # 尾注\n  id: liuhe\n\n  kind: 乡镇卫生院\n".encode()


def workspace(root: Path, content: bytes = MESSY) -> Path:
    (root / "members").mkdir()
    (root / "members" / "township.yaml").write_bytes(content)
    return root / "members" / "township.yaml"


def test_rewrites_and_then_has_nothing_to_do(ygt: Run, tmp_path: Path) -> None:
    file = workspace(tmp_path)
    done = ygt("fmt")
    assert (done.returncode, done.stdout) == (0, "members/township.yaml：已统一格式\n")
    assert done.stderr == "检查1个文件，1个已统一格式。\n"
    assert file.read_bytes() == NEAT
    again = ygt("-q", "fmt")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert file.read_bytes() == NEAT


def test_check_lists_and_writes_nothing(ygt: Run, tmp_path: Path) -> None:
    file = workspace(tmp_path)
    done = ygt("fmt", "--check", "members")
    assert (done.returncode, done.stdout) == (1, "members/township.yaml：格式待统一\n")
    assert file.read_bytes() == MESSY
    file.write_bytes(NEAT)
    assert ygt("fmt", "--check").returncode == 0


def test_diff_shows_and_writes_nothing(ygt: Run, tmp_path: Path) -> None:
    file = workspace(tmp_path)
    done = ygt("fmt", "--diff", "members/township.yaml")
    assert done.returncode == 1
    assert done.stdout.startswith("--- a/members/township.yaml\n+++ b/members/township.yaml\n@@ ")
    assert "\n+- name: 柳河镇卫生院 # 尾注\n" in done.stdout
    assert file.read_bytes() == MESSY


def test_a_file_with_errors_is_left_and_named(ygt: Run, tmp_path: Path) -> None:
    file = workspace(tmp_path, b"- id: a\n  id: b\n")
    done = ygt("fmt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "错误：members/township.yaml第2行：本文件有读取错误（字段“id”重复，第1行已有），没有改动\n"
    )
    assert "处理办法：先改正 ygt check 指出的读取错误" in done.stderr
    assert file.read_bytes() == b"- id: a\n  id: b\n"


def test_a_path_outside_is_refused(ygt: Run, tmp_path: Path) -> None:
    workspace(tmp_path)
    done = ygt("fmt", "/etc/hostname")
    assert done.returncode == 2
    assert "不在台账目录之内" in done.stderr
