"""The fiscal year that a folder is of."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import put, results, rows, run

from pipeline.files import Source
from pipeline.ledger import Wish
from pipeline.ledger.plan import Task
from pipeline.ledger.years import again
from pipeline.model import Document
from pipeline.run import STAGES, through
from pipeline.summary import Done, count

NAMED = (
    "外交部{year}年度預算案「國際會議及交流」編列1,000萬元，爰提案凍結100萬元，俟提出書面報告後始得動支。\n"
)
NAMELESS = "外交部「國際會議及交流」編列1,000萬元，爰提案凍結100萬元，俟提出書面報告後始得動支。\n"
OF_114 = "its folder is of 114年度"


def tasks(*years: tuple[str, ...] | None, folder: str = "in") -> tuple[list[Task], dict[str, Done]]:
    """Documents of a folder by the years that their proposals name; None for one without proposals."""
    found, done = [], {}
    for number, named in enumerate(years):
        name = f"{folder}/{number}.txt"
        source = Source(Path(name), name, Path(f"out/{name}.json"))
        found.append(Task(source, f"../{name}", "0", None, None, "new"))
        records = {} if named is None else {"PROPOSAL": 1}
        done[name] = Done(name, records=records, years=named or ())
    return found, done


def read_again(*years: tuple[str, ...] | None) -> dict[str, str | None]:
    return {task.source.name: task.source.year for task in again(*tasks(*years))}


Y114, Y113 = ("2025",), ("2024",)


@pytest.mark.parametrize(
    ("years", "year"),
    [
        ([Y114] * 10, "2025"),
        ([Y114] * 9, None),
        ([Y114] * 8 + [Y113] * 2, "2025"),
        ([Y114] * 7 + [Y113] * 3, None),
        ([Y114] * 8 + [("2024", "2025")] * 2, "2025"),
        ([Y114] * 7 + [("2024", "2025")] * 3, None),
        ([("2024", "2025")] * 20, None),
        ([("2017/2018",)] * 20, None),
        ([None] * 20 + [Y114] * 9, None),
        ([()] * 20 + [Y114] * 10, "2025"),
        ([], None),
    ],
)
def test_what_makes_a_folder_one_of_a_year(years: list[tuple[str, ...] | None], year: str | None) -> None:
    found = read_again(*years, ())
    assert found.get(f"in/{len(years)}.txt") == year
    assert set(found.values()) <= {year}, "whoever names a year is not read again"
    assert not any(years[int(name[3:-4])] for name in found if name != f"in/{len(years)}.txt")


def test_each_folder_is_told_by_its_own_documents() -> None:
    first, done = tasks(*[Y114] * 10, ())
    second, more = tasks(*[Y113] * 10, (), folder="in/sub")
    third, few = tasks(Y113, (), folder="other")
    found = {
        task.source.name: (task.source.year, task.why)
        for task in again([*first, *second, *third], done | more | few)
    }
    assert found == {
        "in/10.txt": ("2025", OF_114),
        "in/sub/10.txt": ("2024", "its folder is of 113年度"),
    }


def test_a_document_that_is_no_proposal_or_failed_is_left_alone() -> None:
    found, done = tasks(*[Y114] * 10, None, ())
    done["in/11.txt"] = Done("in/11.txt")
    assert list(again(found, done)) == []


def test_a_year_that_no_longer_holds_is_taken_back() -> None:
    found, done = tasks(*[Y114] * 9, ())
    assumed = msgspec.structs.replace(found[-1].source, year="2025")
    found[-1] = msgspec.structs.replace(found[-1], source=assumed)
    (task,) = again(found, done)
    assert (task.source.name, task.source.year, task.why) == ("in/9.txt", None, "no year is assumed any more")


@settings(max_examples=30)
@given(st.permutations([Y114] * 9 + [Y113] * 2 + [(), None]), st.randoms())
def test_the_order_of_documents_plays_no_part(years: list[tuple[str, ...] | None], random: Any) -> None:
    found, done = tasks(*years)
    shuffled = random.sample(found, len(found))
    assert {task.source.name for task in again(shuffled, done)} == {
        task.source.name for task in again(found, done)
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten proposals that name 114, one that names 113, and one that names none, with their results."""
    for number in range(10):
        put(tmp_path / "in" / f"{number}.txt", NAMED.format(year=114))
    put(tmp_path / "in" / "of 113.txt", NAMED.format(year=113))
    put(tmp_path / "in" / "nameless.txt", NAMELESS)
    put(tmp_path / "in" / "alone" / "nameless.txt", NAMELESS)
    return tmp_path


