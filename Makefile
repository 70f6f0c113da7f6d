# make run starts the demo network; make test runs every test. The rest is for people who work on the code.
# Nothing needs to be installed by hand but Python 3.11 and, for the browser tests, a Chromium.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000
# What to open. Browsers offer passkeys at a name only, and this machine has one.
SITE_URL ?= http://$(patsubst 0.0.0.0:%,localhost:%,$(patsubst 127.0.0.1:%,localhost:%,$(ADDRESS)))
STAGE ?= judging
SEED ?= 2027
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help run test test-fast browser lint types format demo bench clean

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: set PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runs: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.tests: requirements.txt requirements-dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $(VENV)/.runs $@

run demo: export SITE_URL := $(SITE_URL)

run: $(VENV)/.runs ## Install, migrate, load the demo network once, and serve it
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py demo --stage $(STAGE) --seed $(SEED) --keep
	@ADDRESS=$(ADDRESS) sh scripts/serve.sh $(BIN)

demo: $(VENV)/.runs ## Build the demo network again: make demo STAGE=finished SEED=7
	@$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py demo --stage $(STAGE) --seed $(SEED) --reset

test: $(VENV)/.tests ## Run the whole suite, browser tests included
	@sh scripts/chromium.sh
	$(BIN)/python -m pytest tests --ignore tests/browser -n $(WORKERS)
	$(BIN)/python -m pytest tests/browser

test-fast: $(VENV)/.tests ## Run all tests but those in a browser
	$(BIN)/python -m pytest tests --ignore tests/browser -n $(WORKERS)

browser: $(VENV)/.tests ## Run the journeys in a real browser
	@sh scripts/chromium.sh
	$(BIN)/python -m pytest tests/browser

lint: $(VENV)/.tests ## Check style, types and missing migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run

format: $(VENV)/.tests ## Put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.tests ## Measure the main screens with 1,000 submissions; prints one table
	$(BIN)/python -m bench

clean: ## Remove the virtual environment and everything the demo wrote
	rm -rf $(VENV) var
