# metier: every command of the project. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help setup demo test check eval bench soak docs new clean lock

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: .venv/ready ## make the environment in .venv (needs python3 with venv, nothing else)

.venv/ready: requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "metier needs Python 3.11 or newer; $$($(PYTHON) --version) was found. Say PYTHON=python3.12 or install one."; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## build a simulated market of 5,000 postings and show its site (PORT=8000; CHECK=1 only checks it)
	$(BIN)/metier demo --port $(PORT) $(if $(CHECK),--check)

test: setup ## run the fast tests (under 3 minutes)
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not real and not browser and not heavy"

check: setup ## all that is checked before a change lands: types, style, contracts, docs, real data, wheel
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/docs.py --check
	KILLS=25 $(BIN)/python -m pytest -n 2 --dist loadfile -m "real or heavy"
	@test -d $(SHARED)/gold || echo "no labelled postings at $(SHARED): nothing was scored"
	test ! -d $(SHARED)/gold || $(BIN)/metier eval $(SHARED)
	$(BIN)/python scripts/readme.py
	$(BIN)/python scripts/wheel.py

eval: setup ## score what is read against labelled postings, lines and spans (SHARED=../shared), and measure what intervals hold
	$(BIN)/metier eval $(SHARED)
	$(BIN)/metier eval --intervals

bench: setup ## measure speed, as ratios against named peers in the same run
	$(BIN)/python bench/reading.py
	$(BIN)/python bench/weekly.py
	$(BIN)/python bench/guides.py
	$(BIN)/python -m bench.search
	$(BIN)/python bench/run.py

soak: setup ## fuzz every parser (SECONDS=1800 in all), kill at 200 moments, hold 200,000 lives to the truth, load a million postings
	$(BIN)/python bench/fuzz.py
	KILLS=200 $(BIN)/python -m pytest tests/hostile/test_killed.py
	$(BIN)/python -m bench.lives
	$(BIN)/python bench/soak.py

docs: setup ## write the generated reference pages
	$(BIN)/python scripts/docs.py

new: setup ## start an item of a shelf: make new SHELF=extractors NAME=licences
	$(BIN)/python scripts/new.py "$(SHELF)" "$(NAME)"

lock: ## resolve the dependencies anew into the two lock files
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --python-version 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --python-version 3.11 --group dev --extra cloud --extra sql pyproject.toml -o requirements-dev.lock

clean: ## remove what the commands above made, the environment included
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
