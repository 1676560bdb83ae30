//! The first page: what a person needs, and under which notice.

use leptos::prelude::*;

use crate::app::old::node::{Node, el, live, nothing};
use crate::app::old::parts::choices::{self, Choice};
use crate::app::old::parts::{button, errors, field, heading, main, para};
use crate::app::old::state::Wizard;
use crate::app::words as text;
use crate::flow::Place;
use crate::notice::model::Next;

/// The first page.
pub fn page(wizard: Wizard) -> Node {
    let asked = RwSignal::new(None);
    let go_on = move || if answered(wizard) { text::GO_ON } else { text::BEGIN }.to_owned();
    let begin = el("button")
        .attr("type", "button")
        .class("btn btn--primary")
        .text_live(go_on)
        .on("click", move |_| begin(wizard));
    main(false)
        .child(errors::summary(wizard, move || problems(wizard)))
        .child(heading(text::START_TITLE))
        .child(el("p").class("lead").text(text::START_LEAD))
        .child(
            el("div")
                .class("notice notice--warn")
                .child(el("h2").text(text::START_CLOSED))
                .child(el("p").text(text::START_CLOSED_BODY)),
        )
        .child(matters(wizard))
        .child(live(move || guide(wizard, asked)))
        .child(live(move || notices(wizard)))
        .child(keep(wizard))
        .child(el("div").class("btns").child(begin))
}

fn answered(wizard: Wizard) -> bool {
    wizard.answers.with(|answers| {
        !answers.get("person_category").is_empty() || !answers.get("cert.level").is_empty()
    })
}

fn matters(wizard: Wizard) -> Node {
    let options =
        text::MATTERS.map(|(name, help)| Choice { help: help.to_owned(), ..Choice::plain(name) });
    field::field(
        wizard,
        "matter",
        text::START_MATTER,
        "",
        true,
        choices::radios(wizard, "matter", options.to_vec()),
    )
}

/// Questions for somebody who does not know which matter they need; `asked` is the one they are at.
fn guide(wizard: Wizard, asked: RwSignal<Option<u8>>) -> Node {
    let Some(catalog) = wizard.catalog.get().here() else {
        return nothing();
    };
    let Some(at) = asked.get() else {
        let open = button("btn btn--quiet", text::GUIDE, move || asked.set(Some(0)));
        return el("div").class("field").child(open);
    };
    let Some(question) = catalog.guide.get(usize::from(at)) else {
        return nothing();
    };
    let answers = question.answers.iter().map(|answer| {
        let then = answer.then;
        button("btn", &answer.say, move || match then {
            Next::Question(next) => asked.set(Some(next)),
            Next::Matter(matter) => {
                asked.set(None);
                if let Some((name, _)) = text::MATTERS.get(usize::from(matter)) {
                    wizard.answer("matter", name);
                }
            }
        })
    });
    el("div")
        .class("card")
        .attr("role", "status")
        .child(el("h2").class("card__title").text(&question.ask))
        .child(para(&question.hint).class("hint"))
        .child(el("div").class("btns").children(answers))
        .child(button("btn btn--quiet", text::GUIDE_CLOSE, move || asked.set(None)))
}

/// The notices that cover the chosen matter, each with what it is and that it has closed.
fn notices(wizard: Wizard) -> Node {
    let matter =
        Memo::new(move |_| wizard.answers.with(|answers| answers.get("matter").to_owned())).get();
    let Some(catalog) = wizard.catalog.get().here() else {
        return nothing();
    };
    let Some(place) = text::MATTERS.iter().position(|(name, _)| *name == matter) else {
        return el("p").class("hint").text(text::START_NOTICE_NONE);
    };
    let options = catalog
        .editions
        .iter()
        .filter(|entry| entry.covers & (1 << place) != 0)
        .map(|entry| Choice {
            value: entry.edition.clone(),
            label: entry.head.name.clone(),
            help: format!("{}{}", entry.head.summary, entry.head.expiry),
        })
        .collect();
    let radios = choices::radios(wizard, "edition", options);
    field::field(wizard, "edition", text::START_NOTICE, text::START_NOTICE_HINT, true, radios)
}

fn keep(wizard: Wizard) -> Node {
    let input = el("input")
        .class("choice__input")
        .attr("type", "checkbox")
        .attr("id", "keep")
        .checked(move || wizard.keep.get())
        .on("change", move |event| wizard.set_keep(event.checked()));
    el("div").class("field").child(choices::choice(input, "keep", text::KEEP, text::KEEP_HINT))
}

fn problems(wizard: Wizard) -> Vec<(String, String)> {
    let problem = wizard.answers.with(|answers| {
        if answers.get("matter").is_empty() {
            Some(("matter", text::CHOOSE_MATTER))
        } else if answers.get("edition").is_empty() {
            Some(("edition", text::CHOOSE_NOTICE))
        } else {
            None
        }
    });
    problem.into_iter().map(|(path, words)| (path.to_owned(), words.to_owned())).collect()
}

fn begin(wizard: Wizard) {
    if !problems(wizard).is_empty() {
        errors::show(wizard);
        return;
    }
    let Some(view) = wizard.view.get_untracked() else {
        return;
    };
    let first = view.steps.iter().find(|step| !step.asked.is_empty());
    match first.and_then(|step| view.notice.pages.get(step.page)) {
        Some(page) => wizard.go(&Place::Page(page.key.clone())),
        None => wizard.go(&Place::Result),
    }
}
