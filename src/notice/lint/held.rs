//! Days and years since somebody has the present title, held against the words: 任现职以来 is on that day or later, 次年起
//! from the next year on.

use toml::Value;

use super::moods::PARTS;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;

/// What a day, or a year with 年 behind it, is reckoned from.
const HELD: &str = "任现职";
const YEAR: &str = "年";
/// Bounds that leave out what is earlier, and what is later.
const LOWER: &[&str] = &["from", "after", "at_least", "above"];
const UPPER: &[&str] = &["to", "until", "before", "at_most", "below"];
/// Words for the present title, and what stands behind them of what came since, and before.
const TITLE: &[&str] = &["现职", "任职", "现有职称", "现任职务", "现专业技术职务"];
const SINCE: &[&str] = &["以来", "后", "期间", "起"];
const UNTIL: &[&str] = &["前"];
/// The year behind that of the title.
const NEXT: &str = "次年";
/// Letters that may stand between the title and what came since.
const BETWEEN: usize = 6;

/// The findings of one edition.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, clause) in folder.filed_clauses() {
        let words = clause.words();
        let (since, until) = (is_since(&words), says(&words, UNTIL));
        let mut bounds = Vec::new();
        clause.conditions().for_each(|when| held(when, true, &mut bounds));
        for (key, day, later) in bounds {
            let finding = |code, note: String| {
                Finding::new(code, file).within(&clause.id).of(key).saw(day).noting(note)
            };
            if since != until && later != since {
                let said = if since { "以来" } else { "以前" };
                let note = format!("原文说的是取得现有职称{said}，{key} 却写在了另一边。请改正");
                findings.push(finding(Code::WrongSide, note));
            }
            let next = format!("{HELD}{YEAR}+1");
            let is_year = day.strip_prefix(HELD).is_some_and(|rest| rest.starts_with(YEAR));
            if is_year && words.contains(NEXT) && LOWER.contains(&key) && day != next {
                let note = format!("原文说的是取得的{NEXT}，规则写的是「{day}」。请改成「{next}」");
                findings.push(finding(Code::ForeignFigure, note));
            }
        }
    }
    findings
}

/// Whether the words speak of what came since somebody has the title.
pub(super) fn is_since(words: &str) -> bool {
    says(words, SINCE)
}

/// Whether one of these words stands behind one for the title.
fn says(words: &str, behind: &[&str]) -> bool {
    let ends = TITLE.iter().flat_map(|title| {
        words.match_indices(title).filter_map(|(at, title)| words.get(at + title.len()..))
    });
    let mut near = ends.map(|rest| {
        let part = rest.split(PARTS).next().unwrap_or_default();
        part.chars().take(BETWEEN).collect::<String>()
    });
    near.any(|rest| behind.iter().any(|word| rest.contains(word)))
}

/// The bounds that are reckoned from the title: their key, the day, and whether who meets the condition came later.
fn held<'v>(when: &'v Value, plain: bool, found: &mut Vec<(&'v str, &'v str, bool)>) {
    match when {
        Value::Table(table) => {
            for (key, value) in table {
                let bound = LOWER.contains(&key.as_str()) || UPPER.contains(&key.as_str());
                match value.as_str().filter(|day| bound && day.starts_with(HELD)) {
                    Some(day) => found.push((key, day, LOWER.contains(&key.as_str()) == plain)),
                    None => held(value, plain != ["not", "none"].contains(&key.as_str()), found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| held(value, plain, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::source::written;

    #[test]
    fn words_say_whether_it_came_since_or_before() {
        for (words, since, until) in [
            ("任现职以来受过处分的", true, false),
            ("取得现有职称的次年起，年度考核", true, false),
            ("取得现有职称后发表论文2篇", true, false),
            ("任现职前取得的业绩不算", false, true),
            ("与现有职称相同的", false, false),
        ] {
            assert_eq!((says(words, SINCE), says(words, UNTIL)), (since, until), "{words}");
        }
    }

    #[test]
    fn a_bound_that_is_denied_is_on_the_other_side() {
        for (when, later) in [
            ("{ a = { from = \"任现职\" } }", true),
            ("{ a = { before = \"任现职\" } }", false),
            ("{ not = { a = { before = \"任现职\" } } }", true),
            ("{ b = { years = { from = \"任现职年+1\", to = \"截止年\" }, some = {} } }", true),
        ] {
            let condition = written(when);
            let mut found = Vec::new();
            held(&condition, true, &mut found);
            assert_eq!(found.iter().map(|it| it.2).collect::<Vec<_>>(), [later], "{when}");
        }
    }
}
