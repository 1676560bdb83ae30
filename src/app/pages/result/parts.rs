//! The parts of the result behind their titles, each with a line that says the most important of it:
//! on a phone they are the contents of the page. On paper they stand open, the clauses at the end.

use leptos::prelude::*;

use super::{
    committees, deadlines, facts, kinds, ladder, materials, path, proofs, sections, verify,
};
use crate::app::components::{Chapter, LinkButton, Para};
use crate::app::pages::{check, quotes};
use crate::app::state::{Shared, View};
use crate::app::words;
use crate::app::words::report::LINK_PART;
use crate::assess::Outcome;
use crate::flow::Route;

/// A part: its id, its title, what it comes to in a line (none where the case has no such part), and
/// how it is made.
struct Part {
    id: &'static str,
    title: &'static str,
    about: fn(&View) -> Option<String>,
    body: fn(&View) -> Vec<AnyView>,
    /// Whether it is of use where one cannot apply.
    always: bool,
}

const fn part(
    id: &'static str,
    title: &'static str,
    about: fn(&View) -> Option<String>,
    body: fn(&View) -> Vec<AnyView>,
) -> Part {
    Part { id, title, about, body, always: false }
}

/// In the order of use.
const PARTS: [Part; 10] = [
    part("deadlines", words::DEADLINES, deadlines::about, deadlines::body),
    part("materials", words::CHECKLIST, materials::about, materials::body),
    part("path", words::PATH, path::about, path::body),
    part("committees", words::COMMITTEES, committees::about, committees::body),
    part("citation", words::CITATION, sections::citation_about, sections::citation),
    part("fee", words::FEE, sections::fee_about, sections::fee),
    Part { always: true, ..part("ladder", words::LADDER, ladder::about, ladder::body) },
    part("kinds", words::KIND, kinds::about, kinds::body),
    part("courses", words::COURSES, sections::courses_about, sections::courses),
    part("reminders", words::REMINDER, verify::about, verify::reminders),
];

/// All parts of the case, then what the notice says besides, then the clauses.
pub fn parts(view: &Shared<View>) -> AnyView {
    let open = view.assessment.outcome != Outcome::Ineligible;
    let mut parts: Vec<AnyView> = PARTS
        .iter()
        .filter(|part| open || part.always)
        .filter_map(|part| shown(view, part))
        .collect();
    parts.extend(more(view));
    let end = [
        part("proofs", words::PROOFS, proofs::about, proofs::body),
        part(
            "answers",
            words::ANSWERED,
            |_| Some(words::ANSWERED_ABOUT.to_owned()),
            |view| check::answers(view),
        ),
    ];
    let end: Vec<AnyView> = end.iter().filter_map(|part| shown(view, part)).collect();
    view! { {parts} <div class="appendix">{end}</div> }.into_any()
}

fn shown(view: &Shared<View>, part: &Part) -> Option<AnyView> {
    let about = (part.about)(view)?;
    let (view, make) = (view.clone(), part.body);
    let id = part.id;
    let body = move || {
        let to = Route::Report(id.to_owned());
        let report = view! { <LinkButton label=LINK_PART to=to/> };
        let report = view! { <p class="hint no-print">{report}</p> };
        (make(&view), report.into_any())
    };
    Some(view! { <Chapter id=part.id title=part.title about=about body=body/> }.into_any())
}

/// What else the notice says of what comes now, to be read in the library: only where it says
/// something.
fn more(view: &View) -> Option<AnyView> {
    let fill = if facts::is_certificate(view) { "fill.cert" } else { "fill" };
    let tells = |place: &str| {
        let key = place.strip_prefix("beside/").unwrap_or(fill);
        view.notice.tells(key)
    };
    let links: Vec<(&'static str, &'static str)> =
        words::MORE_LINKS.into_iter().filter(|(place, _)| tells(place)).collect();
    if links.is_empty() {
        return None;
    }
    let edition = view.notice.edition.clone();
    let body = move || {
        let items: Vec<AnyView> = links
            .iter()
            .map(|(place, words)| {
                let link = quotes::more(&edition, place, words);
                view! { <li>{link}</li> }.into_any()
            })
            .collect();
        vec![
            view! { <Para class="hint" text=words::MORE_LEAD/> }.into_any(),
            view! { <ul class="links">{items}</ul> }.into_any(),
        ]
    };
    let chapter =
        view! { <Chapter id="more" title=words::MORE about=words::MORE_ABOUT body=body/> };
    Some(view! { <div class="no-print">{chapter}</div> }.into_any())
}
