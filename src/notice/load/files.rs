//! Which files there are. Nothing is passed over in silence: a file is read, or a finding names it.

use std::fs;
use std::path::Path;

use super::{CASES, COMMITTEES, COMMON, FORMS, LOCK, SOURCE, Text, decode};
use crate::notice::finding::{Code, Finding, nearest};

/// Larger than any file of a notice.
const MAX_BYTES: u64 = 8_000_000;
/// More than any notice has.
const MAX_FILES: usize = 5_000;
/// Deeper than any notice goes.
const MAX_DEPTH: usize = 4;
/// What systems leave in folders; it holds nothing of ours.
const LEFT_BY_SYSTEMS: &[&str] = &["thumbs.db", "desktop.ini"];

/// An edition's id with its texts, sorted by name.
pub type Edition = (String, Vec<Text>);

/// The texts of every edition's folder, sorted by id, with what cannot be read.
pub fn read(root: &Path) -> (Vec<Edition>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut editions = Vec::new();
    for entry in entries(root, "", &mut findings) {
        if entry.kind != Kind::Folder {
            findings.push(stray(&entry).noting(
                "这里只放各版通知的文件夹，这个文件不会被读取。请移进它的文件夹，或者移走",
            ));
            continue;
        }
        if !is_id(&entry.name) {
            findings.push(Finding::new(Code::FolderName, &entry.name));
            continue;
        }
        let mut reader = Reader { root, texts: Vec::new(), findings: Vec::new(), seen: 0 };
        reader.folder(&entry.name, 1);
        findings.append(&mut reader.findings);
        if !reader.texts.iter().any(|text| text.name.ends_with(".toml")) {
            findings.push(
                Finding::new(Code::Empty, &entry.name)
                    .noting("这个文件夹里没有 .toml 文件，请放入通知的规则文件，或者删去文件夹"),
            );
        }
        reader.texts.sort_by(|one, other| one.name.cmp(&other.name));
        editions.push((entry.name, reader.texts));
    }
    if !editions.iter().any(|(id, _)| id != COMMON) && findings.is_empty() {
        let name = root.display().to_string();
        findings.push(
            Finding::new(Code::Empty, &name).noting("这里没有任何通知版本的文件夹，请核对路径"),
        );
    }
    (editions, findings)
}

/// Whether a folder's name can be an edition: part of addresses, file names and ids of clauses.
fn is_id(name: &str) -> bool {
    let plain = |mark: u8| mark.is_ascii_lowercase() || mark.is_ascii_digit() || mark == b'-';
    name.len() <= 40
        && name.bytes().all(plain)
        && name.starts_with(|mark: char| mark.is_ascii_lowercase())
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
    /// A link, pipe or device.
    Other,
}

struct Entry {
    /// Relative to the root.
    name: String,
    kind: Kind,
}

impl Entry {
    fn last(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or_default()
    }
}

