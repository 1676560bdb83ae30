//! How the file was read: the heading of each sheet, and what each column is, with samples.

use leptos::prelude::*;

use super::state::{Bench, Stage};
use crate::app::components::{Button, Details, Look, Page, Para};
use crate::roster::matching::Match;
use crate::roster::protocol::{Request, SheetView};
use crate::roster::sheet::letters;

/// The page.
pub fn page(bench: Bench) -> AnyView {
    let go = Callback::new(move |()| bench.confirm());
    let back = Callback::new(move |()| bench.stage.set(Stage::File));
    let sheets = move || {
        bench.sheets.with(|sheets| {
            sheets
                .iter()
                .enumerate()
                .map(|(place, sheet)| one(bench, place, sheet))
                .collect::<Vec<_>>()
        })
    };
    let body = vec![
        view! { <Para class="lead" text="请看一眼每一列认得对不对，不对的改一下。没有采用的列不影响，也不会丢。"/> }.into_any(),
        view! { <div>{sheets}</div> }.into_any(),
        view! {
            <div class="btns">
                <Button label="对，开始判断" look=Look::Primary on_press=go/>
                <Button label="换一份名册" look=Look::Quiet on_press=back/>
            </div>
        }
        .into_any(),
    ];
    let heading = Signal::derive(move || format!("认列：{}", bench.name.get()));
    view! { <div class="desk"><Page heading=heading wide=true body=body/></div> }.into_any()
}

fn one(bench: Bench, place: usize, sheet: &SheetView) -> AnyView {
    let used = sheet.used;
    let toggle = move |_| bench.change(Request::Use(place, !used));
    let id = format!("sheet-{place}");
    let shown: Vec<AnyView> = if used {
        let (known, idle): (Vec<&Match>, Vec<&Match>) = sheet
            .matches
            .iter()
            .partition(|this| !this.target.is_empty() && this.target != "known");
        let idle: Vec<Match> = idle.into_iter().cloned().collect();
        let count = idle.len();
        vec![
            heading(bench, place, sheet),
            columns(bench, place, known.into_iter().cloned().collect(), "采用的列"),
            view! {
                <Details summary=format!("没有采用的列（{count}）") body=move || columns(bench, place, idle.clone(), "没有采用的列")/>
            }
            .into_any(),
        ]
    } else {
        Vec::new()
    };
    view! {
        <section class="card">
            <h2 class="card__title">{format!("工作表：{}（{} 行）", sheet.name, sheet.rows)}</h2>
            <div class="choice">
                <input class="choice__input" type="checkbox" id=id.clone() prop:checked=used on:change=toggle/>
                <label class="choice__label" for=id>"读这张表"</label>
            </div>
            {shown}
        </section>
    }
    .into_any()
}

/// Which row the heading is.
fn heading(bench: Bench, place: usize, sheet: &SheetView) -> AnyView {
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
    let change = move |event: leptos::ev::Event| {
        if let Ok(row) = event_target_value(&event).parse() {
            bench.change(Request::Heading(place, row, 1));
        }
    };
    let two = move |_| bench.change(Request::Heading(place, first, if lines == 2 { 1 } else { 2 }));
    let both = format!("heading-two-{place}");
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>"标题在哪一行"</label>
            <select class="select" id=id on:change=change>{options}</select>
        </div>
        <div class="choice">
            <input class="choice__input" type="checkbox" id=both.clone() prop:checked=lines == 2 on:change=two/>
            <label class="choice__label" for=both>"标题有两行"</label>
        </div>
    }
    .into_any()
}

fn columns(bench: Bench, sheet: usize, matches: Vec<Match>, caption: &'static str) -> AnyView {
    let rows: Vec<AnyView> = matches.into_iter().map(|this| row(bench, sheet, this)).collect();
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

fn row(bench: Bench, sheet: usize, this: Match) -> AnyView {
    let (column, blank, target) = (this.column, this.blank_is_none, this.target.clone());
    let change = move |event: leptos::ev::Event| {
        bench.change(Request::Match(sheet, column, event_target_value(&event), blank));
    };
    let kept = target.clone();
    let toggle = move |_| bench.change(Request::Match(sheet, column, kept.clone(), !blank));
    let options: Vec<AnyView> = bench.choices.with_untracked(|choices| {
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
    let blanks = (!target.is_empty() && target != "known" && this.filled > 0).then(|| {
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
            let read =
                (!reading.is_empty()).then(|| view! { <span class="hint">" → "{reading}</span> });
            view! { <li>{value}{read}</li> }.into_any()
        })
        .collect();
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td data-label="当作">
                <select class="select" aria-label=named on:change=change>
                    <option value="" prop:selected=this.target.is_empty()>"不采用"</option>
                    {options}
                </select>
                {blanks}
            </td>
            <td data-label="内容举例 → 读作"><ul class="desk__samples">{samples}</ul></td>
            <td data-label="为什么">{this.why}</td>
        </tr>
    }
    .into_any()
}
