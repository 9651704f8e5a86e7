"""Check many ledgers and write the report as it comes: ledger by ledger, then what is found between them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial

from ygt.check import Result
from ygt.findings import Finding
from ygt.ledger.ledger import Ledger
from ygt.nation.between import CODES, between, wanted_keys
from ygt.nation.county import NOTHING, Job, Told, looked_up, report_between, told
from ygt.nation.progress import Progress
from ygt.nation.register import Register
from ygt.nation.working import Answers
from ygt.report.json import VERSION, as_data, safe_json
from ygt.report.summary import Counts
from ygt.schema.contract import contract
from ygt.source.opening import content_of
from ygt.source.reader import MAX_BYTES

Write = Callable[[str], None]
NAMED = 8
"""So many counties with errors are named in the summary."""


@dataclass
class Tally:
    """What was found in all: the sums, the counties with errors, the findings between them, what could not be done."""

    counts: Counts = NOTHING
    counties: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    between: list[Finding] = field(default_factory=list)
    failures: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, name: str, one: Told) -> None:
        """Count one ledger."""
        self.counties.append(one.county)
        self.counts = Counts(*(sum(pair) for pair in zip(self.counts, one.counts, strict=True)))
        if one.counts.errors:
            self.wrong.append(one.county)
        if one.failure:
            self.failures.append((name, *one.failure))

    @property
    def errors(self) -> int:
        """How many errors there are, in ledgers and between them."""
        return self.counts.errors + len(self.between)


def check_many(job: Job, names: Sequence[str], processes: int, write: Write, progress: Progress) -> Tally:
    """Check the ledgers in the folders `names`, write what is found, and return the sums.

    Raises ToolError where a helper process is lost; a ledger that cannot be checked is told as such, in its turn.
    """
    tally = Tally()
    register = Register()

    def tell(text: str) -> None:
        progress.hide()
        write(text)

    if job.form == "json":
        tell(f'{{"version": {VERSION}, "workspaces": [')
    progress.at(0)
    with closing(Answers(partial(told, job), processes)) as answers:
        for number, one in enumerate(answers.to(names)):
            register.enter(number, one.claims)
            if one.report:
                is_first = len(tally.counties) == len(tally.failures)
                before = "" if is_first or job.form != "json" else ","
                tell(f"{before}{one.report}{_gap(job)}")
            tally.add(names[number], one)
            progress.at(number + 1)
    tally.between = sorted(_between(job, names, tally.counties, register, processes))
    progress.hide()
    if job.form == "json":
        tell(_rest_of_json(job, tally))
    else:
        for text in _last(job, tally):
            tell(text)
    return tally


def _between(
    job: Job, names: Sequence[str], counties: list[str], register: Register, processes: int
) -> Iterator[Finding]:
    clashes = list(register.clashes()) if CODES & job.codes else []
    if not clashes:
        return
    wanted = wanted_keys(clashes)
    questions = [(names[number], keys) for number, keys in wanted.items()]
    with closing(Answers(partial(looked_up, job), min(processes, len(questions)))) as answers:
        found = dict(zip(wanted, answers.to(questions), strict=True))
    for one in between(clashes, found, list(names), counties):
        if one.code in job.codes:
            yield one


def _gap(job: Job) -> str:
    """What stands between one piece of a report and the next, beside the end of the line."""
    return "\n" if job.form == "full" else ""


def _last(job: Job, tally: Tally) -> Iterator[str]:
    if tally.between and job.form == "full":
        yield job.options.paint("各台账之间", "strong") + "\n"
    for finding in tally.between:
        yield report_between(job, finding, _pages(job, finding)).rstrip("\n") + _gap(job)
    if job.form == "full":
        for name, message, remedy in tally.failures:
            yield f"{name} 没有核对：{message}\n处理办法：{remedy}\n"


def summary(tally: Tally, *, partly: bool) -> str:
    """All counts in Chinese sentences, and the counties with errors."""
    counts = tally.counts._replace(errors=tally.errors)
    text = f"共{len(tally.counties)}个台账，{counts.sentence(partly=partly)}"
    if tally.between:
        text += f"其中各台账之间{len(tally.between)}处。"
    if tally.wrong:
        more = f"等{len(tally.wrong)}个" if len(tally.wrong) > NAMED else ""
        text += f"\n有错误的台账：{'、'.join(tally.wrong[:NAMED])}{more}。"
    if tally.failures:
        text += f"\n没有核对的台账{len(tally.failures)}个：{'、'.join(name for name, *_ in tally.failures[:NAMED])}。"
    return text


def _pages(job: Job, finding: Finding) -> Ledger:
    """The files a finding names, for showing their lines."""
    paths = {finding.path, *(other.place.path for other in finding.related)} if job.form == "full" else set()
    texts = {}
    for path in paths:
        content = content_of(job.root / path, MAX_BYTES, within=job.root)
        if isinstance(content, bytes):  # else shown without its line
            texts[path] = content.decode("utf-8-sig", errors="replace")
    return Ledger(job.root, contract(), texts=texts)


def _rest_of_json(job: Job, tally: Tally) -> str:
    """What follows the last ledger: the findings between them, what could not be checked, the sums."""
    found = [as_data(Result(_pages(job, one), [one]), job.options)["findings"][0] for one in tally.between]
    failures = [{"path": name, "message": message, "help": remedy} for name, message, remedy in tally.failures]
    counts = {"workspaces": len(tally.counties), **tally.counts._replace(errors=tally.errors)._asdict()}
    parts = {"between": found, "failures": failures, "counts": counts}
    return "],\n" + ",\n".join(f"{json.dumps(key)}: {safe_json(value)}" for key, value in parts.items()) + "}"
