"""The files a new county starts with: as few as a clerk needs to begin, each saying how to go on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ygt.pinyin import slug
from ygt.schema.contract import Kind, contract

_PLAIN = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003ffffA-Za-z][\u3400-\u9fff\U00020000-\U0003ffffA-Za-z0-9（）·〔〕-]*"
)
_RANK = re.compile(r"(?:自治县|自治旗|林区|特区|[县市区旗])$")

_README = """\
# {name}县域医共体治理台账

本文件夹以文本登记{name}县域医共体的章程、机构、成员、目录与文件。登记后逐项核对，并可生成网站、印制公文。

## 从哪里开始

1. 打开 `org/county.yaml`，核对医共体名称，补充牵头医院、申报构成。
2. 在 `members/hospitals.yaml` 登记医院，乡镇卫生院登记在 `members/township.yaml`，社区卫生服务机构登记在
   `members/community.yaml`，村卫生室登记在 `members/villages/` 中，每个乡镇一个文件。
3. 在 `org/documents.yaml` 登记印发的文件；各项内容以 `source`（出处）指明依据哪份文件的哪一条。
4. 在 `org/bodies/` 登记医共委、理事会等组织，每个组织一个文件。

## 怎样核对

在本文件夹中执行：

    ygt check

每处问题都写明文件、行、列和处理办法。`ygt explain 编号` 说明规则的依据。

## 怎样编辑

用 VS Code 打开本文件夹，并安装它推荐的扩展：字段有中文说明，可选的值会自动列出，写错的地方当即标出。
不清楚有哪些种类、哪些字段时，执行 `ygt list` 和 `ygt schema --print 种类`。

不知道的内容不要填写，更不要用“无”“待定”占位；查明后再补。内容不再有效时不要删除，填写截止日期。
身份证号、手机号、涉密和内部资料不得录入。
"""


@dataclass(frozen=True, slots=True)
class County:
    """What must be known of a county before anything can be entered."""

    name: str
    division: str
    standing: str


def workspace_files(county: County) -> dict[str, str]:
    """The files of a new workspace by path; whether they are right is for the check to say."""
    return {
        "org/county.yaml": _county(county),
        "org/units.yaml": _units(county),
        "org/issuers.yaml": _issuers(county),
        "org/documents.yaml": _empty("document"),
        "members/hospitals.yaml": _empty("institution"),
        "README.md": _README.format(name=county.name),
        ".gitignore": "/build/\n",
        ".gitattributes": "*.yaml text eol=lf\n",
    }


def county_id(name: str) -> str:
    """A county's ASCII id from its name, by sound and without its rank: 北安市 → beian."""
    return slug(_RANK.sub("", name) or name) or "county"


def _county(county: County) -> str:
    name = county.name
    return f"""\
{_header("county")}# 医共体的正式名称以批准文件为准，请核对。
name: {_scalar(name)}
id: {county_id(name)}
division: "{county.division}"
standing: {county.standing}
maintained_by: {_scalar(f"{name}卫生健康局")}
communities:
  - name: {_scalar(f"{name}紧密型县域医疗卫生共同体")}
    id: {county_id(name)}-yigongti
    kind: 紧密型县域医共体
"""


def _units(county: County) -> str:
    return f"""\
{_header("unit")}- name: {_scalar(f"{county.name}人民政府")}
  id: zhengfu
  kind: 政府
- name: {_scalar(f"{county.name}卫生健康局")}
  id: weijianju
  kind: 政府部门
  parent: {_scalar(f"{county.name}人民政府")}
"""


def _issuers(county: County) -> str:
    return f"""\
{_header("issuer")}- name: {_scalar(f"{county.name}卫生健康局")}
  id: weijianju
  unit: {_scalar(f"{county.name}卫生健康局")}
  track: 行政
  may_issue: true
"""


def _empty(kind_name: str) -> str:
    kind = contract().kind(kind_name)
    sample = "\n".join(f"# {line}" for line in _sample(kind))
    return f"""\
{_header(kind_name)}# 下面是一条记录的写法。登记第一条时，删去行首的“# ”，改为实际内容，并删去最后一行的 []。
{sample}
[]
"""


def _header(kind_name: str) -> str:
    kind = contract().kind(kind_name)
    return f"# {kind.title}：{kind.description}。\n"


def _sample(kind: Kind) -> Iterator[str]:
    """A record with the fields it must have, each with the example and the title the contract gives."""
    for number, key in enumerate(kind.record.schema["required"]):
        node = kind.record.properties[key]
        indent = "  " if number else "- "
        yield f"{indent}{key}: {_scalar(str(node.schema['examples'][0]))}  # {node.title}"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
