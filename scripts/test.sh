#!/usr/bin/env bash
# Every check, in order, stopping at the first that fails. Nothing is skipped.
#
# usage: scripts/test.sh
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/env.sh

export CARGO_TERM_QUIET=true RUSTDOCFLAGS="-D warnings" WASM_BINDGEN_TEST_TIMEOUT=120
CHROMEDRIVER=$(command -v chromedriver)
export CHROMEDRIVER

# `cargo test --test web` also builds the binaries, so both must compile for both targets.
readonly WASM=(--target wasm32-unknown-unknown)
# The command as the tests had it made: another `cargo build` would make the library anew, without what only tests need of
# the crates.
readonly ASSESS="${CARGO_TARGET_DIR:-target}/debug/assess"
count=0

check() {
  local name=$1 begin=$SECONDS
  shift
  count=$((count + 1))
  printf '\n▶ %02d %s\n' "$count" "$name"
  if "$@" </dev/null; then
    printf '✔ %s（%d 秒）\n' "$name" $((SECONDS - begin))
  else
    printf '✘ 未通过：%s\n  命令：%s\n' "$name" "$*" >&2
    exit 1
  fi
}

# The small chunks are one file in the site. Before wasm-opt the wizard's program uses what came later, so the same check must refuse it.
old_engines() {
  features dist/*.wasm target/glue/wizard/{chunk,split}_*.small && ! features target/glue/wizard/wizard_bg.wasm 2>/dev/null
}

# Neither a folder of whoever builds nor a place in the sources stands in what is published.
no_paths() {
  ! grep -rlF -e "$PWD/src" -e "$PWD/target" -e "${CARGO_HOME:-$HOME/.cargo}" -e "${RUSTUP_HOME:-$HOME/.rustup}" -e /rustc/ -e /cargo/registry dist
}

check "格式"               cargo fmt --check
check "静态检查（本机）"   cargo clippy --locked --all-targets -- -D warnings
check "静态检查（网页）"   cargo clippy --locked "${WASM[@]}" --lib --bin zhicheng-app --bin exporter --bin gallery --bin zhicheng-desk --bin roster --bin older --bin writer --bin forms --test web -- -D warnings
check "接口文档（本机）"   cargo doc --locked --no-deps --lib
check "接口文档（网页）"   cargo doc --locked --no-deps --lib "${WASM[@]}"
# The unit tests run in no time, so they are built as soon as may be, in the profile that `make build` has the command in.
check "单元测试"           cargo test --locked --profile page --lib
check "性质测试"           cargo test --locked --test native
check "文档里的例子"       cargo test --locked --doc
check "附件表格"           scripts/check-forms.sh
check "名册写回"           scripts/check-roster.sh "$ASSESS"
check "通知数据检查"       "$ASSESS" lint public/notices
check "参照实现自查"       node tests/reference/selfcheck.mjs
check "与参照实现对比"     node tests/reference/compare.mjs --count 20000 --assess "$ASSESS"
check "构建工具"           cargo test --locked --release --features runner --manifest-path tools/Cargo.toml --target-dir .tools/target
check "构建"               scripts/build.sh
check "导出程序"           node tests/exporter.mjs dist
check "旧浏览器可读"       old_engines
check "没有本机路径"       no_paths
check "体积预算"           node scripts/budget.mjs dist
# (The runner does not know the --quiet that cargo would hand on.)
check "浏览器内测试"       env CARGO_TERM_QUIET=false cargo test --locked --profile page "${WASM[@]}" --test web
check "页面结构检查"       html-validate --config tests/htmlvalidate.json dist/*.html
check "端到端测试"         node tests/e2e/run.mjs
# What is kept, cleared, lost and fetched again, in a second engine.
check "端到端测试（Firefox）" env BROWSER=firefox node tests/e2e/run.mjs lists clearing waiting renewed brought
check "一个文件（Firefox）" env BROWSER=firefox node tests/e2e/run.mjs '一个文件：'

printf '\n全部通过：%d 项，%d 秒。\n' "$count" "$SECONDS"
