//! 日历: the plan counted back, and the calendar file.

use leptos::prelude::*;

use super::{TakeawayState, snapshot::Snapshot, text};
use crate::app::components::{
    Banner, Download, File, LinkButton, Look, Moment, Para, Timeline, Weight, When, at_once,
};
use crate::app::pages::quotes;
use crate::app::state::{Shared, View};
use crate::app::words as shared;
use crate::assess::assessment::{Deadline, WindowStatus};
use crate::domain::Fact;
use crate::export::plan::{Plan, Step, line, note, plan};
use crate::export::{ics, words};
use crate::flow::{Route, steps::page};
use crate::notice::model::Page;

/// Whether a time is known, or a committee has to be chosen first.
pub fn is_of_use(view: &View) -> bool {
    !view.assessment.deadlines.is_empty() || choosing(view).is_some()
}

/// The page on which to choose among several committees.
fn choosing(view: &View) -> Option<&Page> {
    let several = view.assessment.committees.len() > 1;
    page(&view.notice, &view.case, Fact::TargetCommittee.slot()).filter(|_| several)
}

/// The chapter.
pub fn body(_: TakeawayState, snapshot: &Shared<Snapshot>) -> AnyView {
    let view = &snapshot.view;
    let windows = &view.assessment.deadlines;
    let shown = match plan(&view.notice, &view.case, &view.assessment) {
        Some(plan) => counted(view, &plan),
        None if windows.is_empty() => return none(view),
        None => {
            let moments = windows.iter().map(|window| Moment {
                date: words::window_when(&view.notice, window),
                label: words::window_label(&view.notice, window.source).to_owned(),
                when: if is_over(window) { When::Past } else { When::Ahead },
                state: window.status.map_or("", WindowStatus::text).to_owned(),
                more: None,
            });
            let moments = moments.collect();
            view! { <Para text=text::PLAN_NONE/> <Timeline moments=moments/> }.into_any()
        }
    };
    view! { {shown} {calendar(snapshot)} }.into_any()
}

fn is_over(window: &Deadline) -> bool {
    window.status == Some(WindowStatus::Closed)
}

/// Where no time is known before a committee is chosen.
fn none(view: &View) -> AnyView {
    let Some(page) = choosing(view) else {
        return ().into_any();
    };
    let to = Route::Change([&page.key, "/", Fact::TargetCommittee.key()].concat());
    view! {
        <Para text=shared::DEADLINES_CHOOSE/>
        <div class="btns no-print">
            <LinkButton label=shared::CHOOSE_COMMITTEE to=to look=Look::Plain/>
        </div>
    }
    .into_any()
}

fn counted(view: &View, plan: &Plan) -> AnyView {
    let moments = plan.steps.iter().map(|step| moment(view, plan, step)).collect();
    let late = (plan.late == Some(true))
        .then(|| view! { <Banner weight=Weight::Warn text=text::PLAN_LATE/> }.into_any());
    let note = note(&view.notice, plan) + "。";
    view! {
        <Para text=text::PLAN_LEAD/>
        {late}
        <Timeline moments=moments/>
        <Para class="hint" text=note/>
    }
    .into_any()
}

fn moment(view: &View, plan: &Plan, step: &Step) -> Moment {
    let clauses: Vec<_> = step.clause.into_iter().collect();
    let (whole, span) = (line(&view.notice, plan, step), words::span(step.first, step.last));
    let label = whole.strip_suffix(&span).unwrap_or(&whole).trim_end_matches('：');
    Moment {
        label: label.to_owned(),
        more: Some(quotes::beside(&view.notice, &clauses)),
        when: if plan.late == Some(true) { When::Past } else { When::Ahead },
        date: span,
        ..Moment::default()
    }
}

fn calendar(snapshot: &Shared<Snapshot>) -> Option<AnyView> {
    let today = snapshot.today?.date;
    let deadlines = &snapshot.view.assessment.deadlines;
    if deadlines.iter().all(|window| window.start.or(window.end).is_none()) {
        return None;
    }
    if deadlines.iter().all(is_over) {
        return Some(view! { <Para class="hint" text=text::ICS_OVER/> }.into_any());
    }
    let snapshot = snapshot.clone();
    let file = at_once(move || {
        let view = &snapshot.view;
        File {
            name: text::ICS_FILE.to_owned(),
            kind: "text/calendar;charset=utf-8",
            bytes: ics::calendar(&view.notice, &view.case, &view.assessment, today).into_bytes(),
        }
    });
    let calendar = view! {
        <div class="no-print">
            <Para class="hint" text=text::ICS_HINT/>
            <div class="btns"><Download look=Look::Primary label=text::ICS make=file/></div>
        </div>
    };
    Some(calendar.into_any())
}
