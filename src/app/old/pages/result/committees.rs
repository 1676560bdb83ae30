//! The committees that fit, and why they do.

use crate::app::old::node::{Node, el, nothing};
use crate::app::old::parts::rows::{line, phones, rows};
use crate::app::old::parts::{link, para, section};
use crate::app::old::state::View;
use crate::app::words as text;
use crate::assess::assessment::WindowSource;
use crate::domain::Fact;
use crate::flow::{Place, steps::wording};
use crate::notice::model::{Committee, WINDOW_KINDS};

/// The committee whose windows apply, and the others that fit.
pub fn committees(view: &View) -> Node {
    let assessment = &view.assessment;
    let main = assessment.deadlines.iter().find_map(|deadline| match deadline.source {
        WindowSource::Committee(place, _) => Some(place),
        WindowSource::Text(_) => None,
    });
    let is_chosen = view.case.whole(Fact::TargetCommittee).is_some();
    let main = main.or_else(|| assessment.committees.first().copied().filter(|_| is_chosen));
    let others: Vec<&Committee> = assessment
        .committees
        .iter()
        .filter(|place| Some(**place) != main)
        .filter_map(|place| view.notice.committees.get(usize::from(*place)))
        .collect();
    let main = main.and_then(|place| view.notice.committees.get(usize::from(place)));
    if main.is_none() && others.is_empty() {
        return nothing();
    }
    let why = if is_chosen { text::COMMITTEE_CHOSEN } else { text::COMMITTEE_DEFAULT };
    section(text::COMMITTEES)
        .child_opt(main.map(|row| el("div").child(para(why)).child(card(row, false))))
        .child(rest(&others))
        .child_opt(choose(view).filter(|_| !is_chosen && !others.is_empty()))
}

fn rest(rows: &[&Committee]) -> Node {
    if rows.is_empty() {
        return nothing();
    }
    let title = [text::COMMITTEES_FIT, &rows.len().to_string(), " 个"].concat();
    let body = el("div").children(rows.iter().map(|row| card(row, true)));
    crate::app::old::parts::folded(&title, body).class("why no-print")
}

fn choose(view: &View) -> Option<Node> {
    let page = wording(&view.notice, Fact::TargetCommittee.slot())?.page;
    let page = view.notice.pages.get(usize::from(page))?;
    Some(link("btn no-print", text::CHOOSE_COMMITTEE, &Place::Change(page.key.clone())))
}

/// One committee; its windows where the time line does not show them.
fn card(row: &Committee, windows: bool) -> Node {
    let windows = row.windows.iter().filter(|_| windows).filter_map(|(kind, start, end)| {
        let (_, name) = WINDOW_KINDS.get(usize::from(*kind))?;
        line(name, &super::deadlines::period(*start, *end))
    });
    let facts = rows()
        .child_opt(line(text::ORGANIZER, &row.organizer))
        .child_opt(line(text::SPECIALTY, &row.specialty))
        .child_opt(line(text::SCOPE, &row.scope))
        .child_opt(line(text::PERSON, &row.contact))
        .child_opt(phones(&row.phone))
        .child_opt(line(text::ADDRESS, &row.address))
        .child_opt(line(text::CHANNEL, &row.channel))
        .children(windows)
        .child_opt(line(text::DOUBT, &row.note));
    el("div").class("card").child(el("h3").class("card__title").text(&row.name)).child(facts)
}
