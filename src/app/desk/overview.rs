//! The overview: pictures with a table behind each, the posts against those who may apply, and what if all.

use leptos::prelude::*;

use super::editor::{Edited, editor};
use super::state::DeskState;
use crate::app::components::{Button, CopyButton, Details, Para};
use crate::app::live::{hear, live};
use crate::domain::options::LEVELS;
use crate::roster::facts::Given;
use crate::roster::judge::OUTCOMES;
use crate::roster::overview::{Posts, Table};
use crate::roster::protocol::{IfAll, Request};
use crate::roster::unit_questions::UnitQuestion;

/// The part.
pub fn part(desk: DeskState) -> AnyView {
    let tables = live(move || desk.tables.get().iter().map(picture).collect::<Vec<_>>().into_any());
    let print = Callback::new(move |()| crate::platform::document::print());
    view! {
        <section>
            <div class="btns no-print"><Button label="打印概览" on_press=print/></div>
            {live(move || comparison(desk))}
            {tables}
            <Details class="no-print" summary="岗位与申报人数（附件7 的数字）" body=move || posts(desk)/>
            <Details class="no-print" summary="如果全单位都……会怎样" body=move || if_all(desk)/>
        </section>
    }
    .into_any()
}

fn comparison(desk: DeskState) -> AnyView {
    let Some(found) = desk.comparison.get() else { return ().into_any() };
    let names = |title: &str, names: &[String]| {
        if names.is_empty() {
            return ().into_any();
        }
        view! { <Para text=format!("{title} {} 人：{}", names.len(), names.join("、"))/> }
            .into_any()
    };
    let changed: Vec<AnyView> = found
        .changed
        .iter()
        .map(|(name, what, why)| view! { <li><b>{name.clone()}</b>"："{what.clone()}<span class="hint">{format!("（{}）", why.join("；"))}</span></li> }.into_any())
        .collect();
    view! {
        <div class="card">
            <h2>"和上次保存的比"</h2>
            <Para text=format!("结果没有变的 {} 人，变了的 {} 人。", found.same, found.changed.len())/>
            {names("新来的", &found.came)}
            {names("不在名册里了的", &found.left)}
            <ul>{changed}</ul>
        </div>
    }
    .into_any()
}

/// A table as bars, with the figures behind them and to copy.
fn picture(table: &Table) -> AnyView {
    const KINDS: [&str; OUTCOMES.len()] = [
        "desk__rect desk__rect--yes",
        "desk__rect desk__rect--check",
        "desk__rect desk__rect--unknown",
        "desk__rect desk__rect--no",
        "desk__rect desk__rect--elsewhere",
    ];
    let split = table.columns.len() == OUTCOMES.len() + 2;
    let most = table
        .rows
        .iter()
        .map(|(_, counts)| if split { counts.last() } else { counts.first() }.copied().unwrap_or(0))
        .max()
        .unwrap_or(0)
        .max(1);
    let bars: Vec<AnyView> = table
        .rows
        .iter()
        .map(|(name, counts)| {
            let parts: Vec<(usize, &str)> = if split {
                counts.iter().copied().zip(KINDS).collect()
            } else {
                counts.first().map(|count| (*count, "desk__rect")).into_iter().collect()
            };
            let mut at = 0;
            let bars: Vec<AnyView> = parts
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, kind)| {
                    let (from, wide) = (at * 300 / most, (count * 300 / most).max(1));
                    at += count;
                    view! { <rect class=kind x=from.to_string() y="0" width=wide.to_string() height="16"/> }.into_any()
                })
                .collect();
            let said = counts.iter().zip(table.columns.iter().skip(1)).map(|(count, column)| format!("{column} {count}"));
            let said = said.collect::<Vec<_>>().join("，");
            view! {
                <div class="desk__bar-row">
                    <span class="desk__bar-name">{name.clone()}</span>
                    <svg viewBox="0 0 300 16" preserveAspectRatio="none" class="desk__bars" role="img" aria-label=said.clone()>{bars}</svg>
                    <span class="hint num">{said}</span>
                </div>
            }
            .into_any()
        })
        .collect();
    let copy = text(table);
    let behind = table.clone();
    let note = view! { <Para class="hint" text=table.note.clone()/> }.into_any();
    view! {
        <div class="card">
            <h2 class="card__title">{table.title.clone()}</h2>
            {note}
            {bars}
            <Details summary="看数字" body=move || figures(&behind)/>
            <div class="btns no-print"><CopyButton label="复制这张表" words=Callback::new(move |()| copy.clone())/></div>
        </div>
    }
    .into_any()
}

fn text(table: &Table) -> String {
    let mut text = table.columns.join("\t");
    for (name, counts) in &table.rows {
        let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        text.extend(["\n", &crate::roster::out::columns::harmless(name), "\t", &counts.join("\t")]);
    }
    text
}

/// A table in figures.
fn figures(table: &Table) -> AnyView {
    let heads: Vec<AnyView> = table
        .columns
        .iter()
        .map(|column| view! { <th scope="col">{column.clone()}</th> }.into_any())
        .collect();
    let rows: Vec<AnyView> = table
        .rows
        .iter()
        .map(|(name, counts)| {
            let cells: Vec<AnyView> = counts
                .iter()
                .map(|count| view! { <td class="num">{*count}</td> }.into_any())
                .collect();
            view! { <tr><th scope="row">{name.clone()}</th>{cells}</tr> }.into_any()
        })
        .collect();
    view! { <div class="table-wrap"><table class="table"><caption>{table.title.clone()}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div> }.into_any()
}

