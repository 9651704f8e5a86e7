"""The titles of papers and the short names of their files."""

from __future__ import annotations

from ygt.dates import printed
from ygt.drafting.entries import Entry
from ygt.ledger.record import Record
from ygt.numerals import numbered_item

SEVERAL = 2
"""Of more persons than these a title names the first."""


def adjusted(body: Record, term: str) -> str:
    """关于调整…组成人员的通知; of a new 届, of its members."""
    return f"关于公布{body.name}{term}组成人员名单的通知" if term else f"关于调整{body.name}组成人员的通知"


def appointed(entries: list[Entry]) -> str:
    """关于甲、乙同志职务任免的通知, 关于甲同志任职的通知, 关于甲等同志免职的通知."""
    names = list(
        dict.fromkeys(
            name.partition("（")[0] for key in ("after", "before") for one in entries if (name := str(one.get(key, "")))
        )
    )
    who = "、".join(names) if len(names) <= SEVERAL else f"{names[0]}等"
    came, left = any("after" in one for one in entries), any("before" in one for one in entries)
    return f"关于{who}同志{'职务任免' if came and left else '任职' if came else '免职'}的通知"


def units_changed(entries: list[Entry], community: str) -> str:
    """关于甲并入乙的通知; of several alike 关于甲等3家机构加入…的通知, of different ones 关于…成员单位变动的通知."""
    fields = {one["field"] for one in entries}
    if len(fields) > 1:
        return f"关于{community}成员单位变动的通知"
    first = entries[0]
    name = first["institution"]
    who = name if len(entries) == 1 else f"{name}等{len(entries)}家机构"
    match first["field"]:
        case "加入" | "退出" as word:
            return f"关于{who}{word}{community}的通知"
        case "角色调整":
            return f"关于调整{who}在{community}中角色的通知"
        case "更名" if len(entries) == 1:
            return f"关于{first['before']}更名为{first['after']}的通知"
        case "合并" if len(entries) == 1 and "after" in first:
            return f"关于{name}并入{first['after']}的通知"
    return f"关于{community}成员单位变动的通知"


def centres_set_up(names: list[str], community: str) -> str:
    """关于设置医学检验中心的通知; of more than two 关于设置…资源中心的通知."""
    what = "、".join(names) if len(names) <= SEVERAL else f"{community}资源中心"
    return f"关于设置{what}的通知"


def unused_title(wanted: str, taken: set[str], day: str) -> str:
    """`wanted`, or the first that no other paper bears: of part of the members, of the day, with a number."""
    partial = wanted.replace("组成人员的通知", "部分组成人员的通知")
    dated = f"{wanted}（{printed(day)}）" if day else wanted
    numbers = (f"{dated}{numbered_item(number)}" for number in range(2, len(taken) + 3))
    return next(one for one in (wanted, partial, dated, *numbers) if one not in taken)


def unused_id(wanted: str, taken: set[str]) -> str:
    """`wanted`, or `wanted` with the first number that makes it an id of its own."""
    numbers = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (wanted, *numbers) if one not in taken)
