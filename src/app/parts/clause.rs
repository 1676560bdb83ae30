//! A clause as quoted beside a question or a statement.

use crate::app::node::{Node, el, nothing};
use crate::app::text;
use crate::notice::Notice;
use crate::notice::model::{Clause, ClauseId};

/// The words of a clause with their source, which links to the library.
pub fn quote(clause: &Clause) -> Node {
    let edition = clause.id.split('.').next().unwrap_or_default();
    let source = el("a").attr("href", &format!("{}#/{edition}/{}", text::LIBRARY_PAGE, clause.id)).text(&clause.source);
    el("blockquote")
        .class("clause")
        .child(el("p").text("“").text(&clause.words()).text("”"))
        .child(el("cite").class("clause__source").child(source))
}

/// Clauses with what they mean, behind a line to open.
pub fn folded(notice: &Notice, title: &str, ids: &[ClauseId]) -> Node {
    let clauses: Vec<&Clause> = ids.iter().filter_map(|id| notice.clause(*id)).collect();
    if clauses.is_empty() {
        return nothing();
    }
    let quotes = clauses.into_iter().flat_map(|clause| [el("p").text(&clause.meaning), quote(clause)]);
    el("details")
        .class("why")
        .child(el("summary").text(title))
        .child(el("div").class("why__body").children(quotes))
}
