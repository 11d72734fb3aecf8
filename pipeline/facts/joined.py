"""A fact with its sources, and what sources of one fact have in common."""

from typing import NamedTuple

from pipeline.facts.agencies import Whose
from pipeline.facts.told import Told

Name = tuple[tuple[str, ...], str]
"""The name of a thing as it is compared, and the currency of its sums."""


class Key(NamedTuple):
    """What sources of one fact have in common."""

    name: tuple[str, ...]
    whose: Whose
    years: str | None
    sum: str
    currency: str

    @property
    def thing(self) -> Name:
        """What it is of, whatever the years and the agency."""
        return self.name, self.currency

    @property
    def sure(self) -> bool:
        """Whether sources of this key tell years, and whose the thing is."""
        return self.years is not None and not self.whose.doubt


class Member(NamedTuple):
    """A source of a fact."""

    told: Told
    relation: str
    note: str | None = None


class Joined(NamedTuple):
    """A fact with its sources; the first is the one that its sum is from.

    Attributes:
        number: 0 for the first fact of its key.
        notes: why it stands apart from others of its key.
    """

    key: Key
    number: int
    members: list[Member]
    notes: list[str]

    @property
    def first(self) -> Told:
        """The source that its sum is from."""
        return self.members[0].told

    @property
    def order(self) -> tuple[object, ...]:
        """Facts of one name stand together, by their years."""
        key = self.key
        return (
            key.name,
            key.whose.who or "",
            key.whose.doubt,
            key.years or "",
            key.sum,
            key.currency,
            self.number,
        )
