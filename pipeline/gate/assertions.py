"""What `yusuan.toml` may say of a corpus. docs/checks.md describes it for those who write one."""

import difflib
import math
from collections.abc import Mapping
from types import ModuleType
from typing import Literal, TypeVar, get_args

import msgspec

from pipeline.forms import FORMS
from pipeline.schema import MENTIONS, RECORDS

Kind = Literal["budget_book", "review_report", "proposals", "defence_report", "paper", "news"]
"""What a document is; one that could not be told has no kind."""

KINDS: tuple[str, ...] = get_args(Kind)

Figure = int | float
One = Mapping[str, str | int | float]
Globs = str | tuple[str, ...]

FORM: Mapping[str, ModuleType] = {
    **{form.TITLE: form for form in FORMS},
    **{form.__name__.rpartition(".")[2]: form for form in FORMS},
}
"""A form by its standard title, and by the name that it has in docs/forms.md and in a data set."""

NUMBERS = frozenset({"money", "count", "decimal"})
AMOUNTS = ("amount", "headcount")
PROPOSED = ("cost", "deleted", "frozen", "added", "revised")
TWD = "TWD"


class Wrong(Exception):  # noqa: N818  # it never leaves this package: `config` says in which line it is
    """What an assertion says cannot be; the message says why.

    Attributes:
        key: the key that says it, "" where one is missing.
    """

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


class _Assertion(msgspec.Struct, frozen=True, kw_only=True, tag_field="of", forbid_unknown_fields=True):
    """What all assertions may say.

    Attributes:
        name: what a failure is called by; its kind and number where it has none.
        document: patterns of documents' names, such as books/*.pdf; all documents where there are none.
        document_kind: only documents of this kind.
        each_document: whether every such document has to keep the bounds by itself.
    """

    name: str | None = None
    document: Globs = ()
    document_kind: Kind | None = None
    each_document: bool = False
    at_least: Figure | None = None
    at_most: Figure | None = None

    def check(self) -> None:
        """Raise `Wrong` for what the types allow and makes no sense."""
        bounds = {key: bound for key in ("at_least", "at_most") if (bound := getattr(self, key)) is not None}
        if not bounds:
            raise Wrong("says neither at_least nor at_most, so nothing could fail it")
        for key, bound in bounds.items():
            if not math.isfinite(bound):
                raise Wrong(f"{key} is no number", key)
        if list(bounds.values()) != sorted(bounds.values()):
            raise Wrong("at_least is more than at_most", "at_least")
        self._check()

    def _check(self) -> None:
        """The same for what a kind of assertion says beside."""


class _OfRows(_Assertion, frozen=True, kw_only=True):
    """What asserts something of tables' rows.

    Attributes:
        form: a form's title, or its name in docs/forms.md.
        agency: only tables of this agency.
        where: only rows that have these values.
    """

    form: str | None = None
    agency: str | None = None
    where: One = {}

    def _check(self) -> None:
        super()._check()
        fields = columns(self.form) if self.form is not None or self.where else ()
        for field in self.where:
            known(field, fields, f"field of {self.form}", "where")


class CountRows(_OfRows, frozen=True, kw_only=True, tag="rows"):
    """How many rows there are."""


class CountTables(_Assertion, frozen=True, kw_only=True, tag="tables"):
    """How many tables there are, of a form or at all."""

    form: str | None = None
    agency: str | None = None

    def _check(self) -> None:
        super()._check()
        if self.form is not None:
            columns(self.form)


class CountRecords(_Assertion, frozen=True, kw_only=True, tag="records"):
    """How many records there are, of a kind or at all."""

    kind: Literal["PLATFORM", "PROGRAM", "PROPOSAL"] | None = None
    where: One = {}

    def _check(self) -> None:
        super()._check()
        if self.where and self.kind is None:
            raise Wrong("where needs a kind of record", "where")
        for field in self.where:
            known(field, RECORDS[self.kind or ""].__struct_fields__, f"field of a {self.kind}", "where")


class CountMentions(_Assertion, frozen=True, kw_only=True, tag="mentions"):
    """How many mentions there are, of a type or at all."""

    type: str | None = None

    def _check(self) -> None:
        super()._check()
        if self.type is not None:
            known(self.type, MENTIONS, "type of mention", "type")


class CountFindings(_Assertion, frozen=True, kw_only=True, tag="findings"):
    """How many findings there are, of a level or of checks whose names match patterns."""

    level: Literal["error", "warning", "info"] | None = None
    check_name: Globs = msgspec.field(default=(), name="check")


class CountDocuments(_Assertion, frozen=True, kw_only=True, tag="documents"):
    """How many documents there are."""

    def _check(self) -> None:
        super()._check()
        if self.each_document:
            raise Wrong("documents are counted in all, not in each", "each_document")


class SumRows(_OfRows, frozen=True, kw_only=True, tag="rows"):
    """What a column of a form adds up to."""

    form: str
    column: str

    def _check(self) -> None:
        super()._check()
        numbers = columns(self.form, NUMBERS)
        known(self.column, numbers, f"column of numbers of {self.form}", "column")


class SumRecords(_Assertion, frozen=True, kw_only=True, tag="records"):
    """What a field of records adds up to; money of one currency alone."""

    kind: Literal["PLATFORM", "PROGRAM", "PROPOSAL"]
    field: str
    currency: str = TWD
    where: One = {}

    def _check(self) -> None:
        super()._check()
        proposals = self.kind == "PROPOSAL"
        known(self.field, PROPOSED if proposals else AMOUNTS, f"figure of a {self.kind}", "field")
        if proposals and self.currency != TWD:
            raise Wrong("the sums of proposals are TWD", "currency")
        for field in self.where:
            known(field, RECORDS[self.kind].__struct_fields__, f"field of a {self.kind}", "where")


Count = CountRows | CountTables | CountRecords | CountMentions | CountFindings | CountDocuments
Total = SumRows | SumRecords
Assertion = Count | Total


class Assertions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole `yusuan.toml`.

    Attributes:
        results: the directory that all this is said of, from the file on; any where there is none.
    """

    results: str | None = None
    count: tuple[Count, ...] = ()
    sum: tuple[Total, ...] = ()

    @property
    def named(self) -> tuple[tuple[str, Assertion], ...]:
        """Each with what its failure is called."""
        both: tuple[tuple[str, tuple[Assertion, ...]], ...] = (("count", self.count), ("sum", self.sum))
        return tuple(
            (f"{kind} {number}" + (f", {one.name}" if one.name else ""), one)
            for kind, several in both
            for number, one in enumerate(several, 1)
        )


def columns(form: str | None, kinds: frozenset[str] | None = None) -> tuple[str, ...]:
    """The fields of a form, or those of some kinds.

    Raises:
        Wrong: if there is no such form.
    """
    if form is None:
        raise Wrong("where needs a form", "where")
    known(form, FORM, "form", "form")
    return tuple(dict.fromkeys(one.field for one in FORM[form].COLUMNS if kinds is None or one.kind in kinds))


Names = TypeVar("Names", Mapping[str, object], tuple[str, ...])


def known(name: str, names: Names, what: str, key: str) -> None:
    """Raise `Wrong` for a name that is none of some, with the one that was probably meant."""
    if name in names:
        return
    near = difflib.get_close_matches(name, list(names), 1, 0.5)
    meant = f"; is {near[0]!r} meant?" if near else ""
    raise Wrong(f"{name!r} is no {what}{meant}", key)
