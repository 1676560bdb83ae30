//! Ladders held against the words that say how they count: by the day, by the month or by the year, until which
//! day for which series, whether policies are added up; and years of a span of which one is passed over.

use toml::Value;

use super::numbers::year_spans;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::Clause;
use crate::notice::source::ladder::Ladder;

/// How years are counted, and the words that say so.
const COUNTS: &[(&str, &[&str])] = &[
    ("按日", &["周年", "按日计算", "足年"]),
    ("按月", &["按月计算", "按月份", "足月"]),
    ("按年", &["按年计算", "按年度计算", "按自然年", "按年头"]),
];
/// Words by which policies are not added up.
const LARGEST: &[&str] = &[
    "不累加",
    "不叠加",
    "不能累加",
    "不能叠加",
    "不可累加",
    "不可叠加",
    "不得累加",
    "不得叠加",
    "不重复享受",
    "不累计享受",
    "就高",
    "最高的一项",
    "只能享受一项",
    "只享受一项",
];
/// Words by which hours have to be had.
const DEMANDED: &[&str] =
    &["不得少于", "不得低于", "未完成", "未达到", "未达标", "方可", "必须完成", "不足的"];
const HOURS: &str = "学时";
const ADDED: &str = "相加";
/// Where a part of a sentence ends.
const PARTS: &[char] = &['。', '；', ';', '，', ',', '\n'];
const YEAR: &str = "year";

/// The findings of one edition.
pub fn check(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, ladder) in
        folder.files.iter().flat_map(|(name, file)| file.ladder.iter().map(move |it| (name, it)))
    {
        let place = if ladder.key.is_empty() { "[[ladder]]" } else { &ladder.key };
        let mut told = |code, key: &str, found: &str, note: String| {
            findings.push(Finding::new(code, file).within(place).of(key).saw(found).noting(note));
        };
        let cited = ladder.cutoff_clause.as_ref();
        let cited = folder.clauses().find(|clause| cited == Some(&clause.id));
        let words = cited.map(Clause::words).unwrap_or_default();
        let mut said = COUNTS.iter().filter(|(_, all)| all.iter().any(|it| words.contains(it)));
        if let (Some((count, _)), None, Some(own)) = (said.next(), said.next(), &ladder.count)
            && own != count
        {
            let note = format!(
                "原文说的是“{count}”算年限，这一张写的是「{own}」。请改成 count = \"{count}\""
            );
            told(Code::OtherFact, "count", own, note);
        }
        if let Some((own, day)) = own_day(set, folder, ladder, &words) {
            let note = format!(
                "原文里「{own}」算到 {day}，这一张写的是「{}」。请改正 cutoff",
                ladder.cutoff
            );
            told(Code::OtherFact, "cutoff", &ladder.cutoff, note);
        }
        let of = |clause: &&Clause| {
            let mut grants = clause.grant.iter();
            grants.any(|grant| grant.ladder.is_empty() || grant.ladder.contains(&ladder.key))
        };
        let largest = folder.clauses().filter(of).find_map(|clause| {
            let words = clause.words();
            LARGEST.iter().find(|word| words.contains(**word))
        });
        if let Some(word) = largest.filter(|_| ladder.combine.as_deref() == Some(ADDED)) {
            let note =
                format!("原文说几项政策“{word}”，这一张写的是相加。请改成 combine = \"最大\"");
            told(Code::OtherFact, "combine", ADDED, note);
        }
    }
    let courses = || folder.files.iter().filter_map(|(_, file)| file.courses.as_ref());
    for (file, clause) in folder.filed_clauses() {
        let text = clause.words();
        let gated = courses().any(|courses| courses.gate && courses.clauses.contains(&clause.id));
        let word = DEMANDED.iter().find(|word| text.contains(**word) && text.contains(HOURS));
        if let Some(word) = word.filter(|_| !gated && clause.exclude.is_empty()) {
            let note = format!(
                "原文说学时“{word}”，没有 gate = true 的 [courses] 依据这一条：学时不够的也说可申报。请写上；另有规则的，写成这一条的 [[clause.exclude]]"
            );
            let finding = Finding::new(Code::Unrefused, file).within(&clause.id).of("gate");
            findings.push(finding.noting(note));
        }
    }
    for (file, clause) in folder.filed_clauses() {
        for year in passed_over(clause) {
            let note = format!("原文从哪一年到哪一年都要，规则没有看 {year} 年。请补上看它的规则");
            let finding = Finding::new(Code::UnusedNumber, file).within(&clause.id).of("quote");
            findings.push(finding.saw(&year.to_string()).noting(note));
        }
    }
    findings
}

/// The day that the words print for the ladder's own series, where it is another than the ladder's.
fn own_day(
    set: &NoticeSet,
    folder: &Folder,
    ladder: &Ladder,
    words: &str,
) -> Option<(String, String)> {
    let files = set.common.files.iter().chain(&folder.files);
    let called = files.flat_map(|(_, file)| &file.options).filter(|list| list.of == "series");
    let called = called.flat_map(|list| &list.called);
    let called = called.filter(|(_, all)| all.iter().all(|name| ladder.series.contains(name)));
    let mut names: Vec<&str> = called.map(|(word, _)| word.as_str()).collect();
    names.extend(ladder.series.iter().map(String::as_str));
    let own = printed(&ladder.cutoff)?;
    let days = |part: &str| part.contains('年') && part.contains('月') && part.contains('日');
    let mut parts = words.split(PARTS).filter(|part| days(part)).filter_map(|part| {
        let name = names.iter().find(|name| part.contains(**name))?;
        Some((part, *name))
    });
    let (part, name) = parts.next()?;
    let day = part.find(|mark: char| mark.is_ascii_digit()).and_then(|at| part.get(at..))?;
    (!part.contains(&own)).then(|| (name.to_owned(), day.to_owned()))
}

/// A day as a notice prints it.
fn printed(day: &str) -> Option<String> {
    let mut parts = day.split(['-', 'T', ' ']).map(|part| part.trim_start_matches('0'));
    Some(format!("{}年{}月{}日", parts.next()?, parts.next()?, parts.next()?))
}

/// The years of a span that the words print, where rules look at others of them year by year.
fn passed_over(clause: &Clause) -> Vec<u32> {
    let text = clause.words();
    let mut looked = Vec::new();
    let excludes = clause.exclude.iter().filter_map(|rule| rule.when.as_ref());
    excludes.for_each(|when| years(when, &mut looked));
    let own = year_spans(&text).into_iter();
    let own = own.filter(|(from, until)| looked.iter().any(|year| (from..=until).contains(&year)));
    own.flat_map(|(from, until)| from..=until).filter(|year| !looked.contains(year)).collect()
}

/// The years to which a condition holds entries, each by itself.
fn years(when: &Value, found: &mut Vec<u32>) {
    match when {
        Value::Table(table) => {
            for (key, value) in table {
                let year = value.as_integer().filter(|_| key == YEAR);
                found.extend(year.and_then(|year| u32::try_from(year).ok()));
                years(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| years(value, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_printed_with_its_units() {
        assert_eq!(printed("2026-06-30").as_deref(), Some("2026年6月30日"));
        assert_eq!(printed("2026"), None);
    }
}
