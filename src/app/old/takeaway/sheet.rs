//! A filled form as it looks on paper.

use super::text;
use crate::app::old::node::{Node, el};
use crate::export::forms::{FilledBlock, FilledForm, FilledTable, Run};
use crate::notice::model::forms::{Align, Style};

/// Titles are set larger from this size on, in points.
const LARGE: u8 = 16;

/// The sheet.
pub fn sheet(form: &FilledForm) -> Node {
    let blocks = form.blocks.iter().map(|block| match block {
        FilledBlock::Paragraph(style, runs) => {
            words(el("p").class(&class("sheet__p", *style)), runs)
        }
        FilledBlock::Table(filled) => table(filled),
    });
    let blocks: Vec<Node> = blocks.collect();
    let class = if form.page.landscape { "sheet sheet--wide" } else { "sheet" };
    let hint = el("p").class("hint no-print").text(text::SHEET_HINT);
    // Wide forms scroll by themselves on a phone, so they can be reached with the keyboard.
    let frame = el("div")
        .class("sheet__frame")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", &form.name)
        .child(el("div").class(class).children(blocks));
    el("div").child(hint).child(frame)
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

fn words(mut into: Node, runs: &[Run]) -> Node {
    for run in runs {
        into = if run.underline {
            into.child(el("u").text(&run.words))
        } else {
            into.text(&run.words)
        };
    }
    into
}

fn table(table: &FilledTable) -> Node {
    let whole: u32 = table.widths.iter().map(|width| u32::from(*width)).sum();
    let columns = table.widths.iter().map(|width| {
        let share = u32::from(*width) * 100 / whole.max(1);
        el("col").attr("width", &[&share.to_string(), "%"].concat())
    });
    let columns: Vec<Node> = columns.collect();
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let class = class("sheet__cell", cell.style);
            let (across, down) = (cell.across.to_string(), cell.down.to_string());
            words(
                el("td").class(&class).attr("colspan", &across).attr("rowspan", &down),
                &cell.runs,
            )
        });
        el("tr").children(cells.collect::<Vec<_>>())
    });
    let rows: Vec<Node> = rows.collect();
    el("table")
        .class("sheet__table")
        .attr("role", "presentation")
        .child(el("colgroup").children(columns))
        .child(el("tbody").children(rows))
}
