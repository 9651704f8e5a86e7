"""`ygt site` and `ygt build` on a folder that holds data and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cli_process import ROOT, Run

WANYUAN = ROOT / "examples" / "wanyuan"


def broken(workspace: Path) -> Path:
    path = workspace / "org" / "support.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("supported: 青河镇", "supported: 清河镇"), encoding="utf-8"
    )
    return workspace


def test_site_of_one_county(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, "site", "--as-of", "2026-06-30")
    assert (done.returncode, done.stdout) == (0, f"{mini.as_posix()}/build/site/index.html\n")
    policy = (mini / "build/content-security-policy.txt").read_text(encoding="utf-8")
    said = r"已生成网站，共\d+页\n内容安全策略（由网站服务器随各页发送，另存于 build/content-security-policy\.txt）：\n"
    assert re.fullmatch(said + re.escape(policy), done.stderr)
    assert policy.startswith("default-src 'self'; script-src 'self' 'sha256-")
    assert "本页为2026年6月30日的台账" in (mini / "build/site/shili/members/renmin.html").read_text(encoding="utf-8")
    assert "台账截至2026年6月30日" in (mini / "build/site/shili/index.html").read_text(encoding="utf-8")
    titles = re.findall(r"<title>(.*?)</title>", (mini / "build/site/shili/index.html").read_text(encoding="utf-8"))
    assert titles == ["示例县紧密型县域医共体 - 示例县县域医共体治理台账"]


def test_errors_are_printed_and_nothing_is_built(ygt: Run, mini: Path) -> None:
    done = ygt("-C", broken(mini), "site")
    assert done.returncode == 1
    assert "错误[YGT301]" in done.stdout
    assert "青河镇中心卫生院" in done.stdout
    assert "台账有1处错误，未生成网站" in done.stderr
    assert not (mini / "build").exists()


def test_what_is_sound_is_built_on_demand(ygt: Run, mini: Path) -> None:
    done = ygt("-C", broken(mini), "site", "--keep-going")
    assert done.returncode == 1
    assert "错误[YGT301]" in done.stdout
    assert "本台账有1处错误尚未处理" in (mini / "build/site/shili/members/renmin.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("workspaces", "message"),
    [(["没有"], "没有文件夹“没有”"), ([".", "org/.."], "同一个台账"), (["org"], "不是台账目录")],
)
def test_what_is_no_workspace_is_refused(ygt: Run, mini: Path, workspaces: list[str], message: str) -> None:
    done = ygt("-C", mini, "site", *workspaces)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "处理办法：" in done.stderr


def test_build_of_two_counties(ygt: Run, mini: Path) -> None:
    done = ygt("-C", mini, "build", ".", WANYUAN, env={"SOURCE_DATE_EPOCH": "1795190400"})
    assert done.returncode == 0, done.stderr
    head, first, second, opened = done.stdout.splitlines()
    assert head.split() == ["台账", "记录", "错误", "提示", "待填报", "网页", "公文"]
    assert re.match(r"示例县（\.）\s+\d+\s+0\s+\d+\s+\d+\s+\d+\s+1$", first)
    assert re.match(r"万源市（.*wanyuan）\s+\d+\s+0\s+\d+\s+\d+\s+\d+\s+0$", second)
    assert opened == f"打开网站：{mini.as_posix()}/build/site/index.html"
    site = mini / "build" / "site"
    assert (site / "wanyuan" / "index.html").is_file()
    for suffix in ("pdf", "docx"):
        printed = mini / "build" / "notices" / "shili" / f"committee.{suffix}"
        assert printed.read_bytes() == (site / "shili" / "notices" / f"committee.{suffix}").read_bytes()
    assert 'href="notices/committee.pdf"' in (site / "shili" / "notices.html").read_text(encoding="utf-8")


def test_build_stops_at_errors(ygt: Run, mini: Path) -> None:
    done = ygt("-C", broken(mini), "build")
    assert done.returncode == 1
    assert re.search(r"^示例县（\.）\s+\d+\s+1\s", done.stdout, flags=re.MULTILINE)
    assert "未印制公文，也未生成网站" in done.stderr
    assert not (mini / "build").exists()
