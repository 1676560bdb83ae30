#!/usr/bin/env bash
# Installs what the project needs, once, at pinned versions, inside the project where that is possible.
#
# usage: scripts/setup.sh build   what `make build` needs
#        scripts/setup.sh test    that, and what `make test` needs besides
#        scripts/setup.sh serve   what is needed before anything can be compiled, and
#        scripts/setup.sh tools   what is needed after that: `make serve` has the latter made while it compiles
#
# Everything found at its version is left alone, so a second run takes well under a second.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly TOOLS="$PWD/.tools" NODE_AT_LEAST=20
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
  local stamp
  stamp=$(sha256sum <package-lock.json)
  [ "$(cat node_modules/.stamp 2>/dev/null)" = "$stamp" ] && return
  say "安装 npm 工具"
  npm ci --no-audit --no-fund --loglevel=error </dev/null
  printf '%s\n' "$stamp" >node_modules/.stamp
}

# The glue maker, the check of old browsers and the packer (tools/), for the tests also what runs those in the browser,
# built once for their source. What they are built from stays in .tools/target: their own tests use it.
need_tools() {
  local made=(glue features pack) with=()
  if [ "$1" = test ]; then
    made+=(wasm-bindgen-test-runner)
    with=(--features runner)
  fi
  grep -qF "wasm-bindgen-cli-support = \"=$BINDGEN\"" tools/Cargo.toml ||
    die "tools/Cargo.toml 里 wasm-bindgen-cli-support 的版本须与 Cargo.lock 里 wasm-bindgen 的版本（$BINDGEN）相同。"
  local stamp
  stamp=$(cat tools/Cargo.toml tools/Cargo.lock tools/src/*.rs tools/src/bin/*.rs | sha256sum)
  [ "$(cat "$TOOLS/bin/.stamp" 2>/dev/null)" = "$stamp" ] && [ -x "$TOOLS/bin/${made[-1]}" ] && return
  say "编译构建工具（只需一次，约一分钟）"
  # Whoever waits before a screen sees what cargo is doing.
  local quiet=--quiet
  if [ -t 2 ]; then quiet=; fi
  cargo build --release --locked ${quiet:+"$quiet"} "${with[@]}" --manifest-path tools/Cargo.toml --target-dir "$TOOLS/target" </dev/null
  # Nothing older stays beside what this stamp is for.
  rm -rf "$TOOLS/bin"
  mkdir -p "$TOOLS/bin"
  cp -f "${made[@]/#/$TOOLS/target/release/}" "$TOOLS/bin/"
  printf '%s\n' "$stamp" >"$TOOLS/bin/.stamp"
}

# The browsers and a driver, a Chinese font (without one every character is a box), a PDF reader, a word
# processor to open the forms with, and the two servers that most hosts run.
need_browser() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  command -v chromedriver >/dev/null || missing+=(chromium-driver)
  command -v firefox-esr >/dev/null || missing+=(firefox-esr)
  command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light libnginx-mod-http-brotli-static)
  [ -x /usr/sbin/apache2 ] || missing+=(apache2-bin)
  [ -x /usr/bin/WebKitWebDriver ] || missing+=(webkit2gtk-driver)
  command -v Xvfb >/dev/null || missing+=(xvfb)
  ls /usr/share/fonts/opentype/noto/NotoSansCJK* >/dev/null 2>&1 || missing+=(fonts-noto-cjk)
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
  command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui)
  /usr/bin/python3 -c 'import openpyxl' 2>/dev/null || missing+=(python3-openpyxl)
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
if [ "$WHAT" != tools ]; then
  need_rust "$WHAT"
  need_target
  need_node
  need_npm
fi
[ "$WHAT" = serve ] || need_tools "$WHAT"
[ "$WHAT" != test ] || need_browser
