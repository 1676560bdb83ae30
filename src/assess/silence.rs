//! No verdict by absence: what a notice's rules pass over in silence is asked about.
//!
//! A rule that an answer 不清楚 leaves undecided, a fact that a rule reads and nobody asks for, a
//! person for whom no path is printed, a judgement passed over undecided, a ladder that is not met while nothing says why: each raises
//! the item that the notice names for it, and nothing is said beforehand of how it will end.

use super::doubt::doubt;
use super::draft::Draft;
use crate::domain::options::CERTIFICATE;
use crate::domain::{Place, Slot, Truth};
use crate::notice::condition::{Condition, Doubt, Facts};
use crate::notice::model::{Effect, Exclusion};
use crate::notice::sieve::Sifted;

/// What is not decided by the answers alone.
pub struct Undecided {
    /// The facts that leave a rule undecided which they could make hold, and why they do.
    pub doubts: Vec<(Slot, Doubt)>,
    /// What excludes whoever has nothing of what they were asked for and left out.
    excluding: Vec<Place<Exclusion>>,
}

impl Draft<'_> {
    /// Raises what would else be passed over. A notice whose rules say themselves what 不清楚 leads
    /// to is only kept from a 可申报 that rests on it.
    pub fn raise_silence(&mut self, left: &Sifted<'_>, has_path: bool, facts: &Facts<'_>) {
        let settled = !self.result.exclusions.is_empty()
            || !self.result.elsewhere.is_empty()
            || !self.result.unanswered.is_empty();
        let blocked = self.raised.blocking(self.notice);
        if settled || (blocked && self.notice.unclear_written) {
            return;
        }
        self.raise_undecided(left, facts);
        if self.matter != CERTIFICATE && !has_path {
            self.raised.raise(self.notice.roles.no_path);
        }
        if self.unsettled() && !self.raised.blocking(self.notice) {
            self.raised.raise(self.notice.roles.unsettled);
        }
    }

    fn raise_undecided(&mut self, left: &Sifted<'_>, facts: &Facts<'_>) {
        let notice = self.notice;
        let undecided = self.undecided(left, facts);
        for place in undecided.excluding {
            self.take_exclusion(place);
        }
        if !self.result.exclusions.is_empty() {
            return;
        }
        for (slot, doubt) in undecided.doubts {
            let item = match doubt {
                Doubt::Unclear => notice.roles.unclear,
                Doubt::Unasked | Doubt::Nothing => notice.roles.unasked,
            };
            self.raised.raise_unclear(item, slot);
            self.raised.effect = self.raised.effect.max(Some(Effect::Withhold));
        }
    }

    /// What leaves this condition undecided though it could hold; only [`Doubt::Nothing`] where it holds of
    /// whoever has nothing of what they left out.
    fn open(&self, when: &Condition, facts: &Facts<'_>) -> Vec<(Slot, Doubt)> {
        let mut found = Vec::new();
        // Decided by itself, as nearly all are, or kept open by what nobody could know.
        if when.test(facts) == Truth::Open
            && !when.could(true, facts, &mut |slot| {
                let why = doubt(&self.notice.questions, slot, self.matter, facts);
                found.extend(why.map(|why| (slot, why)));
                why
            })
        {
            found.clear();
        }
        if found.iter().any(|(_, why)| *why != Doubt::Nothing) {
            found.retain(|(_, why)| *why != Doubt::Nothing);
        }
        found
    }

    /// What leaves rules undecided which it could make hold.
    pub fn undecided(&self, left: &Sifted<'_>, facts: &Facts<'_>) -> Undecided {
        let (notice, matter) = (self.notice, self.matter);
        let (mut doubts, mut excluding) = (Vec::new(), Vec::new());
        for (place, rule) in left.open(&notice.exclusions).filter(|(_, rule)| !rule.lenient) {
            let found = self.open(&rule.when, facts);
            match found.first() {
                Some((_, Doubt::Nothing)) => excluding.push(place),
                _ => doubts.extend(found),
            }
        }
        let mut look = |when: &Condition| doubts.extend(self.open(when, facts));
        for (_, rule) in left.open(&notice.elsewhere) {
            look(&rule.when);
        }
        for (_, rule) in left.open(&notice.verify_rules) {
            if !rule.lenient && !rule.unless.as_ref().is_some_and(|unless| unless.holds(facts)) {
                look(&rule.when);
            }
        }
        for (_, path) in left.open(&notice.paths) {
            if path.when.holds(facts) {
                break;
            }
            look(&path.when);
        }
        // A judgement that lets in stands only where none before it could have said otherwise.
        if self.judged.is_some_and(|rule| rule.eligible == Some(true)) {
            for rule in notice.judgements.iter().filter(|rule| rule.matters.has(matter)) {
                if rule.when.holds(facts) {
                    break;
                }
                if rule.eligible != Some(true) {
                    look(&rule.when);
                }
            }
        }
        Undecided { doubts, excluding }
    }
}
