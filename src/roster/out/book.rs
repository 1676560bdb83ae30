//! Workbooks written new: a roster that was no XLSX, lists to send round, and the template.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Note, Workbook,
    Worksheet, XlsxError,
};

use super::columns::{Additions, HEADINGS, Out, cells, harmless};
use crate::domain::packed::packed;
use crate::roster::overview::Table;
use crate::roster::people::Unclear;
use crate::roster::row::Row;
use crate::roster::sheet::{Cell, Refusal, Sheet, letters};

/// The template of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Template {
    /// What the sheet that explains says first.
    pub lines: Vec<String>,
    /// Its columns.
    pub columns: Vec<Column>,
}
packed!(Template { lines, columns });

/// A column of a template.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// How it is filled.
    pub explained: String,
    /// An example.
    pub example: String,
    /// What can be chosen.
    pub options: Vec<String>,
    /// Whether one of these is chosen.
    pub chosen: bool,
}
packed!(Column { heading, explained, example, options, chosen });

/// The width of a column of words, and of one of a sentence.
const NARROW: f64 = 14.0;
const WIDE: f64 = 60.0;

fn said(error: &XlsxError) -> Refusal {
    Refusal::new(format!("表格没有写成：{error}"))
}

/// A book without a clock: the same content gives the same bytes.
fn new_book() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
    book.set_properties(
        &DocProperties::new().set_title("职称申报自助向导").set_creation_datetime(&made),
    );
    Ok(book)
}

fn at(row: usize, column: usize) -> (u32, u16) {
    (u32::try_from(row).unwrap_or(u32::MAX), u16::try_from(column).unwrap_or(u16::MAX))
}

fn put(sheet: &mut Worksheet, (row, column): (usize, usize), out: &Out) -> Result<(), XlsxError> {
    let (row, column) = at(row, column);
    match out {
        Out::Nothing => {}
        Out::Number(number) => {
            #[expect(clippy::cast_precision_loss, reason = "years and counts")]
            sheet.write_number(row, column, *number as f64)?;
        }
        Out::Text(text) => {
            sheet.write_string(row, column, text)?;
        }
    }
    Ok(())
}

/// The sheets of a book as they were read, with result columns beside those of the sheet `main`. Text
/// stays text, so nothing of it can become a formula.
///
/// # Errors
/// What the writer says.
pub fn rewritten(sheets: &[Sheet], main: usize, additions: &Additions) -> Result<Vec<u8>, Refusal> {
    rewrite(sheets, main, additions).map_err(|error| said(&error))
}

fn rewrite(sheets: &[Sheet], main: usize, additions: &Additions) -> Result<Vec<u8>, XlsxError> {
    let mut out = new_book()?;
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (place, sheet) in sheets.iter().enumerate() {
        let page = out.add_worksheet();
        page.set_name(sheet_name(&sheet.name))?;
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let (to_row, to_column) = at(row, column);
                match cell {
                    Cell::Empty => {}
                    Cell::Text(text) | Cell::Fault(text) => {
                        page.write_string(to_row, to_column, text)?;
                    }
                    Cell::Number(number) => {
                        page.write_number(to_row, to_column, *number)?;
                    }
                    Cell::Flag(flag) => {
                        page.write_boolean(to_row, to_column, *flag)?;
                    }
                    Cell::Day(year, month, date) => {
                        match ExcelDateTime::from_ymd(*year, *month, *date) {
                            Ok(date) => {
                                page.write_datetime_with_format(to_row, to_column, &date, &day)?;
                            }
                            Err(_) => {
                                page.write_string(to_row, to_column, cell.shown())?;
                            }
                        }
                    }
                }
            }
        }
        if place == main {
            let free = sheet.width();
            for (row, cells) in additions {
                for (column, cell) in cells.iter().enumerate() {
                    put(page, (*row, free + column), cell)?;
                }
            }
        }
    }
    out.save_to_buffer()
}

/// A name a sheet may have.
fn sheet_name(name: &str) -> String {
    let name: String = name.chars().filter(|sign| !"[]:*?/\\'".contains(*sign)).take(31).collect();
    if name.trim().is_empty() { "名册".to_owned() } else { name }
}

/// The lists to send round: everybody's result, one line for each thing that is missing, what was not
/// understood, and the tables of the overview.
///
/// # Errors
/// What the writer says.
pub fn lists(
    rows: &[Row],
    unclear: &[(String, Unclear, String)],
    tables: &[Table],
) -> Result<Vec<u8>, Refusal> {
    write_lists(rows, unclear, tables).map_err(|error| said(&error))
}