fn posts(desk: DeskState) -> AnyView {
    let posts: RwSignal<Vec<Posts>> = RwSignal::new(
        LEVELS
            .iter()
            .map(|level| Posts { level: (*level).to_owned(), ..Posts::default() })
            .collect(),
    );
    let shown: RwSignal<Option<Table>> = RwSignal::new(None);
    let count = Callback::new(move |()| {
        let asked = posts.with_untracked(|posts| {
            posts
                .iter()
                .filter(|one| one.approved + one.held + one.offered > 0)
                .cloned()
                .collect::<Vec<_>>()
        });
        leptos::task::spawn_local(async move {
            if let Some(tables) =
                desk.ask::<Vec<Table>>(&Request::Overview(asked, desk.year())).await
            {
                shown.set(tables.into_iter().find(|table| table.title == "岗位与申报人数"));
            }
        });
    });
    let found = live(move || match shown.get() {
        Some(table) => {
            view! { <Para class="hint" text=table.note.clone()/>{figures(&table)} }.into_any()
        }
        None => ().into_any(),
    });
    let input = move |place: usize, level: &str, what: &str, set: fn(&mut Posts, u32)| {
        let change = hear(move |event| {
            let number = event_target_value(&event).trim().parse().unwrap_or(0);
            posts.update(|posts| {
                if let Some(one) = posts.get_mut(place) {
                    set(one, number);
                }
            });
        });
        view! { <td data-label=what.to_owned()><input class="input input--4" type="text" inputmode="numeric" aria-label=format!("{level} {what}") on:change=change/></td> }.into_any()
    };
    let rows: Vec<AnyView> = LEVELS
        .iter()
        .enumerate()
        .map(|(place, level)| {
            view! {
                <tr><th scope="row">{*level}</th>
                    {input(place, level, "核准岗位", |one, number| one.approved = number)}
                    {input(place, level, "现聘人数", |one, number| one.held = number)}
                    {input(place, level, "投放量", |one, number| one.offered = number)}
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <table class="table desk__cards"><caption>"请按单位的核准文件填写"</caption>
            <thead><tr><th scope="col">"级别"</th><th scope="col">"核准岗位"</th><th scope="col">"现聘人数"</th><th scope="col">"投放量"</th></tr></thead>
            <tbody>{rows}</tbody></table>
        <div class="btns"><Button label="对照申报人数" on_press=count/></div>
        {found}
    }
    .into_any()
}

fn if_all(desk: DeskState) -> AnyView {
    let question: RwSignal<Option<UnitQuestion>> = RwSignal::new(None);
    let value: Edited = RwSignal::new(None);
    let found: RwSignal<Option<IfAll>> = RwSignal::new(None);
    let facts = live(move || {
        let asks = desk.asks.get().into_iter().filter(|ask| !ask.key.contains('.'));
        asks.map(|ask| view! { <option value=ask.key.clone()>{ask.label}</option> }.into_any())
            .collect::<Vec<_>>()
            .into_any()
    });
    let change = hear(move |event| {
        let key = event_target_value(&event);
        value.set(None);
        found.set(None);
        leptos::task::spawn_local(async move {
            if let Some(ask) = desk.ask(&Request::Ask(key)).await {
                question.set(ask);
            }
        });
    });
    let more = [
        ("is_skilled_talent", "高技能人才"),
        ("continuing_education", "继续教育"),
        ("change_kind", "与现职称相比的变化"),
        ("education", "学历学位"),
    ];
    let more: Vec<AnyView> = more
        .into_iter()
        .map(|(key, label)| view! { <option value=key>{label}</option> }.into_any())
        .collect();
    let run = Callback::new(move |()| {
        let key = question.with_untracked(|question| question.as_ref().map(|ask| ask.key.clone()));
        if let (Some(key), Some(value)) = (key, value.get_untracked()) {
            leptos::task::spawn_local(async move {
                found.set(desk.ask(&Request::IfAll(key, Given(value))).await);
            });
        }
    });
    let input = live(move || {
        let Some(ask) = question.get() else { return ().into_any() };
        let input = editor("if-all", &ask.label, &ask.shape, value);
        view! { <Para text=ask.ask.clone()/>{input} }.into_any()
    });
    let shown = live(move || {
        let Some(found) = found.get() else { return ().into_any() };
        let gained = if found.gained.is_empty() {
            "没有人因此变成可申报。".to_owned()
        } else {
            format!("因此变成可申报的：{}", found.gained.join("、"))
        };
        let table = figures(&found.table);
        view! { <Para class="hint" text=found.table.note.clone()/>{table}<Para text=gained/> }
            .into_any()
    });
    view! {
        <label class="desk__sieve"><span class="hint">"假设哪一项"</span>
            <select class="select" on:change=change><option value="">"请选择"</option>{facts}{more}</select>
        </label>
        {input}
        <div class="btns"><Button label="试算" on_press=run/></div>
        {shown}
    }
    .into_any()
}
