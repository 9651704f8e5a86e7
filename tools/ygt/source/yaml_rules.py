"""What reading can say of the YAML in a file."""

from __future__ import annotations

from ygt.findings import Example, Rule
from ygt.source.file_rules import LIST_FILE, RECORD, SOUND, shown

SYNTAX = Rule(
    code="YGT005",
    name="yaml-syntax",
    severity="error",
    title="不合 YAML 写法",
    why="一处标点或缩进有误，其后的内容归属就无法确定，因此整个文件都不采用，改正后再核对其余。",
    message="{what}",
    help="{remedy}",
    basis="YAML 1.2.2",
    certainty="secondhand",
    bad=shown(RECORD.replace("kind: ", "kind：")),
    good=SOUND,
    exceptable=False,
)
TAB = Rule(
    code="YGT006",
    name="tab",
    severity="error",
    title="制表符",
    why="制表符（Tab）与空格看不出分别，宽度各软件不同；YAML 规定缩进只用空格，夹在文字里的多由表格粘贴而来。",
    message="{what}",
    help="把制表符换成空格：缩进每层两格，文字中间的删去；编辑器中设为“用空格缩进，宽度 2”",
    basis="YAML 1.2.2 第6.1节",
    certainty="secondhand",
    bad=shown(RECORD.replace("  id", "\tid")),
    good=SOUND,
    exceptable=False,
)
DUPLICATE_KEY = Rule(
    code="YGT008",
    name="duplicate-key",
    severity="error",
    title="字段重复",
    why="同一条记录中同一字段写了两次，多数软件只取后一个而不提示，先写的内容就此丢失。本工具先取第一个，其余照读。",
    message="字段“{key}”重复，第{line}行已有",
    help="核对两处内容，保留正确的一处；两处都要的，写成列表或改用各自的字段",
    label="重复",
    basis="YAML 1.2.2 第3.2.1.3节",
    certainty="secondhand",
    bad=shown(RECORD + "  id: liuhe-2\n"),
    good=SOUND,
    exceptable=False,
)
ANCHOR = Rule(
    code="YGT009",
    name="anchor",
    severity="error",
    title="锚点、引用和合并键",
    why="锚点（&）和引用（*、<<）使一处修改牵动别处，审核时看不出来；恶意文件还可借此无限展开。台账不使用。",
    message="台账不使用{kind}“{text}”",
    help="直接写出所指的内容；“&”“*”是文字的，给整个值加英文双引号",
    bad=shown("- name: &full 柳河镇卫生院\n  id: liuhe\n  kind: 乡镇卫生院\n  aliases: [*full]\n"),
    good=SOUND,
    exceptable=False,
)
TAG = Rule(
    code="YGT010",
    name="tag",
    severity="error",
    title="类型标签和指令",
    why="字段是文字、数字还是日期，由 schema/ 统一规定，不由文件各自声明；有的软件会因类型标签执行其中的程序。",
    message="台账不使用{kind}“{text}”",
    help="删去；“!”“%”是文字的，给整个值加英文双引号",
    bad=shown(RECORD.replace("id: ", "id: !!str ")),
    good=SOUND,
    exceptable=False,
)
SEVERAL_DOCUMENTS = Rule(
    code="YGT011",
    name="several-documents",
    severity="error",
    title="一个文件写了几份内容",
    why="文件中间的“---”“...”把文件分成几份，多数软件只读第一份。本工具也只读第一份，其后的内容没有采用。",
    message="从这里开始是另一份内容，没有采用",
    help="删去“---”或“...”，把两部分合成一份；或分成两个文件",
    basis="YAML 1.2.2 第9.2节",
    certainty="secondhand",
    bad=shown(RECORD + "---\n" + RECORD),
    good=SOUND,
    exceptable=False,
)
TOO_DEEP = Rule(
    code="YGT013",
    name="too-deep",
    severity="error",
    title="嵌套过深",
    why="台账的内容不过七层。嵌套极深的多为损坏或恶意的文件，会使一些软件崩溃。",
    message="嵌套超过{limit}层，本文件没有采用",
    help="检查此处是否多写了括号、“- ”或缩进",
    bad=shown("[" * 65 + "]" * 65 + "\n"),
    good=SOUND,
    exceptable=False,
)
EMPTY_VALUE = Rule(
    code="YGT015",
    name="empty-value",
    severity="error",
    title="空值",
    why="空着的字段分不清是没有、未知还是漏填。没有内容的字段不写，未知的由台账列为待填报。",
    message="{what}没有填写内容",
    help="填写内容；暂无内容的，删去该字段（或该项）",
    bad=shown(RECORD + "  phone:\n"),
    good=SOUND,
    exceptable=False,
)
STRANGE_KEY = Rule(
    code="YGT017",
    name="strange-key",
    severity="error",
    title="字段名为空或不是文字",
    why="字段名是一个英文词。冒号前空着，或写了括号，多为标点错位；该字段及其内容没有采用。",
    message="冒号前应是字段名，这里为空或不是文字",
    help="补上字段名；括号是文字的，给整个字段名或值加英文双引号",
    bad=shown(RECORD + "  {phone}: 无\n"),
    good=SOUND,
    exceptable=False,
)
FOLDED_CHINESE = Rule(
    code="YGT018",
    name="folded-chinese",
    severity="note",
    title="折行的中文被插入空格",
    why="用“>”、引号或直接折行书写的文字，YAML 以一个空格接续上下两行，中文词句中间就多出空格，检索和比对都会落空。",
    message="此处折行会在中文之间插入一个空格",
    help="写在同一行内，不论多长；需要分段的，用“|”",
    label="下一行接在一个空格之后",
    basis="YAML 1.2.2 第6.5节",
    certainty="secondhand",
    bad=shown(RECORD + "  remark: >-\n    服务柳河镇及周边\n    各村居民\n"),
    good=(Example(LIST_FILE, RECORD + "  remark: |-\n    服务柳河镇及周边\n    各村居民\n"),),
    exceptable=False,
)
