//! The pages, one file each, composed of components.

pub mod brought;
pub mod check;
pub mod elsewhere;
pub mod ids;
pub mod library;
pub mod question;
pub mod quotes;
pub mod report;
pub mod result;
pub mod start;
pub mod takeaway;
pub mod this_year;

use leptos::prelude::*;

use super::components::{Button, LinkButton, Look, Page, Para};
use super::state::{Progress, Router, Shared, View, Wizard};
use super::words;
use crate::flow::Route;

/// The page for `route`.
#[must_use]
pub fn page(route: &Route) -> AnyView {
    match route {
        Route::Start => start::page(),
        Route::Question(key) => question::page(key, false),
        Route::Change(key) => question::page(key, true),
        Route::Check => check::page(),
        Route::Result => result::page(),
        Route::ThisYear => this_year::page(),
        Route::Elsewhere => elsewhere::page(),
        Route::Takeaway(section) => takeaway::page(section),
        Route::Report(what) => report::page(what),
        Route::Carried(code) => brought::arrive(code),
        Route::Brought => brought::page(),
        Route::Library(place) => library::page(place),
        Route::Unknown(_) => unknown(),
    }
}

/// The title of the page for `route`, without the program's name; empty for the first page.
#[must_use]
pub fn title(route: &Route) -> String {
    match route {
        Route::Start => String::new(),
        Route::Question(key) | Route::Change(key) => question::title(key),
        Route::Check => words::CHECK_TITLE.to_owned(),
        Route::Result => result::title(),
        Route::ThisYear => words::THIS_YEAR_TITLE.to_owned(),
        Route::Elsewhere => words::ELSEWHERE_TITLE.to_owned(),
        Route::Library(place) => library::title(place),
        Route::Takeaway(_) => words::takeaway::TITLE.to_owned(),
        Route::Report(_) => words::report::TITLE.to_owned(),
        Route::Carried(_) | Route::Brought => words::brought::TITLE.to_owned(),
        Route::Unknown(_) => words::UNKNOWN_TITLE.to_owned(),
    }
}

/// What stands there for an address that names no page.
pub fn unknown() -> AnyView {
    let start = view! { <LinkButton label=words::TO_START to=Route::Start look=Look::Primary/> };
    let body = vec![
        view! { <Para text=words::UNKNOWN_BODY/> }.into_any(),
        view! { <div class="btns">{start}</div> }.into_any(),
    ];
    view! { <Page heading=words::UNKNOWN_TITLE body=body/> }.into_any()
}

/// How much of the notice a page needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// What questions need.
    Rules,
    /// All of it: reasons and results.
    Whole,
}

/// A page that is made once what it needs of the notice is here, and anew only when `again` says
/// something else: what is typed and opened below a finger stays.
pub fn with_view<K: PartialEq + Send + Sync + 'static>(
    need: Need,
    again: impl Fn(&View) -> K + Send + Sync + 'static,
    make: impl Fn(&Shared<View>) -> AnyView + Send + 'static,
) -> AnyView {
    let wizard = expect_context::<Wizard>();
    let ready = Memo::new(move |_| {
        let view = wizard.view.get()?;
        let here = need == Need::Rules || view.notice.is_complete();
        here.then(|| (view.notice.edition.clone(), again(&view)))
    });
    let shown = move || {
        // Read whatever the view is: a memo that nobody has read yet follows nothing.
        let here = ready.with(Option::is_some);
        match wizard.view.get_untracked().filter(|_| here) {
            Some(view) => make(&view),
            None => waiting(),
        }
    };
    shown.into_any()
}

/// What stands there while the notice is on its way, where it did not come, and where none was chosen.
fn waiting() -> AnyView {
    let wizard = expect_context::<Wizard>();
    let heading = Signal::derive(move || match wizard.notice_progress() {
        Progress::Failed(_) => words::NOT_OPENED.to_owned(),
        Progress::Idle if wizard.is_idle() => words::NO_NOTICE.to_owned(),
        _ => words::LOADING.to_owned(),
    });
    let start = move || {
        wizard.is_idle().then(|| {
            view! {
                <Para class="lead" text=words::NO_NOTICE_BODY/>
                <div class="btns"><LinkButton label=words::BEGIN to=Route::Start look=Look::Primary/></div>
                <Para class="hint" text=words::NO_NOTICE_KEPT/>
            }
        })
    };
    view! { <Page heading=heading body=vec![start.into_any()]/> }.into_any()
}

/// The way back, above the heading.
#[must_use]
pub fn back() -> AnyView {
    let router = expect_context::<Router>();
    let back = Callback::new(move |()| router.back());
    view! { <div class="no-print"><Button class="back" label=words::BACK on_press=back/></div> }
        .into_any()
}
