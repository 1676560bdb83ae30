//! What leaves the desk: the roster again with the results, lists, messages, forms, a calendar.

pub mod book;
pub mod columns;
pub mod order;
pub mod pack;
pub mod writeback;

use super::desk::Desk;
use super::row::Row;
use super::sheet::Refusal;
use crate::notice::Notice;

/// The officer's own roster with the result columns. `original` is the file as she chose it.
///
/// # Errors
/// What cannot be written, with the remedy.
pub fn roster(desk: &Desk, original: &[u8]) -> Result<Vec<u8>, Refusal> {
    order::write(order::roster(desk, !original.is_empty())?, original)
}

/// The template of an edition.
///
/// # Errors
/// What cannot be written.
pub fn template(notice: &Notice) -> Result<Vec<u8>, Refusal> {
    order::write(order::template(notice), &[])
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
