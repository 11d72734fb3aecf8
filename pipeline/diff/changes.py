"""What a comparison finds: changes, and what they come to."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

import msgspec

Part = Literal["document", "mention", "record", "table", "row", "finding", "fact"]
What = Literal["added", "removed", "changed"]

Values = Mapping[str, Any]


class Change(msgspec.Struct, frozen=True):
    """A difference.

    Attributes:
        part: what it is a difference of.
        kind: a mention's type, a record's kind, a table's form, a finding's level, a fact's kind of sum.
        label: which one, as a person says it.
        page: in the new source, or in the old one where the new one has it no more.
        old, new: its values; of a changed one those that differ.
    """

    document: str
    part: Part
    kind: str
    what: What
    label: str
    page: int | None
    old: dict[str, Any]
    new: dict[str, Any]


class Count(msgspec.Struct, frozen=True):
    """How many there were and are of a part and kind, and their money by currency.

    A record's currency may say which of its sums it is: `TWD frozen`.
    """

    part: Part
    kind: str
    old: int
    new: int
    added: int
    removed: int
    changed: int
    old_money: dict[str, Decimal]
    new_money: dict[str, Decimal]

    @property
    def differs(self) -> bool:
        """Whether anything of this kind differs."""
        return bool(self.added or self.removed or self.changed)


class Difference(msgspec.Struct, frozen=True):
    """All that differs between two outputs."""

    old: str
    new: str
    old_documents: int
    new_documents: int
    documents_added: tuple[str, ...]
    documents_removed: tuple[str, ...]
    counts: tuple[Count, ...]
    changes: tuple[Change, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.changes or self.documents_added or self.documents_removed)


def differing(old: Values, new: Values) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values that differ, as they were and as they are."""
    fields = [field for field in {**old, **new} if old.get(field) != new.get(field)]
    return {field: old.get(field) for field in fields}, {field: new.get(field) for field in fields}
