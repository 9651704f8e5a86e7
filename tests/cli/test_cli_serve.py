"""`ygt serve` as a process of its own: from the first page over an edit and a slip to Ctrl-C."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from cli_process import ROOT, environment, run_here

from requirements import TERMINAL

BOUND = 60.0
"""Seconds within which a save must be shown, whatever else the machine has to do; a second is usual."""
CLINIC = "shili/members/songling.html"
BANNER = 'id="ygt-findings"'


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "fixtures" / "mini", tmp_path / "county"))


@contextmanager
def serving(county: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "ygt", "serve", "--port", "0"],
        cwd=county,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stdout is not None
        title, _, address = process.stdout.readline().strip().partition("：")
        assert title == "请在本机浏览器中打开"
        yield process, address
    finally:
        process.kill()
        process.communicate()


def shown(address: str, wanted: Callable[[str], bool]) -> None:
    end = time.monotonic() + BOUND
    while True:
        with urlopen(address, timeout=BOUND) as answer:
            html = answer.read().decode()
        if wanted(html):
            return
        assert time.monotonic() < end, "改动没有显示出来"
        time.sleep(0.05)


@TERMINAL
def test_a_save_is_shown_a_slip_is_told_and_ctrl_c_ends_it(county: Path) -> None:
    file = county / "members" / "township.yaml"
    good = file.read_text(encoding="utf-8")
    # The index of the search is there: this is no test of the build.
    for path in ("search/search_index.json", "shili/index.html"):
        place = county / "build" / "site" / path
        place.parent.mkdir(parents=True)
        place.write_text("{}", encoding="utf-8")
    with serving(county) as (process, address):
        page = f"{address}{CLINIC}"
        shown(page, lambda html: "松岭乡卫生院" in html and BANNER not in html)
        edited = good.replace("松岭乡卫生院", "松岭镇卫生院")
        file.write_text(edited, encoding="utf-8")
        shown(page, lambda html: "松岭镇卫生院" in html)
        file.write_text(good + "- name: [\n", encoding="utf-8")
        shown(f"{address}shili/", lambda html: BANNER in html and "members/township.yaml" in html)
        file.write_text(good, encoding="utf-8")
        shown(page, lambda html: "松岭乡卫生院" in html and BANNER not in html)
        process.send_signal(signal.SIGINT)
        assert process.wait(BOUND) == 130
        assert process.stderr is not None
        assert process.stderr.read() == "保存台账文件，网页随即更新。按 Ctrl-C 结束。\n"


def test_what_cannot_be_served_is_told(county: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run_here("serve", "--port", str(taken.getsockname()[1]), cwd=county)
        assert done.returncode == 2 and "正被其他程序使用" in done.stderr and "处理办法：" in done.stderr
    done = run_here("serve", "--port", "0", "没有", cwd=county)
    assert done.returncode == 2 and "没有文件夹“没有”" in done.stderr
    done = run_here("serve", "--port", "0", cwd=county.parent)
    assert done.returncode == 2 and "不是台账目录" in done.stderr
    done = run_here("serve", "--port", "70000", cwd=county)
    assert done.returncode == 2 and "不在 0 至 65535 之间" in done.stderr
