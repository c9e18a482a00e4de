# `make` alone lists what there is. Needs Python 3.11 or later; set-up makes everything else.
# Written for GNU make 3.81, which macOS has.

.DEFAULT_GOAL := help
# The steps stand in an order that a person can follow.
.NOTPARALLEL:
BIN := .venv/bin
RUN := $(BIN)/python -m
# Workers for the tests: half as many again as the machine has processors, since many a test waits.
JOBS ?= $(shell echo $$(( ($$(getconf _NPROCESSORS_ONLN) * 3 + 1) / 2 )))

# A kernel or setting of the same name in the person's home would come before this environment's.
export JUPYTER_PREFER_ENV_PATH := 1

# The first of these that is new enough, or else whatever python3 is, to be told that it is too old.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$each" -c '$(NEW_ENOUGH)' 2>/dev/null && { echo "$$each"; exit; }; done; echo python3)

.PHONY: help
help: ## list the commands
	@echo "make ..."
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "make PYTHON=/path/to/python3.12 ... makes the environment with that Python."

.PHONY: grade
grade: environment ## grade a sample class: release, submissions, grades, feedback, table
	@$(BIN)/autograder --sample release
	@$(BIN)/autograder sample-class
	@$(BIN)/autograder --sample grade >/dev/null # the report has its table, when the feedback is there too
	@$(BIN)/autograder --sample feedback
	@$(BIN)/autograder --sample report

.PHONY: lab
lab: environment ## lay the student's release out in build/lab and open JupyterLab on it
	@$(BIN)/autograder release
	@$(RUN) tools.lab

.PHONY: formgrader
formgrader: environment ## open nbgrader's formgrader on the class (CLASS=sample: on the sample class)
	@LOOPBACK_CLASS='$(CLASS)' $(RUN) tools.lab formgrader

.PHONY: course
course: environment ## press the notebooks of course/ from manuscript/
	@$(RUN) tools.press

.PHONY: test
test: environment lint press-check ## test everything
	$(RUN) pytest tests course --numprocesses $(JOBS) --dist loadscope --no-loadscope-reorder \
		--nbval --nbval-sanitize-with tests/nbval_sanitise.cfg --nbval-cell-timeout 60

.PHONY: answers
answers: environment ## judge the answers to one exercise: make answers OF=02_udp/checksum
	@test -n '$(OF)' || { echo 'Which exercise? For example: make answers OF=02_udp/checksum' >&2; exit 2; }
	@$(RUN) tools.answers $(OF)

.PHONY: bench
bench: environment ## grade 100 submissions with nbgrader and with ours, in turns (10 minutes)
	@$(RUN) tools.bench $(BENCH)

.PHONY: cost-proof
cost-proof: environment ## judge the tests of cost 200 times each beside busy loops (an hour)
	@$(RUN) tools.cost_proof $(COST_PROOF)

.PHONY: slowest-answers
slowest-answers: environment ## print which wrong answers take longest to judge (10 minutes)
	@$(RUN) tools.slowest_answers $(SLOWEST)

.PHONY: conformance
conformance: environment ## print what a TCP must do, for the course's and for Linux (a minute)
	@$(RUN) tools.conformance

.PHONY: lint
lint: environment ## check style and types, manuscripts included
	$(RUN) ruff check
	$(RUN) mypy
	@# Chapter by chapter, since two chapters may have notebooks of one name.
	@for chapter in manuscript/*/; do \
		echo "$(RUN) mypy $$chapter"; \
		$(RUN) mypy --config-file tools/manuscript.mypy.ini "$$chapter" || exit; \
	done

.PHONY: press-check
press-check: environment
	$(RUN) tools.press --check

.PHONY: reference
reference: environment ## write docs/bench.md, the reference of the lab bench, from its docstrings
	@$(RUN) tools.reference

.PHONY: lock
lock: environment ## pin again what pyproject.toml asks for (LOCK=--upgrade takes the newest)
	@$(RUN) tools.lock $(LOCK)

.PHONY: clean
clean: ## remove what can be made again; keep the class, its grades and build/lab
	rm -rf .venv build/cache build/release build/setup.log
	@test ! -d build || { echo "Kept in build/:"; ls build; echo "To remove that too: rm -r build"; }

.PHONY: environment
environment:
	@python='$(PYTHON)'; command -v "$$python" >/dev/null || { \
		echo "No $$python here. Install Python 3.11 or later, for example with:" \
			"sudo apt-get install python3 python3-venv (macOS: brew install python)" >&2; exit 1; }; \
	"$$python" tools/setup.py $(if $(filter test,$(MAKECMDGOALS)),tests,course)

.PHONY: hostile
hostile: environment ## judge every hostile notebook, as whoever runs this
	$(RUN) pytest tests/test_hostile.py --numprocesses $(JOBS) --dist loadscope --no-loadscope-reorder

.PHONY: class-of-300
class-of-300: environment ## grade a made class of 300, damaged, late, hostile, killed midway (5 minutes)
	@$(RUN) tools.class_of 300

.PHONY: interop-class
interop-class: environment ## have a made class of right and wrong TCPs meet (COUNT=30; minutes)
	@$(RUN) tools.interop_class $(COUNT)

.PHONY: forgery-table
forgery-table: environment ## grade forged notebooks with stock nbgrader and with ours, side by side
	@$(RUN) tools.forgery
