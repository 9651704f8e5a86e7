"""What is written where a person's name belongs and is none: a candidate, several people, a name with a title."""

from __future__ import annotations

import re

from ygt.identifiers.fault import Fault

_CHOSEN = "尚未议定的人选一律不登记，待文件印发或会议议定后再登记；席位空缺的，不写姓名"
_ONE_EACH = "只写一人；其余各人另列一条，不能另列的写在备注中"
_BARE = "只写姓名；职务、兼任、单位写在各自的字段，同名的写明区分"
_OFFICES = "书记|主任|院长|局长|处长|科长|所长|站长|县长|市长|区长|旗长|镇长|乡长|理事长|监事长|护士长|医生|医师"
_FAULTS = tuple(
    (re.compile(pattern), remedy)
    for pattern, remedy in (
        ("拟任|拟聘|拟提名|拟推荐|^拟|考察|酝酿|人选|候选|待定|待接任|待补|暂缺|空缺", _CHOSEN),
        (r"[、，,；;/\n]|等[0-9一二三四五六七八九十两几多]*人$", _ONE_EACH),
        (r"[（(〔【\[][^）)〕】\]]*[）)〕】\]]?|[:：]", _BARE),
        (f"[0-9０-９]+|(?:同志|先生|女士|{_OFFICES})$", _BARE),
    )
)


def person_name_fault(text: str) -> Fault | None:
    """What in `text` belongs to no person's name, or None; names of any people and length have their place."""
    for pattern, remedy in _FAULTS:
        if match := pattern.search(text):
            return Fault(f"含有“{match[0]}”，不是姓名".replace("\n", "换行"), remedy, match.start(), len(match[0]))
    return None
