# The two commands that matter: `make run` processes raw/ into extracted/, `make test` checks everything.
# Both need Python 3.11 or newer and make; the rest they install into .venv.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.DELETE_ON_ERROR:
.PHONY: run test check schema forms tables bench clean

run: $(READY)
	$(BIN)/yusuan run

test: check
	$(BIN)/pytest -n auto

check: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

# After a change of the published types.
schema: $(READY)
	$(BIN)/python -c 'import json; from pipeline.schema import json_schema; \
		print(json.dumps(json_schema(), ensure_ascii=False, indent=2))' > docs/schema.json.new
	mv docs/schema.json.new docs/schema.json

# After a change of a form's fields, or of what is said of them.
forms: $(READY)
	$(BIN)/python -c 'from pipeline.reference import forms; print(forms(), end="")' > docs/forms.md.new
	mv docs/forms.md.new docs/forms.md

# After a change of the data set's tables.
tables: $(READY)
	$(BIN)/python -c 'from pipeline.dataset.reference import reference; print(reference(), end="")' > docs/dataset.md.new
	mv docs/dataset.md.new docs/dataset.md

# `make bench BOOK=book.pdf TEXT=paper.txt COSTS=proposals.csv` measures on documents of your own.
bench: $(READY)
	$(BIN)/python benchmarks/book.py $(BOOK)
	$(BIN)/python benchmarks/prose.py $(TEXT)
	$(BIN)/python benchmarks/peers.py $(COSTS)
	$(BIN)/python benchmarks/growth.py
	$(BIN)/python benchmarks/dataset.py
	$(BIN)/python benchmarks/audit.py $(BOOK)

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache

# The lock names every package, the build backend of this one included, so nothing is resolved here.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("yusuan needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)
