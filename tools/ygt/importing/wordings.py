"""How lists from elsewhere word what the ledger has: heads of columns, values, rows that are no records."""

from __future__ import annotations

import re

HEADS: dict[str, dict[str, str]] = {
    "drug": {
        "name": "通用名 药品通用名 药品通用名称 通用名称 药品名称 药名 品名 "
        "品种 品种名称 药品 名称 中文名称 药品中文名称 产品名称 化学名",
        "form": "剂型 剂型名称 药品剂型 规范剂型 制剂剂型",
        "strength": "规格 药品规格 规格型号 含量规格 制剂规格 规格含量 "
        "规格包装 包装规格 规格及包装 规格/包装 规格*包装 产品规格",
        "pack": "包装 最小包装 包装数量 转换比 包装系数 转换系数 包装单位 包装材质及数量 最小包装数量",
        "maker": "生产企业 生产企业名称 生产厂家 厂家 生产厂商 厂商 "
        "产地 生产单位 持有人 上市许可持有人 企业名称 生产商 药品生产企业",
        "approval_number": "批准文号 批文 国药准字 国药准字号 "
        "注册证号 药品批准文号 批准文号/注册证号 药准字号 注册证号/批准文号",
        "base_code": "本位码 药品本位码 国家药品本位码 国药本位码 药品编码本位码 国家药品编码本位码",
        "nhsa_code": "医保药品代码 医保编码 国家医保编码 医保代码 国家医保代码 "
        "医保国家编码 国家医保药品代码 药品医保代码 国谈码 医保贯标码",
        "ypid": "药管平台编码 ypid ypid编码 国家药管平台编码",
        "atc": "atc atc代码 atc编码",
        "category": "治疗类别 药理分类 药理类别 药品分类 分类 治疗分类 "
        "药物分类 一级分类 药理作用分类 所属类别 临床分类 作用类别 大类",
        "kind": "药品类别 类别 药品类型 药品属性 西药/中成药 药物类型 药品大类 类型",
        "insurance_class": "医保类别 医保类型 医保甲乙类 甲乙类 医保等级 "
        "医保 医保属性 费用类别 报销类别 医保分类 医保支付类别",
        "insurance_number": "医保目录编号 医保目录序号 医保编号 目录编号",
        "antibacterial_grade": "抗菌药物分级 抗菌药物级别 抗菌药物等级 抗菌药分级 抗菌级别 分级管理 抗生素级别",
        "control": "特殊管理 特殊管理类别 麻精类别 精麻毒放 特殊药品 管制类别 管理类别 毒麻精放",
        "procurement.batch": "集采批次 集中采购批次 带量采购批次 批次 国采批次",
        "procurement.selected": "中选 是否中选 集采中选",
        "procurement.agreement_from": "协议起 协议起始日 协议期起 协议开始日期",
        "procurement.agreement_until": "协议止 协议截止日 协议期止 协议到期日 协议到期日期",
        "essential.edition": "基药版次 基本药物版次 国基目录版次",
        "essential.number": "基药序号 基本药物序号 基药目录序号 国家基本药物目录序号 国基序号",
        "essential.part": "基药部分 国基部分",
        "stocked_at": "配备层级 层级 配备范围 使用层级 适用层级 配备级别 使用级别 配备机构 使用范围 可用层级 开放层级",
        "prescribed_by": "处方限定 处方权限 处方级别 开具权限 处方资质",
        "diseases": "适用病种 病种 慢病病种",
        "listed.on": "调入日期 调入时间 纳入日期 入选日期",
        "listed.reason": "调入理由 遴选理由 纳入理由 调入原因",
        "listed.decided_by": "调入决定 决定会议 遴选会议",
    },
    "institution": {
        "name": "机构名称 单位名称 医疗机构名称 机构全称 医疗卫生机构名称 名称 "
        "医院名称 单位 机构 卫生室名称 成员单位 成员单位名称",
        "kind": "机构类别 机构类型 类别 单位类型 类型 单位性质 机构性质",
        "credit_code": "统一社会信用代码 社会信用代码 信用代码 组织机构代码/信用代码 统一代码",
        "licence_code": "医疗机构登记号 登记号 许可证号 执业许可证号 医疗机构执业许可证号 执业许可证登记号 机构登记号",
        "level": "级别 医院级别 机构级别 医院等级 等级",
        "grade": "等次 医院等次",
        "division": "行政区划代码 区划代码 行政区划 区划编码",
        "beds": "床位数 床位 编制床位 开放床位 核定床位 实有床位 床位张数 编制床位数",
        "headcount.approved": "编制数 核定编制 编制人数 核编数",
        "headcount.used": "在编人数 在编 实有在编人数",
        "managed_by": "管理单位 主管单位 所属卫生院 管理卫生院 上级单位 归口卫生院 代管卫生院 所属乡镇卫生院",
        "memberships.community": "所属医共体 医共体 参加医共体 医共体名称",
        "memberships.role": "成员角色 医共体角色 角色",
        "established_by": "设立方式 举办方式 举办形式",
        "ownership": "举办主体 主办单位 举办单位 所有制形式",
        "operating_status": "运营状态 营业状态 开业状态",
        "legal_person": "独立法人 是否法人 法人单位 是否独立法人",
        "ws218": "卫生机构类别代码 机构类别代码",
        "economic_type": "经济类型 经济类型代码",
        "ambulances": "救护车数 救护车 救护车辆 救护车辆数",
        "departments": "科室 科室设置 诊疗科目",
    },
    "unit": {
        "name": "单位名称 单位全称 部门名称 机构名称 名称 单位 部门 全称",
        "short_name": "简称 单位简称",
        "kind": "单位类别 类别 类型 单位类型 单位性质",
        "credit_code": "统一社会信用代码 社会信用代码 信用代码",
    },
    "support": {
        "supporter": "帮扶单位 支援单位 派出单位 对口支援单位 支援医院 帮扶医院 派驻单位 上级医院",
        "supported": "受援单位 受帮扶单位 被帮扶单位 受援医院 接收单位 受援机构 受援卫生院",
        "from": "开始日期 起始日期 起始时间 帮扶开始日期 协议起",
        "until": "截止日期 结束日期 结束时间 协议止",
    },
    "person": {"name": "姓名 名字 人员姓名", "title": "职称 专业技术职务 专业技术资格"},
}
"""Heads by kind and the keys that lead to the field, each said once; titles and aliases of the contract come first."""

