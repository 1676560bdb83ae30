#!/usr/bin/env bash
# Builds the finished site in dist/: programs, compiled notices, pages, compressed copies, check sums.
#
# usage: scripts/build.sh           always
#        scripts/build.sh --if-old  only when something it is made of has changed since
#        scripts/build.sh --dev     quickly into target/dev, for looking at
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/env.sh
exec node scripts/build.mjs "$@"
