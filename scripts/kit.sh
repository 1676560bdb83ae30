#!/usr/bin/env bash
# Builds the kit, which the page loads only when somebody wants a document, a QR code or JSON, and
# names it in the page that does so: <meta name="kit" content="./kit/kit.HASH.js">.
#
# usage: scripts/kit.sh FOLDER PAGE   the folder that holds PAGE.html
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/env.sh

readonly SITE=$1 PAGE=$1/$2.html MADE=target/kit WASM="${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/kit.wasm"
rm -rf "$MADE" "$SITE/kit"
mkdir -p "$MADE" "$SITE/kit"

cargo build --quiet --locked --release --target wasm32-unknown-unknown --bin kit
wasm-bindgen --target web --no-typescript --out-dir "$MADE" --out-name kit "$WASM"

# The same old engines as the page: its own flags, read from where they are set.
flags=$(sed -n 's/.*data-bin="zhicheng-app".*data-wasm-opt-params="\([^"]*\)".*/\1/p' index.html)
[ -n "$flags" ] || { echo "index.html 里没有找到 wasm-opt 的参数" >&2; exit 1; }
# shellcheck disable=SC2086 -- a list of flags
wasm-opt -Oz $flags "$MADE/kit_bg.wasm" -o "$MADE/kit.wasm"

hash=$(cat "$MADE/kit.wasm" "$MADE/kit.js" | sha256sum | cut -c1-16)
cp "$MADE/kit.wasm" "$SITE/kit/kit.$hash.wasm"
sed "s/kit_bg\.wasm/kit.$hash.wasm/g" "$MADE/kit.js" > "$SITE/kit/kit.$hash.js"
grep -q "kit\.$hash\.wasm" "$SITE/kit/kit.$hash.js"

sed -i "s|</title>|</title>\n    <meta name=\"kit\" content=\"./kit/kit.$hash.js\">|" "$PAGE"
grep -q "kit\.$hash\.js" "$PAGE"
