"""The package a workbook is (ECMA-376 part 2, a ZIP of parts), read with suspicion."""

from __future__ import annotations

import io
import zipfile
import zlib

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 150 * 1024 * 1024
MOST_PARTS = 2000
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"


class UnreadableError(Exception):
    """A file that is not taken as a workbook: why, and what to do, in Chinese."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name. Raises UnreadableError for anything that is none, or is not safe to open."""
    if len(content) > MOST_BYTES:
        raise UnreadableError("文件过大，不是下发的表格", "删去粘贴的图片后重新报送")
    if content.startswith(_OLD_OR_LOCKED):
        raise UnreadableError("文件是旧的 .xls 格式，或加了打开密码", "另存为 .xlsx，不设密码，重新报送")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _unpacked(archive)
    # NotImplementedError is what zipfile raises for a way of packing that it does not know.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise UnreadableError(
            "文件已损坏，或不是 .xlsx 表格", "用 WPS 或 Excel 打开确认后另存为 .xlsx，重新报送"
        ) from error


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [one for one in archive.infolist() if not one.is_dir()]
    if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > MOST_UNPACKED:
        raise UnreadableError("文件解开后过大，疑为恶意文件，没有打开", "请报送单位重新填写下发的原表")
    found: dict[str, bytes] = {}
    for entry in entries:
        if entry.filename in found:
            raise UnreadableError("文件中有重名的部分，疑为恶意文件，没有打开", "请报送单位重新填写下发的原表")
        with archive.open(entry) as part:
            found[entry.filename] = part.read(entry.file_size + 1)
    return found
