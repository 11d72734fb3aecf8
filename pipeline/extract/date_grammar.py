"""The written forms of dates with 年, 月 or 季 and of ranges of them, as patterns."""

import re

N = "〇零○一二三四五六七八九"
_REPUBLIC = rf"(?<=國)(?:前?(?:[{N}十百]{{1,5}}|\d|元(?=年))|前\d\d?)"
_SPOKEN = rf"[{N}十百]{{2,5}}(?=年(?:度|\d{{1,2}}月|[一二三四五六七八九十]{{1,2}}月))"
_YEAR = rf"(?:\d{{2,4}}|[{N}]{{3,4}}|{_REPUBLIC}|{_SPOKEN})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|(?<![\d億萬千百])元)"
_ONE = "[一二三四五六七八九]"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]|[一二]?十{_ONE}?|三十一?|廿{_ONE}?|卅一?|{_ONE})"
_QUARTER = r"第?[1-4一二三四]季(?:度(?!假))?"
_ERA = r"(?:(?:中華)?民國|西元|公元)"
SEP = r"\s?(?:[-–—~～－至到迄]|[做執延持][行長續]?[至到])\s?"
_MORE = rf"(?:[、與和及]{_DAY}){{1,6}}[日號]"
"""Behind a day or month whose sign stands only behind the last of several: 8月15、16日, 113年6、7月."""

_DAY_SIGN = rf"(?:[日號]|(?={_MORE}))"
_SEASON = "[春夏秋冬](?:季|天)?(?![天秋節夏日眠運暉聯])"
_WITHIN = rf"(?:{_MONTH}月份?(?:{_DAY}{_DAY_SIGN}|[上中下]旬)?|{_QUARTER}|[上下]半年度?|{_SEASON})"
_ROC_GIVEN = rf"[今本去明前後上下][（(]\s?{_YEAR}\s?[)）](?:年度?|度)|[（(]\d{{2,3}}[)）]年度?"
_RELATIVE = (
    "(?:今|本|明|(?<!未)來|(?<!失)去|(?<!以)前|(?<![其以往之爾此先])後|上|下)年度?"
    "|(?:今|上|下|本)一?年度|(?:上|下|本)會計年度"
)
_HEAD = (
    rf"(?:{_ROC_GIVEN}|{_ERA}?{_YEAR}(?:會計|財政|預算|財|學)?年度?|{_RELATIVE}|[同當次翌隔]年(?={_WITHIN}))"
)
_BARE_MONTH = rf"{_MONTH}月(?!刊|報|薪|費|租|球|亮|臺|台|餅|底薪)份?(?:[上中下]旬)?"
_BARE_PART = "[上下]半年(?!度?[每各])|第[1-4一二三四]季(?:度(?!假))?"
_LISTED = rf"{_MONTH}(?=[、與和及]{_MONTH}月)"
_CLOSE = r"\d{3,4}(?:[上下]半年度?|第[1-4一二三四]季(?:度(?!假))?)"
_POINT = (
    rf"(?:{_HEAD}(?:{_WITHIN}|{_LISTED})?|{_MONTH}月份?{_DAY}{_DAY_SIGN}|{_BARE_PART}|{_BARE_MONTH}|{_CLOSE})"
)
_OPEN = rf"{_ERA}?\d{{2,4}}(?={SEP}{_ERA}?\d{{2,4}}(?:會計|財政|學)?年)"
_LAST = rf"(?:{_POINT}|{_DAY}[日號](?!起訖)|{_QUARTER}|\d{{2,4}}(?:會計|財政|學)?年度?)"
RANGE = re.compile(
    rf"(?P<first>(?P<open>{_OPEN})|{_POINT}起?(?={SEP}{_LAST}))(?P<sep>{SEP})(?P<last>{_LAST})"
)
CUT_RANGE = re.compile(
    rf"(?<!\d)(?P<first>(?:{_HEAD})?{_MONTH}(?={SEP}{_MONTH}月(?!{_DAY}[日號]))"
    rf"|(?:{_HEAD})?{_MONTH}月份?{_DAY}(?={SEP}{_DAY}[日號]))(?P<open>)(?P<sep>{SEP})(?P<last>{_LAST})"
)
"""A range whose sign stands only behind the last: 113年6至8月, 6月19至21日."""

CUT_SIGN = re.compile(rf"[\d{N}十]{SEP}[\d{N}十]{{1,2}}[月日號]")

DECADE = re.compile(rf"(?P<era>民國)?(?P<year>\d{{2,4}}|[{N}]{{2,4}}|[{N}]十)年代")
CENTURY = re.compile(rf"(?P<number>\d{{1,2}}|[{N}十]{{1,3}})世紀")
SINGLE = re.compile(rf"(?<!第){_POINT}")
