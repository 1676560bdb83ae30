//! 如果……会怎样: whether anything has to be otherwise. What looks for that is heavy and comes, as a chunk,
//! for those alone who do not reach their goal.

use leptos::prelude::*;

use super::{TakeawayState, snapshot::Snapshot, text};
use crate::app::components::{Para, failure};
use crate::app::live::live;
use crate::app::state::{Progress, Shared, View};
use crate::app::words as shared;
use crate::assess::assessment::Outcome;
use crate::assess::whatif::reached;

/// The chapter, filled in once the search is done.
pub fn body(state: TakeawayState, snapshot: &Shared<Snapshot>) -> AnyView {
    let view = snapshot.view.clone();
    let found = live(move || {
        if let Some(words) = settled(&view) {
            return view! { <Para text=words/> }.into_any();
        }
        match (state.tried(), state.trying.progress()) {
            (Some((parts, found)), _) => (parts.shown)(&view, &found),
            (None, Progress::Failed(why)) => {
                let retry = Callback::new(move |()| state.trying.retry());
                failure(shared::PART_FAILED, why, retry)
            }
            _ => view! { <Para class="hint" text=text::COUNTING/> }.into_any(),
        }
    });
    view! { <Para text=text::WHATIF_LEAD/> <div aria-live="polite">{found}</div> }.into_any()
}

/// Why nothing is looked for; nothing where something is.
pub fn settled(view: &View) -> Option<&'static str> {
    if view.assessment.outcome == Outcome::Unanswered {
        return Some(text::WHATIF_OPEN);
    }
    reached(&view.notice, &view.case, &view.assessment).then_some(text::WHATIF_REACHED)
}
