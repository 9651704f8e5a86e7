"""What the command before was writing when it was cut off."""

from __future__ import annotations

from ygt.cli.settings import Settings
from ygt.edit.unfinished import finish


def finish_writing(settings: Settings) -> None:
    """Finish it, and say so. Raises ToolError where it cannot be finished."""
    done = finish(settings.root)
    if done is None:
        return
    if done.left:
        settings.say(
            f"上次的改动写到一半被中断，{'、'.join(done.left)}此后又有修改，因此没有补写。\n"
            "请用 git diff 查看改动，用 ygt check 核对"
        )
    elif done.written:
        settings.say(f"上次的改动写到一半被中断，现已补写完：{'、'.join(done.written)}")
