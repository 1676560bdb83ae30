//! What a person takes away: what-if, link, calendar, citation, text, JSON.

#![allow(
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod calendar;
mod carry;
mod checklist;
mod citation;
mod json;
mod link;
mod support;
mod text;
mod whatif;