/// What a folder holds, by name; without what systems leave there.
fn entries(root: &Path, folder: &str, findings: &mut Vec<Finding>) -> Vec<Entry> {
    let path = root.join(folder);
    let shown = if folder.is_empty() { root.display().to_string() } else { folder.to_owned() };
    let unread = |error: std::io::Error| {
        Finding::new(Code::Ignored, &shown)
            .noting(format!("文件夹打不开，请检查它在不在、权限对不对（{error}）"))
    };
    let listed = match fs::read_dir(&path) {
        Ok(listed) => listed,
        Err(error) => {
            findings.push(unread(error));
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    for entry in listed {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                findings.push(unread(error));
                continue;
            }
        };
        let os_name = entry.file_name();
        let lossy = os_name.to_string_lossy().into_owned();
        if lossy.starts_with('.') || LEFT_BY_SYSTEMS.contains(&lossy.to_lowercase().as_str()) {
            continue;
        }
        let name = if folder.is_empty() { lossy } else { format!("{folder}/{lossy}") };
        if os_name.to_str().is_none() {
            findings
                .push(Finding::new(Code::Ignored, &name).noting("文件名里有读不出来的字，请改名"));
            continue;
        }
        let kind = match entry.file_type() {
            Ok(kind) if kind.is_file() => Kind::File,
            Ok(kind) if kind.is_dir() => Kind::Folder,
            _ => Kind::Other,
        };
        found.push(Entry { name, kind });
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

struct Reader<'r> {
    root: &'r Path,
    texts: Vec<Text>,
    findings: Vec<Finding>,
    seen: usize,
}

impl Reader<'_> {
    fn folder(&mut self, folder: &str, depth: usize) {
        for entry in entries(self.root, folder, &mut self.findings) {
            self.seen += 1;
            if self.seen > MAX_FILES {
                let note = format!("文件太多（超过 {MAX_FILES} 个），请只放通知的文件");
                self.findings.push(Finding::new(Code::Endless, folder).noting(note));
                return;
            }
            match entry.kind {
                Kind::Other => self.findings.push(
                    Finding::new(Code::Endless, &entry.name)
                        .noting("这是快捷方式、管道或设备，不是文件，不会被读取。请换成文件本身"),
                ),
                Kind::Folder if depth >= MAX_DEPTH => self.findings.push(
                    Finding::new(Code::Endless, &entry.name)
                        .noting("文件夹套得太深，请放到外面几层"),
                ),
                Kind::Folder => {
                    let known = [CASES, FORMS, "clauses"];
                    if depth == 1
                        && !known.contains(&entry.last())
                        && let Some(meant) = nearest(entry.last(), known)
                    {
                        let finding = Finding::new(Code::Ignored, &entry.name);
                        self.findings.push(
                            finding.noting(format!("文件夹的名称不对，是不是「{meant}」？请改名")),
                        );
                        continue;
                    }
                    self.folder(&entry.name, depth + 1);
                }
                Kind::File => self.file(&entry, depth),
            }
        }
    }

    fn file(&mut self, entry: &Entry, depth: usize) {
        let last = entry.last();

        let known = last
            .strip_suffix(".toml")
            .is_some_and(|stem| !stem.is_empty() && !stem.contains(".toml"))
            || depth == 1 && [COMMITTEES, SOURCE, LOCK].contains(&last);
        if !known {
            self.findings.push(ignored(entry, depth));
            return;
        }
        let path = self.root.join(&entry.name);
        let size = fs::metadata(&path).map_or(0, |data| data.len());
        if size > MAX_BYTES {
            self.findings.push(
                Finding::new(Code::Endless, &entry.name).noting("文件太大，不像通知的文件，请核对"),
            );
            return;
        }
        match fs::read(&path).map(|bytes| decode(&bytes)) {
            Ok(Some(text)) => self.texts.push(Text { name: entry.name.clone(), text }),
            Ok(None) => self.findings.push(Finding::new(Code::Encoding, &entry.name)),
            Err(error) => {
                let note = format!("文件打不开，请检查权限（{error}）");
                self.findings.push(Finding::new(Code::Ignored, &entry.name).noting(note));
            }
        }
    }
}

fn stray(entry: &Entry) -> Finding {
    Finding::new(Code::Ignored, &entry.name)
}

/// A file that is not read, with what its name was probably meant to be.
fn ignored(entry: &Entry, depth: usize) -> Finding {
    let lower = entry.last().to_lowercase();
    let finding = stray(entry);
    let hidden = |ending: &str| lower.strip_suffix(ending).is_some_and(|stem| stem.contains('.'));
    if hidden(".txt") || hidden(".bak") {
        let note = "文件名后面多了一截（记事本常会加上 .txt），所以不会被读取。请在文件夹的“查看”里显示扩展名，再把它去掉";
        return finding.noting(note);
    }
    if lower.ends_with(".csv") || lower.ends_with(".xlsx") || lower.ends_with(".xls") {
        let place = if depth == 1 { "" } else { "，直接放在本版的文件夹里" };
        return finding.noting(format!(
            "评委会表须存成 CSV，文件名正好是 {COMMITTEES}{place}；这个文件不会被读取"
        ));
    }
    if lower.ends_with(".docx")
        || lower.ends_with(".doc")
        || lower.ends_with(".pdf")
        || lower.ends_with(".txt")
    {
        return finding
            .noting(format!("通知原文请另存为纯文字，文件名正好是 {SOURCE}；这个文件不会被读取"));
    }
    if lower.ends_with(".toml") {
        return finding.noting("扩展名须是小写的 .toml，所以这个文件不会被读取，请改名");
    }
    finding
}
