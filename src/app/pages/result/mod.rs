//! The result: the outcome first, then everything that belongs to it, each with its clause.

mod committees;
mod deadlines;
mod facts;
mod kinds;
mod ladder;
pub mod materials;
mod next;
mod open;
pub mod outcome;
mod path;
mod proofs;
mod registration;
mod sections;
mod verify;

pub use facts::years;
pub use materials::{is_ticked, tick};
pub use next::links as outside;
pub use open::lines as lack_lines;

use leptos::prelude::*;

use self::facts::statuses;
use super::{Need, check, quotes, with_view};
use crate::app::components::{Button, LinkButton, Look, Page, Panel, Para};
use crate::app::state::{Router, View, Wizard};
use crate::app::words;
use crate::assess::Outcome;
use crate::export::outcome as told;
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
    let mut body = vec![outcome::banner(view), outcome::expiry(view)];
    // In the order of use: what keeps one from going on, what to do next, when, with what, where to.
    match view.assessment.outcome {
        Outcome::Unanswered => body.push(open::unanswered(view)),
        Outcome::Ineligible => body.push(open::grounds(view)),
        Outcome::Elsewhere => body.push(open::elsewhere(view)),
        Outcome::Eligible | Outcome::Verify => {
            body.extend(open::lacking(view));
            body.extend(verify::items(view));
            body.extend(verify::judgement(view));
        }
    }
    body.extend(next::this_year(view));
    body.extend(registration::registration(view));
    body.extend(next::steps(view));
    body.push(view! { <div class="btns no-print">{take_away()}</div> }.into_any());
    body.extend(deadlines::deadlines(view));
    if view.assessment.outcome != Outcome::Ineligible {
        body.extend(materials::checklist(view));
    }
    body.extend(path::path(view));
    body.extend(ladder::ladder(view));
    if view.assessment.outcome != Outcome::Ineligible {
        body.extend(kinds::kinds(view));
        body.extend(sections::citation(view));
        body.extend(sections::courses(view));
        body.extend(sections::fee(view));
        body.extend(committees::committees(view));
    }
    body.extend(proofs::proofs(view));
    // Whoever has the paper can repeat the result.
    body.push(view! { <div class="print-only">{check::answers(view)}</div> }.into_any());
    body.extend(more(view));
    body.push(actions());
    body
}

/// The title of the page.
pub fn title() -> String {
    let view = expect_context::<Wizard>().view.get();
    view.map(|view| told::head(&view.notice, &view.case, &view.assessment).verdict)
        .unwrap_or_default()
}

/// What else the notice says of what comes now, to be read in the library: only where it says
/// something.
fn more(view: &View) -> Option<AnyView> {
    let fill = if facts::is_certificate(view) { "fill.cert" } else { "fill" };
    let tells = |place: &str| {
        let key = place.strip_prefix("beside/").unwrap_or(fill);
        view.notice.tells(key)
    };
    let links: Vec<AnyView> = words::MORE_LINKS
        .iter()
        .filter(|(place, _)| tells(place))
        .map(|(place, words)| {
            let link = quotes::more(&view.notice.edition, place, words);
            view! { <li>{link}</li> }.into_any()
        })
        .collect();
    if links.is_empty() {
        return None;
    }
    let body = vec![
        view! { <Para class="hint" text=words::MORE_LEAD/> }.into_any(),
        view! { <ul class="links">{links}</ul> }.into_any(),
    ];
    Some(view! { <Panel class="no-print" title=words::MORE body=body/> }.into_any())
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
