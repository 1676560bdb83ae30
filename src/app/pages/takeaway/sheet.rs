//! From a filled form to the sheet that shows it.

use leptos::prelude::*;

use super::text;
use crate::app::components::{Para, Sheet, SheetBlock, SheetCell, SheetRun};
use crate::export::forms::{FilledBlock, FilledForm, FilledTable, Run};
use crate::notice::model::forms::{Align, Style};

/// Titles are set larger from this size on, in points.
const LARGE: u8 = 16;

/// The sheet.
pub fn sheet(form: &FilledForm) -> AnyView {
    let blocks = form.blocks.iter().map(|block| match block {
        FilledBlock::Paragraph(style, words) => {
            SheetBlock::Paragraph(class("sheet__p", *style), runs(words))
        }
        FilledBlock::Table(filled) => table(filled),
    });
    let (blocks, label, landscape) = (blocks.collect(), form.name.clone(), form.page.landscape);
    view! {
        <Para class="hint no-print" text=text::SHEET_HINT/>
        <Sheet label=label landscape=landscape blocks=blocks/>
    }
    .into_any()
}

fn class(base: &str, style: Style) -> String {
    let mut class = base.to_owned();
    let marks = [
        (style.align == Align::Centre, " is-centre"),
        (style.align == Align::Right, " is-right"),
        (style.bold, " is-bold"),
        (style.title || style.size >= LARGE, " is-title"),
        (style.indent > 0, " is-indented"),
        (style.new_page, " is-new-page"),
    ];
    for (_, mark) in marks.into_iter().filter(|(is, _)| *is) {
        class.push_str(mark);
    }
    class
}

fn runs(runs: &[Run]) -> Vec<SheetRun> {
    runs.iter().map(|run| (run.words.clone(), run.underline)).collect()
}

fn table(table: &FilledTable) -> SheetBlock {
    let rows = table.rows.iter().map(|row| {
        let cell = row.cells.iter().map(|cell| SheetCell {
            class: class("sheet__cell", cell.style),
            span: (cell.across, cell.down),
            runs: runs(&cell.runs),
        });
        cell.collect()
    });
    SheetBlock::Table(table.widths.clone(), rows.collect())
}
