"""What keeps the other tests honest works itself."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


def test_every_reason_to_skip_is_in_the_one_list() -> None:
    skipping = re.compile(r"pytest\.(?:mark\.)?(?:skip|skipif|importorskip|xfail)\b")
    found = {
        path.relative_to(TESTS).as_posix() for path in TESTS.rglob("*.py") if skipping.search(path.read_text("utf-8"))
    }
    assert found == {"requirements.py"}


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("198.51.100.7", 443)])
def test_no_test_can_leave_this_machine(address: tuple[str, int]) -> None:
    with socket.socket() as outward, pytest.raises(AssertionError, match="不得访问网络"):
        outward.connect(address)
    with socket.socket() as outward, pytest.raises(AssertionError, match="不得访问网络"):
        outward.connect_ex(address)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as inward:
        inward.connect(server.getsockname())


def test_a_golden_file_that_differs_names_the_command_that_renews_it(
    golden: Callable[[Path, str], None], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    file = tmp_path / "golden.txt"
    if request.config.getoption("--bless"):
        golden(file, "新\n")
        assert file.read_text(encoding="utf-8") == "新\n"
        return
    with pytest.raises(AssertionError, match="make bless"):
        golden(file, "新\n")
    file.write_text("旧\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="make bless"):
        golden(file, "新\n")
    golden(file, "旧\n")
