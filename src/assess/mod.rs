//! The assessment (评估): a pure, total function from a notice and a case.
//!
//! Same notice, same case, same bytes. The day of the assessment is part of the case; nothing
//! here looks at a clock. One file a concern; this one puts them in order (contract §3).

pub mod assessment;
mod certificate;
pub mod citation;
mod committee;
mod conclude;
mod courses;
pub mod deadlines;
mod draft;
mod fee;
pub mod kinds;
mod ladder;
mod moved;
mod net;
mod policy;
mod questions;
mod verify;
pub mod whatif;
pub mod years;

pub use assessment::{Assessment, Outcome, Status};
pub use moved::moved;

use crate::domain::fact::RowKind;
use crate::domain::{Case, Fact, Slot};
use crate::notice::Notice;
use crate::notice::condition::{Doubt, Facts};
use crate::notice::model::{SourceRule, UNLIMITED};
use draft::Draft;
use ladder::{Climber, source_rule};
use verify::Hits;

/// 职称评审, among the matters.
pub const REVIEW: usize = 0;
/// 电子证书登记, among the matters.
pub const CERTIFICATE: usize = 3;

/// Assesses `case` under `notice`, which must be the edition the case names; with no notice the
/// case has not chosen one yet.
#[must_use]
pub fn assess(notice: Option<&Notice>, case: &Case) -> Assessment {
    let matter = case.option(Fact::Matter);
    match (notice, matter) {
        (Some(notice), Some(matter)) if notice.covers(matter) => covered(notice, case, matter),
        (Some(notice), Some(matter)) => uncovered(notice, case, matter),
        _ => {
            let mut blank = Assessment::blank();
            if notice.is_none() {
                blank.unanswered.push(Fact::Edition.slot());
            }
            if matter.is_none() {
                blank.unanswered.push(Fact::Matter.slot());
            }
            blank
        }
    }
}

/// The rule of the notice by which a title from such a source counts as it is, for the title that counts as the
/// prior one; none where no rule speaks of its source, or it has to be verified.
#[must_use]
pub fn accepted_source<'n>(
    notice: &'n Notice,
    case: &Case,
    assessment: &Assessment,
) -> Option<&'n SourceRule> {
    let prior = assessment.ladder.prior.filter(|prior| !prior.qualification)?;
    let entry = case.rows(RowKind::Title)?.get(prior.place)?;
    let (rule, counts) = source_rule(notice.ladder_of(case)?, entry, &asking(notice, case))?;
    counts.then_some(rule)
}

/// The facts by which questions are asked: those of the case with what can be derived so far.
#[must_use]
pub fn asking<'c>(notice: &Notice, case: &'c Case) -> Facts<'c> {
    let mut facts = Facts::new(case);
    let Some(matter) = case.option(Fact::Matter).filter(|matter| notice.covers(*matter)) else {
        return facts;
    };
    let mut draft = Draft::new(notice, case, matter);
    draft.derive(&mut facts);
    if draft.missing.is_some()
        && let Some(ladder) = notice.ladder_for(&facts)
    {
        Climber::new(notice, ladder, &facts).derive(&mut facts);
    }
    facts
}

/// Facts that a rule needs to know of this person and no question asks them for; whatever else is found, so
/// that authors of notices are told.
#[must_use]
pub fn unasked(notice: &Notice, case: &Case) -> Vec<Slot> {
    let Some(matter) = case.option(Fact::Matter) else {
        return Vec::new();
    };
    let mut facts = Facts::new(case);
    let mut draft = Draft::new(notice, case, matter);
    draft.derive(&mut facts);
    let doubts = draft.undecided(1 << matter, &facts).into_iter();
    doubts.filter(|(_, doubt)| *doubt == Doubt::Unasked).map(|(slot, _)| slot).collect()
}

/// The notice says nothing of the matter: nothing is asked and nothing concluded.
fn uncovered(notice: &Notice, case: &Case, matter: usize) -> Assessment {
    let mut blank = Assessment::blank();
    let mut hits = Hits::default();
    hits.raise(notice.roles.uncovered);
    blank.verify = hits.found;
    blank.outcome = Outcome::Verify;
    if matter == REVIEW {
        blank.fee = fee::fee(notice, &Facts::new(case));
    }
    blank
}

fn covered(notice: &Notice, case: &Case, matter: usize) -> Assessment {
    let bit = 1 << matter;
    let mut facts = Facts::new(case);
    let mut draft = Draft::new(notice, case, matter);
    draft.derive(&mut facts);
    draft.result.unanswered = questions::unanswered(notice, bit, &facts, draft.missing);
    draft.exclude(bit, &facts);
    draft.hits.raise_rules(notice, bit, &facts);
    draft.conclude(&facts)
}

/// Whether so many years stand for "as many as it takes".
#[must_use]
pub const fn is_unlimited(years: i32) -> bool {
    years >= UNLIMITED
}
