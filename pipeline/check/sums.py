"""The sums that a book's forms hold by construction, each for itself and one against another."""

from collections.abc import Iterator

from pipeline.check import across
from pipeline.model import Document, Finding, Sum


def find(document: Document) -> Iterator[Finding]:
    """Yield each sum that fails, with both figures, their difference and the page; then the balance."""
    held = [found for table in document.tables for found in table.sums]
    held += across.sums(document.tables)
    failed = [found for found in held if found.stated != found.added]
    for found in failed:
        yield Finding(f"sums.{found.check}", "error", _told(found), page=found.page)
    if held:
        yield Finding("sums.balance", "info", _balance(len(held), failed))


def _told(found: Sum) -> str:
    unit = " TWD" if found.money else ""
    return (
        f"{found.what}: printed {found.stated:,}, added up {found.added:,}, "
        f"difference {found.stated - found.added:,}{unit}"
    )


def _balance(checked: int, failed: list[Sum]) -> str:
    if not failed:
        return f"balanced: {checked:,} sums hold"
    thousands = sum(abs(found.stated - found.added) for found in failed if found.money) / 1000
    return (
        f"not balanced: {len(failed):,} of {checked:,} sums fail, {thousands:,.0f} thousand TWD unexplained"
    )
