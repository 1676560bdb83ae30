//! The browser's own JSON, for the little that needs no reader of ours.

use js_sys::{JSON, Reflect};

/// A text as JSON.
#[must_use]
pub fn quoted(text: &str) -> String {
    JSON::stringify(&text.into()).map(String::from).unwrap_or_default()
}

/// The text at `path` in `json`; none where there is none or it is no JSON.
#[must_use]
pub fn text_at(json: &str, path: &[&str]) -> Option<String> {
    let whole = JSON::parse(json.trim_start_matches('\u{feff}')).ok()?;
    let found = path.iter().try_fold(whole, |at, key| Reflect::get(&at, &(*key).into()).ok())?;
    found.as_string()
}
