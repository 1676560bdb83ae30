//! Whether old browsers can read a program: the first WebAssembly and mutable globals, nothing newer.
//!
//! usage: features FILE.wasm...     fails, naming what each file needs beyond that
//!
//! `wasm-opt --mvp-features` is no such check: it believes what a file says about itself and reads
//! anything. This one validates every function with each newer feature switched off.
use std::process::ExitCode;

use wasmparser::{Validator, WasmFeatures};

/// What WebViews of 2017 and later read.
const OLD: WasmFeatures =
    WasmFeatures::GC_TYPES.union(WasmFeatures::FLOATS).union(WasmFeatures::MUTABLE_GLOBAL);

/// What came later, by the name `wasm-opt` gives it.
const LATER: &[(&str, WasmFeatures)] = &[
    ("sign-ext", WasmFeatures::SIGN_EXTENSION),
    ("nontrapping-float-to-int", WasmFeatures::SATURATING_FLOAT_TO_INT),
    ("bulk-memory", WasmFeatures::BULK_MEMORY),
    ("reference-types", WasmFeatures::REFERENCE_TYPES),
    ("multivalue", WasmFeatures::MULTI_VALUE),
    ("extended-const", WasmFeatures::EXTENDED_CONST),
    ("tail-call", WasmFeatures::TAIL_CALL),
    ("simd", WasmFeatures::SIMD),
    ("threads", WasmFeatures::THREADS),
    ("exception-handling", WasmFeatures::EXCEPTIONS),
    ("memory64", WasmFeatures::MEMORY64),
];

/// What `wasm` needs beyond [`OLD`], each with the first place that needs it.
///
/// # Errors
/// That the file is no WebAssembly, whatever is allowed.
fn needed(wasm: &[u8]) -> Result<Vec<String>, String> {
    let valid = |features| Validator::new_with_features(features).validate_all(wasm).map(|_| ());
    let all = LATER.iter().fold(OLD, |all, (_, feature)| all.union(*feature));
    valid(all).map_err(|fault| fault.to_string())?;
    let mut found: Vec<String> = LATER
        .iter()
        .filter_map(|(name, feature)| {
            valid(all.difference(*feature)).err().map(|fault| format!("{name} ({fault})"))
        })
        .collect();
    if let Err(fault) = valid(OLD)
        && found.is_empty()
    {
        // Two newer features may each stand in for the other.
        found.push(fault.to_string());
    }
    Ok(found)
}

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut good = !files.is_empty();
    for file in files {
        let found =
            std::fs::read(&file).map_err(|fault| fault.to_string()).and_then(|wasm| needed(&wasm));
        match found {
            Ok(found) if found.is_empty() => println!("{file}：旧浏览器可读"),
            Ok(found) => {
                good = false;
                eprintln!("{file}：旧浏览器读不懂，用到了 {}", found.join("；"));
            }
            Err(fault) => {
                good = false;
                eprintln!("{file}：{fault}");
            }
        }
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod tests {
    use super::needed;

    /// `(module (func (param i32) (result i32) local.get 0 <EXTRA>))`.
    fn module(extra: &[u8]) -> Vec<u8> {
        let mut wasm =
            b"\0asm\x01\0\0\0\x01\x06\x01\x60\x01\x7f\x01\x7f\x03\x02\x01\0\x0a".to_vec();
        let size = u8::try_from(extra.len()).unwrap();
        wasm.extend([size + 6, 1, size + 4, 0, 0x20, 0]);
        wasm.extend(extra);
        wasm.push(0x0b);
        wasm
    }

    #[test]
    fn the_first_webassembly_passes() {
        assert_eq!(needed(&module(&[])), Ok(vec![]));
    }

    #[test]
    fn what_came_later_is_named() {
        // i32.extend8_s
        let found = needed(&module(&[0xc0])).unwrap();
        assert!(found.len() == 1 && found[0].starts_with("sign-ext"), "{found:?}");
        // ref.null extern; drop
        let found = needed(&module(&[0xd0, 0x6f, 0x1a])).unwrap();
        assert!(found.len() == 1 && found[0].starts_with("reference-types"), "{found:?}");
    }

    #[test]
    fn what_is_no_program_is_said_to_be_none() {
        assert!(needed(b"<!doctype html>").is_err());
        assert!(needed(&module(&[0xfe])).is_err());
    }
}
