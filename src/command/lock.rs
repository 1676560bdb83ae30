//! `assess lock`: what was reviewed is written down, so that nothing of it is lost unnoticed.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use super::notices::{list, look};
use super::out::{complain, say};
use crate::notice::compile;
use crate::notice::coverage::Told;
use crate::notice::finding::Code;
use crate::notice::load::{Folder, LOCK, Shelf};
use crate::notice::lock;

/// What sentences are tied to, for people.
const TIED: [(Told, &str); 4] = [
    (Told::Rule, "有规则"),
    (Told::Information, "只作说明"),
    (Told::Unwritten, "未能写成规则"),
    (Told::Unquoted, "不作条款"),
];

/// Writes the locks of a folder's notices, or of those named, where nothing else is wrong with them.
pub fn lock(root: &Path, only: &[&str]) -> ExitCode {
    let report = look(root);
    let wrong: Vec<_> =
        report.findings.into_iter().filter(|finding| finding.code != Code::Lock).collect();
    if !wrong.is_empty() {
        complain(&format!("{}\n先改正这些，再写核对记录", list(&wrong)));
        return ExitCode::FAILURE;
    }
    let known = |name: &&&str| report.shelf.folders().any(|folder| folder.edition == **name);
    if let Some(unknown) = only.iter().find(|name| !known(name)) {
        complain(&format!("没有收录 {unknown}"));
        return ExitCode::FAILURE;
    }
    let mut said = String::new();
    for folder in report.shelf.folders() {
        if only.is_empty() || only.contains(&folder.edition.as_str()) {
            if let Err(error) =
                std::fs::write(root.join(&folder.edition).join(LOCK), lock::text(folder))
            {
                complain(&format!("{}/{LOCK} 无法写入：{error}", folder.edition));
                return ExitCode::FAILURE;
            }
            tell(&report.shelf, folder, &mut said);
        }
    }
    say(said.trim_end())
}

/// What has changed since the last review, and what becomes of every sentence.
fn tell(shelf: &Shelf, folder: &Folder, said: &mut String) {
    let changes = lock::check(folder);
    let _ = match (&folder.lock, changes.len()) {
        (None, _) => writeln!(said, "{}：第一次写核对记录", folder.edition),
        (Some(_), 0) => writeln!(said, "{}：规则没有变", folder.edition),
        (Some(_), count) => {
            writeln!(said, "{}：有 {count} 处变化\n{}", folder.edition, list(&changes))
        }
    };
    if let Some(coverage) = compile::coverage(shelf, &folder.edition) {
        let counts = TIED.map(|(told, name)| format!("{name} {}", coverage.count(told)));
        let _ = writeln!(said, "  原文 {} 句：{}", coverage.sentences.len(), counts.join("，"));
    }
}
