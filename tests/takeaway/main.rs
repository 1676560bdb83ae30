//! What a person takes away: what-if, link, calendar, citation, text, JSON.

mod calendar;
mod link;
mod support;
mod text;
mod whatif;
