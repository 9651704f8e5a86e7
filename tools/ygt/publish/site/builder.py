"""From a folder of Markdown to a finished site: writes the configuration, runs mkdocs, swaps the result in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ygt.errors import ToolError
from ygt.publish.folders import replaced
from ygt.publish.site.complaints import complaints
from ygt.publish.site.finishing import finish
from ygt.publish.site.links import dead_links
from ygt.publish.site.policy import FILE as POLICY
from ygt.publish.site.shipped import base_config, theme_of
from ygt.writing import write

SHOWN = 20


def build_site(
    docs: Path,
    site: Path,
    *,
    config: Mapping[str, Any],
    nav: Sequence[Any],
    leaves: Iterable[str] = (),
    words: Iterable[str] = (),
    base: Path | None = None,
    epoch: int = 0,
) -> str:
    """Build `docs`, which holds every page and asset, into `site`; on ToolError `site` stays as it was.

    Returns the Content-Security-Policy the site works under, which is also written beside it.

    `config` overrides the base configuration (`site_name`, `copyright` …), `nav` is mkdocs' navigation of the index
    pages, `leaves` are the patterns of pages outside it, `words` are names the Chinese search must not cut apart,
    `base` is the configuration to inherit, `epoch` the second every generated date is taken from.
    """
    if not any(docs.glob("*.md")):
        raise ToolError(f"没有可生成的页面：{docs}", "请先运行 ygt site，由工具生成页面后再成站。")
    configuration = write_config(docs, site, config=config, nav=nav, leaves=leaves, words=words, base=base)
    with replaced(site) as fresh:
        _run_mkdocs(configuration, fresh, epoch)
        policy = finish(fresh)
        _refuse("网站中有失效的链接", dead_links(fresh))
    write(configuration.with_name(POLICY), f"{policy}\n")
    return policy


def write_config(
    docs: Path,
    site: Path,
    *,
    config: Mapping[str, Any],
    nav: Sequence[Any],
    leaves: Iterable[str] = (),
    words: Iterable[str] = (),
    base: Path | None = None,
) -> Path:
    """Write `mkdocs.yml` beside `docs` (and the search dictionary, where there are words); returns its path.

    All its paths are stated anew, relative to itself: mkdocs resolves them against the inheriting file, not the one
    that states them, and zensical takes no absolute ones.
    """
    import yaml

    base = (base or base_config()).resolve()
    here = docs.resolve().parent
    generated: dict[str, Any] = {
        "INHERIT": _from(here, base),
        **config,
        "docs_dir": docs.name,
        "site_dir": _from(here, site.resolve()),
        "theme": {**config.get("theme", {}), "custom_dir": _from(here, theme_of(base))},
        "nav": list(nav),
    }
    patterns = "\n".join(leaves)
    if patterns:
        generated["not_in_nav"] = patterns
    dictionary = docs.parent / "search-words.txt"
    listed = sorted({word for word in words if word and not any(character.isspace() for character in word)})
    if listed:
        write(dictionary, "".join(f"{word}\n" for word in listed))
        # The search plugin alone resolves its path against the current folder, whatever that is.
        generated["plugins"] = {"search": {"jieba_dict_user": dictionary.resolve().as_posix()}}
    text = yaml.safe_dump(generated, allow_unicode=True, sort_keys=False, width=1000)
    target = docs.parent / "mkdocs.yml"
    write(target, "# 由 ygt site 生成，请勿手改。\n" + text)
    return target


def _from(folder: Path, target: Path) -> str:
    try:
        return Path(os.path.relpath(target, folder)).as_posix()
    except ValueError:  # another drive of a Windows machine
        return target.as_posix()


def _run_mkdocs(configuration: Path, into: Path, epoch: int) -> None:
    # -q would hide the very warnings that --strict counts.
    command = [sys.executable, "-m", "ygt.publish.site.mkdocs", "build", "--strict"]
    command += ["--config-file", str(configuration), "--site-dir", str(into.resolve())]
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=environment,
        check=False,
    )
    if done.returncode != 0:
        _refuse("网站未能生成", complaints(done.stdout) or ["mkdocs 未说明原因"])


def _refuse(what: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    shown = "\n".join(f"  {line}" for line in lines[:SHOWN])
    more = f"\n  另有{len(lines) - SHOWN}处未列出" if len(lines) > SHOWN else ""
    raise ToolError(
        f"{what}（{len(lines)}处）：\n{shown}{more}",
        "已有的网站未作改动。请按上面所列页面和链接核对后重新生成。",
    )
