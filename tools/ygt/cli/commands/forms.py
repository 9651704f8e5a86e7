"""`ygt forms`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ygt.cli.command import Group
from ygt.cli.kinds import kind_named
from ygt.cli.parameters import DAY, Choice
from ygt.cli.settings import Settings
from ygt.errors import ToolError
from ygt.ledger.load import load
from ygt.report.display import visible

if TYPE_CHECKING:
    from ygt.forms.intake import Intake, Outcome

FORMS = Path("build", "forms")
FOLDER = click.Path(path_type=Path)
WHERE = "台账目录下的 build/forms"


@click.group(
    cls=Group,
    help="""
    以 Excel、WPS 表格下发、回收和催报：各单位在表格里填，台账里的改动由本命令写入。

    先用 out 下发，各单位发回的表格存进其中的“回收”文件夹，再用 in 汇入；status 列出尚未报送的单位。
    """,
)
def command() -> None:
    """The commands that hand forms out and take them in."""


@command.command("out", short_help="生成下发的表格，已按台账填好")
@click.option("--unit", "units", multiple=True, metavar="单位", help="只为这家单位生成，可写多次；默认为各家填报单位")
@click.option(
    "--kind", "kinds", multiple=True, metavar="种类", help="只含这一种类，如 机构，可写多次；不写 --unit 的，按种类汇总"
)
@click.option("--due", type=DAY, metavar="日期", help="报送时限，写入填写说明")
@click.option("--to", "recipient", metavar="单位", help="报送至哪里，写入填写说明；默认为台账的维护单位")
@click.option("-o", "--output", type=FOLDER, metavar="目录", help=f"存放的文件夹，默认为{WHERE}")
@click.pass_obj
def out_command(
    settings: Settings,
    units: tuple[str, ...],
    kinds: tuple[str, ...],
    due: date | None,
    recipient: str | None,
    output: Path | None,
) -> int:
    """
    生成下发的表格：每家单位一份，只含它自己的记录；只写 --kind 的，每个种类一份。

    由其他机构管理的（如村卫生室）列在管理单位的表格里。表格自带底稿，发回后只有改动的格子才算修改。
    """
    from ygt.changes.git import Repository
    from ygt.clock import today
    from ygt.dates import printed_day
    from ygt.forms.handing_out import Round, files, forms
    from ygt.forms.status import RETURNS
    from ygt.writing import own_place, write

    if due is not None and due < today():
        settings.say(f"报送时限{printed_day(due)}已经过去，请核对 --due")
    ledger, findings = load(settings.root)
    if errors := sum(one.severity == "error" for one in findings):
        settings.say(f"台账有{errors}处读取错误，有误的记录未列入表格；用 ygt check 查看")
    wanted = [kind_named(ledger.contract, one) for one in kinds]
    if part := next((one for one in wanted if one.name not in ledger.contract.kinds), None):
        raise ToolError(f"“{part.title}”登记在其他记录之内，不能单独下发", "写登记它的种类")
    try:
        commit = Repository(settings.root).commit("HEAD")
    except ToolError:
        commit = ""
    keeper = ledger.county.text("maintained_by") if ledger.county else ""
    made = forms(ledger, units, wanted, Round(due, recipient or keeper, commit))
    folder = output or own_place(settings.root, FORMS)
    for name, content in files(ledger, made):
        write(folder / name, content)
        settings.write(visible((folder / name).as_posix()))
    try:
        (folder / RETURNS).mkdir(exist_ok=True)
    except OSError as error:
        raise ToolError(f"无法在“{folder}”中建立文件夹“{RETURNS}”", "用 -o 指定另一个文件夹") from error
    settings.say(f"已生成{len(made)}份表格；各单位发回的，存入其中的“{RETURNS}”文件夹")
    return 0


@command.command("in", short_help="汇入发回的表格，有误的标红退回")
@click.argument("paths", nargs=-1, required=True, type=FOLDER, metavar="文件…", help="发回的表格，或存放它们的文件夹")
@click.option("--dry-run", "only_tell", is_flag=True, help="只显示会怎样改，不写入，也不生成退回的表格")
@click.option(
    "--allow-delete",
    "allowed",
    type=click.IntRange(0),
    default=0,
    metavar="行数",
    help="每份表格允许删去的行数，默认为0：事项结束应填截止日期，不删除",
)
@click.option("-o", "--output", type=FOLDER, metavar="目录", help="退回的表格存放的文件夹，默认与原表格放在一起")
@click.pass_obj
def in_command(settings: Settings, paths: tuple[Path, ...], only_tell: bool, allowed: int, output: Path | None) -> int:
    """
    汇入发回的表格。只有与下发时不同的格子才算改动，别处后来的修改不受影响。

    每份表格要么全部汇入，要么全部不汇入；有误的另存为“原名-退回.xlsx”，红色格子上写明原因。
    改后的台账先行核对，不会出现新的错误才写入。有表格未能汇入的，以代码1结束。
    """
    from ygt.administration.trial import content_before, write_all
    from ygt.changes.comparison import preview
    from ygt.changes.text import previewed
    from ygt.clock import today
    from ygt.edit.files import shown
    from ygt.forms.folder import workbooks
    from ygt.forms.intake import take

    ledger, _ = load(settings.root)
    if absent := next((one for one in paths if not one.exists()), None):
        raise ToolError(f"没有文件“{absent}”", "核对路径和文件名；文件夹写其路径")
    files = [file for path in paths for file in (workbooks(path) if path.is_dir() else [path])]
    if not files:
        raise ToolError("没有可以汇入的表格", "将发回的 .xlsx 表格存入该文件夹")
    with settings.progress("正在核对…"):
        intake = take(ledger, dict.fromkeys(files), allowed)
    for one in intake.outcomes:
        _tell(settings, one)
    for line in previewed(preview(ledger, intake.after, today()), settings.paint):
        settings.write(line)
    if only_tell:
        for path, content in intake.contents.items():
            settings.write(shown(path, content_before(settings.root, path) or b"", content))
        count = len(intake.contents)
        settings.say(f"以上{count}个文件的改动未写入。" if count else "没有可以写入的改动。")
    else:
        write_all(settings.root, intake.contents)
        _send_back(settings, intake, output)
        if intake.contents:
            settings.say(f"已改动{len(intake.contents)}个文件，改后没有新的错误。")
        else:
            settings.say("台账没有改动。")
    return 0 if all(one.is_taken for one in intake.outcomes) else 1


@command.command("status", short_help="列出尚未报送的单位")
@click.argument("folder", required=False, type=FOLDER, metavar="[目录]", help=f"下发的表格所在的文件夹，默认为{WHERE}")
@click.option(
    "--format",
    "form",
    type=Choice(("text", "json", "markdown")),
    default="text",
    help="text 一句话，可直接转发（默认）；json 供程序读取；markdown 供网页、存档",
)
@click.pass_obj
def status_command(settings: Settings, folder: Path | None, form: str) -> int:
    """
    列出尚未报送的单位，可直接转发催报。

    应报送的，为该文件夹中下发的表格；已报送的，为其中“回收”文件夹里的表格。按表格自带的底稿辨认单位，
    文件改过名的也能认出。
    """
    import json

    from ygt.clock import now
    from ygt.forms.status import as_data, as_markdown, in_words, status

    ledger, _ = load(settings.root)
    found = status(ledger, folder or settings.root / FORMS, now())
    match form:
        case "json":
            settings.write(json.dumps(as_data(found), ensure_ascii=False, indent=2))
        case "markdown":
            settings.write("\n".join(as_markdown(found)))
        case _:
            settings.write(visible(in_words(found)))
    if found.unknown:
        settings.say(f"“回收”文件夹中有{len(found.unknown)}份表格无法辨认：{'、'.join(found.unknown)}")
    return 0


def _tell(settings: Settings, outcome: Outcome) -> None:
    merged, name = outcome.merged, outcome.file.name
    if outcome.is_taken and merged is not None:
        emptied = f"处（其中清空{merged.emptied}处）" if merged.emptied else "处"
        parts = [("修改", merged.changed, emptied), ("新增", merged.added, "行"), ("删除", len(merged.deleted), "行")]
        told = "，".join(f"{what}{count}{unit}" for what, count, unit in parts if count) or "没有改动"
        settings.write(visible(f"{outcome.title}（{name}）：{told}"))
    else:
        settings.write(visible(f"{outcome.title}（{name}）：未汇入，有{len(outcome.problems)}处需要修改"))
        for one in outcome.problems:
            settings.write("\n".join(f"  {visible(line)}" for line in str(one).split("\n")))
    if outcome.returned is not None and outcome.returned.ignored:
        settings.say(f"{name} 中另有工作表未读取：{'、'.join(outcome.returned.ignored)}")


def _send_back(settings: Settings, intake: Intake, output: Path | None) -> None:
    from ygt.forms.folder import going_back, is_untouched
    from ygt.forms.intake import sent_back
    from ygt.writing import write

    for one in intake.outcomes:
        place = going_back(one.file, output)
        if one.is_taken:
            # The copy that went back before is done with; one that someone has saved since is theirs and stays.
            if is_untouched(place):
                place.unlink()
            continue
        content = sent_back(one)
        if content is None:
            settings.say(f"{one.file.name} 没有生成退回的表格，请将上述原因告知报送单位")
        else:
            write(place, content)
            settings.say(f"已退回：{place.as_posix()}")
