"""The least the parts of a check could cost: the same bytes through libyaml, jsonschema-rs, and as JSON.

Each in a process that has just begun, its imports not counted, and beside it where the time of our own check goes.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from measuring import Row
from sets import SETS, write_set

ROUNDS = 3
SLOWEST = 5
"""So many rules are named."""


def rows() -> Iterator[Row]:
    """The lines of the table: first the floors, then our own stages."""
    with tempfile.TemporaryDirectory() as folder:
        write_set(Path(folder), SETS["S"])
        rounds = [_in_new_process(Path(folder, "counties", "0000")) for _ in range(ROUNDS)]
    names = list(rounds[0])
    best = {name: min(one.get(name, float("inf")) for one in rounds) for name in names}
    stages = {name: best[name] for name in names if name.startswith("其中")}
    whole = sum(stages.values())
    for name in names:
        told = f"占 {best[name] / whole:.0%}" if name in stages else f"是全部的 {best[name] / whole:.0%}"
        yield Row(name, best[name], result=told)


def _in_new_process(county: Path) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, str(county)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"无法测量 {county}：{done.stderr[-500:]}")
    return dict(json.loads(done.stdout))


def measure(county: Path) -> dict[str, float]:
    """CPU seconds of the floors and of the stages, in this process."""
    started = time.process_time()
    from ygt.check import check

    imports = time.process_time() - started
    return {**_floors(county), **_stages(county, imports, check)}


def _floors(county: Path) -> dict[str, float]:
    import jsonschema_rs  # noqa: F401 — its import is not part of what is measured

    from ygt.ledger.load import files
    from ygt.schema.contract import contract
    from ygt.schema.engine import FastEngine
    from ygt.schema.typing import convert
    from ygt.source.events import libyaml_events
    from ygt.source.reader import read_file

    paths = files(county)
    texts = [(county / path).read_text(encoding="utf-8") for path in paths]
    kinds = [contract().kind(contract().kind_at(path) or "") for path in paths]
    documents = [read_file(county, path) for path in paths]
    for document, kind in zip(documents, kinds, strict=True):
        list(convert(document, kind))
    engine = FastEngine(contract())
    for kind in kinds:
        engine.violations(kind.name, None)  # compiles the schema
    as_json = [json.dumps(document.data, ensure_ascii=False).encode() for document in documents]

    def through_libyaml() -> None:
        for text in texts:
            next_event = libyaml_events(text)
            while type(next_event()).__name__ != "StreamEndEvent":
                pass

    def through_schema() -> None:
        for document, kind in zip(documents, kinds, strict=True):
            engine.violations(kind.name, document.data)

    found = {
        "下限：读取字节": _timed(lambda: [(county / path).read_bytes() for path in paths]),
        "下限：libyaml 的事件（经 PyYAML）": _timed(through_libyaml),
        "下限：jsonschema-rs": _timed(through_schema),
        "下限：同样的数据写成 JSON，由 json 读取": _timed(lambda: [json.loads(one) for one in as_json]),
    }
    if importlib.util.find_spec("orjson"):
        import orjson

        found["下限：同上，由 orjson 读取"] = _timed(lambda: [orjson.loads(one) for one in as_json])
    return found


def _stages(county: Path, imports: float, check: Callable[..., Any]) -> dict[str, float]:
    from ygt.ledger.load import assemble, files, texts
    from ygt.ledger.reading import reading
    from ygt.rules.table import TABLE
    from ygt.schema.contract import contract
    from ygt.schema.engine import engine
    from ygt.source.reader import read_file

    check(county)  # what is worked out once a process is worked out
    paths = files(county)
    judge = engine(contract())
    start = time.process_time()
    documents = [read_file(county, path) for path in paths]
    read = time.process_time()
    readings = [reading(one, contract().kind(contract().kind_at(one.path) or ""), judge) for one in documents]
    judged = time.process_time()
    ledger, _ = assemble(county, readings, texts(county))
    _ = ledger.fields, ledger.references
    assembled = time.process_time()
    each: dict[str, float] = {}
    for rule, generate in TABLE:
        before = time.process_time()
        list(generate(ledger))
        each[f"{rule.code} {rule.title}"] = time.process_time() - before
    slowest = sorted(each, key=lambda name: -each[name])[:SLOWEST]
    return {
        "其中：载入程序": imports,
        "其中：读取和定位": read - start,
        "其中：结构与类型": judged - read,
        "其中：汇成台账": assembled - judged,
        **{f"其中：规则 {name}": each[name] for name in slowest},
        f"其中：其余{len(each) - SLOWEST}条规则": sum(each.values()) - sum(each[name] for name in slowest),
    }


def _timed(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
