//! Limits that are turned round: a rule that refuses those whom the words let in, or lets in those whom they
//! refuse. The number is right and stands on the right side of 满 and 超过; only who is meant is not.

use std::collections::BTreeMap;

use toml::Value;

use super::heads::{Lead, lead};
use super::sayings::{Figure, Saying, asked_for, refuses_anywhere, sayings};
use super::years::behind_date;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::File;
use crate::notice::source::clause::Clause;

/// Chains of groups are cut off here; the compiler names those that go round.
const DEEPEST: u8 = 8;
const MONTHS_A_YEAR: i32 = 12;
/// What a judgement says of whom it holds for.
const MAY: &str = "可申报";
const MAY_NOT: &str = "不可申报";

/// Bounds that let the number itself through.
const ITSELF: &[&str] = &["at_least", "at_most", "from", "until"];

/// A number that limits for whom a rule holds.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Limit {
    figure: Figure,
    /// The key it is written under.
    key: String,
    /// Whether the rule holds above it (of a day: after it).
    above: bool,
    /// Whether it holds for the number itself.
    itself: bool,
    /// Whether whom the rule holds for is refused.
    refuses: bool,
}

type Groups<'s> = BTreeMap<&'s str, &'s Value>;

/// The findings of one edition.
#[must_use]
pub fn check(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let files = || set.common.files.iter().chain(&folder.files).map(|(_, file)| file);
    let named = files().flat_map(|file| &file.group);
    let groups: Groups<'_> = named.map(|group| (group.name.as_str(), &group.when)).collect();
    let source = folder.source.as_ref().map(|source| source.text.as_str()).unwrap_or_default();
    let mut findings = Vec::new();
    for (name, file) in &folder.files {
        for clause in &file.clause {
            let words = clause.words();
            let lead = lead(source, &words);
            for (limit, said) in turned(&words, lead, &of_clause(clause, &groups)) {
                findings.push(finding(name, &clause.id, &limit, &said));
            }
        }
        judged(folder, name, file, &groups, &mut findings);
    }
    findings
}

/// What judgements turn round.
fn judged(
    folder: &Folder,
    name: &str,
    file: &File,
    groups: &Groups<'_>,
    findings: &mut Vec<Finding>,
) {
    for rule in &file.judgement {
        let refuses = match rule.result.as_str() {
            MAY => false,
            MAY_NOT => true,
            _ => continue,
        };
        let cited = || folder.clauses().filter(|clause| rule.clauses.contains(&clause.id));
        let words: String = cited().flat_map(|clause| clause.quote.pieces()).collect();
        let mut limits = Vec::new();
        let mut walk = Walk { groups, refuses, found: &mut limits };
        rule.when.iter().for_each(|when| walk.condition(when, true, 0));
        for (limit, said) in turned(&words, Lead::default(), &limits) {
            let place = cited().next().map_or("[[judgement]]", |clause| clause.id.as_str());
            findings.push(finding(name, place, &limit, &said));
        }
    }
}

/// The limits that are turned round, with what the words say; and what the words say of a number that all
/// limits with that number turn round.
fn turned(words: &str, lead: Lead, limits: &[Limit]) -> Vec<(Limit, Saying)> {
    let mut found: Vec<(Limit, Saying)> = Vec::new();
    // Where nothing is refused, a rule that refuses can only come from what is asked for.
    let otherwise = (!refuses_anywhere(words) && !lead.stands).then_some(false);
    let said = |figure: &Figure| -> Vec<Saying> {
        let mut said = sayings(words, figure, lead.refused);
        for one in &mut said {
            one.refused = one.refused.or(otherwise);
        }
        said.retain(|one| one.refused.is_some());
        said
    };
    for limit in limits {
        let said = said(&limit.figure);
        if let Some(first) = said.first()
            && !said.iter().any(|one| agrees(one, limit))
        {
            found.push((limit.clone(), first.clone()));
        }
        // Whether more would do or not, so many do.
        let asked = || asked_for(words, &limit.figure);
        if let Some(words) = (limit.itself && limit.refuses).then(asked).flatten() {
            let said = Saying { more: limit.above, refused: Some(false), subject: false, words };
            found.push((limit.clone(), said));
        }
    }
    if found.is_empty() {
        // 满12个月可申报，断缴12个月不得申报: one rule each way.
        for limit in limits {
            let like: Vec<&Limit> =
                limits.iter().filter(|it| same(&it.figure, &limit.figure)).collect();
            let said = said(&limit.figure);
            let lost = said.iter().find(|one| !like.iter().any(|limit| agrees(one, limit)));
            if let Some(one) = lost.filter(|_| like.len() >= said.len()) {
                found.push((limit.clone(), one.clone()));
                break;
            }
        }
    }
    found
}

