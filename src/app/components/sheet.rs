//! A filled form as it looks on paper.

use leptos::prelude::*;

/// Words, and whether they are underlined.
pub type SheetRun = (String, bool);

/// A cell of a table on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetCell {
    /// `is-bold`, `is-centre` … after the class of a cell.
    pub class: String,
    /// How many columns and rows it takes.
    pub span: (u8, u8),
    /// What stands in it.
    pub runs: Vec<SheetRun>,
}

/// A part of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetBlock {
    /// A paragraph: its class, and its words.
    Paragraph(String, Vec<SheetRun>),
    /// A table: the widths of its columns, in any measure, and its rows.
    Table(Vec<u16>, Vec<Vec<SheetCell>>),
}

/// A sheet. Wide ones scroll by themselves on a phone, so they can be reached with the keyboard.
#[component]
pub fn Sheet(
    /// What it is, for a screen reader.
    #[prop(into)]
    label: String,
    /// Whether it lies on its long side.
    landscape: bool,
    /// Its parts.
    blocks: Vec<SheetBlock>,
) -> AnyView {
    let class = if landscape { "sheet sheet--wide" } else { "sheet" };
    let blocks: Vec<AnyView> = blocks.into_iter().map(block).collect();
    view! {
        <div class="sheet__frame" tabindex="0" role="region" aria-label=label>
            <div class=class>{blocks}</div>
        </div>
    }
    .into_any()
}

fn block(block: SheetBlock) -> AnyView {
    match block {
        SheetBlock::Paragraph(class, runs) => view! { <p class=class>{words(runs)}</p> }.into_any(),
        SheetBlock::Table(widths, rows) => table(&widths, rows),
    }
}

fn words(runs: Vec<SheetRun>) -> Vec<AnyView> {
    let run = |(words, underlined): SheetRun| {
        if underlined { view! { <u>{words}</u> }.into_any() } else { words.into_any() }
    };
    runs.into_iter().map(run).collect()
}

fn table(widths: &[u16], rows: Vec<Vec<SheetCell>>) -> AnyView {
    let whole: u32 = widths.iter().map(|width| u32::from(*width)).sum();
    let column = |width: &u16| {
        let share = u32::from(*width) * 100 / whole.max(1);
        // The macro knows no such attribute of a column; a style would be refused by the policy.
        leptos::html::col().attr("width", format!("{share}%")).into_any()
    };
    let columns: Vec<AnyView> = widths.iter().map(column).collect();
    let row = |cells: Vec<SheetCell>| {
        let cells: Vec<AnyView> = cells.into_iter().map(cell).collect();
        view! { <tr>{cells}</tr> }.into_any()
    };
    let rows: Vec<AnyView> = rows.into_iter().map(row).collect();
    view! {
        <table class="sheet__table" role="presentation">
            <colgroup>{columns}</colgroup>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn cell(cell: SheetCell) -> AnyView {
    let (across, down) = cell.span;
    view! {
        <td class=cell.class colspan=across.to_string() rowspan=down.to_string()>{words(cell.runs)}</td>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let cell = |words: &str| SheetCell {
        class: "sheet__cell".to_owned(),
        span: (1, 1),
        runs: vec![(words.to_owned(), false)],
    };
    let blocks = vec![
        SheetBlock::Paragraph(
            "sheet__p is-title is-centre".to_owned(),
            vec![("申请表".to_owned(), false)],
        ),
        SheetBlock::Table(vec![1, 2], vec![vec![cell("姓名"), cell("　")]]),
    ];
    view! { <Sheet label="申请表" landscape=false blocks=blocks/> }.into_any()
}
