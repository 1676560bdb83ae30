//! Every clause the result rests on, once, by what it proves: folded on the screen, open on paper.

use leptos::prelude::*;

use crate::app::components::{ClauseList, Quote};
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::app::words;
use crate::export::outcome;
use crate::notice::model::ClauseId;

/// Where they are from.
pub fn about(view: &View) -> Option<String> {
    (!found(view).is_empty()).then(|| [words::PROOFS_ABOUT, &view.notice.head.name].concat())
}

/// The proofs.
pub fn body(view: &View) -> Vec<AnyView> {
    found(view)
        .into_iter()
        .map(|(title, quotes)| view! { <h3>{title}</h3> <ClauseList clauses=quotes/> }.into_any())
        .collect()
}

/// The clauses by what they prove, each once.
fn found(view: &View) -> Vec<(&'static str, Vec<Quote>)> {
    let mut seen: Vec<ClauseId> = Vec::new();
    let mut shown: Vec<(&'static str, Vec<Quote>)> = Vec::new();
    for (title, ids) in groups(view) {
        let mut fresh = Vec::new();
        for id in ids {
            if !seen.contains(&id) {
                seen.push(id);
                fresh.push(id);
            }
        }
        if !fresh.is_empty() {
            shown.push((title, quotes::quotes(&view.notice, &fresh)));
        }
    }
    shown
}

/// The clauses of every part of the page, by its title.
fn groups(view: &View) -> Vec<(&'static str, Vec<ClauseId>)> {
    let assessment = &view.assessment;
    let notice = &view.notice;
    let mut groups: Vec<(&str, Vec<ClauseId>)> = Vec::new();
    for reason in &assessment.reasons {
        let title = words::role(reason.role);
        match groups.last_mut() {
            Some((last, clauses)) if *last == title => clauses.push(reason.clause),
            _ => groups.push((title, vec![reason.clause])),
        }
    }
    let accepted = outcome::accepted(notice, assessment);
    groups.push((words::PRIOR, accepted.map(|(_, clause)| clause).into_iter().collect()));
    let verify = assessment.verify.iter().filter_map(|raised| raised.item.of(&notice.verify));
    groups.push((words::TO_VERIFY, verify.flat_map(|item| item.clauses.clone()).collect()));
    groups.push((words::DEADLINES, super::deadlines::window_clauses(view)));
    if assessment.courses.is_some() {
        let courses = notice.courses.as_ref();
        let clauses = courses.map(|courses| courses.clauses.clone()).unwrap_or_default();
        groups.push((words::COURSES, clauses));
    }
    let materials = assessment.checklist.iter().filter_map(|place| place.of(&notice.materials));
    let clauses = materials.flat_map(|material| material.clauses.clone()).collect();
    groups.push((words::CHECKLIST, clauses));
    groups
}
