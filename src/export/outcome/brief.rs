//! The three things that matter, a line each: whether one can apply now, what is missing, what to do
//! next. The same on the result, the take-away, the print and in the text.

use super::{head, lacks, next, to_settle};
use crate::assess::assessment::{Assessment, Outcome};
use crate::domain::Case;
use crate::notice::Notice;
use crate::notice::model::ClauseId;

/// A line with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Its name, e.g. 差什么.
    pub name: &'static str,
    /// What is said, a sentence a piece; never empty.
    pub says: Vec<String>,
}

/// The lines, in the order in which one asks; what there is nothing to say of is left out.
#[must_use]
pub fn brief(notice: &Notice, case: &Case, assessment: &Assessment) -> Vec<Point> {
    let head = head(notice, case, assessment);
    let missing = match assessment.outcome {
        Outcome::Eligible if head.now.is_empty() => Vec::new(),
        Outcome::Eligible => vec!["按您填写的情况，没有发现差的。".to_owned()],
        Outcome::Unanswered => vec!["先把没有回答的问题答完。".to_owned()],
        Outcome::Verify if head.why.is_empty() => to_ask(notice, assessment).into_iter().collect(),
        Outcome::Verify | Outcome::Ineligible | Outcome::Elsewhere => head.why,
    };
    let what = match assessment.outcome {
        Outcome::Elsewhere => "到哪里办",
        // Nothing is known to be missing: the line says how it looks so far.
        Outcome::Verify if lacks(notice, case, assessment).is_empty() => "现在看来",
        _ => "差什么",
    };
    let now = if head.now.is_empty() { Vec::new() } else { vec![head.now] };
    let lines = [
        Point { name: "现在能不能报", says: now },
        Point { name: what, says: missing },
        Point {
            name: "您的职称",
            says: accepted(notice, assessment).map(|(say, _)| say.to_owned()).into_iter().collect(),
        },
        Point { name: "请注意", says: remarks(notice, assessment) },
        Point { name: "下一步", says: then(notice, case, assessment) },
    ];
    lines.into_iter().filter(|point| !point.says.is_empty()).collect()
}

/// What the notice says of a title that counts only for people like this one, and the clause.
#[must_use]
pub fn accepted<'n>(notice: &'n Notice, assessment: &Assessment) -> Option<(&'n str, ClauseId)> {
    let rule = assessment.accepted_source(notice)?;
    let clause = rule.clause.filter(|_| !rule.say.is_empty())?;
    Some((rule.say.as_str(), clause))
}

fn remarks(notice: &Notice, assessment: &Assessment) -> Vec<String> {
    let rules = assessment.remarks.iter().filter_map(|place| place.of(&notice.remarks));
    rules.map(|rule| rule.text.clone()).collect()
}

/// How many things have to be asked.
fn to_ask(notice: &Notice, assessment: &Assessment) -> Option<String> {
    let count = to_settle(notice, assessment, true);
    (count > 0).then(|| format!("要先问清 {count} 件事，问谁写在下面。"))
}

/// The first steps; where there are none, how what is missing is mended.
fn then(notice: &Notice, case: &Case, assessment: &Assessment) -> Vec<String> {
    let steps = next(notice, case, assessment);
    let titles: Vec<String> = steps.into_iter().take(2).map(|step| step.title).collect();
    if !titles.is_empty() {
        return vec![titles.join("；再") + "。"];
    }
    how(notice, case, assessment)
}

/// How what is missing is mended, a sentence each, where 下一步 of [`brief`] says the steps instead.
#[must_use]
pub fn mends(notice: &Notice, case: &Case, assessment: &Assessment) -> Vec<String> {
    if next(notice, case, assessment).is_empty() {
        return Vec::new();
    }
    how(notice, case, assessment)
}

fn how(notice: &Notice, case: &Case, assessment: &Assessment) -> Vec<String> {
    let mut mends: Vec<String> = Vec::new();
    for lack in lacks(notice, case, assessment) {
        if !lack.mend.is_empty() && !mends.contains(&lack.mend) {
            mends.push(lack.mend);
        }
    }
    mends
}
