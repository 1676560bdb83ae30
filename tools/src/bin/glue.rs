//! Makes the script that starts a program in the browser, and the program as that script expects it.
//!
//! usage: glue INPUT.wasm FOLDER NAME
//!
//! Leaves `NAME.js` and `NAME_bg.wasm` in FOLDER: what `wasm-bindgen --target web --no-typescript` does,
//! without the servers and test runners that come with that tool and take minutes to build.
//!
//! leptos brings along classes that stream to and from a server. The page has none, but what is exported
//! is kept by every tool after this one, so these exports go here (and their classes in `scripts/programs.mjs`).
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

/// How the exports of those classes begin.
const SERVER: &str = "intounderlying";

fn make(input: &str, folder: &str, name: &str) -> Result<(), String> {
    let mut work = Bindgen::new();
    let mut made = work
        .input_path(input)
        .out_name(name)
        .typescript(false)
        .omit_default_module_path(false)
        .web(true)
        .and_then(Bindgen::generate_output)
        .map_err(|fault| format!("{fault:?}"))?;
    let exports = &mut made.wasm_mut().exports;
    let servers: Vec<_> = exports
        .iter()
        .filter(|export| export.name.to_lowercase().contains(SERVER))
        .map(|export| export.id())
        .collect();
    for export in servers {
        exports.delete(export);
    }
    made.emit(folder).map_err(|fault| format!("{fault:?}"))
}

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [input, folder, name] = given.as_slice() else {
        eprintln!("usage: glue INPUT.wasm FOLDER NAME");
        return ExitCode::from(2);
    };
    match make(input, folder, name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{input}: {fault}");
            ExitCode::FAILURE
        }
    }
}
