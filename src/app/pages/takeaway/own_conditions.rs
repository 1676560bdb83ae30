//! One's own 专业条件, which no notice prints: typed or pasted, put into the printed form, and what is
//! not given kept blank.

use leptos::prelude::*;

use super::{input, list, text, title};
use crate::app::components::{Cite, Details, Field, Group, Para, TextInput, Typing};
use crate::app::live::live;
use crate::assess::{Assessment, Status};
use crate::domain::options::EXCEPTIONAL;
use crate::export::citation::{Checked, Form, Part, build, check, paste};
use crate::notice::model::Citation;

/// The forms: one for the conditions, and one for 破格条件 where the notice prints it and the person
/// applies by it, or may: who is promoted in the regular way has no use for it.
pub fn conditions(citation: &Citation, assessment: &Assessment) -> AnyView {
    let open = assessment.kind == Some(EXCEPTIONAL);
    let perhaps = assessment.kind.is_none() && assessment.ladder.status == Some(Status::Unmet);
    let exceptional = ((open || perhaps) && !citation.exception.is_empty()).then(|| {
        let template = citation.exception.clone();
        let body = move || own("p", &template);
        view! { <Details summary=text::EXCEPTION open=open body=body/> }
    });
    view! {
        {title(text::OWN)}
        <Para class="no-print" text=text::OWN_LEAD/>
        {own("c", &citation.template)}
        {exceptional}
    }
    .into_any()
}

/// A form; typing a part replaces what was pasted for it. `ids` begins the ids of its inputs.
fn own(ids: &'static str, template: &str) -> AnyView {
    let form = RwSignal::new(Form::default());
    let full = template.contains(POINT);
    let parts = Part::ALL.into_iter().filter(|part| full || !FULL.contains(part));
    let parts: Vec<AnyView> = parts.map(|part| typed(ids, form, part)).collect();
    let pasted = RwSignal::new(String::new());
    let take = Callback::new(move |words: String| {
        form.set(paste(&words));
        pasted.set(words);
    });
    let shown = template.to_owned();
    let words = Signal::derive(move || build(&shown, &check(&form.get())));
    let report = live(move || report(&check(&form.get()), full));
    view! {
        <Field id=[ids, "-paste"].concat() label=text::PASTE group=Group::Single class="no-print">
            <TextInput typing=Typing::Lines value=pasted on_change=take/>
        </Field>
        <div class="asked no-print">{parts}</div>
        <div class="no-print" aria-live="polite">{report}</div>
        <Cite text=words id=[ids, "-cite"].concat() copy=text::COPY_CITATION/>
    }
    .into_any()
}

fn typed(ids: &str, form: RwSignal<Form>, part: Part) -> AnyView {
    let value = Signal::derive(move || form.with(|form| form.part(part).to_owned()));
    let then = Callback::new(move |words| form.update(|form| form.set(part, words)));
    let whole = matches!(part, Part::Title | Part::Number | Part::Wording);
    let class = if whole { "no-print" } else { "field--place no-print" };
    input(&format!("{ids}-{}", part as usize), part.text(), "", class, value, then)
}

/// What a template names that goes down to the words of a point, and the parts only that needs.
const POINT: char = '点';
const FULL: [Part; 3] = [Part::Item, Part::Entry, Part::Wording];

/// What is not understood, was mended, and is missing; nothing before anything was typed.
fn report(checked: &Checked, full: bool) -> AnyView {
    let needed = |part: &&Part| full || !FULL.contains(part);
    let missing: Vec<&str> =
        checked.missing.iter().filter(needed).map(|part| part.text()).collect();
    let untouched =
        checked.mended.is_empty() && checked.faults.is_empty() && checked.form == Form::default();
    if untouched {
        return ().into_any();
    }
    let fault = |(part, fault): &(Part, &'static str)| {
        let words = [part.text(), "：", fault].concat();
        view! { <Para class="field__error" text=words/> }.into_any()
    };
    let faults: Vec<AnyView> = checked.faults.iter().map(fault).collect();
    let mended = checked
        .mended
        .iter()
        .map(|mended| [mended.part.text(), "：", &mended.from, " → ", &mended.to].concat());
    let mended = (!checked.mended.is_empty()).then(|| {
        let lines = list(mended.collect());
        view! { <div class="notice"><p>{text::MENDED}</p>{lines}</div> }
    });
    let missing = (!missing.is_empty()).then(|| {
        let words = [text::MISSING, &missing.join("、"), text::MISSING_KEPT].concat();
        view! { <Para text=words/> }
    });
    view! { {faults} {mended} {missing} }.into_any()
}
