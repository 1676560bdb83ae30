//! What a person takes away: what-if, link, calendar, citation, text, JSON.

#![allow(
    clippy::cast_precision_loss,
    clippy::needless_pass_by_value,
    clippy::string_slice,
    reason = "cases made up are small, ASCII where they are cut, and given away"
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
