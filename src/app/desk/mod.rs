//! The HR desk (人事工作台): a page of its own, with a program of its own.

mod editor;
mod file;
mod matches;
mod out;
mod overview;
mod person;
mod state;
mod table;
mod unclear;
mod unit;

use leptos::prelude::*;

use super::components::{Banner, Button, Look, Page, Para, Weight};
use crate::platform::document;
use state::{Bench, Stage, Tab};

/// Puts the page into the document.
pub fn mount() {
    if let Some(root) = document::root() {
        leptos::mount::mount_to(root, App).forget();
    }
}

#[component]
fn App() -> AnyView {
    let bench = Bench::start();
    provide_context(bench);
    document::set_title("人事工作台 · 职称申报自助向导".to_owned());
    let body = move || match bench.stage.get() {
        Stage::File => file::page(bench),
        Stage::Match => matches::page(bench),
        Stage::Work => work(bench),
    };
    view! {
        <a class="skip" href="#main" on:click=move |event| {
            event.prevent_default();
            document::focus_soon("main h1");
        }>"跳到正文"</a>
        <header class="top">
            <div class="top__in">
                <a class="top__name" href="./index.html">"职称申报自助向导"</a>
                <nav class="top__nav" aria-label="栏目">
                    <a class="top__link" href="./index.html">"申报自测"</a>
                    <a class="top__link" href="./desk.html" aria-current="page">"人事工作台"</a>
                    <a class="top__link" href="./library.html">"条款库"</a>
                </nav>
            </div>
        </header>
        <div class="desk__said" aria-live="polite">{move || bench.said.get()}</div>
        <div class="desk__busy" role="alert">{move || trouble(bench)}</div>
        {move || busy(bench)}
        {body}
        <footer class="foot">
            <div class="foot__in">
                <p>"名册只在您的电脑里读，不会上传，也不会自动保存。"</p>
                <p>"结论由程序对照通知原文得出，最终以受理机关审核为准。"</p>
            </div>
        </footer>
    }
    .into_any()
}

fn trouble(bench: Bench) -> Option<AnyView> {
    let words = bench.trouble.get();
    (!words.is_empty())
        .then(|| view! { <Banner weight=Weight::Stop title="没有成功" text=words/> }.into_any())
}

fn busy(bench: Bench) -> Option<AnyView> {
    let (what, done, total) = bench.busy.get()?;
    let cancel = Callback::new(move |()| bench.cancel());
    let known = total > 0;
    let bar = if known {
        view! { <progress class="desk__bar" aria-label=what value=done max=total></progress> }
            .into_any()
    } else {
        view! { <progress class="desk__bar" aria-label=what></progress> }.into_any()
    };
    let count = known.then(|| format!("{done} / {total} 人"));
    Some(
        view! {
            <div class="notice desk__busy">
                <p>{what}"…　"{count}</p>
                {bar}
                <Button label="取消" look=Look::Quiet on_press=cancel/>
            </div>
        }
        .into_any(),
    )
}

/// Everybody is judged: what is asked of the unit, the table, what was not understood, the overview, out.
fn work(bench: Bench) -> AnyView {
    let tab = move |this: Tab, label: &'static str| {
        let press = Callback::new(move |()| bench.tab.set(this));
        let pressed = Signal::derive(move || bench.tab.get() == this);
        view! { <Button label=label pressed=pressed on_press=press/> }.into_any()
    };
    let open = move || {
        let asked = bench.asks.with(|asks| asks.iter().filter(|ask| ask.count > 0).count());
        if asked == 0 {
            "单位统一回答".to_owned()
        } else {
            format!("单位统一回答（还有 {asked} 项）")
        }
    };
    let unclear = move || {
        let cells: usize = bench.alike.with(|alike| alike.iter().map(|one| one.count).sum());
        if cells == 0 {
            "读不出的单元格".to_owned()
        } else {
            format!("读不出的单元格（{cells}）")
        }
    };
    let named = move |this: Tab, label: Signal<String>| {
        let press = Callback::new(move |()| bench.tab.set(this));
        let pressed = Signal::derive(move || bench.tab.get() == this);
        view! { <Button label=label pressed=pressed on_press=press/> }.into_any()
    };
    let undo = Callback::new(move |()| bench.undo());
    let back = Callback::new(move |()| bench.stage.set(Stage::Match));
    let anew = Callback::new(move |()| bench.stage.set(Stage::File));
    let steps = move || bench.view.with(|view| view.steps > 0);
    let tabs = view! {
        <div class="btns desk__tabs no-print">
            {named(Tab::Unit, Signal::derive(open))}
            {tab(Tab::People, "名单")}
            {named(Tab::Unclear, Signal::derive(unclear))}
            {tab(Tab::Overview, "概览")}
            {tab(Tab::Out, "带走")}
            <Show when=steps>
                <Button label="撤销上一步" look=Look::Quiet on_press=undo/>
            </Show>
            <Button label="改列的对应" look=Look::Quiet on_press=back/>
            <Button label="换一份名册" look=Look::Quiet on_press=anew/>
        </div>
    }
    .into_any();
    let body = move || match bench.tab.get() {
        Tab::Unit => unit::part(bench),
        Tab::People => table::part(bench),
        Tab::Unclear => unclear::part(bench),
        Tab::Overview => overview::part(bench),
        Tab::Out => out::part(bench),
    };
    let heading = Signal::derive(move || bench.name.get());
    let remarks = move || {
        let remarks = bench.gathered.with(|gathered| gathered.remarks.join("；"));
        (!remarks.is_empty()).then(|| view! { <Para class="hint" text=remarks/> })
    };
    let body =
        vec![tabs, view! { {remarks} }.into_any(), counts(bench), view! { {body} }.into_any()];
    view! { <div class="desk"><Page heading=heading wide=true body=body/></div> }.into_any()
}

/// How many have each outcome; pressing one shows them.
fn counts(bench: Bench) -> AnyView {
    let one = move |place: usize, class: &'static str| {
        let press = move |_| {
            bench.tab.set(Tab::People);
            let place = u8::try_from(place).ok();
            bench.sift(move |filter| {
                *filter = crate::roster::rows::Filter { outcome: place, ..Default::default() };
            });
        };
        let count =
            move || bench.view.with(|view| view.facets.outcomes.get(place).copied().unwrap_or(0));
        let word = crate::roster::rows::OUTCOMES.get(place).map_or("", |outcome| outcome.text());
        view! {
            <button type="button" class=format!("desk__count {class}") on:click=press>
                <b class="num">{count}</b>" "{word}
            </button>
        }
        .into_any()
    };
    // Few notices know 另行办理.
    let elsewhere = move || bench.view.with(|view| view.facets.outcomes.get(4) > Some(&0));
    view! {
        <div class="desk__counts">
            {one(0, "desk__count--yes")}
            {one(1, "desk__count--check")}
            {one(2, "desk__count--unknown")}
            {one(3, "desk__count--no")}
            {move || elsewhere().then(|| one(4, "desk__count--elsewhere"))}
        </div>
    }
    .into_any()
}
