"""Every page: what it shows of documents whose contents are known."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from audit_pages import BOOK, OPINION, PROPOSAL, key_of, links, page
from starlette.testclient import TestClient

from pipeline.audit import items
from pipeline.results import load

EVERY = [
    "/",
    "/facts",
    "/charts",
    "/findings",
    *(f"/{tab}/{quote(name)}" for tab in ("read", "tables", "records", "problems", "judgements") for name in
      (BOOK, OPINION, PROPOSAL, "news/resilience-dialogue.html")),
]  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", EVERY)
def test_every_page_has_its_landmarks_and_its_language(client: TestClient, path: str, language: str) -> None:
    shown = client.get(path, headers={"accept-language": language})
    assert shown.status_code == 200
    assert f'<html lang="{"zh-Hant" if language == "zh" else "en"}">' in shown.text
    assert shown.text.count("<main ") == shown.text.count("<h1>") == 1
    assert len(re.findall(r"<nav [^>]*aria-label=", shown.text)) == shown.text.count("<nav ")
    assert not re.search(r"\sstyle=|\son[a-z]+=|<script>", shown.text), "what the policy forbids"


def test_every_link_of_a_document_leads_somewhere(client: TestClient) -> None:
    for path in (f"/read/{BOOK}?page=18", f"/tables/{BOOK}", f"/records/{BOOK}", f"/problems/{BOOK}"):
        found = links(client, path)
        assert len(found) > 6
        for link in found[:12]:
            assert client.get(link, headers={"accept-language": "en"}).status_code == 200, link


def test_the_corpus_shows_kind_agency_year_counts_and_findings(client: TestClient) -> None:
    shown = page(client, "/")
    book = shown[shown.index(BOOK) :]
    assert "Budget book" in book[:400]
    assert "全民防衛動員署" in book[:400]
    assert "2026" in book[:400]
    assert "6 documents" in shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=臺美國防部共同合作", True),  # in the text
        ("q=國安", None),  # two characters
        ("q=471,230,000", True),  # a value: 4億7,123萬元
        ("q=沒有這樣的字", False),
        ("kind=budget_book", False),
        ("kind=news", None),
        ("finding=sums.balance", False),
        ("year=2026", None),
    ],
)
def test_search_and_filters(client: TestClient, query: str, found: bool | None) -> None:
    shown = page(client, f"/?{query}")
    if found is not None:
        assert (f"/read/{OPINION}" in shown) is found


def test_a_hit_leads_to_where_the_words_stand(client: TestClient, results: Path) -> None:
    shown = page(client, "/?q=臺美國防部共同合作評估案")
    link = next(each for each in re.findall(r'href="(/place/[^"]+)"', shown) if OPINION in each)
    arrived = client.get(link.replace("&amp;", "&"))
    key = key_of(results, OPINION, "PROGRAM", "臺美國防部共同合作評估案")
    assert f"at={key}" in str(arrived.url)


def test_a_text_is_whole_and_its_values_are_marked(client: TestClient, results: Path) -> None:
    shown = page(client, f"/read/{OPINION}")
    text = (Path(__file__).parents[2] / "raw" / OPINION).read_text(encoding="utf-8")
    div = re.search(r'<div class="text"[^>]*>(.*?)</div>', shown, re.S)
    assert div is not None
    assert re.sub(r"<[^>]+>", "", div.group(1)).replace("&#34;", '"') == text
    key = key_of(results, OPINION, "AMOUNT", "4億7,123萬元")
    assert f'id="{key}" class="mark AMOUNT" data-keys="{key}" title="Amount: 471,230,000 TWD"' in shown


def test_the_panel_says_value_rule_name_and_record(client: TestClient, results: Path) -> None:
    key = key_of(results, OPINION, "AMOUNT", "4億7,123萬元")
    shown = page(client, f"/panel/{OPINION}?at={key}")
    assert "<html" not in shown
    for said in ("471,230,000 TWD", "amount.prose", "臺美國防部共同合作評估案", "174–183"):
        assert said in shown
    agency = page(client, f"/panel/{OPINION}?at={key_of(results, OPINION, 'AGENCY', '國防部')}")
    assert "Gazetteer" in agency
    assert "official" in agency


def test_a_cell_is_boxed_where_the_result_has_it(client: TestClient, results: Path) -> None:
    output = load(results / f"{BOOK}.json")
    number, table = next((at, t) for at, t in enumerate(output.tables) if t.form == "派員出國計畫預算類別表")
    at = next(at for at, row in enumerate(table.rows) if row["name"] == "考察芬蘭民防避難設施整備制度")
    row = table.rows[at]
    for field in ("name", "total"):
        on = items.page_of(row, field)
        x0, y0, x1, y1 = items.inner(row, "boxes")[field]
        shown = page(client, f"/read/{BOOK}?page={on}&mode=picture")
        box = re.search(rf'id="box-c{number}\.{at}\.{field}"(.*?)</a>', shown, re.S)
        assert box is not None
        drawn = re.search(r'<rect x="(.*?)" y="(.*?)" width="(.*?)" height="(.*?)"', box.group(1))
        assert drawn is not None
        # One point wider on each side.
        expected = (x0 - 1, y0 - 1, x1 - x0 + 2, y1 - y0 + 2)
        assert [float(each) for each in drawn.groups()] == pytest.approx(expected, abs=0.06)
    assert items.page_of(row, "total") == items.page_of(row, "name") + 1, "the row goes on over the next page"


def test_two_facing_pages_stand_side_by_side(client: TestClient) -> None:
    shown = page(client, f"/read/{BOOK}?page=19")
    assert re.findall(r'class="sheet" aria-label="Page (\d+)"', shown) == ["18", "19"]
    assert "sheets two" in shown
    alone = page(client, f"/read/{BOOK}?page=19&mode=picture")
    assert re.findall(r'class="sheet" aria-label="Page (\d+)"', alone) == ["19"]


def test_no_page_holds_the_values_of_another(client: TestClient, results: Path) -> None:
    output = load(results / f"{BOOK}.json")
    shown = page(client, f"/read/{BOOK}?page=3&mode=text")
    keys = set(re.findall(r'id="(m\d+)"', shown))
    assert keys == {f"m{at}" for at, mention in enumerate(output.mentions) if mention.page == 3}


def test_tables_are_sorted_and_lead_to_their_cells(client: TestClient, results: Path) -> None:
    output = load(results / f"{BOOK}.json")
    number = next(at for at, t in enumerate(output.tables) if t.form == "派員出國計畫預算類別表")
    totals = [row["total"] for row in output.tables[number].rows if isinstance(row["total"], int)]
    shown = page(client, f"/tables/{BOOK}?table={number}&sort=total&down=1")
    cells = re.findall(rf'at=c{number}\.\d+\.total">([\d,]+)<', shown)
    assert [int(cell.replace(",", "")) for cell in cells] == sorted(totals, reverse=True)
    assert 'aria-sort="descending"' in shown


def test_headings_are_those_of_the_book_in_chinese(opened: Callable[..., TestClient], results: Path) -> None:
    output = load(results / f"{BOOK}.json")
    number = next(at for at, t in enumerate(output.tables) if t.form == "歲出機關別預算表")
    assert "本年度預算數</a>" in page(opened(results, language="zh"), f"/tables/{BOOK}?table={number}")
    assert "this year</a>" in page(opened(results), f"/tables/{BOOK}?table={number}")


def test_a_record_shows_its_values_and_what_it_was_read_from(client: TestClient, results: Path) -> None:
    record = load(results / f"{OPINION}.json").records[0]
    shown = page(client, f"/records/{OPINION}?kind={record.__struct_config__.tag}")
    assert '<a href="/read/opinion/joint-assessment.txt?page=1&amp;at=r0">r0</a>' in shown
    read = page(client, f"/read/{OPINION}?at=r0")
    assert read.count("EVIDENCE") > 0
    for start, end in record.evidence:
        assert f"{OPINION}?page=1&amp;at=" in read
        text = (Path(__file__).parents[2] / "raw" / OPINION).read_text(encoding="utf-8")[start:end]
        assert f">{text}</a></dd>" in read


def test_steps_go_on_over_the_end_of_a_page(client: TestClient, results: Path) -> None:
    output = load(results / f"{BOOK}.json")
    last = max(at for at, mention in enumerate(output.mentions) if mention.page == 3)
    here = client.get(f"/step/{BOOK}?page=3&at=m{last}&what=any&mode=text")
    assert f"at=m{last + 1}" in str(here.url)
    back = client.get(f"/step/{BOOK}?page=4&at=m{last + 1}&what=any&mode=text&back=1")
    assert f"page=3&at=m{last}" in str(back.url)
    end = client.get(f"/step/{BOOK}?page=1&what=any&back=1")
    assert "There is nothing more in this direction." in end.text


def test_charts_have_their_figures_behind_them(client: TestClient, results: Path) -> None:
    row = next(
        row
        for table in load(results / f"{BOOK}.json").tables
        for row in table.rows
        if table.form == "歲出機關別預算表" and row["name"] == "一般行政"
    )
    for query in ("", f"&document={BOOK}"):
        shown = page(client, f"/charts?chart=accounts{query}")
        figures = shown[shown.index("The figures behind it") :]
        assert f'一般行政</td><td class="number">{row["this_year"]:,}</td>' in figures
        picture = re.search(r'<img src="([^"]+)"', shown)
        assert picture is not None
        drawn = client.get(picture.group(1).replace("&amp;", "&"))
        assert drawn.headers["content-type"] == "image/svg+xml"
        assert "一般行政" in drawn.text
        assert "<script" not in drawn.text
    assert client.get("/charts?chart=none").status_code == 200
    assert client.get("/chart/en/none.svg").status_code == 404
    assert client.get("/chart/xx/accounts.svg").status_code == 404


def test_a_fact_has_all_its_sources(client: TestClient) -> None:
    shown = page(client, "/facts?q=臺美國防部共同合作評估案")
    link = re.search(r'<a href="(/facts\?fact=[^"]+)">臺美國防部共同合作評估案</a>', shown)
    assert link is not None
    fact = page(client, link.group(1))
    assert "Sources that agree" in fact
    found = re.findall(r'<p class="sum"><a href="(/place/[^"]+)">([\d,]+ TWD[^<]*)</a>', fact)
    assert found
    for place, said in found:
        arrived = client.get(place.replace("&amp;", "&"))
        assert said.split(" ")[0] in arrived.text, "the source's sum is there, with its value"
    assert client.get("/facts?fact=none").status_code == 404
