//! Numbers of rules, held against the words they rest on: a threshold that is not printed was mistyped or
//! made up, and one that counts on the other side than 以上 or 超过 says is off by whoever stands on it.

use std::collections::BTreeSet;

use toml::Value;

use super::numbers::{MONTHS_A_YEAR, numbers, sides, spelled};
use super::written::{
    Figure, Known, days, decimals, in_years, lengths, of_condition, runs_from_date, whole,
    whole_spans, years_elsewhere,
};
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::{Clause, Possible};
use crate::notice::source::{File, UNPRINTED};

/// Under what the years of a change, and those of hours, are written.
const YEARS: &str = "years";
/// How entries of a list are looked at.
const LOOKS: &[&str] = &["some", "every", "none", "count"];
const ONE: &str = "1";
/// So many numbers of the words are told.
const MOST_TOLD: usize = 8;

/// A finding for each number that its clause does not have, or has on the other side.
pub fn check(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let heads = folder.files.iter().filter_map(|(_, file)| file.notice.as_ref());
    let year = heads.map(|head| head.year.to_string()).next().unwrap_or_default();
    // What is reckoned from the cut-off rests on the clause of the cut-off for it.
    let ladders = folder.files.iter().flat_map(|(_, file)| &file.ladder);
    let known = Known {
        cutoffs: ladders.map(|ladder| ladder.cutoff.as_str()).collect(),
        decimals: decimals(set, folder),
    };
    let mut findings = unused(set, folder, &known);
    let source = folder.source.as_ref().map(|source| source.text.as_str()).unwrap_or_default();
    for (name, file) in &folder.files {
        for clause in &file.clause {
            let elsewhere = years_elsewhere(clause, source);
            let mut own = figures(clause, &known);
            own.retain(|figure| !elsewhere.contains(&figure.number));
            compare(name, &year, &[clause], own, &mut findings);
        }
        for (ids, mut figures) in beside(file) {
            let cited = clauses(set, ids.iter().copied());
            let by_date = cited.iter().any(|clause| runs_from_date(clause));
            let of_hours = file.courses.iter().any(|it| it.clauses.iter().eq(ids.iter().copied()));
            // 2024年至2026年 are three.
            let spans: BTreeSet<String> =
                cited.iter().filter(|_| of_hours).flat_map(|it| lengths(&it.words())).collect();
            figures.retain(|figure| {
                let number = &figure.number;
                figure.key != YEARS || !(by_date && number == "0" || spans.contains(number))
            });
            compare(name, &year, &clauses(set, ids), figures, &mut findings);
        }
        for ladder in &file.ladder {
            match &ladder.cutoff_clause {
                Some(clause) if clause == UNPRINTED => {}
                Some(clause) => {
                    let cutoff = days("cutoff", &ladder.cutoff);
                    compare(name, &year, &clauses(set, [clause]), cutoff, &mut findings);
                }
                None if ladder.reference.is_none() => {
                    let note = "年限算到哪一天，请用 cutoff_clause 写明依据哪一条；通知没有写的，写 \"未写\"";
                    let finding = Finding::new(Code::Incomplete, name).within("[[ladder]]");
                    findings.push(finding.of("cutoff").saw(&ladder.cutoff).noting(note));
                }
                None => {}
            }
        }
    }
    // Where a rule has another number, that number is at fault.
    let foreign: BTreeSet<String> = findings
        .iter()
        .filter(|finding| finding.code == Code::ForeignFigure)
        .map(|finding| finding.table.clone())
        .collect();
    findings.retain(|it| it.code != Code::UnusedNumber || !foreign.contains(&it.table));
    findings
}

