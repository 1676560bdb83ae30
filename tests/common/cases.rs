//! The worked cases of a folder of notices, and what differs between what they expect and what comes out.

use std::path::Path;

#[allow(unused_imports, reason = "shared by tests that each use a part of it")]
pub use zhicheng::command::cases::{Example, differences};
use zhicheng::notice::load;

/// The cases of every edition under `root`, each with all its facts.
pub fn load(root: &Path) -> Vec<Example> {
    let (examples, findings) = zhicheng::command::cases::read(&load::survey(root).0);
    let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    examples
}
