//! The table: one row a person, with the person that is open beside it.

use leptos::prelude::*;

use super::editor::{Edited, editor};
use super::person;
use super::state::DeskState;
use crate::app::components::{Button, Checkbox, Details, Look, Para};
use crate::app::live::{click, hear, live, memo};
use crate::roster::facets::Facets;
use crate::roster::facts::Given;
use crate::roster::judge::OUTCOMES;
use crate::roster::protocol::Request;
use crate::roster::row::Row;
use crate::roster::rows::{Filter, PAGE};
use crate::roster::unit_questions::UnitQuestion;

/// Columns that can be left out: key, heading, the number it is sorted by, and the class of its cells: words that stay on a line, and
/// what gives way to a person who is open beside the table, where it stands too.
const COLUMNS: [(&str, &str, u8, &str); 7] = [
    ("department", "部门", 7, "desk__side"),
    ("level", "申报级别", 6, "desk__tight"),
    ("kind", "申请类型", 3, "desk__tight"),
    ("basis", "依据", 0, "desk__basis desk__side"),
    ("earliest", "最早年度", 4, "desk__tight desk__side"),
    ("lacking", "还缺什么", 5, ""),
    ("materials", "材料", 0, "desk__tight desk__side"),
];

/// The part.
pub fn part(desk: DeskState) -> AnyView {
    let dense = RwSignal::new(false);
    let hidden: RwSignal<Vec<&'static str>> = RwSignal::new(Vec::new());
    let open = move || desk.person.with(Option::is_some);
    let class = Signal::derive(move || {
        let mut class = String::from("desk__split");
        if open() {
            class.push_str(" desk__split--open");
        }
        if dense.get() {
            class.push_str(" desk__split--dense");
        }
        class
    });
    let people = live(move || {
        let mut hidden = hidden.get();
        // A roster without departments has no column of dashes.
        if desk.view.with(|view| view.facets.departments.is_empty()) {
            hidden.push("department");
        }
        rows(desk, &hidden)
    });
    let beside = live(move || match desk.person.get() {
        Some(person) => person::beside(desk, person),
        None => ().into_any(),
    });
    view! {
        <section>
            {sieve(desk, dense, hidden)}
            <div class=class>
                <div class="desk__left">{people}{pages(desk)}</div>
                {beside}
            </div>
        </section>
    }
    .into_any()
}

/// A filter by one of several values.
fn select(
    label: &'static str,
    all: &'static str,
    options: Vec<(String, String)>,
    now: Signal<String>,
    change: Callback<String>,
) -> AnyView {
    let change = hear(move |event| change.run(event_target_value(&event)));
    let options: Vec<AnyView> = std::iter::once((String::new(), all.to_owned()))
        .chain(options)
        .map(|(value, shown)| {
            let own = value.clone();
            let selected = Signal::derive(move || now.with(|now| *now == own));
            view! { <option value=value prop:selected=selected>{shown}</option> }.into_any()
        })
        .collect();
    view! {
        <label class="desk__sieve"><span class="hint">{label}</span>
            <select class="select" on:change=change>{options}</select>
        </label>
    }
    .into_any()
}

/// A filter by a word, which is kept in a field of it.
fn by_word(
    desk: DeskState,
    label: &'static str,
    all: &'static str,
    options: &[(String, usize)],
    field: fn(&mut Filter) -> &mut String,
) -> AnyView {
    let now = memo(move || field(&mut desk.filter.get()).clone());
    let change = Callback::new(move |text| desk.sift(move |filter| *field(filter) = text));
    select(label, all, counted(options), now.into(), change)
}

fn by_outcome(desk: DeskState, counts: &[usize]) -> AnyView {
    let options = OUTCOMES.iter().zip(counts).enumerate();
    let options = options.map(|(place, (outcome, count))| {
        (place.to_string(), format!("{}（{count}）", outcome.text()))
    });
    let now = memo(move || {
        desk.filter.with(|filter| filter.outcome.map(|place| place.to_string()).unwrap_or_default())
    });
    let change =
        Callback::new(move |text: String| desk.sift(|filter| filter.outcome = text.parse().ok()));
    select("结论", "全部结论", options.collect(), now.into(), change)
}

fn counted(list: &[(String, usize)]) -> Vec<(String, String)> {
    let short = |word: &str| -> String {
        let cut: String = word.chars().take(28).collect();
        if cut.len() < word.len() { format!("{cut}…") } else { cut }
    };
    list.iter().map(|(word, count)| (word.clone(), format!("{}（{count}）", short(word)))).collect()
}

