# make build     the finished site in dist/
# make serve     the same, served on http://127.0.0.1:8080 (PORT=… and PREFIX=/a/b/ change that); opens with what
#                can be built first, and changes to the finished site by itself
# make dev       for working on it: built in seconds, built again and reloaded at every change
# make package   the site as a ZIP and a Debian package for those who run one, in target/package
# make test      every check
# make unit T=…      the Rust tests whose name contains T; IN=cases those of tests/cases.rs whose name begins with T
# make journey T=…   the browser journeys whose name, or whose file's name, contains T; BROWSER=firefox for that one
.PHONY: build serve dev package test unit journey
PORT ?= 8080
PREFIX ?= /
T ?=

build:
	@scripts/setup.sh build
	@scripts/build.sh

serve:
	@scripts/setup.sh serve
	@. scripts/env.sh && exec node scripts/served.mjs --port $(PORT) --prefix $(PREFIX)

dev:
	@scripts/setup.sh build
	@. scripts/env.sh && exec node scripts/dev.mjs --port $(PORT)

package:
	@scripts/setup.sh build
	@scripts/build.sh --if-old
	@node scripts/package.mjs dist target/package

test:
	@scripts/setup.sh test
	@scripts/test.sh

unit:
	@cargo test --quiet --locked $(if $(IN),--test native -- $(IN)::)$(T)

journey:
	@scripts/setup.sh build
	@scripts/build.sh --dev --if-old
	@SITE=target/dev node tests/e2e/run.mjs '$(T)'
