#!/usr/bin/env bash
# Installs what the project needs, once, at pinned versions, inside the project where that is possible.
#
# usage: scripts/setup.sh build   what `make build` and `make serve` need
#        scripts/setup.sh test    that, and what `make test` needs besides
#
# Everything found at its version is left alone, so a second run takes well under a second.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly TOOLS="$PWD/.tools" NODE_AT_LEAST=20 TRUNK=0.21.14
# The tool and the crate must be the same version, so the lock file decides.
BINDGEN=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
readonly BINDGEN

say() { printf '· %s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

need_rust() {
  command -v cargo >/dev/null || die "需要先安装 Rust 工具链：https://rustup.rs"
  command -v rustfmt >/dev/null && command -v cargo-clippy >/dev/null ||
    [ "$1" = build ] || rustup component add rustfmt clippy
}

need_target() {
  local target=wasm32-unknown-unknown
  [ -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ] && return
  command -v rustup >/dev/null || die "Rust 工具链缺少编译目标 $target，请用 rustup 安装。"
  say "安装编译目标 $target"
  rustup --quiet target add "$target" </dev/null
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || die "需要先安装 Node.js $NODE_AT_LEAST 或更新版本。"
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge "$NODE_AT_LEAST" ] || die "Node.js 版本过低（$(node -v)），需要 $NODE_AT_LEAST 或更新版本。"
}

need_npm() {
  [ node_modules/.stamp -nt package-lock.json ] && return
  say "安装 npm 工具"
  npm ci --no-audit --no-fund --loglevel=error </dev/null
  touch node_modules/.stamp
}

# cargo_tool NAME CRATE VERSION [FLAG]: trunk takes ten minutes with its own release profile, hence the
# lighter one. What it leaves behind is removed: it is over a gigabyte and not needed again.
cargo_tool() {
  local name=$1 crate=$2 version=$3 flag=${4:-}
  "$TOOLS/bin/$name" --version 2>/dev/null | grep -qwF "$version" && return
  say "编译 $crate $version（只需一次，约几分钟）"
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_TARGET_DIR="$TOOLS/target" \
    cargo install "$crate" --version "$version" --root "$TOOLS" --force --quiet $flag </dev/null
  rm -rf "$TOOLS/target"
}

# The browser, its driver, a Chinese font (without one every character is a box), a PDF reader, and a
# word processor to open the forms with.
need_browser() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  command -v chromedriver >/dev/null || missing+=(chromium-driver)
  ls /usr/share/fonts/opentype/noto/NotoSansCJK* >/dev/null 2>&1 || missing+=(fonts-noto-cjk)
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
  command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui)
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null || die "请先安装：${missing[*]}"
  say "安装系统软件包：${missing[*]}"
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  "${sudo[@]}" apt-get update -qq </dev/null
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >/dev/null
}

readonly WHAT=${1:-build}
need_rust "$WHAT"
need_target
need_node
need_npm
cargo_tool trunk trunk "$TRUNK" --locked
cargo_tool wasm-bindgen wasm-bindgen-cli "$BINDGEN"
if [ "$WHAT" = test ]; then need_browser; fi
