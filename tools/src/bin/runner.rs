//! Runs tests in a browser: wasm-bindgen's own runner, built here from what the glue maker is built from.
//!
//! usage: wasm-bindgen-test-runner FILE.wasm [ARGUMENT OF THE TESTS ...]
use std::env;
use std::error::Error;

use wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args;

fn main() -> Result<(), Box<dyn Error>> {
    Ok(run_cli_with_args(env::args_os())?)
}
