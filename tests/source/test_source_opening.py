"""Files that cannot be opened are findings, and no wait."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest

from ygt.source import opening
from ygt.source.document import Document
from ygt.source.reader import MAX_BYTES, read_file


def refused(document: Document) -> str:
    (finding,) = document.findings
    assert finding.code == "YGT016"
    assert (finding.place.line, finding.place.column) == (1, 1)
    assert finding.help
    assert document.data is None
    return finding.message


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "org").mkdir()
    (tmp_path / "org" / "county.yaml").write_bytes("name: 示例县\n".encode())
    document = read_file(tmp_path, "org/county.yaml")
    assert (document.path, document.data, document.findings) == ("org/county.yaml", {"name": "示例县"}, [])


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: b\n")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert read_file(tmp_path, "b.yaml").data == {"a": "b"}


def test_missing(tmp_path: Path) -> None:
    assert "文件不存在" in refused(read_file(tmp_path, "a.yaml"))


def test_dangling_link(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("nowhere")
    assert "所指的文件不存在" in refused(read_file(tmp_path, "a.yaml"))


def test_circular_link(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert "链接互相指向" in refused(read_file(tmp_path, "a.yaml"))


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    assert "文件夹" in refused(read_file(tmp_path, "a.yaml"))


def test_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert "不是普通文件" in refused(read_file(tmp_path, "a.yaml"))


def test_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("a.yaml")
        assert "不是普通文件" in refused(read_file(tmp_path, "a.yaml"))


def test_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "org").write_bytes(b"")
    assert "不是文件夹" in refused(read_file(tmp_path, "org/a.yaml"))


def test_name_too_long(tmp_path: Path) -> None:
    assert "文件名过长" in refused(read_file(tmp_path, "a" * 300 + ".yaml"))


def test_name_with_a_nul(tmp_path: Path) -> None:
    assert "空字符" in refused(read_file(tmp_path, "a\0.yaml"))


@pytest.mark.parametrize(("number", "said"), [(errno.EACCES, "没有读取权限"), (errno.EIO, "系统拒绝读取（EIO）")])
def test_the_system_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: b\n")

    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(opening.os, "open", refuse)
    assert said in refused(read_file(tmp_path, "a.yaml"))


def test_the_disk_fails_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: b\n")

    def fail(*_: object) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(opening.os, "read", fail)
    assert "EIO" in refused(read_file(tmp_path, "a.yaml"))


def test_a_large_file_is_measured_and_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    def read(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(opening.os, "read", read)
    (finding,) = read_file(tmp_path, "a.yaml").findings
    assert finding.code == "YGT014"


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: b\n")
    monkeypatch.setattr(opening.os, "read", lambda _, size: b"#" * size)
    (finding,) = read_file(tmp_path, "a.yaml").findings
    assert finding.code == "YGT014"


def test_a_name_that_is_no_utf_8_can_be_shown(tmp_path: Path) -> None:
    name = os.fsdecode("名册.yaml".encode("gbk"))
    (tmp_path / name).write_bytes(b"a: ~\n")
    document = read_file(tmp_path, name)
    document.path.encode()
    assert "\ufffd" in document.path
    assert document.data == {"a": ""}
    assert document.findings[0].place.path == document.path
