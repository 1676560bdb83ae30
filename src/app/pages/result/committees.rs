//! The committees that fit, and why they do.

use leptos::prelude::*;

use crate::app::components::{
    Card, Details, LinkButton, Look, Para, Rank, SummaryList, SummaryRow, phones,
};
use crate::app::state::{Shared, View};
use crate::app::words;
use crate::assess::assessment::WindowSource;
use crate::domain::Fact;
use crate::export::words as phrases;
use crate::flow::{Route, steps::page};
use crate::notice::Notice;
use crate::notice::model::{Committee, WINDOW_KINDS};

/// The committee whose windows apply, and the others that fit.
fn found(view: &View) -> (Option<&Committee>, Vec<Committee>) {
    let assessment = &view.assessment;
    let main = assessment.deadlines.iter().find_map(|deadline| match deadline.source {
        WindowSource::Committee(place, _) => Some(place),
        WindowSource::Text(_) => None,
    });
    let main = main.or_else(|| assessment.committees.first().copied().filter(|_| is_chosen(view)));
    let others: Vec<Committee> = assessment
        .committees
        .iter()
        .filter(|place| Some(**place) != main)
        .filter_map(|place| place.of(&view.notice.committees))
        .cloned()
        .collect();
    (main.and_then(|place| place.of(&view.notice.committees)), others)
}

fn is_chosen(view: &View) -> bool {
    view.case.whole(Fact::TargetCommittee).is_some()
}

/// Which committee, or how many fit; none where none is known.
pub fn about(view: &View) -> Option<String> {
    match found(view) {
        (Some(main), _) => Some(main.name.clone()),
        (None, others) if others.is_empty() => None,
        (None, others) => Some(words::committees(others.len())),
    }
}

/// The committees with how to reach them.
pub fn body(view: &View) -> Vec<AnyView> {
    let (main, others) = found(view);
    let is_chosen = is_chosen(view);
    let mut body = Vec::new();
    if let Some(main) = main {
        let why = if is_chosen { words::COMMITTEE_CHOSEN } else { words::COMMITTEE_DEFAULT };
        body.push(view! { <Para text=why/> }.into_any());
        body.push(card(&view.notice, main, false));
    }
    if !others.is_empty() {
        let choose = choose(view).filter(|_| !is_chosen);
        body.extend(choose);
        // On paper nothing can be chosen from.
        if main.is_none() {
            let count = words::committees(others.len());
            body.push(view! { <Para class="print-only" text=count/> }.into_any());
        }
        body.push(rest(view.notice.clone(), others));
    }
    body
}

fn rest(notice: Shared<Notice>, rows: Vec<Committee>) -> AnyView {
    let title = [words::COMMITTEES_FIT, &rows.len().to_string(), " 个"].concat();
    let body = move || rows.iter().map(|row| card(&notice, row, true)).collect::<Vec<AnyView>>();
    view! { <Details class="no-print" summary=title body=body/> }.into_any()
}

fn choose(view: &View) -> Option<AnyView> {
    let page = page(&view.notice, &view.case, Fact::TargetCommittee.slot())?;
    let to = Route::Change([&page.key, "/", Fact::TargetCommittee.key()].concat());
    let link = view! { <LinkButton label=words::CHOOSE_COMMITTEE to=to look=Look::Plain/> };
    Some(view! { <div class="btns no-print">{link}</div> }.into_any())
}

/// One committee; its windows where the time line does not show them.
fn card(notice: &Notice, row: &Committee, windows: bool) -> AnyView {
    let windows = row.windows.iter().filter(|_| windows).filter_map(|(kind, timing)| {
        let (_, name) = WINDOW_KINDS.get(usize::from(*kind))?;
        let vague = row.vague.iter().find(|(own, _)| own == kind).map(|(_, words)| words.clone());
        SummaryRow::words(name, &vague.unwrap_or_else(|| phrases::timing(timing)))
    });
    let rows = [
        SummaryRow::words(words::ORGANIZER, &row.organizer),
        SummaryRow::words(words::SPECIALTY, &row.specialty),
        SummaryRow::words(words::SCOPE, &row.scope),
        SummaryRow::words(words::PERSON, &row.contact),
        phones(&phrases::dialled(notice, &row.phone)),
        SummaryRow::words(words::ADDRESS, &row.address),
        SummaryRow::words(words::CHANNEL, &row.channel),
    ];
    let rows = rows.into_iter().flatten().chain(windows);
    let rows = rows.chain(SummaryRow::words(words::DOUBT, &row.note)).collect();
    let body = vec![view! { <SummaryList rows=rows/> }.into_any()];
    view! { <Card title=row.name.clone() rank=Rank::Third body=body/> }.into_any()
}
