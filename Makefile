# Two commands for a fresh machine with Python 3.11 or newer: `make run` and `make test`.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# One more than there are cores: half of the time the tests of the screen wait.
WORKERS = $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')

.DEFAULT_GOAL := help
.PHONY: help run test lint check format shots bench evaluate clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: $(VENV)/.run  ## open the reader (ARGS="PATH…" imports first)
	@$(BIN)/newscast --feeds feeds.toml $(ARGS)

test: $(VENV)/.dev  ## run the whole test suite
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

lint: $(VENV)/.dev  ## linter, format, types, import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint test  ## everything that CI runs

format: $(VENV)/.dev  ## put the code into its format
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

shots: $(VENV)/.dev  ## draw the pictures in screenshots/ anew
	@$(BIN)/python scripts/shots.py

bench: $(VENV)/.dev  ## measure speed and memory
	@$(BIN)/python scripts/bench.py

evaluate: $(VENV)/.dev  ## measure names, actors and relations (ARGS="--data … --eval …")
	@$(BIN)/python scripts/evaluate.py $(ARGS)

clean:  ## remove the environment
	rm -rf $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'newscast needs Python 3.11 or newer: make PYTHON=python3.11 …'; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo 'installing newscast into $(VENV) …'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo 'installing newscast and its development tools into $(VENV) …'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.run
