//! 日历: the plan counted back, and the calendar file.

use leptos::prelude::*;

use super::{Desk, taken::Taken, text};
use crate::app::components::{
    Banner, Download, File, Look, Moment, Para, Timeline, Weight, at_once,
};
use crate::app::pages::quotes;
use crate::app::state::{Shared, View};
use crate::export::plan::{NOTE, Plan, Step, plan};
use crate::export::{ics, words};

/// The chapter.
pub fn body(_: Desk, taken: &Shared<Taken>) -> AnyView {
    let view = &taken.view;
    let windows = &view.assessment.deadlines;
    let shown = match plan(&view.notice, &view.case, &view.assessment) {
        Some(plan) => counted(view, &plan),
        None if windows.is_empty() => return view! { <Para text=text::ICS_NONE/> }.into_any(),
        None => {
            let moments = windows.iter().map(|window| Moment {
                date: words::span(window.start, window.end),
                label: words::window_label(&view.notice, window.source).to_owned(),
                ..Moment::default()
            });
            let moments = moments.collect();
            view! { <Para text=text::PLAN_NONE/> <Timeline moments=moments/> }.into_any()
        }
    };
    view! { {shown} {calendar(taken)} }.into_any()
}

fn counted(view: &View, plan: &Plan) -> AnyView {
    let moments = plan.steps.iter().map(|step| moment(view, plan, step)).collect();
    let late = (plan.late == Some(true))
        .then(|| view! { <Banner weight=Weight::Warn text=text::PLAN_LATE/> });
    let note = [NOTE, "。"].concat();
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
    let (whole, span) = (words::step(&view.notice, plan, step), words::span(step.first, step.last));
    let label = whole.strip_suffix(&span).unwrap_or(&whole).trim_end_matches('：');
    Moment {
        label: label.to_owned(),
        more: Some(quotes::beside(&view.notice, &clauses)),
        date: span,
        ..Moment::default()
    }
}

fn calendar(taken: &Shared<Taken>) -> Option<AnyView> {
    let today = taken.today?.date;
    let taken = taken.clone();
    let file = at_once(move || {
        let view = &taken.view;
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
