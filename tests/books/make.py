"""Make the small books: `python tests/books/make.py [NAME ...] [--font PATH]`.

One book for each form of a budget book and for each difficulty, drawn by the module of its name; the rows
that a reader should find stand beside it as NAME.json, written by hand. All figures are invented. The same
bytes come out of every run.

The font is AR PL Mingti2L Big5 of the Debian package fonts-arphic-bsmi00lp (Arphic Public License, which
allows embedding); any TrueType font with the glyphs of Traditional Chinese will do. Needs reportlab.
"""

import argparse
import importlib
from pathlib import Path

from drawing import Pen

HERE = Path(__file__).parent
FONT = Path("/usr/share/fonts/truetype/arphic-bsmi00lp/bsmi00lp.ttf")


def main() -> None:
    """Draw the books that are named, or all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--font", type=Path, default=FONT)
    args = parser.parse_args()
    for name in args.names or sorted(path.stem for path in HERE.glob("*.json")):
        pen = Pen(HERE / f"{name}.pdf", args.font)
        importlib.import_module(name).draw(pen)
        pen.save()


if __name__ == "__main__":
    main()
