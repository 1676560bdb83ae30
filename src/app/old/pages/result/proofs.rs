//! Every clause the result rests on, once, by what it proves: folded on the screen, open on paper.

use crate::app::old::node::{Node, el, nothing};
use crate::app::old::parts::{clause, folded, section};
use crate::app::old::state::View;
use crate::app::words as text;
use crate::notice::model::ClauseId;

/// The proofs.
pub fn proofs(view: &View) -> Node {
    let mut seen: Vec<ClauseId> = Vec::new();
    let groups: Vec<Node> = groups(view)
        .into_iter()
        .filter_map(|(title, clauses)| {
            let mut fresh = Vec::new();
            for id in clauses {
                if !seen.contains(&id) {
                    seen.push(id);
                    fresh.push(id);
                }
            }
            (!fresh.is_empty()).then(|| {
                el("div").child(el("h3").text(title)).child(clause::quotes(&view.notice, &fresh))
            })
        })
        .collect();
    if groups.is_empty() {
        return nothing();
    }
    section(text::PROOFS).child(folded(text::PROOFS_OPEN, el("div").children(groups)))
}

/// The clauses of every part of the page, by its title.
fn groups(view: &View) -> Vec<(&'static str, Vec<ClauseId>)> {
    let assessment = &view.assessment;
    let notice = &view.notice;
    let mut groups: Vec<(&str, Vec<ClauseId>)> = Vec::new();
    for reason in &assessment.reasons {
        let title = text::ROLES.get(reason.role as usize).copied().unwrap_or_default();
        match groups.last_mut() {
            Some((last, clauses)) if *last == title => clauses.push(reason.clause),
            _ => groups.push((title, vec![reason.clause])),
        }
    }
    let verify =
        assessment.verify.iter().filter_map(|hit| notice.verify.get(usize::from(hit.item)));
    groups.push((text::TO_VERIFY, verify.flat_map(|item| item.clauses.clone()).collect()));
    groups.push((text::DEADLINES, super::deadlines::window_clauses(view)));
    if assessment.courses.is_some() {
        groups.push((
            text::COURSES,
            notice.courses.as_ref().map(|courses| courses.clauses.clone()).unwrap_or_default(),
        ));
    }
    let materials =
        assessment.checklist.iter().filter_map(|place| notice.materials.get(usize::from(*place)));
    groups
        .push((text::CHECKLIST, materials.flat_map(|material| material.clauses.clone()).collect()));
    groups
}
