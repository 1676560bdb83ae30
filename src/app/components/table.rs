//! A table, which becomes cards on a phone.

use leptos::prelude::*;

/// A row: its name, then its cells.
pub struct TableRow {
    /// What it is about.
    pub name: AnyView,
    /// One cell for every further column.
    pub cells: Vec<AnyView>,
    /// Whether it is marked; that is said in its name too.
    pub marked: bool,
}

/// A table with a caption; the first column names the rows.
#[component]
pub fn Table(
    /// What it shows.
    #[prop(into)]
    caption: String,
    /// The names of the columns.
    head: Vec<String>,
    /// A class besides `table`.
    #[prop(into, optional)]
    class: String,
    /// The rows.
    rows: Vec<TableRow>,
) -> AnyView {
    let rows: Vec<AnyView> = rows.into_iter().map(|row| line(row, &head)).collect();
    let head: Vec<AnyView> =
        head.into_iter().map(|name| view! { <th scope="col">{name}</th> }.into_any()).collect();
    let class = ["table ", &class].concat().trim_end().to_owned();
    view! {
        <table class=class>
            <caption>{caption}</caption>
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn line(row: TableRow, head: &[String]) -> AnyView {
    let names = head.iter().skip(1).cloned();
    let cells: Vec<AnyView> = row
        .cells
        .into_iter()
        .zip(names)
        .map(|(cell, name)| view! { <td data-label=name><div>{cell}</div></td> }.into_any())
        .collect();
    view! {
        <tr class=row.marked.then_some("is-differs")>
            <th scope="row">{row.name}</th>
            {cells}
        </tr>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let row = |name: &str, years: &str| TableRow {
        name: name.to_owned().into_any(),
        cells: vec![years.to_owned().into_any()],
        marked: false,
    };
    let rows = vec![row("硕士研究生", "2 年"), row("大学本科", "4 年")];
    let head = vec!["学历".to_owned(), "任职年限".to_owned()];
    view! { <Table caption="各学历的最低任职年限" head=head rows=rows/> }.into_any()
}
