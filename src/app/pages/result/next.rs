//! 下一步: what to do now, numbered, with the addresses the notice prints; and this year.

use leptos::prelude::*;

use crate::app::components::{LinkButton, Look, Panel, Para, dates};
use crate::app::state::View;
use crate::app::words;
use crate::export::outcome::{self, Next};
use crate::flow::Route;
use crate::notice::model::Link;

/// The steps.
pub fn steps(view: &View) -> Option<AnyView> {
    let steps = outcome::next(&view.notice, &view.case, &view.assessment);
    if steps.is_empty() {
        return None;
    }
    let items: Vec<AnyView> = steps.iter().map(|step| item(view, step)).collect();
    let body = vec![view! { <ol class="next">{items}</ol> }.into_any()];
    Some(view! { <Panel title=words::NEXT body=body/> }.into_any())
}

fn item(view: &View, step: &Next<'_>) -> AnyView {
    let body = (!step.body.is_empty()).then(|| view! { <p>{dates(&step.body)}</p> }.into_any());
    let links = links(view, &step.links);
    view! { <li><strong>{step.title.clone()}</strong>{body}{links}</li> }.into_any()
}

/// Addresses outside of this site, as the notice prints them.
pub fn links(view: &View, links: &[&Link]) -> Option<AnyView> {
    if links.is_empty() {
        return None;
    }
    let items: Vec<AnyView> = links
        .iter()
        .map(|link| {
            let name = link.name.clone();
            view! {
                <li>
                    <a href=link.url.clone() target="_blank" rel="noopener noreferrer"><span>{name}<span class="vh">{words::OUTSIDE}</span></span></a>
                </li>
            }
            .into_any()
        })
        .collect();
    let from = [words::PRINTED_IN, &view.notice.head.name, words::PRINTED_MAY_CHANGE].concat();
    Some(
        view! {
            <ul class="links">{items}</ul>
            <p class="hint"><span class="no-print">{words::OUTSIDE_SIGN}</span>{from}</p>
        }
        .into_any(),
    )
}

/// This year in a sentence, and the way to its page.
pub fn this_year(view: &View) -> Option<AnyView> {
    let today = view.case.today?;
    let found = outcome::this_year(&view.notice, &view.case, &view.assessment, today)?;
    let to = Route::ThisYear;
    let link = view! { <LinkButton label=words::THIS_YEAR_MORE to=to look=Look::Plain/> };
    let body = vec![
        view! { <p><strong>{found.verdict}</strong></p> }.into_any(),
        view! { <Para class="hint" text=found.note/> }.into_any(),
        view! { <div class="btns no-print">{link}</div> }.into_any(),
    ];
    Some(view! { <Panel title=words::THIS_YEAR body=body/> }.into_any())
}
