# One command each. Every target sets up what it needs; PYTHON chooses the interpreter (3.11 to 3.13).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= demo
SECONDS ?= 300

.PHONY: help install demo test test-all lint format bench quality quality-sample fuzz gpu clean

help:            ## what there is
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/\t/'

install: $(VENV)/.installed   ## virtual environment with everything in it

$(VENV)/.installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable '.[all]' --group dev
	touch $@

demo: install    ## build a class of 40 submissions, grade it, show where the results are
	rm -rf $(DEMO)
	$(BIN)/python -m benchmarks.classroom $(DEMO)/submitted --students 40 --assignments 01 04 05
	$(BIN)/grader grade $(DEMO)/submitted --out $(DEMO)/graded

test: install lint   ## everything CI runs
	$(BIN)/python -m pytest -n 4
	$(BIN)/grader release --check
	$(BIN)/grader verify --drafts

test-all: test   ## everything: whole campaigns instead of samples, and programs executed for every check
	NN_GRADER_TEST_ALL=1 $(BIN)/python -m pytest -n 2
	GRADER_EXECUTE_ONCE=0 $(BIN)/python -m pytest -n 2 tests/attacks tests/behaviours tests/isolation

lint: install    ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: install  ## rewrite in the project's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: install   ## the measurements of README's tables
	$(BIN)/python -m benchmarks.throughput
	$(BIN)/python -m benchmarks.budgets
	$(BIN)/python -m benchmarks.rbm_speed

quality: install   ## break right programs in one place each: do the checks see it? (half an hour on two cores)
	$(BIN)/grader quality --table docs/measured/quality.md

quality-sample: install   ## the same for a fixed sample, as CI does
	$(BIN)/grader quality --sample 150

fuzz: install    ## coverage-guided fuzzing of what a student's process sends, for SECONDS
	$(BIN)/pip install --quiet --group fuzz
	$(BIN)/python -m tests.fuzz.wire --seconds $(SECONDS)

gpu: install     ## everything that needs a graphics card: checks, then the figures of docs/gpu.md
	$(BIN)/python -m pytest -m gpu -n 0 tests
	$(BIN)/python -m benchmarks.gpu

clean:           ## remove what was generated
	rm -rf $(VENV) $(DEMO) .pytest_cache .mypy_cache .ruff_cache .hypothesis
