//! The parts of an XLSX archive: how it is opened, what kind it is, and which part holds a sheet.

use super::xml::{Piece, Reader, Tag};
use crate::export::archive::{Archive, Broken};
use crate::roster::sheet::{Format, Refusal};

/// How many bytes the parts of a book may come to when unpacked.
pub const MOST_UNPACKED: u64 = 400 << 20;
/// How many parts a book may have.
const MOST_PARTS: usize = 5_000;

/// What is said of an archive that cannot be read.
#[must_use]
pub fn refused(why: Broken) -> Refusal {
    match why {
        Broken::Damaged => damaged(),
        Broken::Protected => protected(),
        Broken::Swollen => swollen(),
    }
}

/// That a file is damaged.
#[must_use]
pub fn damaged() -> Refusal {
    Refusal::new(
        "这个文件已损坏，或者没有下载完整。请用 WPS 或 Excel 打开看看；能打开的，另存为新的 .xlsx 再试。",
    )
}

/// That a file is protected by a password.
#[must_use]
pub fn protected() -> Refusal {
    Refusal::new("这个文件加了打开密码。请用 WPS 或 Excel 打开，去掉密码后另存，再选择新文件。")
}

fn swollen() -> Refusal {
    Refusal::new(format!(
        "这个文件解开后超过 {} MB，不像一份名册，为安全起见没有打开。请只复制名册所在的工作表，另存为新文件再试。",
        MOST_UNPACKED >> 20
    ))
}

/// Opens a book's archive. What its parts say they come to when unpacked is within limits, pictures
/// aside, which are never unpacked; a part that comes to more than it says is not unpacked either.
///
/// # Errors
/// That it is damaged, or swells beyond the limit: a few kilobytes can claim gigabytes.
pub fn opened(bytes: &[u8]) -> Result<Archive<'_>, Refusal> {
    let archive = Archive::open(bytes, MOST_UNPACKED).map_err(refused)?;
    if archive.entries().len() > MOST_PARTS {
        return Err(Refusal::new("这个文件里的部分太多，不像一份名册。请另存为新的 .xlsx 再试。"));
    }
    let read = archive
        .entries()
        .iter()
        .filter(|entry| !entry.name.contains("/media/") && !entry.name.starts_with("Pictures/"));
    let total = read.fold(0u64, |sum, entry| sum.saturating_add(entry.size));
    if total > MOST_UNPACKED {
        return Err(swollen());
    }
    Ok(archive)
}

/// What kind of book an archive is.
///
/// # Errors
/// That it is none.
pub fn kind(archive: &Archive<'_>) -> Result<Format, Refusal> {
    let holds = |name: &str| archive.find(name).is_some();
    if holds("xl/workbook.xml") {
        Ok(Format::Xlsx)
    } else if holds("content.xml") && holds("mimetype") {
        Ok(Format::Ods)
    } else if holds("xl/workbook.bin") {
        Err(Refusal::new("这是 .xlsb 表格。请用 Excel 打开，另存为 .xlsx，再选择新文件。"))
    } else if holds("word/document.xml") {
        Err(Refusal::new(
            "这是 Word 文档，不是表格。请选择名册的原表（.xlsx、.xls、.ods 或 .csv）。",
        ))
    } else if holds("[Content_Types].xml") {
        // A book whose parts are named unusually; the reader looks them up.
        Ok(Format::Xlsx)
    } else {
        Err(Refusal::new("这是压缩包，不是表格。请先解压，再选择里面的表格。"))
    }
}

/// The text of a part; none where the archive has no such part.
///
/// # Errors
/// That it cannot be read.
pub fn text_of(archive: &Archive<'_>, path: &str) -> Result<Option<String>, Refusal> {
    let Some(entry) = archive.find(path) else { return Ok(None) };
    let bytes = archive.unpacked(entry).map_err(refused)?;
    let wide = |order: fn([u8; 2]) -> u16, rest: &[u8]| {
        let units: Vec<u16> =
            rest.as_chunks().0.iter().map(|pair: &[u8; 2]| order(*pair)).collect();
        String::from_utf16(&units).ok()
    };
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => wide(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => wide(u16::from_be_bytes, rest),
        _ => String::from_utf8(bytes).ok(),
    };
    text.map(Some).ok_or_else(damaged)
}