/// Whether two figures are one: five years are sixty months, and a number may count months.
fn same(one: &Figure, other: &Figure) -> bool {
    let months = |figure: &Figure| -> Option<i32> {
        match figure {
            Figure::Span(number, '年') => number.parse::<i32>().ok()?.checked_mul(MONTHS_A_YEAR),
            Figure::Span(number, '月') | Figure::Count(number) => number.parse().ok(),
            _ => None,
        }
    };
    one == other || months(one).is_some() && months(one) == months(other)
}

/// Whether a rule refuses, or lets in, the side of the number that the words do.
fn agrees(said: &Saying, limit: &Limit) -> bool {
    (said.more == limit.above) == (said.refused == Some(limit.refuses))
}

fn finding(file: &str, place: &str, limit: &Limit, said: &Saying) -> Finding {
    let side = match (said.more, said.refused) {
        (true, Some(false)) => "达到这个数（或更晚）的可以",
        (true, _) => "达到这个数（或更晚）的不可以",
        (false, Some(false)) => "不到这个数（或更早）的可以",
        (false, _) => "不到这个数（或更早）的不可以",
    };
    let other = match limit.key.as_str() {
        "at_least" => "below",
        "below" => "at_least",
        "above" => "at_most",
        "at_most" => "above",
        "until" => "after",
        "after" => "until",
        "before" => "from",
        "from" => "before",
        _ => "年限",
    };
    let note = format!(
        "与原文说的方向相反：原文“{}”说的是{side}，规则里的 {} 却正好写反了。请改成 {other}，或者改正 not",
        said.words, limit.key
    );
    let number = match &limit.figure {
        Figure::Count(number) | Figure::Span(number, _) | Figure::Day(number) => number,
    };
    Finding::new(Code::WrongSide, file).within(place).of(&limit.key).saw(number).noting(note)
}

/// The numbers that limit whom the clause's rules hold for.
fn of_clause(clause: &Clause, groups: &Groups<'_>) -> Vec<Limit> {
    let mut found = Vec::new();
    let elsewhere = clause.elsewhere.iter().filter_map(|rule| rule.when.as_ref());
    let refusing = clause.exclude.iter().filter_map(|rule| rule.when.as_ref());
    let opening =
        clause.row.iter().flat_map(|row| row.when.iter().chain(&row.prior).chain(&row.adds));
    let opening = opening.chain(clause.grant.iter().map(|grant| &grant.when));
    let opening = opening.chain(clause.exception.iter().map(|rule| &rule.when));
    let opening = opening.chain(clause.path.iter().filter_map(|rule| rule.when.as_ref()));
    for (refuses, when) in
        refusing.map(|when| (true, when)).chain(opening.map(|when| (false, when)))
    {
        Walk { groups, refuses, found: &mut found }.condition(when, true, 0);
    }
    // Who is sent elsewhere is whom the words describe: there they are let in.
    for when in elsewhere {
        Walk { groups, refuses: false, found: &mut found }.condition(when, true, 0);
    }
    for row in &clause.row {
        let months = row.months.or(row.years.map(|years| years * MONTHS_A_YEAR));
        found.extend(months.map(|months| Limit {
            figure: Figure::Span(months.to_string(), '月'),
            key: "years".to_owned(),
            above: true,
            itself: true,
            refuses: false,
        }));
    }
    found
}

