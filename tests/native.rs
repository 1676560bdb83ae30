//! Every test that needs no browser, in one program: what they share is compiled and linked once, and all of them keep
//! every processor busy. One file's alone: `make unit IN=cases`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod common;

mod absence;
mod answers;
mod architecture;
mod begun;
mod cases;
mod circles;
mod command;
mod fictional;
mod forms;
mod fuzz;
mod guide;
mod kinds;
mod language;
mod library;
mod lint;
mod lock;
mod mutations;
mod no_law;
mod notepad;
mod outcome;
mod properties;
mod prove;
mod published;
mod questions;
mod quotes;
mod refining;
mod roster;
mod roster_cells;
mod rule_sentences;
mod sentences;
mod silence;
mod slips;
mod style;
mod takeaway;
mod told;
mod words;
