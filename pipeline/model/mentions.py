"""What a stretch of text states: the values of the label guide, and the mentions that carry them."""

import msgspec


class Amount(msgspec.Struct, frozen=True):
    """A sum of money in whole units of its currency, as a plain decimal."""

    amount: str
    currency: str
    qualifier: str | None = None


class Date(msgspec.Struct, frozen=True):
    """A calendar point or range in EDTF; None where the text leans on a date that is not known."""

    edtf: str | None
    qualifier: str | None = None


class Duration(msgspec.Struct, frozen=True):
    """A length of time in ISO 8601."""

    iso8601: str
    qualifier: str | None = None


class Headcount(msgspec.Struct, frozen=True):
    """A number of persons sent, invited, trained or attending."""

    count: int
    qualifier: str | None = None


class Named(msgspec.Struct, frozen=True):
    """The canonical name of an agency, a platform or a programme."""

    name: str


Value = Amount | Date | Duration | Headcount | Named


class Lean(msgspec.Struct, frozen=True):
    """A date that leans on another one.

    Attributes:
        anchor: `document` for 今年, `fiscal` for 本年度, `month` for 上月, `week` for 上週, `weekday` for
            週五, `day` for 昨日, all on the document's own date; `previous` for 同年10月 or a bare 6月19日.
        years, months, days: the distance from the anchor.
        month, day: what the text itself states (of a week the day counts from Monday, 1); so are
        code: EDTF's code of a quarter, half or season, and
        third: 上旬, 中旬 or 下旬 of a month.
        same: whether it says so itself (同年10月), and may stand in another sentence than the date it means.
        until: the other end of a range within the same year or month, as (month, day); months count
            on over the turn of a year.
    """

    anchor: str
    years: int = 0
    months: int = 0
    days: int = 0
    month: int | None = None
    day: int | None = None
    code: int | None = None
    third: str | None = None
    same: bool = False
    until: tuple[int | None, int | None] | None = None


class Mention(msgspec.Struct, frozen=True):
    """A stretch of text that states one value.

    Attributes:
        kind: one of the types of the label guide, e.g. AMOUNT.
        start, end: clean span.
        rule: which rule read it, e.g. `amount.prose`.
        candidates: ids of what a name may mean, before `resolve` has chosen.
        lean: what a relative date leans on, before `resolve` has worked it out.
    """

    kind: str
    start: int
    end: int
    value: Value | None
    rule: str
    candidates: tuple[str, ...] = ()
    lean: Lean | None = None
