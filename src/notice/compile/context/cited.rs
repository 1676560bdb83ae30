//! The clauses that a notice's tables cite.

use super::Context;
use crate::notice::finding::Code;
use crate::notice::model::{self, ClauseId};
use crate::notice::source::Words;

impl Context<'_> {
    /// The place of a clause among those used, taking it in where it is new.
    pub fn clause(&mut self, id: &str) -> ClauseId {
        if !self.is_aid && !self.rests.contains(id) {
            self.rests.insert(id.to_owned());
        }
        if let Some(place) = self.used.iter().position(|clause| clause.id == id) {
            return self.small(place, "条款");
        }
        let Some((clause, cite)) = self.clauses.get(id).cloned() else {
            self.report(Code::UnknownClause, format!("没有编号为「{id}」的条款"));
            return ClauseId::NOWHERE;
        };
        self.used.push(model::Clause {
            source: format!("{cite} {}", clause.place),
            quote: clause.quote.pieces(),
            printed: clause.printed.as_ref().map(Words::pieces).unwrap_or_default(),
            meaning: clause.meaning,
            id: clause.id,
        });
        self.small(self.used.len() - 1, "条款")
    }

    /// The clause a rule rests on: its words must stand in one piece, so that they prove it.
    pub fn proof(&mut self, id: &str) -> ClauseId {
        let found = self.clause(id);
        if found.of(&self.used).is_some_and(|clause| clause.quote.len() > 1) {
            self.report(Code::MissingQuote, "作为规则依据的条款，原文须为连续的一段");
        }
        found
    }

    /// The places of clauses.
    pub fn clause_list(&mut self, ids: &[String]) -> Vec<ClauseId> {
        ids.iter().map(|id| self.clause(id)).collect()
    }
}