/// The numbers of rules that stand beside clauses, with the clauses they rest on.
fn beside(file: &File) -> Vec<(Vec<&String>, Vec<Figure>)> {
    let fees =
        file.fee.iter().map(|fee| (vec![&fee.clause], vec![whole("amount", fee.amount.into())]));
    let publicity = file.publicity.iter();
    let publicity =
        publicity.map(|rule| (vec![&rule.clause], vec![whole("days", rule.days.into())]));
    let hours = file.courses.iter().map(|courses| {
        let public = courses.public.iter().map(|hours| whole("hours", hours.hours.into()));
        // The last year alone is printed as 上年度.
        let years = courses.years.filter(|years| *years > 1);
        let years = years.map(|years| whole(YEARS, years.into()));
        let figures = public.chain([whole("total", courses.total.into())]).chain(years).collect();
        (courses.clauses.iter().collect(), figures)
    });
    let judgements = file.judgement.iter().filter_map(|rule| {
        let mut figures = Vec::new();
        of_condition("when", rule.when.as_ref()?, &Known::default(), &mut figures);
        Some((rule.clauses.iter().collect(), figures))
    });
    let changes = file.change.iter().filter_map(|rule| {
        Some((vec![rule.clause.as_ref()?], vec![whole(YEARS, rule.years?.into())]))
    });
    let transfers = file.ladder.iter().filter_map(|ladder| {
        let rule = ladder.transfer.as_ref()?;
        Some((vec![rule.clause.as_ref()?], vec![whole("wait", rule.wait.into())]))
    });
    let exempts = file.courses.iter().flat_map(|it| &it.exempt).map(|rule| {
        let mut figures = Vec::new();
        of_condition("when", &rule.when, &Known::default(), &mut figures);
        (vec![&rule.clause], figures)
    });
    let beside = fees.chain(publicity).chain(hours).chain(exempts).chain(judgements);
    beside.chain(changes).chain(transfers).collect()
}

/// A finding for each number that measures in a clause that decides and that no rule has: a second limit of
/// the same sentence that was passed over.
fn unused(set: &NoticeSet, folder: &Folder, known: &Known<'_>) -> Vec<Finding> {
    let none = &Known::default();
    let mut everywhere: BTreeSet<String> = BTreeSet::new();
    let (mut spread, mut caps, mut verified) = (Vec::new(), Vec::new(), Vec::new());
    for file in set.common.files.iter().chain(&folder.files).map(|(_, file)| file) {
        for when in file.group.iter().map(|group| &group.when) {
            of_condition("when", when, none, &mut spread);
        }
        for when in file.ground.iter().map(|ground| &ground.when) {
            of_condition("when", when, none, &mut spread);
        }
        for ladder in &file.ladder {
            caps.extend(ladder.cap.map(|cap| whole("cap", cap.into())));
        }
        for when in file.verify.iter().filter_map(|rule| rule.when.as_ref()) {
            of_condition("when", when, none, &mut verified);
        }
    }
    let numbers = |figures: Vec<Figure>| -> Vec<String> {
        figures.into_iter().map(|figure| figure.number).collect()
    };
    let (caps, verified) = (numbers(caps), numbers(verified));
    everywhere.extend(spread.into_iter().map(|figure| figure.number));
    let beside: Vec<(Vec<&String>, Vec<Figure>)> =
        folder.files.iter().flat_map(|(_, file)| beside(file)).collect();
    let judged = || folder.files.iter().flat_map(|(_, file)| &file.judgement);
    let gates = || folder.files.iter().flat_map(|(_, file)| &file.courses);
    let mut findings = Vec::new();
    for (name, file) in &folder.files {
        let decides = |clause: &&Clause| {
            let effects = clause.exclude.len() + clause.row.len() + clause.grant.len();
            effects + clause.exception.len() + clause.lengthen.len() > 0
                || judged().any(|rule| rule.clauses.contains(&clause.id))
                || gates().any(|rule| rule.gate && rule.clauses.contains(&clause.id))
                || gates().flat_map(|it| &it.exempt).any(|rule| rule.clause == clause.id)
        };
        for clause in file.clause.iter().filter(decides) {
            let own = clause.words();
            let mut used = everywhere.clone();
            // The years of a row are its own; the most that policies take off stands with them.
            used.extend(caps.iter().filter(|_| !clause.grant.is_empty()).cloned());
            used.extend(verified.iter().filter(|_| clause.row.is_empty()).cloned());
            // Several clauses may say a part each of one sentence.
            let same = folder.clauses().filter(|other| {
                let other = other.words();
                own.contains(&other) || other.contains(&own)
            });
            for other in same {
                for figure in figures(other, known) {
                    used.extend(figure.same.filter(|it| is_printed_so(&own, it)).map(|it| it.0));
                    used.insert(figure.number);
                }
                used.extend(whole_spans(other, &own));
                used.extend(other.derived.iter().cloned());
                used.extend(other.conditions().any(has_one).then(|| ONE.to_owned()));
            }
            for (_, figures) in beside.iter().filter(|(ids, _)| ids.contains(&&clause.id)) {
                used.extend(figures.iter().map(|figure| figure.number.clone()));
            }
            let years: Vec<String> = used.iter().filter_map(|months| in_years(months)).collect();
            used.extend(years);
            for number in super::numbers::measured(&own).iter().filter(|it| !used.contains(*it)) {
                let finding = Finding::new(Code::UnusedNumber, name).within(&clause.id);
                findings.push(finding.of("quote").saw(number));
            }
        }
    }
    findings
}

