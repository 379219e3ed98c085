# Two commands on a fresh machine: `make run` opens the pages, `make test` checks everything.

# The federation that `make run` shows; where none is named, a copy of the sample, with its past, that is gone when it
# stops. The eight published agreements: make run FEDERATION=tests/cases
FEDERATION ?=
PORT ?= 8501
BIN := .venv/bin

# The tests start the program hundreds of times. Where the machine keeps Python from storing what it has compiled, each
# of them would compile it anew.
export PYTHONDONTWRITEBYTECODE =

.PHONY: run test prove check quick fix history tour clean

run: .venv/.run
	$(BIN)/muniment serve $(if $(FEDERATION),--federation "$(FEDERATION)",--sample) --port $(PORT)

# Browsers and servers are waited for half of the time: three at once keep two processors busy. Which test runs where is
# said in tests/conftest.py. Types are checked meanwhile: the first time that takes a minute of one processor.
test: .venv/.test quick
	@$(BIN)/mypy >.venv/types.txt 2>&1 & types=$$!; \
	$(BIN)/python -m pytest -q -n 3; tests=$$?; \
	wait $$types; types=$$?; cat .venv/types.txt; [ $$tests = 0 ] && [ $$types = 0 ]

# What takes long: thousands of mutated files against an outside validator, kills, every property on hundreds of
# examples, and the benchmarks.
prove: .venv/.test
	$(BIN)/python -m pytest -q -n 2 -m prove
	MUNIMENT_PROVE=1 $(BIN)/python -m pytest -q -n 2 -m "property and not prove"
	$(BIN)/python benchmarks/run.py

check: quick
	$(BIN)/mypy

# Of the checks, those that take seconds.
quick: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/muniment schema --check
	$(BIN)/muniment validate --strict --federation agreements
	$(BIN)/muniment validate --strict --federation tests/cases

# For developers: put right what a machine can.
fix: .venv/.test
	$(BIN)/muniment schema --write
	$(BIN)/python -m registry.schema.problem_page tests/problems
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The sample's registers as git repositories, with dated versions from May 2025 on: make history INTO=folder
history: .venv/.run
	@test -n "$(INTO)" || { echo "Say where to put it: make history INTO=folder" >&2; exit 2; }
	$(BIN)/python -m registry.sample "$(INTO)"

# The pictures of the pages that the README shows.
tour: .venv/.test
	MUNIMENT_TOUR=docs/tour $(BIN)/python -m pytest -q tests/browser/test_tour.py

.venv/.run: pyproject.toml .ci/setup
	sh .ci/setup .
	@touch $@

.venv/.test: pyproject.toml .ci/setup
	sh .ci/setup '.[dev]'
	@touch .venv/.run $@

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
