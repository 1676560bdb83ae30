//! TOML as people type it in Notepad: every slip of a file found at once, with its place and remedy.

mod shape;
mod typed;

use serde::de::DeserializeOwned;
use toml::de::DeTable;

use super::Text;
use crate::notice::finding::Finding;

/// More findings than anybody reads of one file.
const MOST: usize = 40;

/// Reads a file as `T`.
///
/// # Errors
/// Every slip of the pen, or, where there is none, every table that is not of the right shape.
pub fn parse<T: DeserializeOwned>(text: &Text) -> Result<T, Vec<Finding>> {
    let wrong = match toml::from_str(&text.text) {
        Ok(read) => return Ok(read),
        Err(wrong) => wrong,
    };
    let (table, slips) = DeTable::parse_recoverable(&text.text);
    let mut findings = if slips.is_empty() {
        shape::findings::<T>(text, table.get_ref())
    } else {
        typed::findings(text, &slips)
    };
    if findings.is_empty() {
        findings.push(shape::finding(text, &wrong));
    }
    findings.truncate(MOST);
    Err(findings)
}

/// Line and column of a byte of the text, both from 1; columns count characters.
#[must_use]
pub fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}
