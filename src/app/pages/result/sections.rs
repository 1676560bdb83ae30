//! Fee, continuing education, citation: a line each, with its clause.

use leptos::prelude::*;

use super::facts::{clauses, is_review, said};
use crate::app::components::{Choice, Cite, Field, Group, Para, Radios};
use crate::app::pages::{ids, quotes};
use crate::app::state::{View, Wizard};
use crate::app::words;
use crate::assess::assessment::{CourseStatus, Role};
use crate::domain::Fact;
use crate::domain::options::{EXCEPTIONAL, Level};
use crate::export::citation::points::{Citable, Fitness, points};
use crate::export::words as phrases;
use crate::notice::Notice;
use crate::notice::model::ClauseId;

/// The fee, or that none is printed; none where none is asked.
pub fn fee_about(view: &View) -> Option<String> {
    if !is_review(view) || view.case.place::<Level>(Fact::TargetLevel).is_none() {
        return None;
    }
    let first = view.assessment.charges(&view.notice).next();
    let charge = phrases::charge(&view.notice, &view.assessment);
    Some(match first.zip(charge) {
        Some(((fee, _), charge)) => {
            let from = if fee.status == words::REFERENCE { words::FEE_ELSEWHERE } else { "" };
            ["每人 ", &charge, from].concat()
        }
        None => words::FEE_UNKNOWN.to_owned(),
    })
}

/// The fee with its clause.
pub fn fee(view: &View) -> Vec<AnyView> {
    let charges = view.assessment.charges(&view.notice);
    let mut clauses: Vec<ClauseId> = charges.map(|(fee, _)| fee.clause).collect();
    clauses.dedup();
    said(view, fee_about(view), &clauses)
}

/// Continuing education; none where it is not judged.
pub fn courses_about(view: &View) -> Option<String> {
    let said = courses_said(&view.notice, view.assessment.courses?);
    let rule = view.notice.courses.as_ref().and_then(|courses| courses.rule.as_ref());
    let free = rule.map(|rule| rule.exempt_said.as_str()).filter(|free| !free.is_empty());
    let free = free.filter(|_| view.assessment.courses == Some(CourseStatus::Unmet));
    Some(free.map_or_else(String::new, |free| [free, words::COURSES_NOT_EXEMPT].concat()) + said)
}

/// Continuing education with its clauses.
pub fn courses(view: &View) -> Vec<AnyView> {
    let clauses =
        view.notice.courses.as_ref().map(|courses| courses.clauses.as_slice()).unwrap_or_default();
    said(view, courses_about(view), clauses)
}

/// The status in words for people.
fn courses_said(notice: &Notice, status: CourseStatus) -> &str {
    match status {
        CourseStatus::Met => words::COURSES_MET,
        CourseStatus::Unmet => words::COURSES_UNMET,
        CourseStatus::NotRequired => words::COURSES_FREE,
        CourseStatus::General => match phrases::courses(notice, status) {
            "未写学时" => words::COURSES_NO_HOURS,
            _ => words::COURSES_ASK,
        },
    }
}

/// Whether the citation is ready; none where none is asked for.
pub fn citation_about(view: &View) -> Option<String> {
    let (words, place) = phrases::citation(&view.notice, &view.assessment);
    words?;
    let blank =
        if printed(view) { words::CITATION_CHOOSE_ABOUT } else { words::CITATION_BLANK_ABOUT };
    Some(if place.is_some() { words::CITATION_READY } else { blank }.to_owned())
}

/// Whether points are printed for the level, of which the person can say which one is theirs.
fn printed(view: &View) -> bool {
    view.notice.citation.as_ref().is_some_and(|citation| {
        let level = view.case.place(Fact::TargetLevel);
        citation.points.iter().any(|point| Some(point.level) == level)
    })
}

/// Where the point that the person chose stands, with the ticks.
const POINT: &str = "ticks.point";

/// The citation, to be copied: with the point the person chooses of those the notice prints.
pub fn citation(view: &View) -> Vec<AnyView> {
    let (text, place) = phrases::citation(&view.notice, &view.assessment);
    let (blank, text) = (place.is_none(), text.unwrap_or_default());
    let points = points(&view.notice, &view.case, &view.assessment);
    let proof = (exception(view), quotes::beside(&view.notice, &clauses(view, Role::Citation)));
    let proof = proof.into_any();
    if !blank || points.is_empty() {
        let lead = blank.then(|| view! { <Para text=words::CITATION_BLANK/> });
        let cite = view! { <Cite text=text copy=words::COPY/> };
        return vec![lead.into_any(), cite.into_any(), proof];
    }
    let (value, write) = Wizard::here().bound(POINT);
    let options = points.iter().map(|point| point_option(view, point)).collect();
    let texts: Vec<(String, String)> =
        points.into_iter().map(|point| (point.point.index().to_string(), point.text)).collect();
    let words = Signal::derive(move || {
        let own = value.with(|value| texts.iter().find(|(place, _)| place == value).cloned());
        own.map_or_else(|| text.clone(), |(_, words)| words)
    });
    vec![
        view! {
            <Field id=ids::id(POINT) label=words::CITATION_WHICH hint=words::CITATION_CHOOSE group=Group::Radios>
                <Radios options=options value=value on_change=write/>
            </Field>
        }
        .into_any(),
        view! { <Cite text=words copy=words::COPY/> }.into_any(),
        proof,
    ]
}

/// How the condition for 破格 is written, where that is the type and the notice prints the form.
fn exception(view: &View) -> Option<AnyView> {
    let form = view.notice.citation.as_ref().map(|citation| citation.exception.clone());
    let form = form.filter(|form| view.assessment.kind == Some(EXCEPTIONAL) && !form.is_empty())?;
    let above = view! { <p><strong>{words::CITATION_EXCEPTION}</strong></p> }.into_any();
    Some(view! { <Cite text=form above=above copy=words::COPY/> }.into_any())
}

/// A printed point, with whether an achievement that was filled in fits it.
fn point_option(view: &View, point: &Citable) -> Choice {
    let printed = view.notice.citation.as_ref();
    let printed = printed.and_then(|citation| point.point.of(&citation.points));
    let fits = point.uses.iter().any(|(_, fitness)| *fitness == Fitness::Fits);
    let help = match point.uses.first() {
        _ if fits => words::POINT_FITS.to_owned(),
        Some((_, fitness)) => fitness.text().to_owned(),
        None => String::new(),
    };
    let label = printed.map_or(point.text.as_str(), |point| point.wording.as_str());
    Choice { help, ..Choice::new(&point.point.index().to_string(), label) }
}
