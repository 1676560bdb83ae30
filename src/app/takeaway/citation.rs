//! 符合的申报条件: the points one can cite, and a form for one's own.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::input;
use super::state::{Seen, Takeaway};
use super::text;
use crate::app::node::{Node, el, live, nothing};
use crate::app::parts::copy::copy;
use crate::domain::Case;
use crate::domain::fact::{Kind, RowKind, achievement};
use crate::export::citation::points::{Citable, Fitness, pointless, points};
use crate::export::citation::{Checked, Form, Part, build, check, paste};
use crate::notice::model::Citation;

/// The section.
pub fn body(_: Takeaway, seen: &Arc<Seen>) -> Node {
    let Some(citation) = &seen.notice.citation else {
        return el("p").text(text::NO_CITATION);
    };
    el("div")
        .child(el("p").text(text::CITATION_LEAD))
        .child(citable(seen))
        .child(own(citation))
}

fn citable(seen: &Seen) -> Node {
    let found = points(&seen.notice, &seen.case, &seen.assessment);
    if found.is_empty() {
        return el("p").text(text::POINTS_NONE);
    }
    // What can be cited comes first.
    let (fit, other): (Vec<_>, Vec<_>) = found.iter().partition(|point| fits(point));
    let cards = |points: Vec<&Citable>| {
        points
            .into_iter()
            .map(|point| card(&seen.case, point))
            .collect::<Vec<_>>()
    };
    let none = fit.is_empty().then(|| el("p").text(text::POINTS_UNFIT));
    let fit = cards(fit);
    let other = cards(other);
    let rest = (!other.is_empty()).then(|| {
        el("details")
            .class("why")
            .child(el("summary").text(&format!("{}（{} 条）", text::OTHER_POINTS, other.len())))
            .child(el("div").class("why__body").children(other))
    });
    let lost = pointless(&seen.notice, &seen.case, &seen.assessment);
    let lost = (!lost.is_empty()).then(|| {
        el("div")
            .child(el("h4").text(text::OTHER_ENTRIES))
            .child(reasons(&seen.case, &lost))
    });
    el("div")
        .child(el("h3").text(text::POINTS))
        .child_opt(none)
        .children(fit)
        .child_opt(lost)
        .child_opt(rest)
}

fn fits(point: &Citable) -> bool {
    point
        .uses
        .iter()
        .any(|(_, fitness)| *fitness == Fitness::Fits)
}

fn card(case: &Case, point: &Citable) -> Node {
    let (tag, words) = if fits(point) {
        ("tag tag--yes", text::FITS)
    } else {
        ("tag tag--no", text::FITS_NOT)
    };
    let why = if point.uses.is_empty() {
        el("p").class("hint").text(text::NO_ENTRY)
    } else {
        reasons(case, &point.uses)
    };
    let words_of = point.text.clone();
    let copy = fits(point).then(|| copy(text::COPY, move || words_of.clone()));
    el("div")
        .class("cite")
        .child(el("p").child(el("span").class(tag).text(words)))
        .child(el("p").class("cite__text").text(&point.text))
        .child(why)
        .child_opt(copy)
}

fn reasons(case: &Case, uses: &[(usize, Fitness)]) -> Node {
    let lines = uses.iter().map(|(place, fitness)| {
        el("li").text(&format!(
            "成果 {}{}：{}",
            place + 1,
            kind(case, *place),
            fitness.text()
        ))
    });
    el("ul").children(lines.collect::<Vec<_>>())
}

/// The kind of an achievement, in brackets.
fn kind(case: &Case, place: usize) -> String {
    let row = case
        .rows(RowKind::Achievement)
        .and_then(|rows| rows.get(place));
    let member = RowKind::Achievement.members().get(achievement::KIND);
    let option = row.and_then(|row| row.option(achievement::KIND));
    match (member.map(|member| member.kind), option) {
        (Some(Kind::Choice(options)), Some(option)) => options
            .get(option)
            .map(|option| ["（", option, "）"].concat())
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// The form for one's own conditions. Typing a part replaces what was pasted for it.
fn own(citation: &Citation) -> Node {
    let form = RwSignal::new(Form::default());
    let pasted = el("textarea")
        .class("area")
        .attr("id", "c-paste")
        .on("change", move |event| form.set(paste(&event.area())));
    let pasted = el("div")
        .class("field")
        .child(
            el("label")
                .class("field__label")
                .attr("for", "c-paste")
                .text(text::PASTE),
        )
        .child(pasted);
    let parts = Part::ALL.map(|part| {
        let id = format!("c-{}", part as usize);
        let value = move || form.with(|form| form.part(part).to_owned());
        let field = input(&id, part.text(), "", value, move |words| {
            form.update(|form| form.set(part, words));
        });
        el("div").child(field)
    });
    let told = live(move || told(&check(&form.get())));
    let templates = [
        (text::TEMPLATE, &citation.template),
        (text::EXCEPTION, &citation.exception),
    ];
    let built = templates
        .into_iter()
        .filter(|(_, template)| !template.is_empty())
        .map(|(name, template)| {
            let (shown, copied) = (template.clone(), template.clone());
            el("div")
                .class("cite")
                .child(el("h4").text(name))
                .child(
                    el("p")
                        .class("cite__text")
                        .text_live(move || build(&shown, &check(&form.get()))),
                )
                .child(copy(text::COPY, move || {
                    build(&copied, &check(&form.get_untracked()))
                }))
        });
    let built: Vec<Node> = built.collect();
    el("div")
        .child(el("h3").text(text::OWN))
        .child(el("p").class("no-print").text(text::OWN_LEAD))
        .child(
            el("div")
                .class("no-print")
                .child(pasted)
                .child(el("div").class("asked").children(parts)),
        )
        .child(
            el("div")
                .class("no-print")
                .attr("aria-live", "polite")
                .child(told),
        )
        .children(built)
}

/// What was mended, is not understood, and is missing; nothing before anything was typed.
fn told(checked: &Checked) -> Node {
    if checked.missing.len() + 1 >= Part::ALL.len()
        && checked.faults.is_empty()
        && checked.mended.is_empty()
    {
        return nothing();
    }
    let mended = checked.mended.iter().map(|mended| {
        el("li").text(&format!(
            "{}{}：{} → {}",
            text::MENDED,
            mended.part.text(),
            mended.from,
            mended.to
        ))
    });
    let faults = checked.faults.iter().map(|(part, fault)| {
        el("li")
            .class("field__error")
            .text(&[part.text(), "：", fault].concat())
    });
    let missing: Vec<&str> = checked.missing.iter().map(|part| part.text()).collect();
    let missing = (!missing.is_empty())
        .then(|| el("li").text(&[text::MISSING, &missing.join("、")].concat()));
    el("ul")
        .children(faults.chain(mended).collect::<Vec<_>>())
        .child_opt(missing)
}
