"""A calendar point as it is written, read into its parts."""

import re
from functools import lru_cache

import msgspec

from pipeline.calendar import HALVES, QUARTERS, ROC_EPOCH, SEASONS, edtf, gregorian, third_of_month
from pipeline.model import Lean
from pipeline.numerals import CHINESE, number

_SHIFTS = {"今": 0, "本": 0, "明": 1, "來": 1, "下": 1, "後": 2, "去": -1, "上": -1, "前": -2}
_NUM = rf"[\d{CHINESE}]"
_PARTS = re.compile(
    rf"(?P<era>(?:中華)?民國|西元|公元)?"
    rf"(?:(?:[今本去明前後上下])?[（(]\s?(?P<given>{_NUM}+)\s?[)）]年?度?|(?P<era_before>(?<=民國)前)?(?P<year>{_NUM}+|(?<=民國)元)(?:(?:會計|財政|預算|財|學)?年度?|(?=[上下]半|第.季))(?P<fiscal>(?<=度))?|"
    rf"(?P<shift>[今本明來去前後上下])一?(?:會計)?年度?|(?P<same>[同當次翌隔])年)?"
    rf"(?:(?P<month>{_NUM}+|元)(?:月份?|$))?(?:(?P<day>{_NUM}+)(?:[日號]|(?<=月)$|$))?(?P<third>[上中下]旬)?"
    rf"(?:第?(?P<quarter>[1-4一二三四])季度?|(?P<half>[上下])半年度?|(?P<season>[春夏秋冬])(?:季|天)?)?"
)


_GREGORIAN, _SHORT_YEAR = re.compile(r"(?:19|20)\d\d"), re.compile(r"\d\d(?!\d)")


class Point(msgspec.Struct, frozen=True):
    """The parts of a date; `year` is Gregorian, and None where it leans on another date.

    Attributes:
        plausible: whether a bare ROC year is one that documents speak of.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    code: int | None = None
    third: str | None = None
    lean: Lean | None = None
    plausible: bool = True

    @property
    def edtf(self) -> str | None:
        """EDTF of a point whose year is known."""
        if self.year is None:
            return None
        if self.code is not None:
            return f"{self.year:04}-{self.code}"
        if self.third and self.month and edtf(self.year, self.month):
            return third_of_month(self.year, self.month, self.third)
        return edtf(self.year, self.month, self.day)

    def within(self, first: "Point") -> "Point":
        """This point as the end of a range: the year and month it leaves out are those of the beginning."""
        if self.year is not None:
            return self
        month = self.month if self.month is not None or self.code is not None else first.month
        later = self.lean.years if self.lean and self.lean.same else 0  # 113年12月至隔年2月
        year = None if first.year is None else first.year + later
        return msgspec.structs.replace(self, year=year, month=month)


@lru_cache(maxsize=8192)
def read_point(text: str) -> Point | None:
    """Read a whole string as one calendar point.

    >>> read_point("113年6月19日").edtf, read_point("112年第1季").edtf, read_point("去(113)年").edtf
    ('2024-06-19', '2023-33', '2024')
    """
    match = _PARTS.fullmatch(text)
    if match is None:
        return None
    month, day = _int(match["month"]), _int(match["day"])
    code = _code(match)
    year_text = match["given"] or match["year"]
    if year_text:
        year = _int(year_text) or 0
        counted = ROC_EPOCH + 1 - year if match["era_before"] else gregorian(year)
        return Point(counted, month, day, code, match["third"], None, _plausible(match, year))
    lean = _lean(match, month, day)
    return Point(None, month, day, code, match["third"], lean)


def _int(text: str | None) -> int | None:
    if text == "元":  # 元月 is the first month
        return 1
    return int(number(text)) if text else None


def _code(match: re.Match[str]) -> int | None:
    """EDTF's code for a quarter, half or season."""
    if match["quarter"]:
        return QUARTERS[int(number(match["quarter"]))]
    if match["half"]:
        return HALVES[match["half"]]
    return SEASONS[match["season"]] if match["season"] else None


def _plausible(match: re.Match[str], year: int) -> bool:
    """Whether a number is a year: with an era, a month or 度 any may be, alone what documents speak of."""
    if match["given"] or match["era"] or match["month"] or "度" in match.group() or _code(match):
        return 0 < year <= 150 or 1000 < year < 2100
    return 80 <= year <= 130 or 1600 <= year < 2100


def _lean(match: re.Match[str], month: int | None, day: int | None) -> Lean:
    if match["shift"]:
        return Lean(
            "fiscal" if "度" in match.group() else "document",
            years=_SHIFTS[match["shift"]],
            month=month,
            day=day,
            code=_code(match),
            third=match["third"],
        )
    years = 1 if match["same"] in {"次", "翌", "隔"} else 0
    code, same = _code(match), match["same"] is not None
    return Lean("previous", years=years, month=month, day=day, code=code, third=match["third"], same=same)


def in_full(first: str, last: str) -> str:
    """The last of a range with the century that it leaves out.

    >>> in_full("2023", "24會計年度"), in_full("97", "114年")
    ('2024會計年度', '114年')
    """
    if _GREGORIAN.fullmatch(first) and _SHORT_YEAR.match(last) and last[:2] > first[2:]:
        return first[:2] + last
    return last