/// Whether a condition has a one, or looks at entries: 有一年以上不合格 is one of them, whose number nobody has to write.
fn has_one(when: &Value) -> bool {
    match when {
        Value::Table(table) => {
            table.iter().any(|(key, value)| LOOKS.contains(&key.as_str()) || has_one(value))
        }
        Value::Array(values) => values.iter().any(has_one),
        _ => when.as_integer() == Some(1),
    }
}

/// The clauses of these ids; those that there are not are reported elsewhere.
fn clauses<'s>(set: &'s NoticeSet, ids: impl IntoIterator<Item = &'s String>) -> Vec<&'s Clause> {
    let find =
        |id: &String| set.editions.iter().flat_map(Folder::clauses).find(|clause| clause.id == *id);
    ids.into_iter().filter_map(find).collect()
}

/// Adds a finding for each figure that these clauses do not print.
fn compare(
    file: &str,
    year: &str,
    clauses: &[&Clause],
    figures: Vec<Figure>,
    findings: &mut Vec<Finding>,
) {
    let Some(first) = clauses.first() else {
        return;
    };
    let printed = |clause: &&Clause| {
        let print = clause.printed.iter().flat_map(crate::notice::source::Words::pieces);
        clause.quote.pieces().into_iter().chain(print).collect::<String>()
    };
    let words: String = clauses.iter().map(printed).collect();
    let places: String = clauses.iter().map(|clause| clause.place.as_str()).collect();
    let mut said: BTreeSet<String> = numbers(&words);
    said.extend(spelled(&words));
    said.extend(numbers(&places));
    said.extend(clauses.iter().flat_map(|clause| clause.derived.iter().cloned()));
    // Words without a year mean the notice's own.
    if !said.iter().any(|number| number.len() == year.len()) {
        said.insert(year.to_owned());
    }
    if words.contains("半年") {
        said.insert((MONTHS_A_YEAR / 2).to_string());
    }
    // No years at all are seldom meant: they are what stands where something was forgotten.
    let counts = |figure: &Figure| ["years", "at_least"].contains(&figure.key.as_str());
    for figure in figures.into_iter().filter(|it| it.number != "0" || counts(it)) {
        let years = in_years(&figure.number);
        if figure.same.as_ref().is_some_and(|same| is_printed_so(&words, same)) {
            continue;
        }
        let finding = |code| {
            let finding = Finding::new(code, file).within(&first.id);
            finding.of(&figure.key).saw(&figure.number)
        };
        if !said.contains(&figure.number)
            && !years.as_ref().is_some_and(|years| said.contains(years))
        {
            findings.push(finding(Code::ForeignFigure).noting(foreign(&figure, &words)));
        } else if let Some(upper) = figure.upper
            && sides(&words, &figure.number, figure.time) == Some(!upper)
            // 未满1年 is what twelve months are held against, whatever stands beside another twelve.
            && !years.is_some_and(|years| figure.time && sides(&words, &years, true) == Some(upper))
        {
            let (key, own) = (&figure.key, &figure.number);
            let note = format!(
                "{key} 写了「{own}」，与原文差在 {own} 这个数本身归哪一边（以上、满、不满与超过、以下不同）。请把 {key} 改成 {}",
                other_side(key)
            );
            findings.push(finding(Code::WrongSide).noting(note));
        }
    }
}