LEVELS = {
    "县": "县 县级 县级医院 县医院 二级医院 县级医疗机构 县级公立医院 县域牵头医院",
    "乡": "乡 乡级 乡镇 乡镇级 卫生院 乡镇卫生院 基层 镇级 乡镇卫生院/社区卫生服务中心 社区",
    "村": "村 村级 村卫生室 卫生室 村医 村卫生站",
}
"""Heads of columns with √ for the levels at which a drug is stocked."""

UNMAPPED = {
    "国家基本药物": "台账登记目录版次和序号，不登记是否",
    "是否基药": "台账登记目录版次和序号，不登记是否",
    "基药": "台账登记目录版次和序号，不登记是否",
    "是否国家基本药物": "台账登记目录版次和序号，不登记是否",
    "序号": "台账按文件中的次序，不登记序号",
    "编号": "台账不登记表中的编号",
}
"""Heads that look like fields and are none, with the reason."""

VALUES: dict[str, dict[str, str]] = {
    "insurance_class": {"甲": "甲类", "乙": "乙类", "丙": "非医保", "丙类": "非医保", "自费": "非医保", "非": "非医保"},
    "kind": {
        "西药": "化学药品", "化药": "化学药品", "化学药": "化学药品", "西成药": "化学药品", "生物": "生物制品",
        "生物药": "生物制品", "中成": "中成药", "成药": "中成药", "饮片": "中药饮片", "草药": "中药饮片",
        "中草药": "中药饮片", "颗粒": "中药配方颗粒", "配方颗粒": "中药配方颗粒", "院内制剂": "医疗机构制剂",
        "制剂": "医疗机构制剂", "卫生院": "乡镇卫生院", "中心卫生院": "乡镇卫生院", "卫生室": "村卫生室",
        "社区中心": "社区卫生服务中心",
    },
    "control": {
        "麻": "麻醉药品", "麻醉": "麻醉药品", "精一": "第一类精神药品", "一类精神药品": "第一类精神药品",
        "精神一类": "第一类精神药品", "精二": "第二类精神药品", "二类精神药品": "第二类精神药品",
        "精神二类": "第二类精神药品", "毒": "医疗用毒性药品", "毒性药品": "医疗用毒性药品", "放": "放射性药品",
        "易制毒": "药品类易制毒化学品",
    },
    "antibacterial_grade": {
        "非限制": "非限制使用级", "非限制级": "非限制使用级", "非限": "非限制使用级", "限制": "限制使用级",
        "限制级": "限制使用级", "特殊": "特殊使用级", "特殊级": "特殊使用级",
    },
    "stocked_at": {
        "县乡村": "县、乡、村", "县乡": "县、乡", "乡村": "乡、村", "三级": "县、乡、村", "全部": "县、乡、村",
        "县级及以上": "县", "乡级及以上": "县、乡", "村级及以上": "县、乡、村", "各级": "县、乡、村",
    },
}  # fmt: skip
"""Values by the first key of the field, as lists write them and as the vocabularies have them."""

NOTHING = frozenset({"—", "-", "--", "/", "／", "无", "－", "——", "…", "暂无", "\\", "n/a", "na", "null", "none"})
"""What is written where there is nothing to write."""

FOOTER = re.compile(
    r"(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计)(?:[:：（(\s].*|[0-9].*)?$|(?:制\s*表|填\s*表|填\s*报|审\s*核|复\s*核|审\s*批|批\s*准|经\s*办|"
    r"负\s*责|联\s*系|打\s*印|统\s*计|录\s*入|科\s*室\s*主\s*任|分\s*管)\s*(?:人|单位|日期|时间|领导|部门|电话|科室|负责人)?\s*(?:[（(].*[）)])?\s*[:：]"
    r"|(?:备\s*注|注|说\s*明|附\s*注|填表说明)\s*[0-9]?\s*[:：]|以\s*下\s*(?:空\s*白|无\s*正\s*文)|第\s*[0-9]+\s*页|\*{3,}|制表[人]?$"
)
"""The beginning of rows below or between the records: totals, who made the list, remarks."""

TOTAL = re.compile(r"(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计)\s*[:：]?")
"""A cell that says nothing but that the row is a total: whatever stands beside it is a sum."""

SECTION_NUMBER = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十百]+[）)]?\s*[、.．]?|第[一二三四五六七八九十百]+[章节类部分]+\s*|[0-9]+(?:\.[0-9]+)*\s*[、.．)）]\s*)\s*"
)
"""What stands before a heading: 一、（二）3."""


def heads_of(kind: str) -> dict[str, str]:
    """Heads by word: the keys that lead to the field, joined by dots."""
    found: dict[str, str] = {}
    for keys, words in HEADS.get(kind, {}).items():
        for word in words.split():
            found.setdefault(word, keys)
    return found


def level_of(head: str) -> str:
    """The level that a column with √ stands for, or nothing."""
    return next((level for level, words in LEVELS.items() if head in words.split()), "")
