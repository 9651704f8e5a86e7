"""说明: what stands beside the data wherever they go: of what nature they are, as of when, and how to read them."""

from __future__ import annotations

from collections.abc import Sequence

from ygt.publish.export.dictionary import TITLE as DICTIONARY
from ygt.publish.export.export import Export
from ygt.schema.contract import Kind

TITLE = "说明"
READING = (
    "各表按台账的次序排列。名称带“·”的表是下属内容，“所属…序号”为所属一行在上级表中的序号。",
    "空着的格子表示台账没有载明，不表示“无”。",
    "日期写作 2026-12-01；只知到月或年的，写作 2026-12、2026。",
    f"一格有多项的，以顿号或换行分隔；各列的含义、类型和可选值见“{DICTIONARY}”。",
)
IN_WORKBOOK = ("各格只有文字和数字，没有公式、宏和外部链接。",)
IN_CSV = (
    f"各表为一个 CSV 文件：UTF-8 编码（带 BOM），逗号分隔，CRLF 换行，首行为列名；“{DICTIONARY}”为 fields.csv。",
    "以等号、加号、减号、@（含全角，前面有空白的也算）或制表符、换行开头的文字，前面加了一个英文单引号，以免被电子表格当作公式；"
    "本来就以单引号加上述字符开头的，也再加一个。读入时去掉这一个单引号，即为原文。",
    "datapackage.json 以 Frictionless Data Package 的格式载明各表的列、类型、可选值和表间关系，供程序读取和校验。",
)
IN_LINES = ("每个文件为一个种类，每行一条记录（JSON Lines，UTF-8），字段用英文名，中文名称见 JSON 格式的 fields。",)


def facts(export: Export, kinds: Sequence[Kind]) -> list[tuple[str, str]]:
    """What is said of the data, each under its head."""
    counted = "、".join(f"{one.title}{len(export.records(one))}条" for one in kinds)
    county = export.ledger.county
    found = [
        ("数据性质", export.standing.sentence),
        ("维护单位", county.text("maintained_by") if county else ""),
        ("截至日期", export.printed_day),
        ("内容", counted),
        ("范围", export.scope),
    ]
    return [(head, text) for head, text in found if text]


def title(export: Export) -> str:
    """What the data are called."""
    return f"{export.county}医共体治理台账数据"


def text(export: Export, kinds: Sequence[Kind], reading: Sequence[str], files: Sequence[tuple[str, str]]) -> bytes:
    """The README beside files that have no room for it; `files` are their names with what each is.

    With CRLF and a mark, so that the simplest editor of Windows shows it as it is.
    """
    lines = [title(export), ""]
    lines += [f"{head}：{said}" for head, said in facts(export, kinds)]
    lines += ["", "文件：", *(f"  {name}  {what}" for name, what in files)]
    lines += ["", "怎样读：", *(f"{number}. {one}" for number, one in enumerate(reading, 1))]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")