/// Search, filters, density, columns, and what is done with all that are kept.
fn sieve(desk: DeskState, dense: RwSignal<bool>, hidden: RwSignal<Vec<&'static str>>) -> AnyView {
    let search = hear(move |event| {
        let text = event_target_value(&event);
        desk.sift(move |filter| filter.search = text);
    });
    let facets: Memo<Facets> = memo(move || desk.view.with(|view| view.facets.clone()));
    let filters = live(move || {
        let facets = facets.get();
        let mut filters = vec![
            by_outcome(desk, &facets.outcomes),
            by_word(desk, "申请类型", "全部类型", &facets.kinds, |filter| &mut filter.kind),
            by_word(desk, "申报级别", "全部级别", &facets.levels, |filter| {
                &mut filter.level
            }),
        ];
        if !facets.departments.is_empty() {
            let names = &facets.departments;
            filters.push(by_word(desk, "部门", "全部部门", names, |filter| {
                &mut filter.department
            }));
        }
        filters.push(by_word(desk, "还缺什么", "不限", &facets.lacks, |filter| {
            &mut filter.lack
        }));
        filters.into_any()
    });
    let clear = Callback::new(move |()| desk.sift(|filter| *filter = Filter::default()));
    let density = Callback::new(move |()| dense.update(|dense| *dense = !*dense));
    let words = Signal::derive(move || desk.filter.with(|filter| filter.search.clone()));
    let columns = move || {
        COLUMNS
            .iter()
            .map(|(key, label, ..)| {
                let key = *key;
                let toggle = Callback::new(move |_: bool| {
                    hidden.update(|hidden| {
                        if hidden.contains(&key) { hidden.retain(|other| *other != key) } else { hidden.push(key) }
                    });
                });
                let shown = Signal::derive(move || hidden.with(|hidden| !hidden.contains(&key)));
                view! { <Checkbox id=format!("column-{key}") label=*label checked=shown on_change=toggle/> }.into_any()
            })
            .collect::<Vec<_>>()
    };
    view! {
        <div class="desk__sieves no-print">
            <label class="desk__sieve"><span class="hint">"查找"</span>
                <input class="input" type="search" placeholder="姓名、工号、部门、缺的内容" prop:value=words on:input=search/>
            </label>
            {filters}
            <div class="btns">
                <Button label="清除筛选" look=Look::Quiet on_press=clear/>
                <Button label="紧凑" pressed=dense on_press=density/>
            </div>
            <Details summary="选择要看的列" body=move || view! { <div class="choices choices--row">{columns()}</div> }.into_any()/>
            <Details summary="给筛选出来的这些人统一改一项" body=move || group(desk)/>
        </div>
    }
    .into_any()
}

/// One answer for all that the filter keeps.
fn group(desk: DeskState) -> AnyView {
    let chosen = RwSignal::new(String::new());
    let question: RwSignal<Option<UnitQuestion>> = RwSignal::new(None);
    let value: Edited = RwSignal::new(None);
    let facts = live(move || {
        let asks = desk.asks.get();
        let options: Vec<AnyView> = asks
            .into_iter()
            .filter(|ask| !ask.key.contains('.'))
            .map(|ask| view! { <option value=ask.key.clone()>{ask.label}</option> }.into_any())
            .collect();
        options.into_any()
    });
    let change = hear(move |event| {
        let key = event_target_value(&event);
        chosen.set(key.clone());
        value.set(None);
        leptos::task::spawn_local(async move {
            if let Some(ask) = desk.ask(&Request::Ask(key)).await {
                question.set(ask);
            }
        });
    });
    let save = Callback::new(move |()| {
        let (fact, value, filter) =
            (chosen.get_untracked(), value.get_untracked(), desk.filter.get_untracked());
        leptos::task::spawn_local(async move {
            if let (Some(value), Some(places)) =
                (value, desk.ask::<Vec<usize>>(&Request::Kept(filter)).await)
            {
                desk.answer_own(places, fact, Some(Given(value)));
            }
        });
    });
    let count = Signal::derive(move || format!("用于这 {} 人", desk.view.with(|view| view.kept)));
    let input = live(move || match question.get() {
        Some(ask) => editor("group-answer", &ask.label, &ask.shape, value),
        None => ().into_any(),
    });
    view! {
        <div>
            <label class="desk__sieve"><span class="hint">"改哪一项"</span>
                <select class="select" on:change=change><option value="">"请选择"</option>{facts}</select>
            </label>
            {input}
            <div class="btns"><Button label=count on_press=save/></div>
        </div>
    }
    .into_any()
}

