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

use super::components::{Button, LinkButton, Look, Page, Para, failure};
use super::live::{live, memo, when};
use super::state::chunks::{Asking, Chunk, More, Pages, Trying, is_of_more};
use super::state::remote::Coming;
use super::state::{Chunks, Files, Filled, Loaders, Progress, Router, Shared, View, Wizard};
use super::words;
use crate::assess;
use crate::flow::{Answers, Route};
use crate::notice::Notice;
use crate::notice::model::CatalogEntry;
use crate::platform::document;

/// The page for `route`: made by the program itself, or by the chunk that holds it.
#[must_use]
pub fn page(route: &Route) -> AnyView {
    match route {
        Route::Start => start::page(),
        Route::Question(key) => asking(key, false),
        Route::Change(key) => asking(key, true),
        route if is_of_more(route) => {
            let route = route.clone();
            late(Chunks::here().more, move |more| (more.page)(&route))
        }
        route => match Chunks::here().of(route) {
            Some(chunk) => {
                let route = route.clone();
                late(chunk, move |pages| (pages.page)(&route))
            }
            None => unknown(),
        },
    }
}

/// The title of the page for `route`, without the program's name; empty for the first page.
#[must_use]
pub fn title(route: &Route) -> String {
    match route {
        Route::Start => String::new(),
        Route::Question(key) | Route::Change(key) => {
            let parts = Chunks::here().questions.parts();
            parts.map_or_else(|| words::LOADING.to_owned(), |parts| (parts.title)(key))
        }
        Route::Unknown(_) => words::UNKNOWN_TITLE.to_owned(),
        route if is_of_more(route) => words::brought::TITLE.to_owned(),
        route => {
            let pages = Chunks::here().of(route).and_then(Chunk::parts);
            pages.map_or_else(|| words::LOADING.to_owned(), |pages| (pages.title)(route))
        }
    }
}

/// The pages of the chunk of the result.
pub const RESULT: Pages = Pages {
    page: result_page,
    title: result_title,
    so_far: result::so_far,
    line: result::line,
    whole,
    fill: Some(fill),
};
/// The pages of the chunk of the library.
pub const LIBRARY: Pages = pages_of_library(library_page);
/// The pages of the chunk of the tables.
pub const TABLES: Pages = pages_of_library(tables_page);
/// The pages of questions, and what reads a notice.
pub const QUESTIONS: Asking = Asking {
    page: question::page,
    title: question::title,
    rules,
    fill: fill_early,
    stop: question::stop,
};
/// What few need: what a link or a file brings, and the official forms.
pub const MORE: More = More { page: more_page, forms: takeaway::forms, choose: takeaway::choose };
/// What would have to be otherwise.
pub const WHATIF: Trying = Trying {
    search: takeaway::tried::search,
    shown: takeaway::tried::shown,
    words: takeaway::tried::words,
};
/// The loaders of a program that is not cut.
pub const LOADERS: Loaders = Loaders {
    questions: || Box::pin(async { Ok(QUESTIONS) }),
    result: || Box::pin(async { Ok(RESULT) }),
    library: || Box::pin(async { Ok(LIBRARY) }),
    tables: || Box::pin(async { Ok(TABLES) }),
    more: || Box::pin(async { Ok(MORE) }),
    whatif: || Box::pin(async { Ok(WHATIF) }),
};

/// A page of questions. What makes it comes with the notice, and so does the word that either did not come.
fn asking(key: &str, change: bool) -> AnyView {
    let (key, chunk) = (key.to_owned(), Chunks::here().questions);
    live(move || match chunk.parts() {
        Some(parts) => (parts.page)(&key, change),
        None => waiting(),
    })
}

fn rules(files: Files, entry: CatalogEntry) -> Coming<Shared<Notice>> {
    Box::pin(files.rules(entry))
}

fn fill(notice: Shared<Notice>, answers: &Answers, now: &str) -> Shared<Filled> {
    Shared::new(Filled::new(notice, answers, now, assess::asking))
}

fn fill_early(notice: Shared<Notice>, answers: &Answers, now: &str) -> Shared<Filled> {
    Shared::new(Filled::new(notice, answers, now, assess::asking_early))
}

fn whole(files: Files, entry: CatalogEntry) -> Coming<Shared<Notice>> {
    Box::pin(files.notice(entry))
}

fn result_page(route: &Route) -> AnyView {
    match route {
        Route::Check => check::page(),
        Route::Result => result::page(),
        Route::ThisYear => this_year::page(),
        Route::Elsewhere => elsewhere::page(),
        Route::Takeaway(section) => takeaway::page(section),
        Route::Report(what) => report::page(what),
        _ => unknown(),
    }
}

