# Short names for the tasks of tox.ini: `make test` is `tox run -e test`. Where there is no make, use tox.
TASKS = test lint types generate bench docs

.PHONY: $(TASKS)
$(TASKS):
	tox run -e $@
