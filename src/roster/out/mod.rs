//! What leaves the desk: the roster again with the results, lists, messages, forms, a calendar.

pub mod book;
pub mod columns;
pub mod pack;
pub mod writeback;

use super::desk::Desk;
use super::rows::Row;
use super::sheet::{Format, Refusal};
use crate::notice::Notice;
use columns::{HEADINGS, Out, cells};
use writeback::Additions;

/// The officer's own roster with the result columns: XLSX as it is with cells put in beside hers, any
/// other file written anew. `original` is the file as she chose it.
///
/// # Errors
/// What cannot be written, with the remedy.
pub fn roster(desk: &Desk, original: &[u8]) -> Result<Vec<u8>, Refusal> {
    let book = desk.book.as_ref().ok_or_else(|| Refusal::new("还没有选择名册。"))?;
    if book.format == Format::Xlsx && !original.is_empty() {
        return in_place(desk, original);
    }
    let (main, additions) = additions(desk).ok_or_else(nobody)?;
    book::rewritten(book, main, &additions)
}

/// The officer's own XLSX with cells put in beside hers.
///
/// # Errors
/// What cannot be written, with the remedy.
pub fn in_place(desk: &Desk, original: &[u8]) -> Result<Vec<u8>, Refusal> {
    let book = desk.book.as_ref().ok_or_else(|| Refusal::new("还没有选择名册。"))?;
    let (main, additions) = additions(desk).ok_or_else(nobody)?;
    let name = book.sheets.get(main).map_or("", |sheet| sheet.name.as_str());
    writeback::xlsx(original, name, &additions)
}

fn nobody() -> Refusal {
    Refusal::new("名册里还没有人，没有结果可以写。请先核对标题行和“姓名”列。")
}

/// The sheet people stand in, and what is added to its rows.
fn additions(desk: &Desk) -> Option<(usize, Additions)> {
    let (main, _) = desk.people.first()?.rows.first().copied()?;
    let heading = &desk.plans.get(main)?.heading;
    let mut additions = Additions::new();
    let titles = HEADINGS.iter().map(|heading| Out::Text((*heading).to_owned())).collect();
    additions.insert(heading.first, titles);
    for (person, row) in desk.people.iter().zip(&desk.rows) {
        if let Some((_, first)) = person.rows.iter().find(|(sheet, _)| *sheet == main) {
            additions.insert(*first, cells(row));
        }
    }
    Some((main, additions))
}

/// What one tells a person, to copy.
#[must_use]
pub fn message(notice: &Notice, row: &Row) -> String {
    let mut text = format!(
        "{}：对照《{}》，您目前的结论是“{}”",
        row.name,
        notice.head.name,
        row.outcome_text()
    );
    if !row.kind.is_empty() {
        text.extend(["（", &row.kind, "）"]);
    }
    if let Some(year) = row.earliest.filter(|_| row.outcome != 0) {
        text.extend(["，年限最早 ", &year.to_string(), " 年够"]);
    }
    text.push('。');
    if !row.lacking.is_empty() {
        text.push_str("您还差：");
        let lacks: Vec<String> = row
            .lacking
            .iter()
            .enumerate()
            .map(|(at, (what, hands))| format!("{}. {what}（{hands}）", at + 1))
            .collect();
        text.push_str(&lacks.join("；"));
        text.push('。');
    }
    text.push_str("以受理机关审核为准。");
    text
}

#[cfg(test)]
mod tests;
