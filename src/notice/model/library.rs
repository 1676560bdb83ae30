//! The whole body of clauses, for reading; fetched only when somebody reads.

use crate::domain::packed::packed;

/// Every clause of one edition, in printed order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    /// The id of the edition.
    pub edition: String,
    /// Its clauses.
    pub entries: Vec<LibraryClause>,
}
packed!(Library { edition, entries });

/// A clause as the library shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryClause {
    /// Its stable id.
    pub id: String,
    /// Where it stands in the notice, as people cite it: 第二条.
    pub locator: String,
    /// Its topic, the same words in every edition.
    pub topic: String,
    /// Verbatim, mended where the print is damaged.
    pub quote: Vec<String>,
    /// As printed, where it was mended.
    pub printed: Vec<String>,
    /// What it means, in plain words.
    pub meaning: String,
    /// What it leaves open and whom to ask; empty where nothing is said of it.
    pub open: String,
    /// Pages and parts of the result beside which it is shown.
    pub show: Vec<String>,
    /// The column of the application system that it tells how to fill.
    pub column: Option<Column>,
    /// The things it lists.
    pub list: Option<List>,
    /// What it asks of files and numbers.
    pub checks: Vec<Check>,
}
packed!(LibraryClause {
    id,
    locator,
    topic,
    quote,
    printed,
    meaning,
    open,
    show,
    column,
    list,
    checks
});

/// What is said behind words that were mended.
pub const MENDED: &str = "（已更正印刷错误）";

/// Words for people: where a misprint was mended, that is said.
#[must_use]
pub fn shown(quote: &[String], printed: &[String]) -> String {
    let mark = if printed.is_empty() { "" } else { MENDED };
    quote.join("……") + mark
}

/// Words of a notice between quotation marks; those that have such marks of their own between others,
/// as a quotation within a quotation has. Between them not a letter differs.
#[must_use]
pub fn quoted(words: &str) -> String {
    let (open, close) =
        if words.contains(['“', '”']) { ("「", "」") } else { ("“", "”") };
    [open, words, close].concat()
}

impl LibraryClause {
    /// The words for people: a mended misprint is marked.
    #[must_use]
    pub fn shown(&self) -> String {
        shown(&self.quote, &self.printed)
    }
}

/// A column of the application system (填报栏).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The heading of its group.
    pub group: String,
    /// Its name.
    pub name: String,
}
packed!(Column { group, name });

/// Things listed by a clause, each in the notice's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What they are.
    pub title: String,
    /// The things, each once.
    pub items: Vec<String>,
}
packed!(List { title, items });

/// What a clause asks of a file to upload or of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What is checked.
    pub name: String,
    /// How.
    pub asks: Asks,
}
packed!(Check { name, asks });

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// A file of one of these formats, not larger than so many kilobytes where a size is printed.
    File(Vec<Format>, Option<u32>),
    /// A number of this form: `XXXX` is a year, `XX` is any digits, all else stands as printed.
    Number(String),
}
packed!(enum Asks { 0 = File(first, second), 1 = Number(inner) });

/// The format of a file to upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JPG.
    Jpg,
    /// PNG.
    Png,
    /// PDF.
    Pdf,
}
packed!(enum Format { 0 = Jpg, 1 = Png, 2 = Pdf });

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Jpg, Self::Png, Self::Pdf];

    /// Its name, as notices write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jpg => "JPG",
            Self::Png => "PNG",
            Self::Pdf => "PDF",
        }
    }
}
