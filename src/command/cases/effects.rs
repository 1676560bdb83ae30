//! Which rules no case decides: a rule without which every case that names its clause comes out as before.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::{Example, by_edition, compiled, judged};
use crate::notice::load::NoticeSet;
use crate::notice::source::File;
use crate::notice::source::clause::Clause;
use crate::notice::{Notice, compile};

/// Takes the effect of a kind that stands at a place out of a clause; whether there was one.
type Strip = fn(&mut Clause, usize) -> bool;

macro_rules! strips {
    ($($kind:ident),+) => {
        &[$((stringify!($kind), |clause, place| taken(&mut clause.$kind, place))),+]
    };
}

/// The kinds of effects that decide something.
const KINDS: &[(&str, Strip)] = strips![
    exclude, path, row, grant, lengthen, defines, exception, window, point, elsewhere, remark,
    unwritten
];

/// The mark of a clause that makes no rule: one that lost its only rule would else decide everything.
const INFORMS: &str = "information";

fn taken<T>(effects: &mut Vec<T>, place: usize) -> bool {
    let there = place < effects.len();
    if there {
        effects.remove(place);
    }
    there
}

/// One rule of an edition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Effect {
    /// The edition.
    pub edition: String,
    /// The clause it rests on.
    pub clause: String,
    /// Its kind: the key of its table.
    pub kind: &'static str,
    /// Which of its kind in the clause, from 1.
    pub number: usize,
    /// Whether what it leads to is proved by the clause; years that are only possible prove nothing.
    proves: bool,
    /// The place of its file and of its table there.
    at: (usize, usize),
}

impl Effect {
    /// Where it stands, for people.
    #[must_use]
    pub fn location(&self) -> String {
        format!("{} {} {}", self.clause, self.kind, self.number)
    }

    /// The set without it.
    #[must_use]
    pub fn without(&self, set: &NoticeSet) -> NoticeSet {
        let mut left = set.clone();
        let folder = left.editions.iter_mut().find(|folder| folder.edition == self.edition);
        if let Some((_, file)) = folder.and_then(|folder| folder.files.get_mut(self.at.0)) {
            self.take(file);
        }
        left
    }

    fn take(&self, file: &mut File) {
        if self.kind == FEE {
            taken(&mut file.fee, self.at.1);
            return;
        }
        let strip = KINDS.iter().find(|(kind, _)| *kind == self.kind).map(|(_, strip)| strip);
        if let (Some(clause), Some(strip)) = (file.clause.get_mut(self.at.1), strip) {
            strip(clause, self.number - 1);
            clause.tags.push(INFORMS.to_owned());
        }
    }
}

const FEE: &str = "fee";

/// Every rule of the edition.
#[must_use]
pub fn effects(set: &NoticeSet, edition: &str) -> Vec<Effect> {
    let mut found = Vec::new();
    let own = set.editions.iter().filter(|folder| folder.edition == edition);
    for (file, (_, source)) in own.flat_map(|folder| folder.files.iter().enumerate()) {
        let effect = |clause: &str, kind, number, proves, table| Effect {
            edition: edition.to_owned(),
            clause: clause.to_owned(),
            kind,
            number,
            proves,
            at: (file, table),
        };
        for (table, clause) in source.clause.iter().enumerate() {
            for (kind, strip) in KINDS {
                let mut rest = clause.clone();
                let mut number = 1;
                while strip(&mut rest, 0) {
                    let grant = clause.grant.get(number - 1).filter(|_| *kind == "grant");
                    let proves = grant.is_none_or(|grant| grant.certain > 0);
                    found.push(effect(&clause.id, *kind, number, proves, table));
                    number += 1;
                }
            }
        }
        for (table, fee) in source.fee.iter().enumerate() {
            found.push(effect(&fee.clause, FEE, table + 1, true, table));
        }
    }
    found
}

/// The rules of an edition that no case decides.
#[must_use]
pub fn idle(
    set: &NoticeSet,
    notices: &[Notice],
    examples: &[Example],
    edition: &str,
) -> Vec<Effect> {
    let (small, near) = near(set, edition);
    effects(&small, edition)
        .into_iter()
        .filter(|effect| !is_decided(&small, notices, examples, &near, effect))
        .collect()
}

/// Whether one of these cases decides a rule.
#[must_use]
pub fn decides(set: &NoticeSet, notices: &[Notice], examples: &[Example], effect: &Effect) -> bool {
    let (small, near) = near(set, &effect.edition);
    // Places within the edition's own files are the same on the smaller set.
    is_decided(&small, notices, examples, &near, effect)
}

/// The edition with those that borrow from it and that these borrow from, and the ids of the first two.
fn near<'s>(set: &'s NoticeSet, edition: &str) -> (NoticeSet, BTreeSet<&'s str>) {
    // What borrows from this edition shows its rules at work too.
    let near: BTreeSet<&str> = set
        .editions
        .iter()
        .map(|folder| folder.edition.as_str())
        .filter(|other| *other == edition || compile::borrows(set, other).contains(&edition))
        .collect();
    let mut small = set.clone();
    small.editions.retain(|folder| {
        let id = folder.edition.as_str();
        near.contains(id) || near.iter().any(|other| compile::borrows(set, other).contains(&id))
    });
    (small, near)
}

fn is_decided(
    set: &NoticeSet,
    notices: &[Notice],
    examples: &[Example],
    near: &BTreeSet<&str>,
    effect: &Effect,
) -> bool {
    let naming: Vec<&Example> = examples
        .iter()
        .filter(|example| near.contains(edition_of(example)))
        .filter(|example| example.named().any(|id| id == effect.clause))
        .collect();
    let editions: BTreeSet<&str> = naming.iter().map(|example| edition_of(example)).collect();
    let left = compiled(&effect.without(set), editions.iter().copied());
    naming.iter().any(|example| {
        let proved = !effect.proves || proofs(notices, example).contains(&effect.clause);
        // Where another rule needs it, the notice does not even compile.
        proved
            && left.as_ref().is_none_or(|left| outcome(left, example) != outcome(notices, example))
    })
}

fn edition_of(example: &Example) -> &str {
    example.facts.get("edition").and_then(Json::as_str).unwrap_or_default()
}

/// What comes out of a case, and with how many proofs.
fn outcome(notices: &[Notice], example: &Example) -> Option<(Json, usize)> {
    let (_, assessment, json) = judged(notices, &example.facts).ok()?;
    Some((json, assessment.reasons.len()))
}

/// Clauses that a case proves something with: exclusions, reasons, windows, items to verify.
fn proofs(notices: &[Notice], example: &Example) -> BTreeSet<String> {
    let Ok((case, assessment, json)) = judged(notices, &example.facts) else {
        return BTreeSet::new();
    };
    let lists = ["exclusions", "reasons", "deadlines"].iter().filter_map(|key| json.get(*key));
    let entries = lists.filter_map(Json::as_array).flatten();
    let mut found: BTreeSet<String> =
        entries.filter_map(|entry| Some(entry.get("id")?.as_str()?.to_owned())).collect();
    let all = by_edition(notices);
    if let Some(notice) = case.edition.as_deref().and_then(|id| all.get(id)) {
        let items = assessment.verify.iter().filter_map(|raised| raised.item.of(&notice.verify));
        let clauses = items.flat_map(|item| &item.clauses);
        found.extend(clauses.filter_map(|id| Some(notice.clause(*id)?.id.clone())));
    }
    found
}
