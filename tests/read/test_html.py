import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.errors import ReadError
from pipeline.model import BODY, BOILERPLATE, BYLINE, CAPTION, CELL, TITLE, Document
from pipeline.read.html import read


def page(markup: str) -> Document:
    return read(Document("a.html", markup.encode()))


def written(markup: str) -> str:
    return page(markup).written


def zones(markup: str) -> list[tuple[str, str]]:
    done = page(markup)
    return [(mark.zone, done.written[mark.start : mark.end]) for mark in done.marks]


def cells(markup: str) -> list[tuple[str, str, int]]:
    done = page(markup)
    return [(done.written[m.start : m.end], m.header, m.unit) for m in done.marks if m.zone == CELL]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>預算</p><p>5元</p>", "預算\n5元\n"),
        ("<p>預\n 算 <b>5</b>元</p>", "預 算 5元\n"),
        ("<p>甲<br>乙</p>", "甲\n乙\n"),
        ("<div><div><p>甲</p></div></div>乙", "甲\n乙\n"),
        ("<p>1&nbsp;540&#33836;&amp;&lt;元&gt;&yuan;&#x5143;</p>", "1\u00a0540萬&<元>&yuan;元\n"),
        ("<p>甲<p>乙<li>丙", "甲\n乙\n丙\n"),
        ("<p>甲</b></div>乙", "甲乙\n"),
        ("<p>甲<!-- 5元 -->乙</p>", "甲乙\n"),
        ("<p>甲</p><script>5元</script><style>a{}</style><noscript>6元</noscript>", "甲\n"),
        ("<p hidden>甲</p><p>乙</p><select><option>丙</select>", "乙\n"),
        ("<html><script>5元</script></html>", ""),
        ("<html></html>", ""),
        ("<p>甲\0乙" + "丙" * 200, "甲\ufffd乙" + "丙" * 200 + "\n"),
        ("<?xml version='1.0' encoding='big5'?>\n<html><p>預算</p></html>", "預算\n"),
        ("<unknown-tag>甲<svg><text>乙</text></svg>丙</unknown-tag>", "甲丙\n"),
    ],
)
def test_text(markup: str, text: str) -> None:
    assert written(markup) == text


@pytest.mark.parametrize(
    "chrome",
    [
        "<nav>{}</nav>",
        "<aside>{}</aside>",
        "<footer>{}</footer>",
        "<header>{}</header>",
        '<div class="related-news">{}</div>',
        '<div id="ad">{}</div>',
        '<section class="x most-read">{}</section>',
        '<div role="navigation menu">{}</div>',
        '<ul><li><a href="#">{}</a><li><a href="#">軍購</a></ul>',
        '<div class="copyright"><p><b>{}</b></p></div>',
    ],
)
def test_what_is_not_the_articles(chrome: str) -> None:
    markup = f"<body><main><p>內文</p></main>{chrome.format('預算5元')}<p>續文</p></body>"
    outside = "".join(text for zone, text in zones(markup) if zone == BOILERPLATE)
    assert "預算5元" in outside
    assert "內文" not in outside
    assert "續文" not in outside


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="broad readable">預算5元</div>',
        '<div class="navy">預算5元</div>',
        "<ul><li>預算5元，另有長段說明文字而只有一個<a href='#'>連結</a></li></ul>",
        "<article><header><p>預算5元</p></header></article>",
        "<ol><li>預算5元與<a href='#'>一</a>及<a href='#'>二</a>各項說明</li></ol>",
    ],
)
def test_what_is_the_articles(markup: str) -> None:
    assert zones(f"<body>{markup}</body>") == []


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<h1>標題</h1>", (TITLE, "標題")),
        ("<figure><figcaption>圖說5元</figcaption></figure>", (CAPTION, "圖說5元")),
        ("<time>2024年6月19日</time>", (BYLINE, "2024年6月19日")),
        ('<p class="byline">記者王甲</p>', (BYLINE, "記者王甲")),
    ],
)
def test_zones(markup: str, found: tuple[str, str]) -> None:
    assert zones(f"<body><p>內文</p>{markup}</body>") == [found]


def test_an_article_called_meta_is_no_byline() -> None:
    assert zones(f'<div class="meta">{"國防部編列預算。" * 20}</div>') == []


TABLE = (
    "<table><caption>表一 單位：新臺幣千元</caption>"
    "<tr><th>年度</th><th>預算數</th><th>人數</th></tr><tr><td>114</td><td>5,000</td><td>12</td></tr></table>"
)


def test_tables() -> None:
    assert written(TABLE) == "表一 單位：新臺幣千元\n年度\t預算數\t人數\n114\t5,000\t12\n"
    assert zones(TABLE)[0] == (CAPTION, "表一 單位：新臺幣千元")
    assert cells(TABLE) == [
        ("年度", "年度", 0),
        ("預算數", "預算數", 0),
        ("人數", "人數", 0),
        ("114", "年度", 0),
        ("5,000", "預算數", 1000),
        ("12", "人數", 0),
    ]


def test_the_unit_may_stand_above_the_table() -> None:
    table = "<p>單位：萬元</p><table><tr><td>項目<td>金額</tr><tr><td>旅費<td>600</tr></table>"
    assert cells(table)[-1] == ("600", "金額", 10000)