fn rows(desk: DeskState, hidden: &[&'static str]) -> AnyView {
    let view = desk.view.get();
    let filter = desk.filter.get_untracked();
    let page = desk.page.get_untracked();
    let caption = format!(
        "第 {} / {} 页，筛选出 {} 人，共 {} 人",
        page + 1,
        view.kept.div_ceil(PAGE).max(1),
        view.kept,
        view.all
    );
    let head = |label: &'static str, sort: u8, class: &'static str| {
        if sort == 0 {
            return view! { <th scope="col" class=class>{label}</th> }.into_any();
        }
        let now = filter.sort == sort;
        let order = if now { if filter.down { "descending" } else { "ascending" } } else { "none" };
        let arrow = if now { if filter.down { " ↓" } else { " ↑" } } else { "" };
        let press = click(move |_| {
            desk.sift(move |filter| {
                filter.down = filter.sort == sort && !filter.down;
                filter.sort = sort;
            });
        });
        view! { <th scope="col" class=class aria-sort=order><button type="button" class="desk__sort" on:click=press>{label}{arrow}</button></th> }.into_any()
    };
    let heads: Vec<AnyView> = COLUMNS
        .iter()
        .filter(|(key, ..)| !hidden.contains(key))
        .map(|(_, label, sort, class)| head(label, *sort, class))
        .collect();
    let first = page * PAGE;
    let lines: Vec<AnyView> = view
        .rows
        .iter()
        .enumerate()
        .map(|(nth, row)| line(desk, first + nth + 1, row, hidden))
        .collect();
    let empty = if lines.is_empty() {
        view! { <Para text="没有符合筛选的人。"/> }.into_any()
    } else {
        ().into_any()
    };
    view! {
        <div class="table-wrap desk__table" id="people" tabindex="0" role="region" aria-label="名单">
            <table class="table desk__cards" aria-rowcount=(view.kept + 1).to_string()>
                <caption tabindex="-1">{caption}</caption>
                <thead><tr aria-rowindex="1">{head("姓名", 1, "")}{head("结论", 2, "")}{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
            {empty}
        </div>
    }
    .into_any()
}

fn line(desk: DeskState, number: usize, row: &Row, hidden: &[&'static str]) -> AnyView {
    let place = row.place;
    let open = click(move |_| desk.open_person(place));
    let class = match row.outcome {
        0 => "desk__out desk__out--yes",
        1 => "desk__out desk__out--check",
        2 => "desk__out desk__out--unknown",
        4 => "desk__out desk__out--elsewhere",
        _ => "desk__out desk__out--no",
    };
    let about = if row.staff.is_empty() { String::new() } else { format!(" {}", row.staff) };
    let preliminary = if row.preliminary.is_empty() {
        String::new()
    } else {
        format!("（预判{}）", row.preliminary)
    };
    let lacking = || {
        let first = row.lacking.first().map(|(what, _)| what.clone()).unwrap_or_default();
        let more = row.lacking.len().saturating_sub(1);
        if more == 0 { first } else { format!("{first} 等 {} 项", more + 1) }
    };
    let cells: Vec<AnyView> = COLUMNS
        .iter()
        .filter(|(key, ..)| !hidden.contains(key))
        .map(|(key, label, _, class)| {
            let text = match *key {
                "department" => row.department.clone(),
                "level" => row.level.clone(),
                "kind" => row.kind.clone(),
                "basis" => row.basis.clone(),
                "earliest" => row.earliest.map(|year| year.to_string()).unwrap_or_default(),
                "lacking" => lacking(),
                _ if row.materials == 0 => String::new(),
                _ => format!("{} 份", row.materials),
            };
            let (text, class) = if text.is_empty() {
                ("—".to_owned(), format!("desk__none {class}"))
            } else {
                (text, (*class).to_owned())
            };
            view! { <td data-label=*label class=class>{text}</td> }.into_any()
        })
        .collect();
    let current = Signal::derive(move || {
        let open = desk.person.with(|person| person.as_ref().map(|person| person.place));
        (open == Some(place)).then(|| "true".to_owned())
    });
    let unclear =
        if row.unclear > 0 { format!(" {} 格读不出", row.unclear) } else { String::new() };
    view! {
        <tr aria-current=current aria-rowindex=(number + 1).to_string()>
            <th scope="row"><button type="button" class="desk__name" on:click=open>{row.name.clone()}</button><span class="hint">{about}{unclear}</span></th>
            <td data-label="结论"><span class=class>{row.outcome_text()}</span><span class="hint">{preliminary}</span></td>
            {cells}
        </tr>
    }
    .into_any()
}

fn pages(desk: DeskState) -> AnyView {
    live(move || {
        let (kept, page) = (desk.view.with(|view| view.kept), desk.page.get());
        let last = kept.div_ceil(PAGE).max(1);
        if last > 1 { turning(desk, page, last) } else { ().into_any() }
    })
}

fn turning(desk: DeskState, page: usize, last: usize) -> AnyView {
    let before = Callback::new(move |()| desk.leaf(page.saturating_sub(1)));
    let after = Callback::new(move |()| desk.leaf(page + 1));
    let jump = hear(move |event| {
        if let Ok(wanted) = event_target_value(&event).parse::<usize>() {
            desk.leaf(wanted.clamp(1, last) - 1);
        }
    });
    let shown = (page + 1).to_string();
    let button = |there: bool, label: &'static str, press: Callback<()>| {
        if there {
            view! { <Button label=label on_press=press/> }.into_any()
        } else {
            ().into_any()
        }
    };
    view! {
        <nav class="btns no-print" aria-label="翻页">
            {button(page > 0, "上一页", before)}
            <label>
                "第 "
                <input class="input input--4" type="text" inputmode="numeric" aria-label="页码" prop:value=shown on:change=jump/>
                {format!(" / {last} 页")}
            </label>
            {button(page + 1 < last, "下一页", after)}
        </nav>
    }
    .into_any()
}
