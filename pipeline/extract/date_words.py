"""Days, weeks and months told from another date: 昨日, 今(30)日, 上月, 上週五, 同月23日, a bare 21日."""

import re
from collections.abc import Iterator

import msgspec

from pipeline.model import Lean
from pipeline.numerals import number
from pipeline.text import Span

_DAY = r"(?:3[01]|[12]\d|0?[1-9]|[一二三]?十?[一二三四五六七八九十]|廿[一二三四五六七八九]?|卅一?)"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_NOW = "[臺台]灣|社會|世界|國際|中國|美國|歐洲|日本|年輕|新聞|我們"
_TELLS = (
    "[上中下]午|傍|凌|清|深夜|前往|[(（]|起"
    "|[在於赴與和向對就以將出舉召公宣指表說受接通發也再則已晉會重強證抵啟訪首批邀審質拜開登完同正另提派率聲]"
)
_WORD = re.compile(
    rf"[今昨前明後上下本這期拜週周](?:(?<=[今昨明])|(?=[天月週周個星禮（(一二三四五六日]))(?:"
    r"(?<=[期拜週周])[一二三四五六日天](?![次天個場度讀至到、~～-]|小時|節)|"
    rf"(?<=[今昨前明])[（(](?:\d{{1,2}}/)?(?P<given_day>{_DAY})日?[)）][日天]?"
    rf"|(?<=今)[日天](?!之|美國|新聞|頭條|俄羅斯|的(?:{_NOW}))|(?<=昨)[日天](?!今|之怒)|(?<=明)[日天](?!之|過後)"
    rf"|(?<=[前後])天(?![性候氣空然])|(?<=[今昨明])[晚晨早夜]|(?<=今)[春夏秋冬](?!天)"
    rf"|(?<=[今昨])(?={_TELLS})|(?<=明)(?=起|將|[上下中]午|登場|開幕|召開|舉行|公布|啟用)"
    rf"|(?:(?<=[上下這])個?|(?<=本))(?:[（(](?P<given>{_MONTH})[)）])?月(?!球|台|臺|刊|餅|薪|租|費)"
    rf"(?:(?P<day>{_DAY})[日號]|(?P<third>[上中下]旬))?"
    rf"|(?<=[上下本這])個?(?:星期|禮拜|[週周])(?P<weekday>[一二三四五六日天](?![次讀審度]))?"
    r"(?!末|年|邊|圍|遭|刊|報|期|延|[一二三四五六七八九十\d]+[次場天度趟])"
    r")"
)
_WEEKS = frozenset("期拜週周")
_SECOND = {"期": "星", "拜": "禮"}
_DAYS = {"今": 0, "昨": -1, "前": -2, "明": 1, "後": 2}
_MONTHS = {"上": -1, "下": 1}
_WEEKDAYS = {sign: place for place, sign in enumerate("一二三四五六日", 1)} | {"天": 7}
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_OTHER_WORD = {"今": frozenset("如至迄當古現而於自從到往撫距"), "昨": frozenset("如自今")}
_NOW_DAYS = frozenset({"今天", "今日"})
_NEEDS_ROOM = frozenset({"今", "昨", "明", "前天", "後天"}) | _NOW_DAYS
_NO_DAY_BEFORE = frozenset("天目之先以提日午最年月然期幾數兩三")
_BEFORE_TOMORROW = frozenset("府院部會團局署方長人黨席者，。；、將定於自從」』")
_TO_WEEKDAY = re.compile("[一二三四五六日天][至到]$")
_NO_WEEKDAY_BEFORE = frozenset("0123456789每逢隔(（日號上下本這個一二兩三四五六七八九十、~～-")

