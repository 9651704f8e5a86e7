"""A .docx file as a package of parts (ISO/IEC 29500-2): opened with care, written back part by part."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from ygt.archive import EPOCH
from ygt.errors import ToolError
from ygt.proofreading.word.xml import CONTENT_TYPES, PACKAGE_RELATIONS, STRICT, Element, parse

LARGEST_FILE = 100 * 2**20
LARGEST_CONTENT = 400 * 2**20
LARGEST_PART = 100 * 2**20
MOST_PARTS = 5000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
TYPES = "[Content_Types].xml"
OFFICE_DOCUMENT = "/officeDocument"
RESAVE = "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”，再试一次"


@dataclass(slots=True, eq=False)
class Package:
    """The parts of a document by name, in the order of the file; `main` is the name of the document part."""

    parts: dict[str, bytes]
    main: str
    _infos: dict[str, zipfile.ZipInfo] = field(default_factory=dict, repr=False)

    def xml(self, name: str) -> Element:
        """The root element of a part that is there."""
        return parse(self.parts[name], name)

    def relations_of(self, part: str) -> str:
        """The name of the part that holds the relations of `part`."""
        folder, name = posixpath.split(part)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def related(self, part: str, kind: str) -> dict[str, str]:
        """The parts that `part` refers to by a relation whose type ends in `kind`, by the relation's id.

        Relations that lead outside the package are not followed.
        """
        name = self.relations_of(part)
        if name not in self.parts:
            return {}
        found = {}
        for relation in self.xml(name).iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
            if relation.get("TargetMode") != "External" and str(relation.get("Type", "")).endswith(kind):
                target = _resolved(part, str(relation.get("Target", "")))
                if target in self.parts:
                    found[str(relation.get("Id"))] = target
        return found

    def written(self) -> bytes:
        """The bytes of the package: known parts in their order and with their dates, new ones at the end."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(self._info(name), content)
        return file.getvalue()

    def _info(self, name: str) -> zipfile.ZipInfo:
        # A fixed date: the same draft gives the same bytes on every day.
        info = zipfile.ZipInfo(name, EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED
        if known := self._infos.get(name):
            info.date_time, info.compress_type = known.date_time, known.compress_type
            info.external_attr, info.create_system = known.external_attr, known.create_system
        return info


def open_package(path: Path) -> Package:
    """The package at `path`. Raises ToolError, in the reader's words, for whatever is not a plain .docx document."""
    return read_package(_content(path), path.name)


def read_package(content: bytes, name: str) -> Package:
    """The package that `content` is; `name` is what to call the file in complaints."""
    if content.startswith(OLE):
        if ENCRYPTED in content:
            raise ToolError(f"“{name}”设有打开密码，无法读取", "请取消密码后另存一份，再试一次")
        raise ToolError(f"“{name}”是旧格式（.doc 或 .wps）的文档", RESAVE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = _infos(archive, name)
            parts = {one.filename: _part(archive, one, name) for one in infos}
    # NotImplementedError is what zipfile raises for a way of packing that it does not know.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise ToolError(f"“{name}”不是 .docx 文档，或者已损坏", RESAVE) from error
    return Package(parts, _main(parts, name), {one.filename: one for one in infos})


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise ToolError(f"“{path}”是一个文件夹", "请写明要核对的 .docx 文档")
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise ToolError(f"“{path.name}”过大（超过100兆字节），不予读取", "请删去文档中的图片后再试")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ToolError(f"没有文件“{path}”", "请核对文档的路径") from error
    except OSError as error:
        raise ToolError(f"无法读取“{path}”", "请关闭正在打开该文件的程序，并核对读取权限") from error


def _infos(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    infos = archive.infolist()
    names = {one.filename for one in infos}
    if len(infos) > MOST_PARTS or len(names) < len(infos) or sum(one.file_size for one in infos) > LARGEST_CONTENT:
        raise ToolError(f"“{name}”的内部结构异常，不予读取", RESAVE)
    if any(one.flag_bits & 1 for one in infos):
        raise ToolError(f"“{name}”设有打开密码，无法读取", "请取消密码后另存一份，再试一次")
    return infos


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    # What a part claims of its size need not be true.
    with archive.open(info) as part:
        content = part.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise ToolError(f"“{name}”解压后过大，不予读取", "请删去文档中的图片后再试")
    return content


def _main(parts: dict[str, bytes], name: str) -> str:
    """The document part; refuses macros and what is another kind of office document."""
    if TYPES not in parts or "_rels/.rels" not in parts:
        raise ToolError(f"“{name}”不是 .docx 文档，或者已损坏", RESAVE)
    types = parse(parts[TYPES], TYPES)
    kinds = [str(one.get("ContentType", "")) for one in types.iter(f"{{{CONTENT_TYPES}}}*") if one.get("ContentType")]
    macros = any(part.lower().endswith("vbaproject.bin") for part in parts)
    if macros or any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds):
        raise ToolError(f"“{name}”含有宏，不予读取", "请另存为不含宏的“Word 文档（*.docx）”，再试一次")
    for relation in parse(parts["_rels/.rels"], "_rels/.rels").iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
        kind, target = str(relation.get("Type", "")), _resolved("", str(relation.get("Target", "")))
        if kind.startswith(STRICT):
            raise ToolError(f"“{name}”为“严格 Open XML”格式", RESAVE)
        if kind.endswith(OFFICE_DOCUMENT) and target in parts:
            if "wordprocessingml" not in _type_of(types, target):
                break
            return target
    raise ToolError(f"“{name}”不是 Word 文档（.docx）", RESAVE)


def _type_of(types: Element, part: str) -> str:
    for override in types.iter(f"{{{CONTENT_TYPES}}}Override"):
        if str(override.get("PartName", "")).lstrip("/") == part:
            return str(override.get("ContentType", ""))
    return ""


def _resolved(part: str, target: str) -> str:
    """The name of the part a relation of `part` leads to."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
