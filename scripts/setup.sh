#!/usr/bin/env bash
# Installs what the project needs, once, at pinned versions, inside the project where that is possible.
#
# usage: scripts/setup.sh build   what `make build` and `make serve` need
#        scripts/setup.sh test    that, and what `make test` needs besides
#
# Everything found at its version is left alone, so a second run takes well under a second.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly TRUNK=0.21.14 BINDGEN=0.2.130
readonly TOOLS="$PWD/.tools"

say() { printf '· %s\n' "$*"; }

need_rust() {
  command -v cargo >/dev/null || { echo "需要先安装 Rust 工具链（rustup.rs）。" >&2; exit 1; }
  command -v node >/dev/null || { echo "需要先安装 Node.js 20 或更新版本。" >&2; exit 1; }
}

need_target() {
  rustup target list --installed | grep -qx wasm32-unknown-unknown && return
  say "安装编译目标 wasm32-unknown-unknown"
  rustup target add wasm32-unknown-unknown
}

# cargo_tool NAME CRATE VERSION: trunk takes ten minutes with its own release profile, hence the lighter one.
cargo_tool() {
  local name=$1 crate=$2 version=$3
  if "$TOOLS/bin/$name" --version 2>/dev/null | grep -qF "$version"; then return; fi
  say "编译 $crate $version（只需一次，约几分钟）"
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_TARGET_DIR="$TOOLS/target" \
    cargo install "$crate" --version "$version" --root "$TOOLS" --force --quiet ${4:-}
}

need_npm() {
  if [ node_modules/.stamp -nt package-lock.json ]; then return; fi
  say "安装 npm 工具"
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.stamp
}

need_apt() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  command -v chromedriver >/dev/null || missing+=(chromium-driver)
  ls /usr/share/fonts/opentype/noto/NotoSansCJK* >/dev/null 2>&1 || missing+=(fonts-noto-cjk)
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
  [ ${#missing[@]} -eq 0 ] && return
  say "安装系统软件包：${missing[*]}"
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

need_rust
need_target
need_npm
cargo_tool trunk trunk "$TRUNK" --locked
cargo_tool wasm-bindgen wasm-bindgen-cli "$BINDGEN"
[ "${1:-build}" = test ] && need_apt
exit 0
