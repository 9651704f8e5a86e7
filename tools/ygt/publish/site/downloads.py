"""下载: every kind of record as XLSX, CSV and JSON, with what describes them; all of it in the internal edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ygt.archive import packed
from ygt.publish.export import about, data, package, workbook
from ygt.publish.export.export import Export
from ygt.publish.export.schemas import FOLDER, OUTPUT
from ygt.publish.export.schemas import schemas as published
from ygt.publish.export.tables import Filled
from ygt.publish.site.behind import FOLDER as PAGE
from ygt.publish.site.frame import Frame, framed
from ygt.publish.site.workspace import Workspace
from ygt.schema.contract import Contract, Kind

TITLE = "下载"
SCHEMAS = "reference"
"""The folder of the site that holds the schemas, one set for all counties."""

WHOLE = "all.zip"
_KILO = 1024


@dataclass(eq=False)
class Downloads:
    """What of a workspace can be downloaded: `files` by their addresses on the site, and the page that leads there."""

    workspace: Workspace
    export: Export = field(init=False)
    files: dict[str, bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.export = Export(self.workspace.ledger, self.workspace.day, self.workspace.internal)
        kinds = self.export.filled_kinds
        tables = package.files(self.export, kinds)
        made = {**tables, WHOLE: packed(tables)}
        for kind in kinds:
            made[f"{kind.name}.xlsx"] = workbook.workbook(self.export, [kind])
            made[f"{kind.name}.json"] = data.document(self.export, [kind])
        self.files = {self._address(name): content for name, content in made.items()}

    def pages(self) -> Iterator[tuple[str, str]]:
        """The page that leads to the files."""
        shown = self.export.kinds
        kept_back = sum(len(self.workspace.view.whole.sound(one.name)) - len(self.export.records(one)) for one in shown)
        frame = Frame(
            self.workspace,
            f"{self.workspace.name}数据{TITLE}",
            self.workspace.addresses.page(PAGE),
            here=TITLE,
            found_by=[f"{TITLE}数据", "Excel", "CSV", "JSON"],
        )
        yield framed(
            frame,
            "downloads.md",
            whole=[
                self._file(WHOLE, "全部数据（CSV 数据包）", "全部数据"),
                self._file(package.README, "说明（文本）", "数据说明"),
                self._file(package.DICTIONARY, "字段说明（CSV）", "字段说明"),
                self._file(package.DESCRIPTOR, "数据包描述（JSON）", "数据包描述"),
            ],
            definition=f"{SCHEMAS}/{FOLDER}/{OUTPUT}",
            rows=[self._row(one) for one in self.export.filled_kinds],
            kept_back=kept_back,
            reading=[*about.READING, *about.IN_CSV],
        )

    def _row(self, kind: Kind) -> dict[str, Any]:
        main, *parts = self.export.tables(kind)
        return {
            "title": kind.title,
            "description": kind.description,
            "count": len(main.rows),
            "files": [
                self._file(f"{kind.name}{end}", text, kind.title)
                for end, text in ((".xlsx", "Excel"), (".csv", "CSV"), (".json", "JSON"))
            ],
            "parts": [self._part(kind, one) for one in parts],
        }

    def _part(self, kind: Kind, part: Filled) -> dict[str, str]:
        title = part.title.removeprefix(f"{kind.title}·")
        return self._file(f"{part.name}.csv", f"{title}（{len(part.rows)}行）", part.title)

    def _file(self, name: str, text: str, saved: str) -> dict[str, str]:
        """A link to a file: its text and size, and the name under which it is saved, which says whose data it has."""
        address = self._address(name)
        called = f"{self.workspace.name}{saved}.{name.rpartition('.')[2]}"
        return {"address": address, "text": text, "size": _size(len(self.files[address])), "name": called}

    def _address(self, name: str) -> str:
        return f"{self.workspace.folder}/{PAGE}/{name}"


def schemas(contract: Contract, *, internal: bool = False) -> dict[str, bytes]:
    """The schemas of the JSON by their addresses on the site; the internal ones have what is kept back as well."""
    return {f"{SCHEMAS}/{name}": content for name, content in published(contract, internal=internal).items()}


def _size(count: int) -> str:
    kilo = max(1, round(count / _KILO))
    return f"{kilo} KB" if kilo < _KILO else f"{kilo / _KILO:.1f} MB"
