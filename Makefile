# Two commands: `make run` and `make test`. Everything else is for engineers. The plain commands stand in README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# torch's CPU build keeps CUDA packages (several GB) away: TORCH_FLAGS="--index-url https://download.pytorch.org/whl/cpu"
TORCH_FLAGS ?=
REFEREE ?= ../shared

.PHONY: run test test-slow evaluate encoder threshold measure readme safety benchmark screenshots referee
.DELETE_ON_ERROR:

$(VENV)/installed: pyproject.toml .ci/constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet $(TORCH_FLAGS) torch==2.13.0
	$(BIN)/pip install --quiet --constraint .ci/constraints.txt --editable ".[test]"
	touch $@

# A record with a problem is left out and named; the page still starts with the rest.
run: $(VENV)/installed
	-$(BIN)/python ingest.py
	$(BIN)/python app.py

test: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

test-slow: $(VENV)/installed
	$(BIN)/python -m pytest -m slow

evaluate: $(VENV)/installed
	$(BIN)/python ingest.py
	$(BIN)/python -m assistant evaluate --show 3

encoder: $(VENV)/installed
	$(BIN)/python -m training.lay_dutch

threshold: $(VENV)/installed
	$(BIN)/python -m benchmarks.threshold

measure: $(VENV)/installed
	$(BIN)/python -m docs.measure --referee $(REFEREE)

readme: $(VENV)/installed
	$(BIN)/python ingest.py
	$(BIN)/python -m docs.readme

safety: $(VENV)/installed
	$(BIN)/python -m training.safety_lane

benchmark: $(VENV)/installed
	$(BIN)/python -m benchmarks.compare

screenshots: $(VENV)/installed
	$(BIN)/python docs/screenshots/make.py

# The referee and its development sets stand outside the project: this fails, with a sentence, where they are absent.
referee: $(VENV)/installed
	@test -f $(REFEREE)/eval/score.py || { echo "No referee in $(REFEREE)/eval: set REFEREE=<folder>."; exit 1; }
	mkdir -p var/referee
	$(BIN)/python ingest.py
	$(BIN)/python -m assistant ask --batch $(REFEREE)/eval/dev.jsonl --json > var/referee/answers.jsonl
	$(BIN)/python -m assistant signal --batch $(REFEREE)/eval/safety_dev.jsonl --json > var/referee/signals.jsonl
	$(BIN)/python -m assistant mask --batch $(REFEREE)/eval/privacy_dev.jsonl --json > var/referee/masks.jsonl
	$(BIN)/python $(REFEREE)/eval/score.py answers $(REFEREE)/eval/dev.jsonl var/referee/answers.jsonl --corpus corpus
	$(BIN)/python $(REFEREE)/eval/score.py signals $(REFEREE)/eval/safety_dev.jsonl var/referee/signals.jsonl
	$(BIN)/python $(REFEREE)/eval/score.py masks $(REFEREE)/eval/privacy_dev.jsonl var/referee/masks.jsonl
