"""Names as data: the CSV files of `data/`, checked when they are loaded, and one pass over a text for them.

A row is `id,name,use,since,until,parent,country,source`; `use` is official, alias, former, abbreviation or
english, and the official name is the canonical one. Names are compared with 台 as 臺 and without spaces
around Chinese characters, as `normalise` leaves them.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

import msgspec
from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

from pipeline.errors import GazetteerError
from pipeline.text import HAN

COLUMNS = ("id", "name", "use", "since", "until", "parent", "country", "source")
USES = ("official", "alias", "former", "abbreviation", "english")

_SPACE_BY_HAN = re.compile(rf"(?<=[{HAN}]) | (?=[{HAN}])")
_BEFORE_TYPE = re.compile(r"(?<=\d)(?=[A-Z]/[A-Z])")
"""F-16A/B is written F-16 A/B as well."""
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Halves of pairs, which a broken source may hold; the automaton takes no such text."""
_LATIN = re.compile(r"[0-9A-Za-zÀ-ɏ]")
_FIRST_OF_OTHERS = "ɐ"


class Name(msgspec.Struct, frozen=True):
    """One row of a gazetteer."""

    id: str
    name: str
    use: str
    since: str
    until: str
    parent: str
    country: str
    source: str


class Gazetteer:
    """The names of one kind of thing.

    Attributes:
        rows: all names, in the order of the file.
        official: canonical name by id.
        names: the canonical names, of today and of former times.
        country, parent: by id.
        ids: the ids that a folded name may mean, sorted.
    """

    def __init__(self, rows: tuple[Name, ...]) -> None:
        self.rows = rows
        self.official: Mapping[str, str] = {row.id: row.name for row in rows if row.use == "official"}
        self.country: Mapping[str, str] = {row.id: row.country for row in rows}
        self.parent: Mapping[str, str] = {row.id: row.parent for row in rows}
        self.names = frozenset(row.name for row in rows if row.use in {"official", "former"})
        ids: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            ids[fold(row.name)].add(row.id)
            ids[_BEFORE_TYPE.sub(" ", fold(row.name))].add(row.id)
        self.ids: Mapping[str, tuple[str, ...]] = {name: tuple(sorted(found)) for name, found in ids.items()}
        self._past: Mapping[str, list[Name]] = defaultdict(list)
        for row in rows:
            if row.use != "official" and row.until:
                self._past[row.id].append(row)
        self._names = sorted(self.ids)
        self._automaton = CharwiseDoubleArrayAhoCorasick(self._names, MATCH_KIND_LEFTMOST_LONGEST)

    def renamed(self, identity: str) -> bool:
        """Whether it is known to have had another name."""
        return identity in self._past

    def name_at(self, identity: str, written: str, when: str | None) -> str:
        """The canonical name of what is written so, at a time.

        Args:
            identity: the id that is meant.
            written: the name that stands in the text.
            when: a year or date in EDTF; None where no time is known.

        Returns:
            The present name; for a former one that still held then, the fullest name of that time.
        """
        past, folded = self._past.get(identity, ()), fold(written)
        if not when or not any(fold(row.name) == folded and when <= row.until for row in past):
            return self.official[identity]
        held = [row.name for row in past if row.use == "former" and row.since <= when <= row.until]
        return max(held, key=len, default=self.official[identity])

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and folded name of the names in a clean text, leftmost and longest first.

        A name in Latin letters counts only where no letter or digit touches it.
        """
        for start, end, number in self._automaton.find(searched(text)):
            latin = text[start] < _FIRST_OF_OTHERS or text[end - 1] < _FIRST_OF_OTHERS
            if not (latin and (_glued(text, start, start) or _glued(text, end, end - 1))):
                yield start, end, self._names[number]


@lru_cache(maxsize=2)
def searched(text: str) -> str:
    """A text as automata take it, with 台 as 臺; the gazetteers search one after the other."""
    try:
        text.encode()  # ten times quicker than to look for what it refuses
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return text.replace("台", "臺").replace("–", "-")


def _glued(text: str, edge: int, inner: int) -> bool:
    """Whether a Latin letter or digit stands on both sides of an edge."""
    if not 0 < edge < len(text) or not _LATIN.match(text[inner]):
        return False
    outer = edge - 1 if inner == edge else edge
    return bool(_LATIN.match(text[outer]))


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """The form in which names are compared.

    >>> fold("F-16 A/B 戰機升級案"), fold("台美國防工業會議")
    ('F-16 A/B戰機升級案', '臺美國防工業會議')
    """
    return _SPACE_BY_HAN.sub("", name).replace("台", "臺").replace("–", "-")


def parse(text: str, label: str) -> tuple[Name, ...]:
    """Read and check the rows of a gazetteer.

    Raises:
        GazetteerError: for a wrong header or use, rows out of order or twice, an id without exactly one
        official name, a missing source.
    """
    reader = csv.reader(text.splitlines())
    if tuple(next(reader, ())) != COLUMNS:
        raise GazetteerError(f"{label}: the header is not {','.join(COLUMNS)}")
    rows = []
    for number, cells in enumerate(reader, start=2):
        if len(cells) != len(COLUMNS):
            raise GazetteerError(f"{label}:{number}: {len(cells)} columns instead of {len(COLUMNS)}")
        row = Name(*cells)
        fault = _fault(row)
        if fault:
            raise GazetteerError(f"{label}:{number}: {fault}: {row.id},{row.name}")
        rows.append(row)
    _check_together(rows, label)
    return tuple(rows)


def _fault(row: Name) -> str | None:
    """What is wrong with a row by itself."""
    if row.use not in USES:
        return f"use {row.use!r} is none of {', '.join(USES)}"
    if not row.id or not row.name or row.name != row.name.strip():
        return "id and name must be there, without spaces around them"
    return None if row.source else "a name without a source"


def _check_together(rows: list[Name], label: str) -> None:
    order = [(row.id, USES.index(row.use) > 0, row.name) for row in rows]
    for before, after in pairwise(order):
        if before >= after:
            raise GazetteerError(f"{label}: {after[0]},{after[2]} is out of order or there twice")
    officials = [row.id for row in rows if row.use == "official"]
    if len(set(officials)) != len(officials) or set(officials) != {row.id for row in rows}:
        wrong = sorted({row.id for row in rows}.symmetric_difference(officials))
        raise GazetteerError(
            f"{label}: ids without exactly one official name: {', '.join(wrong) or 'doubled'}"
        )
    unknown = {row.parent for row in rows if row.parent} - set(officials)
    if unknown:
        raise GazetteerError(f"{label}: parents that are not there: {', '.join(sorted(unknown))}")


@cache
def load(kind: str) -> Gazetteer:
    """The gazetteer `data/{kind}.csv`: agencies, platforms or programs."""
    text = files("pipeline").joinpath("data", f"{kind}.csv").read_text(encoding="utf-8")
    return Gazetteer(parse(text, f"{kind}.csv"))
