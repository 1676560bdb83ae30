//! How the file was read: the heading of each sheet, and what each column is, with samples.

use leptos::prelude::*;

use super::state::{DeskState, Stage, forget, is_remembered};
use crate::app::components::{Button, Checkbox, Details, Look, Page, Para};
use crate::app::live::{hear, live};
use crate::roster::matching::Match;
use crate::roster::protocol::{Request, SheetView};
use crate::roster::sheet::letters;

/// The page.
pub fn page(desk: DeskState) -> AnyView {
    let back = Callback::new(move |()| desk.stage.set(Stage::File));
    let sheets = live(move || {
        let sheets = desk.sheets.get();
        let sheets = sheets.iter().enumerate().map(|(place, sheet)| one(desk, place, sheet));
        sheets.collect::<Vec<_>>().into_any()
    });
    let remember = RwSignal::new(is_remembered());
    let go = Callback::new(move |()| {
        if remember.get_untracked() {
            desk.remember();
        } else {
            forget();
        }
        desk.confirm();
    });
    let body = vec![
        view! { <Para class="lead" text="请看一眼每一列认得对不对，不对的改一下。没有采用的列不影响，也不会丢。"/> }.into_any(),
        sheets,
        view! { <Checkbox id="remember" label="在这台电脑上记住各列怎样对应" help="只记标题，不记名册里的内容；下次选同样标题的名册就照这样对应。取消选择就忘掉。" checked=remember on_change=Callback::new(move |on| remember.set(on))/> }.into_any(),
        view! {
            <div class="btns">
                <Button label="对，开始判断" look=Look::Primary on_press=go/>
                <Button label="换一份名册" look=Look::Quiet on_press=back/>
            </div>
        }
        .into_any(),
    ];
    let heading = Signal::derive(move || format!("认列：{}", desk.name.get()));
    view! { <div class="desk"><Page heading=heading wide=true body=body/></div> }.into_any()
}

fn one(desk: DeskState, place: usize, sheet: &SheetView) -> AnyView {
    let used = sheet.used;
    let toggle = Callback::new(move |used| desk.change(Request::Use(place, used)));
    let shown: Vec<AnyView> = if used {
        let (known, idle): (Vec<&Match>, Vec<&Match>) = sheet
            .matches
            .iter()
            .partition(|this| !this.target.is_empty() && this.target != "known");
        let idle: Vec<Match> = idle.into_iter().cloned().collect();
        let count = idle.len();
        vec![
            heading(desk, place, sheet),
            unseen(desk, place, sheet),
            columns(desk, place, known.into_iter().cloned().collect(), "采用的列"),
            view! {
                <Details summary=format!("没有采用的列（{count}）") body=move || columns(desk, place, idle.clone(), "没有采用的列")/>
            }
            .into_any(),
        ]
    } else {
        Vec::new()
    };
    view! {
        <section class="card">
            <h2 class="card__title">{format!("工作表：{}（{} 行）", sheet.name, sheet.rows)}</h2>
            <Checkbox id=format!("sheet-{place}") label="读这张表" checked=Signal::stored(used) on_change=toggle/>
            {shown}
        </section>
    }
    .into_any()
}

/// Which row the heading is.
fn heading(desk: DeskState, place: usize, sheet: &SheetView) -> AnyView {
    let (first, lines) = sheet.heading;
    let id = format!("heading-{place}");
    let options: Vec<AnyView> = sheet
        .start
        .iter()
        .enumerate()
        .filter(|(_, words)| !words.is_empty())
        .map(|(row, words)| {
            view! { <option value=row.to_string() prop:selected=row == first>{format!("第 {} 行：{words}", row + 1)}</option> }.into_any()
        })
        .collect();
    let change = hear(move |event| {
        if let Ok(row) = event_target_value(&event).parse() {
            desk.change(Request::Heading(place, row, 1));
        }
    });
    let two = Callback::new(move |both| {
        desk.change(Request::Heading(place, first, if both { 2 } else { 1 }));
    });
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>"标题在哪一行"</label>
            <select class="select" id=id on:change=change>{options}</select>
        </div>
        <Checkbox id=format!("heading-two-{place}") label="标题有两行" checked=Signal::stored(lines == 2) on_change=two/>
    }
    .into_any()
}

/// Whether rows that are hidden or filtered away count; nothing where there are none.
fn unseen(desk: DeskState, place: usize, sheet: &SheetView) -> AnyView {
    let (count, only) = (sheet.out_of_sight, sheet.only_seen);
    if count == 0 {
        return ().into_any();
    }
    let toggle = Callback::new(move |only| desk.change(Request::OnlySeen(place, only)));
    let label = format!("有 {count} 行被隐藏或筛选掉了，这些行不读");
    view! { <Checkbox id=format!("unseen-{place}") label=label checked=Signal::stored(only) on_change=toggle/> }.into_any()
}

fn columns(desk: DeskState, sheet: usize, matches: Vec<Match>, caption: &'static str) -> AnyView {
    let rows: Vec<AnyView> = matches.into_iter().map(|this| row(desk, sheet, this)).collect();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=caption>
            <table class="table desk__cards">
                <caption>{caption}</caption>
                <thead><tr>
                    <th scope="col">"名册里的列"</th><th scope="col">"当作"</th><th scope="col">"内容举例 → 读作"</th><th scope="col">"为什么"</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(desk: DeskState, sheet: usize, this: Match) -> AnyView {
    let (column, blank, target) = (this.column, this.blank_is_none, this.target.clone());
    let change = hear(move |event| {
        desk.change(Request::Match(sheet, column, event_target_value(&event), blank));
    });
    let kept = target.clone();
    let toggle = hear(move |_| desk.change(Request::Match(sheet, column, kept.clone(), !blank)));
    let options: Vec<AnyView> = desk.choices.with_untracked(|choices| {
        let own = |(id, label): &(String, String)| {
            let selected = *id == target;
            view! { <option value=id.clone() prop:selected=selected>{label.clone()}</option> }
                .into_any()
        };
        choices.iter().map(own).collect()
    });
    let label = format!("{} {}", letters(column), this.label);
    let named = format!("「{}」当作", this.label);
    let id = format!("blank-{sheet}-{column}");
    // Who somebody is cannot be none.
    let of_person = ["", "known", "name", "staff", "identity", "department"];
    let blanks = (!of_person.contains(&target.as_str()) && this.filled > 0).then(|| {
        view! {
            <label class="desk__blank hint">
                <input type="checkbox" id=id prop:checked=blank on:change=toggle/>" 空白就是“无”或“否”"
            </label>
        }
    });
    let samples: Vec<AnyView> = this
        .samples
        .into_iter()
        .map(|(value, reading)| {
            let read = if reading.is_empty() { reading } else { [" → ", &reading].concat() };
            view! { <li>{value}<span class="hint">{read}</span></li> }.into_any()
        })
        .collect();
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td data-label="当作">
                <div class="desk__choose">
                    <select class="select" aria-label=named on:change=change>
                        <option value="" prop:selected=this.target.is_empty()>"不采用"</option>
                        {options}
                    </select>
                    {blanks}
                </div>
            </td>
            <td data-label="内容举例 → 读作"><ul class="desk__samples">{samples}</ul></td>
            <td data-label="为什么">{this.why}</td>
        </tr>
    }
    .into_any()
}
