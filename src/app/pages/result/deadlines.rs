//! The windows, in the order of their days.

use leptos::prelude::*;

use super::facts::{goes_on, is_certificate};
use crate::app::components::{Moment, Para, Timeline, When};
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::app::words;
use crate::assess::assessment::{Deadline, WindowStatus};
use crate::domain::Fact;
use crate::domain::options::REVIEW;
use crate::export::outcome::is_applying;
use crate::export::words as phrases;
use crate::notice::model::{ClauseId, Rhythm};

/// How often, where the notice prints no window but that.
fn rhythm(view: &View) -> Option<&Rhythm> {
    let matter = view.case.place(Fact::Matter).unwrap_or(REVIEW);
    view.notice.rhythm(matter)
}

/// When one applies, in a line.
pub fn about(view: &View) -> Option<String> {
    let windows = &view.assessment.deadlines;
    if let Some(rhythm) = rhythm(view) {
        return goes_on(view).then(|| rhythm.text.clone());
    }
    if windows.is_empty() {
        let several = view.assessment.committees.len() > 1;
        let text = if several { words::DEADLINES_CHOOSE } else { words::NO_DEADLINES };
        return (goes_on(view) && !is_certificate(view)).then(|| text.to_owned());
    }
    let first = windows.iter().find(|window| is_applying(&view.notice, window));
    let first = first.or(windows.first())?;
    let state = first.status.map_or("", WindowStatus::text);
    let state = if state.is_empty() { String::new() } else { ["（", state, "）"].concat() };
    let label = phrases::window_label(&view.notice, first.source);
    Some([label, " ", &phrases::window_when(&view.notice, first), &state].concat())
}

/// The time line.
pub fn body(view: &View) -> Vec<AnyView> {
    if let Some(rhythm) = rhythm(view) {
        return vec![
            view! { <Para text=rhythm.text.clone()/> }.into_any(),
            quotes::beside(&view.notice, &[rhythm.clause]),
        ];
    }
    if view.assessment.deadlines.is_empty() {
        return about(view)
            .map(|text| view! { <Para text=text/> }.into_any())
            .into_iter()
            .collect();
    }
    let moments = sorted(&view.assessment.deadlines);
    let moments = moments.into_iter().map(|deadline| moment(view, deadline)).collect();
    vec![
        view! { <Timeline moments=moments/> }.into_any(),
        quotes::beside(&view.notice, &window_clauses(view)),
    ]
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
