//! What somebody lacks, with their own numbers, and how and by when it is mended.

use chrono::{Datelike, Months, NaiveDate};

use super::{courses_short, is_borrowed};
use crate::assess::assessment::{Assessment, LadderResult, Status};
use crate::domain::options::Level;
use crate::domain::{Case, Cell, Fact, Moment, Place};
use crate::export::words;
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::{ClauseId, RowKind};

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// What, with the person's own number.
    pub why: String,
    /// How it is mended and by when; empty where nothing is known.
    pub mend: String,
    /// The clauses that ask for it.
    pub clauses: Vec<ClauseId>,
}

/// Everything that is missing: what excludes first, then years, then continuing education.
#[must_use]
pub fn lacks(notice: &Notice, case: &Case, assessment: &Assessment) -> Vec<Lack> {
    let mut found = excluded(notice, case, assessment);
    if found.is_empty() {
        found.extend(years(notice, case, assessment));
        found.extend(courses(notice, assessment));
    }
    found
}

fn excluded(notice: &Notice, case: &Case, assessment: &Assessment) -> Vec<Lack> {
    let facts = assessment.facts(case);
    assessment
        .grounds(notice)
        .map(|exclusion| {
            let meaning = || {
                notice
                    .clause(exclusion.clause)
                    .map(|clause| clause.meaning.clone())
                    .unwrap_or_default()
            };
            let why = fill(&exclusion.why, case, &facts);
            Lack {
                why: if why.is_empty() { meaning() } else { why },
                mend: fill(&exclusion.mend, case, &facts),
                clauses: exclusion.also.into_iter().chain([exclusion.clause]).collect(),
            }
        })
        .collect()
}

/// Puts what was answered in `{fact}`, and in `{fact→12}` how long it takes until the number is
/// reached and when that is.
fn fill(words: &str, case: &Case, facts: &Facts<'_>) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once('}') else { break };
        let (key, goal) = match name.split_once('→') {
            Some((key, goal)) => (key, goal.parse::<i32>().ok()),
            None => (name, None),
        };
        if let Some(number) = Fact::named(key).and_then(|fact| whole(facts, fact)) {
            out.push_str(&match goal {
                Some(goal) => wait(goal - number, case),
                None => number.to_string(),
            });
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn whole(facts: &Facts<'_>, fact: Fact) -> Option<i32> {
    match facts.cell(fact.slot()) {
        Cell::Number(number) =>
        {
            #[expect(clippy::cast_possible_truncation, reason = "months and counts are small")]
            Some(number as i32)
        }
        _ => None,
    }
}

/// So many months more, and when that is.
fn wait(months: i32, case: &Case) -> String {
    let months = months.max(0);
    let then = case
        .today
        .and_then(|today| today.date.checked_add_months(Months::new(months.unsigned_abs())))
        .map(|day| format!("（到 {}年{}月）", day.year(), day.month()));
    format!("{months} 个月{}", then.unwrap_or_default())
}

/// What the ladder misses.
fn years(notice: &Notice, case: &Case, assessment: &Assessment) -> Option<Lack> {
    let rules = assessment.ladder_in(notice)?;
    // A type of application that holds all the same does without the years: 破格晋升.
    if assessment.ladder.status != Some(Status::Unmet) || assessment.kind.is_some() {
        return None;
    }
    let row = assessment.ladder.row?.of(&rules.rows)?;
    let clause = notice.clause(row.clause);
    let (why, mend) = match row.kind {
        RowKind::Prior(needed) => prior(notice, case, assessment, needed),
        RowKind::Probation => (
            [
                clause.map_or("", |clause| clause.meaning.as_str()),
                "您的见习期还没有满，或者考核没有合格。",
            ]
            .concat(),
            "见习期满、单位考核合格以后再申报。".to_owned(),
        ),
        RowKind::Since(_) => since(case.until.day(rules.cutoff), &assessment.ladder)?,
        RowKind::Direct => return None,
    };
    let source = clause.filter(|_| is_borrowed(notice)).map(|clause| clause.source.as_str());
    let lead =
        source.map_or(String::new(), |source| format!("对照借用的条件（{source}，只作参考），"));
    Some(Lack { why: lead + &why, mend, clauses: vec![row.clause] })
}

/// The years that are missing since a date.
fn since(cutoff: NaiveDate, result: &LadderResult) -> Option<(String, String)> {
    let (served, short) = result.served.zip(result.shortfall)?;
    let until = words::moment(Moment { date: cutoff, minute: None });
    let need = served + short;
    let why = format!("要满 {need} 年，算到 {until}您满 {served} 年，还差 {short} 年。");
    let mend = result.earliest.map(|year| format!("年限到 {year} 年就够。"));
    Some((why, mend.unwrap_or_default()))
}

/// What is missing after the title of level `needed`: years, or the title itself.
fn prior(
    notice: &Notice,
    case: &Case,
    assessment: &Assessment,
    needed: Place<Level>,
) -> (String, String) {
    let result = &assessment.ladder;
    let found = result.prior.zip(result.served).zip(result.shortfall);
    let Some(((prior, served), short)) = found else {
        let name = notice.vocabulary.level_in_words(needed, case.place(Fact::TargetSeries));
        return (
            format!("要先有{name}职称，您填写的职称和职业资格里没有。"),
            format!("先申报{name}。"),
        );
    };
    let date = assessment.ladder_in(notice).map(|ladder| case.until.day(ladder.cutoff));
    let until = date.map(|date| words::moment(Moment { date, minute: None })).unwrap_or_default();
    let name = words::prior_name(Some(notice), case, prior);
    let need = served + short;
    let why = format!(
        "取得{name}以后要满 {need} 年，算到 {until}您满 {served} 年，还差 {short} 年。{}",
        adjusted(result.reduction, result.delay)
    );
    let mend = result.earliest.map(|year| format!("年限到 {year} 年就够。"));
    (why, mend.unwrap_or_default())
}

/// What shortened or lengthened the years.
fn adjusted(reduction: i32, delay: i32) -> String {
    match (reduction, delay) {
        (0, 0) => String::new(),
        (years, 0) => format!("（已按政策提前 {years} 年算。）"),
        (0, years) => format!("（因年度考核推迟 {years} 年。）"),
        (less, more) => format!("（已按政策提前 {less} 年算，因年度考核推迟 {more} 年。）"),
    }
}

/// Hours of continuing education that are missing.
fn courses(notice: &Notice, assessment: &Assessment) -> Option<Lack> {
    if !courses_short(assessment) {
        return None;
    }
    let courses = notice.courses.as_ref()?;
    let rule = courses.rule.as_ref()?;
    let public: Vec<String> = rule
        .public
        .iter()
        .enumerate()
        .map(|(place, (from, hours))| match place {
            0 => format!("{from} 年起公需科目不少于 {hours} 学时"),
            _ => format!("以前不少于 {hours} 学时"),
        })
        .collect();
    let why = format!(
        "继续教育每年累计应不少于 {} 学时，您填写的有的年度不够，或者没有填写。",
        rule.total
    );
    let mend = format!("请核对每年的学时（{}）；要不要补、怎样补，先问清。", public.join("，"));
    // Whom a clause frees of it lacks nothing: whether one is such a person is asked first.
    let (why, mend) = if rule.exempt_said.is_empty() {
        (why, mend)
    } else {
        let free: &str = &rule.exempt_said;
        let asked = ["先问清您是不是这样：", free, "。不是的，", &mend].concat();
        ([free, "；不是这样的，", &why].concat(), asked)
    };
    Some(Lack { why, mend, clauses: courses.clauses.clone() })
}
