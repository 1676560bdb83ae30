//! Notices in a folder that a test may change, and things made wrong in them one at a time.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use zhicheng::command::notices::look;
use zhicheng::notice::Notice;
use zhicheng::notice::finding::Finding;
use zhicheng::notice::load::{self, COMMON, LOCK};

use super::{at, compiled, copy};

/// A file, what stands there, and what is written instead.
pub type Replaced<'a> = (&'a str, &'a str, &'a str);

/// The same with the code of what the check says, and whether it can say in which line.
pub type Mutation = (&'static str, &'static str, &'static str, &'static str, bool);

/// What all editions share, in a folder of the test's own.
pub fn shared(test: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&root);
    copy(&at("public/notices").join(COMMON), &root.join(COMMON));
    root
}

/// The same with all notices below `from`.
pub fn workspace(from: &str, test: &str) -> PathBuf {
    let root = shared(test);
    copy(&at(from), &root);
    root
}

/// The first edition below `from`, the one that is changed.
pub fn first(from: &str) -> String {
    let folders = fs::read_dir(at(from)).unwrap();
    folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).min().unwrap()
}

/// Writes other words in the place of the first `from`, which must stand there.
pub fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{}: {from}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// The notices below `from`, compiled without the lock of the first, in which words were replaced.
pub fn notices_with(from: &str, test: &str, replaced: &[Replaced<'_>]) -> Vec<Notice> {
    let root = workspace(from, test);
    let own = root.join(first(from));
    fs::remove_file(own.join(LOCK)).unwrap();
    for (file, old, new) in replaced {
        replace(&own.join(file), old, new);
    }
    compiled(&load::notice_set(&root).unwrap())
}

/// Makes each thing wrong in the first notice below `from`: the check must name it by its code, with its file,
/// its line where it can, and in words that are `clear`, and nothing else but what `follows` from a code.
pub fn each_is_named(
    from: &str,
    test: &str,
    mutations: &[Mutation],
    follows: fn(&Finding, &str) -> bool,
    clear: fn(&Finding) -> bool,
) {
    let edition = first(from);
    let mut failed = Vec::new();
    for (file, old, new, code, has_line) in mutations {
        let root = workspace(from, test);
        replace(&root.join(&edition).join(file), old, new);
        let findings = look(&root).findings;
        let others: BTreeSet<String> = findings
            .iter()
            .filter(|finding| finding.code.text() != *code && !follows(finding, code))
            .map(ToString::to_string)
            .collect();
        let named = findings.iter().find(|finding| finding.code.text() == *code);
        let is_named = named.is_some_and(|finding| {
            finding.file.starts_with(&edition) && (finding.line > 0 || !has_line) && clear(finding)
        });
        if !is_named || !others.is_empty() {
            failed.push(format!("{code} {file} {old:?} → {new:?}\n    {named:?}\n    {others:#?}"));
        }
    }
    assert!(failed.is_empty(), "{} of {}:\n{}", failed.len(), mutations.len(), failed.join("\n"));
}
