//! Days and years that the words name without a number: whether a term is still running (在批准期限内), and which years
//! are meant (本年度和上一年度).

use std::collections::BTreeSet;

use super::facts::{Book, STOPS, Told, agrees, last_key};
use super::reads::{Effect, Read};
use crate::domain::{Kind, PartialDate};
use crate::notice::finding::Code;
use crate::notice::lint::answers::answers;
use crate::notice::lint::heads::Lead;
use crate::notice::lint::limits::limit;
use crate::notice::lint::sayings::{counted, refuses_anywhere};
use crate::notice::lint::{Unit, counted_with, reckoned_range};
use crate::notice::load::Folder;

/// Words by which a term still runs, and by which it is over.
const RUNNING: &[&str] = &["期内", "期限内", "期以内", "期间内", "期限以内", "未到期", "期未满"];
const OVER: &[&str] = &["期满", "届满", "到期", "过期", "逾期"];
/// Words of a label or question that say that a date is the last of a term.
const LAST: &[&str] =
    &["期到", "期至", "到哪一天", "至哪一天", "到期", "届满", "期满", "截止", "止日"];
/// Bounds of a date, and whether they let through what is later.
const BOUNDS: &[(&str, bool)] =
    &[("from", true), ("after", true), ("until", false), ("before", false)];
/// Days from which nothing is counted: the day itself is what is meant.
const DAYS: &[&str] = &["今天", "截止日"];
/// Words by which a notice says up to which day it counts.
const NAMING: &[&str] = &["截至", "截止", "算至", "算到"];
/// Words by which somebody is barred for so long.
const BARRING: &[&str] = &["之日起", "近", "以内", "年内", "月内"];
const VALID: &str = "有效";
/// Letters of a day as rules write it.
const DAY_DIGITS: usize = 10;
const TODAY: &str = "今天";
const NEAR: &str = "近";
/// A whole number of at least this is a year.
const FIRST_YEAR: i64 = 1900;
/// Words for one year, with how far it lies from this one; the longer ones first.
const YEARS: &[(&str, i64)] = &[
    ("上一年度", -1),
    ("上一年", -1),
    ("上年度", -1),
    ("去年", -1),
    ("本年度", 0),
    ("本年", 0),
    ("当年", 0),
    ("今年", 0),
];

impl Book<'_> {
    /// Terms that the words say still run and the rule takes for over, or the other way round; years that they name and
    /// the rule passes over.
    pub fn terms(
        &self,
        folder: &Folder,
        reads: &[Read<'_>],
        text: &str,
        lead: Lead,
    ) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        let barred = reads.iter().filter(|read| read.effect == Effect::Refuses);
        let barred = barred.filter(|read| read.shared.is_none() && matches!(read.kind, Kind::Date));
        told.extend(barred.filter_map(|read| not_yet_over(folder, read, text)));
        for read in reads.iter().filter(|read| read.shared.is_none()) {
            match read.kind {
                Kind::Date => {
                    told.extend(self.term(read, text, lead));
                    told.extend(day_named(read, text));
                }
                Kind::Whole(FIRST_YEAR.., _) => {
                    told.extend(self.years_named(read, text).filter(|_| read.plain));
                    told.extend(self.years_near(read, text));
                }
                _ => {}
            }
        }
        told
    }

    fn term(&self, read: &Read<'_>, text: &str, lead: Lead) -> Option<Told> {
        let (label, ask) = (self.spoken.label(&read.path), self.spoken.ask(&read.path));
        let is_last = LAST.iter().any(|word| label.contains(word) || ask.contains(word));
        let table = read.value.as_table().filter(|_| is_last)?;
        let (key, later) = BOUNDS.iter().find(|(key, _)| {
            let day = table.get(*key).and_then(|day| day.as_str());
            day.is_some_and(|day| DAYS.contains(&day) || PartialDate::parse(day).is_some())
        })?;
        let here = |word: &&&str| text.contains(**word);
        let running: Vec<&str> = RUNNING.iter().filter(here).copied().collect();
        let over: Vec<&str> = OVER.iter().filter(here).copied().collect();
        let otherwise = (!refuses_anywhere(text) && !lead.stands).then_some(false);
        let mut said = answers(text, &running, &over, lead.refused);
        for one in &mut said {
            one.refused = one.refused.or(otherwise.filter(|_| !one.subject));
        }
        let means = *later == read.plain;
        let known: Vec<_> =
            said.iter().filter_map(|one| Some((one, agrees(one, means, read.effect)?))).collect();
        let (one, _) = known.first().filter(|_| !known.iter().any(|(_, agrees)| *agrees))?;
        let other = match *key {
            "from" => "before",
            "after" => "until",
            "until" => "after",
            _ => "from",
        };
        let note = format!(
            "{label}（{}）写反了：原文是“{}”，规则说的却是期限{}的。请把 {key} 改成 {other}",
            read.path,
            one.words,
            if means { "还没有到" } else { "已经到了" }
        );
        Some((Code::WrongSide, last_key(&read.path), (*key).to_owned(), note))
    }

    /// A year worked out by hand from 近3年 that is not so many years back.
    fn years_near(&self, read: &Read<'_>, text: &str) -> Option<Told> {
        let own = i64::from(self.notice.head.year);
        let near: Vec<i64> = counted_with(text)
            .into_iter()
            .filter(|(at, _, unit)| {
                *unit == Unit::Year && text.get(..*at).unwrap_or_default().ends_with(NEAR)
            })
            .filter_map(|(_, years, _)| i64::try_from(years).ok())
            .collect();
        let table = read.value.as_table().filter(|_| !near.is_empty())?;
        let bounds = [("at_least", 0), ("above", 1)].into_iter();
        let mut bounds = bounds
            .filter_map(|(key, beyond)| Some((key, table.get(key)?.as_integer()? + beyond)))
            .filter(|(_, year)| *year >= FIRST_YEAR && !text.contains(&year.to_string()));
        let (key, year) = bounds.next()?;
        // Whether this year is one of them is not said.
        let fits = near.iter().any(|years| [own - years, own - years + 1].contains(&year));
        (!fits).then(|| {
            let years = near.first().copied().unwrap_or_default();
            let note = format!(
                "原文说的是近{years}年，从 {year} 年算起不是（{} 或者 {} 年起才是）。请改正，或者写 years",
                own - years,
                own - years + 1
            );
            (Code::ForeignFigure, last_key(&read.path), key.to_owned(), note)
        })
    }

    fn years_named(&self, read: &Read<'_>, text: &str) -> Option<Told> {
        let (low, high) = reckoned_range(read.value.as_table()?)?;
        let about = text.split(STOPS).filter(|it| self.spoken.speaks(&read.path, it));
        let named = about.flat_map(|sentence| {
            YEARS.iter().filter(move |(word, _)| {
                // 申报当年的前3年 counts from it, and leaves it out.
                sentence.match_indices(word).any(|(at, _)| {
                    let rest = sentence.get(at + word.len()..).unwrap_or_default();
                    !rest.starts_with('前') && !rest.starts_with("的前")
                })
            })
        });
        let (word, _) = named.into_iter().find(|(_, year)| !(low..=high).contains(year))?;
        let note = format!(
            "原文说的是“{word}”，{}（{}）写的范围里没有它。请核对 at_least、at_most",
            self.spoken.label(&read.path),
            read.path
        );
        Some((Code::ForeignFigure, last_key(&read.path), (*word).to_owned(), note))
    }
}

