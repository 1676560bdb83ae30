//! What stands round every page: name, large print, clearing, the navigation, what has to be said
//! whatever the page, and the sentences at the foot.

use leptos::prelude::*;

use super::components::{Banner, Button, LinkButton, Look, Weight, failure};
use super::live::{click, follow, live, memo, when};
use super::pages;
use super::state::{self, Files, Loaders, Progress, Router, Wizard};
use super::words::{self, brought};
use crate::flow::{Route, library};
use crate::platform::{document, host, speech, storage};

/// The program, with the loaders of what comes later.
#[component]
pub fn App(
    /// Where the chunks come from.
    loaders: Loaders,
) -> AnyView {
    state::provide(loaders);
    let wizard = Wizard::here();
    let page = Router::here().page();
    follow(|| document::set_title(title()));
    let printed = wizard.printed;
    let page = live(move || pages::page(&Route::parse(&page.get())));
    let skip = click(|event| {
        event.prevent_default();
        document::focus_soon("main h1");
    });
    view! {
        <div class="whole" data-print=printed>
            <a class="skip" href="#main" on:click=skip>{words::SKIP}</a>
            {top()}
            <div class="said-all" aria-live="polite">{messages()}</div>
            {page}
            {foot()}
        </div>
    }
    .into_any()
}

/// The title of the document: that of the page, then the program's.
fn title() -> String {
    match pages::title(&Router::here().route()) {
        title if title.is_empty() => words::NAME.to_owned(),
        title => [&title, " · ", words::NAME].concat(),
    }
}

