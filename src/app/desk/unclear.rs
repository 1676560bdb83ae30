//! The cells that were not understood, those alike together, mended in one go.

use leptos::prelude::*;

use super::state::DeskState;
use crate::app::components::{Button, Para};
use crate::app::live::{hear, live};
use crate::roster::protocol::Alike;
use crate::roster::sheet::letters;

/// The part.
pub fn part(desk: DeskState) -> AnyView {
    let list = live(move || {
        let alike = desk.alike.get();
        if alike.is_empty() {
            return view! { <Para text="每一格都读懂了。"/> }.into_any();
        }
        let rows: Vec<AnyView> = alike.into_iter().map(|one| row(desk, one)).collect();
        view! {
            <div class="table-wrap"><table class="table desk__cards">
                <caption>"读不出的单元格，同样写法的放在一起"</caption>
                <thead><tr><th scope="col">"写的"</th><th scope="col">"在哪里"</th><th scope="col">"应当怎样"</th><th scope="col">"都读作"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        }
        .into_any()
    });
    view! {
        <section>
            <h2>"读不出的单元格"</h2>
            <Para class="hint" text="读不出的，那一项按没有回答处理，不会替您猜。可以在这里说明它读作什么，也可以在表里改好后再选一次。"/>
            {list}
        </section>
    }
    .into_any()
}

fn row(desk: DeskState, one: Alike) -> AnyView {
    let reading = RwSignal::new(String::new());
    let (sheet, column, word) = (one.sheet, one.column, one.value.clone());
    let save = Callback::new(move |()| {
        let reading = reading.get_untracked();
        if !reading.is_empty() {
            desk.mend(sheet, column, word.clone(), reading);
        }
    });
    let label = format!("「{}」都读作", one.value);
    let change = hear(move |event| reading.set(event_target_value(&event)));
    let input = if one.options.is_empty() {
        view! { <input class="input" type="text" aria-label=label autocomplete="off" on:change=change/> }.into_any()
    } else {
        let options: Vec<AnyView> = one
            .options
            .iter()
            .map(|option| {
                view! { <option value=option.clone()>{option.clone()}</option> }.into_any()
            })
            .collect();
        view! { <select class="select" aria-label=label on:change=change><option value="">"请选择"</option>{options}</select> }.into_any()
    };
    let rows = one.rows.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
    let more = if one.count > one.rows.len() {
        format!(" 等 {} 行", one.count)
    } else {
        " 行".to_owned()
    };
    let place =
        format!("「{}」{} 列（{}）第 {rows}{more}", one.name, letters(one.column), one.label);
    view! {
        <tr>
            <th scope="row">{one.value}</th>
            <td data-label="在哪里">{place}</td>
            <td data-label="应当怎样">{one.expected}</td>
            <td data-label="都读作">{input}<Button label=format!("这 {} 格都这样读", one.count) on_press=save/></td>
        </tr>
    }
    .into_any()
}
