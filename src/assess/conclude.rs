//! The conclusion (结论), and what is said only once it is drawn.

use super::assessment::{Assessment, CourseStatus, Outcome, Reason, Role, Status};
use super::draft::Draft;
use super::{certificate, citation, courses, deadlines, fee};
use crate::domain::Place;
use crate::domain::options::{CERTIFICATE, REVIEW};
use crate::notice::condition::{Condition, Facts};
use crate::notice::model::{ClauseId, Effect, Judgement, Path};
use crate::notice::sieve::Sifted;

impl<'a> Draft<'a> {
    /// Draws the conclusion, and adds what follows from it.
    pub fn conclude(mut self, left: &Sifted<'_>, facts: &Facts<'_>) -> Assessment {
        let review = self.matter == REVIEW;
        self.result.deadlines = deadlines::deadlines(self.notice, left, facts);
        if review {
            let (fee, beside) = fee::fees(self.notice, facts);
            for place in fee.into_iter().chain(beside.iter().map(|(place, _)| *place)) {
                let clause = place.of(&self.notice.fees).map(|fee| fee.clause);
                let told =
                    |reason: &Reason| reason.role == Role::Fee && Some(reason.clause) == clause;
                if let Some(clause) = clause.filter(|_| !self.result.reasons.iter().any(told)) {
                    self.prove(Role::Fee, clause);
                }
            }
            (self.result.fee, self.result.beside) = (fee, beside);
            self.result.courses =
                self.notice.courses.as_ref().map(|courses| {
                    courses::status(courses, self.notice, facts, &self.result.ladder)
                });
        }
        if !review && self.matter != CERTIFICATE {
            (self.result.found.judgement, self.judged) = self.judgement(facts).unzip();
        }
        self.gate();
        self.go_elsewhere(left, facts);
        let path = self.path(left, facts);
        self.raise_silence(left, path.is_some(), facts);
        self.result.outcome = self.outcome();
        let open = matches!(self.result.outcome, Outcome::Eligible | Outcome::Verify);
        if matches!(self.result.outcome, Outcome::Ineligible | Outcome::Elsewhere) {
            self.result.unanswered.clear();
            self.raised.found.clear();
        }
        if self.result.outcome != Outcome::Elsewhere {
            self.result.elsewhere.clear();
        }
        if self.matter == CERTIFICATE && open {
            self.register(facts);
        }
        if open {
            if let Some((place, path)) = path {
                self.result.path = Some(place);
                for clause in &path.clauses {
                    self.prove(Role::Path, *clause);
                }
            }
            self.take_materials(left, facts);
            self.take_remarks(left, facts);
            self.result.kind = self.kind;
            self.judge();
            if review {
                self.result.citable = true;
                // Points belong to the conditions of the ladder.
                if self.result.found.ladder.is_some() {
                    self.result.point =
                        citation::point(self.notice, self.case, &self.result.ladder, facts);
                }
                if let Some(clause) = self.point_clause() {
                    self.prove(Role::Citation, clause);
                }
            }
        }
        self.result.verify = self.raised.found;
        self.result
    }

    fn outcome(&self) -> Outcome {
        if !self.result.exclusions.is_empty() {
            Outcome::Ineligible
        } else if !self.result.elsewhere.is_empty() {
            Outcome::Elsewhere
        } else if !self.result.unanswered.is_empty() {
            Outcome::Unanswered
        } else if self.raised.blocking(self.notice) || self.unsettled() {
            Outcome::Verify
        } else {
            Outcome::Eligible
        }
    }

    /// Nobody is 可申报 because nothing speaks against it: a review needs a ladder that is met, 考核确定
    /// and 来渝确认 a judgement that says so.
    pub fn unsettled(&self) -> bool {
        if self.matter == REVIEW {
            self.result.ladder.status != Some(Status::Met)
        } else if self.matter == CERTIFICATE {
            false
        } else {
            // One for everybody says nothing of anybody.
            let says =
                |rule: &Judgement| rule.eligible == Some(true) && rule.when != Condition::Always;
            !self.judged.is_some_and(says)
        }
    }

