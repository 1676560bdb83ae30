//! Limits of one, which say nothing by themselves: 须有1年以上 is not had by whoever has less than one, and whoever has at
//! least one has it.

use std::collections::BTreeSet;

use super::facts::{Book, STOPS, Told, last_key};
use super::reads::{Effect, Read};
use crate::domain::Kind;
use crate::notice::finding::Code;
use crate::notice::lint::heads::Lead;
use crate::notice::lint::sayings::{Figure, refuses_anywhere, sayings};

/// What a label has that is asked in months.
const MONTHS: &str = "月";

impl Book<'_> {
    /// Rules that refuse whoever has one, where one is asked for, and those that refuse only who has none of what may be
    /// less than one.
    pub fn ones(&self, reads: &[Read<'_>], text: &str, lead: Lead) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        let refusing =
            reads.iter().filter(|it| it.effect == Effect::Refuses && it.shared.is_none());
        for read in refusing.filter(|it| it.plain) {
            if !matches!(read.kind, Kind::Whole(..) | Kind::Number(_)) {
                continue;
            }
            let about = text.split(STOPS).filter(|it| self.spoken.speaks(&read.path, it));
            let otherwise = (!refuses_anywhere(text) && !lead.stands).then_some(false);
            let said =
                about.flat_map(|it| sayings(it, &Figure::Count("1".to_owned()), lead.refused));
            let said: Vec<_> = said
                .filter(|one| one.more)
                .filter_map(|one| Some((one.refused.or(otherwise)?, one.words)))
                .collect();
            let asked = said.iter().find(|(refused, _)| !refused);
            let Some((_, words)) = asked.filter(|_| said.iter().all(|(refused, _)| !refused))
            else {
                continue;
            };
            let limit = |key: &str| read.value.as_table()?.get(key)?.as_integer();
            let has_one = limit("at_least") == Some(1) || limit("above") == Some(0);
            let none = read.value.as_integer() == Some(0) || limit("at_most") == Some(0);
            let by_parts = matches!(read.kind, Kind::Number(_))
                || self.spoken.label(&read.path).contains(MONTHS);
            let key = last_key(&read.path);
            if has_one {
                let note = format!(
                    "{key} 写反了：原文“{words}”要的是有，规则却不让有的人申报。请改成 below = 1"
                );
                told.insert((Code::WrongSide, key, "1".to_owned(), note));
            } else if none && by_parts {
                let note = format!(
                    "原文“{words}”要满 1，规则只排除了一点也没有的（0）：不满 1 的也过得去。请写满几，如 below"
                );
                told.insert((Code::WrongSide, key, "0".to_owned(), note));
            }
        }
        told
    }
}