fn write_lists(
    rows: &[Row],
    unclear: &[(String, Unclear, String)],
    tables: &[Table],
) -> Result<Vec<u8>, XlsxError> {
    let mut out = new_book()?;
    let bold = Format::new().set_bold().set_align(FormatAlign::VerticalCenter);
    let heading = |page: &mut Worksheet, words: &[&str]| -> Result<(), XlsxError> {
        for (column, word) in words.iter().enumerate() {
            let (row, column) = at(0, column);
            page.write_string_with_format(row, column, *word, &bold)?;
            page.set_column_width(column, NARROW)?;
        }
        page.set_freeze_panes(1, 1)?;
        Ok(())
    };
    let page = out.add_worksheet();
    page.set_name("结果")?;
    heading(page, &[&["姓名", "工号", "部门", "申报级别"][..], &HEADINGS[..]].concat())?;
    for (place, row) in rows.iter().enumerate() {
        for (column, word) in
            [&row.name, &row.staff, &row.department, &row.level].into_iter().enumerate()
        {
            put(page, (place + 1, column), &Out::Text(harmless(word)))?;
        }
        for (column, cell) in cells(row).iter().enumerate() {
            put(page, (place + 1, column + 4), cell)?;
        }
    }
    let page = out.add_worksheet();
    page.set_name("每人还缺什么")?;
    heading(page, &["姓名", "工号", "部门", "还缺什么", "由谁办"])?;
    page.set_column_width(3, WIDE)?;
    let lines = rows.iter().flat_map(|row| row.lacking.iter().map(move |lack| (row, lack)));
    for (place, (row, (what, hands))) in lines.enumerate() {
        for (column, word) in
            [&row.name, &row.staff, &row.department, what, hands].into_iter().enumerate()
        {
            put(page, (place + 1, column), &Out::Text(harmless(word)))?;
        }
    }
    if !unclear.is_empty() {
        let page = out.add_worksheet();
        page.set_name("读不出的单元格")?;
        heading(page, &["姓名", "工作表", "行", "列", "标题", "单元格里写的", "应当怎样写"])?;
        page.set_column_width(6, WIDE)?;
        for (place, (sheet, cell, name)) in unclear.iter().enumerate() {
            let row = i64::try_from(cell.row + 1).unwrap_or(0);
            let words = [
                Out::Text(harmless(name)),
                Out::Text(harmless(sheet)),
                Out::Number(row),
                Out::Text(letters(cell.column)),
                Out::Text(harmless(&cell.label)),
                Out::Text(harmless(&cell.value)),
                Out::Text(cell.expected.clone()),
            ];
            for (column, word) in words.iter().enumerate() {
                put(page, (place + 1, column), word)?;
            }
        }
    }
    for table in tables {
        let page = out.add_worksheet();
        page.set_name(sheet_name(&table.title))?;
        heading(page, &table.columns.iter().map(String::as_str).collect::<Vec<_>>())?;
        for (place, (name, numbers)) in table.rows.iter().enumerate() {
            put(page, (place + 1, 0), &Out::Text(harmless(name)))?;
            for (column, number) in numbers.iter().enumerate() {
                put(
                    page,
                    (place + 1, column + 1),
                    &Out::Number(i64::try_from(*number).unwrap_or(0)),
                )?;
            }
        }
        if !table.note.is_empty() {
            put(page, (table.rows.len() + 2, 0), &Out::Text(table.note.clone()))?;
        }
    }
    out.save_to_buffer()
}

/// The template of an edition: headings with notes, lists for choices, an example row, a sheet that
/// explains.
///
/// # Errors
/// What the writer says.
pub fn template(template: &Template) -> Result<Vec<u8>, Refusal> {
    write_template(template).map_err(|error| said(&error))
}

fn write_template(template: &Template) -> Result<Vec<u8>, XlsxError> {
    /// Rows that have the lists.
    const LAST: u32 = 2_000;
    let mut out = new_book()?;
    let bold = Format::new().set_bold().set_text_wrap();
    let grey = Format::new().set_italic();
    let text = Format::new().set_num_format("@");
    let page = out.add_worksheet();
    page.set_name("名册")?;
    for (column, this) in template.columns.iter().enumerate() {
        let (_, column) = at(0, column);
        page.write_string_with_format(0, column, &this.heading, &bold)?;
        page.insert_note(0, column, &Note::new(&this.explained).set_author("职称申报自助向导"))?;
        page.set_column_format(column, &text)?;
        page.set_column_width(column, NARROW)?;
        page.write_string_with_format(1, column, &this.example, &grey)?;
        if this.chosen && !this.options.is_empty() {
            let letter = letters(usize::from(column));
            let last = this.options.len() + 1;
            let list = Formula::new(format!("=选项!${letter}$2:${letter}${last}"));
            let check = DataValidation::new()
                .allow_list_formula(list)
                .set_error_message("请从列表里选，或者留空")?;
            page.add_data_validation(1, column, LAST, column, &check)?;
        }
    }
    page.set_freeze_panes(1, 1)?;
    let page = out.add_worksheet();
    page.set_name("怎样填")?;
    page.set_column_width(0, 22)?;
    page.set_column_width(1, WIDE)?;
    for (row, words) in template.lines.iter().enumerate() {
        page.write_string(at(row, 0).0, 0, words)?;
    }
    for (row, this) in template.columns.iter().enumerate() {
        let row = at(row + template.lines.len() + 1, 0).0;
        page.write_string_with_format(row, 0, &this.heading, &bold)?;
        page.write_string(row, 1, &this.explained)?;
    }
    let page = out.add_worksheet();
    page.set_name("选项")?;
    for (column, this) in template.columns.iter().enumerate() {
        let (_, column) = at(0, column);
        page.write_string_with_format(0, column, &this.heading, &bold)?;
        for (row, option) in this.options.iter().enumerate() {
            page.write_string(at(row + 1, 0).0, column, option)?;
        }
    }
    out.save_to_buffer()
}
