//! The result: the outcome with the three things that matter, what to ask and what to do next, then
//! everything else part by part behind its title, each with its clause.

mod committees;
mod deadlines;
mod facts;
mod hindrances;
mod kinds;
mod ladder;
pub mod materials;
mod next;
pub mod outcome;
mod parts;
mod path;
mod proofs;
mod registration;
mod sections;
mod so_far;
mod verify;

pub use facts::years;
pub use hindrances::lines as lack_lines;
pub use materials::{is_ticked, tick};
pub use next::links as outside;
pub use so_far::{line, so_far};

use leptos::prelude::*;

use self::facts::statuses;
use super::{quotes, with_view};
use crate::app::components::{Button, LinkButton, Look, Page};
use crate::app::state::{Router, Shared, View, Wizard};
use crate::app::words;
use crate::assess::Outcome;
use crate::assess::assessment::Role;
use crate::export::outcome as told;
use crate::flow::Route;
use crate::platform::{document, host};

/// The result page. Made once the whole notice is here, because nothing is concluded before, and anew
/// only when a window opens or closes: ticking a material must not make the page anew below the finger.
pub fn page() -> AnyView {
    with_view(statuses, |view| view! { <Page heading="" wide=true body=body(view)/> }.into_any())
}

fn body(view: &Shared<View>) -> Vec<AnyView> {
    let mut body = vec![outcome::banner(view, false)];
    // In the order of use: what keeps one from going on, what to do next, when, with what, where to.
    match view.assessment.outcome {
        Outcome::Unanswered => body.push(hindrances::unanswered(view)),
        Outcome::Ineligible => body.push(hindrances::grounds(view)),
        Outcome::Elsewhere => body.push(hindrances::elsewhere(view)),
        Outcome::Eligible | Outcome::Verify => {
            let judged = facts::clauses(view, Role::Judgement);
            body.extend(quotes::folded(&view.notice, words::JUDGEMENT, &judged));
            body.extend(hindrances::lacking(view));
            body.extend(verify::blocking(view));
        }
    }
    body.extend(registration::registration(view));
    body.extend(next::steps(view));
    body.extend(next::this_year(view));
    body.push(take_away());
    body.push(parts::parts(view));
    body.push(actions());
    body
}

/// The title of the page.
pub fn title() -> String {
    let filled = Wizard::here().filled.get();
    filled
        .map(View::of)
        .map(|view| told::head(&view.notice, &view.case, &view.assessment).verdict)
        .unwrap_or_default()
}

fn take_away() -> AnyView {
    let to = Route::Takeaway(String::new());
    let link = view! { <LinkButton label=words::TAKE_AWAY to=to look=Look::Primary/> };
    view! { <div class="btns no-print">{link}</div> }.into_any()
}

fn actions() -> AnyView {
    let (wizard, router) = (Wizard::here(), Router::here());
    let print = Callback::new(|()| document::print());
    let restart = Callback::new(move |()| {
        wizard.clear();
        router.go(&Route::Start);
    });
    view! {
        <div class="btns no-print">
            {host::offers("print").then(|| view! { <Button label=words::PRINT on_press=print/> }.into_any())}
            <LinkButton label=words::CHECK_ANSWERS to=Route::Check look=Look::Plain/>
            <Button look=Look::Quiet label=words::RESTART on_press=restart/>
        </div>
    }
    .into_any()
}
