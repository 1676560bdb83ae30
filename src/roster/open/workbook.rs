//! Workbooks through `calamine`. XLSX is read cell by cell: the whole-sheet call makes room for every
//! cell between two far corners, and a legal file of five kilobytes ends the program.

use std::io::Cursor;

use calamine::{
    CellErrorType, Data, DataRef, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls,
    XlsError, Xlsx, XlsxError,
};
use zip::ZipArchive;

use super::parts::out_of_sight;
use super::zipped::{damaged, protected};
use crate::roster::sheet::{Book, Cell, Format, MOST_CELLS, Refusal, Sheet};

/// What a formula without a stored result shows.
const NO_RESULT: &str = "公式没有结果";

/// Reads XLSX.
pub fn xlsx(bytes: &[u8]) -> Result<Book, Refusal> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => protected(),
        _ => damaged(),
    })?;
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut sheets = Vec::new();
    let mut filled = 0;
    for (name, hidden) in worksheets(book.sheets_metadata()) {
        let mut sheet = Sheet { name: name.clone(), hidden, ..Sheet::default() };
        sheet.out_of_sight = out_of_sight(&mut parts, &name);
        let mut cells = book.worksheet_cells_reader(&name).map_err(|_| damaged())?;
        loop {
            let cell = cells.next_cell_with_formula_metadata().map_err(|_| broken(&sheet))?;
            let Some(cell) = cell else { break };
            let value = match cell.value {
                DataRef::Empty if cell.formula.is_some() => Cell::Fault(NO_RESULT.to_owned()),
                value => from_ref(value),
            };
            filled += usize::from(!value.is_empty());
            enough(filled)?;
            sheet.put(cell.pos.0 as usize, cell.pos.1 as usize, value)?;
        }
        sheets.push(sheet);
    }
    Ok(book_of(Format::Xlsx, sheets))
}

/// Reads XLS.
pub fn xls(bytes: &[u8]) -> Result<Book, Refusal> {
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
pub fn ods(bytes: &[u8]) -> Result<Book, Refusal> {
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

fn book_of(format: Format, mut sheets: Vec<Sheet>) -> Book {
    let hidden: Vec<&str> =
        sheets.iter().filter(|sheet| sheet.hidden).map(|sheet| sheet.name.as_str()).collect();
    let remarks = if hidden.is_empty() {
        Vec::new()
    } else {
        vec![format!("有 {} 个隐藏的工作表：{}", hidden.len(), hidden.join("、"))]
    };
    sheets.retain(|sheet| !sheet.rows.is_empty());
    Book { format, sheets, remarks }
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

fn enough(filled: usize) -> Result<(), Refusal> {
    if filled <= MOST_CELLS {
        return Ok(());
    }
    Err(Refusal::new(format!(
        "这个文件的内容超过 {MOST_CELLS} 格，请删去用不到的列，或者分成几份再试。"
    )))
}

fn broken(sheet: &Sheet) -> Refusal {
    Refusal::new(format!(
        "工作表「{}」第 {} 行之后读不下去，文件可能已损坏。请用 WPS 或 Excel 打开，另存为新的 .xlsx 再试。",
        sheet.name,
        sheet.rows.len()
    ))
}

fn from_ref(value: DataRef<'_>) -> Cell {
    match value {
        DataRef::SharedString(text) => Cell::Text(text.to_owned()),
        other => from_data(&Data::from(other)),
    }
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

/// The day of `2018-06-01` or `2018-06-01T00:00:00`.
fn iso(text: &str) -> Option<Cell> {
    let day = text.split('T').next()?;
    let mut parts = day.split('-');
    let (year, month, day) =
        (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    parts.next().is_none().then_some(Cell::Day(year, month, day))
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
