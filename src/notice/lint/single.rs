//! One year: the only number that T54 passes over elsewhere, as 一 stands in many words. Where the words ask for 满1年 some rule
//! has it; and whom they want on probation (见习) first no row lets in at once.

use std::collections::BTreeSet;

use super::moods::PARTS;
use super::numbers::{number_of, numbers, tokens};
use super::sayings::STOPS;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::{Clause, Possible};

/// Words before a least number, and behind it.
const LEAST: &[&str] = &["满", "累计", "连续", "不足", "少于", "低于", "达到", "达", "至少"];
const ABOVE: &[&str] = &["以上", "及以上"];
const UNITS: &[&str] = &["周年", "年"];
/// How entries of a list are looked at.
const LOOKS: &[&str] = &["some = ", "every = ", "none = ", "count = "];
/// One, and as many months.
const ONE: &str = "1";
const MONTHS: &str = "12";
/// What a row needs of whom nothing is needed, and what the words want first.
const AT_ONCE: &str = "直接";
const PROBATION: &str = "见习";

/// The findings of one edition.
pub fn check(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, clause) in folder.filed_clauses() {
        let words = clause.words();
        let decides =
            !clause.exclude.is_empty() || !clause.row.is_empty() || !clause.grant.is_empty();
        let derived = clause.derived.iter().any(|it| it == ONE);
        // 有一年以上不合格 is one of the entries, whose number nobody has to write.
        let entries = clause.conditions().map(ToString::to_string).collect::<String>();
        let decides = decides && !LOOKS.iter().any(|look| entries.contains(look));
        let one = words.split(STOPS).flat_map(|it| it.split(PARTS)).find(|part| asks_one(part));
        if let Some(part) = one.filter(|_| decides && !derived)
            && !figures(set, folder, clause).iter().any(|it| it == ONE || it == MONTHS)
        {
            let note = format!(
                "原文“{}”要满 1 年，这一条的规则里没有。请补上；别处已经算进去的，写进这一条的 derived = [\"1\"]",
                part.trim()
            );
            let finding = Finding::new(Code::UnusedNumber, file).within(&clause.id).of("quote");
            findings.push(finding.saw(ONE).noting(note));
        }
        for row in clause.row.iter().filter(|row| row.needs == AT_ONCE) {
            let said = row.classes.iter().find(|class| {
                let parts = words.split(STOPS).flat_map(|it| it.split(PARTS));
                let mut before = String::new();
                // 具备大学本科学历，见习1年期满 has the class one part before.
                parts.into_iter().any(|part| {
                    let both = format!("{before}{part}");
                    part.clone_into(&mut before);
                    part.contains(PROBATION) && both.contains(class.as_str())
                })
            });
            if let Some(class) = said {
                let note = format!(
                    "原文说「{class}」要见习期满，报{}的这一行写的是直接（needs = \"{AT_ONCE}\"）。请改成 needs = \"{PROBATION}\"，写 years 或者 months",
                    row.target
                );
                let finding = Finding::new(Code::OtherFact, file).within(&clause.id).of("needs");
                findings.push(finding.saw(AT_ONCE).noting(note));
            }
        }
    }
    findings
}

/// Whether a part of a sentence asks for one year.
fn asks_one(part: &str) -> bool {
    tokens(part).into_iter().any(|(at, token)| {
        let before = part.get(..at).unwrap_or_default().trim_end();
        let behind = part.get(at + token.len()..).unwrap_or_default().trim_start();
        let Some(unit) = UNITS.iter().find(|unit| behind.starts_with(**unit)) else { return false };
        let behind = behind.get(unit.len()..).unwrap_or_default();
        number_of(token).as_deref() == Some(ONE)
            && (LEAST.iter().any(|word| before.ends_with(word))
                || ABOVE.iter().any(|word| behind.starts_with(word)))
    })
}

/// The numbers of everything that rests on a clause.
fn figures(set: &NoticeSet, folder: &Folder, clause: &Clause) -> BTreeSet<String> {
    let files = || set.common.files.iter().chain(&folder.files).map(|(_, file)| file);
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut put = |number: i32| found.extend(Some(number.to_string()));
    clause.row.iter().for_each(|row| row.years.iter().chain(&row.months).for_each(|it| put(*it)));
    for grant in &clause.grant {
        put(grant.certain);
        if let Some(Possible::Years(years)) = grant.possible {
            put(years);
        }
    }
    clause.lengthen.iter().for_each(|rule| put(rule.years));
    let own = |id: &Option<String>| id.as_ref() == Some(&clause.id);
    files().flat_map(|it| &it.change).filter(|it| own(&it.clause)).for_each(|it| {
        it.years.iter().for_each(|years| put(*years));
    });
    let transfers = files().flat_map(|it| &it.ladder).filter_map(|it| it.transfer.as_ref());
    transfers.filter(|it| own(&it.clause)).for_each(|it| put(it.wait));
    let names = |name: &str| clause.exclude.iter().any(|it| it.ground.as_deref() == Some(name));
    let grounds = files().flat_map(|it| &it.ground).filter(|it| names(&it.name));
    let groups = files().flat_map(|it| &it.group).map(|it| (&it.name, &it.when));
    let text: String = clause.conditions().map(ToString::to_string).collect();
    let groups = groups.filter(|(name, _)| text.contains(&format!("\"{name}\"")));
    found.extend(groups.flat_map(|(_, when)| numbers(&when.to_string())));
    found.extend(grounds.flat_map(|it| numbers(&it.when.to_string())));
    found.extend(numbers(&text));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_year_is_asked_for_by_words_of_the_least() {
        for part in ["须有1年以上的合同", "见习满一年", "重新上岗未满1年的", "不足1周年"]
        {
            assert!(asks_one(part), "{part}");
        }
        for part in ["提前1年申报", "每年1次", "满11年", "一年一度", "满1个月"] {
            assert!(!asks_one(part), "{part}");
        }
    }
}
