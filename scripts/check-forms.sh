#!/usr/bin/env bash
# Opens every official form in a word processor and reads back what it shows: every word of every cell
# must be on paper, on the right paper.
#
# usage: scripts/check-forms.sh
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/forms" "$work/paper"

FORMS_OUT="$work/forms" cargo test --quiet --locked --test native -- forms:: >/dev/null
# A profile of its own, so that a word processor already open does not take the call.
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work/paper" \
  "$work"/forms/*.docx >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
for paper in "$work"/paper/*.pdf; do
  pdftotext -raw "$paper" "${paper%.pdf}.txt"
  pdfinfo "$paper" >"${paper%.pdf}.info"
done
exec node scripts/check-forms.mjs "$work"