/// So long as somebody is barred is told on the day they apply: a cut-off that comes later lets in who still is.
fn not_yet_over(folder: &Folder, read: &Read<'_>, text: &str) -> Option<Told> {
    if NAMING.iter().any(|word| text.contains(word)) {
        return None;
    }
    let ladders = folder.files.iter().flat_map(|(_, file)| &file.ladder);
    let cutoffs: Vec<&str> = ladders.map(|ladder| ladder.cutoff.as_str()).collect();
    let windows = folder.clauses().flat_map(|clause| &clause.window);
    let ends = windows.filter_map(|window| window.end.as_deref()?.get(..DAY_DIGITS));
    let last = ends.filter(|day| PartialDate::parse(day).is_some()).max()?;
    let (key, day) = read.value.as_table()?.iter().find_map(|(key, value)| {
        // Whoever is refused for lying further back is refused the sooner.
        let later = BOUNDS.iter().find(|(own, _)| own == key)?.1;
        let day = value.as_str().filter(|_| later == read.plain)?;
        let counted = day.ends_with(['年', '月', '日']);
        let base = cutoffs.iter().find(|cutoff| day.starts_with(**cutoff));
        let base = base
            .copied()
            .or_else(|| day.starts_with("截止日").then(|| cutoffs.iter().max().copied()).flatten());
        (counted && base.is_some_and(|cutoff| cutoff > last)).then_some((key, day))
    })?;
    // 3年内有效 is how long something holds, and bars nobody.
    let bars = |word: &&str| {
        text.match_indices(*word)
            .any(|(at, _)| !text.get(at + word.len()..).unwrap_or_default().starts_with(VALID))
    };
    BARRING.iter().any(bars).then(|| {
        let note = format!(
            "原文没有说算到哪一天，规则从截止日往前数，截止日在申报结束（{last}）以后：申报那天还没有满的也过得去。请从“今天”数；原文另写了算到截止日的，写进 quote"
        );
        (Code::OtherFact, key.clone(), day.to_owned(), note)
    })
}

/// A day that the words name (截至2027年8月31日), where the rule counts from today.
fn day_named(read: &Read<'_>, text: &str) -> Option<Told> {
    let table = read.value.as_table()?;
    let mut spans = table.iter().filter(|(_, value)| {
        value.as_str().is_some_and(|day| day.starts_with(TODAY) && day != TODAY)
    });
    let (key, value) = spans.next()?;
    let (figure, _) = limit(key, value)?;
    let about = text.split(STOPS).filter(|it| !counted(it, &figure).is_empty());
    let about: Vec<&str> = about.collect();
    let named = |sentence: &&str| {
        NAMING.iter().any(|word| {
            let after = sentence.split(word).nth(1).unwrap_or_default();
            after.trim_start().starts_with(|mark: char| mark.is_ascii_digit())
        })
    };
    (!about.is_empty() && about.iter().all(named)).then(|| {
        let note = format!(
            "原文说“{}”，规则却从“今天”往前数。请写成截止日（或者那一天）",
            about.first().unwrap_or(&"").trim()
        );
        (Code::OtherFact, key.clone(), value.as_str().unwrap_or_default().to_owned(), note)
    })
}
