"""Prose through all stages beside other libraries: how fast, and what of it they find.

    python benchmarks/peers.py                on the project's own documents and labelled paragraphs
    python benchmarks/peers.py COSTS.csv      on proposals as well, with the cost that people read in each:
                                              columns 內容 and cost

All read the same text in the same run, the slow ones as much of it as they get through in their time. A
library that is not installed is said to be missing, and the others go on; nothing fails on time. To have all:

    pip install jionlp cn2an dateparser recognizers-text-suite emoji==1.1.0

They are asked generously: they get the text as it is and in simplified characters, an amount counts as found
where it is among all that they find, and a date where its first day (or month, or year) is right.
"""

# ruff: noqa: PLC0415  # a library that is missing is missing alone

import contextlib
import csv
import io
import logging
import random
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from prose import AMOUNT, own_documents

from pipeline.run import STAGES, process

SECONDS = 8.0
"""Time that a library gets for each thing that is measured; what it is in the middle of it may finish."""

SIZE = 1_000_000
"""Bytes of the text over which speeds are taken."""

LABELLED = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<value>[^()]+)\)")
SUM = re.compile(r"(?P<amount>-?[\d.]+) TWD\b")
PARAGRAPHS = Path(__file__).parent.parent / "tests" / "paragraphs"

DATES = {
    "115年": "2026",
    "115年度": "2026",
    "113年6月19日": "2024-06-19",
    "115年至117年": "2026",
    "民國97-114年": "2008",
    "去(113)年": "2024",
    "一一五年度": "2026",
    "112年第1季": "2023-01",
}
"""Forms of the Republic's dates, and how the day begins with which each begins."""


class Peer(NamedTuple):
    """A library.

    work does all that it offers on a text; amounts yields the sums in whole units of money that it finds;
    date is the first day of what it reads in a date; None where it offers no such thing.
    """

    name: str
    work: Callable[[str], object]
    amounts: Callable[[str], Iterable[object]] | None = None
    date: Callable[[str], str | None] | None = None


def ours() -> Peer:
    def mentions(text: str) -> Iterator[Any]:
        for mention in process("prose.txt", text.encode(), STAGES[:-1]).mentions:
            yield mention.kind, mention.value

    def amounts(text: str) -> Iterator[str]:
        return (value.amount for kind, value in mentions(text) if kind == "AMOUNT")

    def date(text: str) -> str | None:
        edtf = next((value.edtf or "" for kind, value in mentions(text) if kind == "DATE"), "")
        return re.sub(r"-33$", "-01", edtf.partition("/")[0])

    return Peer("yusuan", lambda text: process("prose.txt", text.encode()).output, amounts, date)


def jieba_words() -> Peer:
    import jieba

    jieba.setLogLevel("WARNING")
    jieba.initialize()
    return Peer("jieba (words)", lambda text: jieba.lcut(text, HMM=False))


