# Every target is a line; what it does lies in scripts/.
.PHONY: help demo test lint bench bench-excerpt privacy fuzz peers lock

help:
	@echo "make demo     serve The Long Tide, a fictional production, on this machine"
	@echo "make test     all checks and all tests"
	@echo "make lint     style, types and import contracts only"
	@echo "make bench    how fast, as a table of ratios"
	@echo "make bench-excerpt  the excerpt check on drawn clips, frame by frame"
	@echo "make privacy  rule 6 on 10,000 pairs of worlds"
	@echo "make fuzz     ten minutes of broken scripts for each reader"
	@echo "make peers    other tools, for the benches to measure beside ours"
	@echo "make lock     compile requirements/*.lock anew"

demo:
	@scripts/install app
	@.venv/bin/beforehand demo

test:
	@scripts/install dev
	@scripts/test

lint:
	@scripts/install dev
	@scripts/lint

bench:
	@scripts/install dev
	@scripts/bench

bench-excerpt:
	@scripts/install dev
	@scripts/bench-excerpt

privacy:
	@scripts/install dev
	@scripts/privacy

fuzz:
	@scripts/install dev
	@scripts/fuzz

peers:
	@scripts/install dev
	@scripts/peers

lock:
	@scripts/lock