fn result_title(route: &Route) -> String {
    let title = match route {
        Route::Check => words::CHECK_TITLE,
        Route::Result => return result::title(),
        Route::ThisYear => words::THIS_YEAR_TITLE,
        Route::Elsewhere => words::ELSEWHERE_TITLE,
        Route::Takeaway(_) => words::takeaway::TITLE,
        _ => words::report::TITLE,
    };
    title.to_owned()
}

fn more_page(route: &Route) -> AnyView {
    match route {
        Route::Carried(code) => brought::arrive(code),
        _ => brought::page(),
    }
}

fn library_page(route: &Route) -> AnyView {
    match route {
        Route::Library(place) => library::page(place),
        _ => unknown(),
    }
}

fn tables_page(route: &Route) -> AnyView {
    match route {
        Route::Library(place) => library::table(place),
        _ => unknown(),
    }
}

const fn pages_of_library(page: fn(&Route) -> AnyView) -> Pages {
    Pages {
        page,
        title: library_title,
        so_far: nothing,
        line: |_| String::new(),
        whole,
        fill: None,
    }
}

fn library_title(route: &Route) -> String {
    match route {
        Route::Library(place) => library::title(place),
        _ => String::new(),
    }
}

fn nothing() -> AnyView {
    ().into_any()
}

/// A page whose chunk may still have to come. The focus goes from the heading of the waiting page to that
/// of the page waited for.
fn late<T: Clone>(chunk: Chunk<T>, page: impl Fn(T) -> AnyView + Send + 'static) -> AnyView {
    live(move || {
        if let Some(parts) = chunk.parts() {
            document::keep_on_heading();
            return page(parts);
        }
        match chunk.progress() {
            Progress::Failed(why) => {
                let retry = Callback::new(move |()| chunk.retry());
                let body = vec![failure(words::PART_FAILED, why, retry)];
                view! { <Page heading=words::NOT_OPENED body=body/> }.into_any()
            }
            _ => view! { <Page heading=words::LOADING body=Vec::new()/> }.into_any(),
        }
    })
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

/// A page that is made once the rules are here; what changes in it afterwards follows the answers by
/// itself, so that what is typed and opened below a finger stays.
pub fn with_filled(make: impl Fn(&Shared<Filled>) -> AnyView + Send + 'static) -> AnyView {
    let wizard = Wizard::here();
    let edition = memo(move || {
        wizard.filled.get().map_or_else(String::new, |filled| filled.notice.edition.clone())
    });
    live(move || {
        // Read whatever there is: a memo that nobody has read yet follows nothing.
        let here = edition.with(|edition| !edition.is_empty());
        match wizard.filled.get_untracked().filter(|_| here) {
            Some(filled) => make(&filled),
            None => waiting(),
        }
    })
}

/// A page that concludes from the answers: made once the whole notice is here, and anew only when `again`
/// says something else.
pub fn with_view(
    again: fn(&View) -> String,
    make: impl Fn(&Shared<View>) -> AnyView + Send + 'static,
) -> AnyView {
    let wizard = Wizard::here();
    let whole = move |filled: &Shared<Filled>| filled.notice.is_complete();
    let conclude = move || {
        let filled = wizard.filled.get_untracked().filter(whole);
        filled.map(|filled| Shared::new(View::of(filled)))
    };
    let ready = memo(move || {
        let filled = wizard.filled.get().filter(whole);
        filled.map(View::of).map_or_else(String::new, |view| {
            [view.notice.edition.as_str(), " ", &again(&view)].concat()
        })
    });
    live(move || {
        let here = ready.with(|ready| !ready.is_empty());
        match conclude().filter(|_| here) {
            Some(view) => make(&view),
            None => waiting(),
        }
    })
}

/// What stands there while the notice is on its way, where it did not come, and where none was chosen.
fn waiting() -> AnyView {
    let wizard = Wizard::here();
    let heading = Signal::derive(move || match wizard.notice_progress() {
        Progress::Failed(_) => words::NOT_OPENED.to_owned(),
        Progress::Idle if wizard.is_idle() => words::NO_NOTICE.to_owned(),
        _ => words::LOADING.to_owned(),
    });
    let start = when(
        move || wizard.is_idle(),
        || {
            let start =
                view! { <LinkButton label=words::BEGIN to=Route::Start look=Look::Primary/> };
            view! {
                <Para class="lead" text=words::NO_NOTICE_BODY/>
                <div class="btns">{start}</div>
                <Para class="hint" text=words::NO_NOTICE_KEPT/>
            }
            .into_any()
        },
    );
    view! { <Page heading=heading body=vec![start]/> }.into_any()
}

/// The way back, above the heading.
#[must_use]
pub fn back() -> AnyView {
    let router = Router::here();
    let back = Callback::new(move |()| router.back());
    view! { <div class="no-print"><Button class="back" label=words::BACK on_press=back/></div> }
        .into_any()
}
