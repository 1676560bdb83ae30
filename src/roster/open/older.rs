//! The older formats, XLS and ODS, through `calamine`: a program of its own in the page, so that only who
//! has such a file downloads its readers.

use std::io::Cursor;

use calamine::{
    CellErrorType, Data, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError,
};

use super::parts::{damaged, opened, protected};
use super::styles::iso;
use super::{book_of, enough, some};
use crate::roster::sheet::{Book, Cell, Format, Refusal, Sheet};

/// Reads a file of one of these formats.
///
/// # Errors
/// Why it cannot be read, with the remedy.
pub fn read(bytes: &[u8]) -> Result<Book, Refusal> {
    let book = if bytes.starts_with(b"PK") {
        let archive = opened(bytes)?;
        // Every part is unpacked once within limits: the library knows none.
        for entry in archive.entries().iter().filter(|entry| entry.name.ends_with(".xml")) {
            archive.unpacked(entry).map_err(super::parts::refused)?;
        }
        caught(|| ods(bytes))?
    } else {
        caught(|| xls(bytes))?
    };
    some(book)
}

/// The library ends the program on some damaged files. Here that is a damaged file; in the page the worker
/// ends, and the page says the same.
fn caught(read: impl FnOnce() -> Result<Book, Refusal>) -> Result<Book, Refusal> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged()))
}

/// Reads XLS.
fn xls(bytes: &[u8]) -> Result<Book, Refusal> {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|part| part == name) {
        return Err(protected());
    }
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => protected(),
        _ => Refusal::new(
            "这个文件打不开：可能已损坏，也可能是 Word 文档或者 WPS 的 .et 文件。请用 WPS 打开，另存为 .xlsx，再选择新文件。",
        ),
    })?;
    let mut sheets = Vec::new();
    for (name, hidden) in worksheets(book.sheets_metadata()) {
        let range = book.worksheet_range(&name).map_err(|_| damaged())?;
        sheets.push(from_range(name, hidden, &range)?);
    }
    Ok(book_of(Format::Xls, sheets))
}

/// Reads ODS.
fn ods(bytes: &[u8]) -> Result<Book, Refusal> {
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => protected(),
        _ => damaged(),
    })?;
    let mut sheets = Vec::new();
    for (name, hidden) in worksheets(book.sheets_metadata()) {
        let range = book.worksheet_range(&name).map_err(|_| damaged())?;
        sheets.push(from_range(name, hidden, &range)?);
    }
    Ok(book_of(Format::Ods, sheets))
}

fn worksheets(sheets: &[calamine::Sheet]) -> Vec<(String, bool)> {
    let of_cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    of_cells.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

fn from_range(name: String, hidden: bool, range: &Range<Data>) -> Result<Sheet, Refusal> {
    let mut sheet = Sheet { name, hidden, ..Sheet::default() };
    let (top, left) = range.start().map_or((0, 0), |(row, column)| (row as usize, column as usize));
    let mut filled = 0;
    for (row, column, data) in range.used_cells() {
        filled += 1;
        enough(filled)?;
        sheet.put(top + row, left + column, from_data(data))?;
    }
    Ok(sheet)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a number beyond 2^53 is reported as too long anyway"
)]
fn from_data(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::String(text) | Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::Float(number) => Cell::Number(*number),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Bool(flag) => Cell::Flag(*flag),
        Data::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Cell::Day(year, month, day)
        }
        Data::DateTime(date) => Cell::Number(date.as_f64()),
        Data::DateTimeIso(text) => iso(text).unwrap_or_else(|| Cell::Text(text.clone())),
        Data::Error(error) => Cell::Fault(code(error).to_owned()),
    }
}

const fn code(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}
