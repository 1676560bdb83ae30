//! The lock (`lock.txt`) of a folder: every rule that was there when somebody last went through it.
//!
//! A rule that is lost is not missed by those that stay; whoever it excluded would pass in silence. So
//! what was reviewed is written down, a line a table, and while rules and lock differ nothing is
//! concluded from the folder. Words for people may change without a new review.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use toml::{Table, Value};

use super::finding::{Code, Finding};
use super::load::folder::{FORMS, Folder, LOCK, SOURCE};
use super::load::table;
use crate::domain::sealed::{digest, name};

/// Tables that decide nothing: how things are asked, found and called.
const SPOKEN: &[&str] =
    &["wording", "page", "guide", "contact", "link", "rhythm", "signup", "unquoted", "spoken"];
/// Keys whose words decide nothing.
const WORDS: &[&str] = &[
    "quote", "printed", "meaning", "derived", "harmless", "open", "show", "tags", "topic", "place",
    "column", "list", "check", "why", "mend", "label", "ask", "say", "text", "note", "copies",
    "size", "stamp", "rejected", "where", "policy", "title", "number", "issuer", "issued",
    "summary", "expiry", "files",
];
/// Keys of a clause point that look like words and decide.
const DECIDING: &[&str] = &["point"];
/// Keys under which a condition stands: there every word decides.
const CONDITIONS: &[&str] =
    &["when", "unless", "fits", "from", "unusable", "person", "prior", "adds"];
/// Keys by which a table is told from its like.
const NAMES: &[&str] = &[
    "id", "key", "name", "fact", "word", "result", "change", "begins", "verify", "clause",
    "series", "year",
];

const HEAD: &str = "\
# 核对记录：上一次逐项核对时，本版有哪些规则。由 assess lock 写出，请勿手改。
# 少了、多了或者改了规则，在重新核对、运行 assess lock 之前，本版不能使用。只改说明文字的不必。
";

/// A table of a file: file, table, name.
type Key = (String, String, String);
/// What was written down of it: its parts with their numbers, and a digest of what decides.
type Entry = (String, String);

/// The lock as it should be written now.
#[must_use]
pub fn text(folder: &Folder) -> String {
    let mut out = HEAD.to_owned();
    for ((file, table, name), (parts, sum)) in entries(folder) {
        let _ = writeln!(out, "{file}\t{table}\t{name}\t{parts}\t{sum}");
    }
    out
}

/// Where rules and lock differ; nothing where there is no lock.
#[must_use]
pub fn check(folder: &Folder) -> Vec<Finding> {
    let Some(lock) = &folder.lock else {
        return Vec::new();
    };
    let (now, then) = (entries(folder), read(&lock.text));
    let mut findings = Vec::new();
    let mut report = |key: &Key, note: String| {
        let (file, table, name) = key;
        let file = format!("{}/{file}", folder.edition);
        findings.push(Finding::new(Code::Lock, &file).within(name).of(table).noting(note));
    };
    for (key, (parts, sum)) in &then {
        match now.get(key) {
            None => report(key, format!("核对过的规则不见了。{REMEDY}")),
            Some((present, _)) if present != parts => {
                report(
                    key,
                    format!(
                        "与核对时不同：当时是{}，现在是{}。{REMEDY}",
                        said(parts),
                        said(present)
                    ),
                );
            }
            Some((_, present)) if present != sum => {
                report(key, format!("核对以后改过。{REMEDY}"));
            }
            Some(_) => {}
        }
    }
    for key in now.keys().filter(|key| !then.contains_key(*key)) {
        report(key, format!("这是核对以后加上的。{REMEDY}"));
    }
    findings
}

/// What was reviewed and is not there any more: whole tables, and effects of a table that stays. A lock is
/// not written over them in passing.
#[must_use]
pub fn lost(folder: &Folder) -> Vec<Finding> {
    let Some(lock) = &folder.lock else {
        return Vec::new();
    };
    let now = entries(folder);
    let then = read(&lock.text);
    let lost = then.iter().filter_map(|(key, (parts, _))| {
        let note = match now.get(key) {
            None => "核对过的规则不见了".to_owned(),
            Some((present, _)) if fewer(parts, present) => {
                format!("少了规则：当时是{}，现在是{}", said(parts), said(present))
            }
            Some(_) => return None,
        };
        let (file, table, name) = key;
        let file = format!("{}/{file}", folder.edition);
        Some(Finding::new(Code::Lock, &file).within(name).of(table).noting(note))
    });
    lost.collect()
}

/// Whether some part is there fewer times than it was.
fn fewer(then: &str, now: &str) -> bool {
    let counts = |parts: &str| -> BTreeMap<String, usize> {
        let parts = parts.split(' ').filter_map(|part| part.rsplit_once('×'));
        parts.map(|(part, count)| (part.to_owned(), count.parse().unwrap_or(0))).collect()
    };
    let now = counts(now);
    counts(then).iter().any(|(part, count)| now.get(part).is_none_or(|present| present < count))
}

const REMEDY: &str = "误删、误改的请找回来；有意的请逐项核对，然后运行 assess lock";

/// The finding that a folder has no lock.
#[must_use]
pub fn missing(folder: &Folder) -> Option<Finding> {
    folder.lock.is_none().then(|| {
        Finding::new(Code::Lock, &format!("{}/{LOCK}", folder.edition))
            .noting("没有核对记录，少了一条规则也看不出来。请逐项核对后运行 assess lock")
    })
}

