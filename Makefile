# Everything runs from here; `make help` lists it. Each target makes the environment it needs.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= python3
PY := .venv/bin/python
STAMP := .venv/.made-from
PORT ?= 8000
export PORT

.PHONY: help env lock demo test lint eval bench-extract bench-bake bench-desk bench-page compose-check clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

env: ## make .venv from the locked requirements, when they have changed
	@PYTHON="$(PYTHON)" sh scripts/make_env.sh

lock: env ## choose versions anew and write both lock files
	@sh scripts/lock.sh

demo: env ## start everything with sample articles; PORT=8000 sets the port
	@exec $(PY) -m config.demo --with-parent

test: env ## run all tests; ARGS="tests/extraction -k month" narrows them down
	@exec $(PY) -m pytest -n 2 --cov --cov-report=term:skip-covered $(ARGS)

bench-page: env ## the public page: browser, wire and server, beside TimelineJS
	@$(PY) scripts/bench_page.py $(ARGS)

lint: env ## style, types, import contracts, templates, missing migrations
	@sh scripts/lint.sh

eval: env ## how well events and dates are found; CORPUS= and GOLD= name the marked texts
	@exec $(PY) scripts/eval.py

bench-bake: env ## the public site as files: CPU of first and later bakes, and its search in a browser
	@exec $(PY) scripts/bench_bake.py $(ARGS)

bench-extract: env ## speed and memory of the extraction, 1 KB to 10 MB, beside dateparser
	@exec $(PY) scripts/bench_extract.py $(ARGS)

bench-desk: env ## server time of every desk page, and a hundred proposals reviewed by keys
	@exec $(PY) -m scripts.bench_desk

compose-check: env ## run the commands of docker-compose.yml on PostgreSQL and Redis of the system
	@exec $(PY) -m scripts.compose_by_hand

clean: ## remove caches and built files; data in var/ stays
	rm -rf staticfiles htmlcov .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
