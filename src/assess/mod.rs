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
mod doubt;
mod draft;
mod fee;
pub mod kinds;
mod ladder;
mod questions;
mod reduction;
mod silence;
mod verify;
pub mod whatif;
pub mod years;

pub use assessment::{Assessment, Outcome, Status};

use crate::domain::options::{Matter, REVIEW};
use crate::domain::{Case, Fact, Place, Slot};
use crate::notice::Notice;
use crate::notice::condition::{Doubt, Facts};
use crate::notice::model::UNLIMITED;
use crate::notice::sieve::Sieve;
use draft::Draft;
use ladder::LadderCheck;
use verify::RaisedItems;

/// Assesses `case` under `notice`, which must be the edition the case names; with no notice the
/// case has not chosen one yet.
#[must_use]
pub fn assess(notice: Option<&Notice>, case: &Case) -> Assessment {
    let matter = case.place(Fact::Matter);
    match (notice, matter) {
        (Some(notice), Some(matter)) => match notice.sieve(matter) {
            Some(sieve) if notice.covers.has(matter) => covered(notice, case, matter, sieve),
            _ => uncovered(notice, case, matter),
        },
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

/// The facts by which questions are asked: those of the case with what can be derived so far.
#[must_use]
pub fn asking<'c>(notice: &Notice, case: &'c Case) -> Facts<'c> {
    let mut facts = Facts::concluding(case);
    let Some(mut draft) = drafted(notice, case) else {
        return facts;
    };
    draft.derive(&mut facts, Draft::check_ladder);
    if draft.missing.is_some()
        && let Some(ladder) = notice.ladder_for(&facts)
    {
        LadderCheck::new(notice, ladder, &facts).derive(&mut facts);
    }
    facts
}

/// The same without what only the ladder tells, which is open instead: all there is as long as series or level
/// are not answered. What asks for those and before them need not know how a ladder is checked.
#[must_use]
pub fn asking_early<'c>(notice: &Notice, case: &'c Case) -> Facts<'c> {
    let mut facts = Facts::new(case);
    if let Some(mut draft) = drafted(notice, case) {
        draft.derive(&mut facts, |_, _| {});
    }
    facts
}

/// An empty draft; none where the notice does not cover the matter.
fn drafted<'a>(notice: &'a Notice, case: &'a Case) -> Option<Draft<'a>> {
    let matter = case.place(Fact::Matter).filter(|matter| notice.covers.has(*matter))?;
    Some(Draft::new(notice, case, matter))
}

/// Facts that a rule needs to know of this person and no question asks them for; whatever else is found, so
/// that authors of notices are told.
#[must_use]
pub fn unasked(notice: &Notice, case: &Case) -> Vec<Slot> {
    let matter = case.place(Fact::Matter);
    let Some((matter, sieve)) = matter.and_then(|matter| Some((matter, notice.sieve(matter)?)))
    else {
        return Vec::new();
    };
    let mut facts = Facts::concluding(case);
    let mut draft = Draft::new(notice, case, matter);
    draft.derive(&mut facts, Draft::check_ladder);
    let doubts = draft.undecided(&sieve.sift(&facts), &facts).doubts.into_iter();
    doubts.filter(|(_, doubt)| *doubt == Doubt::Unasked).map(|(slot, _)| slot).collect()
}

/// The notice says nothing of the matter: nothing is asked and nothing concluded.
fn uncovered(notice: &Notice, case: &Case, matter: Place<Matter>) -> Assessment {
    let mut blank = Assessment::blank();
    let mut raised = RaisedItems::default();
    raised.raise(notice.roles.uncovered);
    blank.verify = raised.found;
    blank.outcome = Outcome::Verify;
    if matter == REVIEW {
        (blank.fee, blank.beside) = fee::fees(notice, &Facts::concluding(case));
    }
    blank
}

fn covered(notice: &Notice, case: &Case, matter: Place<Matter>, sieve: &Sieve) -> Assessment {
    let mut facts = Facts::concluding(case);
    let mut draft = Draft::new(notice, case, matter);
    draft.derive(&mut facts, Draft::check_ladder);
    // Nothing is derived any more.
    let left = sieve.sift(&facts);
    draft.result.unanswered = questions::unanswered(notice, &left, &facts, draft.missing);
    draft.exclude(&left, &facts);
    draft.raised.raise_rules(notice, &left, &facts);
    let mut result = draft.conclude(&left, &facts);
    result.found.derived = facts.derived();
    result
}

/// Whether so many years stand for "as many as it takes".
#[must_use]
pub const fn is_unlimited(years: i32) -> bool {
    years >= UNLIMITED
}
