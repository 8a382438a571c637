# Everything is installed into .venv; the stamps in it make a second run take a moment.

VENV := .venv
STAMPS := $(VENV)/stamps
# Errors only: a package index of the machine's own may warn at length.
PIP := $(VENV)/bin/python -m pip -qq --disable-pip-version-check --no-input
PYTEST_ARGS ?= -n 2

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test faults lint bench wheel pins clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

setup: $(STAMPS)/run ## install the bot: .venv/bin/nhacviec

demo: setup ## a whole office on this machine [PLAN=file] [TODAY=2024-05-15] [PORT=8090]
	@exec $(VENV)/bin/nhacviec demo \
		$(if $(PLAN),--plan "$$PLAN") $(if $(TODAY),--today "$$TODAY") $(if $(PORT),--port "$$PORT")

test: lint ## every check and the whole test suite [PYTEST_ARGS="tests/parsing -x"]
	$(VENV)/bin/pytest $(PYTEST_ARGS)

# Four at once: they wait for Telegram's pace most of the time.
faults: $(STAMPS)/dev ## kill the bot, cut its lines, fill its disk: about a quarter of an hour [ROUNDS=10] [SEED=1]
	$(if $(ROUNDS),NHACVIEC_FAULT_ROUNDS="$$ROUNDS") $(if $(SEED),NHACVIEC_FAULT_SEED="$$SEED") \
		$(VENV)/bin/pytest -m faults -n 4 --dist worksteal tests/faults

lint: $(STAMPS)/dev ## form, style, types and the direction of imports
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/ruff check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-logo

bench: $(STAMPS)/dev ## measure the bot, about twenty minutes [NAMES="broadcast claims"]
	$(VENV)/bin/python -m benchmarks $(NAMES)

# Without the old build folder: setuptools would pack files that are gone from the tree.
wheel: $(STAMPS)/dev ## build the wheel into dist/
	@rm -rf build dist
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@rm -rf build

pins: $(STAMPS)/dev ## write the installed versions into constraints.txt
	@$(VENV)/bin/python -m pip --disable-pip-version-check list --format=freeze \
		--exclude-editable --exclude pip > $(VENV)/pins
	@{ sed -n '/^#/p' constraints.txt; cat $(VENV)/pins; } > $(VENV)/constraints
	@mv $(VENV)/constraints constraints.txt

clean: ## remove what was installed and built; offices and their data stay
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache \
		.import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(STAMPS)/run: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing what the bot needs; the first time takes a minute."
	@$(PIP) install --constraint constraints.txt --editable .
	@mkdir -p $(STAMPS) && touch $@

# The developer's set holds all the bot needs, hence both stamps.
$(STAMPS)/dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing what developers need; the first time takes a minute."
	@$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@mkdir -p $(STAMPS) && touch $(STAMPS)/run $@

$(VENV)/bin/python:
	@for python in $(PYTHON) python3.11 python3 python3.12 python3.13 python3.14; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		"$$python" -m venv --clear $(VENV) >/dev/null && exit 0; \
		rm -rf $(VENV); \
		echo "$$python cannot make a virtual environment; install its venv module (python3-venv)." >&2; \
		exit 1; \
	done; \
	echo "Nhắc Việc needs Python 3.11 or newer: install it, or name it with PYTHON=/its/path." >&2; \
	exit 1
