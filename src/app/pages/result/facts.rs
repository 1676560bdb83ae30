//! What several parts of the result read from an assessment.

use leptos::prelude::*;

use crate::app::components::Para;
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::assess::Outcome;
use crate::assess::assessment::{Role, WindowStatus};
use crate::domain::Fact;
use crate::domain::options::{CERTIFICATE, OptionList, REVIEW};
use crate::notice::model::ClauseId;

/// What changes while somebody looks at the page: the day, and how the windows stand.
pub fn statuses(view: &View) -> String {
    let day = view.case.today.map(|today| today.date.to_string()).unwrap_or_default();
    let windows = view.assessment.deadlines.iter().map(|deadline| deadline.status);
    windows.fold(day, |all, status| all + status.map_or("-", WindowStatus::text))
}

/// Whether the person may go on, so that path, papers and addresses are of use.
pub fn goes_on(view: &View) -> bool {
    matches!(view.assessment.outcome, Outcome::Eligible | Outcome::Verify)
}

/// Whether the matter is 职称评审.
pub fn is_review(view: &View) -> bool {
    view.case.place(Fact::Matter) == Some(REVIEW)
}

/// Whether the matter is 电子证书登记.
pub fn is_certificate(view: &View) -> bool {
    view.case.place(Fact::Matter) == Some(CERTIFICATE)
}

/// The clauses that prove what `role` says, each once.
pub fn clauses(view: &View, role: Role) -> Vec<ClauseId> {
    let mut found = Vec::new();
    for reason in &view.assessment.reasons {
        if reason.role == role && !found.contains(&reason.clause) {
            found.push(reason.clause);
        }
    }
    found
}

/// The option chosen for `fact`; empty where none was.
pub fn chosen(view: &View, fact: Fact, list: OptionList) -> &str {
    let options = view.notice.options(list);
    view.case.option(fact).and_then(|place| options.get(place)).unwrap_or_default()
}

/// So many years.
#[must_use]
pub fn years(years: i32) -> String {
    years.to_string() + " 年"
}

/// What one sentence says, and the clauses that prove it.
pub fn said(view: &View, words: Option<String>, ids: &[ClauseId]) -> Vec<AnyView> {
    let words = view! { <Para text=words.unwrap_or_default()/> };
    vec![words.into_any(), quotes::beside(&view.notice, ids)]
}