    fn register(&mut self, facts: &Facts<'_>) {
        let registration = certificate::registration(self.notice, self.case, facts);
        if let Some(action) = registration
            .as_ref()
            .zip(self.notice.certificate.as_ref())
            .and_then(|(found, rules)| found.action.of(&rules.actions))
        {
            for clause in &action.clauses {
                self.prove(Role::Certificate, *clause);
            }
        }
        self.result.registration = registration;
    }

    /// The first path whose condition holds, with its place.
    fn path(&self, left: &Sifted<'_>, facts: &Facts<'_>) -> Option<(Place<Path>, &'a Path)> {
        left.holding(&self.notice.paths).find(|(_, path)| path.when.holds(facts))
    }

    /// Hours that are required and not met exclude; where they are not known, they are asked about.
    fn gate(&mut self) {
        let Some(courses) = self.notice.courses.as_ref().filter(|courses| courses.gate) else {
            return;
        };
        match (self.result.courses, courses.clauses.first()) {
            (Some(CourseStatus::Unmet), Some(clause))
                if !self.result.exclusions.contains(clause) =>
            {
                self.result.exclusions.push(*clause);
                self.prove(Role::Exclusion, *clause);
            }
            (Some(CourseStatus::General), _) => self.raised.raise(self.notice.roles.courses),
            _ => {}
        }
    }

    /// Another procedure that a clause sends the person to.
    fn go_elsewhere(&mut self, left: &Sifted<'_>, facts: &Facts<'_>) {
        for (place, rule) in left.holding(&self.notice.elsewhere) {
            if rule.when.holds(facts) {
                self.result.elsewhere.push(place);
                if self.result.exclusions.is_empty() {
                    self.prove(Role::Elsewhere, rule.clause);
                }
            }
        }
    }

    fn take_remarks(&mut self, left: &Sifted<'_>, facts: &Facts<'_>) {
        for (place, rule) in left.holding(&self.notice.remarks) {
            if rule.when.holds(facts) {
                self.result.remarks.push(place);
                self.prove(Role::Remark, rule.clause);
            }
        }
    }

    fn take_materials(&mut self, left: &Sifted<'_>, facts: &Facts<'_>) {
        self.result.checklist = Vec::with_capacity(self.notice.materials.len());
        for (place, material) in left.holding(&self.notice.materials) {
            if material.when.holds(facts) {
                self.result.checklist.push(place);
            }
        }
    }

    /// 预判: what the outcome would be if everything to verify turned out well.
    fn judge(&mut self) {
        let verify = self.result.outcome == Outcome::Verify;
        if self.matter == REVIEW {
            if verify {
                self.result.preliminary = self.review_preliminary();
            }
            return;
        }
        if let Some(rule) = self.judged {
            if verify {
                self.result.preliminary = rule.eligible;
            }
            for clause in &rule.clauses {
                self.prove(Role::Judgement, *clause);
            }
        }
    }

    /// The first judgement of the matter that holds, with its place.
    fn judgement(&self, facts: &Facts<'_>) -> Option<(Place<Judgement>, &'a Judgement)> {
        Place::each(&self.notice.judgements)
            .find(|(_, rule)| rule.matters.has(self.matter) && rule.when.holds(facts))
    }

    fn review_preliminary(&self) -> Option<bool> {
        if self.raised.effect == Some(Effect::Deny)
            || self.result.courses == Some(CourseStatus::Unmet)
        {
            return Some(false);
        }
        if self.raised.effect == Some(Effect::Withhold) {
            return None;
        }
        match self.result.ladder.status {
            Some(Status::Met) => Some(true),
            Some(Status::Unmet) => Some(false),
            _ => None,
        }
    }

    fn point_clause(&self) -> Option<ClauseId> {
        let (point, _) = self.result.point?;
        Some(point.of(&self.notice.citation.as_ref()?.points)?.clause)
    }
}
