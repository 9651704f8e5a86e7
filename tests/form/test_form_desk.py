"""Records opened, tried and saved: nothing new goes wrong, nobody is overwritten, nothing else is touched."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from ygt.errors import ToolError
from ygt.form.answers import answered
from ygt.form.desk import Desk
from ygt.form.wording import for_forms

ROOT = Path(__file__).parents[2]
MEMBERS = "members/township.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Path(shutil.copytree(ROOT / "tests" / "fixtures" / "mini", tmp_path / "mini")))


def text(desk: Desk, path: str) -> str:
    return (desk.root / path).read_text(encoding="utf-8")


def write(desk: Desk, path: str, old: str, new: str) -> None:
    before = text(desk, path)
    assert old in before
    (desk.root / path).write_text(before.replace(old, new, 1), encoding="utf-8", newline="\n")


def opened(desk: Desk, kind: str, name: str = "") -> dict[str, Any]:
    """A record as the page has it, to be filled in and sent back."""
    found = next(one for one in desk.records(kind) if name in one["name"])
    about = desk.record(found)
    return {"path": about["path"], "base": about["base"], "mark": about["mark"], "form": about["data"]}


def error(desk: Desk, question: str, sent: dict[str, Any]) -> str:
    answer = answered(desk, {}, question, sent)
    assert answer is not None
    return str(answer["error"])


def signed(answer: dict[str, Any]) -> list[str]:
    return [sign + line for sign, line in answer["lines"] if sign in "+-"]


def first(desk: Desk) -> dict[str, Any]:
    return opened(desk, "institution", "")


def test_kinds_records_and_names_are_found_by_sound(desk: Desk) -> None:
    overview = desk.overview()
    counts = {one["name"]: one["count"] for one in overview["kinds"]}
    assert counts["institution"] == len(desk.records("institution")) > 0
    assert counts["community"] and sum(counts.values()) == len(desk.records(""))
    names = {one["name"]: one["words"] for one in desk.names(["unit", "institution"])}
    assert all("shilixian" in words for name, words in names.items() if name.startswith("示例县"))
    assert desk.names(["person"]) and desk.names(["document"]) and desk.names(["没有"]) == []


def test_what_is_tried_is_not_written_and_what_is_saved_is_one_line(desk: Desk) -> None:
    sent = first(desk)
    before = text(desk, sent["path"])
    sent["form"]["beds"] = "77"
    tried = desk.tried(sent)
    assert text(desk, sent["path"]) == before
    assert tried["blocking"] == 0
    ((group, sentence),) = tried["changes"]
    assert group == desk.record(sent)["name"] and "床位数" in sentence and sentence.endswith("77张。")
    saved = desk.saved(sent)
    assert saved["saved"] is True
    after = text(desk, sent["path"])
    lines = set(after.splitlines()) - set(before.splitlines())
    assert lines == {"  beds: 77"} and "+  beds: 77" in signed(tried)
    again = desk.saved({**sent, "mark": desk.record(sent)["mark"]})
    assert again["count"] == 0 and "saved" not in again


def test_a_new_error_forbids_saving_and_an_old_one_does_not(desk: Desk) -> None:
    sent = first(desk)
    before = text(desk, sent["path"])
    sent["form"]["credit_code"] = "12990101000000318X"
    refused = desk.saved(sent)
    assert refused["blocking"] == 1 and "saved" not in refused
    assert [one["at"] for one in refused["inside"] if one.get("new")] == ["/credit_code"]
    assert text(desk, sent["path"]) == before
    (desk.root / "org/units.yaml").write_text(text(desk, "org/units.yaml") + "- 名称: 甲\n", encoding="utf-8")
    sent = first(desk)
    assert desk.overview()["errors"] > 0
    sent["form"]["beds"] = "77"
    assert desk.saved(sent)["saved"] is True


def test_an_error_elsewhere_is_named_with_its_place(desk: Desk) -> None:
    sent = opened(desk, "institution", "示例县人民医院")
    sent["form"]["name"] = "另一机构"
    told = desk.tried(sent)
    assert told["blocking"] > 0
    assert told["elsewhere"] and all(re.fullmatch(r"\S+[.]yaml 第\d+行", one["place"]) for one in told["elsewhere"])


def test_a_missing_field_is_told_at_its_own_place(desk: Desk) -> None:
    sent = first(desk)
    sent["form"]["memberships"] = [{"from": "2026-01-01"}]
    found = [one for one in desk.tried(sent)["inside"] if one["at"] == "/memberships/0/community"]
    assert [one["message"] for one in found] == ["请填写“医共体”"]
    assert "help" not in found[0]


def test_the_second_to_save_is_told_and_keeps_what_he_typed(desk: Desk) -> None:
    mine, theirs = first(desk), first(desk)
    theirs["form"]["beds"] = "31"
    assert desk.saved(theirs)["saved"]
    mine["form"]["beds"] = "32"
    mine["form"]["ambulances"] = "3"
    answer = desk.saved(mine)
    news = answer["meanwhile"]
    assert "saved" not in answer and "+  beds: 31" in signed(news)
    assert news["clashes"] == [{"title": "床位数", "typed": "32", "now": "31"}]
    assert (news["data"]["beds"], news["data"]["ambulances"]) == ("31", "3")
    assert "beds: 31" in text(desk, mine["path"])
    assert desk.saved({**mine, "mark": news["mark"], "form": news["data"]})["saved"]
    assert "  beds: 31\n  ambulances: 3\n" in text(desk, mine["path"])


def test_a_record_is_found_again_where_others_came_before_it(desk: Desk) -> None:
    sent = opened(desk, "unit", "示例县财政局")
    sent["form"]["remark"] = "甲"
    path = desk.root / "org/units.yaml"
    added = "- name: 新设单位\n  id: xinshe\n  kind: 其他\n"
    path.write_text(f"{added}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    news = desk.saved(sent)["meanwhile"]
    assert news["base"] == f"/{int(sent['base'][1:]) + 1}" and news["clashes"] == []
    assert news["data"]["remark"] == "甲" and news["data"]["name"] == "示例县财政局"
    path.write_text(added, encoding="utf-8")
    assert desk.saved(sent)["meanwhile"]["gone"] is True
    assert desk.saved({**sent, "mark": "0"})["meanwhile"]["gone"] is True


def test_a_new_record_is_named_and_placed(desk: Desk) -> None:
    form = {"name": "示例县统计局", "kind": "政府部门"}
    tried = desk.tried({"new": True, "kind": "unit", "form": form})
    assert tried["path"] == "org/units.yaml" and tried["id"] == "tongjiju"
    assert desk.saved({"new": True, "kind": "unit", "form": form})["saved"]
    assert text(desk, "org/units.yaml").endswith("- name: 示例县统计局\n  id: tongjiju\n  kind: 政府部门\n")
    assert "已登记在" in error(desk, "save", {"new": True, "kind": "unit", "form": {**form, "remark": "乙"}})
    assert "相同" in error(desk, "save", {"new": True, "kind": "unit", "form": form})
    assert "尚未填写" in error(desk, "try", {"new": True, "kind": "unit", "form": {}})
    assert error(desk, "try", {"new": True, "kind": "甲", "form": form}).startswith("没有种类")


def test_the_first_of_a_kind_gets_a_file(desk: Desk) -> None:
    form = {"name": "甲盟", "kind": "专科联盟", "from": "2026-01-01"}
    for path in [*desk.root.glob("org/alliances.yaml"), *desk.root.rglob("members/**/*.yaml")]:
        path.unlink()
    assert desk.tried({"new": True, "kind": "alliance", "form": form})["path"] == "org/alliances.yaml"
    sent = {"new": True, "kind": "institution", "form": {"name": "某村卫生室", "kind": "村卫生室"}}
    asked = answered(desk, {}, "try", sent)
    assert asked is not None
    assert [path for path, _ in asked["files"]] == ["members/institution.yaml", "members/villages/institution.yaml"]
    assert desk.saved({**sent, "file": "members/villages/institution.yaml"})["path"].startswith("members/villages/")


@pytest.mark.parametrize("identifier", ["../../../etc/甲", "..", "a/b"])
def test_no_record_is_written_outside_its_folder(desk: Desk, identifier: str) -> None:
    before = set(desk.root.parent.rglob("*"))
    sent = {"new": True, "kind": "body", "form": {"name": "某委员会", "id": identifier, "level": "县级"}}
    answer = answered(desk, {}, "save", sent)
    assert answer is not None and "saved" not in answer
    assert set(desk.root.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "没有写明是哪一条记录"),
        ({"path": "../../etc/passwd", "base": ""}, "没有这条记录"),
        ({"path": "org/../../x.yaml", "base": ""}, "没有这条记录"),
        ({"path": MEMBERS, "base": ""}, "没有这条记录"),
        ({"path": MEMBERS, "base": "/9999"}, "没有这条记录"),
        ({"path": MEMBERS, "base": "/0/name"}, "没有这条记录"),
        ({"path": "members/none.yaml", "base": "/0"}, "已被移走或删除"),
        ({"path": "org/county.yaml", "base": "/communities/9"}, "没有这条记录"),
    ],
)
def test_only_records_of_the_workspace_are_opened(desk: Desk, sent: dict[str, Any], said: str) -> None:
    assert said in error(desk, "record", sent)
    assert "saved" not in (answered(desk, {}, "save", {**sent, "mark": "", "form": {"name": "甲"}}) or {})


def test_a_file_that_is_gone_unreadable_or_write_protected_is_told(desk: Desk) -> None:
    sent = first(desk)
    sent["form"]["beds"] = "77"
    path = desk.root / sent["path"]
    before = path.read_bytes()
    path.chmod(0o444)
    assert "只读文件" in error(desk, "save", sent)
    assert path.read_bytes() == before
    path.chmod(0o644)
    path.write_text("- name: [\n", encoding="utf-8")
    assert "读取错误" in error(desk, "record", sent)
    path.unlink()
    assert "已被移走或删除" in error(desk, "save", sent)
    elsewhere = desk.root / "elsewhere.yaml"
    elsewhere.write_bytes(before)
    path.symlink_to(elsewhere)
    assert "是链接" in error(desk, "save", sent)
    assert elsewhere.read_bytes() == before


def test_an_item_with_a_comment_is_not_moved(desk: Desk) -> None:
    sent = opened(desk, "body", "理事会")
    members = sent["form"]["memberships"]
    sent["form"]["memberships"] = [*members[1:], members[0]]
    assert desk.tried(sent)["count"] > 0
    assert "#" not in text(desk, sent["path"]).partition("memberships:")[2]
    write(desk, sent["path"], f"person: {members[0]['person']}", f"person: {members[0]['person']} # 甲\n   ")
    assert "带有注释" in error(desk, "try", {**sent, "mark": desk.record(sent)["mark"]})


def test_a_record_is_given_its_end_as_the_verb_does(desk: Desk) -> None:
    sent = opened(desk, "unit", "青河镇人民政府")
    del sent["form"]
    end = {"on": "2026-06-30", "reason": "撤乡设街道", "decided_by": "示例县人民政府 2026-06-20"}
    assert desk.tried({**sent, "end": {**end, "on": "2026.6.30"}}) == desk.tried({**sent, "end": end})
    for key in end:
        assert error(desk, "try", {**sent, "end": {**end, key: ""}}).startswith("尚未填写")
    assert "没有写到日" in error(desk, "try", {**sent, "end": {**end, "on": "2026-06"}})
    assert "终止日期" in error(desk, "try", {**sent, "end": {**end, "on": "六月"}})
    answer = desk.saved({**sent, "end": end})
    assert answer["saved"] and "+  until: 2026-06-30" in signed(answer)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("没有写明决定依据（decided_by）", "没有写明“决定依据”"),
        ("已离任的填写 until（截止日期）；另行", "已离任的填写“截止日期”；另行"),
        ("并填 number_pending: true。", "并“待编号”选“是”。"),
        ("应填整数（不加引号）", "应填整数"),
        ("应填 true 或 false（不加引号）", "应填“是”或“否”"),
        ("按要求的形式改写；不清楚时参照同一文件中的其他记录", "按要求的形式改写；不清楚时参照同类的其他记录"),
        ("移到 org/units.yaml 中", "移到 org/units.yaml 中"),
        ("先在 org/units.yaml 中登记，或更正名称", "先回到列表，在“单位”种类中新增，或更正名称"),
        (
            "先在 org/units.yaml、members/*.yaml、members/villages/*.yaml 中登记“甲”",
            "先回到列表，在“单位”“机构”种类中新增“甲”",
        ),
        ("先在 org/none.yaml 中登记", "先在 org/none.yaml 中登记"),
        ("统一社会信用代码“12A”有误", "统一社会信用代码“12A”有误"),
    ],
)
def test_fields_are_called_by_their_titles(said: str, told: str) -> None:
    assert for_forms(said, "body") == told


def test_a_question_nobody_knows_is_not_answered(desk: Desk) -> None:
    assert answered(desk, {}, "delete", {}) is None
    with pytest.raises(ToolError):
        desk.blank("甲")


def test_what_goes_by_anothers_name_says_so(desk: Desk) -> None:
    listed = desk.records("")
    assert {one["kind"] for one in listed if one.get("lent")} >= {"support"}
    assert not any(one.get("lent") for one in listed if one["kind"] in ("institution", "unit", "drug", "document"))
