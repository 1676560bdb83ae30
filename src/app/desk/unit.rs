//! What is asked once for the unit.

use leptos::prelude::*;

use super::editor::{Edited, editor};
use super::state::{DeskState, Tab};
use crate::app::components::{Button, Look, Para};
use crate::app::live::{follow, live};
use crate::roster::facts::Given;
use crate::roster::people::shown;
use crate::roster::unit_questions::UnitQuestion;

/// The part.
pub fn part(desk: DeskState) -> AnyView {
    let open = live(move || {
        let asks: Vec<UnitQuestion> =
            desk.asks.with(|asks| asks.iter().filter(|ask| ask.count > 0).cloned().collect());
        if asks.is_empty() {
            return view! { <Para text="没有要统一回答的了。"/> }.into_any();
        }
        let cards: Vec<AnyView> = asks.into_iter().map(|ask| card(desk, ask)).collect();
        view! { <div class="desk__asks">{cards}</div> }.into_any()
    });
    let answered = live(move || {
        let asks: Vec<UnitQuestion> = desk
            .asks
            .with(|asks| asks.iter().filter(|ask| ask.answer.is_some()).cloned().collect());
        if asks.is_empty() {
            return ().into_any();
        }
        let rows: Vec<AnyView> = asks.into_iter().map(|ask| done(desk, ask)).collect();
        view! { <h2>"已经统一回答的"</h2><ul class="desk__done">{rows}</ul> }.into_any()
    });
    let go = Callback::new(move |()| desk.tab.set(Tab::People));
    let use_all = Callback::new(move |()| {
        let drafts = desk.drafts.get_untracked().into_iter();
        desk.answer_unit(drafts.map(|(key, value)| (key, Some(Given(value)))).collect());
    });
    let all = live(move || match desk.drafts.with(Vec::len) {
        0 => ().into_any(),
        count => {
            let label = format!("填好的 {count} 项都用于全部");
            view! { <Button label=label look=Look::Primary on_press=use_all/> }.into_any()
        }
    });
    view! {
        <section>
            <h2>"名册里没有、全单位一样的，在这里答一次"</h2>
            <Para class="hint" text="只用于名册里没有写的人；有不一样的，到名单里单独改，或者先筛选再给这一批改。没有回答的，结论是“信息不足”，不会替您猜。"/>
            {open}
            <div class="btns">{all}</div>
            {answered}
            <div class="btns"><Button label="去看名单" look=Look::Primary on_press=go/></div>
        </section>
    }
    .into_any()
}

fn card(desk: DeskState, ask: UnitQuestion) -> AnyView {
    let before = desk.drafts.with_untracked(|drafts| {
        drafts.iter().find(|(key, _)| *key == ask.key).map(|(_, value)| value.clone())
    });
    let value: Edited = RwSignal::new(before);
    let key = ask.key.clone();
    follow(move || {
        let now = value.get();
        desk.drafts.update(|drafts| {
            drafts.retain(|(other, _)| *other != key);
            drafts.extend(now.map(|now| (key.clone(), now)));
        });
    });
    let key = ask.key.clone();
    let save = Callback::new(move |()| {
        if let Some(value) = value.get_untracked() {
            desk.answer_unit(vec![(key.clone(), Some(Given(value)))]);
        }
    });
    let id = format!("ask-{}", ask.key.replace('.', "-"));
    // What a notice asks, it asks the person; what is asked of parts is asked of the officer.
    let asked = if ask.key.contains('.') {
        ask.ask.clone()
    } else {
        format!("申报人看到的问题：{}", ask.ask)
    };
    let hint =
        (!ask.hint.is_empty()).then(|| view! { <p class="field__hint">{ask.hint.clone()}</p> });
    let ready = live(move || {
        if value.with(Option::is_some) {
            view! { <Button label="用于全部" on_press=save/> }.into_any()
        } else {
            view! { <span class="hint">"选好后点“用于全部”，也可以几项一起用"</span> }.into_any()
        }
    });
    view! {
        <div class="card">
            <h3 class="card__title">{ask.label.clone()}<span class="hint">{format!("　{} 人在等", ask.count)}</span></h3>
            <p>{asked}</p>
            {hint}
            {editor(&id, &ask.label, &ask.shape, value)}
            <div class="btns">
                {ready}
            </div>
        </div>
    }
    .into_any()
}

fn done(desk: DeskState, ask: UnitQuestion) -> AnyView {
    let key = ask.key.clone();
    let take_back = Callback::new(move |()| desk.answer_unit(vec![(key.clone(), None)]));
    let answer = ask.answer.as_ref().map(|answer| shown(&answer.0)).unwrap_or_default();
    view! {
        <li>
            <span>{ask.label}"："<b>{answer}</b></span>" "
            <Button label="重新回答" look=Look::Quiet on_press=take_back/>
        </li>
    }
    .into_any()
}
