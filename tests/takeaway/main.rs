//! What a person takes away: what-if, link, calendar, citation, text, JSON.

mod link;
mod support;
mod whatif;
