from importlib.metadata import entry_points
from pathlib import Path

import msgspec
import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc, DocBin

from pipeline.run import process
from pipeline.spacy import to_doc, to_docbin

TEXT = "國防部115年度編列1,540萬3千元，\n派員32人赴 U.S.  參加蒙特瑞會談242天。 "
EXPECTED = [
    ("國防部", "AGENCY", {"name": "國防部"}),
    ("115年度", "DATE", {"edtf": "2026", "qualifier": None}),
    ("1,540萬3千元", "AMOUNT", {"amount": "15403000", "currency": "TWD", "qualifier": None}),
    ("32人", "HEADCOUNT", {"count": 32, "qualifier": None}),
    ("蒙特瑞會談", "PLATFORM", {"name": "蒙特瑞會談"}),
    ("242天", "DURATION", {"iso8601": "P242D", "qualifier": None}),
]
RAW = sorted(Path(__file__).parent.parent.glob("raw/*/*"))


def entities(doc: Doc) -> list[tuple[str, str, object]]:
    return [(span.text, span.label_, span._.yusuan) for span in doc.ents]


@pytest.mark.parametrize("language", ["zh", "xx"])
def test_a_component_of_any_pipeline(language: str) -> None:
    nlp = spacy.blank(language)
    nlp.add_pipe("yusuan")
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert entities(doc) == EXPECTED


def test_the_installed_package_offers_the_factory() -> None:
    found = [entry.value for entry in entry_points(group="spacy_factories") if entry.name == "yusuan"]
    if not found:
        pytest.skip("the package is not installed")
    assert found == ["pipeline.spacy:factory"]


def test_entities_of_others_stay_where_they_do_not_overlap() -> None:
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PLACE", "pattern": "台北"}, {"label": "X", "pattern": "國防"}])  # type: ignore[attr-defined]
    nlp.add_pipe("yusuan")
    assert [(e.text, e.label_) for e in nlp("國防部在台北").ents] == [("國防部", "AGENCY"), ("台北", "PLACE")]


def test_a_doc_of_words_is_the_text() -> None:
    doc = to_doc(TEXT)
    assert doc.text == TEXT
    assert entities(doc) == EXPECTED
    assert "編列" in [token.text for token in doc], "words and not characters"


def test_vocabulary_is_that_of_the_pipeline() -> None:
    nlp = spacy.blank("zh")
    assert to_doc(TEXT, nlp).vocab is nlp.vocab


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "a", "  a  b  ", "<html><p>5元</p>", "%PDF-1.7 預算5元", "\ufeff5元"]
)
def test_text_is_taken_as_it_is(text: str) -> None:
    assert to_doc(text).text == text


@pytest.mark.parametrize("path", RAW, ids=lambda path: path.name)
def test_entities_stand_where_the_mentions_do(path: Path) -> None:
    document = process(path.name, path.read_bytes())
    doc = to_doc(document)
    assert doc.text == document.raw
    spans = {(*document.text.source(m.start, m.end), m.kind): m.value for m in document.mentions}
    assert len(doc.ents) == len(spans) > 10
    for entity in doc.ents:
        value = spans[entity.start_char, entity.end_char, entity.label_]
        assert entity._.yusuan == msgspec.to_builtins(value)


def test_docbin_keeps_entities_and_values(tmp_path: Path) -> None:
    to_docbin([TEXT, "外交部編列5元"]).to_disk(tmp_path / "corpus.spacy")
    first, second = DocBin().from_disk(tmp_path / "corpus.spacy").get_docs(spacy.blank("zh").vocab)
    assert entities(first) == EXPECTED
    assert [span.label_ for span in second.ents] == ["AGENCY", "AMOUNT"]


def test_displacy_draws_the_entities() -> None:
    html = displacy.render(to_doc(TEXT), style="ent", jupyter=False)
    assert "1,540萬3千元" in html
    assert "AMOUNT" in html
