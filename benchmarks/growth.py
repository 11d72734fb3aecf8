"""How the time of the stages grows with hostile texts: it should double where the text doubles.

    python benchmarks/growth.py

For each of many units, repeated until the text is long, the time per character of a long text is printed as a
ratio to that of a short one. About 1 is right; a ratio near that of the sizes would mean quadratic work.
"""

import time

from pipeline.check import check
from pipeline.extract import extract
from pipeline.model import Document, Segment
from pipeline.relate import relate
from pipeline.resolve import resolve
from pipeline.text import Text

SHORT, LONG = 4_000, 64_000

UNITS = [
    "9",
    "一",
    "百",
    "千萬",
    "1.1",
    "1,000",
    "1,1",
    "1萬1元",
    "1元",
    "1餘",
    "△",
    "$1",
    "約1萬",
    "1億、",
    "第1",
    "1至",
    "「",
    "（",
    "「海纜備援計畫」",
    "會談（AB CD, ",
    "「全域韌性諮詢委員會」",
    "「甲乙」、",
    "年",
    "月",
    "115年",
    "115年至",
    "民國",
    "半年",
    "1日",
    "May 2020 ",
    "A-",
    "會議",
    "外交部",
    "國會與美國",
    "秘書處",
    "他們的國防部",
    "除「海纜備援計畫」",
    "「海纜備援計畫」115年度編列3,000萬元，派員5人赴美7天，",
    "、1年2月3日至4元5人6天",
    "\ud800",
    "\x00",
    "\u202e",
    " ",
    "🙂",
]
ENDS = ("", "個", "人派", "元")


def through(text: str) -> Document:
    """A text as one segment through the stages that read it."""
    document = Document("a.txt", b"", raw=text, text=Text.verbatim(text), segments=(Segment(text),))
    for stage in (extract, resolve, relate, check):
        document = stage(document)
    return document


def seconds(text: str) -> float:
    began = time.process_time()
    through(text)
    return time.process_time() - began


def main() -> None:
    worst = []
    for unit in UNITS:
        for end in ENDS:
            short, long = (seconds(unit * (size // len(unit)) + end) / size for size in (SHORT, LONG))
            worst.append((long / max(short, 1e-9), ascii(unit), end, long * 1e6))
    for ratio, unit, end, micros in sorted(worst, reverse=True)[:20]:
        print(f"{ratio:6.2f}  {micros:8.2f} us/character  {unit} {end}")


if __name__ == "__main__":
    main()
