//! The search: sets of changes, smallest first.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::candidates::{self, Known};
use super::change::{Change, made};
use super::obstacle::{self, Obstacle};
use super::solution;
use super::{Pause, Solution, WhatIf, YEARS_AHEAD, reached};
use crate::assess::assess;
use crate::assess::assessment::{Assessment, Status};
use crate::domain::order;
use crate::domain::{Case, Place, Slot};
use crate::notice::Notice;
use crate::notice::model::{By, ClauseId, VerifyId};

/// The largest set that is tried.
const LARGEST: usize = 3;
/// Sets up to this size are tried whatever has been found: a single change is often the harder
/// one (a doctorate), two the easier (a title and the years after it).
const ALWAYS: usize = 2;

/// After how many assessments others are asked whether they want a turn.
const STRETCH: usize = 16;

/// A set of changes, by their places in [`Search::known`], sorted.
type Set = Vec<Place<Change>>;

/// A set that is not enough, and what is still in its way.
struct Node {
    set: Set,
    obstacle: Obstacle,
    /// Facts that are asked now and not answered.
    open: Vec<Slot>,
    /// What time can alter of it.
    remaining: Remaining,
}

/// What is still in the way of an assessment, as far as time can alter it; equals are equally far from the goal.
#[derive(PartialEq)]
struct Remaining {
    exclusions: Vec<ClauseId>,
    verify: Vec<VerifyId>,
    open: Vec<Slot>,
    status: Option<Status>,
    preliminary: Option<bool>,
}

impl Remaining {
    fn of(assessment: &Assessment) -> Self {
        Self {
            exclusions: assessment.exclusions.clone(),
            verify: assessment.verify.iter().map(|raised| raised.item).collect(),
            open: assessment.unanswered.clone(),
            status: assessment.ladder.status,
            preliminary: assessment.preliminary,
        }
    }
}

/// A search under way.
pub struct Search<'a> {
    notice: &'a Notice,
    case: &'a Case,
    /// Asked now and then whether others are to have a turn.
    turn: &'a dyn Fn() -> Option<Pause>,
    /// What changes are made from.
    from: Known<'a>,
    limit: usize,
    known: Vec<Change>,
    of_fact: BTreeMap<Slot, Vec<Place<Change>>>,
    tried: BTreeSet<Set>,
    enough: Vec<Set>,
    result: WhatIf,
}

impl<'a> Search<'a> {
    /// A search from `case`.
    pub fn new(
        notice: &'a Notice,
        case: &'a Case,
        now: &Assessment,
        limit: usize,
        turn: &'a dyn Fn() -> Option<Pause>,
    ) -> Self {
        Self {
            notice,
            case,
            turn,
            from: Known {
                notice,
                ladder: now.ladder_in(notice),
                bounds: candidates::bounds(notice),
            },
            limit,
            known: Vec::new(),
            of_fact: BTreeMap::new(),
            tried: BTreeSet::new(),
            enough: Vec::new(),
            result: WhatIf::default(),
        }
    }

    async fn try_out(&mut self, set: &[Change]) -> (Case, Assessment) {
        self.result.assessed += 1;
        if self.result.assessed.is_multiple_of(STRETCH)
            && let Some(turn) = (self.turn)()
        {
            turn.await;
        }
        let case = made(self.case, set);
        let assessment = assess(Some(self.notice), &case);
        (case, assessment)
    }

    /// Searches set size by set size; the largest only while all that was found is out of
    /// everybody's hands.
    pub async fn run(mut self, now: &Assessment) -> WhatIf {
        let mut level: Vec<Node> = self.node(Vec::new(), self.case, now).into_iter().collect();
        self.wait().await;
        // A fact that has to change whatever else does leaves as much to try as no obstacle would.
        let forced = level.iter().any(|node| node.obstacle.facts.len() == 1);
        let always = ALWAYS + usize::from(forced);
        for size in 1..=LARGEST {
            let mut next = Vec::new();
            for node in &level {
                self.grow(node, size < LARGEST, &mut next).await;
                if self.result.stopped {
                    break;
                }
            }
            let in_reach = self.enough.iter().any(|set| self.by(set) != By::Nobody);
            if (in_reach && size >= always) || self.result.stopped {
                break;
            }
            level = next;
        }
        self.finish(now).await
    }

    /// The first year in which waiting alone is enough; every year is tried.
    async fn wait(&mut self) {
        let Some(now) = self.year() else { return };
        for year in (now + 1)..=(now + YEARS_AHEAD) {
            let change = Change::Year(year);
            let (case, assessment) = self.try_out(std::slice::from_ref(&change)).await;
            if reached(self.notice, &case, &assessment) {
                self.result.year = Some(year);
                let set = vec![self.place(change)];
                self.tried.insert(set.clone());
                self.enough.push(set);
                return;
            }
        }
    }

    fn year(&self) -> Option<i32> {
        self.from.ladder.map(|ladder| ladder.cutoff.year())
    }

    /// The node of a set that is not enough: the obstacle on which the fewest changes bear.
    fn node(&mut self, set: Set, case: &Case, assessment: &Assessment) -> Option<Node> {
        let obstacles = obstacle::obstacles(self.notice, case, assessment);
        let obstacle = obstacles.into_iter().min_by_key(|obstacle| {
            let changes: usize = obstacle.facts.iter().map(|fact| self.of(*fact).len()).sum();
            (obstacle.time, changes)
        })?;
        Some(Node {
            set,
            obstacle,
            open: assessment.unanswered.clone(),
            remaining: Remaining::of(assessment),
        })
    }

