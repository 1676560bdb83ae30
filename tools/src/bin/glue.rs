//! Makes the script that starts a program in the browser, and the program as that script expects it.
//!
//! usage: glue INPUT.wasm FOLDER NAME [--cut | --talk]
//!
//! Leaves `NAME.js` and `NAME_bg.wasm` in FOLDER: what `wasm-bindgen --target web --no-typescript` does,
//! without the servers and test runners that come with that tool and take minutes to build.
//!
//! With `--cut` the program, linked with `--emit-relocs`, is first cut where its functions are marked
//! `#[wasm_split]`: what only they reach goes into `split_*.wasm` and `chunk_*.wasm`, and `chunks.js` fetches
//! these when they are first wanted. What they share with the rest stays in the program.
//!
//! A program that is downloaded stops where it panics, without words (`stops.rs`); with `--talk`, for whoever
//! works on it, it says what was wrong.
//!
//! leptos brings along classes that stream to and from a server. The page has none, but what is exported
//! is kept by every tool after this one, so these exports go here (and their classes in `scripts/programs.mjs`).
#[path = "../stops.rs"]
mod stops;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

/// How the exports of those classes begin.
const SERVER: &str = "intounderlying";
/// How the names begin of what a script gives to its program, and those of what the loader of chunks gives.
const OWN: &str = "__wb";
const SPLIT: &str = "__wasm_split";
/// How the names begin that the compiler made, of what a program gives to its script.
const COMPILED: &str = "_ZN";
/// What the linker exports and neither a script nor a chunk asks for.
const UNASKED: [&str; 4] = ["__data_end", "__heap_base", "__abort_handler", "__instance_terminated"];
/// The script that fetches the chunks, as the program names it.
const CHUNKS: &str = "./chunks.js";

/// The program, with a stop in the place of every panic.
fn stopping(input: &str) -> Result<Vec<u8>, String> {
    stops::stop(&std::fs::read(input).map_err(|fault| fault.to_string())?)
}

/// The same as a file.
fn stopping_file(input: &str, folder: &str, name: &str) -> Result<PathBuf, String> {
    let file = Path::new(folder).join(format!("{name}.stops.wasm"));
    std::fs::write(&file, stopping(input)?).map_err(|fault| fault.to_string())?;
    Ok(file)
}

/// Cuts the program and gives the file of its core.
fn cut(input: &str, folder: &str, name: &str) -> Result<PathBuf, String> {
    let wasm = stopping(input)?;
    let core = Path::new(folder).join(format!("{name}.core.wasm"));
    let glue = format!("./{name}.js");
    let mut options = Options::new(&wasm);
    options.output_dir = Path::new(folder);
    options.main_out_path = &core;
    options.main_module = &glue;
    options.link_name = CHUNKS;
    transform(options).map_err(|fault| format!("{fault:?}"))?;
    Ok(core)
}

fn make(input: &Path, folder: &str, name: &str, is_core: bool) -> Result<(), String> {
    let mut work = Bindgen::new();
    let mut made = work
        .input_path(input)
        .out_name(name)
        .typescript(false)
        .omit_default_module_path(false)
        // The chunks are linked with what the linker exports: table, memory and stack.
        .keep_lld_exports(is_core)
        .demangle(!is_core)
        .web(true)
        .and_then(Bindgen::generate_output)
        .map_err(|fault| format!("{fault:?}"))?;
    let exports = &mut made.wasm_mut().exports;
    let servers: Vec<_> = exports
        .iter()
        .filter(|export| {
            export.name.to_lowercase().contains(SERVER) || UNASKED.contains(&export.name.as_str())
        })
        .map(|export| export.id())
        .collect();
    for export in servers {
        exports.delete(export);
    }
    let names = shorten(
        made.wasm_mut().imports.iter_mut().map(|import| &mut import.name),
        |name| name.starts_with(OWN) && !name.starts_with(SPLIT),
    );
    let called = shorten(
        made.wasm_mut().exports.iter_mut().map(|export| &mut export.name),
        |name| name.starts_with(COMPILED),
    );
    made.emit(folder).map_err(|fault| format!("{fault:?}"))?;
    let script = Path::new(folder).join(format!("{name}.js"));
    let glue = std::fs::read_to_string(&script).map_err(|fault| fault.to_string())?;
    let glue = renamed(glue, &names, |name| format!(" {name}: "))?;
    let glue = renamed(glue, &called, |name| format!("wasm.{name}("))?;
    std::fs::write(&script, glue).map_err(|fault| fault.to_string())
}

/// The names by which a program and its script know each other's functions: long, with a digest each, which no
/// packing makes shorter. Those that are `long` are changed to short ones; gives both.
fn shorten<'a>(
    names: impl Iterator<Item = &'a mut String>,
    long: impl Fn(&str) -> bool,
) -> Vec<(String, String)> {
    let mut changed = Vec::new();
    for name in names.filter(|name| long(name.as_str())) {
        let short = format!("{}", Letters(changed.len()));
        changed.push((std::mem::replace(name, short.clone()), short));
    }
    changed
}

/// `glue` with the short names, each as it is written there.
fn renamed(
    mut glue: String,
    names: &[(String, String)],
    written: impl Fn(&str) -> String,
) -> Result<String, String> {
    for (long, short) in names {
        let (long, short) = (written(long), written(short));
        if glue.matches(&long).count() != 1 {
            return Err(format!("the script does not name {long} once"));
        }
        glue = glue.replacen(&long, &short, 1);
    }
    Ok(glue)
}

/// A number in letters.
struct Letters(usize);

impl std::fmt::Display for Letters {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0 >= 26 {
            write!(out, "{}", Self(self.0 / 26 - 1))?;
        }
        write!(out, "{}", char::from(b'a' + (self.0 % 26) as u8))
    }
}

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let made = match given.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [input, folder, name] => {
            stopping_file(input, folder, name).and_then(|file| make(&file, folder, name, false))
        }
        [input, folder, name, "--talk"] => make(Path::new(input), folder, name, false),
        [input, folder, name, "--cut"] => {
            cut(input, folder, name).and_then(|core| make(&core, folder, name, true))
        }
        _ => {
            eprintln!("usage: glue INPUT.wasm FOLDER NAME [--cut | --talk]");
            return ExitCode::from(2);
        }
    };
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{}: {fault}", given.first().map_or("", String::as_str));
            ExitCode::FAILURE
        }
    }
}
