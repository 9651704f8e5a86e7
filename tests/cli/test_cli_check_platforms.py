"""The reports for platforms, from the real command line."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from cli_process import Run

HERE = Path(__file__).parent
WRONG_COUNTY = HERE.parent / "fixtures" / "wrong_county"
ENDINGS = {"sarif": "sarif", "gitlab": "gitlab.json", "junit": "xml", "markdown": "md"}


@pytest.mark.parametrize("form", ENDINGS)
def test_report(ygt: Run, wrong: Path, golden: Callable[[Path, str], None], form: str) -> None:
    done = ygt("-C", wrong, "check", "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
    golden(HERE / "golden" / f"check.{ENDINGS[form]}", done.stdout)


@pytest.mark.parametrize("form", ENDINGS)
def test_the_same_bytes_from_anywhere_at_any_time(ygt_process: Run, wrong: Path, tmp_path: Path, form: str) -> None:
    first = ygt_process("-C", wrong, "check", "--format", form).stdout
    env = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "COLUMNS": "40", "FORCE_COLOR": "1"}
    moved = shutil.move(wrong, tmp_path / "另一处")
    assert ygt_process("--color", "always", "check", "--format", form, cwd=Path(moved), env=env).stdout == first


@pytest.mark.parametrize("form", ENDINGS)
def test_a_right_county_passes(ygt: Run, mini: Path, form: str) -> None:
    done = ygt("-C", mini, "check", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_every_format_tells_all_of_a_county_wrong_in_every_way(ygt: Run) -> None:
    def report(form: str) -> str:
        done: str = ygt("-C", WRONG_COUNTY, "check", "--format", form).stdout
        return done

    counts = json.loads(report("json"))["counts"]
    total = counts["errors"] + counts["notes"]
    [run] = json.loads(report("sarif"))["runs"]
    assert [one["level"] for one in run["results"]].count("error") == counts["errors"]
    entries = json.loads(report("gitlab"))
    assert len(run["results"]) == len(entries) == len({one["fingerprint"] for one in entries}) == total > 150
    top = Xml.fromstring(report("junit"))
    assert len(top.findall(".//failure")) == int(top.attrib["failures"]) == counts["errors"]
    assert len(top.findall(".//system-out")) == counts["notes"]
    names = [(case.get("file"), case.get("name")) for case in top.iter("testcase")]
    assert len(names) == len(set(names)) == int(top.attrib["tests"])


def test_hostile_names_stay_names(ygt: Run, mini: Path) -> None:
    with (mini / "members" / "township.yaml").open("a", encoding="utf-8") as file:
        file.write('- name: "\\e[2J@everyone <img src=x onerror=alert(1)> [点此](https://example.org) ]]> {0}院"\n')
        file.write('  id: x\n  kind: "`${IFS}|/close"\n  "<script>": 1\n')
    (mini / "members" / "`@all` <b>&amp;.yaml").write_text("- a\n", encoding="utf-8")
    for form in ENDINGS:
        done = ygt("-C", mini, "check", "--format", form)
        assert (done.returncode, done.stderr) == (1, "")
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.stdout)
        if form in {"sarif", "gitlab"}:
            assert json.loads(done.stdout)
        elif form == "junit":
            assert int(Xml.fromstring(done.stdout).attrib["failures"]) > 0
        else:
            outside = re.sub(r"(`+).*?(?<!`)\1(?!`)", "", done.stdout)
            assert "@everyone" not in outside and "<" not in outside and "https://" not in outside
