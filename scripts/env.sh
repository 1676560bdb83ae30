# Sourced by the other scripts: the project's own tools first, and no path of this machine in the page.
export PATH="$PWD/.tools/bin:$PWD/node_modules/.bin:$PATH"

# Panic messages carry source paths. Set here and not in .cargo/config.toml because the paths differ
# from machine to machine; cargo joins both lists. Flags are split at spaces, so a path with one is left.
remap() { case $1 in *" "*) ;; *) printf ' --remap-path-prefix=%s=%s' "$1" "$2" ;; esac; }
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$(remap "${CARGO_HOME:-$HOME/.cargo}" /cargo)$(remap "$PWD" /zhicheng)"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
