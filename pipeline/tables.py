"""What the headings of a table say: the unit of its sums, and which columns hold money."""

import re
from math import prod

WORTH = {"十": 10, "百": 100, "千": 10**3, "萬": 10**4, "億": 10**8, "兆": 10**12} | {
    "拾": 10,
    "佰": 100,
    "仟": 10**3,
}

UNIT = re.compile(r"單位[:：]?\s*(?:(?:新臺幣|新台幣|台幣|臺幣|NT\$?)\s*)?(?P<scale>[十拾百佰千仟萬億兆]*)元")
_OWN_UNIT = re.compile(r"[（(](?:新臺幣|新台幣)?(?P<scale>[十拾百佰千仟萬億兆]*)元[）)]")
_YEAR = r"(?<![\d本上前下次])年度"
"""Years as a column's content; 114年度 and 本年度 are the year whose sums stand below."""

NOT_MONEY = re.compile(
    rf"人數|員額|天數|人天|人次|日數|週數|周數|期數|梯次|名額|次數|項次|項數|件數|數量|輛|架|面積|坪|戶|比率|比例|占比|百分|％|%|率$|{_YEAR}$|^年$|年份|年月|期間|期程|日期|時間|編號|科目|代碼|"
    r"名稱|項目|類別|國家|地區|地點|機構|單位|內容|說明|備註|備考|對象|辦理|事件|時數"
)
"""Words in the heading of a column whose numbers are no money."""


_YEARS = re.compile(rf"{_YEAR}|年份|^年$|時間$|期間|期程|日期")


def unit_of(heading: str) -> int:
    """What the sums below a heading count in, 0 where it names no unit of money.

    >>> unit_of("單位：新臺幣千元"), unit_of("（單位：新臺幣億元）"), unit_of("單位：人")
    (1000, 100000000, 0)
    """
    match = UNIT.search(heading)
    return _scale(match) if match else 0


def _scale(match: re.Match[str]) -> int:
    """How many 元 the unit is: 千 1000, 百萬 1000000."""
    return prod(WORTH[sign] for sign in match["scale"])


def money_unit(header: str, unit: int) -> int:
    """The unit of a column's bare numbers: its own, the table's, or 0 where they are no money.

    >>> money_unit("預算數", 1000), money_unit("人數", 1000), money_unit("金額（萬元）", 1000)
    (1000, 0, 10000)
    """
    header = _unspaced(header)
    own = _OWN_UNIT.search(header)
    if own:
        return _scale(own)
    return 0 if NOT_MONEY.search(header) else unit


def is_year_column(header: str) -> bool:
    """Whether a column's bare numbers are years.

    >>> is_year_column("年度"), is_year_column("年 份"), is_year_column("預算數")
    (True, True, False)
    """
    return bool(_YEARS.search(_unspaced(header))) and not money_unit(header, 1)


def _unspaced(header: str) -> str:
    """A heading without the blanks that a typesetter spreads it with: 人　數."""
    return "".join(header.split())
