.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
INDEX := $(or $(CSR_INDEX),.index)

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.venv/installed: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --requirement requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	@touch $@

install: .venv/installed ## the environment alone

dev: .venv/installed-dev ## the environment with what tests and checks need

$(INDEX)/CURRENT:
	$(BIN)/python -m ingest

run: .venv/installed ## environment, index of corpus/ if there is none, page on http://127.0.0.1:7860
	@$(MAKE) --no-print-directory $(INDEX)/CURRENT
	$(BIN)/python app.py

ingest: .venv/installed ## bring the index in line with corpus/
	$(BIN)/python -m ingest

test: .venv/installed-dev ## all tests
	$(BIN)/python -m pytest

check: .venv/installed-dev ## formatting, lint, types, import direction
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: .venv/installed-dev ## speed and memory, against limits, in one run
	$(BIN)/python -m tests.bench

.PHONY: help install dev run ingest test check bench
