"""Two engines on one page: whether they read the same, and which of them is right where they do not."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from pipeline.model import Page

SAMPLE = 5
"""Pages of a book that a second engine reads as well, which takes it several times as long."""

FEW, SHARE = 3, 0.02
"""Characters in which two readings of a page may differ, as a number and as a share of the page."""


def sample(count: int) -> frozenset[int]:
    """Indices of pages all through a book."""
    return frozenset(at * count // SAMPLE + count // (2 * SAMPLE) for at in range(SAMPLE)) & frozenset(
        range(count)
    )


def visible(page: Page) -> Counter[str]:
    """The characters of a page, compatibility forms as the common ones: the engines map some of them."""
    return Counter("".join(unicodedata.normalize("NFKC", page.chars).split()))


def apart(first: Page, second: Page) -> int:
    """In how many characters two readings of a page differ, whatever their order."""
    one, other = visible(first), visible(second)
    return max((one - other).total(), (other - one).total())


def differ(first: Page, second: Page) -> bool:
    """Whether two readings of a page differ by more than what engines make of ornaments."""
    size = max(len(first.chars), len(second.chars))
    return apart(first, second) > max(FEW, SHARE * size)


def nearest(pages: Iterable[Page], witness: Page) -> Page:
    """The reading that a third one bears out; of equals the first."""
    return min(pages, key=lambda page: apart(page, witness))
