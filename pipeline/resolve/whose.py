"""Which country a bare name (國防部, 國安會, 國會) belongs to, by what stands around it.

The country that governs its clause (美方由國務院及國防部…) or its list (美國國安會、國防部) comes first, then
that of the person who speaks (柯比, introduced as the Pentagon's spokesman), then the one whose body was
spoken of last. Taiwan's is meant where nothing says otherwise.
"""

import re
from collections.abc import Iterable

from pipeline.gazetteer import Gazetteer
from pipeline.model import Mention, Segment
from pipeline.text import clause_before

HOME = "TW"
COUNTRIES = {
    "US": "美國|美方|美軍|美|華府|白宮|五角大廈|華盛頓",
    "CN": "中國大陸|中國|中共|中方|北京|大陸|陸方|對岸",
    "JP": "日本|日方|日|東京",
    "KR": "南韓|韓國|韓方|韓|首爾",
    "AU": "澳洲|澳方",
    "PH": "菲律賓|菲方|菲",
    "GB": "英國|英方|英",
    "FR": "法國|法方",
    "DE": "德國|德方",
    HOME: "中華民國|我國|我方|我們|我|臺灣|台灣|國內|臺方",
}
_CUE = re.compile("|".join(f"(?P<{code}>{words})" for code, words in COUNTRIES.items()))
_ADVERBS = (
    r"(?:行政部門[及與和、暨]|政府[及與和、暨]|通常|則|主要|也|亦|另|並|再|一般|大多|多半|會|是|方面|政府)*"
)
_GOVERNS = re.compile(
    rf"{_ADVERBS}(?:(?:由|派|派出|的|之|包括|含|為|(?:[民共]主?|民主|共和|兩)[、與及和共和]*黨)(?:[^，。；：]*(?:[、與及和]|以及))?)?$"
)
_LIST = re.compile(r"(?:[（(][^）)]{0,30}[)）])?[」』]?(?:[、與及和或/]|以及)[「『]?")
_THEIRS = re.compile(r"(?:他們|該國|對方|其)的?$")
_CLAUSE = "，。；：\n（）"

FAR = 120
"""Clean characters on both sides in which is looked for whose congress it is."""
LATELY = 220
"""Clean characters to the left in which a foreign body of the same name is still the one meant."""

_OURS = re.compile(
    r"我國|我方|我軍|我們|國軍|共機|共軍|共艦|擾[臺台]|[臺台]灣(?:政府|內閣|行政院|國防部|外交部|立法院)|行政院|政院|立法院|立院|"
    r"立委|朝野|藍白|國民黨|民進黨|民眾黨|總預算|特別預算|追加預算|特別條例|三讀|覆議|副署|漢光|義務役|志願役|新[臺台]幣|"
    r"賴清德|蔡英文|馬英九|顧立雄|邱國正|嚴德發|林佳龍|吳釗燮|總統府"
)
"""What only texts about Taiwan's own bodies say near them."""
_AMERICAN = re.compile(
    r"美國|美方|華府|白宮|五角大廈|對臺軍售|參議院|眾議院|國務院|參議員|眾議員|兩黨|拜登|川普|授權法案|撥款|聯邦"
)
_THEIR_AFFAIRS = re.compile(
    r"參議員|眾議員|參院|眾院|參議院|眾議院|拜登|川普|白宮|五角大廈|美軍|撥款|授權法案|美國總統"
)
_OTHER_HOUSES = re.compile(r"日本|南韓|韓國|菲律賓|英國|法國|德國|澳洲|烏克蘭|以色列|波蘭|印度")
_CHINESE_VOICE = re.compile(r"中方(?!片面|打壓|施壓|軍機|船)")
_OUR_VOICE = re.compile(r"我國|我方|[臺台]灣政府|[臺台]方|中華民國")

_TITLE = re.compile(
    r"(?:[^\s，。、；：「」（）()]{0,8}?)(?:發言人|部長|次長|次卿|助卿|司長|局長|署長|處長|主席|主任|秘書長|祕書長|司令|參謀長|委員長|參議員|眾議員)"
    r"(?P<name>[\u4e00-\u9fff]{2,5}?)(?=[(（，,。；：:\s」]|表示|指出|說|稱|今|昨|在|於|也|則|強調|重申|回應|$)"
)


