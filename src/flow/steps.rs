//! Which questions are shown on which page.

use crate::assess;
use crate::domain::fact::Kind;
use crate::domain::{Case, Fact, Slot, Truth};
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::{Bits, ClauseId, Committee, Page, Question, Wording};

/// A page of the wizard with the questions it shows now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The place of the page in the notice's list.
    pub page: usize,
    /// Its questions, in the order to ask them; empty where it only may come to have some.
    pub asked: Vec<Asked>,
}

/// A question as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The fact.
    pub fact: Slot,
    /// Whether the outcome waits for it.
    pub needed: bool,
    /// The clauses that need it.
    pub clauses: Vec<ClauseId>,
    /// Options that are not offered to this person, by their places.
    pub omitted: Bits,
}

/// The pages that ask something now or may come to, in the notice's order. A question is shown
/// while its answer can change the result; one whose condition rests on an open fact is not shown
/// yet, but its page already counts.
#[must_use]
pub fn steps(notice: &Notice, case: &Case) -> Vec<Step> {
    steps_by(notice, case, assess::asking)
}

/// What conditions rest on, for the questions of a case.
pub type Deriving = for<'c> fn(&Notice, &'c Case) -> Facts<'c>;

/// The same by the facts that `facts` gives.
#[must_use]
pub fn steps_by(notice: &Notice, case: &Case, facts: Deriving) -> Vec<Step> {
    let Some(matter) = case.place(Fact::Matter) else {
        return Vec::new();
    };
    let facts = facts(notice, case);
    let mut steps: Vec<Step> =
        (0..notice.pages.len()).map(|page| Step { page, asked: Vec::new() }).collect();
    let mut possible = vec![false; notice.pages.len()];
    for question in &notice.questions {
        if !question.matters.has(matter) {
            continue;
        }
        let page = usize::from(question.page);
        let truth = question.when.test(&facts);
        if let Some(place) = possible.get_mut(page) {
            *place |= truth != Truth::No;
        }
        if truth == Truth::Yes
            && let Some(step) = steps.get_mut(page)
        {
            let omitted = omissions(notice, question.fact, &facts);
            step.ask(question, omitted);
        }
    }
    steps.retain(|step| possible.get(step.page).copied().unwrap_or(false));
    steps
}

/// The options of the fact at `slot` that are offered to this person, a line each.
#[must_use]
pub fn offered(notice: &Notice, steps: &[Step], slot: Slot) -> String {
    let mut asked = steps.iter().flat_map(|step| &step.asked);
    let omitted = asked.find(|asked| asked.fact == slot).map_or(0, |asked| asked.omitted);
    let Some(Kind::Choice(options)) = notice.vocabulary.kind_at(slot) else {
        return String::new();
    };
    let stays =
        |(place, name): (usize, &str)| (omitted >> place & 1 == 0).then(|| [name, "\n"].concat());
    options.iter().filter_map(stays).collect()
}

/// The options that certainly do not concern whom `facts` are about.
fn omissions(notice: &Notice, slot: Slot, facts: &Facts<'_>) -> Bits {
    let omissions = wording(notice, slot).into_iter().flat_map(|wording| &wording.omissions);
    let certain = omissions.filter(|(_, when)| when.test(facts) == Truth::Yes);
    certain.fold(0, |all, (options, _)| all | options)
}

impl Step {
    fn ask(&mut self, question: &Question, omitted: Bits) {
        let Question { fact, needed, ref clauses, .. } = *question;
        match self.asked.iter_mut().find(|asked| asked.fact == fact) {
            Some(asked) => {
                asked.needed |= needed;
                for clause in clauses {
                    if !asked.clauses.contains(clause) {
                        asked.clauses.push(*clause);
                    }
                }
            }
            None => self.asked.push(Asked { fact, needed, clauses: clauses.clone(), omitted }),
        }
    }
}

/// The facts that the page at this place of the notice's list may ask for in the matter of the case, in the
/// order in which it asks.
#[must_use]
pub fn places(notice: &Notice, case: &Case, page: usize) -> Vec<Slot> {
    let mut places = Vec::new();
    let matter = case.place(Fact::Matter).unwrap_or_default();
    let own =
        |question: &&Question| usize::from(question.page) == page && question.matters.has(matter);
    for question in notice.questions.iter().filter(own) {
        if !places.contains(&question.fact) {
            places.push(question.fact);
        }
    }
    places
}

/// How the fact at `slot` is asked.
#[must_use]
pub fn wording(notice: &Notice, slot: Slot) -> Option<&Wording> {
    notice.wordings.iter().find(|wording| wording.fact == slot)
}

/// The page on which the fact at `slot` is asked in the matter of the case.
#[must_use]
pub fn page<'n>(notice: &'n Notice, case: &Case, slot: Slot) -> Option<&'n Page> {
    let matter = case.place(Fact::Matter).unwrap_or_default();
    let own = |question: &&Question| question.fact == slot && question.matters.has(matter);
    let page = notice.questions.iter().find(own)?.page;
    notice.pages.get(usize::from(page))
}

/// The committees one may choose from: those for the series and level, as far as these are known.
pub fn committees<'n>(notice: &'n Notice, case: &Case) -> impl Iterator<Item = &'n Committee> {
    let series = case.place(Fact::TargetSeries);
    let level = case.place(Fact::TargetLevel);
    notice.committees.iter().filter(move |row| {
        series.is_none_or(|series| row.series == series)
            && level.is_none_or(|level| row.levels.has(level))
    })
}
