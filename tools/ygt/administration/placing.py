"""Which file a new record belongs in: the one whose records are like it, else one that is named."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Any

from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.schema.contract import Kind

KEPT_APART_BY = ("catalogue", "category", "managed_by", "community", "kind")
"""The fields by which records of one kind are kept in several files, the finest first."""


class SeveralFilesError(ToolError):
    """Nothing tells in which of several files (`paths`) a record belongs; `values` of a field would, by its `title`."""

    def __init__(self, kind: Kind, paths: Sequence[str], title: str = "", values: Sequence[str] = ()) -> None:
        listed = "\n".join(f"  --file {path}" for path in paths)
        remedy = f"加上其中一个：\n{listed}"
        if values:
            remedy = f"写明 {title}=…，已登记的有：{'、'.join(values)}；另立新类的，用 --file 写明文件"
        super().__init__(f"{kind.title}登记在{len(paths)}个文件中，无法断定新的一条应写入哪一个", remedy)
        self.paths = tuple(paths)
        self.title = title
        self.values = tuple(values)


def file_for(ledger: Ledger, kind: Kind, data: dict[str, Any]) -> str:
    """The path of the file where `data` is to be entered, which need not be there yet.

    Raises SeveralFilesError where several are as likely, ToolError where no name can be given to a new one.
    """
    if kind.layout == "single":
        return _own_file(ledger, kind, str(data.get("id", "")))
    present = [path for path in ledger.documents if ledger.contract.kind_at(path) == _holder(ledger, kind).name]
    by_file: dict[str, list[dict[str, Any]]] = {path: [] for path in present}
    for record in ledger.all(kind.name):
        by_file.setdefault(record.path, []).append(record.data)
    for field in KEPT_APART_BY:
        alike = [
            path for path in present if any(field in data and one.get(field) == data[field] for one in by_file[path])
        ]
        present = alike or present
    if len(present) > 1:
        present = _of_the_same_name(kind, data, by_file, present)
    if len(present) == 1:
        return present[0]
    fixed = [one for one in kind.patterns if "*" not in one]
    if not present and len(fixed) == 1:
        return fixed[0]
    if present:
        raise SeveralFilesError(kind, present, *_telling(kind, data, by_file, present))
    raise ToolError(f"尚无登记{kind.title}的文件，应写明写入哪一个", f"加 --file，位置如 {'、'.join(kind.patterns)}")


def _of_the_same_name(
    kind: Kind, data: dict[str, Any], by_file: dict[str, list[dict[str, Any]]], present: list[str]
) -> list[str]:
    """The files that have a record of the same name, another form of one drug; all where none has."""
    name = data.get(kind.naming)
    return [path for path in present if name and any(one.get(kind.naming) == name for one in by_file[path])] or present


def _telling(
    kind: Kind, data: dict[str, Any], by_file: dict[str, list[dict[str, Any]]], present: list[str]
) -> tuple[str, list[str]]:
    """A field not given that is one and the same in each file and another in the next, and what it is in each."""
    for field in KEPT_APART_BY:
        held = [{str(one[field]) for one in by_file[path] if field in one} for path in present]
        values = [next(iter(one)) for one in held if len(one) == 1]
        if field in kind.record.properties and field not in data and len(set(values)) == len(present):
            return kind.record.properties[field].title, values
    return "", []


def file_given(ledger: Ledger, kind: Kind, path: str) -> str:
    """The file that the user named, which may be new. Raises ToolError where records of `kind` are not kept there."""
    path = path.replace("\\", "/").removeprefix("./")
    holder = _holder(ledger, kind)
    if ledger.contract.kind_at(path) != holder.name or ".." in path.split("/"):
        places = "、".join(kind.patterns)
        raise ToolError(f"“{path}”不是登记{kind.title}的位置", f"{kind.title}登记在 {places}（* 处自定英文名）")
    if path not in ledger.documents and kind is not holder:
        raise ToolError(f"没有文件“{path}”", f"先登记{holder.title}，再在其中增加{kind.title}")
    if path in ledger.documents and kind.layout == "single":
        raise ToolError(f"文件“{path}”已登记有{kind.title}，一个文件只登记一条", "换一个标识或文件名")
    return path


def _own_file(ledger: Ledger, kind: Kind, identifier: str) -> str:
    pattern = kind.patterns[0]
    if "*" not in pattern:
        raise ToolError(f"{kind.title}只登记一条，在 {pattern} 中", "打开该文件修改；新建一个县的台账用 ygt init")
    path = pattern.replace("*", identifier)
    if path in ledger.documents or not fnmatchcase(path, pattern):
        raise ToolError(f"文件“{path}”已经存在", "写明另一个标识，如 标识=…，或用 --file 指定文件")
    return path


def _holder(ledger: Ledger, kind: Kind) -> Kind:
    """The kind of the file in which records of `kind` are kept."""
    holders = [one for one in ledger.contract.kinds.values() if any(part is kind for part in one.parts.values())]
    return holders[0] if holders else kind