/// The pages that the navigation leads to, by name.
fn links() -> [(&'static str, Route); 5] {
    let library = |place| Route::Library(place);
    [
        (words::NAV_WIZARD, Route::Start),
        (words::NAV_CLAUSES, library(library::LibraryRoute::Clauses(String::new()))),
        (words::NAV_COMPARE, library(library::LibraryRoute::Compare)),
        (words::NAV_COMMITTEES, library(library::LibraryRoute::Committees)),
        (words::NAV_ABOUT, library(library::LibraryRoute::About)),
    ]
}

/// The entry of the navigation that `route` belongs to.
fn entry(route: &Route) -> Route {
    use library::LibraryRoute;
    match route {
        Route::Library(
            LibraryRoute::Clause(..) | LibraryRoute::Fill(_) | LibraryRoute::ForPage(..),
        ) => Route::Library(LibraryRoute::Clauses(String::new())),
        Route::Library(_) => route.page(),
        _ => Route::Start,
    }
}

fn top() -> AnyView {
    let wizard = Wizard::here();
    let router = Router::here();
    let clear = Callback::new(move |()| {
        wizard.clear();
        router.go(&Route::Start);
    });
    let clear = when(
        move || wizard.answers.with(|answers| !answers.is_empty()),
        move || view! { <Button look=Look::Quiet label=words::CLEAR on_press=clear/> }.into_any(),
    );
    let here = memo(move || entry(&router.route()).fragment());
    let links: Vec<AnyView> = links()
        .into_iter()
        .map(|(name, to)| {
            let own = to.fragment();
            let current = move || here.with(|here| *here == own).then(|| "page".to_owned());
            view! { <LinkButton class="top__link" label=name to=to current=Signal::derive(current)/> }
                .into_any()
        })
        .collect();
    view! {
        <header class="top">
            <div class="top__in">
                <LinkButton class="top__name" label=words::NAME to=Route::Start/>
                <div class="top__acts">
                    {reading()}
                    {sizes()}
                    {clear}
                </div>
                {host::offers("links").then(|| view! { <nav class="top__nav" aria-label=words::NAV>{links}</nav> }.into_any())}
            </div>
        </header>
    }
    .into_any()
}

/// Large print: on, larger or smaller, and off again.
fn sizes() -> AnyView {
    let size = RwSignal::new(u32::try_from(document::size()).unwrap_or(0));
    let set = move |wanted: u32| {
        size.set(wanted);
        let wanted = usize::try_from(wanted).unwrap_or(0);
        document::set_size(wanted);
        let _ = storage::set("mode", document::SIZES.get(wanted).copied().unwrap_or_default());
    };
    let large = move || size.get() > 0;
    let switch = Callback::new(move |()| set(u32::from(size.get_untracked() == 0)));
    let label =
        Signal::derive(move || if large() { words::LARGE_BACK } else { words::LARGE }.to_owned());
    let other = Callback::new(move |()| set(3 - size.get_untracked().clamp(1, 2)));
    let step = Signal::derive(move || {
        if size.get() > 1 { words::SMALLER } else { words::LARGER }.to_owned()
    });
    let more = when(large, move || {
        view! { <Button look=Look::Quiet label=step on_press=other/> }.into_any()
    });
    view! {
        {more}
        <Button look=Look::Quiet label=label on_press=switch/>
    }
    .into_any()
}

/// Reading the page aloud, where the browser can; another page is silent.
fn reading() -> AnyView {
    if !speech::is_there() {
        return ().into_any();
    }
    let page = Router::here().page();
    let on = RwSignal::new(false);
    follow(move || {
        // Read, not only followed: a memo that nobody has read yet follows nothing.
        page.with(|_| ());
        if on.get_untracked() {
            speech::stop();
            on.set(false);
        }
    });
    let press = Callback::new(move |()| {
        let wanted = !on.get_untracked();
        if !wanted {
            speech::stop();
        }
        on.set(wanted && speech::read_page());
    });
    let label =
        Signal::derive(move || if on.get() { words::READ_STOP } else { words::READ }.to_owned());
    view! { <Button look=Look::Quiet label=label on_press=press/> }.into_any()
}

/// What has to be said whatever the page: cleared answers, damaged ones, a notice that did not come.
fn messages() -> Vec<AnyView> {
    let wizard = Wizard::here();
    let files = Files::here();
    let cleared = when(
        move || wizard.cleared.with(|cleared| !cleared.is_empty()),
        move || {
            let restore = Callback::new(move |()| wizard.restore_cleared());
            let undo = view! { <Button label=words::RESTORE on_press=restore/> };
            view! { <Banner text=words::CLEARED body=vec![undo.into_any()]/> }.into_any()
        },
    );
    let message = live(move || match wizard.message.get() {
        words if words.is_empty() => ().into_any(),
        words => view! { <Banner weight=Weight::Warn text=words/> }.into_any(),
    });
    let renewing =
        when(move || files.renewing.get(), || view! { <Banner text=words::RENEWING/> }.into_any());
    let catalog = lost(
        move || files.catalog.progress(),
        words::CATALOG_FAILED,
        Callback::new(move |()| files.catalog.retry()),
    );
    let notice = lost(
        move || wizard.notice_progress(),
        words::NOTICE_FAILED,
        Callback::new(move |()| wizard.retry()),
    );
    let withdrawn = when(
        move || wizard.is_withdrawn(),
        || view! { <Banner weight=Weight::Warn text=words::WITHDRAWN/> }.into_any(),
    );
    let foreign = when(move || wizard.is_foreign(), move || foreign(wizard));
    vec![cleared, foreign, message, withdrawn, renewing, catalog, notice]
}

/// That the answers are somebody else's, and what to do about it.
fn foreign(wizard: Wizard) -> AnyView {
    let confirm = Callback::new(move |()| wizard.confirm());
    let back = when(
        move || wizard.aside.with(|own| !own.is_empty()),
        move || {
            let back = Callback::new(move |()| wizard.back_to_own());
            view! { <Button label=brought::BACK_TO_OWN on_press=back/> }.into_any()
        },
    );
    let confirm = view! { <Button label=brought::CONFIRM on_press=confirm/> };
    let body = view! { <div class="btns no-print">{confirm}{back}</div> }.into_any();
    view! { <Banner text=brought::FOREIGN body=vec![body]/> }.into_any()
}

fn lost(
    progress: impl Fn() -> Progress + Send + Sync + 'static,
    what: &'static str,
    retry: Callback<()>,
) -> AnyView {
    let progress = memo(progress);
    live(move || match progress.get() {
        Progress::Failed(why) => failure(what, why, retry),
        _ => ().into_any(),
    })
}

fn foot() -> AnyView {
    let wizard = Wizard::here();
    let edition = Signal::derive(move || {
        let notice = wizard.notice.get();
        notice.map_or_else(String::new, |notice| words::version(&notice.head.name, &notice.digest))
    });
    view! {
        <footer class="foot">
            <div class="foot__in">
                <p>{words::PRIVACY}</p>
                <p>{words::DISCLAIMER}</p>
                // With these somebody who has the paper comes to the same result.
                <p class="num print-only">{edition} " " {words::PROGRAM} {env!("CARGO_PKG_VERSION")}</p>
            </div>
        </footer>
    }
    .into_any()
}
