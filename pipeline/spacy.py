"""spaCy as a way out: what this library finds, for other people's models and tools.

A mention becomes an entity whose label is its type; its value is in `span._.yusuan`.

    nlp = spacy.blank("zh")
    nlp.add_pipe("yusuan")
    [(ent.text, ent.label_, ent._.yusuan) for ent in nlp("國防部編列1,540萬3千元").ents]
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span, Token
from spacy.util import filter_spans
from spacy.vocab import Vocab

from pipeline.model import Document, Value
from pipeline.read import read
from pipeline.run import STAGES, through
from pipeline.words import cut
from pipeline.write import write

Found = tuple[int, int, str, Value | None]
"""Raw start and end of a mention, its type and its value."""

EXTENSION = "yusuan"

if not Span.has_extension(EXTENSION):
    Span.set_extension(EXTENSION, default=None)


@Language.factory("yusuan", assigns=["doc.ents"])
def factory(nlp: Language, name: str) -> "Component":  # noqa: ARG001  # spaCy hands over both
    """What `nlp.add_pipe("yusuan")` calls."""
    return Component()


class Component:
    """Marks the mentions of a Doc as entities.

    Entities that it has already stay where they do not overlap with one. A token in which a mention begins or
    ends is split there, so that an entity is what was found, whatever the tokenizer of the pipeline.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Add the entities."""
        mentions = list(_mentions(_read(doc.text)))
        _split(doc, _edges(mentions))
        return _mark(doc, mentions)


def to_doc(document: Document | str, nlp: Language | None = None) -> Doc:
    """A document as a Doc of words, its mentions as entities.

    Args:
        document: a text, or a document that went through the stages.
        nlp: a pipeline whose vocabulary the Doc shall have.
    """
    if isinstance(document, str):
        document = _read(document)
    mentions = list(_mentions(document))
    words, spaces = _tokens(document.raw, _edges(mentions))
    return _mark(Doc(nlp.vocab if nlp else Vocab(), words=words, spaces=spaces), mentions)


def to_docbin(documents: Iterable[Document | str]) -> DocBin:
    """Documents as spaCy keeps them on disk, values included.

    Read them again with `DocBin().from_bytes(data).get_docs(vocab)`, with this module imported.
    """
    nlp = Language(Vocab())
    return DocBin(store_user_data=True, docs=(to_doc(document, nlp) for document in documents))


def _read(text: str) -> Document:
    """A text through all stages but those that know files: it is text already, whatever it looks like."""
    stages = (stage for stage in STAGES if stage not in {read, write})
    return through(Document("", b"", media_type="text/plain", written=text), stages)


def _mentions(document: Document) -> Iterator[Found]:
    for mention in document.mentions:
        start, end = document.text.source(mention.start, mention.end)
        yield start, end, mention.kind, mention.value


def _edges(mentions: Iterable[Found]) -> set[int]:
    return {edge for start, end, *_ in mentions for edge in (start, end)}


def _mark(doc: Doc, mentions: Iterable[Found]) -> Doc:
    """Set the entities of a Doc whose tokens end where the mentions do."""
    spans = []
    for start, end, kind, value in mentions:
        span = doc.char_span(start, end, label=kind)
        assert span is not None, (start, end)
        span._.set(EXTENSION, msgspec.to_builtins(value))
        spans.append(span)
    doc.ents = filter_spans([*spans, *doc.ents])
    return doc


def _split(doc: Doc, edges: set[int]) -> None:
    """Split tokens at the edges; the first part keeps the token's head, the others hang on it."""
    with doc.retokenize() as retokenizer:
        for token in doc:
            parts = list(_parts(token.text, token.idx, edges))
            if len(parts) > 1:
                head: Token | tuple[Token, int] = (token, 0) if token.head == token else token.head
                retokenizer.split(token, parts, heads=[head, *[(token, 0)] * (len(parts) - 1)])


def _tokens(text: str, edges: set[int]) -> tuple[list[str], list[bool]]:
    """Words, cut at the edges of mentions as well, and whether a space follows each."""
    words: list[str] = []
    spaces: list[bool] = []
    for word in _words(text, edges):
        if word == " " and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
        else:
            words.append(word)
            spaces.append(False)
    return words, spaces


def _words(text: str, edges: set[int]) -> Iterator[str]:
    position = 0
    for word in cut(text):
        yield from _parts(word, position, edges)
        position += len(word)


def _parts(word: str, position: int, edges: set[int]) -> Iterator[str]:
    """A word that stands at a position, cut at the edges within it."""
    cuts = [0, *(place for place in range(1, len(word)) if position + place in edges), len(word)]
    for start, stop in pairwise(cuts):
        yield word[start:stop]