_SAME_MONTH = re.compile(r"[同當次翌]月$")
_NO_DATE_BEFORE = frozenset(
    "每第共計達逾滿足需長短為約限僅期程留分過近整前後月年週天至到~～-.,/、星周節今昨明這那前多少數與和及或頭滯住待休隔歷"
)
_NEWS_BEHIND = re.compile(
    r"[上中下]午|[晚凌清晨早傍][^餐宴班報會]|深夜|零時|依(?:法|職權|[^，。；]{1,8}罪)|[(（](?:週|周|星期|禮拜)|起(?![算訴])"
    r"|[表宣指說公舉召審抵返赴在於向對再因發接就針質邀寫通啟晉拜率搭飛簽批呼致則已又證播駁譴將]"
    r"|分別|與(?!會)|報[導道到告]|登場|提[出到醒]|談[到及]|也|出[席訪爐發]|受[訪邀]|以(?![上下內前後來外])|電(?=[)）／/：:，])|運[抵送]|重申|強調|投書|決[定議]"
    r"|開(?:會|幕|議|始)|會[晤見]|前往|聯[手袂]|同步|進行|有(?!效|期)|的(?!行程|會期|課程|訓練|時間|訪|期|假|停|研|會談|考察|公告|法定)"
)
_AGENDA = frozenset("程會期")
_TIME_OF_DAY = re.compile("[上中下]午|晚間|凌晨|清晨")
_NEWS_BEFORE = frozenset("於在自從")
_LISTED = re.compile(r"(?:[月於在而將，。]|日[、與和及])\d{1,2}(?:[、與和及]\d{1,2})*[、與和及]$")
_LISTED_DAY = re.compile(r"[\d十廿卅一二三四五六七八九]日[、與和及]$")
_BRACKETS = frozenset("()（）")
_TOLD_BEFORE = re.compile(r"(?:[今昨明前後][天日]|(?:星期|週|周)[一二三四五六日天])[（(]$")
_LIST_BEFORE = frozenset("於在自從而將別，。；")
_LISTED_BEHIND = re.compile(r"(?:[、與和及]\d{1,2})*[、與和及]\d{1,2}日")
_UNTIL = re.compile(rf"日?[至到~～-](?P<last>{_DAY})日(?![圓元幣])")
_SPOKEN = re.compile("[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[二三四五六七八九]")


def words(text: str) -> Iterator[tuple[Span, Lean]]:
    """Yield spans of 昨日, 今(30)日, 上(9)月, 上週五 and 上月, with what they lean on."""
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if word[0] in _WEEKS:
            yield from _weekday(text, *match.span())
            continue
        if word[:2] in _NEEDS_ROOM and not _stands_alone(text, start, word):
            continue
        lean = _lean(match)
        if lean.anchor == "day" and (until := _UNTIL.match(text, match.end())):
            last = (None, int(number(until["last"])))
            yield (start, until.end()), msgspec.structs.replace(lean, until=last)
        else:
            yield match.span(), lean


def _lean(match: re.Match[str]) -> Lean:
    word = match.group()
    if "月" in word:
        return _of_month(match)
    if word[-1] in _SEASONS:
        return Lean("document", code=_SEASONS[word[-1]])
    if word[0] in "上下本這":
        return Lean("week", days=7 * _MONTHS.get(word[0], 0), day=_WEEKDAYS.get(match["weekday"] or ""))
    day = match["given_day"]
    return Lean("day", days=_DAYS[word[0]], day=int(number(day)) if day else None)


def _weekday(text: str, start: int, end: int) -> Iterator[tuple[Span, Lean]]:
    """A bare 星期三 or 週三; not one that comes back or stands behind a day."""
    if text[start] in _SECOND:
        if text[max(0, start - 1) : start] != _SECOND[text[start]]:
            return
        start -= 1
    before = text[max(0, start - 2) : start]
    if before.strip()[-1:] not in _NO_WEEKDAY_BEFORE and not _TO_WEEKDAY.search(before):
        yield (start, end), Lean("weekday", day=_WEEKDAYS[text[end - 1]])