/// Shows every tag that opens.
///
/// # Errors
/// That the text is no whole XML.
pub fn each<'t>(text: &'t str, mut see: impl FnMut(Tag<'t>)) -> Result<(), Refusal> {
    let mut reader = Reader::new(text);
    while let Some(piece) = reader.piece().map_err(|_| damaged())? {
        if let Piece::Start(tag) | Piece::Empty(tag) = piece {
            see(tag);
        }
    }
    Ok(())
}

/// What a part is bound to another by: the id there, what kind it is, and the path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bond {
    /// Its id.
    pub id: String,
    /// The last word of its kind, e.g. `worksheet`.
    pub kind: String,
    /// The path of the part.
    pub path: String,
}

/// What the part at `path` is bound to.
///
/// # Errors
/// That it cannot be read.
pub fn bonds(archive: &Archive<'_>, path: &str) -> Result<Vec<Bond>, Refusal> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let text = text_of(archive, &format!("{prefix}_rels/{name}.rels"))?.unwrap_or_default();
    let mut found = Vec::new();
    each(&text, |tag| {
        if tag.local() != "Relationship" {
            return;
        }
        let value = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
        let (kind, target) = (value("Type"), value("Target"));
        let path = target
            .strip_prefix('/')
            .map_or_else(|| resolved(&format!("{prefix}{target}")), str::to_owned);
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        found.push(Bond { id: value("Id"), kind, path });
    })?;
    Ok(found)
}

/// A path without `.` and `..`.
fn resolved(path: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// A sheet of a book: its name, whether it is hidden, and the path of the part that holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Whether the book hides it.
    pub hidden: bool,
    /// The path.
    pub path: String,
}

/// What the head of a book says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// The sheets of cells, in the book's order.
    pub sheets: Vec<Listed>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
    /// What else the book is bound to.
    pub bonds: Vec<Bond>,
}

/// Reads the head of a book.
///
/// # Errors
/// That it cannot be read.
pub fn head(archive: &Archive<'_>) -> Result<Head, Refusal> {
    let path = bonds(archive, "")?
        .into_iter()
        .find(|bond| bond.kind == "officeDocument" && archive.find(&bond.path).is_some())
        .map_or_else(|| "xl/workbook.xml".to_owned(), |bond| bond.path);
    let text = text_of(archive, &path)?.ok_or_else(damaged)?;
    let mut head = Head { bonds: bonds(archive, &path)?, ..Head::default() };
    let mut listed = Vec::new();
    each(&text, |tag| match tag.local() {
        "workbookPr" => head.from_1904 = yes(tag, "date1904"),
        "sheet" => {
            let value = |name: &str| tag.attribute(name).unwrap_or_default().into_owned();
            let hidden = tag.attribute("state").is_some_and(|state| state != "visible");
            listed.push((value("name"), hidden, value("id")));
        }
        _ => {}
    })?;
    for (name, hidden, id) in listed {
        let bond = head.bonds.iter().find(|bond| bond.id == id && bond.kind == "worksheet");
        if let Some(bond) = bond {
            head.sheets.push(Listed { name, hidden, path: bond.path.clone() });
        }
    }
    Ok(head)
}

/// Whether an attribute says yes.
#[must_use]
pub fn yes(tag: Tag<'_>, name: &str) -> bool {
    tag.attribute(name).is_some_and(|flag| flag == "1" || flag == "true")
}

/// Rows by their own number, or one after the other where they have none.
#[derive(Debug, Default)]
pub struct Counter {
    next: usize,
}

impl Counter {
    /// The row of an element, counted from 0.
    pub fn next(&mut self, tag: Tag<'_>) -> usize {
        let own = tag.attribute("r").and_then(|number| number.parse::<usize>().ok());
        let row = own.and_then(|number| number.checked_sub(1)).unwrap_or(self.next);
        self.next = row.saturating_add(1);
        row
    }
}

/// The column of `AB12`, counted from 0.
#[must_use]
pub fn column_of(reference: &str) -> Option<usize> {
    /// The last column of a sheet.
    const LAST: usize = 16_383;
    let mut column = 0;
    for letter in reference.bytes().take_while(u8::is_ascii_alphabetic).take(4) {
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    column.checked_sub(1).filter(|column| *column <= LAST)
}
