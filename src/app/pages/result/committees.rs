//! The committees that fit, and why they do.

use leptos::prelude::*;

use crate::app::components::{
    Card, Details, LinkButton, Look, Panel, Para, Rank, SummaryList, SummaryRow, phones,
};
use crate::app::state::View;
use crate::app::words;
use crate::assess::assessment::WindowSource;
use crate::domain::Fact;
use crate::export::words as phrases;
use crate::flow::{Route, steps::wording};
use crate::notice::model::{Committee, WINDOW_KINDS};

/// The committee whose windows apply, and the others that fit.
pub fn committees(view: &View) -> Option<AnyView> {
    let assessment = &view.assessment;
    let main = assessment.deadlines.iter().find_map(|deadline| match deadline.source {
        WindowSource::Committee(place, _) => Some(place),
        WindowSource::Text(_) => None,
    });
    let is_chosen = view.case.whole(Fact::TargetCommittee).is_some();
    let main = main.or_else(|| assessment.committees.first().copied().filter(|_| is_chosen));
    let others: Vec<Committee> = assessment
        .committees
        .iter()
        .filter(|place| Some(**place) != main)
        .filter_map(|place| view.notice.committees.get(usize::from(*place)))
        .cloned()
        .collect();
    let main = main.and_then(|place| view.notice.committees.get(usize::from(place)));
    if main.is_none() && others.is_empty() {
        return None;
    }
    let mut body = Vec::new();
    if let Some(main) = main {
        let why = if is_chosen { words::COMMITTEE_CHOSEN } else { words::COMMITTEE_DEFAULT };
        body.push(view! { <Para text=why/> }.into_any());
        body.push(card(main, false));
    }
    if !others.is_empty() {
        let choose = choose(view).filter(|_| !is_chosen);
        body.push(rest(others));
        body.extend(choose);
    }
    Some(view! { <Panel title=words::COMMITTEES body=body/> }.into_any())
}

fn rest(rows: Vec<Committee>) -> AnyView {
    let title = [words::COMMITTEES_FIT, &rows.len().to_string(), " 个"].concat();
    let body = move || rows.iter().map(|row| card(row, true)).collect::<Vec<AnyView>>();
    view! { <Details class="no-print" summary=title body=body/> }.into_any()
}

fn choose(view: &View) -> Option<AnyView> {
    let page = wording(&view.notice, Fact::TargetCommittee.slot())?.page;
    let page = view.notice.pages.get(usize::from(page))?;
    let to = Route::Change(page.key.clone());
    let link = view! { <LinkButton label=words::CHOOSE_COMMITTEE to=to look=Look::Plain/> };
    Some(view! { <div class="btns no-print">{link}</div> }.into_any())
}

/// One committee; its windows where the time line does not show them.
fn card(row: &Committee, windows: bool) -> AnyView {
    let windows = row.windows.iter().filter(|_| windows).filter_map(|(kind, start, end)| {
        let (_, name) = WINDOW_KINDS.get(usize::from(*kind))?;
        let vague = row.vague.iter().find(|(own, _)| own == kind).map(|(_, words)| words.clone());
        SummaryRow::words(name, &vague.unwrap_or_else(|| phrases::span(*start, *end)))
    });
    let rows = [
        SummaryRow::words(words::ORGANIZER, &row.organizer),
        SummaryRow::words(words::SPECIALTY, &row.specialty),
        SummaryRow::words(words::SCOPE, &row.scope),
        SummaryRow::words(words::PERSON, &row.contact),
        phones(&row.phone),
        SummaryRow::words(words::ADDRESS, &row.address),
        SummaryRow::words(words::CHANNEL, &row.channel),
    ];
    let rows = rows.into_iter().flatten().chain(windows);
    let rows = rows.chain(SummaryRow::words(words::DOUBT, &row.note)).collect();
    let body = vec![view! { <SummaryList rows=rows/> }.into_any()];
    view! { <Card title=row.name.clone() rank=Rank::Third body=body/> }.into_any()
}
