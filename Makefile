# Two commands do all the set-up: `make demo` and `make test`. Everything lands in .venv and demo/.
# Needs python3 (3.11 or later, with venv) and a way to the Python Package Index the first time.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
JOBS   ?= 0
GOLD   ?=

# One thread a worker is faster than threads that wait for each other.
export OMP_NUM_THREADS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help install install-dev demo test check lint types layers quick schema ci-fixtures ci-live clean

help:
	@echo "make demo         read a sample case and show what cannot both be true"
	@echo "make test         lint, types, layers, tests, fixture cases"
	@echo "make check        the same without live OCR"
	@echo "make ci-fixtures  fixture cases and papers against their goldens, recorded readings"
	@echo "make ci-live      the same with live OCR"
	@echo "make bench-NAME   dates, ocr, mrz, stamps, viz, court, english, traditional, crosscheck, planted, custody, inspect, report [GOLD=FOLDER]"
	@echo "make clean        remove .venv, demo/ and caches"

# ---- environment -------------------------------------------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or later is needed; this is $$($(PYTHON) --version)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "no venv: on Debian or Ubuntu, apt install python3-venv" >&2; exit 1; }

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.installed

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

# ---- the two commands --------------------------------------------------------------------

# Findings (exit code 1) are what the sample case is for; anything else is a failure.
demo: install
	@rm -rf demo && $(BIN)/forensics demo demo
	$(BIN)/forensics extract demo --jobs $(JOBS)
	$(BIN)/forensics crosscheck demo --jobs $(JOBS) || test $$? -eq 1
	@$(BIN)/forensics crosscheck demo --jobs $(JOBS) --quiet --format html -o demo/report.html \
	  || test $$? -eq 1
	@echo; echo "The report with the evidence side by side: file://$(CURDIR)/demo/report.html"

test: check ci-live

check: lint types layers quick ci-fixtures

lint: install-dev
	$(BIN)/ruff check .

types: install-dev
	$(BIN)/mypy

layers: install-dev
	$(BIN)/lint-imports

quick: install-dev
	$(BIN)/python -m pytest

# After a change of a record: the published schema, from the dataclasses.
schema: install-dev
	$(BIN)/forensics schema > docs/schema/forensics-1.schema.json

ci-fixtures: install-dev
	$(BIN)/forensics ci fixtures

ci-live: install-dev
	$(BIN)/forensics ci fixtures/cases --live-ocr --jobs $(JOBS)

# ---- benchmarks --------------------------------------------------------------------------

# Each prints one JSON object as its last line. GOLD=FOLDER runs it on data of your own; other
# variables (RENDER, SEED) reach the program by the environment.
export GOLD RENDER SEED N ONLY

bench-%: install-dev
	@test -e benchmarks/$*.py -o -e benchmarks/$*/__main__.py \
	  || { echo "there is no benchmark called $*" >&2; exit 2; }
	@$(BIN)/python -m benchmarks.$*

clean:
	rm -rf $(VENV) demo build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache \
	  .hypothesis .import_linter_cache
