//! What the words say of the entries that a rule counts on, and the rule does not look at: 以第一作者, 排名前5, 近5年,
//! 考核合格, 援藏. Only where looking at less lets somebody in.

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::facts::{Book, PARTS, STOPS, Told, chosen, is_truth};
use super::reads::Effect;
use super::words::{OTHERS, choice};
use crate::domain::fact::{ListKind, Member};
use crate::domain::options::UNCLEAR;
use crate::domain::{Kind, Set};
use crate::notice::finding::Code;
use crate::notice::lint::heads::unnumbered;
use crate::notice::lint::{Unit, counted_with};
use crate::notice::source::clause::Clause;

/// Lists that rows read by themselves.
const OWN_LISTS: &[&str] = &["education", "titles"];
/// Ways of looking at entries, and whether entries like these let in what the rule is for.
const LOOKS: &[(&str, bool)] = &[("some", true), ("count", true), ("every", true), ("none", false)];
/// Words by which entries are those since a day.
const SINCE: &[&str] = &["以来", DURING];
const DURING: &str = "期间";
/// The same before years.
const NEAR: &str = "近";
/// Before what some of them have to be.
const AMONG: &str = "其中";
/// What joins two things in one part of a sentence.
const JOINTS: &[char] = &['或', '、'];
/// Words of years that are taken off.
const SHORTER: &[&str] = &["提前", "缩短", "减少", "放宽", "推迟", "延长"];
const NOTHING: &str = "无";
/// How labels of what is or is not so begin.
const ASKED: &[&str] = &["是否", "已"];
/// The member that is a year.
const YEAR: &str = "year";

/// A condition on the entries of a list.
struct OnEntries<'v> {
    list: &'v str,
    entry: &'v Table,
    /// Whether the entries are gone over year by year.
    by_year: bool,
}

