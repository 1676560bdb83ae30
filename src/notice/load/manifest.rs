//! The list of an edition's files in its `[notice]`: a file that is lost takes its rules with it
//! without a word, so the notice itself says which files it is made of.

use std::collections::BTreeSet;

use super::Folder;
use crate::notice::finding::{Code, Finding};

/// The files of an edition as its list should name them, relative to its folder.
#[must_use]
pub fn files(folder: &Folder) -> BTreeSet<&str> {
    let texts = folder.texts.iter().chain(&folder.source);
    texts.filter_map(|text| text.name.split_once('/').map(|(_, name)| name)).collect()
}

/// Where the list and the folder differ; nothing where there is no list.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let mut heads =
        folder.files.iter().filter_map(|(name, file)| Some((name, file.notice.as_ref()?)));
    let Some((file, head)) = heads.next() else {
        let note = "缺少 [notice] 表，请写明通知名称、区县、年度和机关";
        return vec![Finding::new(Code::Incomplete, &folder.edition).noting(note)];
    };
    if head.files.is_empty() {
        return Vec::new();
    }
    let there = files(folder);
    let listed: BTreeSet<&str> = head.files.iter().map(String::as_str).collect();
    let finding = |name: &&str, note: &str| {
        Finding::new(Code::Manifest, file).of("files").saw(name).noting(note)
    };
    let lost = listed
        .difference(&there)
        .map(|name| finding(name, "清单里有这个文件，文件夹里没有。请找回文件，或从 files 中删去"));
    let new = there
        .difference(&listed)
        .map(|name| finding(name, "文件夹里有这个文件，清单里没有。请写进 files，或移走文件"));
    lost.chain(new).collect()
}
