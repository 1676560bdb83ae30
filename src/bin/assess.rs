//! The command line: `assess` reads cases and prints assessments; `lint` checks notices and
//! `compile` turns them into the files the page fetches.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    zhicheng::command::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
