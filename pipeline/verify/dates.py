"""Dates read again from their own characters alone.

What a text leaves to its context (今年, the year of 6月26日) may be anything; what it writes must be there.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.calendar import HALVES, QUARTERS, SEASONS, THIRDS, gregorian
from pipeline.model import Date
from pipeline.numerals import CHINESE, number
from pipeline.verify.verdict import AGREED, Verdict, disagreed, folded, unchecked

YEAR, PART = r"-?\d{4}", r"\d\d"
"""What an EDTF may hold where the text leaves a year, or a month or day, to its context."""

_GIVEN = re.compile(r"[今去前明後本上下昨同當]\((\d+)\)(?=年|月|日)")
_TOKEN = re.compile(
    rf"(?P<number>[\d{CHINESE}]+)(?P<unit>會計年度|年度|年代|世紀|年|月份|月|日|號|季)?"
    r"|(?P<word>[今明去前後本上下同當次翌該昨這](?:會計年度|年度|年|個?月|日|天))"
    r"|(?P<third>[上中下]旬)|(?P<half>[上下]半年)|(?P<season>[春夏秋冬])季?"
    r"|(?P<join>[至到迄~\-–—]+)|(?P<era>西元|公元)|(?P<roc>中華民國|民國)|(?:自|從|第|起|的|份|,)"
)
_DECADE = re.compile(rf"([\d{CHINESE}]+)年代$")
_UNIT = {"會計年度": "年", "年度": "年", "月份": "月", "號": "日", "個月": "月", "天": "日"}

_NUMERIC = re.compile(r"(?P<year>\d{2,4})(?P<sep>[./-])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2}))?")
_MONTH_DAY = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})")
_YEARS = re.compile(r"(?P<first>\d{2,4})[-–—~](?P<last>\d{2,4})")
_COMPACT = re.compile(r"(?P<year>\d{3}|\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_QUARTER = re.compile(r"(?P<year>\d{3,4})[Qq](?P<quarter>[1-4])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    rf"(?:(?P<first>\d{{1,2}}) )?(?P<month>{'|'.join(_MONTHS)})[a-z]*\.? "
    r"(?:(?P<day>\d{1,2})[a-z]*,? )?(?P<year>\d{4})",
    re.IGNORECASE,
)
_ENGLISH_YEARS = re.compile(
    r"(?:fiscal years? |FY ?)?(?P<first>\d{4})(?: ?(?:to|through|[-–]) ?(?P<last>\d{4}))?", re.IGNORECASE
)


class End(NamedTuple):
    """A date, or one end of a range; None for what the text does not write."""

    year: str | None = None
    month: str | None = None
    day: str | None = None
    code: int | None = None
    third: str | None = None

    def pattern(self) -> str:
        """What its EDTF looks like."""
        year = self.year or YEAR
        if self.code is not None:
            return f"{year}-{self.code}"
        if self.third is not None and self.month is not None:
            first, last = THIRDS[self.third]
            end = r"(?:28|29|30|31)" if last == 31 else f"{last:02}"
            return f"{year}-{self.month}-{first:02}/{year}-{self.month}-{end}"
        return "-".join((year, *(part for part in (self.month or (self.day and PART), self.day) if part)))

    def under(self, other: "End") -> "End":
        """This end of a range with what the other one says for both: 113年3月至5月."""
        month = self.month or (other.month if self.day else None)
        inherited = self.year is None and self != End()
        return self._replace(year=other.year if inherited else self.year, month=month)


def date(text: str, value: Date) -> Verdict:
    """Whether a text states a date."""
    if value.edtf is None:
        return unchecked("a date that leans on one that is not known")
    patterns = list(_patterns(text))
    if not patterns:
        return unchecked("a date that only its context tells")
    if any(re.fullmatch(pattern, value.edtf) for pattern in patterns):
        return AGREED
    return disagreed(" or ".join(patterns))


def _patterns(text: str) -> Iterator[str]:
    """What the EDTF of a text may look like."""
    line = " ".join(text.split())
    compact = _GIVEN.sub(r"\1", folded(text))
    if re.search("[A-Za-z]{2}", compact):
        yield from _english(line)
    elif found := list(_numeric(compact)):
        yield from found
    elif (pattern := _written(compact)) is not None:
        yield pattern


def _english(line: str) -> Iterator[str]:
    if match := _ENGLISH.fullmatch(line):
        day = match["day"] or match["first"]
        month = _MONTHS.index(match["month"][:3].lower()) + 1
        yield End(match["year"], f"{month:02}", f"{int(day):02}" if day else None).pattern()
    elif match := _ENGLISH_YEARS.fullmatch(line):
        yield _range(match["first"], match["last"] or match["first"])


def _numeric(text: str) -> Iterator[str]:
    """115.08, 2025-10-14, 114.08-114.09, 110-114, 12/5, 1140526, 114Q2, 1994."""
    ends = [match for match in _NUMERIC.finditer(text) if int(match["month"]) <= 12]
    if ends and re.fullmatch(r"[-–—~至到]?", "".join(_rest(text, ends))):
        yield _range(*(_end(match).pattern() for match in (ends[0], ends[-1])))
    elif ends and (more := re.fullmatch(r"[-–—~至到](\d{1,2})日?", text[ends[0].end() :])):
        first = _end(ends[0])
        yield _range(first.pattern(), first._replace(day=f"{int(more[1]):02}").pattern())
    if match := _YEARS.fullmatch(text):
        yield _range(_year(match["first"]), _year(match["last"]))
    if match := _MONTH_DAY.fullmatch(text):
        yield End(month=f"{int(match['month']):02}", day=f"{int(match['day']):02}").pattern()
    if match := _COMPACT.fullmatch(text):
        yield _end(match).pattern()
    if match := _QUARTER.fullmatch(text):
        yield f"{_year(match['year'])}-{QUARTERS[int(match['quarter'])]}"
    if re.fullmatch(r"\d{2,4}", text):
        yield _year(text)


def _rest(text: str, matches: list[re.Match[str]]) -> Iterator[str]:
    """What stands around and between some matches."""
    done = 0
    for match in matches:
        yield text[done : match.start()]
        done = match.end()
    yield text[done:]


def _end(match: re.Match[str]) -> End:
    day = match["day"]
    return End(_year(match["year"]), f"{int(match['month']):02}", f"{int(day):02}" if day else None)


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _year(written: str, *, western: bool = False) -> str:
    year = int(number(written))
    return f"{year if western else gregorian(year):04}"


def _written(text: str) -> str | None:
    """What the EDTF of a date in Chinese looks like; None where it leaves everything to its context."""
    tokens, done = [], 0
    for match in _TOKEN.finditer(text):
        if match.start() != done:
            return None
        tokens.append(match)
        done = match.end()
    if any(token["roc"] for token in tokens) and (decade := _DECADE.search(text)):
        begins = gregorian(int(number(decade[1])))
        return f"{begins}/{begins + 9}"
    joins = [at for at, token in enumerate(tokens) if token["join"]]
    if done != len(text) or len(joins) > 1:
        return None
    western = any(token["era"] for token in tokens)
    halves = [tokens] if not joins else [tokens[: joins[0]], tokens[joins[0] + 1 :]]
    units = [token["unit"] for token in halves[-1] if token["unit"]]
    ends = [_read(half, units[0] if units else None, western=western) for half in halves]
    if any(end is None for end in ends):
        return None
    first, last = ends[0], ends[-1]
    assert first is not None
    assert last is not None
    if len(ends) == 1:
        return first.pattern() if first != End() else None
    return f"{first.under(last._replace(month=None)).pattern()}/{last.under(first).pattern()}"


def _read(tokens: list[re.Match[str]], unit: str | None, *, western: bool) -> End | None:
    """One end; a number without a unit has that of the other end: 112至113年度."""
    end = End()
    for token in tokens:
        if token["number"]:
            step = _with_number(end, token["number"], token["unit"] or _next(end, unit), western=western)
            if step is None:
                return None
            end = step
        elif token["third"]:
            end = end._replace(third=token["third"])
        elif token["half"]:
            end = end._replace(code=HALVES[token["half"][0]])
        elif token["season"]:
            end = end._replace(code=SEASONS[token["season"]])
        elif token["word"] and token["word"][-1] in "月":
            end = end._replace(month=PART)
        elif token["word"] and token["word"][-1] in "日天":
            return End()
    return end if end._replace(month=None) != End() or end.month not in {None, PART} else End()


def _next(end: End, unit: str | None) -> str | None:
    """What a bare number counts: what follows on the part before it, else what the other end counts first."""
    if end.month:
        return "日"
    return "月" if end.year else unit


def _with_number(end: End, written: str, unit: str | None, *, western: bool) -> End | None:
    """An end with one more part; None where nothing counts what the number says."""
    try:
        value = int(number(written))
    except ValueError:
        return None
    unit = _UNIT.get(unit or "", unit)
    if unit in {"月", "日"}:
        return end._replace(month=f"{value:02}") if unit == "月" else end._replace(day=f"{value:02}")
    if unit == "季" and value in QUARTERS:
        return end._replace(code=QUARTERS[value])
    year = _year_in(unit, written, value, western=western)
    return end._replace(year=year) if year else None


def _year_in(unit: str | None, written: str, value: int, *, western: bool) -> str | None:
    """A year, decade or century as EDTF writes it; of 80年代 the century is left to the context."""
    if unit == "年":
        return _year(written, western=western)
    if unit == "年代":
        return f"{value // 10}X" if value > 999 else rf"\d\d{value // 10}X"
    return f"{value - 1:02}XX" if unit == "世紀" else None
