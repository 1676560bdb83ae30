//! 这句话不对: a text to copy or to mail, as there is no server to send it to.

use leptos::prelude::*;

use super::{back, quotes};
use crate::app::components::{Contact, CopyButton, Page, Paper, Para};
use crate::app::state::{Files, Wizard};
use crate::app::words::report as text;
use crate::flow::{Route, library::LibraryRoute};
use crate::platform::address;

/// The page; `what` is the id of a clause, or of a part of the result.
pub fn page(what: &str) -> AnyView {
    let (files, wizard) = (Files::here(), Wizard::here());
    let what = what.to_owned();
    // The catalog and the notice may come after the page.
    let words = Signal::derive(move || words(files, wizard, &what));
    let copied = Callback::new(move |()| words.get_untracked());
    let mail = move || {
        let body = address::encoded(&words.get());
        ["mailto:?subject=", &address::encoded(text::SUBJECT), "&body=", &body].concat()
    };
    let whom = move || {
        let notice = wizard.notice.get()?;
        let first = notice.head.contacts.first().map(quotes::person)?;
        Some(view! { <Para text=text::WHOM/> <Contact person=first/> })
    };
    let body = vec![
        view! { <Para class="lead" text=text::LEAD/> }.into_any(),
        view! { <Paper label=text::TITLE text=words/> }.into_any(),
        view! { <Para class="hint" text=text::CHANGED/> }.into_any(),
        view! {
            <div class="btns no-print">
                <CopyButton label=text::COPY words=copied/>
                <a class="btn" href=mail>{text::MAIL}</a>
            </div>
        }
        .into_any(),
        whom.into_any(),
    ];
    view! { <Page heading=text::TITLE above=vec![back()] body=body/> }.into_any()
}

/// What is known of the place: its notice, its name, its page.
fn words(files: Files, wizard: Wizard, what: &str) -> String {
    let clause = what.split_once('.').map(|(edition, _)| edition.to_owned());
    let route = match &clause {
        Some(edition) => Route::Library(LibraryRoute::Clause(edition.clone(), what.to_owned())),
        None => Route::Result,
    };
    let edition = clause.unwrap_or_else(|| wizard.edition.get());
    let entry = files.edition(&edition);
    let (name, digest) =
        entry.map(|entry| (entry.head.name.clone(), entry.digest.clone())).unwrap_or_default();
    let page = [&address::page(), route.href().as_str()].concat();
    text::text(&name, &edition, &digest, what, &page)
}
