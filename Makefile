# make build   the finished site in dist/
# make serve   the same, served on http://127.0.0.1:8080 (PORT=… and PREFIX=/a/b/ change that)
# make test    every check
.PHONY: build serve test
PORT ?= 8080
PREFIX ?= /

build:
	@scripts/setup.sh build
	@scripts/build.sh

serve:
	@scripts/setup.sh build
	@scripts/build.sh --if-old
	@exec node scripts/serve.mjs --root dist --port $(PORT) --prefix $(PREFIX)

test:
	@scripts/setup.sh test
	@scripts/test.sh
