"""What the commands that change the ledger have in common: which record is meant, the diff, and the writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ygt.cli.kinds import kind_named
from ygt.cli.lookup import candidates, named, no_record, program, shell_word
from ygt.cli.settings import Settings
from ygt.errors import ToolError
from ygt.ledger.ledger import Ledger
from ygt.ledger.record import Record

if TYPE_CHECKING:
    from ygt.administration.office import Office
    from ygt.administration.trial import Edits


def meant(ledger: Ledger, name: str, kind_word: str | None, *, having: str) -> Record:
    """The one record that `name` means; of several, the one whose kind has one of the fields `having`.

    Where no kind has, any of them: what it lacks is for the act to say. Raises ToolError where there is none, where
    there are several, or where its shape is wrong.
    """
    kind = kind_named(ledger.contract, kind_word) if kind_word else None
    found = [one for one in named(ledger, name) if kind in (None, one.kind)]
    fields = having.split()
    fitting = [one for one in found if any(field in one.kind.record.properties for field in fields)] or found[:1]
    if not fitting and any(field.value == name for field in ledger.persons):
        raise ToolError(f"“{name}”是人员姓名，不是记录名称", "任职用 ygt appoint，离任用 ygt dismiss")
    if not fitting:
        raise ToolError(*no_record(ledger, name))
    if len(fitting) > 1:
        raise ToolError(f"“{name}”对应{len(fitting)}条记录：{candidates(fitting)}", "加 --kind 指明种类，或改用标识")
    if not fitting[0].sound:
        raise ToolError(f"{fitting[0].subject()}的登记有误，没有改动", "先按 ygt check 的提示改正，再重新执行")
    return fitting[0]


def carry_out(settings: Settings, edits: Edits, *, only_tell: bool) -> bool:
    """Try the edits, print the diff, and write unless they are only to be told; whether anything changes."""
    from ygt.administration.trial import content_before, tried, write_all
    from ygt.edit.files import shown

    with settings.progress("正在核对…"):
        contents = tried(settings.root, edits)
    for path, content in contents.items():
        settings.write(shown(path, content_before(settings.root, path) or b"", content))
    if not contents:
        settings.say("台账已是如此，没有需要改动的内容。")
    elif only_tell:
        settings.say(f"以上{len(contents)}个文件的改动未写入。")
    else:
        write_all(settings.root, contents)
        settings.say(f"已改动{len(contents)}个文件，改后通过核对。")
    return bool(contents)


def say_seats(
    settings: Settings, ledger: Ledger, office: Office, heading: str, act: str, rest: str, *, of: str = ""
) -> None:
    """Name the seats of bodies that go with an office, who sits in them and how they pass on; of one person's `of`.

    With each goes the command that enters it: `act` before the seat, `rest` behind.
    """
    from ygt.administration.office import seats_with

    lines = []
    for seat in seats_with(ledger, office):
        names = [one.person[0] for one in seat.members]
        how = seat.body.text("succession") or "接替方式未登记"
        if not of or of in names:
            body = seat.body.known_as()
            lines.append(f"  {body}{seat.post}（现登记：{'、'.join(names) or '无'}；{how}）")
            place = f"--body {shell_word(body)} --post {shell_word(seat.post)}"
            lines.append(f"    {program(settings)} {act} {place} {rest}")
    if lines:
        settings.say("\n".join([heading, *lines]))
