//! 职称申报自助向导: whether a person may apply for a professional title, by which path, as which
//! type, with which papers and until when, every statement proved by a clause of a notice.
//!
//! The way of the data: a notice and a case go into `assess`, which is pure and total, and an
//! assessment comes out; `flow` turns questions into pages and answers into a case; `export` turns
//! the assessment into things to take away; `app` shows it.
//!
//! Modules may use only those before them: `domain`, `notice`, `assess`, `export` and `flow`,
//! `app`. Only `platform` touches the browser, only `app` uses leptos.

pub mod assess;
pub mod domain;
pub mod export;
pub mod flow;
pub mod notice;
pub mod roster;

#[cfg(not(target_arch = "wasm32"))]
pub mod command;
#[cfg(not(target_arch = "wasm32"))]
pub mod prove;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod platform;
