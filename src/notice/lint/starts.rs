//! From which day years run, held against the words: 自受聘之日起 is no day on which a title was obtained, and 在新岗位任职满1年
//! is counted from the post.

use toml::Value;

use super::limits::limit;
use super::moods::PARTS;
use super::sayings::{Figure, STOPS, counted};
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;
use crate::notice::source::clause::Clause;
use crate::notice::source::ladder::Ladder;

/// Words by which years run from the day on which somebody was appointed.
const FROM_APPOINTMENT: &[&str] =
    &["聘任之日", "受聘之日", "被聘之日", "聘用之日", "自受聘", "自聘任", "从受聘", "从聘任"];
/// Words by which they run from the day on which a title was obtained.
const FROM_TITLE: &[&str] = &["取得之日", "通过之日", "发证之日", "资格之日", "职称之日"];
const APPOINTED: &[&str] = &["受聘", "聘任", "被聘", "聘用"];
const OBTAINED: &str = "obtained";
/// The list of titles.
const TITLES: &str = "titles";
/// Words for a title, and for a place of work, in the part of a sentence that counts years.
const OF_TITLE: &[&str] = &["职称", "取得", "资格", "职务", "聘", "任现职"];
const OF_POST: &[&str] = &["岗位", "单位", "调入", "基层", "乡镇", "一线", "学校"];

/// The findings of one edition.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    let files = || folder.files.iter().map(|(name, file)| (name.as_str(), file));
    for (file, ladder) in
        files().flat_map(|(name, file)| file.ladder.iter().map(move |it| (name, it)))
    {
        if let Some(word) = appointed(folder, ladder) {
            let note = format!(
                "原文说年限从“{word}”算起，这一张却从取得时间（obtained）算起：先取得、后聘任的人多算了。请在 titles 里加聘任时间（[[member]]），在这里写 start"
            );
            let place = if ladder.key.is_empty() { "[[ladder]]" } else { &ladder.key };
            let finding = Finding::new(Code::OtherFact, file).within(place).of("start");
            findings.push(finding.saw(OBTAINED).noting(note));
        }
    }
    for (file, clause) in folder.filed_clauses() {
        let words = clause.words();
        let word = APPOINTED.iter().find(|word| words.contains(**word));
        let own = clause.row.iter().filter(|row| row.start.as_deref() == Some(OBTAINED));
        if let Some(word) = word.filter(|_| own.count() > 0 && !words.contains("取得")) {
            let note =
                format!("原文说的是“{word}”几年，这一行却从取得时间（obtained）算起。请改正 start");
            let finding = Finding::new(Code::OtherFact, file).within(&clause.id).of("start");
            findings.push(finding.saw(OBTAINED).noting(note));
        }
        if let Some((part, day)) = of_post(clause, &words) {
            let note = format!(
                "原文“{}”说的是到岗位、单位的时间，规则看的是职称的时间（titles 里的「{day}」）。请另写一个日期的 [[fact]]，问到岗时间",
                part.trim()
            );
            let finding = Finding::new(Code::OtherFact, file).within(&clause.id).of(TITLES);
            findings.push(finding.saw(&day).noting(note));
        }
    }
    findings
}

/// The word by which the clause of a ladder counts from the appointment, where the ladder counts from the title.
fn appointed(folder: &Folder, ladder: &Ladder) -> Option<&'static str> {
    let from_title =
        ladder.reference.is_none() && ladder.start.as_deref().is_none_or(|it| it == OBTAINED);
    let cited = ladder.cutoff_clause.as_ref().filter(|_| from_title)?;
    let words = folder.clauses().find(|clause| clause.id == *cited).map(Clause::words)?;
    let says = |all: &[&'static str]| all.iter().copied().find(|word| words.contains(word));
    says(FROM_APPOINTMENT).filter(|_| says(FROM_TITLE).is_none())
}

/// Years that the words count from a post, and an exclusion from a day of a title: the part, and the day.
fn of_post(clause: &Clause, words: &str) -> Option<(String, String)> {
    let mut days = Vec::new();
    let excludes = clause.exclude.iter().filter_map(|rule| rule.when.as_ref());
    excludes.for_each(|when| spans(when, false, &mut days));
    days.into_iter().find_map(|(day, span)| {
        let parts = || words.split(STOPS).flat_map(|it| it.split(PARTS));
        let parts = || parts().filter(|part| !counted(part, &span).is_empty());
        let has = |part: &str, all: &[&str]| all.iter().any(|word| part.contains(word));
        let of_post = parts().next().filter(|it| has(it, OF_POST) && !has(it, OF_TITLE))?;
        let titled = parts().any(|part| has(part, OF_TITLE));
        (!titled).then(|| (of_post.to_owned(), day))
    })
}

/// The days of titles that lie so long back, with the span.
fn spans(when: &Value, inside: bool, found: &mut Vec<(String, Figure)>) {
    match when {
        Value::Table(table) => {
            for (key, value) in table {
                let span = limit(key, value).map(|(figure, _)| figure);
                let span = span.filter(|figure| inside && matches!(figure, Figure::Span(..)));
                found.extend(span.zip(value.as_str()).map(|(span, day)| (day.to_owned(), span)));
                spans(value, inside || key == TITLES, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| spans(value, inside, found)),
        _ => {}
    }
}
