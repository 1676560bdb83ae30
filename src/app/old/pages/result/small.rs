//! Fee, continuing education, citation: a line each, with its clause.

use crate::app::old::node::{Node, el, nothing};
use crate::app::old::parts::copy::copy;
use crate::app::old::parts::{para, section};
use crate::app::old::state::View;
use crate::app::words as text;
use crate::assess::assessment::Role;
use crate::domain::Fact;
use crate::export::words;

/// The fee, or that none is printed.
pub fn fee(view: &View) -> Node {
    if !super::is_review(view) || view.case.option(Fact::TargetLevel).is_none() {
        return nothing();
    }
    match view.assessment.fee.and_then(|fee| view.notice.fees.get(usize::from(fee))) {
        Some(fee) => {
            let words = fee.amount.to_string() + " 元/人（" + &fee.status + "）";
            said(view, text::FEE, &words, &[fee.clause])
        }
        None => said(view, text::FEE, text::FEE_UNKNOWN, &[]),
    }
}

/// Continuing education.
pub fn courses(view: &View) -> Node {
    let clauses =
        view.notice.courses.as_ref().map(|courses| courses.clauses.as_slice()).unwrap_or_default();
    let status = view.assessment.courses;
    status.map_or_else(nothing, |status| {
        said(view, text::COURSES, words::courses(&view.notice, status), clauses)
    })
}

fn said(view: &View, title: &str, words: &str, clauses: &[u16]) -> Node {
    section(title).child(para(words)).child(super::folded(view, clauses))
}

/// The citation, to be copied.
pub fn citation(view: &View) -> Node {
    let (words, place) = words::citation(&view.notice, &view.assessment);
    let Some(words) = words else { return nothing() };
    let blank = place.is_none().then(|| para(text::CITATION_BLANK));
    let shown = el("p").class("cite__text").text(&words);
    let cite = el("div").class("cite").child(shown).child(copy(text::COPY, move || words.clone()));
    section(text::CITATION)
        .child_opt(blank)
        .child(cite)
        .child(super::folded(view, &super::clauses(view, Role::Citation)))
}
