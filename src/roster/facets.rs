//! What the rows of the table can be filtered by, counted.

use super::batch::{Brief, Said};
use super::judge::OUTCOMES;
use super::people::Person;
use super::row::kind_of;
use crate::domain::order;
use crate::domain::packed::packed;
use crate::notice::Notice;

/// What can be filtered by, each with how many rows have it, the most frequent first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// How many have each outcome, in the order of [`OUTCOMES`].
    pub outcomes: Vec<usize>,
    /// 申请类型.
    pub kinds: Vec<(String, usize)>,
    /// Levels.
    pub levels: Vec<(String, usize)>,
    /// Departments.
    pub departments: Vec<(String, usize)>,
    /// What is missing.
    pub lacks: Vec<(String, usize)>,
    /// Rows with cells that were not understood.
    pub unclear: usize,
}
packed!(Facets { outcomes, kinds, levels, departments, lacks, unclear });

/// What the rows can be filtered by.
#[must_use]
pub fn facets(notice: Option<&Notice>, people: &[Person], briefs: &[Brief], said: &Said) -> Facets {
    let mut outcomes = vec![0; OUTCOMES.len()];
    let mut levels = vec![0; said.levels.len()];
    for brief in briefs {
        for (counts, place) in
            [(&mut outcomes, usize::from(brief.outcome)), (&mut levels, usize::from(brief.level))]
        {
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
    }
    let levels = said.levels.iter().zip(levels).map(|(level, count)| (level.as_str(), count));
    Facets {
        outcomes,
        kinds: counted(briefs.iter().map(|brief| (kind_of(notice, brief), 1))),
        levels: counted(levels),
        departments: counted(people.iter().map(|person| (person.department.as_str(), 1))),
        lacks: lacks(briefs, said),
        unclear: people.iter().filter(|person| !person.unclear.is_empty()).count(),
    }
}

/// What is missing, with to how many.
#[must_use]
pub fn lacks(briefs: &[Brief], said: &Said) -> Vec<(String, usize)> {
    let mut counts = vec![0; said.causes().len()];
    for place in briefs.iter().flat_map(|brief| &brief.lacks) {
        if let Some(count) = usize::try_from(*place).ok().and_then(|place| counts.get_mut(place)) {
            *count += 1;
        }
    }
    let all = (0..).zip(counts).filter_map(|(place, count)| Some((said.lack(place)?, count)));
    counted(all.map(|(lack, count)| (lack.what.as_str(), count)))
}

/// Words with how often each comes, the most frequent first; blank ones are left out.
#[must_use]
pub fn counted<'w>(words: impl Iterator<Item = (&'w str, usize)>) -> Vec<(String, usize)> {
    let mut counts: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for (word, count) in words.filter(|(word, count)| !word.is_empty() && *count > 0) {
        *counts.entry(word).or_insert(0) += count;
    }
    let mut counts: Vec<(String, usize)> =
        counts.into_iter().map(|(word, count)| (word.to_owned(), count)).collect();
    order::sort_by(&mut counts, |one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    counts.truncate(200);
    counts
}
