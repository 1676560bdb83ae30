//! What the words say of one thing and a rule of another: 无正当理由 of 未参加考核 only, 合格 of 考核合格 and not beside 2次优秀,
//! 优秀 of the last five years and 合格 of the last three, an option of whoever is taken out again (除外) in place of one of
//! whoever is meant.

use std::collections::BTreeSet;

use toml::Value;

use super::contrary::{Contraries, contraries};
use super::facts::{Book, PARTS, STOPS, Told, chosen, is_place, is_truth, last_key};
use super::reads::{Effect, Read};
use super::words::choice;
use crate::notice::finding::Code;
use crate::notice::lint::{Unit, counted_with, year_count};
use crate::notice::source::clause::Clause;

/// Words by which somebody is taken out again.
const EXEMPTING: &[&str] =
    &["除外", "不作此要求", "不作要求", "不做此要求", "不做要求", "不受", "不在此限"];
/// The same letters, with another meaning.
const REFUSING: &str = "不受理";
/// What parts two things that are said side by side.
const JOINTS: &[char] = &['，', ',', '、', '或', '：', ':'];
/// The key of a range of years, and what stands before their number.
const YEARS: &str = "years";
const SPANNING: &[char] = &['近', '前', '后', '续'];
/// Letters of a word that stands for one fact only.
const SHORTEST: usize = 2;

/// Whether words take somebody out again.
pub(super) fn takes_out(words: &str) -> bool {
    let words = words.replace(REFUSING, "·");
    EXEMPTING.iter().any(|word| words.contains(word))
}