fn said(parts: &str) -> String {
    if parts == "-" { "没有效果".to_owned() } else { format!("「{parts}」") }
}

fn read(text: &str) -> BTreeMap<Key, Entry> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| {
            let mut cells = line.split('\t').map(str::to_owned);
            let mut next = || cells.next().unwrap_or_default();
            ((next(), next(), next()), (next(), next()))
        })
        .collect()
}

/// Every table of the folder's rules, and every row and column of its committee table.
fn entries(folder: &Folder) -> BTreeMap<Key, Entry> {
    let mut found: BTreeMap<Key, (BTreeMap<String, usize>, u64)> = BTreeMap::new();
    let mut add = |key: Key, parts: Vec<String>, sum: u64| {
        let entry = found.entry(key).or_insert_with(|| (BTreeMap::new(), 0));
        for part in parts {
            *entry.0.entry(part).or_default() += 1;
        }
        entry.1 = digest(entry.1, &sum.to_le_bytes());
    };
    let added = folder.files.iter().flat_map(|(_, file)| &file.options).flat_map(|list| &list.add);
    let added: Vec<&str> = added.map(String::as_str).collect();
    for text in &folder.texts {
        let Some((_, file)) = text.name.split_once('/') else {
            continue;
        };
        add((file.to_owned(), "文件".to_owned(), String::new()), Vec::new(), 0);
        if folder.committees.as_ref().is_some_and(|table| table.name == text.name) {
            for (place, cells) in table::records(text).iter().enumerate() {
                let kind = if place == 0 { "表头" } else { "行" };
                let sum =
                    cells.iter().fold(0, |sum, cell| digest(digest(sum, b"\t"), cell.as_bytes()));
                let name = if place == 0 { "" } else { cells.first().map_or("", String::as_str) };
                let parts = if place == 0 { cells.clone() } else { Vec::new() };
                add((file.to_owned(), kind.to_owned(), name.to_owned()), parts, sum);
            }
            continue;
        }
        // What is printed on a form decides nothing.
        if file.starts_with(FORMS) {
            continue;
        }
        let Ok(tables) = toml::from_str::<Table>(&text.text) else {
            continue;
        };
        for (table, value) in tables.iter().filter(|(table, _)| !SPOKEN.contains(&table.as_str())) {
            let list = std::slice::from_ref(value);
            for one in value.as_array().map_or(list, Vec::as_slice) {
                let key = (file.to_owned(), table.clone(), named(one));
                let mut sum = sum(0, one, false);
                // Whoever "is not" something may be what was added: such a rule is gone through again.
                if !added.is_empty() && denies(one) {
                    sum = digest(sum, added.concat().as_bytes());
                }
                add(key, effects(table, one), sum);
            }
        }
    }
    if let Some(source) = &folder.source {
        let key = (SOURCE.to_owned(), "原文".to_owned(), String::new());
        add(key, Vec::new(), digest(0, source.text.as_bytes()));
    }
    let said = |parts: BTreeMap<String, usize>| {
        let parts: Vec<String> =
            parts.into_iter().map(|(part, count)| format!("{part}×{count}")).collect();
        if parts.is_empty() { "-".to_owned() } else { parts.join(" ") }
    };
    found.into_iter().map(|(key, (parts, sum))| (key, (said(parts), name(sum)))).collect()
}

/// Whether a condition of the table says what somebody is not.
fn denies(value: &Value) -> bool {
    match value {
        Value::Table(table) => table.iter().any(|(key, value)| key == "not" || denies(value)),
        Value::Array(values) => values.iter().any(denies),
        _ => false,
    }
}

/// What a table is called.
fn named(table: &Value) -> String {
    let word = NAMES.iter().find_map(|key| match table.get(key)? {
        Value::String(word) => Some(word.clone()),
        Value::Array(words) => {
            let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
            Some(words.join("、"))
        }
        Value::Integer(year) => Some(year.to_string()),
        _ => None,
    });
    word.unwrap_or_default().replace(['\t', '\n'], " ")
}

/// The effects of a clause, each by its kind; one table of another kind.
fn effects(table: &str, value: &Value) -> Vec<String> {
    let Some(parts) = value.as_table().filter(|_| table == "clause") else {
        return vec![table.to_owned()];
    };
    let kinds = parts.iter().filter(|(key, _)| !WORDS.contains(&key.as_str()));
    kinds
        .flat_map(|(key, value)| {
            let count = value.as_array().map_or(0, Vec::len);
            std::iter::repeat_n(key.clone(), count)
        })
        .collect()
}

/// A digest of what decides; within a `condition` every word does.
fn sum(before: u64, value: &Value, condition: bool) -> u64 {
    match value {
        Value::Table(table) => table.iter().fold(digest(before, b"{"), |before, (key, value)| {
            if !condition && WORDS.contains(&key.as_str()) {
                return before;
            }
            let within =
                condition || CONDITIONS.contains(&key.as_str()) || DECIDING.contains(&key.as_str());
            sum(digest(digest(before, key.as_bytes()), b"="), value, within)
        }),
        Value::Array(values) => {
            values.iter().fold(digest(before, b"["), |before, value| sum(before, value, condition))
        }
        other => digest(digest(before, b","), other.to_string().as_bytes()),
    }
}
