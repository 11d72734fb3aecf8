from pathlib import Path
from typing import Any

import pytest
from outputs import TEXT, amount, date, mention, output, put

from pipeline.verify import verify

AGENCY = mention("AGENCY", "國防部", {"name": "國防部"})
COST = amount("1,540萬3千元", "15403000")
SPANS = [[COST["start"], COST["end"]], [AGENCY["start"], AGENCY["end"]]]


def proposal(**values: Any) -> dict[str, Any]:
    names = "agency fiscal_year code cost deleted frozen added revised condition report_to deadline result"
    lists = "section account action proposers cosigners"
    base = {**dict.fromkeys(names.split()), **{name: [] for name in lists.split()}, "number": None}
    places = {"kind": "PROPOSAL", "part": "proposal", "computation": {}, "sources": {}, "evidence": SPANS}
    return {**base, **places, **values}


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        ({"cost": "15403000", "sources": {"cost": SPANS[0]}}, "agreed"),
        ({"cost": "15403001", "sources": {"cost": SPANS[0]}}, "disagreed"),
        ({"cost": "15403000", "sources": {"cost": SPANS[1]}}, "disagreed"),
        ({"revised": "15403000"}, "agreed"),
        ({"revised": "7"}, "unchecked"),
        ({"frozen": "1540300", "computation": {"frozen": "15403000 * 1/10"}}, "agreed"),
        ({"frozen": "1540301", "computation": {"frozen": "15403000 * 1/10"}}, "disagreed"),
        ({"frozen": "10", "computation": {"frozen": "100 * 1/10"}}, "unchecked"),
        ({"frozen": "10", "computation": {"frozen": "a tenth"}}, "unchecked"),
        ({"frozen": "10", "computation": {"frozen": "1 / 0"}}, "disagreed"),
        ({"agency": "國防部", "sources": {"agency": SPANS[1]}}, "agreed"),
        ({"agency": "外交部", "sources": {"agency": SPANS[1]}}, "disagreed"),
        ({"fiscal_year": "2026", "sources": {"fiscal_year": [3, 8]}, "evidence": [[3, 8]]}, "agreed"),
        ({"fiscal_year": "2027", "sources": {"fiscal_year": [3, 8]}, "evidence": [[3, 8]]}, "unchecked"),
        ({"fiscal_year": "2019", "sources": {"fiscal_year": [3, 8]}, "evidence": [[3, 8]]}, "disagreed"),
        ({"account": ["國防", "部"], "sources": {"account": SPANS[1]}}, "agreed"),
        ({"account": ["一般行政"], "sources": {"account": SPANS[1]}}, "disagreed"),
        ({"action": ["freeze"], "sources": {"action": SPANS[1]}}, "unchecked"),
        ({"deadline": "P10D", "sources": {"deadline": [39, 42]}}, "agreed"),
        ({"deadline": "P3M", "sources": {"deadline": [39, 42]}}, "disagreed"),
    ],
)
def test_proposals_at_the_places_that_they_name(tmp_path: Path, values: dict[str, Any], outcome: str) -> None:
    mentions = [AGENCY, COST, date("115年度", "2026")]
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    put(tmp_path / "out" / "a.txt.json", output(mentions=mentions, records=[proposal(**values)]))
    (one,) = verify(tmp_path / "out", [tmp_path])
    # The three mentions agree, and the part of a proposal has no place.
    counts = {"agreed": one.agreed - 3, "disagreed": one.disagreed, "unchecked": one.unchecked - 1}
    assert counts == {**dict.fromkeys(counts, 0), outcome: 1}
