//! One person beside the table: the result with every clause, how the cells were read, and the answers, which
//! are corrected here and judged again at once.

use leptos::prelude::*;

use super::editor::{Edited, editor};
use super::state::DeskState;
use crate::app::components::{Button, CopyButton, Details, Look, Para};
use crate::app::live::live;
use crate::roster::facts::Given;
use crate::roster::protocol::Request;
use crate::roster::unit_questions::UnitQuestion;
use crate::roster::view::{CellRead, FactSeen, Line, PersonView, Section};

/// The panel.
pub fn beside(desk: DeskState, person: PersonView) -> AnyView {
    let close = Callback::new(move |()| desk.person.set(None));
    let place = person.place;
    let about = view! { <Para class="hint" text=person.about.clone()/> }.into_any();
    let sections: Vec<AnyView> = person.sections.iter().map(section).collect();
    let cells = person.cells.clone();
    let facts = person.facts.clone();
    let text = plain(&person);
    let message = person.message.clone();
    view! {
        <aside class="desk__person" id="person" aria-label="个人详情">
            <div class="desk__person-head">
                <h2 tabindex="-1">{person.name.clone()}</h2>
                <Button label="关闭" look=Look::Quiet on_press=close/>
            </div>
            {about}
            {sections}
            <Details summary="改回答（改后立即重新判断）" body=move || answers(desk, place, facts.clone())/>
            <Details summary="名册里怎样写、读作什么" body=move || readings(&cells)/>
            <div class="btns">
                <CopyButton label="复制给本人的话" words=Callback::new(move |()| message.clone())/>
                <CopyButton label="复制全文" words=Callback::new(move |()| text.clone())/>
            </div>
        </aside>
    }
    .into_any()
}

fn section(section: &Section) -> AnyView {
    let lines: Vec<AnyView> = section.lines.iter().map(line).collect();
    view! { <h3>{section.title.clone()}</h3><ul class="desk__lines">{lines}</ul> }.into_any()
}

fn line(line: &Line) -> AnyView {
    let note = if line.note.is_empty() { String::new() } else { format!("（{}）", line.note) };
    let quotes = line.quotes.clone();
    let clauses = if quotes.is_empty() {
        ().into_any()
    } else {
        let mut sources: Vec<&str> = quotes.iter().map(|quote| quote.source.as_str()).collect();
        sources.dedup();
        let summary = sources.join("、");
        view! {
            <Details
                summary=summary
                body=move || {
                    let quotes: Vec<AnyView> = quotes
                        .iter()
                        .map(|quote| {
                            view! { <Para text=quote.meaning.clone()/><blockquote class="quote">{quote.words.clone()}</blockquote><p class="hint">{quote.source.clone()}</p> }.into_any()
                        })
                        .collect();
                    quotes.into_any()
                }
            />
        }
        .into_any()
    };
    view! { <li>{line.text.clone()}<span class="hint">{note}</span>{clauses}</li> }.into_any()
}

/// The whole as text, to copy.
fn plain(person: &PersonView) -> String {
    let mut text = person.name.clone();
    for section in &person.sections {
        text.extend(["\n\n", &section.title]);
        for line in &section.lines {
            text.extend(["\n· ", &line.text]);
            if !line.note.is_empty() {
                text.extend(["（", &line.note, "）"]);
            }
            for quote in &line.quotes {
                text.extend(["\n  ", &quote.source, "：", &quote.words]);
            }
        }
    }
    text
}

fn readings(cells: &[CellRead]) -> AnyView {
    let rows: Vec<AnyView> = cells
        .iter()
        .map(|cell| {
            let read = if !cell.expected.is_empty() {
                format!("读不出：{}", cell.expected)
            } else if cell.reading.is_empty() {
                "不采用".to_owned()
            } else {
                cell.reading.clone()
            };
            view! { <tr><th scope="row">{cell.label.clone()}</th><td data-label="写的">{cell.value.clone()}</td><td data-label="读作">{read}</td><td data-label="位置">{cell.address.clone()}</td></tr> }.into_any()
        })
        .collect();
    view! {
        <div class="table-wrap"><table class="table desk__cards">
            <caption>"名册里的单元格"</caption>
            <thead><tr><th scope="col">"列"</th><th scope="col">"写的"</th><th scope="col">"读作"</th><th scope="col">"位置"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

fn answers(desk: DeskState, place: usize, facts: Vec<FactSeen>) -> AnyView {
    let rows: Vec<AnyView> = facts.into_iter().map(|fact| answer(desk, place, fact)).collect();
    view! { <ul class="desk__done">{rows}</ul> }.into_any()
}

fn answer(desk: DeskState, place: usize, fact: FactSeen) -> AnyView {
    let open: RwSignal<Option<UnitQuestion>> = RwSignal::new(None);
    let value: Edited = RwSignal::new(fact.value.as_ref().map(|given| given.0.clone()));
    let key = fact.key.clone();
    let change = Callback::new(move |()| {
        let key = key.clone();
        leptos::task::spawn_local(async move {
            if let Some(ask) = desk.ask(&Request::Ask(key)).await {
                open.set(ask);
            }
        });
    });
    let key = fact.key.clone();
    let save = Callback::new(move |()| {
        desk.answer_own(vec![place], key.clone(), value.get_untracked().map(Given));
    });
    let key = fact.key.clone();
    let undo = Callback::new(move |()| desk.answer_own(vec![place], key.clone(), None));
    let back = if fact.own {
        view! { <Button label="改回原样" look=Look::Quiet on_press=undo/> }.into_any()
    } else {
        ().into_any()
    };
    let id = format!("own-{}", fact.key);
    let input = live(move || {
        let Some(ask) = open.get() else { return ().into_any() };
        view! {
            <div class="card">
                {editor(&id, &ask.label, &ask.shape, value)}
                <div class="btns"><Button label="改好了" on_press=save/></div>
            </div>
        }
        .into_any()
    });
    let from = format!("（{}）", fact.from);
    view! {
        <li>
            <span>{fact.label}"："<b>{fact.shown}</b><span class="hint">{from}</span></span>" "
            <Button label="改" look=Look::Quiet on_press=change/>
            {back}
            {input}
        </li>
    }
    .into_any()
}
