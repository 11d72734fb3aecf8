"""Results made by hand, document by document, for the tests of what looks at several of them."""

from typing import Any, Literal

from pipeline.model import About, Amount, Coverage, Named
from pipeline.schema import (
    SCHEMA,
    AmountMention,
    Finding,
    Mention,
    Output,
    PlatformRecord,
    ProgramMention,
    ProgramRecord,
    ProposalRecord,
    Record,
    Source,
    Table,
)
from pipeline.text import Span

TRIPS = "派員出國計畫預算類別表"
ACCOUNTS = "歲出機關別預算表"
PLANS = "歲出計畫提要及分支計畫概況表"


class Paper:
    """A document's result, told sentence by sentence: positions are those of a text that nobody writes."""

    def __init__(
        self,
        kind: str | None = "news",
        *,
        agency: str | None = None,
        year: str | None = None,
        title: str | None = None,
    ) -> None:
        self.about = About(kind, title, agency, year, None)
        self.mentions: list[Mention] = []
        self.records: list[Record] = []
        self.tables: list[Table] = []
        self.findings: list[Finding] = []
        self.end = 0
        self.page = 1 if kind == "budget_book" else None

    def _place(self, text: str) -> Span:
        start, self.end = self.end, self.end + len(text) + 1
        return start, start + len(text)

    def name(self, name: str, text: str | None = None) -> Span:
        """Mention a programme."""
        start, end = self._place(text or name)
        self.mentions.append(ProgramMention(start, end, text or name, Named(name), "by.hand", self.page, ()))
        return start, end

    def amount(self, text: str, value: str, currency: str = "TWD", qualifier: str | None = None) -> Span:
        """Mention a sum."""
        start, end = self._place(text)
        money = Amount(value, currency, qualifier)
        self.mentions.append(AmountMention(start, end, text, money, "by.hand", self.page, ()))
        return start, end

    def tell(
        self,
        name: str,
        text: str,
        value: str,
        years: str | None = "2026",
        *,
        named: Span | None = None,
        currency: str = "TWD",
        qualifier: str | None = None,
        platform: bool = False,
        **more: Any,
    ) -> "Paper":
        """Add a programme's record: its name, unless it is told with an earlier one, and its sum."""
        at = named or self.name(name)
        sum_at = self.amount(text, value, currency, qualifier)
        fields = ("headcount", "duration", "organiser", "destination", "status")
        make = PlatformRecord if platform else ProgramRecord
        said = {**dict.fromkeys(fields), **more}
        self.records.append(
            make(name, years, value, currency, qualifier, evidence=(at, sum_at), **said),
        )
        return self

    def propose(
        self,
        *account: str,
        agency: str | None = None,
        year: str | None = None,
        part: Literal["section", "cut", "add", "resolution", "proposal"] = "proposal",
        **sums: Any,
    ) -> "Paper":
        """Add a proposal; a sum is its text and its value, or what it was computed from and its value."""
        spans, values, computed = {}, {}, {}
        for field in ("cost", "deleted", "frozen", "added", "revised"):
            if field in sums:
                text, value = sums.pop(field)
                values[field] = value
                if "*" in text:
                    computed[field], spans[field] = text, self._place(text)
                else:
                    spans[field] = self.amount(text, value)
        said: dict[str, Any] = {
            **dict.fromkeys(ProposalRecord.__struct_fields__),
            "section": (),
            "action": (),
            "proposers": (),
            "cosigners": (),
            **values,
            **sums,
        }
        said.update(part=part, agency=agency, fiscal_year=year, account=account)
        said.update(computation=computed, sources=spans, evidence=tuple(spans.values()))
        self.records.append(ProposalRecord(**said))
        return self

    def table(self, form: str, rows: list[dict[str, Any]], agency: str | None = None) -> "Paper":
        """Add a table; sums of rows are whole TWD, printed in thousands."""
        money = ("amount", "this_year", "last_year", "final_accounts", "total")
        whole = []
        for row in rows:
            printed = {field: f"{row[field] // 1000:,}" for field in money if row.get(field)}
            whole.append({"page": 1, "pages": {}, "boxes": {}, "printed": printed, **row})
        owner = agency or self.about.agency
        year = self.about.fiscal_year
        self.tables.append(Table(form, form, (1,), 1000, owner, year, (), tuple(whole)))
        return self

    def trip(self, name: str, text: str, value: str, **more: Any) -> "Paper":
        """Add a trip to a book: its record, and its row in the table of trips."""
        self.tell(name, text, value, self.about.fiscal_year, organiser=self.about.agency, **more)
        return self.table(TRIPS, [{"name": name, "total": int(value)}])

    def finding(
        self,
        check: str,
        level: Literal["error", "warning", "info"],
        message: str = "",
        page: int | None = None,
    ) -> "Paper":
        """Add a finding."""
        self.findings.append(Finding(check, level, message, None, None, page))
        return self

    def output(self, path: str = "a.txt") -> Output:
        """The result of this document."""
        return Output(
            SCHEMA,
            Source(path, "0" * 64, 0, "text/plain", self.page),
            self.about,
            tuple(self.mentions),
            tuple(self.records),
            tuple(self.tables),
            tuple(self.findings),
            Coverage(),
        )
