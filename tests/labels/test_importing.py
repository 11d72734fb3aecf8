"""What was labelled elsewhere becomes judgements; applied, they give the labels that were wanted."""

from typing import Any

import msgspec
import pytest
from judging import COST, SOURCE
from outputs import TEXT, amount, date, mention, output

from pipeline.decisions import DocumentTarget
from pipeline.labels import Annotation, Label, StudioError, judgements, standing
from pipeline.schema import Output

RESULT = msgspec.convert(
    output(
        mentions=[
            mention("AGENCY", "國防部", {"name": "國防部"}),
            date("115年度", "2026"),
            amount("1,540萬3千元", "15403000"),
            mention("HEADCOUNT", "32人", {"count": 32, "qualifier": None}),
        ]
    ),
    Output,
)
PRESENT = standing(RESULT, (), TEXT).labels


def label(text: str, kind: str, value: dict[str, Any] | None) -> Label:
    start = TEXT.index(text)
    return Label(start, start + len(text), text, kind, value)


def told(*labels: Label) -> list[Any]:
    return list(judgements(Annotation("a.txt", SOURCE, "", labels), PRESENT, "王"))


def verdicts(*labels: Label) -> list[str]:
    """Verdicts on mentions; the last judgement is on the document."""
    *of_mentions, whole = told(*labels)
    assert (whole.verdict, type(whole.target)) == ("accept", DocumentTarget)
    return [one.verdict for one in of_mentions]


AGENCY, YEAR, MONEY, PEOPLE = PRESENT
DAYS = label("10天", "DURATION", {"iso8601": "P10D", "qualifier": None})
WANTED = [
    ([AGENCY, YEAR, MONEY, PEOPLE], []),
    ([AGENCY, YEAR, MONEY], ["reject"]),
    ([AGENCY, YEAR, MONEY, PEOPLE, DAYS], ["correct"]),
    ([AGENCY, YEAR, label("1,540萬", "AMOUNT", {**COST, "amount": "15400000"}), PEOPLE], ["correct"]),
    ([AGENCY, YEAR, label("1,540萬3千元", "AMOUNT", {**COST, "amount": "1"}), PEOPLE], ["correct"]),
    ([label("國防部", "PLATFORM", {"name": "國防部"}), YEAR, MONEY, PEOPLE], ["correct"]),
    (
        [label("防部", "AGENCY", {"name": "防部"}), label("國", "AGENCY", {"name": "國"})],
        ["reject"] * 3 + ["correct"] * 2,
    ),
]


@pytest.mark.parametrize(("wanted", "expected"), WANTED)
def test_judgements_make_the_labels(wanted: list[Label], expected: list[str]) -> None:
    assert verdicts(*wanted) == expected
    stands = standing(RESULT, told(*wanted), TEXT)
    assert {(one.start, one.end, one.type, str(one.value)) for one in stands.labels} == {
        (one.start, one.end, one.type, str(one.value)) for one in wanted
    }
    assert stands.reviewed, stands.missing


def test_edges_moved_between_neighbours() -> None:
    """The one grows over what the other was read from, which is corrected too."""
    short = msgspec.structs.replace(MONEY, end=MONEY.start + 3, text="1,5")
    rest = msgspec.structs.replace(MONEY, start=MONEY.start + 3, text="40萬3千元")
    result = msgspec.structs.replace(
        RESULT,
        mentions=tuple(
            msgspec.convert(
                {**msgspec.to_builtins(RESULT.mentions[2]), "start": one.start, "end": one.end},
                type(RESULT.mentions[2]),
            )
            for one in (short, rest)
        ),
    )
    present = standing(result, (), TEXT).labels
    longer, shorter = label("1,540萬", "AMOUNT", COST), label("3千元", "AMOUNT", COST)
    made = judgements(Annotation("a.txt", SOURCE, "", (longer, shorter)), present, "王")
    found = standing(result, made, TEXT)
    assert [one.text for one in found.labels] == ["1,540萬", "3千元"]
    assert found.reviewed, found.missing


def test_a_value_that_was_not_given() -> None:
    """That of the label in this place, what its text says, or for a name the name itself."""
    given = [
        label("國防部", "AGENCY", None),
        label("10天", "DURATION", None),
        label("1,540萬", "PROGRAM", None),
        label("1,540萬3千元", "AMOUNT", None),
    ]
    values = {one.text: one.value for one in standing(RESULT, told(*given), TEXT).labels}
    assert values == {
        "國防部": {"name": "國防部"},
        "10天": {"iso8601": "P10D", "qualifier": None},
        "1,540萬": {"name": "1,540萬"},
        "1,540萬3千元": COST,
    }


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (label("編列", "AMOUNT", None), "has no value"),
        (label("編列", "AMOUNT", {"amount": "five", "currency": "TWD"}), "plain decimal"),
    ],
)
def test_values_that_are_none(bad: Label, reason: str) -> None:
    with pytest.raises(StudioError, match=reason):
        told(bad)
