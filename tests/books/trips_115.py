"""The trips of the agency of trips_114 a year later: the same visit, and a study that is new."""

from drawing import Pen
from trips import figures, form, trip
from trips_114 import AGENCY


def draw(pen: Pen) -> None:
    """One spread."""
    pen.spread(_spread, 52)


def _spread(pen: Pen) -> None:
    form(pen, AGENCY, 115)
    pen.text(45, 135, "一、考察")
    trip(pen, 152, "01", ("北方三國預警系統考", "察計畫-80"), ("拉脫維亞",), ("防災總署",))
    figures(pen, 152, "115.05-115.06", "8 3", "300 200 20 520", "無")
    pen.text(45, 220, "三、訪問")
    trip(pen, 237, "02", ("群島動員機關訪問計", "畫-83"), ("帛琉",), ("總統府",))
    figures(pen, 237, "115.09-115.09", "5 3", "1,060 - 30 1,090", "有")
