//! The windows, in the order of their days.

use leptos::prelude::*;

use super::facts::{goes_on, is_certificate};
use crate::app::components::{Moment, Panel, Para, Timeline, When};
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::app::words;
use crate::assess::REVIEW;
use crate::assess::assessment::{Deadline, WindowStatus};
use crate::domain::Fact;
use crate::export::words as phrases;
use crate::notice::model::ClauseId;

/// The time line.
pub fn deadlines(view: &View) -> Option<AnyView> {
    let matter = view.case.option(Fact::Matter).unwrap_or(REVIEW);
    let rhythm = view.notice.rhythms.iter().find(|rhythm| rhythm.matters & (1 << matter) != 0);
    let body = if let Some(rhythm) = rhythm {
        // Where the notice prints no window but how often, that is what a person needs.
        if !goes_on(view) {
            return None;
        }
        vec![
            view! { <Para text=rhythm.text.clone()/> }.into_any(),
            quotes::beside(&view.notice, &[rhythm.clause]),
        ]
    } else if view.assessment.deadlines.is_empty() {
        if !goes_on(view) || is_certificate(view) {
            return None;
        }
        let several = view.assessment.committees.len() > 1;
        let text = if several { words::DEADLINES_CHOOSE } else { words::NO_DEADLINES };
        vec![view! { <Para text=text/> }.into_any()]
    } else {
        let moments = sorted(&view.assessment.deadlines);
        let moments = moments.into_iter().map(|deadline| moment(view, deadline)).collect();
        vec![
            view! { <Timeline moments=moments/> }.into_any(),
            quotes::beside(&view.notice, &window_clauses(view)),
        ]
    };
    Some(view! { <Panel title=words::DEADLINES body=body/> }.into_any())
}

/// A dozen at most: put in one by one, which downloads less than sorting does.
fn sorted(deadlines: &[Deadline]) -> Vec<&Deadline> {
    let key = |deadline: &Deadline| {
        let first = deadline.start.or(deadline.end);
        (first.map(|moment| (moment.date, moment.minute)), deadline.end.map(|moment| moment.date))
    };
    let mut sorted: Vec<&Deadline> = Vec::new();
    for deadline in deadlines {
        let place = sorted.partition_point(|other| key(other) <= key(deadline));
        sorted.insert(place, deadline);
    }
    sorted
}

fn moment(view: &View, deadline: &Deadline) -> Moment {
    Moment {
        date: phrases::window_when(&view.notice, deadline),
        label: phrases::window_label(&view.notice, deadline.source).to_owned(),
        when: match deadline.status {
            Some(WindowStatus::Closed) => When::Past,
            Some(WindowStatus::Open) => When::Now,
            _ => When::Ahead,
        },
        state: deadline.status.map_or("", WindowStatus::text).to_owned(),
        more: None,
    }
}

/// The clauses that print the windows.
pub fn window_clauses(view: &View) -> Vec<ClauseId> {
    let clause = |deadline: &Deadline| phrases::window_clause(&view.notice, deadline.source);
    view.assessment.deadlines.iter().filter_map(clause).collect()
}