impl Book<'_> {
    /// Members that the words speak of and the entries of a clause's rules leave out.
    pub fn passed_over(&self, clause: &Clause, text: &str) -> BTreeSet<Told> {
        let mut found = Vec::new();
        let opens = clause.row.iter().filter_map(|row| row.when.as_ref());
        let opens = opens.chain(clause.grant.iter().map(|grant| &grant.when));
        let opens = opens.chain(clause.exception.iter().map(|rule| &rule.when));
        for when in opens.chain(self.reader.exempts(clause)) {
            self.entries(when, Effect::Opens, true, &mut found);
        }
        for when in clause.exclude.iter().filter_map(|rule| rule.when.as_ref()) {
            self.entries(when, Effect::Refuses, true, &mut found);
        }
        let vocabulary = self.notice.vocabulary();
        let mut told = BTreeSet::new();
        for when in clause.exclude.iter().filter_map(|rule| rule.when.as_ref()) {
            if is_near(text) && looks_back(when) {
                let note =
                    "原文说的是近几年，year 写的是那一年以前（at_most、below）。请改成 at_least";
                let key = "at_most".to_owned();
                told.insert((Code::WrongSide, key, YEAR.to_owned(), note.to_owned()));
            }
        }
        for OnEntries { list, entry, by_year } in &found {
            let Some((_, Kind::List(kind))) = vocabulary.fact(list) else { continue };
            let members = vocabulary.members(kind);
            if let Some(told_one) = self.any_series(list, entry) {
                told.insert(told_one);
            }
            if let Some(told_one) = self.spans(clause, list, entry, kind, text) {
                told.insert(told_one);
            }
            let (mut keys, mut about) = (BTreeSet::new(), String::new());
            read_keys(entry, &mut keys);
            match self.anchors(entry, kind) {
                Some(anchors) => about.push_str(&self.about(&anchors, &members, text)),
                None => about.push_str(text),
            }
            if about.is_empty() {
                continue;
            }
            // 论文2篇以上，其中核心期刊1篇以上: the one is looked at by a condition of its own.
            let among = |key: &str| {
                let mut others = found.iter().filter(|other| other.list == *list);
                about.contains(AMONG)
                    && others.any(|other| {
                        other.entry.contains_key(key)
                            && self.anchors(other.entry, kind) == self.anchors(entry, kind)
                    })
            };
            let left = members.iter().filter(|member| !keys.contains(member.key));
            let left = left.filter(|member| !among(member.key));
            for member in left.filter(|member| !by_year || member.key != YEAR) {
                let path = format!("{list}.{}", member.key);
                if let Some(word) = self.said_of(list, member, &path, &about, text)
                    && !clause.derived.contains(&word)
                    && !self.is_of_another(list, &keys, &word, text)
                {
                    let label = self.spoken.label(&path);
                    let note = format!(
                        "原文说到「{word}」，这一条看的是 {list} 的{}，没有看{label}（{}）：不是这样的也算进去了。请写进去；\
                         问的时候就只问这样的，写进 derived = [\"{word}\"]",
                        keys.iter().copied().collect::<Vec<_>>().join("、"),
                        member.key
                    );
                    told.insert((Code::Unnamed, member.key.to_owned(), word, note));
                }
            }
        }
        told
    }

    /// Titles of any series where the notice has several.
    fn any_series(&self, list: &str, entry: &Table) -> Option<Told> {
        let ladders = &self.notice.ladders;
        let series = ladders.iter().fold(Set::NONE, |all, ladder| all | ladder.series);
        let mut keys = BTreeSet::new();
        read_keys(entry, &mut keys);
        let any = list == "titles" && keys.contains("level") && !keys.contains("series");
        (any && series.places().count() > 1).then(|| {
            let note =
                "通知有几个系列，这一条看了职称的级别，没有看系列：别的系列的也算了。请写 series";
            (Code::Unnamed, "series".to_owned(), "titles".to_owned(), note.to_owned())
        })
    }

    /// How long entries took, where the words say so right beside them: 援藏、援疆满18个月.
    fn spans(
        &self,
        clause: &Clause,
        list: &str,
        entry: &Table,
        kind: ListKind,
        text: &str,
    ) -> Option<Told> {
        let members = self.notice.vocabulary().members(kind);
        let timed = members.iter().find_map(|member| {
            let unit = self.unit(&format!("{list}.{}", member.key))?;
            (unit != Unit::Count && !matches!(member.kind, Kind::Date)).then_some((member, unit))
        });
        let (member, unit) = timed?;
        let anchors = self.anchors(entry, kind)?;
        let about = text.split(STOPS).flat_map(|sentence| sentence.split(PARTS));
        let mut about =
            about.filter(|part| anchors.iter().any(|(_, option)| part.contains(option.as_str())));
        let months = |(_, number, unit): &(usize, u64, Unit)| unit.in_months(*number);
        let first = about.next().unwrap_or_default();
        // 提前2年（援藏期为1.5年）tells two things.
        let mixed =
            unnumbered(first).contains('.') || SHORTER.iter().any(|word| first.contains(word));
        if mixed || OWN_LISTS.contains(&list) {
            return None;
        }
        let said: BTreeSet<u64> = counted_with(first).iter().filter_map(months).collect();
        let shown = said.first()?;
        let value = entry.get(member.key);
        let scale = if unit == Unit::Year { 12.0 } else { 1.0 };
        let limits = value.and_then(Value::as_table).into_iter().flatten();
        let limits: Vec<f64> = limits
            .filter_map(|(_, value)| {
                value.as_float().or_else(|| value.as_integer()?.to_string().parse().ok())
            })
            .map(|number| number * scale)
            .collect();
        let fits = |months: &u64| {
            limits.iter().any(|own| (own - months.to_string().parse().unwrap_or(0.0)).abs() < 0.5)
        };
        if said.iter().any(fits) || clause.derived.iter().any(|word| word == member.key) {
            return None;
        }
        let label = self.spoken.label(member.key);
        let note = format!(
            "原文“{}”说的是 {shown} 个月，这一条的{label}（{}）不是。请写上或者改正；确实不用写的，把 \"{}\" 写进 derived",
            first.trim(),
            member.key,
            member.key
        );
        Some((Code::ForeignFigure, member.key.to_owned(), shown.to_string(), note))
    }

    /// Whether a word for a span of time stands only beside another member that is looked at: 援派期间考核合格 is one question.
    fn is_of_another(&self, list: &str, keys: &BTreeSet<&str>, word: &str, text: &str) -> bool {
        if word != DURING {
            return false;
        }
        let own = |part: &str| {
            let mut paths = keys.iter().map(|key| format!("{list}.{key}"));
            paths.any(|path| self.spoken.speaks(&path, part))
        };
        let parts = text.split(STOPS).flat_map(|sentence| sentence.split(PARTS));
        parts.filter(|part| part.contains(word)).all(own)
    }

    /// The word by which the words speak of a member of the entries that they are about.
    fn said_of(
        &self,
        list: &str,
        member: &Member<'_>,
        path: &str,
        about: &str,
        text: &str,
    ) -> Option<String> {
        match member.kind {
            Kind::Date => {
                // 取得工程师资格以来 is said once, of all that is listed behind it.
                let since_then = SINCE.iter().find(|word| text.contains(**word));
                let near = || is_near(about).then_some(NEAR);
                since_then.copied().or_else(near).map(str::to_owned)
            }
            Kind::Whole(..) if member.key == YEAR => is_near(about).then(|| NEAR.to_owned()),
            Kind::Whole(..) => {
                // Of the entry that is spoken of even a short label is meant where it stands whole: 排名.
                let label = self.spoken.label(path);
                let whole = Some(label).filter(|label| about.contains(*label));
                let said = self.spoken.surely(path, about).first().copied();
                said.or(whole).map(str::to_owned)
            }
            kind => {
                let options = choice(kind)?;
                if is_truth(options) {
                    let said = self.spoken.surely(path, about);
                    let label = self.spoken.label(path);
                    let label = ASKED.iter().fold(label, |it, word| it.trim_start_matches(word));
                    let whole = Some(label).filter(|it| !it.is_empty() && about.contains(*it));
                    return said.first().copied().or(whole).map(str::to_owned);
                }
                let said = self.words.said(options, about);
                let is_one = |it: &&str| ![OTHERS, UNCLEAR, NOTHING].contains(it);
                // Who is any of them needs no more than the entry.
                if options.names().filter(is_one).all(|it| said.contains(it)) {
                    return None;
                }
                let mut said = said.into_iter().filter(is_one);
                said.next().filter(|_| !OWN_LISTS.contains(&list)).map(str::to_owned)
            }
        }
    }

    /// The options by which an entry says what it is; none where it names none.
    fn anchors(&self, entry: &Table, kind: ListKind) -> Option<Vec<(String, String)>> {
        let mut found = Vec::new();
        for member in self.notice.vocabulary().members(kind) {
            let Some(options) = choice(member.kind).filter(|it| !is_truth(*it)) else { continue };
            let value = entry.get(member.key);
            found.extend(
                value
                    .into_iter()
                    .flat_map(|value| chosen(options, value))
                    .map(|option| (member.key.to_owned(), option)),
            );
        }
        (!found.is_empty()).then_some(found)
    }

    /// The parts of the words that speak of entries like these: those that name them, and what follows until
    /// another is named.
    fn about(&self, anchors: &[(String, String)], members: &[Member<'_>], text: &str) -> String {
        let first = anchors.first().map(|(key, _)| key.as_str()).unwrap_or_default();
        let member = members.iter().find(|member| member.key == first);
        let Some(options) = member.and_then(|member| choice(member.kind)) else {
            return String::new();
        };
        let mut all = String::new();
        for sentence in text.split(STOPS) {
            let mut inside = false;
            for part in sentence.split(PARTS).flat_map(|part| part.split(JOINTS)) {
                let said = self.words.said(options, part);
                if !said.is_empty() {
                    inside = anchors
                        .iter()
                        .any(|(key, option)| key == first && said.contains(option.as_str()));
                }
                if inside {
                    all.push_str(part);
                    all.push('，');
                }
            }
        }
        all
    }

    fn entries<'v>(
        &self,
        when: &'v Value,
        effect: Effect,
        plain: bool,
        found: &mut Vec<OnEntries<'v>>,
    ) {
        match when {
            Value::Array(values) => {
                for value in values {
                    self.entries(value, effect, plain, found);
                }
            }
            Value::Table(table) => {
                for (key, value) in table {
                    let is_list =
                        matches!(self.notice.vocabulary().fact(key), Some((_, Kind::List(_))));
                    let Some(inner) = value.as_table().filter(|_| is_list) else {
                        self.entries(value, effect, plain != (key == "not"), found);
                        continue;
                    };
                    for (look, same) in LOOKS {
                        let at_most = inner.contains_key("at_most") || inner.contains_key("below");
                        let lets_in = (plain == *same) != at_most;
                        if (effect == Effect::Opens) == lets_in {
                            let tables = inner.get(*look).into_iter().flat_map(tables);
                            let by_year = inner.contains_key("years");
                            found.extend(tables.map(|entry| OnEntries {
                                list: key,
                                entry,
                                by_year,
                            }));
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

fn tables(value: &Value) -> Vec<&Table> {
    match value {
        Value::Table(table) => vec![table],
        Value::Array(values) => values.iter().filter_map(Value::as_table).collect(),
        _ => Vec::new(),
    }
}

/// Whether a condition is on the years before one, without an end on the other side.
fn looks_back(when: &Value) -> bool {
    match when {
        Value::Table(table) => table.iter().any(|(key, value)| {
            let limits = value.as_table().filter(|_| key == YEAR);
            let has = |all: &[&str]| {
                limits.is_some_and(|limits| all.iter().any(|key| limits.contains_key(*key)))
            };
            has(&["at_most", "below"]) && !has(&["at_least", "above"]) || looks_back(value)
        }),
        Value::Array(values) => values.iter().any(looks_back),
        _ => false,
    }
}

/// Every key that a condition on an entry reads.
fn read_keys<'v>(entry: &'v Table, keys: &mut BTreeSet<&'v str>) {
    for (key, value) in entry {
        keys.insert(key);
        for inner in tables(value) {
            read_keys(inner, keys);
        }
    }
}

/// Whether words speak of what lies so many years back: 近3年.
fn is_near(text: &str) -> bool {
    text.match_indices(NEAR).any(|(at, _)| {
        let rest = text.get(at + NEAR.len()..).unwrap_or_default();
        let years = counted_with(rest);
        years.first().is_some_and(|(at, _, unit)| *at == 0 && *unit == Unit::Year)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_is_so_many_years() {
        assert!(is_near("近3年内发表论文") && is_near("近五年考核"));
        assert!(!is_near("附近的单位，3年") && !is_near("近6个月"));
    }
}
