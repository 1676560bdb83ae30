//! What the rules of a clause read, fact by fact, with the side of it they mean.

use std::collections::BTreeMap;

use toml::Value;

use crate::domain::Kind;
use crate::domain::fact::ListKind;
use crate::notice::Notice;
use crate::notice::load::Folder;
use crate::notice::source::clause::Clause;

/// Chains of groups are cut off here; the compiler names those that go round.
const DEEPEST: u8 = 8;

/// What a rule does with whom it holds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// They may not apply.
    Refuses,
    /// They may.
    Opens,
    /// They are sent somewhere, and the words describe whom.
    Sends,
}

/// A fact as a condition reads it.
#[derive(Debug, Clone)]
pub struct Read<'v> {
    /// The key; of a member `list.member`.
    pub path: String,
    pub kind: Kind<'v>,
    /// What is said of it.
    pub value: &'v Value,
    /// Whether the rule holds where it is so, not where it is not.
    pub plain: bool,
    pub effect: Effect,
    /// The group or ground that it stands in.
    pub shared: Option<&'v str>,
    /// Which of the clause's rules reads it.
    pub rule: usize,
}

/// Reads the rules of clauses.
pub struct Reader<'v> {
    notice: &'v Notice,
    groups: BTreeMap<&'v str, &'v Value>,
    grounds: BTreeMap<&'v str, &'v Value>,
    /// Whom, or which years, clauses let off hours: the clause, and the condition.
    exempts: Vec<(&'v str, &'v Value)>,
}

impl<'v> Reader<'v> {
    /// A reader of the notice of this folder.
    pub fn new(notice: &'v Notice, folder: &'v Folder, common: &'v Folder) -> Self {
        let files = || common.files.iter().chain(&folder.files).map(|(_, file)| file);
        let groups = files().flat_map(|file| &file.group);
        let grounds = files().flat_map(|file| &file.ground);
        let courses = folder.files.iter().filter_map(|(_, file)| file.courses.as_ref());
        let exempts = courses.flat_map(|courses| &courses.exempt);
        Self {
            notice,
            exempts: exempts.map(|rule| (rule.clause.as_str(), &rule.when)).collect(),
            groups: groups.map(|group| (group.name.as_str(), &group.when)).collect(),
            grounds: grounds.map(|ground| (ground.name.as_str(), &ground.when)).collect(),
        }
    }

    /// Everything that the rules of a clause read.
    pub fn of(&self, clause: &'v Clause) -> Vec<Read<'v>> {
        let mut found = Vec::new();
        let plain = |when: &'v Value, effect, rule| At {
            plain: true,
            effect,
            shared: None,
            depth: 0,
            rule,
            when,
        };
        let mut rules = 0..;
        let mut next = || rules.next().unwrap_or_default();
        for rule in &clause.exclude {
            let place = next();
            if let Some(when) = &rule.when {
                self.read(plain(when, Effect::Refuses, place), None, &mut found);
            }
            let ground = rule.ground.as_deref();
            if let Some((name, when)) = ground.and_then(|name| self.grounds.get_key_value(name)) {
                let at = At { shared: Some(*name), ..plain(when, Effect::Refuses, place) };
                self.read(at, None, &mut found);
            }
        }
        let sent = clause.elsewhere.iter().filter_map(|rule| rule.when.as_ref());
        let sent = sent.chain(clause.path.iter().filter_map(|rule| rule.when.as_ref()));
        for when in sent.chain(clause.unwritten.iter().filter_map(|rule| rule.when.as_ref())) {
            self.read(plain(when, Effect::Sends, next()), None, &mut found);
        }
        let rows = clause.row.iter().flat_map(|row| row.when.iter().chain(&row.prior));
        let opening = rows.chain(clause.grant.iter().map(|grant| &grant.when));
        let opening = opening.chain(clause.exception.iter().map(|rule| &rule.when));
        for when in opening.chain(self.exempts(clause)) {
            self.read(plain(when, Effect::Opens, next()), None, &mut found);
        }
        found
    }

    /// The conditions under which a clause lets somebody off hours.
    pub fn exempts(&self, clause: &Clause) -> impl Iterator<Item = &'v Value> {
        let own = self.exempts.iter().filter(move |(id, _)| *id == clause.id);
        own.map(|(_, when)| *when).collect::<Vec<_>>().into_iter()
    }

    /// What one condition reads, on the entries of a list where one is named.
    pub fn condition(&self, when: &'v Value, effect: Effect, list: Option<&str>) -> Vec<Read<'v>> {
        let mut found = Vec::new();
        let within = list.and_then(|key| match self.notice.vocabulary().fact(key)?.1 {
            Kind::List(list) => Some((key, list)),
            _ => None,
        });
        let at = At { plain: true, effect, shared: None, depth: 0, rule: 0, when };
        self.read(at, within, &mut found);
        found
    }

    fn read(&self, at: At<'v>, within: Option<(&str, ListKind)>, found: &mut Vec<Read<'v>>) {
        match at.when {
            Value::Table(table) => {
                for (key, value) in table {
                    self.key(key, At { when: value, ..at }, within, found);
                }
            }
            Value::Array(values) => {
                for value in values {
                    self.read(At { when: value, ..at }, within, found);
                }
            }
            _ => {}
        }
    }

    fn key(
        &self,
        key: &'v str,
        at: At<'v>,
        within: Option<(&str, ListKind)>,
        found: &mut Vec<Read<'v>>,
    ) {
        // Which entries go on is told of their end, and lets nobody in or out.
        if key == "ongoing" {
            return;
        }
        if key == "group" {
            let names = at.when.as_array().map_or(std::slice::from_ref(at.when), Vec::as_slice);
            let names = names.iter().filter_map(Value::as_str).filter(|_| at.depth < DEEPEST);
            for (name, when) in names.filter_map(|name| self.groups.get_key_value(name)) {
                let shared = at.shared.or(Some(name));
                self.read(At { when, shared, depth: at.depth + 1, ..at }, None, found);
            }
            return;
        }
        let vocabulary = self.notice.vocabulary();
        let kind = vocabulary.kind_within(within.map(|(_, list)| list), key);
        match kind {
            Some(Kind::List(list)) => self.read(at, Some((key, list)), found),
            Some(kind) => found.push(Read {
                path: within.map_or_else(|| key.to_owned(), |(list, _)| format!("{list}.{key}")),
                kind,
                value: at.when,
                plain: at.plain,
                effect: at.effect,
                shared: at.shared,
                rule: at.rule,
            }),
            None => {
                let turns = ["not", "none"].contains(&key);
                self.read(At { plain: at.plain != turns, ..at }, within, found);
            }
        }
    }
}

/// Where a walk through a condition is.
#[derive(Clone, Copy)]
struct At<'v> {
    when: &'v Value,
    plain: bool,
    effect: Effect,
    shared: Option<&'v str>,
    depth: u8,
    rule: usize,
}
