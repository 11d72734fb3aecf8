"""Long sequences: the first members as they are, the others packed.

A page's characters, the boxes of its text, the cells and rows of its tables take ten times as much memory as
objects than as packed bytes, and of a long book nobody looks at more than a few at a time.
"""

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar, overload

T = TypeVar("T")

LEVEL = 1
"""zlib's fastest; the higher ones save a tenth and take five times as long."""


class Shelf(Sequence[T]):
    """A sequence that grows, its members behind the first `most` packed.

    Taking out a packed one makes a new object, unless it was also the last to be taken out.
    """

    def __init__(self, most: int, members: Iterable[T] = ()) -> None:
        self._most = most
        self._open: list[T] = []
        self._packed: list[bytes] = []
        self._last: tuple[int, T] | None = None
        for member in members:
            self.append(member)

    def append(self, member: T) -> None:
        """Put a member behind the others."""
        if len(self._open) < self._most:
            self._open.append(member)
        else:
            self._packed.append(zlib.compress(pickle.dumps(member, pickle.HIGHEST_PROTOCOL), LEVEL))

    def __len__(self) -> int:
        return len(self._open) + len(self._packed)

    def __iter__(self) -> Iterator[T]:
        yield from self._open
        yield from map(_unpacked, self._packed)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        if at < len(self._open):
            return self._open[at]
        if self._last is None or self._last[0] != at:
            self._last = at, _unpacked(self._packed[at - len(self._open)])
        return self._last[1]


def _unpacked(packed: bytes) -> Any:
    return pickle.loads(zlib.decompress(packed))  # noqa: S301  # what this process itself has packed


def shelved(members: Iterable[T], most: int) -> Sequence[T]:
    """A tuple of the members, or a shelf if there are more than `most`; they may come one at a time."""
    shelf = Shelf(most, members)
    return shelf if len(shelf) > most else tuple(shelf)
