import pytest
from judging import COST, NAME, SOURCE, corrected, cost, said, target

from pipeline.decisions import Decision, DecisionError, DocumentTarget, decide, digest
from pipeline.decisions.decision import problem
from pipeline.decisions.values import VALUES, problem_of
from pipeline.schema import MENTIONS


def test_every_published_kind_has_its_values() -> None:
    assert list(VALUES) == list(MENTIONS)


def test_decide_gives_time_and_id() -> None:
    one = decide("王", NAME, SOURCE, "accept", cost())
    other = decide("王", NAME, SOURCE, "accept", cost())
    assert one.id != other.id
    assert one.time <= other.time
    assert str(one.time.tzinfo) == "UTC"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"source": "abc"}, "regex"),
        ({"reviewer": ""}, "length"),
        ({"verdict": "like"}, "Invalid enum"),
        ({"verdict": "correct"}, "correction"),
        ({"correction": corrected("32人", "AMOUNT", COST)}, "correction"),
        ({"target": cost(rule=None)}, "not accepted"),
        ({"target": DocumentTarget(labels="0")}, "regex"),
    ],
)
def test_decide_refuses_what_cannot_be_carried_out(values: dict[str, object], reason: str) -> None:
    given = {"reviewer": "王", "document": NAME, "source": SOURCE, "verdict": "accept", "target": cost()}
    with pytest.raises(DecisionError, match=reason):
        decide(**{**given, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("AMOUNT", {"amount": "15403000", "currency": "TWD", "qualifier": "about"}, None),
        ("AMOUNT", {"amount": "15,403,000", "currency": "TWD", "qualifier": None}, "plain decimal"),
        ("AMOUNT", {"amount": "15403000", "currency": "元", "qualifier": None}, "ISO 4217"),
        ("AMOUNT", {"amount": "1", "currency": "TWD", "qualifier": "maybe"}, "qualifier"),
        ("AMOUNT", {"amount": 1, "currency": "TWD"}, "Expected `str`"),
        ("AMOUNT", {"edtf": "2026"}, "missing"),
        ("AMOUNT", {"amount": "1", "currency": "TWD", "colour": 1}, "no field colour"),
        *[
            ("DATE", {"edtf": edtf, "qualifier": None}, None)
            for edtf in (
                None,
                "2026",
                "2024-06-19",
                "2008/2025",
                "198X",
                "19XX",
                "2023-33",
                "2023-22",
                "2025-41",
            )
        ],
        *[
            ("DATE", {"edtf": edtf, "qualifier": None}, "EDTF")
            for edtf in ("115", "2026-13", "2026-00", "2026-06-32", "2026/", "soon", "")
        ],
        *[("DURATION", {"iso8601": iso}, None) for iso in ("P242D", "P3Y", "P2W", "PT2H", "P1Y3M")],
        *[("DURATION", {"iso8601": iso}, "ISO 8601") for iso in ("P", "PT", "242D", "P242")],
        ("HEADCOUNT", {"count": 32, "qualifier": None}, None),
        ("HEADCOUNT", {"count": -1}, "0 or more"),
        ("AGENCY", {"name": "全民防衛動員署"}, None),
        ("AGENCY", {"name": ""}, "name on one line"),
        ("AGENCY", {"name": "全民\n防衛"}, "name on one line"),
    ],
)
def test_values(kind: str, value: dict[str, object], reason: str | None) -> None:
    found = problem_of(kind, value)
    assert found is None if reason is None else found is not None and reason in found


def wrong_span() -> Decision:
    place = cost()
    return said("accept", type(place)("AMOUNT", place.start, place.end + 1, place.text, COST, "by.hand"))


def test_a_text_has_the_length_of_its_span() -> None:
    assert problem(wrong_span()) == "the text does not have the length of its span"
    assert problem(said("accept", cost())) is None


def test_an_addition_names_what_was_not_found() -> None:
    added = corrected("32人", "HEADCOUNT", {"count": 32, "qualifier": None})
    assert problem(said("correct", target("32人", "HEADCOUNT", None, rule=None), correction=added)) is None


def test_the_digest_does_not_depend_on_the_order() -> None:
    one, other = ("AMOUNT", 1, 3, COST), ("DATE", 1, 3, {"edtf": "2026", "qualifier": None})
    assert digest([one, other]) == digest([other, one])
    assert digest([one]) == digest([("AMOUNT", 1, 3, dict(reversed(COST.items())))])
    assert len({digest([]), digest([one]), digest([other]), digest([one, one])}) == 4
