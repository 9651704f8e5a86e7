"""What reading can say of a file as a whole: its bytes, its characters, its size."""

from __future__ import annotations

from ygt.findings import Example, Rule

LIST_FILE = "members/others.yaml"
RECORD = "- name: 柳河镇卫生院\n  id: liuhe\n  kind: 乡镇卫生院\n"


def shown(content: str | bytes) -> tuple[Example, ...]:
    """One example whose file is exactly `content`."""
    raw = content.encode() if isinstance(content, str) else content
    return (Example(LIST_FILE, raw.decode("utf-8", "replace"), raw),)


SOUND = (Example(LIST_FILE, RECORD),)

NOT_UTF_8 = Rule(
    code="YGT001",
    name="not-utf-8",
    severity="error",
    title="文件编码不是 UTF-8",
    why="台账统一使用 UTF-8。编码不一，同一份文件在另一台电脑上会成为乱码，生僻字还会丢失。",
    message="本文件的编码是 {encoding}，台账统一使用 UTF-8",
    help="执行 ygt fix --encoding {file} 转换；或用记事本打开，另存为，编码选“UTF-8”",
    bad=shown(RECORD.encode("gb18030")),
    good=SOUND,
    exceptable=False,
)
UNKNOWN_ENCODING = Rule(
    code="YGT002",
    name="unknown-encoding",
    severity="error",
    title="文件编码无法识别",
    why="既不是 UTF-8，也不是常见的其他编码，多为传输损坏，或不同编码的文字粘贴在一起。勉强读取会得到错字。",
    message="第{line}行第{column}个字符起（字节 {bytes}）不是 UTF-8，也未识别出其他编码",
    help="仅此一处的，删去该处后重新录入；多处的，从原始来源重新取得本文件，另存为 UTF-8",
    bad=shown(RECORD.encode() + b"  phone: \xff\xfe\xc3\n"),
    good=SOUND,
    exceptable=False,
)
BYTE_ORDER_MARK = Rule(
    code="YGT003",
    name="byte-order-mark",
    severity="note",
    title="文件开头有 BOM",
    why="BOM（字节顺序标记）由部分编辑器自动加在文件开头，看不见；有的软件会把它当作第一个字段名的一部分。",
    message="文件开头有 BOM（字节顺序标记）",
    help="执行 ygt fix --encoding {file} 去除；记事本另存为时，编码选“UTF-8”，不选“带有 BOM 的 UTF-8”",
    bad=shown(b"\xef\xbb\xbf" + RECORD.encode()),
    good=SOUND,
    exceptable=False,
)
LINE_ENDS = Rule(
    code="YGT004",
    name="line-ends",
    severity="note",
    title="换行符不是 LF",
    why="换行符混用时，比对修改会把没有改动的行也列为改动，审核人看不清实际变更。",
    message="本文件有{count}行以 {kind} 换行，台账统一使用 LF",
    help="执行 ygt fix --encoding {file} 统一；编辑器中把行尾序列设为“LF”",
    bad=shown(RECORD.replace("\n", "\r\n")),
    good=SOUND,
    exceptable=False,
)
HIDDEN_CHARACTER = Rule(
    code="YGT007",
    name="hidden-character",
    severity="error",
    title="控制字符或不可见字符",
    why="这些字符看不见，多由网页、聊天软件粘贴而来，会使看上去相同的名称互不相等；方向控制符还能使显示的文字与实际不符。",
    message="文中有{name}，共{count}处",
    help="删去该字符；看不见的，把光标移到此处，将前后各一字连同其间内容删去后重新录入",
    label="{name}",
    bad=shown(RECORD.replace("镇", "镇\u200b")),
    good=SOUND,
    exceptable=False,
)
EMPTY_FILE = Rule(
    code="YGT012",
    name="empty-file",
    severity="error",
    title="文件没有内容",
    why="空文件分不清是没有记录，还是内容遗失。",
    message="文件没有内容",
    help="不需要本文件的，将其删除；名册、目录等列表确无记录而须保留的，写一行 []；内容遗失的，从历史版本恢复",
    bad=shown("# 乡镇卫生院名册\n"),
    good=shown("[]\n"),
    exceptable=False,
)
TOO_LARGE = Rule(
    code="YGT014",
    name="too-large",
    severity="error",
    title="文件过大",
    why="单个台账文件不超过 8 MiB（约十万行）。超过的多为误放的附件，网页上也无法逐行审核。",
    message="文件有{size:,}字节，超过上限{limit:,}字节",
    help="按类别、批次或年度拆成几个文件；附件、扫描件不放入台账目录",
    bad=(),
    good=SOUND,
    exceptable=False,
)
UNOPENED = Rule(
    code="YGT016",
    name="unopened",
    severity="error",
    title="文件无法打开",
    why="台账目录中的每个文件都要能够读取，否则核对结果不完整。",
    message="文件无法打开：{reason}",
    help="{remedy}",
    bad=(),
    good=SOUND,
    exceptable=False,
)
