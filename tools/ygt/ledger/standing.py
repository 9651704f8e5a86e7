"""What is said, wherever a ledger is shown, of the nature of its data (据公开文件整理, 示例, 自行维护)."""

from __future__ import annotations

from dataclasses import dataclass

from ygt.ledger.ledger import Ledger

FICTION = "示例数据，纯属虚构"
COMPILED = "据公开文件整理，非官方发布，不代表工作实际进展"


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of a workspace in words. `sheet` stands across every printed sheet."""

    key: str
    label: str
    sentence: str
    sheet: str = ""


OF_OTHERS = {
    "fictional": Standing("fictional", FICTION, f"{FICTION}。单位、人员、药品企业和文件均为演示而设。", FICTION),
    "compiled": Standing("compiled", "据公开文件整理，非官方发布", f"{COMPILED}。"),
}
"""The standing of data that no office keeps as its own."""


def standing_of(ledger: Ledger) -> Standing:
    """The standing of `ledger`, and the sentence that goes with its data."""
    if ledger.standing != "own":
        return OF_OTHERS[ledger.standing]
    keeper = ledger.county.text("maintained_by") if ledger.county else ""
    kept = f"由{keeper}维护" if keeper else "自行维护"
    return Standing("own", kept, f"{kept}，以正式印发的文件为准。")


def disclaimer(ledger: Ledger) -> str:
    """What must be said beside every statement made from `ledger`; empty where the office itself keeps it."""
    return disclaimer_of(ledger.standing)


def disclaimer_of(standing: str) -> str:
    """The same where only the standing is known."""
    return OF_OTHERS[standing].sentence if standing in OF_OTHERS else ""
