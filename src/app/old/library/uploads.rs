//! Checking a photo, an attachment or a number before it is handed in.

use leptos::prelude::*;

use super::text;
use crate::app::old::node::{Node, el, live, nothing};
use crate::app::old::parts::{para, section};
use crate::flow::library::checks::{self, Number};
use crate::notice::model::library::{Asks, Check, Library};

/// What came of a check.
#[derive(Clone)]
enum Told {
    Nothing,
    Fits,
    Mended(String),
    Wrong(Vec<String>),
}

/// Everything the notice lets one check; nothing where it asks for nothing of the kind.
pub fn checks(library: &Library) -> Node {
    let fields: Vec<Node> = library
        .entries
        .iter()
        .flat_map(|clause| &clause.checks)
        .enumerate()
        .map(|(place, check)| field(place, check))
        .collect();
    if fields.is_empty() {
        return nothing();
    }
    section(text::CHECKS).child(para(text::CHECKS_LEAD).class("hint")).children(fields)
}

fn field(place: usize, check: &Check) -> Node {
    let id = format!("check-{place}");
    let told = RwSignal::new(Told::Nothing);
    let input = el("input")
        .class("input")
        .attr("id", &id)
        .attr("autocomplete", "off")
        .attr("aria-describedby", &format!("{id}-hint {id}-told"));
    let input = match check.asks.clone() {
        Asks::File(formats, max) => {
            let accept: Vec<String> =
                formats.iter().map(|format| format!(".{}", format.name().to_lowercase())).collect();
            input.attr("type", "file").attr("accept", &accept.join(",")).on(
                "change",
                move |event| {
                    let (formats, start) = (formats.clone(), event.file_start());
                    leptos::task::spawn_local(async move {
                        let wrong = match start.await {
                            None => vec![text::CHECK_UNREAD.to_owned()],
                            Some((size, head)) => {
                                checks::file(&formats, max, &checks::Seen { size, head })
                            }
                        };
                        told.set(if wrong.is_empty() { Told::Fits } else { Told::Wrong(wrong) });
                    });
                },
            )
        }
        Asks::Number(form) => input.attr("type", "text").on("change", move |event| {
            let typed = event.value();
            told.set(if typed.trim().is_empty() {
                Told::Nothing
            } else {
                match checks::number(&form, typed.trim()) {
                    Number::Fits => Told::Fits,
                    Number::Mended(right) => Told::Mended(right),
                    Number::Wrong(wrong) => Told::Wrong(vec![wrong]),
                }
            });
        }),
    };
    let said = live(move || match told.get() {
        Told::Nothing => el("div"),
        Told::Fits => el("div").child(el("p").class("said").text(text::CHECK_FITS)),
        Told::Mended(right) => el("div").child(
            el("p").class("field__error").text(text::CHECK_MENDED).child(el("strong").text(&right)),
        ),
        Told::Wrong(wrong) => {
            el("div").children(wrong.iter().map(|words| para(words).class("field__error")))
        }
    });
    el("div")
        .class("field")
        .child(el("label").class("field__label").attr("for", &id).text(&check.name))
        .child(
            el("p")
                .class("field__hint")
                .attr("id", &format!("{id}-hint"))
                .text(&checks::asked(&check.asks)),
        )
        .child(input)
        .child(el("div").attr("id", &format!("{id}-told")).attr("role", "status").child(said))
}
