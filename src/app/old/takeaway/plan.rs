//! 日历: the plan counted back, and the calendar file.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::{hand_over, said};
use super::state::{Seen, Takeaway};
use super::text;
use crate::app::old::node::{Node, el};
use crate::app::old::parts::{button, clause, para};
use crate::export::plan::{NOTE, Plan, Step, plan};
use crate::export::{ics, words};

/// The section.
pub fn body(_: Takeaway, seen: &Arc<Seen>) -> Node {
    let plan = plan(&seen.notice, &seen.case, &seen.assessment);
    let windows = &seen.assessment.deadlines;
    let shown = match &plan {
        Some(plan) => el("div").child(para(text::PLAN_LEAD)).child(timeline(seen, plan)),
        None if windows.is_empty() => return para(text::ICS_NONE),
        None => {
            let lines = windows.iter().map(|window| {
                let label = words::window_label(&seen.notice, window.source);
                dated(label, &words::span(window.start, window.end))
            });
            let list = el("ol").class("timeline").children(lines);
            el("div").child(para(text::PLAN_NONE)).child(list)
        }
    };
    el("div").child(shown).child(calendar(seen))
}

fn timeline(seen: &Seen, plan: &Plan) -> Node {
    let steps: Vec<Node> = plan.steps.iter().map(|step| moment(seen, plan, step)).collect();
    let late = (plan.late == Some(true))
        .then(|| el("div").class("notice notice--warn").child(para(text::PLAN_LATE)));
    el("div")
        .child_opt(late)
        .child(el("ol").class("timeline").children(steps))
        .child(el("p").class("hint").text(NOTE).text("。"))
}

fn moment(seen: &Seen, plan: &Plan, step: &Step) -> Node {
    let clauses: Vec<_> = step.clause.into_iter().collect();
    let (whole, span) = (words::step(&seen.notice, plan, step), words::span(step.first, step.last));
    let label = whole.strip_suffix(&span).unwrap_or(&whole).trim_end_matches('：');
    dated(label, &span).child(clause::beside(&seen.notice, &clauses))
}

/// A day of the time line, and what it is.
fn dated(label: &str, span: &str) -> Node {
    let date = el("span").class("moment__date").text(span);
    el("li").class("moment").child(date).text(label)
}

fn calendar(seen: &Arc<Seen>) -> Node {
    let told = RwSignal::new(String::new());
    let seen = Arc::clone(seen);
    let get = button("btn btn--primary", text::ICS, move || {
        let Some(today) = seen.today else { return };
        let file = ics::calendar(&seen.notice, &seen.case, &seen.assessment, today.date);
        hand_over(told, text::ICS_FILE, "text/calendar;charset=utf-8", file.as_bytes());
    });
    el("div")
        .class("no-print")
        .child(el("p").class("hint").text(text::ICS_HINT))
        .child(el("div").class("btns").child(get).child(said(told)))
}