/// A walk through a condition.
struct Walk<'w, 's> {
    groups: &'w Groups<'s>,
    refuses: bool,
    found: &'w mut Vec<Limit>,
}

impl Walk<'_, '_> {
    fn condition(&mut self, when: &Value, plain: bool, depth: u8) {
        match when {
            Value::Table(table) => {
                for (key, value) in table {
                    if key == "group" {
                        self.group(value, plain, depth);
                        continue;
                    }
                    if let Some((figure, above)) = limit(key, value) {
                        let itself = ITSELF.contains(&key.as_str()) == plain;
                        let (key, above) = (key.clone(), above == plain);
                        let refuses = self.refuses;
                        self.found.push(Limit { figure, key, above, itself, refuses });
                    }
                    // At most so many of several: whoever meets one of them is the sooner not meant.
                    let at_most = table.contains_key("at_most") || table.contains_key("below");
                    let turns = ["not", "none"].contains(&key.as_str()) || key == "of" && at_most;
                    self.condition(value, plain != turns, depth);
                }
            }
            Value::Array(values) => {
                for value in values {
                    self.condition(value, plain, depth);
                }
            }
            _ => {}
        }
    }

    fn group(&mut self, names: &Value, plain: bool, depth: u8) {
        let names = names.as_array().map_or(std::slice::from_ref(names), Vec::as_slice);
        for name in names.iter().filter_map(Value::as_str).filter(|_| depth < DEEPEST) {
            if let Some(when) = self.groups.get(name).copied() {
                self.condition(when, plain, depth + 1);
            }
        }
    }
}

/// The figure that a key limits by, and whether it holds above (of a day: after) it.
#[must_use]
pub fn limit(key: &str, value: &Value) -> Option<(Figure, bool)> {
    let more = match key {
        "at_least" | "above" => true,
        "at_most" | "below" => false,
        "from" | "after" | "until" | "before" => return limit_of_days(key, value.as_str()?),
        _ => return None,
    };
    // The third year after that of a date, and not before it.
    if let Some(steps) = value.as_str().and_then(behind_date) {
        let figure = Figure::Span(steps.unsigned_abs().to_string(), '年');
        return Some((figure, more == (steps > 0)));
    }
    // At least one of several is no limit.
    let number =
        value.as_integer().filter(|number| *number > 1 || *number == 1 && key != "at_least")?;
    Some((Figure::Count(number.to_string()), more))
}

