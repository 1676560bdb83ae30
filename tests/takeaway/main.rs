//! What a person takes away: what-if, link, calendar, citation, text, JSON.

mod calendar;
mod carry;
mod citation;
mod json;
mod link;
mod support;
mod text;
mod whatif;
