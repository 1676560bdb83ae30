//! What leaves the desk: the roster again with the results, lists, messages, forms, a calendar.

pub mod book;
pub mod columns;
pub mod pack;
pub mod writeback;

use super::desk::Desk;
use super::sheet::{Format, Refusal};
use columns::{HEADINGS, Out, cells};
use writeback::Additions;

/// The officer's own roster with the result columns: XLSX as it is with cells put in beside hers, any
/// other file written anew. `original` is the file as she chose it.
///
/// # Errors
/// What cannot be written, with the remedy.
pub fn roster(desk: &Desk, original: &[u8]) -> Result<Vec<u8>, Refusal> {
    let book = desk.book.as_ref().ok_or_else(|| Refusal::new("还没有选择名册。"))?;
    let (main, additions) = additions(desk).ok_or_else(|| {
        Refusal::new("名册里还没有人，没有结果可以写。请先核对标题行和“姓名”列。")
    })?;
    let name = book.sheets.get(main).map_or("", |sheet| sheet.name.as_str());
    match book.format {
        Format::Xlsx => writeback::xlsx(original, name, &additions),
        _ => book::rewritten(book, main, &additions),
    }
}

/// The sheet people stand in, and what is added to its rows.
fn additions(desk: &Desk) -> Option<(usize, Additions)> {
    let (main, _) = desk.people.first()?.rows.first().copied()?;
    let heading = &desk.plans.get(main)?.heading;
    let mut additions = Additions::new();
    let titles = HEADINGS.iter().map(|heading| Out::Text((*heading).to_owned())).collect();
    additions.insert(heading.below().saturating_sub(1), titles);
    for (person, row) in desk.people.iter().zip(&desk.rows) {
        if let Some((_, first)) = person.rows.iter().find(|(sheet, _)| *sheet == main) {
            additions.insert(*first, cells(row));
        }
    }
    Some((main, additions))
}

#[cfg(test)]
mod tests;
