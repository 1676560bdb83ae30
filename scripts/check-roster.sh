#!/usr/bin/env bash
# Rosters of nobody, judged by the command and read by another library: no cell of theirs has changed.
#
# usage: scripts/check-roster.sh [COMMAND]     without COMMAND it is built
set -euo pipefail
cd "$(dirname "$0")/.."

# The package of the system belongs to its own Python.
readonly MADE=target/check-roster ASSESS="${1:-${CARGO_TARGET_DIR:-target}/page/assess}"
rm -rf "$MADE"
mkdir -p "$MADE"
[ $# -gt 0 ] || cargo build --quiet --locked --profile page --bin assess
for shape in R1 R3 R5 R9 R13; do
  "$ASSESS" roster sample "$shape" --rows 40 --seed 7 --out "$MADE/$shape.xlsx" >/dev/null
  "$ASSESS" roster "$MADE/$shape.xlsx" --edition dadukou2022 --out "$MADE/$shape-out.xlsx" >/dev/null
  /usr/bin/python3 scripts/check-roster.py "$MADE/$shape.xlsx" "$MADE/$shape-out.xlsx"
done
