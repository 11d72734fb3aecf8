"""The values of a proposal's record, and where each was read."""

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.numerals import decimal_string
from pipeline.relate.proposal_shares import Sum
from pipeline.text import Span

EMPTY: Mapping[str, object] = {
    **dict.fromkeys(
        ("number", "agency", "fiscal_year", "code", "condition", "report_to", "deadline", "result")
    ),
    **dict.fromkeys(("cost", "deleted", "frozen", "added", "revised")),
    **dict.fromkeys(("account", "action", "proposers", "cosigners"), ()),
}


class Values(NamedTuple):
    """The values of a record, where each was read, and how what does not stand in the text was worked out."""

    values: dict[str, object]
    sources: dict[str, Span]
    evidence: set[Span]
    computation: dict[str, str]

    def put(self, field: str, value: object, *spans: Span | None) -> None:
        """Keep a value, if there is one, and the spans that it was read from; the first is its source."""
        if value is None or value == ():
            return
        self.values[field] = value
        told = [span for span in spans if span is not None]
        self.evidence.update(told)
        if told:
            self.sources[field] = told[0]

    def sum(self, field: str, value: Sum | None) -> None:
        """Keep a sum; the source of one that was worked out is what it was read from last."""
        if value is None:
            return
        self.put(field, decimal_string(value.value), *value.spans[::-1])
        if value.worked_out:
            self.computation[field] = value.worked_out
