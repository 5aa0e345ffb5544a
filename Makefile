# make demo               scores two example articles with the package installed from a wheel
# make test               runs the tests
# make coverage           runs the tests and tells which lines none of them reaches
# make oldest             runs the core tests on the oldest supported versions of all dependencies
# make fuzz               feeds mutated texts, models, tables and commands to credscore for a minute
# make mutate             changes cues and features one by one and counts what the tests catch
# make lint               ruff, mypy --strict, import-linter
# make docs               builds the documentation into docs/_build
# make notebooks          runs the notebooks again and keeps their outputs
# make bench              times and weighs scoring, against a scikit-learn TF-IDF model; takes ten minutes
# make train DATA=folder  makes the shipped model again from labelled data
# make clean              removes what the others made
#
# A bare machine needs Python 3.11 or later and make; Python packages come from pip.

# What is tested is what was installed, whatever the caller's environment says.
unexport PYTHONPATH

.DEFAULT_GOAL := help
.PHONY: help demo test coverage oldest fuzz mutate lint docs notebooks bench train clean

VENV := .venv
DEMO := .venv-demo
BIN := $(VENV)/bin
PIP_FLAGS := --quiet --disable-pip-version-check --no-input
MODEL := models
# The labelled data, for the tests that need it. They are skipped where there is none.
CREDSCORE_DATA ?= $(wildcard $(CURDIR)/../shared/data)
CREDSCORE_SEEDS ?= $(wildcard $(CURDIR)/../shared/seeds)
export CREDSCORE_DATA CREDSCORE_SEEDS

# Files of the package as a user gets it, without what Python and editors leave behind.
SOURCES := $(shell find credscore $(MODEL) -type f -not -name '*.pyc' -not -name '.*' 2>/dev/null)

# The first Python that is new enough and can make an environment: $(PYTHON) if given.
find_python = $$(.ci/find-python $(PYTHON))

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

demo: $(DEMO)/.stamp
	@cd $(DEMO) && bin/credscore score \
		"$(CURDIR)/examples/plain_report.txt" "$(CURDIR)/examples/heated_opinion.txt"

$(DEMO)/.stamp: pyproject.toml README.md LICENSE $(SOURCES)
	@echo "demo: building a wheel and installing it into $(DEMO) ..." >&2
	@rm -rf build/demo
	@python=$(find_python) && "$$python" -m venv --clear $(DEMO)
	@$(DEMO)/bin/python -m pip wheel $(PIP_FLAGS) --no-deps --wheel-dir build/demo .
	@$(DEMO)/bin/python -m pip install $(PIP_FLAGS) build/demo/credscore-*.whl
	@touch $@

$(VENV)/.stamp: pyproject.toml
	@echo "setting up $(VENV) ..." >&2
	@python=$(find_python) && "$$python" -m venv --clear $(VENV)
	@$(BIN)/python -m pip install $(PIP_FLAGS) --editable '.[dev]'
	@touch $@

test: $(VENV)/.stamp
	@$(BIN)/python -m pytest $(ARGS)

coverage: $(VENV)/.stamp
	@$(BIN)/python -m coverage run -m pytest $(ARGS)
	@$(BIN)/python -m coverage report

oldest: $(VENV)/.stamp
	@$(BIN)/nox --session oldest

fuzz: $(VENV)/.stamp
	@$(BIN)/python -m pip install $(PIP_FLAGS) --editable '.[fuzz]'
	@$(BIN)/python -m tools.fuzz $(ARGS)

mutate: $(VENV)/.stamp
	@$(BIN)/python -m tools.mutate $(ARGS)

lint: $(VENV)/.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict
	@$(BIN)/lint-imports

docs: $(VENV)/.stamp
	@$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build
	@echo "docs/_build/index.html"

notebooks: $(VENV)/.stamp
	@$(BIN)/python docs/run_notebooks.py $(ARGS)

bench: $(VENV)/.stamp
	@$(BIN)/python -m benchmarks $(ARGS)

train: $(VENV)/.stamp
	@test -n "$(DATA)" || { echo "say where the labelled data is: make train DATA=folder" >&2; exit 2; }
	@$(BIN)/python -m training.pipeline "$(DATA)" $(ARGS)

clean:
	rm -rf $(VENV) $(DEMO) build dist docs/_build docs/notebooks .hypothesis .mypy_cache \
		.pytest_cache .ruff_cache .import_linter_cache .nox .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
