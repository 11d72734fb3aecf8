import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import GazetteerError
from pipeline.gazetteer import COLUMNS, Gazetteer, fold, load, parse
from pipeline.text import HAN

KINDS = ("agencies", "platforms", "programs")
HEADER = ",".join(COLUMNS)
LATIN = re.compile(r"[0-9A-Za-zÀ-ɏ]")


def table(*rows: str) -> str:
    return "\n".join((HEADER, *rows))


@pytest.fixture(params=KINDS)
def names(request: pytest.FixtureRequest) -> Gazetteer:
    return load(request.param)


def test_every_name_has_a_source(names: Gazetteer) -> None:
    assert names.rows
    assert all(row.source for row in names.rows)


def test_no_name_is_a_single_character(names: Gazetteer) -> None:
    assert [row for row in names.rows if len(row.name) < 2] == []


def test_names_are_written_as_clean_text_has_them(names: Gazetteer) -> None:
    odd = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u200b\ufeff]|\s\s")
    assert [row.name for row in names.rows if odd.search(row.name)] == []


def test_ids_and_countries_are_codes(names: Gazetteer) -> None:
    assert [row.id for row in names.rows if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", row.id)] == []
    assert [
        row.country for row in names.rows if not re.fullmatch(r"(?:[A-Z]{2}(?:[/-][A-Z]{2})*)?", row.country)
    ] == []


def test_years_are_gregorian(names: Gazetteer) -> None:
    years = [year for row in names.rows for year in (row.since, row.until) if year]
    assert [year for year in years if not re.fullmatch(r"(?:1[6-9]|20)\d\d(?:-\d\d){0,2}", year)] == []
    assert [row for row in names.rows if row.since and row.until and row.since > row.until] == []


def test_nobody_is_a_part_of_itself(names: Gazetteer) -> None:
    for identity in names.official:
        seen, parent = {identity}, names.parent[identity]
        while parent:
            assert parent not in seen, identity
            seen.add(parent)
            parent = names.parent[parent]


def test_a_name_of_two_things_can_be_told_apart(names: Gazetteer) -> None:
    """By country, else by the body that each belongs to: the rules that `resolve` has."""
    alike = [
        (name, one, other)
        for name, ids in names.ids.items()
        for one, other in combinations(ids, 2)
        if (names.country[one], names.parent[one]) == (names.country[other], names.parent[other])
    ]
    assert alike == []


def test_every_name_is_found_in_itself(names: Gazetteer) -> None:
    for row in names.rows:
        text = fold(row.name)
        assert (0, len(text), text) in list(names.find(text)), row.name


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("台美國防工業會議", "臺美國防工業會議"),
        ("F-16 A/B 戰機", "F-16 A/B戰機"),
        ("Monterey Talks", "Monterey Talks"),
        ("國 防 部", "國防部"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


SMALL = Gazetteer(
    parse(
        table(
            "a,國防部,official,,,,TW,法規",
            "b,國防部政戰局,official,,,a,TW,法規",
            "c,AIT,official,,,,US,官網",
            "d,AIT/W,official,,,,US,官網",
            "e,臺美會議,official,,,,TW,新聞",
            "f,F-16A/B升級案,official,,,,TW,新聞",
        ),
        "small",
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("赴國防部政戰局", ["國防部政戰局"]),
        ("國防部政戰", ["國防部"]),
        ("台美會議與臺美會議", ["臺美會議", "臺美會議"]),
        ("AIT與WAIT、AITs", ["AIT"]),
        ("AIT處長", ["AIT"]),
        ("F-16 A/B升級案、F–16A/B升級案", ["F-16 A/B升級案", "F-16A/B升級案"]),
        ("國防\ud800部、國防部\udfff", ["國防部"]),
        ("", []),
    ],
)
def test_find(text: str, found: list[str]) -> None:
    assert [name for _, _, name in SMALL.find(text)] == found


def naive(names: Gazetteer, text: str) -> Iterator[tuple[int, int, str]]:
    """Leftmost, then longest, by looking at every name at every place."""
    folded = text.replace("台", "臺").replace("–", "-")
    position = 0
    while position < len(text):
        here = [name for name in names.ids if folded.startswith(name, position)]
        if not here:
            position += 1
            continue
        name = max(here, key=len)
        end = position + len(name)
        before, after = text[position - 1 : position] if position else "", text[end : end + 1]
        glued = (LATIN.match(before) and LATIN.match(text[position])) or (
            LATIN.match(after) and LATIN.match(text[end - 1])
        )
        if not glued:
            yield position, end, name
        position = end


PAST = Gazetteer(
    parse(
        table(
            "a,港務部,official,2020-01-01,,,TW,法規",
            "a,港務局,former,,2009-12-31,,TW,法規",
            "a,港務署,abbreviation,,2019-12-31,,TW,法規",
            "a,行政院港務署,former,2010-01-01,2019-12-31,,TW,法規",
        ),
        "past",
    )
)


@pytest.mark.parametrize(
    ("written", "when", "name"),
    [
        ("港務署", "2015", "行政院港務署"),
        ("港務署", "2015-03-01", "行政院港務署"),
        ("港務局", "2005", "港務局"),
        ("港務署", "2021", "港務部"),
        ("港務署", None, "港務部"),
        ("港務部", "2015", "港務部"),
    ],
)
def test_a_name_at_its_time(written: str, when: str | None, name: str) -> None:
    assert PAST.name_at("a", written, when) == name


PIECES = st.lists(st.sampled_from([*SMALL.ids, "台美", "國防", "A", "I", "/W", "部", "，", " "]), max_size=12)


@given(PIECES.map("".join))
def test_find_agrees_with_a_naive_search(text: str) -> None:
    assert list(SMALL.find(text)) == list(naive(SMALL, text))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "header"),
        ("id,name", "header"),
        (table("a,甲部,official"), "3 columns"),
        (table("a,甲部,nickname,,,,TW,法規"), "use 'nickname'"),
        (table(",甲部,official,,,,TW,法規"), "must be there"),
        (table("a, 甲部,official,,,,TW,法規"), "must be there"),
        (table("a,甲部,official,,,,TW,"), "without a source"),
        (table("b,乙部,official,,,,TW,法規", "a,甲部,official,,,,TW,法規"), "out of order"),
        (table("a,甲部,official,,,,TW,法規", "a,甲部,official,,,,TW,法規"), "there twice"),
        (table("a,甲部,alias,,,,TW,法規"), "exactly one official"),
        (table("a,甲部,official,,,,TW,法規", "a,甲院,official,,,,TW,法規"), "doubled"),
        (table("a,甲部,official,,,z,TW,法規"), "parents that are not there: z"),
    ],
)
def test_a_faulty_gazetteer_is_refused(text: str, fault: str) -> None:
    with pytest.raises(GazetteerError, match=fault):
        parse(text, "some.csv")


def test_a_name_may_hold_a_comma() -> None:
    (row,) = parse(table('a,"Talks, Monterey",official,,,,US,官網'), "some.csv")
    assert row.name == "Talks, Monterey"


def test_names_in_two_files_do_not_mean_two_kinds() -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for kind in KINDS:
        for row in load(kind).rows:
            if re.search(rf"[{HAN}]", row.name):
                owners[fold(row.name)].append(kind)
    assert {name: kinds for name, kinds in owners.items() if len(set(kinds)) > 1} == {}
