//! An assessment being made: what can be derived, and what excludes.

use super::assessment::{Assessment, Reason, Role, Status};
use super::ladder::{Climb, Climber, source_rule};
use super::verify::Hits;
use super::{CERTIFICATE, REVIEW, certificate, citation, committee, years};
use crate::domain::fact::{Derived, RowKind};
use crate::domain::{Case, Cell, Fact, Slot, Truth};
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::{ClauseId, Judgement, Ladder};
use crate::notice::sieve::{Group, Sifted};

/// Few results have more proofs, so that room for them is made once.
const REASONS: usize = 16;

/// An assessment being made.
pub struct Draft<'a> {
    /// The notice, which covers the matter.
    pub notice: &'a Notice,
    /// The case.
    pub case: &'a Case,
    /// The matter, by its place.
    pub matter: usize,
    /// What has been found.
    pub result: Assessment,
    /// What has to be verified.
    pub hits: Hits,
    /// 申请类型, shown only with a conclusion that leaves it open to apply.
    pub kind: Option<u8>,
    /// The fact at which the ladder's asking stopped.
    pub missing: Option<Slot>,
    /// The judgement of 考核确定 and 来渝确认 that holds.
    pub judged: Option<&'a Judgement>,
}

impl<'a> Draft<'a> {
    /// An empty one.
    pub fn new(notice: &'a Notice, case: &'a Case, matter: usize) -> Self {
        let mut result = Assessment::blank();
        result.reasons = Vec::with_capacity(REASONS);
        Self {
            notice,
            case,
            matter,
            result,
            hits: Hits::default(),
            kind: None,
            missing: None,
            judged: None,
        }
    }

    /// Works out what conditions may rest on, each from what was worked out before it. The ladder is climbed by
    /// `climb`, [`Draft::climb`] or nothing: it is named by who wants it, because it is the heaviest part and
    /// the first questions do without.
    pub fn derive(&mut self, facts: &mut Facts<'_>, climb: fn(&mut Self, &mut Facts<'_>)) {
        if self.matter == CERTIFICATE
            && let Some(action) = certificate::action(self.notice, facts)
        {
            facts.derive(Derived::Action, Cell::option(action));
        }
        if self.matter != REVIEW {
            return;
        }
        committee::choose(self.notice, facts, &mut self.result);
        climb(self, facts);
        if self.result.ladder.status.is_some() {
            let usable = citation::usable_kinds(self.notice, facts, self.result.ladder.prior);
            facts.derive(Derived::Usable, Cell::Options(usable.unwrap_or(0)));
        }
        self.kind_rules(facts);
    }

    /// Adds a proof, in the order of roles.
    pub fn prove(&mut self, role: Role, clause: ClauseId) {
        let place = self.result.reasons.partition_point(|reason| reason.role <= role);
        self.result.reasons.insert(place, Reason { role, clause });
    }

    /// The ladder, where the series has one.
    pub fn climb(&mut self, facts: &mut Facts<'_>) {
        let Some(first) = self.notice.ladders.first() else {
            return;
        };
        let Cell::Options(series) = self.case.cell(Fact::TargetSeries.slot()) else {
            return;
        };
        let place = self.notice.ladder_place(facts);
        let Some(ladder) = place.and_then(|place| self.notice.ladders.get(place)) else {
            self.result.ladder.status = Some(Status::Unclear);
            // Whether one of the series applies may still be open.
            let open = self.notice.ladders.iter().any(|ladder| {
                ladder.series & series != 0 && ladder.when.test(facts) == Truth::Open
            });
            self.hits.raise(if open { first.items.unclear } else { first.items.other_series });
            return;
        };
        self.result.found.ladder = place.and_then(|place| u8::try_from(place).ok());
        if self.case.option(Fact::TargetLevel).is_none() {
            return;
        }
        let mut climber = Climber::new(self.notice, ladder, facts);
        let climb = climber.climb(facts);
        match climb.missing {
            Some(missing) => self.missing = Some(missing),
            None => self.take_over(ladder, &mut climber, climb, facts),
        }
    }

    fn take_over(
        &mut self,
        ladder: &Ladder,
        climber: &mut Climber<'_>,
        mut climb: Climb,
        facts: &Facts<'_>,
    ) {
        for item in &climb.verify {
            self.hits.raise(*item);
        }
        for fact in &climb.unclear {
            self.hits.raise_unclear(ladder.items.unclear, *fact);
        }
        self.kind = climb.kind;
        if let Some(row) = climb.standing.row.and_then(|row| ladder.rows.get(usize::from(row))) {
            self.prove(Role::Row, row.clause);
            if let Some(clause) = ladder.cutoff_clause {
                self.prove(Role::Cutoff, clause);
            }
            climb.standing.rungs = climber.rungs(facts, &climb);
        }
        if let Some(clause) = climb.reduction {
            self.prove(Role::Reduction, clause);
        }
        if let Some((rule, since)) = ladder.delay.as_ref().zip(climb.delayed_since) {
            for clause in years::delay_clauses(rule, facts, since) {
                self.prove(Role::Delay, clause);
            }
        }
        if let Some(prior) = climb.standing.prior.filter(|prior| !prior.qualification)
            && let Some(entry) = self.case.rows(RowKind::Title).and_then(|all| all.get(prior.place))
            && let Some((place, _, true)) = source_rule(ladder, entry, facts)
        {
            self.result.found.source = u16::try_from(place).ok();
        }
        self.result.ladder = climb.standing;
    }

    /// 申请类型 by the notice's own rules, where the ladder alone gives none.
    fn kind_rules(&mut self, facts: &mut Facts<'_>) {
        if self.kind.is_none()
            && let Some(rule) = self.notice.kinds.iter().find(|rule| rule.when.holds(facts))
        {
            self.kind = Some(rule.kind);
            self.hits.effect = self.hits.effect.max(rule.effect);
            self.prove(Role::Kind, rule.clause);
            if let Some(item) = rule.verify {
                self.hits.raise(item);
            }
        }
        if let Some(kind) = self.kind {
            facts.derive(Derived::Kind, Cell::option(usize::from(kind)));
            for (defined, clause) in &self.notice.kind_clauses {
                if *defined == kind {
                    self.prove(Role::Kind, *clause);
                }
            }
        }
    }

    /// Tests the grounds that exclude, on the facts there are.
    pub fn exclude(&mut self, left: &Sifted<'_>, facts: &Facts<'_>) {
        for place in left.holding(Group::Exclusions) {
            let Some(exclusion) = self.notice.exclusions.get(place) else { continue };
            if !exclusion.when.holds(facts) {
                continue;
            }
            self.result.found.exclusions.extend(u16::try_from(place).ok());
            if !self.result.exclusions.contains(&exclusion.clause) {
                self.result.exclusions.push(exclusion.clause);
                self.prove(Role::Exclusion, exclusion.clause);
            }
        }
    }
}
