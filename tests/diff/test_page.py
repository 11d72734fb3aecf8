from decimal import Decimal
from html.parser import HTMLParser

from pipeline.diff.changes import Change, Count, Difference
from pipeline.diff.page import page

EVIL = "<script>alert('&')</script>"

FOUND = Difference(
    old="old",
    new=EVIL,
    old_documents=1,
    new_documents=2,
    documents_added=(EVIL,),
    documents_removed=(),
    counts=(Count("mention", "AMOUNT", 1, 1, 0, 0, 1, {"TWD": Decimal(5)}, {"TWD": Decimal(7)}),),
    changes=(
        Change("a.pdf", "mention", "AMOUNT", "changed", EVIL, 3, {"amount": "5"}, {"amount": EVIL}),
        Change("a.pdf", "row", "歲入來源別預算表", "added", "01 甲", 4, {}, {"name": "甲"}),
    ),
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not {"src", "href"} & {name for name, _ in attrs}, "no network"
        self.seen.append(tag)
        if tag not in {"meta", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_one_whole_file_without_scripts() -> None:
    tags = Tags()
    tags.feed(page(FOUND))
    assert tags.open == []
    assert "script" not in tags.seen
    assert "url(" not in page(FOUND)


def test_old_and_new_side_by_side_and_either_way() -> None:
    text = page(FOUND)
    assert '<div class="old"><dl><dt>amount</dt><dd>5</dd></dl></div>' in text
    assert "<dd>&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt;</dd>" in text
    assert '<span class="there">added</span><span class="back">removed</span>' in text
    assert "TWD 5 → 7 (+2)" in text
