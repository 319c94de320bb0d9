PYTHON ?= python3
PORT ?= 8000
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# The matrices are small: more threads wait for each other, on a busy machine ten times as long.
export OPENBLAS_NUM_THREADS := 1
# Hundreds of processes are started; where Python may keep nothing, each compiles all that it imports.
unexport PYTHONDONTWRITEBYTECODE

BIN = .venv/bin
PY = $(BIN)/python
BUILD = $(BIN)/jupyter-book build . -W -n --keep-going --quiet
PYTEST = $(PY) -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder
FAST = not (browser or build or long or nbgrader or proof or sandbox)

.PHONY: help serve test lint quick proof exercises bench demo book shots picture lock chromium bubblewrap postgresql clean
.DEFAULT_GOAL := help

help:
	@echo "make serve      build the book and serve it on this machine"
	@echo "make test       everything that is claimed, tested"
	@echo "make quick      lint, types and the fast tests"
	@echo "make proof      prove every check: wrong answers rejected, right answers accepted"
	@echo "make exercises  exercises/ from solutions/"
	@echo "make bench      measure, with goals"
	@echo "make demo       grade a class of sixty, honest and hostile, from zip to feedback"
	@echo "make book       the book, from nothing, warnings as errors"
	@echo "make shots      a picture of every page, wide and narrow, light and dark"
	@echo "make picture    the README's picture, from the real page"
	@echo "make lock       requirements.txt from pyproject.toml, package-lock.json from package.json"
	@echo "make clean      remove what was built"

.venv/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; (3, 11) <= v < (3, 14) or sys.exit("This course needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is %d.%d: install one of them, or name it, as in make PYTHON=python3.12 ..." % v[:2])'
	rm -rf .venv
	$(PYTHON) -m venv .venv
	sed -n '/^uv==/,/[^\\]$$/p' requirements.txt > .venv/uv.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt
# uv takes 15 s where pip takes 55 s; pip knows a machine's own settings, so it is asked where uv fails.
	$(PY) -m uv pip install --quiet --compile-bytecode --python $(PY) --require-hashes -r requirements.txt \
	  || $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation -e .
	touch $@

node_modules/ready: .venv/ready package.json package-lock.json
	$(BIN)/npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

book: .venv/ready node_modules/ready
	rm -rf _build/html _build/.doctrees _build/.jupyter_cache
	$(BUILD)

serve: .venv/ready node_modules/ready
	$(BUILD)
	$(PY) book/serve.py $(PORT)

chromium: .venv/ready
	@$(PY) -m tests.chromium

bubblewrap: .venv/ready
	@$(PY) -m tests.bubblewrap

postgresql: .venv/ready
	@$(PY) -m tests.postgresql

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

quick: lint
	$(PYTEST) -m "$(FAST)"

test: lint node_modules/ready chromium bubblewrap postgresql
	$(PYTEST) --durations=15

proof: .venv/ready
	$(PY) -m tests.proof

exercises: .venv/ready
	$(PY) -m nnkit.authoring

bench: .venv/ready
	$(PY) -m tests.bench

demo: bubblewrap
	$(PY) -m tests.demo

shots: book chromium
	$(PY) -m tests.shots _build/shots

picture: book chromium
	$(PY) -m tests.picture book/_static/readme.png

lock: .venv/ready
	$(PY) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --all-extras \
	  --group book --group test --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --upgrade --output-file requirements.txt
	$(BIN)/npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts

clean:
	rm -rf _build
