//! `assess lock`: what was reviewed is written down, so that nothing of it is lost unnoticed.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use super::notices::look;
use super::out::{complain, list, say};
use crate::notice::compile;
use crate::notice::coverage::Told;
use crate::notice::finding::Code;
use crate::notice::load::{Folder, LOCK, NoticeSet};
use crate::notice::lock;

/// What sentences are tied to, for people.
const TIED: [(Told, &str); 4] = [
    (Told::Rule, "有规则"),
    (Told::Information, "只作说明"),
    (Told::Unwritten, "未能写成规则"),
    (Told::Unquoted, "不作条款"),
];

/// Said by who means to lose rules that were reviewed.
const REMOVED: &str = "--removed";

/// Writes the locks of a folder's notices, or of those named, where nothing else is wrong with them. Where
/// rules are gone that were reviewed, only if that is said to be meant.
pub fn lock(root: &Path, words: &[&str]) -> ExitCode {
    let (meant, only): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| **word == REMOVED);
    let report = look(root);
    let wrong: Vec<_> =
        report.findings.into_iter().filter(|finding| finding.code != Code::Lock).collect();
    if !wrong.is_empty() {
        complain(&format!("{}\n先改正这些，再写核对记录", list(&wrong)));
        return ExitCode::FAILURE;
    }
    let known = |name: &&&str| report.set.folders().any(|folder| folder.edition == **name);
    if let Some(unknown) = only.iter().find(|name| !known(name)) {
        complain(&format!("没有收录 {unknown}"));
        return ExitCode::FAILURE;
    }
    let wanted = |folder: &&Folder| only.is_empty() || only.contains(&folder.edition.as_str());
    let lost: Vec<_> = report.set.folders().filter(wanted).flat_map(lock::lost).collect();
    if meant.is_empty() && !lost.is_empty() {
        complain(&format!(
            "{}\n核对过的规则少了，没有写核对记录。误删的请找回来；确实要删的，逐项核对以后加上 {REMOVED} 再运行",
            list(&lost)
        ));
        return ExitCode::FAILURE;
    }
    let mut said = String::new();
    for folder in report.set.folders().filter(wanted) {
        let written = std::fs::write(root.join(&folder.edition).join(LOCK), lock::text(folder));
        if let Err(error) = written {
            complain(&format!("{}/{LOCK} 无法写入：{error}", folder.edition));
            return ExitCode::FAILURE;
        }
        tell(&report.set, folder, &mut said);
    }
    say(said.trim_end())
}

/// What has changed since the last review, and what becomes of every sentence.
fn tell(set: &NoticeSet, folder: &Folder, said: &mut String) {
    let changes = lock::check(folder);
    let _ = match (&folder.lock, changes.len()) {
        (None, _) => writeln!(said, "{}：第一次写核对记录", folder.edition),
        (Some(_), 0) => writeln!(said, "{}：规则没有变", folder.edition),
        (Some(_), count) => {
            writeln!(said, "{}：有 {count} 处变化\n{}", folder.edition, list(&changes))
        }
    };
    if let Some(coverage) = compile::coverage(set, &folder.edition) {
        let counts = TIED.map(|(told, name)| format!("{name} {}", coverage.count(told)));
        let _ = writeln!(said, "  原文 {} 句：{}", coverage.sentences.len(), counts.join("，"));
    }
}
