//! What several tests need: the notices compiled, and a case assessed as the command line does it.

#![allow(
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "shared by tests that each use a part of it, and a test fails by panicking"
)]

pub mod cases;
pub mod deleted;
pub mod filled;
pub mod generate;
pub mod walk;
pub mod workspace;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::Value as Json;
use zhicheng::assess::{Assessment, assess};
use zhicheng::domain::Case;
use zhicheng::export::json;
use zhicheng::notice::finding::Finding;
use zhicheng::notice::load::{self, NoticeSet};
use zhicheng::notice::{Notice, compile};

/// A path within the project.
pub fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The set of all notices that the project ships.
pub fn notice_set() -> &'static NoticeSet {
    static NOTICE_SET: OnceLock<NoticeSet> = OnceLock::new();
    NOTICE_SET.get_or_init(|| {
        load::notice_set(&at("public/notices")).unwrap_or_else(|problems| refuse(&problems))
    })
}

/// Folders of notices that were made up for tests, each with its cases.
pub const FICTIONAL: &[&str] = &[
    "tests/notices/green",
    "tests/notices/fictional",
    "tests/notices/language",
    "tests/notices/words",
    "tests/notices/tried",
];

/// The made-up notices below `root`, beside what all editions share; what is wrong with them is for the
/// test to find.
pub fn fictional(root: &str) -> NoticeSet {
    let (own, _) = load::survey(&at(root));
    NoticeSet { common: notice_set().common.clone(), editions: own.editions }
}

/// The folder of one edition below `root`.
pub fn folder(root: &str, edition: &str) -> load::Folder {
    let (own, _) = load::survey(&at(root));
    own.editions.into_iter().find(|folder| folder.edition == edition).unwrap()
}

/// All notices that the project ships, compiled.
pub fn notices() -> &'static [Notice] {
    static NOTICES: OnceLock<Vec<Notice>> = OnceLock::new();
    NOTICES.get_or_init(|| compiled(notice_set()))
}

/// The notice of an edition that the project ships.
pub fn notice(edition: &str) -> &'static Notice {
    named(notices(), edition)
}

/// The worked case, the one case that tests of all kinds start from, with `changes` over it; null leaves out.
pub fn worked(changes: &Json) -> Json {
    let text = fs::read_to_string(at("tests/told/worked.json")).unwrap();
    let mut case: Json = serde_json::from_str(&text).unwrap();
    for (key, value) in changes.as_object().unwrap() {
        if value.is_null() {
            case.as_object_mut().unwrap().remove(key);
        } else {
            case[key] = value.clone();
        }
    }
    case
}

/// The edition of the worked case.
pub fn worked_edition() -> String {
    worked(&serde_json::json!({}))["edition"].as_str().unwrap().to_owned()
}

/// A notice that asks for the fact `key`.
pub fn asking(key: &str) -> &'static Notice {
    let asks = |notice: &&Notice| {
        let mut asked = notice.questions.iter();
        asked.any(|question| zhicheng::notice::names::key(Some(notice), question.fact) == key)
    };
    notices().iter().find(asks).unwrap_or_else(|| panic!("no notice asks for {key}"))
}

/// The notice of an edition among `notices`.
pub fn named<'n>(notices: &'n [Notice], edition: &str) -> &'n Notice {
    notices
        .iter()
        .find(|notice| notice.edition == edition)
        .unwrap_or_else(|| panic!("no edition {edition}"))
}

/// Every edition of a set, compiled.
pub fn compiled(set: &NoticeSet) -> Vec<Notice> {
    set.editions
        .iter()
        .map(|folder| {
            compile::notice(set, &folder.edition).unwrap_or_else(|problems| refuse(&problems))
        })
        .collect()
}

fn refuse<T>(problems: &[Finding]) -> T {
    let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
    panic!("the notices do not compile:\n{}", list.join("\n"))
}

/// A case read under `notices`, or the words of its fault.
pub fn read(notices: &[Notice], case: &Json) -> Result<Case, String> {
    let find = |id: &str| {
        notices.iter().find(|notice| notice.edition == id).map(zhicheng::notice::Notice::vocabulary)
    };
    json::read_case(&case.to_string(), find).map_err(|fault| fault.to_string())
}

/// A case read and assessed under the notice it names.
pub fn run(notices: &[Notice], case: &Json) -> (Case, Assessment, Json) {
    let read = read(notices, case).unwrap_or_else(|fault| panic!("{fault}\n{case}"));
    let notice = read.edition.as_deref().map(|id| named(notices, id));
    let assessment = assess(notice, &read);
    let json = json::assessment(notice, &read, &assessment);
    (read, assessment, json)
}

/// The ids in a list of the assessment's JSON.
pub fn ids(list: &Json) -> Vec<String> {
    let entries = list.as_array().map(Vec::as_slice).unwrap_or_default();
    entries.iter().filter_map(|entry| Some(entry.get("id")?.as_str()?.to_owned())).collect()
}
