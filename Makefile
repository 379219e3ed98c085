# Two commands on a fresh machine: `make run` opens the pages, `make test` checks everything.

# The federation that `make run` shows: the eight published agreements and the small sample.
FEDERATION ?= tests/cases
PORT ?= 8501
BIN := .venv/bin

.PHONY: run test prove check fix clean

run: .venv/.run
	MUNIMENT_FEDERATION=$(FEDERATION) $(BIN)/python -m streamlit run ui.py --server.port $(PORT) --server.address 127.0.0.1

test: .venv/.test check
	$(BIN)/python -m pytest -q -n 2

# What takes long: thousands of mutated files against an outside validator, kills, and the benchmarks.
prove: .venv/.test
	$(BIN)/python -m pytest -q -n 2 -m prove
	$(BIN)/python benchmarks/run.py

check: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
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

.venv/.run: pyproject.toml .ci/setup
	sh .ci/setup .
	@touch $@

.venv/.test: pyproject.toml .ci/setup
	sh .ci/setup '.[dev]'
	@touch .venv/.run $@

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
