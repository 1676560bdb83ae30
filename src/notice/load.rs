//! Reading the folder of notices.

use std::{fs, io, path::Path};

use super::lint::{Code, Problem};
use super::source::{File, form::Form};

/// The folder that holds what all editions share.
pub const COMMON: &str = "common";
/// The folder of an edition that holds its worked examples: tests read them, no rule does.
pub const CASES: &str = "cases";

/// The folder within an edition's that holds its official forms.
const FORMS: &str = "/forms/";

/// The text of one file of a notice.
#[derive(Debug, Clone)]
pub struct Text {
    /// Its path relative to the folder of notices, with `/`.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// The files of one edition, or of the common folder, sorted by name.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    /// The edition's id, or [`COMMON`].
    pub edition: String,
    /// Parsed TOML files with their names.
    pub files: Vec<(String, File)>,
    /// Parsed official forms with their file names.
    pub forms: Vec<(String, Form)>,
    /// The committee table, where there is one.
    pub committees: Option<Text>,
    /// Digest of all its files.
    pub digest: u64,
}

/// All folders of notices.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// What all editions share.
    pub common: Folder,
    /// The editions, sorted by id.
    pub editions: Vec<Folder>,
}

/// Reads `root`, in which every folder but [`COMMON`] is an edition.
///
/// # Errors
/// What the file system says, or the files that are not what they should be.
pub fn shelf(root: &Path) -> Result<Shelf, Vec<Problem>> {
    let mut shelf = Shelf::default();
    let mut problems = Vec::new();
    for edition in names(root).map_err(|error| vec![io_problem(root, &error)])? {
        if !root.join(&edition).is_dir() {
            continue;
        }
        let texts = match texts(root, &edition) {
            Ok(texts) => texts,
            Err(error) => {
                problems.push(io_problem(&root.join(&edition), &error));
                continue;
            }
        };
        match folder(&edition, &texts) {
            Ok(folder) if edition == COMMON => shelf.common = folder,
            Ok(folder) => shelf.editions.push(folder),
            Err(more) => problems.extend(more),
        }
    }
    if problems.is_empty() { Ok(shelf) } else { Err(problems) }
}

/// Parses the files of one folder.
///
/// # Errors
/// Every file that is not TOML of the right shape.
pub fn folder(edition: &str, texts: &[Text]) -> Result<Folder, Vec<Problem>> {
    let mut folder = Folder { edition: edition.to_owned(), ..Folder::default() };
    let mut problems = Vec::new();
    for text in texts {
        folder.digest = digest(digest(folder.digest, text.name.as_bytes()), text.text.as_bytes());
        if text.name.ends_with("committees.csv") {
            folder.committees = Some(text.clone());
        } else if text.name.ends_with(".toml") {
            let parsed = if text.name.contains(FORMS) {
                toml::from_str(&text.text).map(|form| folder.forms.push((text.name.clone(), form)))
            } else {
                toml::from_str(&text.text).map(|file| folder.files.push((text.name.clone(), file)))
            };
            problems.extend(parsed.err().map(|error| Problem {
                code: Code::Syntax,
                file: text.name.clone(),
                place: String::new(),
                message: format!("文件写法有误，请改正后再试：{}", error.to_string().trim()),
            }));
        }
    }
    if problems.is_empty() { Ok(folder) } else { Err(problems) }
}

fn texts(root: &Path, edition: &str) -> io::Result<Vec<Text>> {
    let mut found = Vec::new();
    let mut open = vec![edition.to_owned()];
    while let Some(name) = open.pop() {
        let path = root.join(&name);
        if path.is_dir() {
            let inner = names(&path)?.into_iter().filter(|inner| inner != CASES);
            open.extend(inner.map(|inner| format!("{name}/{inner}")));
        } else if name.ends_with(".toml") || name.ends_with(".csv") {
            let text = fs::read_to_string(&path)?;
            found.push(Text { name, text: text.trim_start_matches('\u{feff}').to_owned() });
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

fn names(path: &Path) -> io::Result<Vec<String>> {
    let mut names = fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
        .collect::<io::Result<Vec<_>>>()?;
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    Ok(names)
}

fn io_problem(path: &Path, error: &io::Error) -> Problem {
    Problem {
        code: Code::Syntax,
        file: path.display().to_string(),
        place: String::new(),
        message: format!("无法读取，请检查文件夹和权限：{error}"),
    }
}

/// FNV-1a, 64 bits: it tells apart versions of a file, nothing more is asked of it.
fn digest(start: u64, bytes: &[u8]) -> u64 {
    let start = if start == 0 { 0xcbf2_9ce4_8422_2325 } else { start };
    bytes
        .iter()
        .fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