def years(out: Path) -> dict[str, str | None]:
    """The fiscal year of each result's proposal."""
    found = {}
    for file in sorted(out.rglob("*.json")):
        (record,) = [r for r in json.loads(file.read_bytes())["records"] if r["kind"] == "PROPOSAL"]
        found[file.relative_to(out).as_posix().removesuffix(".txt.json")] = record["fiscal_year"]
    return found


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (NAMED.format(year=114), ("2025",)),
        (NAMELESS, ()),
        ("外交部115年度編列1,000萬元。\n", ()),
    ],
)
@pytest.mark.parametrize("assumed", [None, "2023"])
def test_the_years_that_proposals_name_are_not_those_that_were_assumed(
    text: str, years: tuple[str, ...], assumed: str | None
) -> None:
    assert count(through(Document("a.txt", text.encode(), assumed_year=assumed), STAGES)).years == years


def test_a_proposal_gets_the_year_of_its_folder_and_a_finding_that_says_so(folder: Path) -> None:
    summary = run(folder)
    assert summary.read[OF_114] == ("nameless.txt",)
    assert len(summary.read["new"]) == 12
    assert years(folder / "out") == {
        **{str(number): "2025" for number in range(10)},
        "of 113": "2024",
        "nameless": "2025",
        "alone/nameless": None,
    }
    (finding,) = [
        finding
        for finding in json.loads((folder / "out" / "nameless.txt.json").read_bytes())["findings"]
        if finding["check"] == "proposals.year_assumed"
    ]
    assert "2025" in finding["message"]


def test_a_second_run_does_nothing_and_a_forced_one_reads_each_document_once(folder: Path) -> None:
    run(folder)
    before = results(folder / "out")
    assert run(folder).read == {}
    kept = {row["name"]: row["year"] for row in rows(folder / "out", "document") if row["year"]}
    assert kept == {"nameless.txt": "2025"}
    assert set(run(folder, Wish(force=True)).read) == {"forced"}
    assert results(folder / "out") == before


def test_the_year_follows_the_folder(folder: Path) -> None:
    run(folder)
    (folder / "in" / "0.txt").unlink()
    (folder / "in" / "1.txt").unlink()
    summary = run(folder)
    assert summary.read == {"no year is assumed any more": ("nameless.txt",)}
    assert years(folder / "out")["nameless"] is None
    put(folder / "in" / "new.txt", NAMED.format(year=114))
    assert run(folder).read == {"new": ("new.txt",), OF_114: ("nameless.txt",)}


def test_a_proposal_that_names_its_year_by_now_gets_none(folder: Path) -> None:
    run(folder)
    put(folder / "in" / "nameless.txt", NAMED.format(year=113))
    run(folder)
    assert years(folder / "out")["nameless"] == "2024"
    kept = results(folder / "out", former=False)
    (folder / "out").rename(folder / "old")
    run(folder)
    assert results(folder / "out") == kept, "the same as if it had never been assumed"


def test_a_year_of_the_callers_choice_holds_for_all_that_name_none(folder: Path) -> None:
    run(folder)
    summary = run(folder, Wish(year="2023"))
    assert list(summary.read) == ["options changed (year)"]
    told = years(folder / "out")
    assert (told["nameless"], told["alone/nameless"], told["0"], told["of 113"]) == (
        "2023",
        "2023",
        "2025",
        "2024",
    )
    assert run(folder, Wish(year="2023")).read == {}
    run(folder)
    assert years(folder / "out")["nameless"] == "2025"
    assert years(folder / "out")["alone/nameless"] is None
