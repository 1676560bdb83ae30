//! In which file and line a finding is. The compiler knows the file and the table; the line is where the table
//! names itself, or the word at fault within it. What was found by trying the rules of a whole folder on people
//! is where that is written which has to be changed.

use crate::notice::finding::{Code, Finding};
use crate::notice::load::slips::line_and_column;
use crate::notice::load::{Folder, NoticeSet};

/// Fills in line and column where they are not known yet and the file says them.
pub fn locate(set: &NoticeSet, finding: &mut Finding) {
    if finding.line > 0 {
        return;
    }
    if let Some(folder) = set.folders().find(|folder| folder.edition == finding.file) {
        within(folder, finding);
        return;
    }
    let folders = set.editions.iter().chain([&set.common]);
    let mut texts = folders.flat_map(|folder| &folder.texts);
    let Some(text) = texts.find(|text| text.name == finding.file) else {
        return;
    };
    let text = text.text.as_str();
    let begin = if finding.table.is_empty() { Some(0) } else { quoted(text, &finding.table) };
    let Some(begin) = begin else {
        return;
    };
    // A table ends where another of its rank begins; its parts are written `[[clause.window]]`.
    let rest = text.get(begin..).unwrap_or_default();
    let end = next_table(rest).map_or(text.len(), |end| begin + end);
    let table = text.get(begin..end).unwrap_or_default();
    let key =
        (!finding.key.is_empty()).then(|| table.find(&format!("\n{} =", finding.key))).flatten();
    let from = key.map_or(0, |key| key + 1);
    let word = (!finding.found.is_empty())
        .then(|| table.get(from..).unwrap_or_default().find(&finding.found).map(|word| from + word))
        .flatten()
        .or(key.map(|key| key + 1));
    let at = match (word, finding.table.is_empty()) {
        (Some(word), _) => begin + word,
        (None, false) => begin,
        (None, true) => return,
    };
    (finding.line, finding.column) = line_and_column(text, at);
}

/// Names the file of a finding about a whole folder, and the line in it: the first of the places where it may
/// have to be mended.
fn within(folder: &Folder, finding: &mut Finding) {
    for mark in marks(finding) {
        for text in &folder.texts {
            let found = text.text.match_indices(&mark).map(|(at, _)| at);
            if let Some(at) = found.into_iter().find(|at| is_whole(&text.text, *at)) {
                finding.file.clone_from(&text.name);
                (finding.line, finding.column) = line_and_column(&text.text, at);
                return;
            }
        }
    }
}

/// What stands where the finding may have to be mended, the nearest first.
fn marks(finding: &Finding) -> Vec<String> {
    let Finding { table, found, .. } = finding;
    let nearest = match finding.code {
        // The rule that reads it.
        Code::NeverAsked => vec![format!("{found} = "), format!("\"{found}\"")],
        Code::HalfAsked | Code::Unread => vec![format!("fact = \"{found}\"")],
        Code::UnreadOption => vec![format!("fact = \"{table}\"")],
        Code::NothingToVerify => vec!["[[ladder]]".to_owned()],
        Code::NoPath if table == "[notice]" => vec!["covers = ".to_owned()],
        Code::NoPath => vec!["[[clause.path]]".to_owned()],
        _ => vec![format!("id = \"{table}\"")],
    };
    nearest.into_iter().chain(["[notice]".to_owned()]).collect()
}

/// Whether what stands there is neither in a comment nor the end of a longer word.
fn is_whole(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let goes_on =
        before.ends_with(|mark: char| mark.is_alphanumeric() || mark == '_' || mark == '.');
    !line.trim_start().starts_with('#') && !goes_on
}

/// Where a table names itself: the word in quotation marks, as the value of a key.
fn quoted(text: &str, word: &str) -> Option<usize> {
    let written = format!("\"{word}\"");
    let named = ["id = ", "key = ", "name = ", "fact = "].iter().find_map(|key| {
        let place = text.find(&format!("{key}{written}"))?;
        Some(place + key.len())
    });
    named.or_else(|| text.find(&written)).or_else(|| text.find(word))
}

/// Where the next table of the first rank begins.
fn next_table(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let head = line.trim_start_matches('[').split(']').next().unwrap_or_default();
        if at > 0 && line.starts_with('[') && !head.contains('.') {
            return Some(at);
        }
        at += line.len();
    }
    None
}
