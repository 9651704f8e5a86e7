"""What the tool needs of the machine it runs on, and whether it is there."""

from __future__ import annotations

import json
import locale
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from ygt import __version__
from ygt.errors import ToolError
from ygt.report.colour import Role
from ygt.resources import schema_dir, site_dir

OLDEST = (3, 11)
REQUIRED = ("PyYAML", "jsonschema", "click", "Jinja2")
FOR_PUBLISHING = ("mkdocs-material", "jieba", "pypinyin", "typst", "python-docx", "icalendar")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_INSTALL = "在代码仓库中执行 make，或重新运行离线安装包中的脚本"

State = Literal["正常", "可选", "需处理"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing examined."""

    state: State
    what: str
    remedy: str = ""

    @property
    def role(self) -> Role:
        """The colour of its state."""
        roles: dict[State, Role] = {"正常": "help", "可选": "note", "需处理": "error"}
        return roles[self.state]


def examine(root: Path) -> list[Remark]:
    """Everything the tool needs, in a fixed order; `root` is where it would write."""
    return [
        Remark("正常", f"ygt {__version__}"),
        _python(),
        *_libraries(),
        _engine(),
        _libyaml(),
        _resources(),
        _fonts(),
        _git(),
        _chromium(),
        _encoding(),
        _writable(root / "build"),
    ]


def _python() -> Remark:
    what = f"Python {platform.python_version()}，{sys.executable}"
    if sys.version_info < OLDEST:
        return Remark("需处理", what, f"安装 Python {'.'.join(map(str, OLDEST))} 或更新的版本")
    return Remark("正常", what)


def _libraries() -> Iterator[Remark]:
    for name in (*REQUIRED, *FOR_PUBLISHING):
        try:
            yield Remark("正常", f"{name} {version(name)}")
        except PackageNotFoundError:
            use = "" if name in REQUIRED else "，网站或公文无法生成"
            yield Remark("需处理", f"{name} 未安装{use}", _INSTALL)


def _engine() -> Remark:
    try:
        return Remark("正常", f"核对引擎 jsonschema-rs {version('jsonschema-rs')}")
    except PackageNotFoundError:
        return Remark(
            "可选", "核对引擎 jsonschema；没有安装 jsonschema-rs，核对较慢，结论相同", "pip install jsonschema-rs"
        )


def _libyaml() -> Remark:
    try:
        import yaml
    except ImportError:
        return Remark("需处理", "无法载入 PyYAML", _INSTALL)
    if yaml.__with_libyaml__:
        return Remark("正常", "PyYAML 带有 libyaml")
    return Remark("需处理", "PyYAML 不带 libyaml，读取很慢", "pip install --force-reinstall --only-binary :all: pyyaml")


def _resources() -> Remark:
    try:
        return Remark("正常", f"字段规定 {schema_dir()}")
    except ToolError as error:
        return Remark("需处理", error.message, error.remedy)


def _fonts() -> Remark:
    try:
        folder = site_dir() / "fonts"
        named = [str(font["file"]) for font in json.loads((folder / "fonts.json").read_text(encoding="utf-8"))["fonts"]]
    except (ToolError, OSError, ValueError, KeyError, TypeError):
        return Remark("需处理", "没有找到随附的字体，公文无法印制", _INSTALL)
    if missing := [name for name in named if not (folder / name).is_file()]:
        return Remark("需处理", f"缺少随附的字体 {'、'.join(missing)}", _INSTALL)
    return Remark("正常", f"随附字体{len(named)}个")


def _git() -> Remark:
    program = shutil.which("git")
    if program is None:
        return Remark("可选", "没有找到 git，无法列出历次变更", "安装 git")
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=10, check=True)
    except (OSError, subprocess.SubprocessError):
        return Remark("需处理", f"git 不能运行：{program}", "重新安装 git")
    return Remark("正常", f"git {answer.stdout.strip().removeprefix('git version ')}")


def _chromium() -> Remark:
    named = os.environ.get("CHROMIUM")
    if named and shutil.which(named) is None:
        return Remark("需处理", f"环境变量 CHROMIUM 所指的程序不存在：{named}", "更正或取消该环境变量")
    found = next((path for name in ((named,) if named else BROWSERS) if (path := shutil.which(name))), None)
    if found is None:
        return Remark(
            "可选", "没有找到 Chromium，只影响浏览器测试和截图", "安装 chromium，或用环境变量 CHROMIUM 指明位置"
        )
    return Remark("正常", f"Chromium {found}")


def _encoding() -> Remark:
    names = sys.getfilesystemencoding()
    if names.lower().replace("-", "") != "utf8":
        return Remark("需处理", f"文件名编码为 {names}，中文文件名可能出错", "设置环境变量 PYTHONUTF8=1")
    return Remark("正常", f"文件名编码 {names}，系统区域编码 {locale.getencoding()}；台账一律按 UTF-8 读写")


def _writable(folder: Path) -> Remark:
    # What does not exist yet can be made where its nearest existing folder can be written to.
    nearest = next(one for one in (folder, *folder.resolve().parents) if one.is_dir())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            return Remark("正常", f"可写入 {folder}")
    except OSError:
        return Remark("需处理", f"不能写入 {folder}", "请管理员授予权限，或用 -C 指定其他位置的台账")
