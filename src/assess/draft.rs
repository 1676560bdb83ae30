//! An assessment being made: what can be derived, and what excludes.

use super::assessment::{Assessment, Reason, Role, Status};
use super::ladder::{LadderCheck, LevelResult, source_rule};
use super::verify::RaisedItems;
use super::{certificate, citation, committee, years};
use crate::domain::fact::{Derived, ListKind};
use crate::domain::options::{ApplicationKind, CERTIFICATE, Level, Matter, REVIEW};
use crate::domain::{Case, Cell, Fact, Place, Slot, Truth};
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::{ClauseId, Exclusion, Judgement, Ladder};
use crate::notice::sieve::Sifted;

/// Few results have more proofs, so that room for them is made once.
const REASONS: usize = 16;

/// An assessment being made.
pub struct Draft<'a> {
    /// The notice, which covers the matter.
    pub notice: &'a Notice,
    /// The case.
    pub case: &'a Case,
    /// The matter.
    pub matter: Place<Matter>,
    /// What has been found.
    pub result: Assessment,
    /// What has to be verified.
    pub raised: RaisedItems,
    /// 申请类型, shown only with a conclusion that leaves it open to apply.
    pub kind: Option<Place<ApplicationKind>>,
    /// The fact at which the ladder's asking stopped.
    pub missing: Option<Slot>,
    /// The judgement of 考核确定 and 来渝确认 that holds.
    pub judged: Option<&'a Judgement>,
}

impl<'a> Draft<'a> {
    /// An empty one.
    pub fn new(notice: &'a Notice, case: &'a Case, matter: Place<Matter>) -> Self {
        let mut result = Assessment::blank();
        result.reasons = Vec::with_capacity(REASONS);
        Self {
            notice,
            case,
            matter,
            result,
            raised: RaisedItems::default(),
            kind: None,
            missing: None,
            judged: None,
        }
    }

    /// Works out what conditions may rest on, each from what was worked out before it. The ladder is checked by
    /// `check_ladder`, [`Draft::check_ladder`] or nothing: it is named by who wants it, because it is the heaviest part and
    /// the first questions do without.
    pub fn derive(&mut self, facts: &mut Facts<'_>, check_ladder: fn(&mut Self, &mut Facts<'_>)) {
        if self.matter == CERTIFICATE
            && let Some(action) = certificate::action(self.notice, facts)
        {
            facts.derive(Derived::Action, Cell::of(action));
        }
        if self.matter != REVIEW {
            return;
        }
        committee::choose(self.notice, facts, &mut self.result);
        check_ladder(self, facts);
        if self.result.ladder.status.is_some() {
            let usable = citation::usable_kinds(self.notice, facts, self.result.ladder.prior);
            facts.derive(Derived::Usable, Cell::Options(usable.unwrap_or_default().bits()));
        }
        self.kind_rules(facts);
    }

    /// Adds a proof, in the order of roles.
    pub fn prove(&mut self, role: Role, clause: ClauseId) {
        let place = self.result.reasons.partition_point(|reason| reason.role <= role);
        self.result.reasons.insert(place, Reason { role, clause });
    }

    /// The ladder, where the series has one.
    pub fn check_ladder(&mut self, facts: &mut Facts<'_>) {
        let Some(first) = self.notice.ladders.first() else {
            return;
        };
        let Some(series) = self.case.place(Fact::TargetSeries) else { return };
        let place = self.notice.ladder_place(facts);
        let Some(ladder) = place.and_then(|place| place.of(&self.notice.ladders)) else {
            self.result.ladder.status = Some(Status::Unclear);
            // Whether one of the series applies may still be open.
            let open =
                self.notice.ladders.iter().any(|ladder| {
                    ladder.series.has(series) && ladder.when.test(facts) == Truth::Open
                });
            self.raised.raise(if open { first.items.unclear } else { first.items.other_series });
            return;
        };
        self.result.found.ladder = place;
        if self.case.place::<Level>(Fact::TargetLevel).is_none() {
            return;
        }
        let mut check = LadderCheck::new(self.notice, ladder, facts);
        let result = check.judge(facts);
        match result.missing {
            Some(missing) => self.missing = Some(missing),
            None => self.take_over(ladder, &mut check, result, facts),
        }
    }

    fn take_over(
        &mut self,
        ladder: &Ladder,
        check: &mut LadderCheck<'_>,
        mut result: LevelResult,
        facts: &Facts<'_>,
    ) {
        for item in &result.verify {
            self.raised.raise(*item);
        }
        for fact in &result.unclear {
            self.raised.raise_unclear(ladder.items.unclear, *fact);
        }
        self.kind = result.kind;
        if let Some(row) = result.ladder.row.and_then(|row| row.of(&ladder.rows)) {
            self.prove(Role::Row, row.clause);
            if let Some(clause) = ladder.cutoff_clause {
                self.prove(Role::Cutoff, clause);
            }
            result.ladder.rungs = check.rungs(facts, &result);
        }
        if let Some(clause) = result.reduction {
            self.prove(Role::Reduction, clause);
        }
        if let Some((rule, since)) = ladder.delay.as_ref().zip(result.delayed_since) {
            let untold = result.unclear.contains(&Fact::AnnualReviews.slot());
            for clause in years::delay_clauses(rule, facts, since, untold) {
                self.prove(Role::Delay, clause);
            }
        }
        if let Some(prior) = result.ladder.prior.filter(|prior| !prior.qualification)
            && let Some(entry) =
                self.case.entries(ListKind::Title).and_then(|all| all.get(prior.place))
            && let Some((place, _, true)) = source_rule(ladder, entry, facts)
        {
            self.result.found.source = Some(place);
        }
        self.result.ladder = result.ladder;
    }

    /// 申请类型 by the notice's own rules, where the ladder alone gives none.
    fn kind_rules(&mut self, facts: &mut Facts<'_>) {
        if self.kind.is_none()
            && let Some(rule) = self.notice.kinds.iter().find(|rule| rule.when.holds(facts))
        {
            self.kind = Some(rule.kind);
            self.raised.effect = self.raised.effect.max(rule.effect);
            self.prove(Role::Kind, rule.clause);
            if let Some(item) = rule.verify {
                self.raised.raise(item);
            }
        }
        if let Some(kind) = self.kind {
            facts.derive(Derived::Kind, Cell::of(kind));
            for (defined, clause) in &self.notice.kind_clauses {
                if *defined == kind {
                    self.prove(Role::Kind, *clause);
                }
            }
        }
    }

    /// Tests the grounds that exclude, on the facts there are.
    pub fn exclude(&mut self, left: &Sifted<'_>, facts: &Facts<'_>) {
        for (place, exclusion) in left.holding(&self.notice.exclusions) {
            if exclusion.when.holds(facts) {
                self.take_exclusion(place);
            }
        }
    }

    /// Takes up a ground that excludes, with its clause.
    pub fn take_exclusion(&mut self, place: Place<Exclusion>) {
        let Some(exclusion) = place.of(&self.notice.exclusions) else { return };
        self.result.found.exclusions.push(place);
        if !self.result.exclusions.contains(&exclusion.clause) {
            self.result.exclusions.push(exclusion.clause);
            self.prove(Role::Exclusion, exclusion.clause);
        }
    }
}
