"""What the shape check can say (YGT101–YGT116)."""

from __future__ import annotations

from ygt.findings import Example, Rule

_TOWNSHIP = "members/township.yaml"
_GOOD_TOWNSHIP = """\
- name: 柳河镇卫生院
  id: liuhe
  kind: 乡镇卫生院
"""


def _bad(text: str, path: str = _TOWNSHIP) -> tuple[Example, ...]:
    return (Example(path, text),)


_GOOD = (Example(_TOWNSHIP, _GOOD_TOWNSHIP),)

UNKNOWN_FIELD = Rule(
    code="YGT101",
    name="unknown-field",
    severity="error",
    title="未定义的字段",
    why="每类记录可用的字段由 schema/ 统一规定。写错的字段如不指出，其内容会被悄悄忽略。",
    message="未定义的字段“{name}”",
    help="删去该字段，或改用本处可用的字段：{known}",
    bad=_bad(_GOOD_TOWNSHIP + "  fax: 无\n"),
    good=_GOOD,
    exceptable=False,
)
MISSPELT_FIELD = Rule(
    code="YGT102",
    name="misspelt-field",
    severity="error",
    title="字段名有误",
    why="字段名用英文标准词。与某个可用字段相近的，提示是否笔误；该字段如为必填，不再另报缺少。",
    message="未定义的字段“{name}”，是否应为“{meant}”（{title}）？",
    help="将“{name}”改为“{meant}”",
    label="是否应为“{meant}”（{title}）？",
    bad=_bad("- name: 柳河镇卫生院\n  id: liuhe\n  类别: 乡镇卫生院\n"),
    good=_GOOD,
    exceptable=False,
)
MISSING_FIELD = Rule(
    code="YGT103",
    name="missing-field",
    severity="error",
    title="缺少必填字段",
    why="必填字段是辨认一条记录、或使其有意义所必需的。",
    message="{subject}缺少必填字段“{name}”（{title}）",
    help="补充一行，例如  {name}: {example}",
    bad=_bad("- name: 柳河镇卫生院\n  id: liuhe\n"),
    good=_GOOD,
    exceptable=False,
)
NOT_IN_LIST = Rule(
    code="YGT104",
    name="not-in-list",
    severity="error",
    title="不在可选范围内",
    why="该字段只接受词表中的值，以便各处口径一致、可以汇总。",
    message="“{title}”的值“{value}”不在可选范围内",
    help="可选：{listed}",
    label="{label}",
    bad=_bad(_GOOD_TOWNSHIP.replace("乡镇卫生院", "乡镇卫生元")),
    good=_GOOD,
    exceptable=False,
)
QUOTES_NEEDED = Rule(
    code="YGT105",
    name="quotes-needed",
    severity="error",
    title="文字字段须加引号",
    why="代码、编号一类的文字不加引号时，会被其他软件当作数字改写：前导零丢失，1233000047E0517262 会变成无穷大。",
    message="“{title}”是文字，值 {value} 未加引号，其他软件会当作数字",
    help='加英文双引号，写成  "{value}"',
    label="请加引号",
    bad=_bad(_GOOD_TOWNSHIP + "  division: 990101101\n"),
    good=_bad(_GOOD_TOWNSHIP + '  division: "990101101"\n'),
    basis="YAML 1.1、1.2 对无引号标量的解释",
    certainty="read",
    exceptable=False,
)
LOOKS_BOOLEAN = Rule(
    code="YGT106",
    name="looks-boolean",
    severity="note",
    title="文字与“是、否”值同形",
    why="yes、no、on、off 等词不加引号时，会被部分软件当作“是、否”值改写。",
    message="“{title}”的值 {value} 会被部分软件当作“是、否”值",
    help='如确为文字，加英文双引号，写成  "{value}"',
    bad=_bad(_GOOD_TOWNSHIP + "  remark: no\n"),
    good=_bad(_GOOD_TOWNSHIP + '  remark: "no"\n'),
    basis="YAML 1.1 布尔值的写法",
    certainty="read",
    exceptable=False,
)
LOOKS_LIKE_DATE = Rule(
    code="YGT107",
    name="looks-like-date",
    severity="note",
    title="文字与日期同形",
    why="文字字段中形如 2024-12-02 的值，会被部分软件当作日期改写。",
    message="“{title}”的值 {value} 会被部分软件当作日期",
    help='如确为文字，加英文双引号，写成  "{value}"',
    bad=_bad(_GOOD_TOWNSHIP + "  remark: 2024-12-02\n"),
    good=_bad(_GOOD_TOWNSHIP + "  remark: 2024年12月2日更名\n"),
    basis="YAML 1.1 时间戳的写法",
    certainty="read",
    exceptable=False,
)
WRONG_TYPE = Rule(
    code="YGT108",
    name="wrong-type",
    severity="error",
    title="填写形式不符",
    why="数字、是否、列表、文字各有写法，写法不符时无法核对和汇总。",
    message="“{title}”应填{wanted}，现为“{value}”",
    help="按要求的形式改写；不清楚时参照同一文件中的其他记录",
    bad=_bad(_GOOD_TOWNSHIP + "  beds: 二十张\n"),
    good=_bad(_GOOD_TOWNSHIP + "  beds: 20\n"),
    exceptable=False,
)
WRONG_PATTERN = Rule(
    code="YGT109",
    name="wrong-pattern",
    severity="error",
    title="写法不合规定",
    why="标识、编号等字段有固定写法，写法不同就无法对应。",
    message="“{title}”的值“{value}”不合规定的写法",
    help="参照示例：{example}",
    bad=_bad(_GOOD_TOWNSHIP.replace("id: liuhe", "id: Liu_He")),
    good=_GOOD,
    exceptable=False,
)
OUT_OF_RANGE = Rule(
    code="YGT110",
    name="out-of-range",
    severity="error",
    title="数值超出范围",
    why="超出范围的数值不可能属实。",
    message="“{title}”的值 {value} 超出范围，应{wanted}",
    help="核对后更正",
    bad=_bad(_GOOD_TOWNSHIP + "  beds: -5\n"),
    good=_bad(_GOOD_TOWNSHIP + "  beds: 20\n"),
    exceptable=False,
)
EMPTY = Rule(
    code="YGT111",
    name="empty-content",
    severity="error",
    title="内容为空",
    why="没有内容的字段应当整行删去；不知道的内容留待填报，不用空值占位。",
    message="“{title}”没有内容",
    help="填写内容，或删去该字段",
    bad=_bad(_GOOD_TOWNSHIP + '  remark: ""\n'),
    good=_GOOD,
    exceptable=False,
)
TOO_LONG = Rule(
    code="YGT112",
    name="too-long",
    severity="error",
    title="内容过长",
    why="名称一类的字段过长，通常是误把其他内容粘贴在一起。",
    message="“{title}”共{length}字，超过{limit}字",
    help="核对是否粘贴有误；说明文字可写入 remark（备注）",
    bad=_bad(_GOOD_TOWNSHIP.replace("柳河镇卫生院", "柳河镇卫生院" * 21)),
    good=_GOOD,
    exceptable=False,
)
REPEATED_ITEM = Rule(
    code="YGT113",
    name="repeated-item",
    severity="error",
    title="列表内容重复",
    why="同一项列两次，汇总时会多计。",
    message="“{title}”中“{value}”重复",
    help="删去重复的一项",
    bad=_bad(_GOOD_TOWNSHIP + "  capabilities: [中医馆, 中医馆]\n"),
    good=_bad(_GOOD_TOWNSHIP + "  capabilities: [中医馆]\n"),
    exceptable=False,
)
ONE_OF_NEEDED = Rule(
    code="YGT114",
    name="one-of-needed",
    severity="error",
    title="至少填写一项",
    why="几个字段中至少要有一个，记录才有意义。",
    message="{subject}至少应填写其中一项：{wanted}",
    help="补充其中一项",
    bad=_bad("- supporter: 示例县人民医院\n  stage: 已建立\n", "org/support.yaml"),
    good=_bad("- supporter: 示例县人民医院\n  supported_group: 村卫生室\n  stage: 已建立\n", "org/support.yaml"),
    exceptable=False,
)
UNPLACED_FILE = Rule(
    code="YGT115",
    name="unplaced-file",
    severity="error",
    title="未定义的文件位置",
    why="文件的位置决定其中登记哪一种记录（见 schema/files.json）。放错位置的文件、另存的副本不会被读取。",
    message="{what}",
    help="{remedy}",
    bad=_bad(_GOOD_TOWNSHIP, "members/extra/township.yaml"),
    good=_GOOD,
    exceptable=False,
)
NO_COUNTY = Rule(
    code="YGT116",
    name="no-county",
    severity="error",
    title="缺少县域基本情况",
    why="org/county.yaml 写明县域、区划和资料性质，其余各项都以它为前提。",
    message="缺少 org/county.yaml（县域基本情况）",
    help="补充该文件；新建台账可用 ygt init 目录 生成",
    bad=(Example("org/county.yaml", absent=True),),
    good=_GOOD,
    exceptable=False,
)

RULES: tuple[Rule, ...] = (
    UNKNOWN_FIELD,
    MISSPELT_FIELD,
    MISSING_FIELD,
    NOT_IN_LIST,
    QUOTES_NEEDED,
    LOOKS_BOOLEAN,
    LOOKS_LIKE_DATE,
    WRONG_TYPE,
    WRONG_PATTERN,
    OUT_OF_RANGE,
    EMPTY,
    TOO_LONG,
    REPEATED_ITEM,
    ONE_OF_NEEDED,
    UNPLACED_FILE,
    NO_COUNTY,
)
