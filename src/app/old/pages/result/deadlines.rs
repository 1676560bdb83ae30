//! The windows, in the order of their days.

use crate::app::old::node::{Node, el, nothing};
use crate::app::old::parts::{para, section};
use crate::app::old::state::View;
use crate::app::words as text;
use crate::assess::assessment::{Deadline, WindowSource, WindowStatus};
use crate::domain::Moment;
use crate::export::words;
use crate::notice::model::ClauseId;

/// The time line.
pub fn deadlines(view: &View) -> Node {
    if view.assessment.deadlines.is_empty() {
        if !super::goes_on(view) || super::is_certificate(view) {
            return nothing();
        }
        let several = view.assessment.committees.len() > 1;
        return section(text::DEADLINES).child(para(if several {
            text::DEADLINES_CHOOSE
        } else {
            text::NO_DEADLINES
        }));
    }
    let key = |deadline: &Deadline| {
        let first = deadline.start.or(deadline.end);
        (first.map(|moment| (moment.date, moment.minute)), deadline.end.map(|moment| moment.date))
    };
    // A dozen at most: put in one by one, which downloads less than sorting does.
    let mut sorted: Vec<&Deadline> = Vec::new();
    for deadline in &view.assessment.deadlines {
        let place = sorted.partition_point(|other| key(other) <= key(deadline));
        sorted.insert(place, deadline);
    }
    let moments = sorted.into_iter().map(|deadline| moment(view, deadline));
    section(text::DEADLINES)
        .child(el("ol").class("timeline").children(moments))
        .child(super::folded(view, &window_clauses(view)))
}

fn moment(view: &View, deadline: &Deadline) -> Node {
    let (class, tag) = match deadline.status {
        Some(WindowStatus::Closed) => ("moment moment--past", "tag tag--no"),
        Some(WindowStatus::Open) => ("moment moment--now", "tag tag--yes"),
        _ => ("moment", "tag tag--plain"),
    };
    let status = deadline.status.map(|status| el("span").class(tag).text(status.text()));
    el("li")
        .class(class)
        .child(el("span").class("moment__date").text(&period(deadline.start, deadline.end)))
        .text(words::window_label(&view.notice, deadline.source))
        .text(" ")
        .child_opt(status)
}

/// The clauses that print the windows.
pub fn window_clauses(view: &View) -> Vec<ClauseId> {
    let window = |deadline: &Deadline| match deadline.source {
        WindowSource::Text(place) => {
            view.notice.windows.get(usize::from(place)).map(|window| window.clause)
        }
        WindowSource::Committee(..) => None,
    };
    view.assessment.deadlines.iter().filter_map(window).collect()
}

/// From when to when, as far as printed.
pub fn period(start: Option<Moment>, end: Option<Moment>) -> String {
    match (start, end) {
        (Some(start), Some(end)) if start == end => day(start),
        (Some(start), Some(end)) => day(start) + " 至 " + &day(end),
        (Some(start), None) => day(start) + " 起",
        (None, Some(end)) => day(end) + " 截止",
        (None, None) => String::new(),
    }
}

/// A moment as people read it.
pub fn day(moment: Moment) -> String {
    moment.to_string().replace('T', " ")
}
