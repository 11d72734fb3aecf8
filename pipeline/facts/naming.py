"""When two documents mean the same: names, agencies and years as they are compared."""

import re
import unicodedata
from functools import lru_cache

from pipeline.gazetteer import fold, load

HOME = "tw."
"""How the ids of this country's agencies begin; 國防部 alone is Taiwan's in a budget."""

CABINET = "tw.ey"

_ACRONYM = re.compile(r"\([A-Za-z0-9 .&/-]+\)")
_MARKS = re.compile(r"[\s「」『』“”\"'()（）、,，·．.:：－–—_-]+")
_EDITION = re.compile(r"第[0-9一二三四五六七八九十百]+[屆次]|(?:20\d\d|1[01]\d)年?度?")
_CASE = re.compile(r"(?:(?<=計畫)|(?<=工程))案$")
_YEARS = re.compile(r"(\d{4})(?:/(\d{4}))?")


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """A name as it is compared where no gazetteer knows it.

    >>> normal("國際海道測量組織(IHO)認證　培訓課程"), normal("「國際海道測量組織認證培訓課程」")
    ('國際海道測量組織認證培訓課程', '國際海道測量組織認證培訓課程')
    >>> normal("某基地新建工程案") == normal("某基地新建工程")
    True
    >>> normal("MQ-9B台灣換裝"), normal("ＭＱ－９Ｂ臺灣換裝")
    ('mq9b臺灣換裝', 'mq9b臺灣換裝')
    """
    return _normal(name)


def _normal(name: str) -> str:
    plain = fold(unicodedata.normalize("NFKC", name))
    bare = _MARKS.sub("", _ACRONYM.sub("", plain)).casefold()
    return _CASE.sub("", bare) or plain


@lru_cache(maxsize=65536)
def programme(name: str) -> tuple[str, bool]:
    """The key of a programme's or platform's name, and whether a gazetteer knows it.

    A name that means two things there is compared as it is written.
    """
    folded = fold(unicodedata.normalize("NFKC", name))
    meant = {f"{kind}:{one}" for kind in ("platforms", "programs") for one in load(kind).ids.get(folded, ())}
    return (meant.pop(), True) if len(meant) == 1 else (normal(name), False)


def recurring(name: str) -> str:
    """A name without the number of its meeting or its year, as it comes back in next year's book.

    >>> recurring("第31屆世界智慧運輸大會") == recurring("2026年世界智慧運輸大會")
    True
    """
    return _normal(_EDITION.sub("", name)) or normal(name)


@lru_cache(maxsize=8192)
def agency(name: str | None) -> str | None:
    """The key of an agency's name: its id where it is known, else the name as it is compared."""
    if not name:
        return None
    meant = load("agencies").ids.get(fold(name), ())
    home = [one for one in meant if one.startswith(HOME)]
    if len(meant) == 1 or len(home) == 1:
        return (home or list(meant))[0]
    return normal(name)


def ministry(who: str) -> str:
    """The highest body that an agency belongs to, the cabinet itself left out.

    >>> ministry("tw.mnd.dsp"), ministry("tw.ey"), ministry("某處")
    ('tw.mnd', 'tw.ey', '某處')
    """
    parent = load("agencies").parent
    while (above := parent.get(who, "")) and above != CABINET:
        who = above
    return who


def contains(wide: str, narrow: str) -> bool:
    """Whether an agency is another one, or stands anywhere above it."""
    parent = load("agencies").parent
    while narrow and narrow != wide:
        narrow = parent.get(narrow, "")
    return narrow == wide


def related(one: str, other: str) -> bool:
    """Whether an agency is another one, or above or below it."""
    return contains(one, other) or contains(other, one)


def span(years: str | None) -> tuple[int, int] | None:
    """First and last fiscal year.

    >>> span("2026/2028"), span("2026"), span(None)
    ((2026, 2028), (2026, 2026), None)
    """
    match = _YEARS.fullmatch(years or "")
    return (int(match[1]), int(match[2] or match[1])) if match else None


def inside(inner: str | None, outer: str | None) -> bool:
    """Whether years are some, but not all, of others."""
    one, other = span(inner), span(outer)
    return bool(one and other and one != other and other[0] <= one[0] and one[1] <= other[1])
