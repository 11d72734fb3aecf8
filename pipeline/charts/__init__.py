"""Pictures of results, as SVG with the table behind them.

Each chart is one file that offers

NAME                          what it is called
TITLES                        its title by language
draw(material, language)      its picture and its table

Nothing is added up that documents do not add up themselves, and what a picture leaves out it says.
"""

from pathlib import Path
from typing import Any, NamedTuple

from pipeline.charts import accounts, network, people, platforms, years
from pipeline.charts.drawing import Cell, Drawing
from pipeline.charts.material import gathered
from pipeline.charts.words import LANGUAGES, Language
from pipeline.errors import UsageError

__all__ = ["CHARTS", "DRAWN", "LANGUAGES", "Cell", "Chart", "Drawing", "Language", "draw"]

DRAWN = (platforms, people, network, accounts, years)
"""In the order in which they are shown."""


class Chart(NamedTuple):
    """A chart that can be drawn: its name, and its title by language."""

    name: str
    title: dict[Language, str]


CHARTS: tuple[Chart, ...] = tuple(Chart(member.NAME, member.TITLES) for member in DRAWN)
"""All charts, in the order in which they are shown."""


def draw(results: Path, name: str, language: Language, document: str | None = None) -> Drawing:
    """A chart of a directory of results, or of one document in it.

    Args:
        results: the directory; what is no result in it is left out, and the picture says so.
        name: of the chart.
        language: of its title, axes and columns; names stay as documents have them.
        document: name of a result, a/b.pdf for a/b.pdf.json.

    Raises:
        UsageError: if there is no such chart, no such directory, no result in it or no such document.
    """
    member: Any = next((member for member in DRAWN if name == member.NAME), None)
    if member is None:
        raise UsageError(f"{name}: no such chart; there are {', '.join(chart.name for chart in CHARTS)}")
    drawing: Drawing = member.draw(gathered(results, document), language)
    return drawing
