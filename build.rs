//! Gives the program the version of the format in which compiled notices travel, and says how the wizard's
//! program is linked where it is to be cut (`ZHICHENG_SPLIT`, `scripts/programs.mjs`).
//!
//! A compiled notice is a row of bytes without names: a program reads it rightly only if it was
//! written by the same types. So the version is not a number somebody has to remember to raise, it is
//! a digest of the sources that say how the bytes are laid out, and it changes when they change.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The sources that lay out bytes: all of the vocabulary, and every file with a `packed!` line.
const ALL_OF: &str = "src/domain";
const MARK: &str = "packed!(";

/// Set where the wizard's program is to be cut.
const SPLIT: &str = "ZHICHENG_SPLIT";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-env-changed={SPLIT}");
    if env::var_os(SPLIT).is_some() {
        println!("cargo:rustc-cfg=split");
        // By its relocations the tool that cuts sees what needs what.
        println!("cargo:rustc-link-arg-bin=zhicheng-app=--emit-relocs");
    }
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=build.rs");
    let mut sources = Vec::new();
    collect(Path::new("src"), &mut sources)?;
    sources.sort();
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for path in sources {
        let text = fs::read_to_string(&path)?;
        if path.starts_with(ALL_OF) || text.contains(MARK) {
            // Comments and indentation lay out nothing.
            let lines = text.lines().map(str::trim).filter(|line| !line.starts_with("//"));
            for byte in lines.flat_map(|line| line.bytes().chain([b'\n'])) {
                sum = (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
    }
    println!("cargo:rustc-env=NOTICE_FORMAT={}", (sum ^ (sum >> 32)) & 0xffff_ffff);
    Ok(())
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    Ok(())
}
