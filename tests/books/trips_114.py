"""The trips of an agency a year before those of trips_115: the visit comes back there, the study does not."""

from drawing import Pen
from trips import figures, form, trip

AGENCY = "全民防衛動員署"


def draw(pen: Pen) -> None:
    """One spread."""
    pen.spread(_spread, 52)


def _spread(pen: Pen) -> None:
    form(pen, AGENCY, 114)
    pen.text(45, 135, "一、考察")
    trip(pen, 152, "01", ("北海小國避難所考察", "計畫-80"), ("冰島",), ("防災總署",))
    figures(pen, 152, "114.05-114.06", "7 2", "120 98 12 230", "無")
    pen.text(45, 220, "三、訪問")
    trip(pen, 237, "02", ("群島動員機關訪問計", "畫-83"), ("帛琉",), ("總統府",))
    figures(pen, 237, "114.09-114.09", "5 3", "1,050 - 30 1,080", "無")
