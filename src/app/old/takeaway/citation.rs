//! 符合的申报条件: the points one can cite with one's achievements, then a form for one's own.

use std::sync::Arc;

use super::own;
use super::state::{Seen, Takeaway};
use super::text;
use crate::app::old::node::{Node, el};
use crate::app::old::parts::copy::copy;
use crate::app::old::parts::{folded, para};
use crate::domain::Case;
use crate::domain::fact::{Kind, RowKind, achievement};
use crate::export::citation::points::{Citable, Fitness, pointless, points};

/// The section.
pub fn body(_: Takeaway, seen: &Arc<Seen>) -> Node {
    let Some(citation) = &seen.notice.citation else {
        return para(text::NO_CITATION);
    };
    el("div")
        .child(el("p").class("no-print").text(text::CITATION_LEAD))
        .child(citable(seen))
        .child(own::conditions(citation, &seen.assessment))
}

fn citable(seen: &Seen) -> Node {
    let found = points(&seen.notice, &seen.case, &seen.assessment);
    let title = el("h3").text(text::POINTS);
    if found.is_empty() {
        return el("div").child(title).child(para(text::POINTS_NONE));
    }
    // What can be cited comes first.
    let (fit, other): (Vec<_>, Vec<_>) = found.iter().partition(|point| fits(point));
    let lead = if fit.is_empty() { text::POINTS_UNFIT } else { text::POINTS_FIT };
    let rest = (!other.is_empty()).then(|| {
        let title = format!("{}（{} 条）", text::OTHER_POINTS, other.len());
        let cards = other.iter().map(|point| card(seen, point));
        folded(&title, el("div").children(cards))
    });
    let lost = pointless(&seen.notice, &seen.case, &seen.assessment);
    let lost = (!lost.is_empty()).then(|| {
        el("div").child(el("h4").text(text::OTHER_ENTRIES)).child(reasons(&seen.case, &lost))
    });
    el("div")
        .child(title)
        .child(para(lead))
        .children(fit.iter().map(|point| card(seen, point)))
        .child(el("div").class("no-print").child_opt(rest).child_opt(lost))
}

fn fits(point: &Citable) -> bool {
    point.uses.iter().any(|(_, fitness)| *fitness == Fitness::Fits)
}

fn card(seen: &Seen, point: &Citable) -> Node {
    let taken = seen.assessment.point.is_some_and(|(place, _)| place == point.point);
    let (tag, words) = match (fits(point), taken) {
        (true, true) => ("tag tag--yes", text::FITS_BEST),
        (true, false) => ("tag tag--yes", text::FITS),
        (false, _) => ("tag tag--plain", text::FITS_NOT),
    };
    let why = if point.uses.is_empty() {
        el("p").class("hint").text(text::NO_ENTRY)
    } else {
        reasons(&seen.case, &point.uses)
    };
    let copied = point.text.clone();
    let copy = fits(point).then(|| copy(text::COPY_CITATION, move || copied.clone()));
    el("div")
        .class("cite")
        .child(el("p").child(el("span").class(tag).text(words)))
        .child(el("p").class("cite__text").text(&point.text))
        .child(why)
        .child_opt(copy)
}

fn reasons(case: &Case, uses: &[(usize, Fitness)]) -> Node {
    let lines = uses.iter().map(|(place, fitness)| {
        let kind = kind(case, *place).map(|kind| ["（", kind, "）"].concat()).unwrap_or_default();
        el("li").text(&format!("{} {}{kind}：{}", text::ACHIEVEMENT, place + 1, fitness.text()))
    });
    el("ul").children(lines)
}

/// The kind of an achievement.
fn kind(case: &Case, place: usize) -> Option<&'static str> {
    let row = case.rows(RowKind::Achievement)?.get(place)?;
    let Kind::Choice(options) = RowKind::Achievement.members().get(achievement::KIND)?.kind else {
        return None;
    };
    options.get(row.option(achievement::KIND)?).copied()
}