class Before:
    """What was said before a place.

    Attributes:
        bodies: the bodies named, as start, end and id.
        abroad: the country of the last foreign one.
        speakers: the country of the foreign body that each person was introduced with.
    """

    def __init__(self, names: Gazetteer) -> None:
        self.bodies: list[tuple[int, int, str]] = []
        self.abroad: str | None = None
        self.speakers: dict[str, str] = {}
        self._country = names.country

    def add(self, segment: Segment, mention: Mention, identity: str) -> None:
        """Remember a body, and the person whose post stands behind it."""
        self.bodies.append((mention.start, mention.end, identity))
        country = self._country[identity]
        if country in {"", HOME}:
            return
        self.abroad = country
        person = _TITLE.match(segment.text, mention.end - segment.start)
        if person:
            self.speakers[person["name"]] = country


def country(  # noqa: PLR0911  # one for each sign, the surest first
    names: Gazetteer, segment: Segment, mention: Mention, before: Before, countries: set[str]
) -> str | None:
    """The country that a bare name belongs to, of those that have one; None where it is another's."""
    text, at = segment.text, mention.start - segment.start
    listed = _listed(names, segment, at, before)
    if listed and (listed in countries or listed != HOME):
        return listed
    if before.abroad in countries and _THEIRS.search(text, max(0, at - 4), at):
        return before.abroad
    ruling = governing(text, at)
    if ruling and (ruling in countries or ruling != HOME):
        return ruling
    first, last = segment.sentence(at)
    first, last = max(first, at - LATELY), min(last, at + LATELY)
    speaking = _speaking(text[first:last], before, countries)
    if speaking:
        return speaking
    if text[at : mention.end - segment.start] == "國會":
        return _whose_congress(names, segment, at, before, countries)
    if "CN" in countries and _chinese(text, mention.end - segment.start, last):
        return "CN"
    return _lately(names, segment, mention, before, countries) or (
        HOME if HOME in countries else "US" if "US" in countries else None
    )


def _listed(names: Gazetteer, segment: Segment, at: int, before: Before) -> str | None:
    """The country of the body right before it in one list."""
    if not before.bodies or (end := before.bodies[-1][1]) < segment.start:
        return None
    between = segment.text[end - segment.start : min(at, end - segment.start + 40)]
    if len(between) < 40 and _LIST.fullmatch(between):
        return names.country[before.bodies[-1][2]]
    return None


def governing(text: str, at: int) -> str | None:
    """The country whose name or side (美方) rules the clause up to a position."""
    clause = clause_before(text, at, 60, _CLAUSE)
    cues = list(_CUE.finditer(clause))
    if not cues:
        return None
    return cues[-1].lastgroup if _GOVERNS.fullmatch(clause, cues[-1].end()) else None


def _speaking(sentence: str, before: Before, countries: Iterable[str]) -> str | None:
    """The country of the person who speaks in a sentence, where one was introduced before."""
    for person, home in before.speakers.items():
        if home in countries and person in sentence and not _OURS.search(sentence):
            return home
    return None


def _chinese(text: str, end: int, last: int) -> bool:
    """外交部發言人: 「中方…」, which only Beijing's says."""
    return (
        text.startswith("發言人", end)
        and _CHINESE_VOICE.search(text, end, last) is not None
        and _OUR_VOICE.search(text, end, last) is None
    )


def _whose_congress(
    names: Gazetteer, segment: Segment, at: int, before: Before, countries: set[str]
) -> str | None:
    """Taiwan's or the American one; none where the sentence speaks of another country's."""
    first, last = segment.sentence(at)
    first, last = max(first, at - FAR), min(last, at + FAR)
    text = segment.text
    ours, american = _OURS.search(text, first, last), _AMERICAN.search(text, first, last)
    if bool(ours) == bool(american):
        if not ours and _OTHER_HOUSES.search(text, first, last):
            return None
        lately = [i for _, end, i in before.bodies[-1:] if segment.start + at - end < FAR]
        return _or_home("US" if lately and names.country[lately[0]] == "US" else HOME, countries)
    return _or_home("US" if american else HOME, countries)


def _or_home(home: str, countries: set[str]) -> str | None:
    """A country where it is a candidate, else Taiwan where that is one."""
    return home if home in countries else HOME if HOME in countries else None


def _lately(
    names: Gazetteer, segment: Segment, mention: Mention, before: Before, countries: set[str]
) -> str | None:
    """The United States, where their body was spoken of last and the sentence is about their affairs."""
    text, at = segment.text, mention.start - segment.start
    first, last = segment.sentence(at)
    first, last = max(first, at - FAR), min(last, at + FAR)
    if not _THEIR_AFFAIRS.search(text, first, last) or _OURS.search(text, first, last):
        return None
    for _, end, identity in reversed(before.bodies):
        if mention.start - end > LATELY:
            return None
        if names.country[identity] == HOME:
            return None
        if names.country[identity] == "US" and "US" in countries:
            return "US"
    return None
