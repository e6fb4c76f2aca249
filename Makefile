# `make` lists the targets. Nothing here needs more than Python 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INBOX ?= samples/inbox
OUTPUT ?= output

.DEFAULT_GOAL := help
.PHONY: help setup run test check lint types format golden score lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

$(VENV)/run.stamp: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

setup: $(VENV)/dev.stamp ## make the virtual environment with all that developers need

run: $(VENV)/run.stamp ## set up what is needed and process INBOX into OUTPUT
	$(BIN)/iua run $(INBOX) --output $(OUTPUT) || test $$? -eq 3

test: $(VENV)/dev.stamp ## set up what is needed and run the tests
	$(BIN)/python -m pytest

check: lint types test ## all that CI runs

lint: $(VENV)/dev.stamp ## style, format and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/dev.stamp ## mypy, strict
	$(BIN)/mypy

format: $(VENV)/dev.stamp ## change the files to the house format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: $(VENV)/dev.stamp ## write the golden files again; read the diff before you commit
	$(BIN)/python samples/make_samples.py

score: $(VENV)/run.stamp ## the figures of the README, on GOLD (a folder with manifest and gold)
	$(BIN)/iua score $(GOLD)

lock: ## pin the dependencies again (needs uv)
	uv pip compile pyproject.toml --extra semantisch --universal --generate-hashes \
	  --python-version 3.11 --no-emit-index-url --no-emit-find-links --quiet -o requirements.lock
	uv pip compile pyproject.toml --extra semantisch --extra dev --universal --generate-hashes \
	  --python-version 3.11 --no-emit-index-url --no-emit-find-links --quiet \
	  --constraint requirements.lock -o requirements-dev.lock

clean: ## remove the virtual environment and what a run wrote
	rm -rf $(VENV) build *.egg-info
	find $(OUTPUT) -mindepth 1 -not -name README.md -delete
