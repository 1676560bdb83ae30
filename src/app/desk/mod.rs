//! The HR desk (人事工作台): a page of its own, with a program of its own.

mod downloads;
mod editor;
mod file;
mod matches;
mod overview;
mod person;
mod state;
mod table;
mod unclear;
mod unit;

use leptos::prelude::*;

use super::components::{Banner, Button, Look, Page, Para, Weight};
use super::live::{click, live, when};
use crate::platform::document;
use state::{DeskState, Stage, Tab};

/// Puts the page into the document.
pub fn mount() {
    if let Some(root) = document::root() {
        document::make_before_printing();
        leptos::mount::mount_to(root, App).forget();
    }
}

#[component]
fn App() -> AnyView {
    let desk = DeskState::start();
    provide_context(desk);
    document::set_title("人事工作台 · 职称申报自助向导".to_owned());
    let body = live(move || match desk.stage.get() {
        Stage::File => file::page(desk),
        Stage::Match => matches::page(desk),
        Stage::Work => work(desk),
    });
    let to_text = click(|event| {
        event.prevent_default();
        document::focus_soon("main h1");
    });
    view! {
        <a class="skip" href="#main" on:click=to_text>"跳到正文"</a>
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
        <div class="desk__said" aria-live="polite">{desk.said}</div>
        <div class="desk__busy" role="alert">{live(move || trouble(desk))}</div>
        {live(move || busy(desk))}
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

fn trouble(desk: DeskState) -> AnyView {
    let words = desk.trouble.get();
    if words.is_empty() {
        return ().into_any();
    }
    view! { <Banner weight=Weight::Stop title="没有成功" text=words/> }.into_any()
}

fn busy(desk: DeskState) -> AnyView {
    let Some((what, done, total)) = desk.busy.get() else { return ().into_any() };
    let cancel = Callback::new(move |()| desk.cancel());
    let known = total > 0;
    let bar = if known {
        view! { <progress class="desk__bar" aria-label=what value=done max=total></progress> }
            .into_any()
    } else {
        view! { <progress class="desk__bar" aria-label=what></progress> }.into_any()
    };
    let count = if known { format!("{done} / {total} 人") } else { String::new() };
    let said = [what, "…　", &count].concat();
    view! {
        <div class="notice desk__busy">
            <p>{said}</p>
            {bar}
            <Button label="取消" look=Look::Quiet on_press=cancel/>
        </div>
    }
    .into_any()
}

/// Everybody is judged: what is asked of the unit, the table, what was not understood, the overview, out.
fn work(desk: DeskState) -> AnyView {
    let open = move || {
        let asked = desk.asks.with(|asks| asks.iter().filter(|ask| ask.count > 0).count());
        if asked == 0 {
            "单位统一回答".to_owned()
        } else {
            format!("单位统一回答（还有 {asked} 项）")
        }
    };
    let unclear = move || {
        let cells: usize = desk.alike.with(|alike| alike.iter().map(|one| one.count).sum());
        if cells == 0 {
            "读不出的单元格".to_owned()
        } else {
            format!("读不出的单元格（{cells}）")
        }
    };
    let named = move |this: Tab, label: Signal<String>| {
        let press = Callback::new(move |()| desk.tab.set(this));
        let pressed = Signal::derive(move || desk.tab.get() == this);
        view! { <Button label=label pressed=pressed on_press=press/> }.into_any()
    };
    let undo = Callback::new(move |()| desk.undo());
    let back = Callback::new(move |()| desk.stage.set(Stage::Match));
    let anew = Callback::new(move |()| desk.stage.set(Stage::File));
    let undo = when(
        move || desk.view.with(|view| view.steps > 0),
        move || view! { <Button label="撤销上一步" look=Look::Quiet on_press=undo/> }.into_any(),
    );
    let tabs = view! {
        <div class="btns desk__tabs no-print">
            {named(Tab::Unit, Signal::derive(open))}
            {named(Tab::People, Signal::stored("名单".to_owned()))}
            {named(Tab::Unclear, Signal::derive(unclear))}
            {named(Tab::Overview, Signal::stored("概览".to_owned()))}
            {named(Tab::Out, Signal::stored("带走".to_owned()))}
            {undo}
            <Button label="改列的对应" look=Look::Quiet on_press=back/>
            <Button label="换一份名册" look=Look::Quiet on_press=anew/>
        </div>
    }
    .into_any();
    let body = live(move || match desk.tab.get() {
        Tab::Unit => unit::part(desk),
        Tab::People => table::part(desk),
        Tab::Unclear => unclear::part(desk),
        Tab::Overview => overview::part(desk),
        Tab::Out => downloads::part(desk),
    });
    let heading = Signal::derive(move || desk.name.get());
    let remarks = live(move || {
        let remarks = desk.gathered.with(|gathered| gathered.remarks.join("；"));
        view! { <Para class="hint" text=remarks/> }.into_any()
    });
    let body = vec![tabs, remarks, counts(desk), body];
    view! { <div class="desk"><Page heading=heading wide=true body=body/></div> }.into_any()
}

/// How many have each outcome; pressing one shows them.
fn counts(desk: DeskState) -> AnyView {
    let one = move |place: usize, class: &'static str| {
        let press = click(move |_| {
            desk.tab.set(Tab::People);
            let place = u8::try_from(place).ok();
            desk.sift(move |filter| {
                *filter = crate::roster::rows::Filter { outcome: place, ..Default::default() };
            });
        });
        let count = Signal::derive(move || {
            let count = desk.view.with(|view| view.facets.outcomes.get(place).copied());
            count.unwrap_or(0).to_string()
        });
        let word = crate::roster::judge::OUTCOMES.get(place).map_or("", |outcome| outcome.text());
        view! {
            <button type="button" class=format!("desk__count {class}") on:click=press>
                <b class="num">{count}</b>" "{word}
            </button>
        }
        .into_any()
    };
    // Few notices know 另行办理.
    let elsewhere = move || desk.view.with(|view| view.facets.outcomes.get(4) > Some(&0));
    view! {
        <div class="desk__counts">
            {one(0, "desk__count--yes")}
            {one(1, "desk__count--check")}
            {one(2, "desk__count--unknown")}
            {one(3, "desk__count--no")}
            {when(elsewhere, move || one(4, "desk__count--elsewhere"))}
        </div>
    }
    .into_any()
}