    /// The changes of a fact, made when first needed.
    fn of(&mut self, fact: Slot) -> Vec<Place<Change>> {
        if let Some(found) = self.of_fact.get(&fact) {
            return found.clone();
        }
        let changes = candidates::of(&self.from, self.case, fact);
        let places: Vec<Place<Change>> =
            changes.into_iter().map(|change| self.place(change)).collect();
        self.of_fact.insert(fact, places.clone());
        places
    }

    fn place(&mut self, change: Change) -> Place<Change> {
        let place = self.known.iter().position(|known| *known == change).unwrap_or_else(|| {
            self.known.push(change);
            self.known.len() - 1
        });
        Place::at(place).unwrap_or_default()
    }

    fn changes(&self, set: &[Place<Change>]) -> Vec<Change> {
        set.iter().filter_map(|place| place.of(&self.known).cloned()).collect()
    }

    fn by(&self, set: &[Place<Change>]) -> By {
        self.changes(set).iter().map(|change| change.by(self.notice)).max().unwrap_or_default()
    }

    /// Tries the set with one change more that bears on its obstacle.
    async fn grow(&mut self, node: &Node, further: bool, next: &mut Vec<Node>) {
        if node.obstacle.time {
            self.grow_older(node, further, next).await;
        }
        for fact in &node.obstacle.facts {
            // What is not asked is not worth telling.
            if self.case.cell(*fact).is_open() && !node.open.contains(fact) {
                continue;
            }
            for place in self.of(*fact) {
                self.extend(node, place, further, next).await;
                if self.result.stopped {
                    return;
                }
            }
        }
    }

    /// Tries later years, of which only those count that alter something.
    async fn grow_older(&mut self, node: &Node, further: bool, next: &mut Vec<Node>) {
        let Some(now) = self.year() else { return };
        let set = self.changes(&node.set);
        if set.iter().any(|change| matches!(change, Change::Year(_))) {
            return;
        }
        if self.remaining(&set, now + YEARS_AHEAD).await == node.remaining {
            return;
        }
        let mut before = None;
        for year in (now + 1)..=(now + YEARS_AHEAD) {
            let found = self.remaining(&set, year).await;
            if found != node.remaining && before.as_ref() != Some(&found) {
                let place = self.place(Change::Year(year));
                let enough = self.enough.len();
                self.extend(node, place, further, next).await;
                if self.enough.len() > enough {
                    return;
                }
            }
            before = Some(found);
        }
    }

    /// What is shown of the obstacles after `set` and a later year.
    async fn remaining(&mut self, set: &[Change], year: i32) -> Remaining {
        let mut all = set.to_vec();
        all.push(Change::Year(year));
        Remaining::of(&self.try_out(&all).await.1)
    }

    async fn extend(
        &mut self,
        node: &Node,
        place: Place<Change>,
        further: bool,
        next: &mut Vec<Node>,
    ) {
        let mut set = node.set.clone();
        let Some(change) = place.of(&self.known).cloned() else {
            return;
        };
        let clash = self.changes(&set).iter().any(|other| other.clashes(&change));
        set.push(place);
        order::sort(&mut set);
        if clash || self.covered(&set) || self.tried.contains(&set) {
            return;
        }
        if self.result.assessed >= self.limit {
            self.result.stopped = true;
            return;
        }
        let changes = self.changes(&set);
        let (case, assessment) = self.try_out(&changes).await;
        self.tried.insert(set.clone());
        if reached(self.notice, &case, &assessment) {
            self.found(set).await;
        } else if further {
            next.extend(self.node(set, &case, &assessment));
        }
    }

    /// Whether a part of the set, or the same with an earlier year, is enough already.
    fn covered(&self, set: &[Place<Change>]) -> bool {
        self.enough.iter().any(|known| {
            known.iter().all(|place| set.contains(place) || self.later_year(*place, set))
        })
    }

    fn later_year(&self, place: Place<Change>, set: &[Place<Change>]) -> bool {
        let year = |place: Place<Change>| match place.of(&self.known) {
            Some(Change::Year(year)) => Some(*year),
            _ => None,
        };
        let Some(known) = year(place) else {
            return false;
        };
        set.iter().any(|place| year(*place).is_some_and(|year| year >= known))
    }

    /// Takes in a set that is enough, or the part of it that is.
    async fn found(&mut self, set: Set) {
        for chosen in 1..(1u32 << set.len()) - 1 {
            let part: Set = set
                .iter()
                .enumerate()
                .filter(|(place, _)| chosen & (1 << place) != 0)
                .map(|(_, change)| *change)
                .collect();
            if self.tried.contains(&part) {
                continue;
            }
            let changes = self.changes(&part);
            let (case, assessment) = self.try_out(&changes).await;
            if reached(self.notice, &case, &assessment) {
                self.tried.insert(part.clone());
                if !self.covered(&part) {
                    Box::pin(self.found(part)).await;
                }
                return;
            }
        }
        let known = std::mem::take(&mut self.enough);
        self.enough = vec![set];
        let kept: Vec<Set> = known.into_iter().filter(|old| !self.covered(old)).collect();
        self.enough.splice(0..0, kept);
    }

    async fn finish(mut self, now: &Assessment) -> WhatIf {
        let mut solutions: Vec<Solution> = Vec::new();
        for set in std::mem::take(&mut self.enough) {
            let changes = self.changes(&set);
            let (_, then) = self.try_out(&changes).await;
            let decisive = solution::decisive(self.notice, self.case, now, &then);
            let changes = changes.into_iter().map(|change| vec![change]).collect();
            solutions.push(Solution { changes, by: self.by(&set), decisive });
        }
        solution::join(&mut solutions);
        order::sort_by_key(&mut solutions, |solution| (solution.by, solution.changes.len()));
        self.result.solutions = solutions;
        self.result
    }
}
