"""A generated site on disk, as mkdocs is to find it: what did not change is not written again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from ygt.publish.site.generate import Site


def lay(site: Site, docs: Path) -> None:
    """Make `docs` hold every page and file of `site` and nothing else; a file that is right already keeps its time.

    Whoever watches the folder (mkdocs serve) so sees only what changed, and copies of it are small.
    """
    wanted = dict(_contents(site))
    folders = {parent for path in wanted for parent in Path(path).parents}
    # From the leaves upwards, so that a folder is empty before it goes.
    for found in sorted(docs.rglob("*"), reverse=True) if docs.is_dir() else []:
        path = found.relative_to(docs)
        is_folder = found.is_dir() and not found.is_symlink()
        if is_folder and path not in folders:
            shutil.rmtree(found)
        elif not is_folder and (path.as_posix() not in wanted or found.is_symlink()):
            found.unlink()
    for name, content in wanted.items():
        target = docs / name
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def _contents(site: Site) -> Iterator[tuple[str, bytes]]:
    for path, text in site.pages.items():
        yield path, text.encode()
    for path, file in site.files.items():
        yield path, file.read_bytes()
    yield from site.made.items()
