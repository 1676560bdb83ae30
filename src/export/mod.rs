//! The assessment as things to take away.
//!
//! `docx`, `json` and `exporter` rest on large libraries. In the browser only the exporter's program may use
//! them; the page's own links nothing it does not name.

pub mod answers;
pub mod archive;
pub mod checklist;
pub mod citation;
pub mod docx;
pub mod exporter;
pub mod forms;
pub mod ics;
pub mod json;
pub mod link;
pub mod outcome;
pub mod plan;
pub mod text;
pub mod words;