impl Book<'_> {
    /// Everything of one clause.
    pub fn apart(
        &self,
        clause: &Clause,
        reads: &[Read<'_>],
        text: &str,
        lead: Option<bool>,
    ) -> BTreeSet<Told> {
        let others = contraries(&self.words, reads, text, lead);
        let mut told = BTreeSet::new();
        let refusing: Vec<&Read<'_>> =
            reads.iter().filter(|it| it.effect == Effect::Refuses && it.shared.is_none()).collect();
        for read in &refusing {
            let options = choice(read.kind).filter(|it| !is_truth(*it) && !is_place(*it));
            if options.is_some() {
                self.taken_out(clause, read, text, &mut told);
                self.of_another(clause, read, &refusing, text, &mut told);
            }
        }
        for when in clause.conditions() {
            self.of_years(clause, when, text, &others, &mut told);
        }
        for grant in &clause.grant {
            let own = self.reader.condition(&grant.when, Effect::Opens, None);
            let mut anchors = vec![(u64::try_from(grant.certain).unwrap_or(0), Unit::Year)];
            counts(&grant.when, &mut anchors);
            for read in own.iter().filter(|read| read.plain) {
                self.beside_another(clause, read, &anchors, text, &mut told);
            }
        }
        told
    }

    /// Options of whom a sentence takes out in the place of whom it means, or the other way round.
    fn taken_out(&self, clause: &Clause, read: &Read<'_>, text: &str, told: &mut BTreeSet<Told>) {
        let Some(options) = choice(read.kind) else { return };
        let (out, meant): (Vec<&str>, Vec<&str>) = text.split(STOPS).partition(|it| takes_out(it));
        let said = |all: &[&str]| -> BTreeSet<&str> {
            all.iter().flat_map(|sentence| self.words.said(options, sentence)).collect()
        };
        let (out, meant) = (said(&out), said(&meant));
        let (own, others) = if read.plain { (&meant, &out) } else { (&out, &meant) };
        for option in chosen(options, read.value) {
            let is_other = others.contains(option.as_str()) && !own.contains(option.as_str());
            // Only where the sentence that is meant names somebody else.
            if is_other && !own.is_empty() && !clause.derived.contains(&option) {
                let note = format!(
                    "原文里「{option}」说的是{}，规则却写成了{}。请核对条件和 not",
                    if read.plain { "除外的人" } else { "不得申报的人" },
                    if read.plain { "不得申报的人" } else { "除外的人" }
                );
                told.insert((Code::OtherFact, last_key(&read.path), option, note));
            }
        }
    }

    /// An option of a rule that asks for something more, which the words say of another option only.
    fn of_another(
        &self,
        clause: &Clause,
        read: &Read<'_>,
        all: &[&Read<'_>],
        text: &str,
        told: &mut BTreeSet<Told>,
    ) {
        let Some(options) = choice(read.kind).filter(|_| read.plain) else { return };
        let beside = all.iter().any(|it| it.path == read.path && it.rule != read.rule && it.plain);
        let reads =
            |rule: usize, path: &str| all.iter().any(|it| it.rule == rule && it.path == path);
        let rules: BTreeSet<usize> =
            all.iter().filter(|it| it.path == read.path).map(|it| it.rule).collect();
        let more = all.iter().filter(|it| {
            it.rule == read.rule
                && it.path != read.path
                && choice(it.kind).is_some_and(is_truth)
                && rules.iter().any(|rule| !reads(*rule, &it.path))
        });
        for other in more.filter(|_| beside) {
            let ends = |mark: char| STOPS.contains(&mark) || JOINTS.contains(&mark);
            let about = text.split(ends).filter(|part| {
                let said = self.spoken.surely(&other.path, part);
                said.iter().any(|word| word.chars().count() > SHORTEST)
            });
            let said: BTreeSet<&str> =
                about.flat_map(|part| self.words.meant(options, part)).collect();
            for option in chosen(options, read.value) {
                if !said.is_empty()
                    && !said.contains(option.as_str())
                    && !clause.derived.contains(&option)
                {
                    let label = self.spoken.label(&other.path);
                    let note = format!(
                        "原文里「{label}」说的是「{}」，不是「{option}」：{option}的不管是不是这样都不得申报。请把它写进另一条",
                        said.iter().copied().collect::<Vec<_>>().join("、")
                    );
                    told.insert((Code::OtherFact, last_key(&read.path), option, note));
                }
            }
        }
    }

    /// Options of entries of the last so many years that the words say of another number of years: 近3年…合格以上，近5年…优秀.
    fn of_years(
        &self,
        clause: &Clause,
        when: &Value,
        text: &str,
        others: &Contraries,
        told: &mut BTreeSet<Told>,
    ) {
        let Value::Table(table) = when else {
            let all = when.as_array().into_iter().flatten();
            all.for_each(|when| self.of_years(clause, when, text, others, told));
            return;
        };
        for (key, value) in table {
            let years = value.get(YEARS).and_then(Value::as_table).and_then(year_count);
            let Some(years) = years.and_then(|years| u64::try_from(years).ok()) else {
                self.of_years(clause, value, text, others, told);
                continue;
            };
            let spoken = |part: &&str| {
                let all = counted_with(part).into_iter();
                let mut all =
                    all.filter(|(_, number, unit)| (*number, *unit) == (years, Unit::Year));
                all.any(|(at, ..)| part.get(..at).is_some_and(|before| before.ends_with(SPANNING)))
            };
            let parts = text.split(STOPS).flat_map(|sentence| sentence.split(PARTS));
            let own: Vec<&str> = parts.filter(spoken).collect();
            for read in self.reader.condition(value, Effect::Opens, Some(key)) {
                let Some(options) = choice(read.kind).filter(|it| !is_truth(*it)) else { continue };
                let said: BTreeSet<&str> =
                    own.iter().flat_map(|part| self.words.meant(options, part)).collect();
                let contrary = others.get(&read.path);
                for option in chosen(options, read.value) {
                    if !said.is_empty()
                        && !contrary.is_some_and(|all| all.contains(&option))
                        && !said.contains(option.as_str())
                        && !clause.derived.contains(&option)
                    {
                        let note = format!(
                            "原文“{}”说的不是「{option}」。请核对条件",
                            own.first().unwrap_or(&"").trim()
                        );
                        told.insert((Code::OtherFact, last_key(&read.path), option, note));
                    }
                }
            }
        }
    }

    /// One of several options that stands in a sentence of its own, without any number of the policy.
    fn beside_another(
        &self,
        clause: &Clause,
        read: &Read<'_>,
        anchors: &[(u64, Unit)],
        text: &str,
        told: &mut BTreeSet<Told>,
    ) {
        let Some(options) = choice(read.kind).filter(|it| !is_truth(*it)) else { return };
        let named = chosen(options, read.value);
        let anchored = |sentence: &str| {
            let printed = counted_with(sentence);
            let stands = |(number, unit): &(u64, Unit)| {
                printed.iter().any(|(_, other, own)| (other, own) == (number, unit))
            };
            anchors.iter().all(stands)
        };
        let own: Vec<&str> = text.split(STOPS).filter(|it| anchored(it)).collect();
        let said: BTreeSet<&str> =
            own.iter().flat_map(|sentence| self.words.said(options, sentence)).collect();
        if said.is_empty() {
            return;
        }
        let anywhere = self.words.said(options, text);
        for option in named.iter().filter(|it| !said.contains(it.as_str())) {
            if anywhere.contains(option.as_str()) && !clause.derived.contains(option) {
                let here = own.first().map(|it| it.trim()).unwrap_or_default();
                let note = format!(
                    "原文“{here}”说的不是「{option}」，它在别的一句里，说的是另一件事。请删去"
                );
                told.insert((Code::OtherFact, last_key(&read.path), option.clone(), note));
            }
        }
    }
}

/// How many entries a condition counts.
fn counts(when: &Value, found: &mut Vec<(u64, Unit)>) {
    match when {
        Value::Table(table) => {
            let least = table.get("at_least").and_then(Value::as_integer);
            if let Some(least) = least.filter(|_| table.contains_key("count")) {
                found.extend(u64::try_from(least).ok().map(|least| (least, Unit::Count)));
            }
            table.values().for_each(|value| counts(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| counts(value, found)),
        _ => {}
    }
}
