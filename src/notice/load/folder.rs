//! One folder of a notice as it was read: its files, and what they are called.

use crate::notice::source::{Clause, File, form::Form};

/// The folder that holds what all editions share.
pub const COMMON: &str = "common";
/// The folder of an edition that holds its worked examples: no rule reads them.
pub const CASES: &str = "cases";
/// The folder within an edition's that holds its official forms.
pub const FORMS: &str = "forms";
/// The committee table, in the edition's folder itself.
pub const COMMITTEES: &str = "committees.csv";
/// The notice's own text, in the edition's folder itself; quotes are held against it.
pub const SOURCE: &str = "source.txt";
/// What was there when somebody last went through the rules, in the edition's folder itself.
pub const LOCK: &str = "lock.txt";

/// The text of one file of a notice.
#[derive(Debug, Clone)]
pub struct Text {
    /// Its path relative to the folder of notices, with `/`.
    pub name: String,
    /// What it says.
    pub text: String,
}

impl Text {
    /// The parts of its path behind the edition's folder.
    pub(super) fn parts(&self) -> Vec<&str> {
        self.name.split('/').skip(1).collect()
    }
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
    /// The notice's own text, where there is one.
    pub source: Option<Text>,
    /// Its lock, where there is one.
    pub lock: Option<Text>,
    /// Its worked examples.
    pub cases: Vec<Text>,
    /// Every file a rule is made of, as written.
    pub texts: Vec<Text>,
    /// Digest of all files a rule is made of.
    pub digest: u64,
}

impl Folder {
    /// The clauses in its files, in the order of the files.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.filed_clauses().map(|(_, clause)| clause)
    }

    /// The same, each with the name of its file.
    pub fn filed_clauses(&self) -> impl Iterator<Item = (&str, &Clause)> {
        self.files
            .iter()
            .flat_map(|(name, file)| file.clause.iter().map(|clause| (name.as_str(), clause)))
    }
}
