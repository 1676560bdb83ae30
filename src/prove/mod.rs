//! What a notice's rules come to when they are tried on many people: dead rules, kinds of people for
//! whom nothing is said, outcomes without a reason. Native only; the page never needs it.

mod any_of;
mod apart;
mod beside;
mod called;
mod classes;
mod contrary;
mod either;
mod enumerated;
mod exempted;
mod facts;
mod further;
mod items;
mod judged;
mod meant;
mod members;
mod missing;
mod named_persons;
mod ones;
mod order;
mod pieces;
mod reads;
mod refusing;
mod rows;
mod said;
mod sample;
mod sentence;
mod since;
mod spoken;
mod terms;
mod unasked;
mod units;
mod unsaid;
mod ways;
mod wide;
mod words;
mod written;

use std::collections::BTreeMap;

use crate::assess::assessment::{Assessment, Outcome};
use crate::assess::{assess, unasked};
use crate::domain::options::Matter;
use crate::domain::{Case, Place, Slot, Value, read};
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::{Notice, names};

pub use said::said;
pub use sample::{Rng, answered};
pub use sentence::sentence;

/// People tried for each matter of a notice.
const TRIED: u32 = 4_000;

/// Everything that a notice's rules leave open or never reach. The same notice gives the same findings.
#[must_use]
pub fn check(notice: &Notice) -> Vec<Finding> {
    let mut findings = order::unreachable(notice);
    findings.extend(unasked::never_asked(notice));
    findings.extend(unasked::unread_options(notice));
    findings.extend(unasked::unread_in_matter(notice));
    let mut told: BTreeMap<(Code, String), Finding> = BTreeMap::new();
    for (place, matter) in notice.matters() {
        let mut rng = Rng::new(u64::try_from(place.index()).unwrap_or(0));
        for _ in 0..TRIED {
            let facts = answered(notice, matter, &mut rng);
            let Ok(case) = read::case(&facts, |_| Some(notice.vocabulary())) else {
                continue;
            };
            let assessment = assess(Some(notice), &case);
            // Of whom a rule refuses nothing more is asked.
            let open = matches!(assessment.outcome, Outcome::Eligible | Outcome::Verify);
            let half = if open { half_asked(notice, place, &case) } else { Vec::new() };
            for key in half {
                let finding = Finding::new(Code::HalfAsked, &notice.edition).within(matter);
                let finding = finding.saw(&key);
                told.entry((Code::HalfAsked, key)).or_insert(finding);
            }
            if let Some((code, whom)) = silent(notice, place, &case, &assessment) {
                let finding = Finding::new(code, &notice.edition).within(matter).saw(&whom);
                told.entry((code, whom)).or_insert(finding);
            }
        }
    }
    findings.extend(told.into_values());
    findings
}

/// What a notice's rules and the words beside them name otherwise.
#[must_use]
pub fn against_words(notice: &Notice, set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let mut findings = named_persons::unnamed(notice, set, folder);
    findings.extend(unasked::pathless(notice, folder));
    findings.extend(unsaid::unsaid(notice, set, folder));
    findings.extend(classes::lower(notice, set, folder));
    findings.extend(either::left_out(notice, set, folder));
    findings.extend(ways::ways(notice, set, folder));
    findings.extend(facts::against_words(notice, set, folder));
    for finding in missing::missing(notice, set, folder) {
        let same = |other: &Finding| {
            (other.code, &other.table, &other.found)
                == (finding.code, &finding.table, &finding.found)
        };
        if !findings.iter().any(same) {
            findings.push(finding);
        }
    }
    findings
}

/// What the assessment of a case leaves unsaid, and of whom.
fn silent(
    notice: &Notice,
    matter: Place<Matter>,
    case: &Case,
    assessment: &Assessment,
) -> Option<(Code, String)> {
    let blocking = assessment
        .verify
        .iter()
        .any(|raised| raised.item.of(&notice.verify).is_some_and(|item| item.blocking));
    if assessment.outcome == Outcome::Verify && !blocking {
        let status = assessment.ladder.status.map_or("", |status| status.text());
        return Some((Code::NothingToVerify, format!("ladder.status {status}")));
    }
    let has_paths = notice.paths.iter().any(|path| path.matters.has(matter));
    if assessment.outcome == Outcome::Eligible && has_paths && assessment.path.is_none() {
        return Some((Code::NoPath, whom(notice, case)));
    }
    None
}

/// Facts that some question of the matter asks for, that this person was not asked for, and that a rule
/// needs to know.
fn half_asked(notice: &Notice, matter: Place<Matter>, case: &Case) -> Vec<String> {
    let asked = |slot: Slot| {
        let mut questions = notice.questions.iter();
        questions.any(|question| question.fact == slot && question.matters.has(matter))
    };
    let open = unasked(notice, case).into_iter().map(unasked::whole);
    open.filter(|slot| asked(*slot)).map(|slot| names::key(Some(notice), slot).to_owned()).collect()
}

/// The person in the words of the first question.
fn whom(notice: &Notice, case: &Case) -> String {
    let mut words = Vec::new();
    for question in notice.questions.iter().take(3) {
        if let Some(option) = crate::notice::names::option(notice, case, question.fact) {
            words.push(format!("{} {option}", names::label(notice, question.fact)));
        }
    }
    words.join("，")
}

/// The value of a key of sampled facts.
#[must_use]
pub fn fact<'v>(facts: &'v Value, key: &str) -> Option<&'v Value> {
    match facts {
        Value::Map(entries) => {
            entries.iter().find(|(known, _)| known == key).map(|(_, value)| value)
        }
        _ => None,
    }
}
