"""`docs/dataset.md`: what a data set holds, with all tables and columns as the code has them."""

from collections.abc import Iterator

from pipeline.dataset.content import TABLES
from pipeline.dataset.table import Column, Table

INTRODUCTION = """# Data sets

<!-- Made by `make tables` from pipeline/dataset/; change it there. -->

`yusuan dataset extracted --out dataset` writes results as tables:

| file | holds |
| --- | --- |
| `datapackage.json` | the Data Package (version 2): for every column its type, its titles in Chinese and \
in English and its unit; keys and references; the sources with their hashes; the licence; under `yusuan` \
the version, the fingerprint of all results, and those of the programs that made them |
| `csv/` | a file for each table: UTF-8 without byte order mark, as RFC 4180 has it |
| `parquet/` | the same with types; sums of money are decimals, 34 digits before the point and 4 behind it |
| `yusuan.sqlite` | the same with keys, indexes and full-text search; `datasette yusuan.sqlite` serves it |
| `spreadsheet/` | only with `--spreadsheet`: the CSV files with a byte order mark, without which Excel \
does not read Chinese, and with an apostrophe before a text that it would take for a formula |

The same results give the same bytes. Results of another version of the schema are named, and nothing is \
written; a document that could not be read is a row of `documents` with `failed` and `why`. `--licence` \
says under which licence the documents' contents are; where nobody says, it is `notspecified`. `--source` \
says where the sources are: without it the text of plain ones is not at hand for `passages`.

## Reading it

- A row is known by its `id`: its document and its place there, so that it stays while other documents \
come and go. Positions count code points of the source's text, the end exclusive; boxes are PDF points \
from the top left.
- Money is whole units of its currency: 單位：新臺幣千元 is multiplied out, and `printed` keeps what the \
book prints.
- An empty field is a value that the document does not give; there are no empty texts.
- Arrays and objects are JSON in a text.
- `mentions` are what a stretch of text says, `programmes` and `proposals` what a document says of one \
thing, `record_sources` where each of their values stands, `facts` what all documents say of it.
- A number that no column holds (more than 64 bits, or 38 digits) is empty, and a finding `dataset.misfit` \
says so.

What the documents cost in a year, by agency, from the books alone:

```sql
select agency, fiscal_year, sum(this_year) from form_expenditure where level = 3 group by agency, \
fiscal_year
```

## Searching it

Datasette's search box finds any three or more characters that stand together: 國防部, 1,540萬. It \
searches `NAME_fts`, FTS5 with trigrams. For words of two characters each of these tables has a second \
index, `NAME_two`, over pairs of neighbouring letters and digits:

```sql
select document, page, text from passages
where rowid in (select rowid from passages_two where passages_two match '"國安"')
```

In Datasette's address the same is `passages?_search=國安&_fts_table=passages_two&_fts_pk=rowid`. From \
Python, `pipeline.dataset.matching("passages", "國安 預算")` gives the condition for words of any length, \
with 臺 and 台 alike.

Searched are:

"""

FORMS = """## Forms

The rows of each form (書表) of a budget book are a table of its own. It begins with `id`, `document`, \
`table_id` (in `tables`), `position`, `agency`, `fiscal_year` and `page`, ends with `printed`, `pages` and \
`boxes`, and has between them the fields that [forms.md](forms.md) describes. Tables of no known form are \
in `transcribed_cells`.

| table | form |
| --- | --- |
"""


def reference() -> str:
    """The page as text."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    searched = (f"- `{table.name}`: {', '.join(table.search)}" for table in TABLES if table.search)
    yield INTRODUCTION + "\n".join(searched) + "\n"
    for table in TABLES:
        if not table.form:
            yield from _described(table)
    yield FORMS + "\n".join(f"| `{table.name}` | {table.form} |" for table in TABLES if table.form)


def _described(table: Table) -> Iterator[str]:
    yield f"## {table.zh} `{table.name}`\n\n{table.about} Key: {', '.join(table.key)}.\n"
    yield "| column | title | type | |\n| --- | --- | --- | --- |"
    yield from map(_row, table.columns)
    yield ""


def _row(column: Column) -> str:
    more = (column.about, f"in {column.unit}" if column.unit else "", f"→ `{column.to}`" if column.to else "")
    said = "; ".join(filter(None, more)).replace("|", "\\|")
    return f"| {column.name} | {column.zh} | {column.kind} | {said} |"
