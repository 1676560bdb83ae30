//! One's own 专业条件, which no notice prints: typed or pasted, put into the printed form, and what is
//! not given kept blank.

use leptos::prelude::*;

use super::parts::{field, input};
use super::text;
use crate::app::old::node::{Node, el, live, nothing};
use crate::app::old::parts::copy::copy;
use crate::app::old::parts::{folded, para};
use crate::assess::Assessment;
use crate::domain::options::KINDS;
use crate::export::citation::{Checked, Form, Part, build, check, paste};
use crate::notice::model::Citation;

/// The place of 破格晋升 in [`KINDS`].
const EXCEPTION: u8 = 1;
const _: () = assert!(KINDS.len() > EXCEPTION as usize);

/// The forms: one for the conditions, and where the notice prints one, one for 破格条件.
pub fn conditions(citation: &Citation, assessment: &Assessment) -> Node {
    let regular = el("div")
        .child(el("h3").text(text::OWN))
        .child(el("p").class("no-print").text(text::OWN_LEAD))
        .child(own("c", &citation.template));
    if citation.exception.is_empty() {
        return regular;
    }
    let exceptional = folded(text::EXCEPTION, own("p", &citation.exception))
        .attr_opt("open", (assessment.kind == Some(EXCEPTION)).then_some(""));
    el("div").child(regular).child(exceptional)
}

/// A form; typing a part replaces what was pasted for it. `ids` begins the ids of its inputs.
fn own(ids: &str, template: &str) -> Node {
    let form = RwSignal::new(Form::default());
    let pasting = [ids, "-paste"].concat();
    let pasted = el("textarea")
        .class("area area--line")
        .attr("id", &pasting)
        .on("change", move |event| form.set(paste(&event.area())));
    let full = template.contains(POINT);
    let parts = Part::ALL.into_iter().filter(|part| full || !FULL.contains(part)).map(|part| {
        let id = format!("{ids}-{}", part as usize);
        let value = move || form.with(|form| form.part(part).to_owned());
        let whole = matches!(part, Part::Title | Part::Number | Part::Wording);
        let field = input(&id, part.text(), "", value, move |words| {
            form.update(|form| form.set(part, words));
        });
        field.class(if whole { "field no-print" } else { "field field--place no-print" })
    });
    let report = live(move || report(&check(&form.get()), full));
    let (shown, copied) = (template.to_owned(), template.to_owned());
    let words = move || build(&shown, &check(&form.get()));
    let cite = el("div")
        .class("cite")
        .child(el("p").class("cite__text").attr("id", &[ids, "-cite"].concat()).text_live(words))
        .child(copy(text::COPY_CITATION, move || build(&copied, &check(&form.get_untracked()))));
    el("div")
        .child(field(&pasting, text::PASTE, "", pasted))
        .child(el("div").class("asked no-print").children(parts))
        .child(el("div").class("no-print").attr("aria-live", "polite").child(report))
        .child(cite)
}

/// What a template names that goes down to the words of a point, and the parts only that needs.
const POINT: char = '点';
const FULL: [Part; 3] = [Part::Item, Part::Entry, Part::Wording];

/// What is not understood, was mended, and is missing; nothing before anything was typed.
fn report(checked: &Checked, full: bool) -> Node {
    let needed = |part: &&Part| full || !FULL.contains(part);
    let missing: Vec<&str> =
        checked.missing.iter().filter(needed).map(|part| part.text()).collect();
    let untouched =
        checked.mended.is_empty() && checked.faults.is_empty() && checked.form == Form::default();
    if untouched {
        return nothing();
    }
    let faults = checked.faults.iter().map(|(part, fault)| {
        el("p").class("field__error").text(&[part.text(), "：", fault].concat())
    });
    let mended = checked.mended.iter().map(|mended| {
        el("li").text(&[mended.part.text(), "：", &mended.from, " → ", &mended.to].concat())
    });
    let mended = (!checked.mended.is_empty()).then(|| {
        el("div").class("notice").child(para(text::MENDED)).child(el("ul").children(mended))
    });
    let missing = (!missing.is_empty())
        .then(|| para(&[text::MISSING, &missing.join("、"), text::MISSING_KEPT].concat()));
    el("div").children(faults).child_opt(mended).child_opt(missing)
}
