//! The library (条款库): clauses, comparison, committees, and what this tool is.

mod about;
mod beside;
mod clause;
mod clauses;
mod committees;
mod compare;
mod fill;
mod parts;
mod state;
use crate::app::words::library as text;
mod uploads;

use std::rc::Rc;

use leptos::prelude::*;

use self::state::Reader;
use super::frame::{Frame, around, follow_title, say};
use super::node::{Node, live, mount as mount_node, nothing};
use super::parts::button;
use super::text as shared;
use crate::flow::library::Place;

/// Puts the library into the document.
pub fn mount() {
    // An error here only says that the executor is running already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    mount_node("app", library);
}

fn library() -> Node {
    let reader = Reader::start();
    follow_title(move || title(reader));
    let failed = live(move || {
        if !reader.failed() {
            return nothing();
        }
        say("notice notice--stop", text::FAILED).child(button(
            "btn btn--primary",
            shared::RETRY,
            move || reader.retry(),
        ))
    });
    // A filter in the address changes the list, not the page with the fields being used.
    let page = Memo::new(move |_| match reader.place.get() {
        Place::Clauses(_) => Place::Clauses(String::new()),
        place => place,
    });
    around(Frame {
        home: shared::WIZARD_LINK,
        acts: nothing(),
        here: Rc::new(move |address: &str| here(reader, address)),
        said: vec![failed],
        page: live(move || match page.get() {
            Place::Clauses(_) => clauses::page(reader),
            Place::Clause(edition, id) => clause::page(reader, &edition, &id),
            Place::Fill(edition) => fill::page(reader, &edition),
            Place::Beside(edition, key) => beside::page(reader, &edition, &key),
            Place::Compare => compare::page(reader),
            Place::Committees => committees::page(reader),
            Place::About => about::page(reader),
        }),
        foot: nothing(),
    })
}

/// Whether the navigation's `address` leads to the present page; clauses belong to 条款库.
fn here(reader: Reader, address: &str) -> bool {
    let Some((_, fragment)) = address.split_once(".html#").filter(|(page, _)| *page == "library")
    else {
        return false;
    };
    let present = match reader.place.get() {
        Place::Clauses(_) | Place::Clause(..) | Place::Fill(_) | Place::Beside(..) => {
            Place::Clauses(String::new())
        }
        place => place,
    };
    Place::parse(fragment) == present
}

fn title(reader: Reader) -> String {
    match reader.place.get() {
        Place::Clauses(edition) => match reader.edition(&edition) {
            Some(entry) => format!("{} · {}", entry.head.name, text::CLAUSES_TITLE),
            None => text::CLAUSES_TITLE.to_owned(),
        },
        Place::Clause(edition, id) => clause::title(reader, &edition, &id),
        Place::Fill(_) => text::FILL_TITLE.to_owned(),
        Place::Beside(..) => text::BESIDE_TITLE.to_owned(),
        Place::Compare => text::COMPARE_TITLE.to_owned(),
        Place::Committees => text::COMMITTEES_TITLE.to_owned(),
        Place::About => text::ABOUT_TITLE.to_owned(),
    }
}
