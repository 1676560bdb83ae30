#!/usr/bin/env bash
# Builds the finished site in dist/: the page, the compiled notices, compressed copies, check sums.
#
# usage: scripts/build.sh           always
#        scripts/build.sh --if-old  only when something it is made of has changed since
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/env.sh

readonly INPUTS=(Cargo.toml Cargo.lock Trunk.toml .cargo *.html package-lock.json public scripts src style)
# Each is a page with a program of its own, so that the wizard's first load stays light.
readonly DOCUMENTS=(index library takeaway)
readonly SITE=target/site PART=target/site-part NATIVE="${CARGO_TARGET_DIR:-target}/native"

if [ "${1:-}" = --if-old ] && [ -f dist/SHA256SUMS ] &&
  [ -z "$(find "${INPUTS[@]}" -newer dist/SHA256SUMS -print -quit)" ]; then
  exit 0
fi

# Everything is made beside dist/ and put in its place at the end, so that a failed build leaves the
# last good site alone.
rm -rf "$SITE" "$PART"
mkdir -p "$SITE" "$PART"
touch target/begun

# A part loaded only when used is one more line in index.html: rel="rust" data-type="worker"
# data-bin="…" data-bindgen-target="web" with the same wasm-opt parameters (and data-type="main" on the
# program). It comes out as NAME.js and NAME_bg.wasm, outside the first load, and is packed and checked below.
echo "· 编译页面"
# trunk empties the folder it writes to, knows one document a run and calls it index.html. What several
# documents name has the same content under the same name.
for document in "${DOCUMENTS[@]}"; do
  trunk --quiet --skip-version-check build --dist "$PART" "$document.html" </dev/null
  [ "$document" = index ] || mv "$PART/index.html" "$PART/$document.html"
  cp -R "$PART/." "$SITE/"
  rm -rf "$PART"
done

echo "· 编译工具包"
scripts/kit.sh "$SITE" takeaway

echo "· 编译通知"
cargo build --quiet --locked --profile native --bin assess
"$NATIVE/assess" compile public/notices "$SITE/notices"
[ -s "$SITE/notices/catalog.bin" ] || { echo "通知没有编译出来：缺少 notices/catalog.bin" >&2; exit 1; }

echo "· 压缩并计算校验和"
node scripts/finish.mjs "$SITE"

# A source saved while we were compiling counts as newer than the site.
touch -r target/begun "$SITE/SHA256SUMS"
rm -rf dist
mv "$SITE" dist
echo "· 完成：dist/"
