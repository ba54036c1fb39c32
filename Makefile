# `make example` and `make test` are all a newcomer needs; both work on a bare machine with Python 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: example example-anew test lint fix types unit bench hostile wheel clean

example: $(VENV)/.installed
	$(BIN)/vaultgen build example_vault
	@echo
	@echo "Open the folder example_vault in Obsidian (Open folder as vault) and begin at Home."

# What the code makes of the seeds alone, whatever a person wrote into the notes: for commits that change the notes.
example-anew: $(VENV)/.installed
	find example_vault -mindepth 1 -maxdepth 1 ! -name seeds ! -name vaultgen.toml -exec rm -rf {} +
	$(BIN)/vaultgen build example_vault

test: $(VENV)/.dev lint types unit

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

fix: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.dev
	$(BIN)/mypy

# The random lives run by themselves: they take as long as all the rest.
unit: $(VENV)/.dev
	$(BIN)/pytest -n auto --ignore=tests/vault/test_life.py
	$(BIN)/pytest -n auto tests/vault/test_life.py

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/quality/gold.py
	$(BIN)/python benchmarks/quality/readers.py
	$(BIN)/python benchmarks/quality/unseen.py dev
	$(BIN)/python benchmarks/quality/unseen.py test
	$(BIN)/python benchmarks/quality/dblp.py
	$(BIN)/python benchmarks/quality/people.py

# Where a Chromium is installed the notes are opened in it; DATAVIEW is a folder with the npm package obsidian-dataview.
hostile: $(VENV)/.dev
	$(BIN)/python benchmarks/hostile/run.py $(if $(DATAVIEW),--dataview $(DATAVIEW))

wheel: $(VENV)/.dev
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