/// The same of a day: on or after it so many years ago is what is shorter than that.
fn limit_of_days(key: &str, day: &str) -> Option<(Figure, bool)> {
    let later = ["from", "after"].contains(&key);
    if crate::domain::PartialDate::parse(day).is_some() {
        let mut parts = day.split(['-', 'T', ' ']);
        let mut next = || parts.next()?.trim_start_matches('0').parse::<u16>().ok();
        let (year, month) = (next()?, next()?);
        let printed = match next() {
            Some(day) => format!("{year}年{month}月{day}日"),
            None => format!("{year}年{month}月"),
        };
        return Some((Figure::Day(printed), later));
    }
    let (at, sign) = day.char_indices().rfind(|(_, mark)| ['-', '+'].contains(mark))?;
    let span = day.get(at + 1..)?;
    let unit = span.chars().next_back().filter(|unit| ['年', '月', '日'].contains(unit))?;
    let number = span.trim_end_matches(unit);
    let is_number = !number.is_empty() && number.chars().all(|mark| mark.is_ascii_digit());
    let figure = Figure::Span(number.to_owned(), unit);
    // Later than three years ago is less than three years; later than a year after is more than a year.
    is_number.then_some((figure, later == (sign == '+')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::source::written;

    fn is_turned(words: &str, refuses: bool, when: &str) -> bool {
        let groups = BTreeMap::new();
        let mut limits = Vec::new();
        let mut walk = Walk { groups: &groups, refuses, found: &mut limits };
        walk.condition(&written(when), true, 0);
        !turned(words, Lead::default(), &limits).is_empty()
    }

    #[test]
    fn a_limit_the_other_way_round_is_found_whatever_words_say_the_side() {
        for (words, refuses, right, wrong) in [
            (
                "缴纳社保满12个月方可申报",
                true,
                "{ months = { below = 12 } }",
                "{ months = { at_least = 12 } }",
            ),
            (
                "须有1年以上社保缴费记录",
                true,
                "{ months = { below = 12 } }",
                "{ months = { at_least = 12 } }",
            ),
            (
                "未满12个月的，不予受理",
                true,
                "{ months = { below = 12 } }",
                "{ months = { at_least = 12 } }",
            ),
            (
                "断缴3个月以上的，不得申报",
                true,
                "{ gap = { at_least = 3 } }",
                "{ gap = { below = 3 } }",
            ),
            (
                "超过60周岁的，不得申报",
                true,
                "{ age = { above = 60 } }",
                "{ age = { at_most = 60 } }",
            ),
            (
                "60周岁以下的可以申报",
                true,
                "{ age = { above = 60 } }",
                "{ age = { at_most = 60 } }",
            ),
            (
                "年满60周岁的，不得申报",
                true,
                "{ birth = { until = \"截止日-60年\" } }",
                "{ birth = { after = \"截止日-60年\" } }",
            ),
            (
                "证书3年内有效",
                true,
                "{ on = { before = \"截止日-3年\" } }",
                "{ on = { from = \"截止日-3年\" } }",
            ),
            (
                "自查处之日起3年内不得申报",
                true,
                "{ on = { after = \"今天-3年\" } }",
                "{ on = { before = \"今天-3年\" } }",
            ),
            (
                "近3年获得表彰的，可提前1年",
                false,
                "{ on = { from = \"截止日-3年\" } }",
                "{ on = { before = \"截止日-3年\" } }",
            ),
            (
                "承诺书应在入职后1年内签订",
                true,
                "{ on = { after = \"hired+1年\" } }",
                "{ on = { until = \"hired+1年\" } }",
            ),
            (
                "具备两项以上的，可破格",
                false,
                "{ count = { at_least = 2, of = [] } }",
                "{ count = { at_most = 2, of = [] } }",
            ),
            (
                "2023年1月1日以后取得的，不得申报",
                true,
                "{ on = { from = \"2023-01-01\" } }",
                "{ on = { before = \"2023-01-01\" } }",
            ),
            (
                "缴纳社保满12个月方可申报",
                true,
                "{ not = { months = { at_least = 12 } } }",
                "{ not = { months = { below = 12 } } }",
            ),
        ] {
            assert!(!is_turned(words, refuses, right), "{words} {right}");
            assert!(is_turned(words, refuses, wrong), "{words} {wrong}");
        }
        let few = "[{ a = { at_least = 2 } }, { b = { at_least = 3 } }]";
        let few = format!("{{ count = {{ at_most = 1, of = {few} }} }}");
        assert!(!is_turned("须具备下列条件之二：论文2篇以上；公开课3次以上", true, &few));
        let two = "社保满12个月方可申报；断缴12个月以上的，不得申报";
        assert!(!is_turned(two, true, "[{ a = { below = 12 } }, { b = { at_least = 12 } }]"));
        assert!(is_turned(two, true, "[{ a = { below = 12 } }, { b = { below = 12 } }]"));
        assert!(is_turned(two, true, "[{ a = { at_least = 12 } }, { b = { at_least = 12 } }]"));
    }
}
