# make demo [PORT=8000] [RESET=1]   the reference site with its demo, on this machine
# make test                         everything that can be tested here
# make lint, format, bench [ONLY=name], municipality

PORT ?= 8000
VENV ?= .venv
ONLY ?=
PY = $(VENV)/bin/python
ALL = site,test,lint,postgres
FLOORS = core search cooperation_blocks participation consultations
PATHS = core:search:cooperation_blocks:participation:consultations:site
CODE = $(FLOORS) site tests bench compile_catalogues.py
export VENV

.PHONY: demo test lint format bench municipality environment

demo:
	@sh site/environment.sh site
	@$(PY) compile_catalogues.py
	@exec env DJANGO_SETTINGS_MODULE=refsite.settings.demo $(PY) site/manage.py demo --port "$(PORT)" $(if $(RESET),--reset) --end-with-parent

environment:
	@sh site/environment.sh $(ALL)
	@$(PY) compile_catalogues.py

test: environment
	$(PY) -m pytest -q -n 2

lint: environment
	$(PY) -m ruff check $(CODE)
	$(PY) -m ruff format --check $(CODE)
	PYTHONPATH=$(PATHS) $(PY) -c "from importlinter.cli import lint_imports_command as lint; lint()"
	PYTHONPATH=$(PATHS) $(PY) -m mypy
	$(PY) -m djhtml --check $(FLOORS) site
	$(PY) -m curlylint $(FLOORS) site

format: environment
	$(PY) -m ruff check --fix $(CODE)
	$(PY) -m ruff format $(CODE)
	$(PY) -m djhtml $(FLOORS) site

bench: environment
	$(PY) bench/run.py $(ONLY)

municipality: environment
	$(PY) tests/municipality/run.py
