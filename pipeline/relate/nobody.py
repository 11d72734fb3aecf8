"""Sums of money that no platform or programme gets, whatever names stand beside them.

They are cut or frozen, differ from another sum, are paid by mistake or as damages, earned, or charged for one
thing; they are a budget as such, a threshold, or a part of the sum that was just told.
"""

import re

from pipeline.model import Mention
from pipeline.relate.paragraph import REACH, Paragraph, last

_OTHER = re.compile(
    r"(?:凍結|原列|改列|減列|刪減|刪除|繳回|[賸節]餘|罰|保留|短缺|(?:增加|減少|調[高降])(?![至為到成])|平均|每[人位名艘架年次枚輛發套棟戶件]|改票|多付"
    r"|補足|差額|營收|營業額|獲利|盈餘|資本額|市值|造價|單價|售價|損失|損害|災損|賠償|違約金|缺口|積欠|逾期款)[^，。；]{0,12}$"
)
_BUDGET_AS_SUCH = re.compile(
    r"(?:歲[出入]|國防|軍事|援外|[^別年]總|主管|單位)(?:總?預算|支出|編列|預算支出)(?:案|數|額|總額|規模|金額)*(?:編列|為|達|計|高達|共|約|逾|近)*$"
)
_EACH = re.compile(r"(?:凡|單筆|每筆|每案)[^，。；]{0,12}$")
_AT_LEAST = re.compile(r"(?:元)?(?:以[上下]|以內)?[之的](?:採購|標案|案件|契約)")
_PARTS = re.compile(r"包[括含]|內含|其中|(?<!包)含(?=[^，。；]{1,12}費)")
_YEAR = re.compile(r"年")


def is_nobodys(paragraph: Paragraph, amount: Mention) -> bool:
    """Whether a sum is none that a programme gets."""
    clean = paragraph.clean
    near = max(paragraph.start, amount.start - 24)
    if _OTHER.search(clean, near, amount.start) or _BUDGET_AS_SUCH.search(clean, near, amount.start):
        return True
    if _AT_LEAST.match(clean, amount.end) and not last(paragraph.names, amount.start - REACH, amount.start):
        return True
    return bool(_EACH.search(clean, near, amount.start)) or _is_part(paragraph, amount)


def _is_part(paragraph: Paragraph, amount: Mention) -> bool:
    """Whether a sum is a part, for no year of its own, of one before it: 2億元，包括工程費1億元."""
    start = max(paragraph.sentence(amount.start)[0], amount.start - REACH)
    if not last(paragraph.amounts, start, amount.start):
        return False
    parts = [*_PARTS.finditer(paragraph.clean, start, amount.start)]
    told = parts[-1] if parts else None
    if told is None or not last(paragraph.amounts, start, told.start()):
        return False
    if last(paragraph.names, told.end(), amount.start):
        return False
    return _YEAR.search(paragraph.clean, told.end(), amount.start) is None
