//! Workbooks written new: a roster that was no XLSX, lists to send round, and the template.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Note, Workbook,
    Worksheet, XlsxError,
};

use super::columns::{HEADINGS, Out, cells, harmless};
use super::writeback::Additions;
use crate::notice::Notice;
use crate::roster::overview::Table;
use crate::roster::people::Unclear;
use crate::roster::rows::Row;
use crate::roster::sheet::{Book, Cell, Refusal, letters};
use crate::roster::target::{Reading, TARGETS, Target};
use crate::roster::vocabulary;

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

/// The sheets of `book` as they were read, with result columns beside those of the sheet `main`. Text
/// stays text, so nothing of it can become a formula.
///
/// # Errors
/// What the writer says.
pub fn rewritten(book: &Book, main: usize, additions: &Additions) -> Result<Vec<u8>, Refusal> {
    rewrite(book, main, additions).map_err(|error| said(&error))
}

fn rewrite(book: &Book, main: usize, additions: &Additions) -> Result<Vec<u8>, XlsxError> {
    let mut out = new_book()?;
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (place, sheet) in book.sheets.iter().enumerate() {
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

/// The columns of a template: who, the facts the edition asks that a roster can hold.
fn template_targets(notice: &Notice) -> Vec<&'static Target> {
    let asked = |fact: &str| {
        notice
            .questions
            .iter()
            .any(|question| crate::export::words::key(Some(notice), question.fact) == fact)
    };
    TARGETS
        .iter()
        .filter(|target| match target.reading {
            Reading::Name | Reading::Staff | Reading::Department => true,
            Reading::Known
            | Reading::Identity
            | Reading::Rank
            | Reading::Reviews
            | Reading::ReviewOfYear
            | Reading::HoursOfYear => false,
            _ => asked(target.fact) && !target.id.contains(".1.") && !target.id.contains(".2."),
        })
        .collect()
}

/// The words a target is written under, e.g. its first heading.
fn heading_of(target: &Target) -> String {
    match target.id {
        "education.level" => "最高学历".to_owned(),
        "titles.obtained" => "现职称取得时间".to_owned(),
        _ => target.label.split('（').next().unwrap_or(target.label).to_owned(),
    }
}

/// An example of what is written under a target.
fn example(target: &Target, options: &[String]) -> String {
    match target.reading {
        Reading::Name => "（示例）某某".to_owned(),
        Reading::Staff => "0001".to_owned(),
        Reading::Department => "工程部".to_owned(),
        Reading::Date => "2018.06".to_owned(),
        Reading::Whole => "24".to_owned(),
        Reading::Title => "助理工程师".to_owned(),
        Reading::Education => "大学本科".to_owned(),
        Reading::Text => "建筑工程".to_owned(),
        Reading::Many(_) => "无".to_owned(),
        _ => options.first().cloned().unwrap_or_default(),
    }
}

fn explained(target: &Target, options: &[String]) -> String {
    match target.reading {
        Reading::Date => "写到月，如 2018.06 或 2018年6月".to_owned(),
        Reading::Whole => "写整数".to_owned(),
        Reading::Title => "写名称或级别，如 工程师、经济师、中级；没有的写“无”".to_owned(),
        Reading::Education => "写学历，如 大学本科；也可以和学位写在一起，如 本科(学士)".to_owned(),
        Reading::Many(_) => format!("没有的写“无”；有的从这里选：{}", options.join("、")),
        Reading::Choice(_) => format!("从这里选：{}", options.join("、")),
        _ => "照实写".to_owned(),
    }
}

/// The template of an edition: headings with notes, lists for choices, an example row, a sheet that
/// explains.
///
/// # Errors
/// What the writer says.
pub fn template(notice: &Notice) -> Result<Vec<u8>, Refusal> {
    write_template(notice).map_err(|error| said(&error))
}

fn write_template(notice: &Notice) -> Result<Vec<u8>, XlsxError> {
    /// Rows that have the lists.
    const LAST: u32 = 2_000;
    let mut out = new_book()?;
    let bold = Format::new().set_bold().set_text_wrap();
    let grey = Format::new().set_italic();
    let text = Format::new().set_num_format("@");
    let targets = template_targets(notice);
    let options: Vec<Vec<String>> =
        targets.iter().map(|target| vocabulary::options(target.fact, target.member)).collect();
    let page = out.add_worksheet();
    page.set_name("名册")?;
    for (column, (target, options)) in targets.iter().zip(&options).enumerate() {
        let (_, column) = at(0, column);
        page.write_string_with_format(0, column, heading_of(target), &bold)?;
        page.insert_note(
            0,
            column,
            &Note::new(explained(target, options)).set_author("职称申报自助向导"),
        )?;
        page.set_column_format(column, &text)?;
        page.set_column_width(column, NARROW)?;
        page.write_string_with_format(1, column, example(target, options), &grey)?;
        if matches!(target.reading, Reading::Choice(_)) && !options.is_empty() {
            let letter = letters(usize::from(column));
            let list = Formula::new(format!("=选项!${letter}$2:${letter}${}", options.len() + 1));
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
    let lines = [
        format!("《{}》名册模板", notice.head.name),
        "一行一个人。第 2 行是示例，填写时请删去。不知道的留空，程序不会替您猜。".to_owned(),
        "不要写身份证号。标题的文字和次序可以改，多出来的列不影响。".to_owned(),
        "填好后在“人事工作台”选择这份文件。文件只在您的电脑里读，不会上传。".to_owned(),
    ];
    for (row, words) in lines.iter().enumerate() {
        page.write_string(at(row, 0).0, 0, words)?;
    }
    for (row, (target, options)) in targets.iter().zip(&options).enumerate() {
        let row = at(row + lines.len() + 1, 0).0;
        page.write_string_with_format(row, 0, heading_of(target), &bold)?;
        page.write_string(row, 1, explained(target, options))?;
    }
    let page = out.add_worksheet();
    page.set_name("选项")?;
    for (column, (target, options)) in targets.iter().zip(&options).enumerate() {
        let (_, column) = at(0, column);
        page.write_string_with_format(0, column, heading_of(target), &bold)?;
        for (row, option) in options.iter().enumerate() {
            page.write_string(at(row + 1, 0).0, column, option)?;
        }
    }
    out.save_to_buffer()
}