def test_cells_over_several_columns_and_rows() -> None:
    table = (
        "<p>單位：千元</p><table><tr><th rowspan=2>科目<th colspan=2>經費<th rowspan=2>人數</tr>"
        "<tr><th>114年度<th>115年度</tr>"
        "<tr><td rowspan=2>旅費<td>1<td>2<td>3</tr><tr><td>4<td>5<td>6</tr>"
        "<tr><td colspan=3>合計<td>9</tr></table>"
    )
    assert cells(table)[5:] == [
        ("旅費", "科目", 0),
        ("1", "114年度", 1000),
        ("2", "115年度", 1000),
        ("3", "人數", 0),
        ("4", "114年度", 1000),
        ("5", "115年度", 1000),
        ("6", "人數", 0),
        ("合計", "科目", 0),
        ("9", "人數", 0),
    ]


@pytest.mark.parametrize("width", ["0", "-1", "x", "", "999999999999", "５"])
def test_odd_widths_of_cells(width: str) -> None:
    table = f'<table><tr><td colspan="{width}">甲<td>乙</tr><tr><td>1<td>2</tr></table>'
    assert [text for text, _, _ in cells(table)] == ["甲", "乙", "1", "2"]


def test_lines_of_a_cell_are_kept_apart() -> None:
    table = "<table><tr><td>1,540<br>1,600<td>甲<p>乙</p><script>x</script>丙<!-- y --></tr></table>"
    assert [text for text, _, _ in cells(table)] == ["1,540 1,600", "甲 乙 丙"]


@pytest.mark.parametrize(
    "markup",
    [
        "<table>預算<tr><td>5</table>",
        "<table><tr>預算<td>5</table>",
        "<table><tr><td>5</td>預算</tr></table>",
        "<table><p>預算</p><tr><td>5</table>",
        "<table><tr><td>5</tr><div>預算</div></table>",
    ],
)
def test_text_between_cells_is_not_lost(markup: str) -> None:
    assert "預算" in written(markup)
    assert "5" in written(markup)


@pytest.mark.parametrize(
    "inner",
    ["<h1>標題</h1><p>內文。</p>", "<p>首段。</p><p>次段。</p>", "<table><tr><td>5</td></tr></table>"],
)
def test_a_table_that_only_places_things_is_none(inner: str) -> None:
    markup = f"<table><tr><td>{inner}</td><td>旁欄</td></tr></table>"
    assert all(text in {"5"} for text, _, _ in cells(markup))
    assert "旁欄" in written(markup)


@pytest.mark.parametrize("tag", ["div", "b", "ul", "table><tr><td", "section", "blockquote", "x-y"])
def test_nothing_is_lost_in_the_deep(tag: str) -> None:
    done = page(f"<p>上</p>{f'<{tag}>層' * 3000}底<p>下</p>")
    assert done.written.count("層") == 3000
    assert all(sign in done.written for sign in "上底下")
    assert [problem.check for problem in done.problems] == ["read.nesting"]


def test_what_is_less_deep_is_read_as_it_is() -> None:
    done = page("<div>" * 1000 + '<p>底</p><div class="related">5元</div>')
    assert done.problems == ()
    assert zones("<div>" * 1000 + '<p>底</p><div class="related">5元</div>') == [(BOILERPLATE, "5元")]


@pytest.mark.parametrize(
    ("markup", "signs"),
    [
        ("<p>文字5元" * 60_000, 300_000),
        ("文" * 1_000_000, 1_000_000),
        ("<table>" + "<tr><td>5" * 20_000, 20_000),
        ("<" * 100_000 + "文", 1),
        ("<p>文" + "<!--" * 100_000, 1),
        ('<p>文<a b="' + "x" * 1_000_000, 1),
    ],
    ids=["paragraphs", "text", "cells", "brackets", "comments", "attribute"],
)
def test_large_pages_without_closing_tags(markup: str, signs: int) -> None:
    text = written(f"<html>{markup}")
    assert sum(text.count(sign) for sign in "文字5元") >= min(signs, sum(map(markup.count, "文字5元")))


@pytest.mark.parametrize("markup", ["", "<!-- -->", "<?xml version='1.0'?>"])
def test_no_page(markup: str) -> None:
    with pytest.raises(ReadError) as error:
        page(markup)
    assert error.value.check == "read.broken"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2024-06-19T08:00:00+08:00">', "2024-06-19"),
        ('<meta name="Date" content="2024-06-19">', "2024-06-19"),
        ('<time datetime="2024-06-19">六月</time>', "2024-06-19"),
        ('<meta name="date" content="19/6/2024">', None),
        ("", None),
    ],
)
def test_date(head: str, date: str | None) -> None:
    assert page(f"<html>{head}<p>文</p>").printed.date == date


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<title>網站</title><h1> 標\n題 </h1>", "標 題"),
        ("<title>網站</title><p>文", "網站"),
        ("<title> </title><p>文", None),
    ],
)
def test_title(markup: str, title: str | None) -> None:
    assert page(markup).printed.title == title


def test_pages_in_big5() -> None:
    markup = '<html><meta charset="big5"><p>國防部編列預算5元</p></html>'
    assert read(Document("a.html", markup.encode("cp950"))).written == "國防部編列預算5元\n"


TAGS = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<td>",
    "<tr>",
    "<table>",
    "</table>",
    "<ul>",
    "<li>",
    "<a>",
    "<br>",
    "預算",
    " 5元",
]


@example("<table><td>預算")
@given(st.lists(st.sampled_from(TAGS), max_size=40).map("".join))
def test_marks_lie_in_the_text_and_in_order(markup: str) -> None:
    done = page("<html><body>" + markup)
    reached = 0
    for mark in done.marks:
        assert reached <= mark.start <= mark.end <= len(done.written)
        reached = mark.end
    assert sum(map(done.written.count, "預算5元")) == sum(map(markup.count, "預算5元"))


def test_the_article_is_body() -> None:
    assert BODY not in dict(zones(TABLE + "<p>內文</p>"))
