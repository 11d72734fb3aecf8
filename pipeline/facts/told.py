"""One sum that a document tells: what facts are made of, in as little memory as will do."""

from decimal import Decimal
from typing import NamedTuple

from pipeline.facts.sums import Sum
from pipeline.text import Span

OFFICIAL = ("budget_book", "review_report", "proposals", "defence_report", "paper", "news")
"""Kinds of documents, the most official first; one of no known kind comes last."""

DECISIONS = {"deleted": "cut", "frozen": "frozen", "added": "added", "revised": "revised"}
"""Fields of a proposal, and the kinds of sum that they are."""

ACCOUNT = "account"
SECTION = "section"
ON_BILLS = frozenset({"proposals", "review_report"})
"""Kinds of documents that decide on a budget bill: the sums that they start from are its sums."""


class Document(NamedTuple):
    """What a document says of itself."""

    name: str
    kind: str | None
    agency: str | None
    fiscal_year: str | None
    stage: str | None

    @property
    def rank(self) -> int:
        """How official it is, 0 the most."""
        return OFFICIAL.index(self.kind) if self.kind in OFFICIAL else len(OFFICIAL)


class Place(NamedTuple):
    """Where something stands, and what stands there."""

    start: int | None = None
    end: int | None = None
    page: int | None = None
    text: str | None = None


class Told(NamedTuple):
    """One sum of a record, or of a book's row.

    Attributes:
        subject: programme, platform or account.
        key: the name as it is compared; of a decision with all that tells it from others.
        account: of an account its agency and levels as they are compared; empty otherwise.
        known: whether a gazetteer knows the name.
        levels: an account's.
        sum: one of `rows.SUMS`.
        who: the agency as it is compared.
        number: of the item that proposes, as printed.
        names: where its record's name stands.
        said: people and days that are told with the sum.
    """

    document: Document
    record: int | None
    field: str
    subject: str
    key: tuple[str, ...]
    account: tuple[str, ...]
    known: bool
    name: str
    levels: tuple[str, ...]
    code: str | None
    agency: str | None
    who: str | None
    years: str | None
    sum: str
    currency: str
    money: Sum
    place: Place
    computation: str | None
    number: str | None
    names: frozenset[Span]
    said: tuple[int | None, str | None]

    @property
    def stage(self) -> str | None:
        """One of `rows.STAGES`; None where its document does not say at which stage this sum is."""
        if self.sum in DECISIONS.values():
            return self.sum
        own = self.years is not None and self.years == self.document.fiscal_year
        if self.document.kind in ON_BILLS and (own or self.subject == ACCOUNT):
            return "bill"
        return self.document.stage if own else None

    @property
    def order(self) -> tuple[int, bool, Decimal, str, int, str]:
        """From the most official and most exact on; of no two sources the same."""
        money = self.money
        return (
            self.document.rank,
            money.bound,
            money.unit,
            self.document.name,
            -1 if self.record is None else self.record,
            f"{self.field} {self.place.page} {self.name}",
        )
