"""Small grids made by hand, for the forms that read them."""

from pipeline.model import Cell, Grid


def grid(title: str, header: str, *rows: str, unit: str = "千元") -> Grid:
    """A grid on page 1; headings and cells are parted by bars, empty cells are blank."""
    printed = tuple(tuple(map(_cell, row.split("|"))) for row in rows)
    return Grid(
        f"國防部\n{title}\n中華民國115年度 單位：新臺幣{unit}", (1,), tuple(header.split("|")), printed
    )


def _cell(printed: str) -> Cell | None:
    return Cell(printed, ((0, len(printed)),), 1, (0.0, 0.0, 0.0, 0.0)) if printed else None
