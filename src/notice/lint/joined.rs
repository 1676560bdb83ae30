//! Several things that one sentence says together, and rules that look at fewer of them: A的，或者B的，不得申报 refuses in two
//! ways, and 须A，且B is not met by whoever lacks either.

use toml::Value;

use super::asked::demand;
use super::heads::lead;
use super::moods::refuses_anywhere;
use super::refusals;
use super::sayings::STOPS;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::Clause;

/// What stands between two groups of persons of whom either is meant.
const EITHER: &[&str] = &["的，或者", "的，或", "的或者", "的或", "的，以及", "，或者", "，或"];
/// What stands between two things that are both asked for.
const BOTH: &[&str] = &["，并且", "，且", "，并", "，同时"];
/// Before what is asked for.
const ASKING: &str = "须";

/// The findings of one edition.
pub fn check(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, clause) in folder.filed_clauses().filter(|(_, clause)| !clause.exclude.is_empty()) {
        let words = clause.words();
        let mut told = |word: &str, said: usize, rules: usize| {
            let note = format!(
                "原文“{word}”说了 {said} 种情形，有一种就不得申报；规则只有 {rules} 种。请一种写一条 [[clause.exclude]]，或者用 any（不要写在同一个 when 里：那样要都是才排除）"
            );
            let finding = Finding::new(Code::Unnamed, file).within(&clause.id).of("when");
            findings.push(finding.saw(word).noting(note));
        };
        let sentences = || words.split(STOPS).map(str::trim);
        let source = folder.source.as_ref().map(|it| it.text.as_str()).unwrap_or_default();
        let headed = lead(source, &words).refused == Some(true);
        let groups: Vec<(&str, usize)> =
            sentences().filter_map(|it| of_either(it, headed)).collect();
        let (all, rules) = (total(&groups), ways(set, folder, clause, false));
        if let Some((word, said)) = groups.first().filter(|_| rules < all) {
            told(word, *said, rules);
        }
        let asked: Vec<(&str, usize)> = sentences().filter_map(of_both).collect();
        let (all, rules) = (total(&asked), ways(set, folder, clause, true));
        if let Some((word, said)) = asked.first().filter(|_| rules < all) {
            told(word, *said, rules);
        }
    }
    findings
}

fn total(all: &[(&str, usize)]) -> usize {
    all.iter().map(|(_, said)| said).sum()
}

/// A sentence that refuses whoever is in one of several groups, with their number; `headed`: below a heading that
/// refuses.
fn of_either(sentence: &str, headed: bool) -> Option<(&str, usize)> {
    let mut rest = sentence;
    let mut groups = 1;
    while let Some((at, word)) =
        EITHER.iter().filter_map(|word| rest.find(word).map(|at| (at, *word))).min_by_key(|it| it.0)
    {
        rest = rest.get(at + word.len()..)?;
        let part = rest.split(['，', ',']).next().unwrap_or_default();
        groups += usize::from(part.ends_with('的') || rest.contains("的，"));
    }
    (groups > 1 && (headed || refuses_anywhere(rest))).then_some((sentence, groups))
}

/// A sentence that asks for several things at once, with their number.
fn of_both(sentence: &str) -> Option<(&str, usize)> {
    if refusals::refuses(sentence) {
        return None;
    }
    let place =
        |text: &str| BOTH.iter().filter_map(|word| Some((text.find(word)?, word.len()))).min();
    let (mut rest, mut things) = (sentence, 0);
    loop {
        let end = place(rest);
        let part = rest.get(..end.map_or(rest.len(), |(at, _)| at))?;
        // The first says by itself that it is asked for, and the others with it.
        let own = if things == 0 { part.to_owned() } else { format!("{ASKING}{part}") };
        let asks = own.split(['，', ',', '：']).any(|part| demand(part).is_some());
        if things == 0 && !asks {
            return None;
        }
        things += usize::from(asks);
        let Some((at, length)) = end else { break };
        rest = rest.get(at + length..)?;
    }
    (things > 1).then_some((sentence, things))
}

/// In how many ways the rules of a clause keep somebody from applying; `each` counts what is denied together: whoever
/// does not have both of two things lacks either.
pub(super) fn ways(set: &NoticeSet, folder: &Folder, clause: &Clause, each: bool) -> usize {
    let excludes = clause.exclude.iter();
    let own: usize =
        excludes.map(|rule| rule.when.as_ref().map_or(1, |when| alternatives(when, each))).sum();
    let grounds = set.common.files.iter().chain(&folder.files).flat_map(|(_, file)| &file.ground);
    let used = |name: &str| clause.exclude.iter().any(|it| it.ground.as_deref() == Some(name));
    let grounds = grounds.filter(|it| used(&it.name));
    let more: usize = grounds.map(|it| alternatives(&it.when, each).saturating_sub(1)).sum();
    own + more + refusals::rules(set, folder, clause).saturating_sub(clause.exclude.len())
}

/// In how many ways a condition may hold.
fn alternatives(when: &Value, each: bool) -> usize {
    match when {
        Value::Table(table) => {
            let of = |(key, value): (&String, &Value)| match (key.as_str(), value) {
                ("any", Value::Array(all)) => all.iter().map(|it| alternatives(it, each)).sum(),
                ("not" | "all", Value::Table(all)) if each => all.len(),
                ("not", _) => 1,
                _ => alternatives(value, each),
            };
            table.iter().map(of).max().unwrap_or(1)
        }
        Value::Array(all) => all.len().max(1),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::source::written;

    #[test]
    fn a_sentence_says_how_many_groups_it_refuses_or_things_it_asks_for() {
        let either = "已办理退休手续的，或者距法定退休年龄不足6个月的，不再受理";
        assert_eq!(of_either(either, false).map(|it| it.1), Some(2));
        assert!(of_either("硕士学位或副高以上职称的，可以申报", false).is_none());
        let item = "病假累计超过6个月，或者脱产学习的";
        assert_eq!(of_either(item, true).map(|it| it.1), Some(2));
        assert!(of_either(item, false).is_none());
        let both = "破格申报须有2名以上专家推荐，且近三年年度考核至少有一次优秀";
        assert_eq!(of_both(both).map(|it| it.1), Some(2));
        assert!(of_both("须有1年以上合同，并报备案").is_none());
    }

    #[test]
    fn a_condition_holds_in_as_many_ways_as_it_says() {
        for (when, plain, each) in [
            ("{ a = \"是\" }", 1, 1),
            ("{ any = [{ a = 1 }, { b = 1 }] }", 2, 2),
            ("{ a = [\"x\", \"y\", \"z\"] }", 3, 3),
            ("{ not = { a = 1, b = 1 } }", 1, 2),
            ("{ a = 1, b = { not = [\"x\", \"y\"] } }", 1, 1),
        ] {
            let when = written(when);
            assert_eq!((alternatives(&when, false), alternatives(&when, true)), (plain, each));
        }
    }
}
