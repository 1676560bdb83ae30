//! The result: the outcome first, then everything that belongs to it, each with its clause.

mod committees;
mod deadlines;
mod facts;
mod kinds;
mod ladder;
mod materials;
mod open;
mod outcome;
mod path;
mod proofs;
mod registration;
mod sections;
mod verify;

pub use facts::years;
pub use materials::{is_ticked, tick};

use leptos::prelude::*;

use self::facts::statuses;
use super::{Need, check, quotes, with_view};
use crate::app::components::{Button, LinkButton, Look, Page, Panel, Para};
use crate::app::state::{Router, View, Wizard};
use crate::app::words;
use crate::assess::Outcome;
use crate::flow::Route;
use crate::platform::{document, host};

/// The result page. Made once the whole notice is here, because nothing is concluded before, and anew
/// only when a window opens or closes: ticking a material must not make the page anew below the finger.
pub fn page() -> AnyView {
    with_view(Need::Whole, statuses, |view| {
        view! { <Page heading="" wide=true body=body(view)/> }.into_any()
    })
}

fn body(view: &View) -> Vec<AnyView> {
    let mut body = vec![
        outcome::banner(view),
        outcome::expiry(view),
        view! { <div class="btns no-print">{take_away()}</div> }.into_any(),
    ];
    match view.assessment.outcome {
        Outcome::Unanswered => body.push(open::unanswered(view)),
        Outcome::Ineligible => body.push(open::grounds(view)),
        Outcome::Eligible | Outcome::Verify => {
            body.extend(verify::items(view));
            body.extend(verify::judgement(view));
        }
    }
    body.extend(registration::registration(view));
    body.extend(ladder::ladder(view));
    body.extend(path::path(view));
    body.extend(deadlines::deadlines(view));
    if view.assessment.outcome != Outcome::Ineligible {
        body.extend(committees::committees(view));
        body.extend(kinds::kinds(view));
        body.extend(sections::fee(view));
        body.extend(sections::courses(view));
        body.extend(materials::checklist(view));
        body.extend(sections::citation(view));
    }
    body.extend(proofs::proofs(view));
    // Whoever has the paper can repeat the result.
    body.push(view! { <div class="print-only">{check::answers(view)}</div> }.into_any());
    body.push(more(view));
    body.push(actions());
    body
}

/// The title of the page.
pub fn title() -> String {
    let view = expect_context::<Wizard>().view.get();
    view.map(|view| view.assessment.outcome.text().to_owned()).unwrap_or_default()
}

/// What else the notice says of what comes now, to be read in the library.
fn more(view: &View) -> AnyView {
    let links: Vec<AnyView> = words::MORE_LINKS
        .iter()
        .map(|(place, words)| {
            let link = quotes::more(&view.notice.edition, place, words);
            view! { <li>{link}</li> }.into_any()
        })
        .collect();
    let body = vec![
        view! { <Para class="hint" text=words::MORE_LEAD/> }.into_any(),
        view! { <ul class="links">{links}</ul> }.into_any(),
    ];
    view! { <Panel class="no-print" title=words::MORE body=body/> }.into_any()
}

fn take_away() -> AnyView {
    let to = Route::Takeaway(String::new());
    view! { <LinkButton label=words::TAKE_AWAY to=to look=Look::Primary/> }.into_any()
}

fn actions() -> AnyView {
    let (wizard, router) = (expect_context::<Wizard>(), expect_context::<Router>());
    let print = Callback::new(|()| document::print());
    let restart = Callback::new(move |()| {
        wizard.clear();
        router.go(&Route::Start);
    });
    view! {
        <div class="btns no-print">
            {take_away()}
            {host::offers("print").then(|| view! { <Button label=words::PRINT on_press=print/> })}
            <LinkButton label=words::CHECK_ANSWERS to=Route::Check look=Look::Plain/>
            <Button look=Look::Quiet label=words::RESTART on_press=restart/>
        </div>
    }
    .into_any()
}
