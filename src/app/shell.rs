//! What stands round every page: name, large print, clearing, the navigation, what has to be said
//! whatever the page, and the sentences at the foot.

use leptos::prelude::*;

use super::components::{Banner, Button, LinkButton, Look, Weight, failure};
use super::pages;
use super::state::{self, Files, Progress, Router, Wizard};
use super::words::{self, brought};
use crate::flow::{Route, library};
use crate::platform::{document, host, speech, storage};

/// The program.
#[component]
pub fn App() -> AnyView {
    state::provide();
    let wizard = expect_context::<Wizard>();
    let page = expect_context::<Router>().page();
    Effect::new(move |_| document::set_title(title()));
    let printed = wizard.printed;
    view! {
        <div class="whole" data-print=move || printed.get()>
            <a class="skip" href="#main" on:click=move |event| {
                event.prevent_default();
                document::focus_soon("main h1");
            }>{words::SKIP}</a>
            {top()}
            <div class="said-all" aria-live="polite">{messages()}</div>
            {move || pages::page(&page.get())}
            {foot()}
        </div>
    }
    .into_any()
}

/// The title of the document: that of the page, then the program's.
fn title() -> String {
    match pages::title(&expect_context::<Router>().route()) {
        title if title.is_empty() => words::NAME.to_owned(),
        title => [&title, " · ", words::NAME].concat(),
    }
}

/// The pages that the navigation leads to, by name.
fn links() -> [(&'static str, Route); 5] {
    let library = |place| Route::Library(place);
    [
        (words::NAV_WIZARD, Route::Start),
        (words::NAV_CLAUSES, library(library::Place::Clauses(String::new()))),
        (words::NAV_COMPARE, library(library::Place::Compare)),
        (words::NAV_COMMITTEES, library(library::Place::Committees)),
        (words::NAV_ABOUT, library(library::Place::About)),
    ]
}

/// The entry of the navigation that `route` belongs to.
fn entry(route: &Route) -> Route {
    use library::Place;
    match route {
        Route::Library(Place::Clause(..) | Place::Fill(_) | Place::Beside(..)) => {
            Route::Library(Place::Clauses(String::new()))
        }
        Route::Library(_) => route.page(),
        _ => Route::Start,
    }
}

fn top() -> AnyView {
    let wizard = expect_context::<Wizard>();
    let router = expect_context::<Router>();
    let clear = Callback::new(move |()| {
        wizard.clear();
        router.go(&Route::Start);
    });
    let any = Memo::new(move |_| wizard.answers.with(|answers| !answers.is_empty()));
    let here = Memo::new(move |_| entry(&router.route()));
    let links: Vec<AnyView> = links()
        .into_iter()
        .map(|(name, to)| {
            let own = to.clone();
            let current = move || here.with(|here| *here == own).then_some("page");
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
                    <Show when=move || any.get()>
                        <Button look=Look::Quiet label=words::CLEAR on_press=clear/>
                    </Show>
                </div>
                {host::offers("links").then(|| view! { <nav class="top__nav" aria-label=words::NAV>{links}</nav> })}
            </div>
        </header>
    }
    .into_any()
}

/// Large print: on, larger or smaller, and off again.
fn sizes() -> AnyView {
    let size = RwSignal::new(document::size());
    let set = move |wanted: usize| {
        size.set(wanted);
        document::set_size(wanted);
        let _ = storage::set("mode", document::SIZES.get(wanted).copied().unwrap_or_default());
    };
    let large = move || size.get() > 0;
    let switch = Callback::new(move |()| set(usize::from(size.get_untracked() == 0)));
    let label =
        Signal::derive(move || if large() { words::LARGE_BACK } else { words::LARGE }.to_owned());
    let other = Callback::new(move |()| set(3 - size.get_untracked().clamp(1, 2)));
    let step = Signal::derive(move || {
        if size.get() > 1 { words::SMALLER } else { words::LARGER }.to_owned()
    });
    view! {
        <Show when=large><Button look=Look::Quiet label=step on_press=other/></Show>
        <Button look=Look::Quiet label=label on_press=switch/>
    }
    .into_any()
}

/// Reading the page aloud, where the browser can; another page is silent.
fn reading() -> AnyView {
    if !speech::is_there() {
        return ().into_any();
    }
    let page = expect_context::<Router>().page();
    let on = RwSignal::new(false);
    Effect::new(move |before: Option<()>| {
        page.track();
        if before.is_some() && on.get_untracked() {
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
    let wizard = expect_context::<Wizard>();
    let files = expect_context::<Files>();
    let restore = Callback::new(move |()| wizard.restore_cleared());
    let cleared = Memo::new(move |_| wizard.cleared.with(Option::is_some));
    let cleared = move || {
        cleared.get().then(|| {
            let undo = view! { <Button label=words::RESTORE on_press=restore/> };
            view! { <Banner text=words::CLEARED body=vec![undo.into_any()]/> }
        })
    };
    let message = move || {
        wizard.message.get().map(|words| view! { <Banner weight=Weight::Warn text=words/> })
    };
    let renewing = move || files.renewing.get().then(|| view! { <Banner text=words::RENEWING/> });
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
    let withdrawn = Memo::new(move |_| wizard.is_withdrawn());
    let withdrawn = move || {
        withdrawn.get().then(|| view! { <Banner weight=Weight::Warn text=words::WITHDRAWN/> })
    };
    let foreign = Memo::new(move |_| (wizard.is_foreign(), wizard.aside.with(Option::is_some)));
    let foreign = move || {
        let (foreign, aside) = foreign.get();
        foreign.then(|| {
            let confirm = Callback::new(move |()| wizard.confirm());
            let back = Callback::new(move |()| wizard.back_to_own());
            let back = aside.then(|| view! { <Button label=brought::BACK_TO_OWN on_press=back/> });
            let body = view! {
                <div class="btns no-print"><Button label=brought::CONFIRM on_press=confirm/>{back}</div>
            };
            view! { <Banner text=brought::FOREIGN body=vec![body.into_any()]/> }
        })
    };
    vec![
        cleared.into_any(),
        foreign.into_any(),
        message.into_any(),
        withdrawn.into_any(),
        renewing.into_any(),
        catalog,
        notice,
    ]
}

fn lost(
    progress: impl Fn() -> Progress + Send + Sync + 'static,
    what: &'static str,
    retry: Callback<()>,
) -> AnyView {
    let progress = Memo::new(move |_| progress());
    let shown = move || match progress.get() {
        Progress::Failed(why) => Some(failure(what, why, retry)),
        _ => None,
    };
    shown.into_any()
}

fn foot() -> AnyView {
    let wizard = expect_context::<Wizard>();
    let edition =
        move || wizard.notice.get().map(|notice| words::version(&notice.head.name, &notice.digest));
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