def spacy_words() -> Peer:
    from spacy.lang.zh import Chinese

    nlp = Chinese.from_config({"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    nlp.max_length = 10**9
    return Peer("spaCy with jieba (words)", nlp)


def jionlp() -> Peer:
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp as jio

    def amounts(text: str) -> Iterator[object]:
        for found in jio.ner.extract_money(text, with_parsing=True):
            number = (found["detail"] or {}).get("num")
            yield from number if isinstance(number, list) else [number]

    def date(text: str) -> str | None:
        first = jio.parse_time(text, time_base=time.time())["time"][0]
        return str(first)[:10]

    def work(text: str) -> object:
        return [*amounts(text)], jio.ner.extract_time(text)

    return Peer("jionlp", work, amounts, date)


def recognizers() -> Peer:
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    money = NumberWithUnitRecognizer(Culture.Chinese).get_currency_model()
    days = DateTimeRecognizer(Culture.Chinese).get_datetime_model()

    def amounts(text: str) -> Iterator[object]:
        return ((found.resolution or {}).get("value") for found in money.parse(text))

    def date(text: str) -> str | None:
        for found in days.parse(text):
            value = found.resolution["values"][0]
            return str(value.get("start") or value.get("value"))
        return None

    return Peer("recognizers-text", lambda text: (money.parse(text), days.parse(text)), amounts, date)


def cn2an() -> Peer:
    import cn2an as library

    def amounts(text: str) -> Iterator[object]:
        """It reads numbers and finds none: what a plain pattern finds is given to it."""
        for written in AMOUNT.findall(text):
            number = re.sub(r"[^\d.十百千萬億兆万亿]|元", "", written)
            with contextlib.suppress(ValueError):
                yield library.cn2an(number, "smart")

    return Peer("cn2an behind a pattern", lambda text: [*amounts(text)], amounts)


def dateparser() -> Peer:
    from dateparser import parse
    from dateparser.search import search_dates

    languages = ["zh", "zh-Hant"]

    def date(text: str) -> str | None:
        day = parse(text, languages=languages)
        return day.date().isoformat() if day else None

    return Peer("dateparser", lambda text: search_dates(text, languages=languages), None, date)


PEERS: tuple[Callable[[], Peer], ...] = (
    ours,
    jieba_words,
    spacy_words,
    jionlp,
    recognizers,
    cn2an,
    dateparser,
)


def present() -> Iterator[Peer]:
    """The libraries that are installed; the others are named."""
    for build in PEERS:
        try:
            yield build()
        except Exception as error:  # whatever a library's import may raise, the others go on
            print(f"missing: {build.__name__.replace('_', ' ')} ({type(error).__name__}: {error})")


def in_time(items: Sequence[str], work: Callable[[str], object]) -> tuple[int, float]:
    """How many of the items were worked on before the time was over, and the seconds that it took."""
    began, done = time.perf_counter(), 0
    for item in items:
        with contextlib.suppress(Exception):  # in a text that a library cannot take it finds nothing
            work(item)
        done += 1
        if time.perf_counter() - began > SECONDS:
            break
    return done, time.perf_counter() - began


def speeds(peers: Sequence[Peer], texts: Sequence[str]) -> None:
    size = [len(text.encode()) for text in texts]
    print(f"\nspeed on {len(texts)} documents, {sum(size) / 1e6:.1f} MB; the slow ones on their first part")
    first = None
    for peer in peers:
        with contextlib.suppress(Exception):
            peer.work(texts[0])
        done, taken = in_time(texts, peer.work)
        speed = sum(size[:done]) / 1e6 / taken
        first = first or speed
        ratio = f"{speed:9.4f} MB/s  {speed / first:9.4f} of yusuan"
        print(f"  {peer.name:28}{ratio}  ({sum(size[:done]) / 1e6:.2f} MB)")


def found_share(peers: Sequence[Peer], name: str, rows: Sequence[tuple[str, set[Decimal]]]) -> None:
    """Of how many texts each finds all the sums that people read in them."""
    print(f"\n{name}: {len(rows)} texts")
    if not rows:
        return
    wanted, texts = dict(rows), [text for text, _ in rows]
    random.Random(0).shuffle(texts)  # the first of them, for the slow ones, are of all kinds
    for peer in peers:
        if peer.amounts is not None:
            right: set[str] = set()
            done, _ = in_time(texts, partial(_ask, peer, wanted, right))
            print(f"  {peer.name:28}{sum(text in right for text in texts[:done]) / done:7.1%} of {done}")


def _ask(peer: Peer, wanted: dict[str, set[Decimal]], right: set[str], text: str) -> None:
    if wanted[text] <= sums(peer, text):
        right.add(text)


def sums(peer: Peer, text: str) -> set[Decimal]:
    found: set[Decimal] = set()
    for form in {text, text if peer.name == "yusuan" else simplified(text)}:
        with contextlib.suppress(Exception):
            found |= set(numbers(peer.amounts(form) if peer.amounts else ()))
    return found


def numbers(values: Iterable[object]) -> Iterator[Decimal]:
    for value in values:
        with contextlib.suppress(InvalidOperation):
            yield Decimal(str(value))


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(text: str) -> str:
    return str(_converter().convert(text))


def dates(peers: Sequence[Peer]) -> None:
    print(f"\n{len(DATES)} forms of the Republic's dates")
    for peer in peers:
        if peer.date is not None:
            right = [form for form, day in DATES.items() if reads(peer.date, form, day)]
            print(f"  {peer.name:28}{len(right)}  {' '.join(right)}")


def reads(date: Callable[[str], str | None], form: str, day: str) -> bool:
    for written in (form, simplified(form)):
        with contextlib.suppress(Exception):
            if (date(written) or "").startswith(day):
                return True
    return False


def costs(path: Path) -> Iterator[tuple[str, set[Decimal]]]:
    """The proposals of a table with the cost that people read in each."""
    csv.field_size_limit(10**9)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            cost = Decimal(row["cost"]) if row["cost"].replace(".", "", 1).isdigit() else Decimal(0)
            if cost:
                yield row["內容"], {cost}


def own_sums() -> Iterator[tuple[str, set[Decimal]]]:
    """The labelled paragraphs that state sums of TWD, with all of these."""
    for file in sorted(PARAGRAPHS.glob("*.txt")):
        for paragraph in file.read_text(encoding="utf-8").split("\n\n"):
            values = [match["value"] for match in LABELLED.finditer(paragraph)]
            if wanted := {Decimal(match["amount"]) for value in values if (match := SUM.match(value))}:
                yield LABELLED.sub(r"\g<words>", paragraph), wanted


def main() -> None:
    warnings.simplefilter("ignore")
    logging.disable()  # a library tells of every text that it cannot read
    peers = list(present())
    speeds(peers, own_documents(SIZE))
    dates(peers)
    found_share(peers, "all sums of the project's own labelled paragraphs", list(own_sums()))
    for argument in sys.argv[1:]:
        path = Path(argument)
        if path.is_file():
            found_share(peers, f"the labelled cost of the proposals in {path.name}", list(costs(path)))
        else:
            print(f"missing: {path}")


if __name__ == "__main__":
    main()
