//! 符合的申报条件: the points one can cite with one's achievements, then a form for one's own.

use leptos::prelude::*;

use super::{TakeawayState, list, own_conditions, snapshot::Snapshot, text, title};
use crate::app::components::{Cite, Details, Hue, Para, Tag};
use crate::app::state::{Shared, View};
use crate::domain::fact::{ListKind, achievement};
use crate::domain::options::OptionList;
use crate::export::citation::points::{Citable, Fitness, pointless, points};

/// Whether there is a column to write into: none for another matter, nor for whoever may not apply.
pub fn is_of_use(view: &View) -> bool {
    view.assessment.citable && view.notice.citation.is_some()
}

/// The chapter.
pub fn body(_: TakeawayState, snapshot: &Shared<Snapshot>) -> AnyView {
    let view = &snapshot.view;
    let Some(citation) = &view.notice.citation else {
        return ().into_any();
    };
    view! {
        <Para class="no-print" text=text::CITATION_LEAD/>
        {title(text::POINTS)}
        {citable(view)}
        {own_conditions::conditions(citation, &view.assessment)}
    }
    .into_any()
}

fn citable(view: &View) -> AnyView {
    let found = points(&view.notice, &view.case, &view.assessment);
    if found.is_empty() {
        return view! { <Para text=text::POINTS_NONE/> }.into_any();
    }
    // What can be cited comes first.
    let (fit, other): (Vec<_>, Vec<_>) = found.iter().partition(|point| fits(point));
    let lead = if fit.is_empty() { text::POINTS_UNFIT } else { text::POINTS_FIT };
    let fit: Vec<AnyView> = fit.into_iter().map(|point| card(&Card::new(view, point))).collect();
    let rest = (!other.is_empty()).then(|| {
        let title = format!("{}（{} 条）", text::OTHER_POINTS, other.len());
        let cards: Vec<Card> = other.into_iter().map(|point| Card::new(view, point)).collect();
        let body = move || cards.iter().map(card).collect_view();
        view! { <Details summary=title body=body/> }
    });
    let lost = pointless(&view.notice, &view.case, &view.assessment);
    let lost = (!lost.is_empty()).then(|| {
        let lines = reasons(view, &lost);
        view! { <h4>{text::OTHER_ENTRIES}</h4> {list(lines)} }
    });
    view! { <Para text=lead/> {fit} <div class="no-print">{rest}{lost}</div> }.into_any()
}

fn fits(point: &Citable) -> bool {
    point.uses.iter().any(|(_, fitness)| *fitness == Fitness::Fits)
}

/// A point as shown.
struct Card {
    text: String,
    fits: bool,
    /// Whether it is the one the result names.
    snapshot: bool,
    reasons: Vec<String>,
}

impl Card {
    fn new(view: &View, point: &Citable) -> Self {
        Self {
            text: point.text.clone(),
            fits: fits(point),
            snapshot: view.assessment.point.is_some_and(|(place, _)| place == point.point),
            reasons: reasons(view, &point.uses),
        }
    }
}

fn card(card: &Card) -> AnyView {
    let (hue, words) = match (card.fits, card.snapshot) {
        (true, true) => (Hue::Yes, text::FITS_BEST),
        (true, false) => (Hue::Yes, text::FITS),
        (false, _) => (Hue::Plain, text::FITS_NOT),
    };
    let tag = view! { <p><Tag text=words hue=hue/></p> }.into_any();
    let why = if card.reasons.is_empty() {
        view! { <Para class="hint" text=text::NO_ENTRY/> }.into_any()
    } else {
        list(card.reasons.clone())
    };
    let copy = if card.fits { text::COPY_CITATION } else { "" };
    let words = card.text.clone();
    view! { <Cite text=words above=tag below=why copy=copy/> }.into_any()
}

fn reasons(view: &View, uses: &[(usize, Fitness)]) -> Vec<String> {
    let line = |(place, fitness): &(usize, Fitness)| {
        let kind = kind(view, *place).map(|kind| ["（", kind, "）"].concat()).unwrap_or_default();
        format!("{} {}{kind}：{}", text::ACHIEVEMENT, place + 1, fitness.text())
    };
    uses.iter().map(line).collect()
}

/// The kind of an achievement.
fn kind(view: &View, place: usize) -> Option<&str> {
    let row = view.case.entries(ListKind::Achievement)?.get(place)?;
    view.notice.options(OptionList::Achievements).get(row.option(achievement::KIND)?)
}