def _of_month(match: re.Match[str]) -> Lean:
    """上月, 上(9)月, 下月7日, 本月下旬."""
    months, month, day = _MONTHS.get(match.group()[0], 0), match["given"], match["day"]
    return Lean(
        "month",
        months=months,
        month=int(number(month)) if month else None,
        day=int(number(day)) if day else None,
        third=match["third"],
    )


def _stands_alone(text: str, start: int, word: str) -> bool:
    """Whether a newspaper's 今, 昨 or 明, 今天 or 前天 is a day and no part of another word."""
    before = text[start - 1 : start]
    if word == "明":
        return before in _BEFORE_TOMORROW
    if len(word) == 1:
        return before not in _OTHER_WORD[word]
    if word in _NOW_DAYS:
        return (before != "到" or text.startswith("為止", start + 2)) and (
            before != "至" or text[start - 2 : start - 1] == "截"
        )
    return before not in _NO_DAY_BEFORE


def bare_day(text: str, start: int, end: int) -> tuple[Span, Lean] | None:
    """The day whose number stands at a span before 日, where it is a day of a month and no length."""
    day = _day(text[start:end])
    if day is None:
        return None
    if _SAME_MONTH.search(text, max(0, start - 2), start):
        months = 1 if text[start - 2] in "次翌" else 0
        return (start - 2, end + 1), Lean("previous", months=months, day=day, same=True)
    if text[start - 1 : start] in _NEWS_BEFORE and (until := _UNTIL.match(text, end)):
        return _span_of_days(day, start, until)
    if _is_of_calendar(text, start, end):
        return (start, end + 1), Lean("previous", day=day)
    return None


def _is_of_calendar(text: str, start: int, end: int) -> bool:
    """Whether N日 is a day of a month: by the days before it, or by what is done on it."""
    before, behind = text[start - 1 : start], text[end + 1 : end + 2]
    if before in _BRACKETS and behind in _BRACKETS:
        return bool(_TOLD_BEFORE.search(text, max(0, start - 5), start))
    if text[start].isdigit() and _LISTED.search(text, max(0, start - 24), start):
        return True
    done = bool(_NEWS_BEHIND.match(text, end + 1))
    if before in _NO_DATE_BEFORE or (before.isascii() and before.isalnum()):
        told = before in _AGENDA and _TIME_OF_DAY.match(text, end + 1)
        return bool(told) or (done and bool(_LISTED_DAY.search(text, max(0, start - 5), start)))
    return done or (before in _NEWS_BEFORE and behind == "，")


def first_day(text: str, start: int, end: int) -> tuple[Span, Lean] | None:
    """A range of days whose 日 stands behind the last alone: 於8至10日."""
    day = _day(text[start:end])
    if day is None or text[start - 1 : start] not in _NEWS_BEFORE:
        return None
    until = _UNTIL.match(text, end)
    return _span_of_days(day, start, until) if until else None


def _span_of_days(day: int, start: int, until: re.Match[str]) -> tuple[Span, Lean] | None:
    last = int(number(until["last"]))
    return ((start, until.end()), Lean("previous", day=day, until=(None, last))) if last > day else None


def listed_day(text: str, start: int, end: int) -> tuple[Span, Lean] | None:
    """The day of several whose 日 stands behind the last alone: 於8與15日."""
    day = _day(text[start:end])
    if day is None or not text[start].isdigit() or not _LISTED_BEHIND.match(text, end):
        return None
    before = text[start - 1 : start]
    if before not in _LIST_BEFORE and not _LISTED.search(text, max(0, start - 24), start):
        return None
    return (start, end), Lean("previous", day=day)


def _day(written: str) -> int | None:
    if len(written) > 3 or not (
        (written.isascii() and written.isdigit() and len(written) < 3) or _SPOKEN.fullmatch(written)
    ):
        return None
    day = int(number(written))
    return day if 1 <= day <= 31 else None
