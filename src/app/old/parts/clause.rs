//! A clause as quoted beside a question or a statement.

use super::para;
use crate::app::old::node::{Node, el, nothing};
use crate::app::words as text;
use crate::notice::Notice;
use crate::notice::model::{Clause, ClauseId};

/// Where a clause stands, as a link to the library.
pub fn source(clause: &Clause) -> Node {
    let edition = clause.id.split('.').next().unwrap_or_default();
    let address = [text::LIBRARY_PAGE, "#/", edition, "/", &clause.id].concat();
    el("a").attr("href", &address).text(&clause.source)
}

/// The words of a clause with their source.
pub fn quote(clause: &Clause) -> Node {
    el("blockquote")
        .class("clause")
        .child(el("p").text("“").text(&clause.shown()).text("”"))
        .child(el("cite").class("clause__source").child(source(clause)))
}

/// A link to what the notice says beside `place`, a page of the wizard or a part of the result. It
/// opens beside the wizard, whose page stays as it is.
pub fn more(edition: &str, place: &str, words: &str) -> Node {
    let (page, key) = place.split_once('/').unwrap_or((place, ""));
    let address = [text::LIBRARY_PAGE, "#/", page, "/", edition, "/", key].concat();
    el("a").attr("href", address.trim_end_matches('/')).attr("target", "_blank").text(words)
}

/// Clauses with what they mean, one below the other.
pub fn quotes(notice: &Notice, ids: &[ClauseId]) -> Node {
    let clauses = ids.iter().filter_map(|id| notice.clause(*id));
    el("div").children(clauses.flat_map(|clause| [para(&clause.meaning), quote(clause)]))
}

/// Clauses behind a line to open, beside what they prove. On paper they stand once, at the end.
pub fn beside(notice: &Notice, ids: &[ClauseId]) -> Node {
    el("div").class("no-print").child(folded(notice, text::CLAUSES, ids))
}

/// Clauses with what they mean, behind a line to open.
pub fn folded(notice: &Notice, title: &str, ids: &[ClauseId]) -> Node {
    if ids.is_empty() {
        return nothing();
    }
    super::folded(title, quotes(notice, ids))
}