/// Whether words have the number, or as many years as it has months, on this side.
#[must_use]
pub fn is_printed_so(words: &str, (number, upper): &(String, bool)) -> bool {
    let in_time = |years: &String| sides(words, years, true) == Some(*upper);
    sides(words, number, false) == Some(*upper) || in_years(number).as_ref().is_some_and(in_time)
}

/// What a number that the words do not have is told with: the numbers that they have.
fn foreign(figure: &Figure, words: &str) -> String {
    let mut printed: Vec<String> = numbers(words).into_iter().chain(spelled(words)).collect();
    printed.sort_by_key(|number| number.parse::<u32>().unwrap_or(u32::MAX));
    printed.dedup();
    printed.truncate(MOST_TOLD);
    let printed = if printed.is_empty() {
        "原文里一个数也没有".to_owned()
    } else {
        format!("原文里的数是 {}", printed.join("、"))
    };
    let (key, number) = (&figure.key, &figure.number);
    format!(
        "{key} 写了「{number}」，这一条的原文里没有这个数（{printed}）。写错了的，请改成原文的数；由原文推算出来的，写进这一条的 derived = [\"{number}\"]"
    )
}

/// The key that limits by the same number on its other side.
fn other_side(key: &str) -> &str {
    match key {
        "at_least" => "above",
        "above" => "at_least",
        "at_most" => "below",
        "below" => "at_most",
        "until" => "before",
        "before" => "until",
        "from" => "after",
        "after" => "from",
        other => other,
    }
}

/// The numbers by which a clause's rules decide.
fn figures(clause: &Clause, known: &Known<'_>) -> Vec<Figure> {
    let mut found = Vec::new();
    for row in &clause.row {
        found.extend(row.years.map(|years| whole(YEARS, years.into())));
        found.extend(row.months.map(|months| whole("months", months.into())));
    }
    for grant in &clause.grant {
        found.push(whole("certain", grant.certain.into()));
        if let Some(Possible::Years(years)) = grant.possible {
            found.push(whole("possible", years.into()));
        }
    }
    found.extend(clause.lengthen.iter().map(|lengthen| whole("years", lengthen.years.into())));
    let conditions = clause.exclude.iter().filter_map(|rule| rule.when.as_ref());
    let conditions = conditions
        .chain(clause.elsewhere.iter().filter_map(|rule| rule.when.as_ref()))
        .chain(clause.path.iter().filter_map(|rule| rule.when.as_ref()))
        .chain(clause.row.iter().flat_map(|row| row.when.iter().chain(&row.prior).chain(&row.adds)))
        .chain(clause.grant.iter().map(|grant| &grant.when))
        .chain(clause.exception.iter().map(|rule| &rule.when));
    for when in conditions {
        of_condition("when", when, known, &mut found);
    }
    for window in &clause.window {
        for (key, day) in [("start", &window.start), ("end", &window.end)] {
            // The first and the last day of a month, and the day after another, are words and no numbers.
            let counted = |day: &str| !window.of.is_empty() || day.contains("个工作日");
            let figures = day.iter().flat_map(|day| {
                let (all, counted) = (days(key, day), counted(day));
                all.into_iter().filter(move |figure| !counted || figure.number != "1")
            });
            found.extend(figures);
        }
    }
    found
}
