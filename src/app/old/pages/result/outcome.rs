//! The outcome in words, for what, under which notice, on which day.

use crate::app::old::node::{Node, el};
use crate::app::old::parts::para;
use crate::app::old::parts::rows::{line, rows};
use crate::app::old::state::View;
use crate::app::words as text;
use crate::assess::Outcome;
use crate::domain::{Fact, options};

/// The banner.
pub fn banner(view: &View) -> Node {
    let assessment = &view.assessment;
    let (class, words) = match assessment.outcome {
        Outcome::Eligible => ("outcome outcome--yes", text::ELIGIBLE),
        Outcome::Ineligible => ("outcome outcome--no", text::INELIGIBLE),
        Outcome::Verify => ("outcome outcome--check", text::VERIFY),
        Outcome::Unanswered => ("outcome outcome--unknown", text::UNANSWERED_RESULT),
        Outcome::Elsewhere => ("outcome outcome--check", text::ELSEWHERE),
    };
    let likely = (assessment.outcome == Outcome::Verify).then(|| {
        let words = match assessment.preliminary {
            Some(true) => text::LIKELY,
            Some(false) => text::UNLIKELY,
            None => text::UNDECIDED,
        };
        el("p").child(el("strong").text(words))
    });
    el("div")
        .class(class)
        .child(
            el("h1").class("outcome__title").attr("tabindex", "-1").text(assessment.outcome.text()),
        )
        .child(para(words).class("lead"))
        .child_opt(likely)
        .child(facts(view))
}

/// What was applied for and what it was held against.
fn facts(view: &View) -> Node {
    let head = &view.notice.head;
    let kind = view.assessment.kind.and_then(|kind| options::KINDS.get(usize::from(kind))).copied();
    let level = if super::is_certificate(view) { Fact::CertLevel } else { Fact::TargetLevel };
    let notice = if head.number.is_empty() {
        head.title.clone()
    } else {
        [head.title.as_str(), "（", &head.number, "）"].concat()
    };
    rows()
        .child_opt(line(text::MATTER, super::chosen(view, Fact::Matter, options::MATTERS)))
        .child_opt(line(text::SERIES, super::chosen(view, Fact::TargetSeries, options::SERIES)))
        .child_opt(line(text::TARGET, super::chosen(view, level, options::LEVELS)))
        .child_opt(line(text::KIND, kind.unwrap_or_default()))
        .child_opt(line(text::NOTICE, &notice))
        .child_opt(line(text::EDITION_YEAR, &super::years(i32::from(head.year))))
        .child_opt(line(text::DAY_OF_RESULT, &today(view)))
}

/// The day of the assessment.
fn today(view: &View) -> String {
    view.case.today.map(super::deadlines::day).unwrap_or_default()
}

/// That the notice is of a year gone by.
pub fn expiry(view: &View) -> Node {
    el("div").class("notice notice--warn").child(para(&view.notice.head.expiry))
}
