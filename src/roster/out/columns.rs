//! The result columns that are set to the right of the officer's own.

use std::collections::BTreeMap;

use crate::domain::packed::packed;
use crate::roster::row::Row;

/// Cells to add, by row counted from 0.
pub type Additions = BTreeMap<usize, Vec<Out>>;

/// The headings of the result columns, so named that nobody takes them for her own.
pub const HEADINGS: [&str; 7] = [
    "结论（预判）",
    "申请类型（预判）",
    "依据（预判）",
    "最早年度（预判）",
    "还缺什么（预判）",
    "由谁办（预判）",
    "材料份数（预判）",
];

/// A cell to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Out {
    /// Text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Nothing.
    Nothing,
}
packed!(enum Out { 0 = Text(text), 1 = Number(number), 2 = Nothing });

/// The cells of a person, in the order of [`HEADINGS`].
#[must_use]
pub fn cells(row: &Row) -> Vec<Out> {
    let text = |text: &str| if text.is_empty() { Out::Nothing } else { Out::Text(harmless(text)) };
    let outcome = if row.preliminary.is_empty() {
        row.outcome_text().to_owned()
    } else {
        format!("{}（预判{}）", row.outcome_text(), row.preliminary)
    };
    vec![
        text(&outcome),
        text(&row.kind),
        text(&row.basis),
        row.earliest.map_or(Out::Nothing, |year| Out::Number(i64::from(year))),
        text(&row.lacking_text()),
        text(&row.hands_text()),
        if row.materials == 0 {
            Out::Nothing
        } else {
            Out::Number(i64::try_from(row.materials).unwrap_or(0))
        },
    ]
}

/// A text that no spreadsheet takes for a formula: a sign that begins one gets an apostrophe before it.
#[must_use]
pub fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
