//! Judgements held against the words of their clauses: 大学专科毕业满3年，认定助理工程师 says of one kind of schooling how
//! many years it takes and to which level it leads, and whatever else is asked for must be able to refuse by itself.

use std::collections::BTreeSet;

use toml::Value;

use super::facts::{Book, PARTS, STOPS, Told, chosen, is_truth, last_key};
use super::reads::{Effect, Read};
use super::unsaid::printed;
use super::words::choice;
use crate::domain::options::Options;
use crate::domain::{Fact, Kind};
use crate::notice::finding::{Code, Finding};
use crate::notice::lint::{MONTHS_A_YEAR, counted_with};
use crate::notice::load::Folder;
use crate::notice::names;
use crate::notice::source::clause::Clause;

const LETS_IN: &str = "可申报";

impl Book<'_> {
    /// The findings of every judgement of a folder.
    pub fn judged(&self, folder: &Folder) -> Vec<Finding> {
        let mut findings = Vec::new();
        let rules = || {
            folder.files.iter().flat_map(|(name, file)| {
                file.judgement.iter().map(move |rule| (name.as_str(), rule))
            })
        };
        for (file, rule) in rules() {
            let (Some(when), Some(place)) = (&rule.when, rule.clauses.first()) else { continue };
            let own = |clause: &&Clause| rule.clauses.contains(&clause.id);
            let text: String = folder.clauses().filter(own).map(printed).collect();
            let derived: Vec<String> =
                folder.clauses().filter(own).flat_map(|it| it.derived.iter().cloned()).collect();
            let lets_in = rule.result == LETS_IN;
            let effect = if lets_in { Effect::Opens } else { Effect::Refuses };
            let reads = self.reader.condition(when, effect, None);
            let mut told = self.units_beside(&reads, &derived, &text);
            if lets_in {
                self.by_part(&reads, &derived, &text, &mut told);
                self.only_without(&reads, &derived, &text, &mut told);
                let beside = |lets_in: bool| -> Vec<&Value> {
                    let others = rules().filter(|(_, other)| {
                        (other.result == LETS_IN) == lets_in
                            && other.clauses.iter().any(|id| rule.clauses.contains(id))
                    });
                    others.filter_map(|(_, other)| other.when.as_ref()).collect()
                };
                self.unread(&reads, &beside(true), &mut told);
                self.alone(&reads, &beside(false), &text, &mut told);
            }
            for (code, key, found, note) in told {
                findings
                    .push(Finding::new(code, file).within(place).of(&key).saw(&found).noting(note));
            }
        }
        findings
    }

    /// Options of entries that another judgement of the clause which lets in reads, and this one does not.
    fn unread(&self, reads: &[Read<'_>], others: &[&Value], told: &mut BTreeSet<Told>) {
        let others =
            others.iter().flat_map(|when| self.reader.condition(when, Effect::Opens, None));
        for read in others {
            let is_choice = choice(read.kind).is_some_and(|it| !is_truth(it));
            let own = reads.iter().any(|own| own.path == read.path);
            if own || !is_choice || !read.path.contains('.') {
                continue;
            }
            let label = self.spoken.label(&read.path).to_owned();
            let note = format!(
                "同一条的另一张“可申报”看了{label}（{}），这一张没有看：谁都算。请写进 when",
                read.path
            );
            told.insert((Code::Unnamed, last_key(&read.path), label, note));
        }
    }

    /// Options that are taken out where the words name none of their list: whoever has another is let in.
    fn only_without(
        &self,
        reads: &[Read<'_>],
        derived: &[String],
        text: &str,
        told: &mut BTreeSet<Told>,
    ) {
        for (read, options) in of_entries(reads) {
            let Some(not) = read.value.as_table().and_then(|table| table.get("not")) else {
                continue;
            };
            if !self.words.said(options, text).is_empty() {
                continue;
            }
            for option in chosen(options, not) {
                if !derived.contains(&option) {
                    let note = format!(
                        "原文没有说「{option}」，规则却只不收他们，别的都收。请核对；由原文推算出来的，写进这一条的 derived"
                    );
                    told.insert((Code::Unsaid, last_key(&read.path), option, note));
                }
            }
        }
    }

    /// The years and the level that the words put next to the schooling of a judgement.
    fn by_part(
        &self,
        reads: &[Read<'_>],
        derived: &[String],
        text: &str,
        told: &mut BTreeSet<Told>,
    ) {
        let level = Fact::TargetLevel.key();
        let aimed: BTreeSet<String> = reads
            .iter()
            .filter(|read| read.path == level && read.plain)
            .flat_map(|read| chosen(self.words.levels(), read.value))
            .collect();
        let numbers = numbers(reads);
        for (read, options) in of_entries(reads).filter(|(read, _)| read.plain) {
            for option in
                chosen(options, read.value).iter().filter(|option| !derived.contains(option))
            {
                let names = |part: &&str| self.words.said(options, part).contains(option.as_str());
                let sentences: Vec<&str> = text.split(STOPS).filter(names).collect();
                let parts = sentences.iter().flat_map(|sentence| sentence.split(PARTS));
                span_beside(option, &parts.filter(names).collect::<Vec<_>>(), &numbers, told);
                self.level_beside(option, &sentences, text, &aimed, told);
            }
        }
    }

    /// The level that the sentences about an option lead to, of the `aimed` ones of the rule.
    fn level_beside(
        &self,
        option: &str,
        sentences: &[&str],
        text: &str,
        aimed: &BTreeSet<String>,
        told: &mut BTreeSet<Told>,
    ) {
        let key = Fact::TargetLevel.key();
        let levels = self.words.levels();
        let said: BTreeSet<&str> =
            sentences.iter().flat_map(|it| self.words.said(levels, it)).collect();
        if said.is_empty() {
            return;
        }
        let printed = said.iter().copied().collect::<Vec<_>>().join("、");
        if aimed.is_empty() && self.words.said(levels, text).len() > 1 {
            let note = format!(
                "原文里「{option}」到的是「{printed}」，规则没有看申报级别（{key}）：报别的级别的也过得去。请写进 when"
            );
            told.insert((Code::Unnamed, key.to_owned(), option.to_owned(), note));
        }
        for other in aimed.iter().filter(|it| !said.contains(it.as_str())) {
            let note = format!(
                "原文里「{option}」到的是「{printed}」，规则写的是「{other}」。请核对 {key}"
            );
            told.insert((Code::Unsaid, key.to_owned(), other.clone(), note));
        }
    }

    /// Yes-or-no facts that the words ask for, and that no rule asks for by themselves.
    fn alone(
        &self,
        reads: &[Read<'_>],
        refusing: &[&Value],
        text: &str,
        told: &mut BTreeSet<Told>,
    ) {
        let vocabulary = self.notice.vocabulary();
        let mut wanted: BTreeSet<String> = BTreeSet::new();
        for question in &self.notice.questions {
            let key = names::key(Some(self.notice), question.fact);
            match vocabulary.fact(key) {
                Some((_, Kind::List(list)))
                    if reads.iter().any(|it| it.path.starts_with(&format!("{key}."))) =>
                {
                    let members = vocabulary.members(list).into_iter();
                    let truths = members.filter(|it| choice(it.kind).is_some_and(is_truth));
                    wanted.extend(truths.map(|member| format!("{key}.{}", member.key)));
                }
                Some((_, kind)) if choice(kind).is_some_and(is_truth) => {
                    wanted.insert(key.to_owned());
                }
                _ => {}
            }
        }
        let read = |path: &str| reads.iter().any(|read| read.path == path);
        let mentioned = |path: &str| {
            let last = path.rsplit('.').next().unwrap_or(path);
            refusing.iter().any(|when| mentions(when, last))
        };
        for path in wanted.iter().filter(|path| !read(path)) {
            let said = self.spoken.surely(path, text);
            let last = path.rsplit('.').next().unwrap_or(path);
            let asked = !said.is_empty() && path.contains('.') || mentioned(path);
            if !asked || refusing.iter().any(|when| decides(when, last)) {
                continue;
            }
            let label = self.spoken.label(path);
            let note = format!(
                "原文说到「{label}」，说“可申报”的这一条没有看它（{path}），也没有一条单凭它就说“不可申报”：\
                 没有的人也过得去。请写进 when；写在 not 里的，几项都要的写成一张表 not = {{ … }}，不写成列表"
            );
            told.insert((Code::Unnamed, last.to_owned(), label.to_owned(), note));
        }
    }
}

/// What is read of the entries of lists, where it is a choice among several, with its options.
fn of_entries<'r, 'v>(
    reads: &'r [Read<'v>],
) -> impl Iterator<Item = (&'r Read<'v>, Options<'v>)> + use<'r, 'v> {
    let members = reads.iter().filter(|read| read.path.contains('.'));
    members
        .filter_map(|read| Some((read, choice(read.kind).filter(|options| !is_truth(*options))?)))
}

/// The numbers that a rule compares with, each with the key before it.
fn numbers(reads: &[Read<'_>]) -> Vec<(String, u64)> {
    let numeric = |read: &&Read<'_>| matches!(read.kind, Kind::Whole(..) | Kind::Number(_));
    let tables = reads.iter().filter(numeric).filter_map(|read| read.value.as_table());
    let number = |(key, value): (&String, &Value)| {
        Some((key.clone(), u64::try_from(value.as_integer()?).ok()?))
    };
    tables.flatten().filter_map(number).collect()
}

/// How long the parts of sentences about an option say, which the rule's `numbers` are held against.
fn span_beside(option: &str, parts: &[&str], numbers: &[(String, u64)], told: &mut BTreeSet<Told>) {
    let counted = parts.iter().flat_map(|part| counted_with(part));
    let spans: BTreeSet<u64> =
        counted.filter_map(|(_, number, unit)| unit.in_months(number)).collect();
    let here = parts.first().map(|part| part.trim()).unwrap_or_default();
    let Some(span) = spans.first() else { return };
    if numbers.is_empty() {
        let note = format!(
            "原文说“{here}”，规则里「{option}」这一条没有写满多久。请写进 when；别处已经算进去的，写进 derived"
        );
        told.insert((Code::UnusedNumber, "when".to_owned(), span.to_string(), note));
    }
    let fits = |number: u64| spans.contains(&number) || spans.contains(&(number * MONTHS_A_YEAR));
    for (key, number) in numbers.iter().filter(|(_, number)| !fits(*number)) {
        let note = format!(
            "原文说“{here}”，规则里「{option}」这一条写的是「{number}」。请改正；由原文推算出来的，把「{option}」写进 derived"
        );
        told.insert((Code::ForeignFigure, key.clone(), number.to_string(), note));
    }
}

fn mentions(when: &Value, key: &str) -> bool {
    match when {
        Value::Table(table) => table.iter().any(|(own, value)| own == key || mentions(value, key)),
        Value::Array(values) => values.iter().any(|value| mentions(value, key)),
        _ => false,
    }
}

/// Whether a condition holds for everybody of whom this one fact is not so.
fn decides(when: &Value, key: &str) -> bool {
    match when {
        Value::Array(values) => values.iter().any(|value| decides(value, key)),
        Value::Table(table) if table.len() == 1 => {
            table.iter().all(|(own, value)| match own.as_str() {
                own if own == key => true,
                // Not all of them: whichever is missing refuses. Not any of them: only who has none.
                "not" => match value {
                    Value::Table(inner) => inner.contains_key(key),
                    Value::Array(inner) => {
                        inner.len() == 1 && inner.iter().any(|it| mentions(it, key))
                    }
                    _ => false,
                },
                "some" | "none" | "every" => mentions(value, key),
                _ => decides(value, key),
            })
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::source::written;

    #[test]
    fn a_fact_decides_alone_where_nothing_else_has_to_be_so() {
        for (when, is) in [
            ("{ first = \"否\" }", true),
            ("{ first = \"否\", passed = \"否\" }", false),
            ("{ not = { first = \"是\", passed = \"是\" } }", true),
            ("{ not = [{ first = \"是\" }, { passed = \"是\" }] }", false),
            ("[{ first = \"否\" }, { passed = \"否\" }]", true),
        ] {
            assert_eq!(decides(&written(when), "first"), is, "{when}");
        }
    }
}
