.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
PEERS := .cache/peers/venv
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

eval: .venv/installed ## every question: a result, its report and its page in build/eval
	@$(MAKE) --no-print-directory $(INDEX)/CURRENT
	$(BIN)/python -m eval run hybrid --output build/eval
	$(BIN)/python -m eval report hybrid-all --output build/eval --markdown build/eval/report.md --html build/eval/report.html

eval-raw: .venv/installed ## the questions over articles that nobody here wrote, where ../shared is
	$(BIN)/python -m eval raw
	$(BIN)/python -m eval run --questions eval/questions_raw.jsonl --index .cache/eval/raw/index --output build/eval

check-scores: .venv/installed ## the reported half against eval/expected.toml, OK or FAIL
	@$(MAKE) --no-print-directory $(INDEX)/CURRENT
	$(BIN)/python -m eval run hybrid --half test --output build/eval
	$(BIN)/python -m eval check --output build/eval

bench: .venv/installed-dev ## speed and memory, against limits, in one run
	$(BIN)/python -m tests.bench

$(PEERS)/installed: requirements-peers.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --requirement requirements-peers.txt
	@touch $@

bench-peers: .venv/installed $(PEERS)/installed ## beside plain LangChain, LlamaIndex, Haystack pipelines
	$(BIN)/python -m tests.bench_peers $(PEERS)/bin/python

.PHONY: help install dev run ingest test check eval eval-raw check-scores bench bench-peers
