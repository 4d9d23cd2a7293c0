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

.PHONY: demo test lint format bench municipality environment messages openapi

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

# The catalogues, brought up to date with the sources (needs gettext; nobody else does).
messages: environment
	$(PY) site/manage.py makemessages --domain django --extension html,txt,xml,py --no-location --no-obsolete --no-wrap --locale pl --locale de $(foreach folder,.venv .venvs var tests bench site/demo dist,--ignore $(folder))

openapi: environment
	$(PY) site/manage.py export_openapi_schema --api cooperation_core.api.api --indent 1 --output docs/reference/openapi.json

bench: environment
	$(PY) bench/run.py $(ONLY)

municipality: environment
	$(PY) tests/municipality/run.py
