"""Prose through all stages in one process, beside a bare `re` pass and jieba over the same text.

    python benchmarks/prose.py             the project's own documents, repeated with other figures in them
    python benchmarks/prose.py FILE...     files of your own, of any kind that is read

Speeds are megabytes of UTF-8 text a second. The three take turns, so that whatever else the machine does hits
them alike, and medians are shown. Nothing here fails on a slow machine: the ratios say more than the speeds.
"""

import re
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from pipeline.run import process

RAW = Path(__file__).parent.parent / "raw"
ROUNDS = 5
MANY = 3_000_000
"""Bytes of the many documents, each as long as those in raw/."""

ONE = 5_000_000
"""Bytes of the one document."""

AMOUNT = re.compile(r"(?:新臺幣|US\$)?\d[\d,，.]*(?:[十百千萬億兆]+\d*)*(?:美|日|歐)?元")
FIGURE = re.compile(r"\d(?=[\d,]*[千萬億人元])")


def own_documents(size: int) -> list[str]:
    """The texts of raw/ but the book's, again and again with other figures, up to a size in bytes."""
    paths = sorted(path for path in RAW.glob("*/*") if path.suffix != ".pdf")
    texts = [process(path.name, path.read_bytes()).raw for path in paths]
    documents: list[str] = []
    done = 0
    while done < size:
        turn, which = divmod(len(documents), len(texts))
        documents.append(varied(texts[which], turn))
        done += len(documents[-1].encode())
    return documents


def varied(text: str, turn: int) -> str:
    """The text with other figures, so that nothing is read twice."""
    return FIGURE.sub(lambda match: str((int(match[0]) + turn - 1) % 9 + 1), text)


def all_stages(sources: list[bytes]) -> int:
    return sum(len(process("prose.txt", source).output) for source in sources)


def bare_re(texts: list[str]) -> int:
    return sum(len(AMOUNT.findall(text)) for text in texts)


def jieba_words(texts: list[str]) -> int:
    return sum(len(jieba.lcut(text, HMM=False)) for text in texts)


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def peak() -> float:
    """Most memory so far, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def compare(name: str, sources: list[bytes], texts: list[str]) -> None:
    """Print the three speeds and the ratios to ours."""
    size = sum(len(text.encode("utf-8", "replace")) for text in texts) / 1e6
    tasks: dict[str, Callable[[], object]] = {
        "all stages": lambda: all_stages(sources),
        "bare re": lambda: bare_re(texts),
        "jieba": lambda: jieba_words(texts),
    }
    times: dict[str, list[float]] = {task: [] for task in tasks}
    for _ in range(ROUNDS):
        for task, work in tasks.items():
            times[task].append(seconds(work))
    speeds = {task: size / statistics.median(taken) for task, taken in times.items()}
    print(f"{name}: {len(texts)} documents, {size:.1f} MB of text, medians of {ROUNDS}")
    for task, speed in speeds.items():
        print(f"  {task:12}{speed:8.2f} MB/s   {speed / speeds['all stages']:8.3f} of all stages")


def main() -> None:
    given = [Path(argument).read_bytes() for argument in sys.argv[1:]]
    many = given or [text.encode() for text in own_documents(MANY)]
    all_stages(many[:10])
    before = peak()
    all_stages(many)
    print(f"peak memory: {before:.0f} MB with everything loaded, {peak():.0f} MB after all documents")
    one = "\n".join(own_documents(ONE)).encode()[:ONE].decode("utf-8", "ignore")
    if not given:
        taken = seconds(lambda: all_stages([one.encode()]))
        print(
            f"one document of {ONE / 1e6:.0f} MB: {ONE / 1e6 / taken:.2f} MB/s, peak memory {peak():.0f} MB"
        )
    jieba.setLogLevel("WARNING")
    jieba.initialize()
    compare("prose", many, [process("prose.txt", source).raw for source in many])


if __name__ == "__main__":
    main()
