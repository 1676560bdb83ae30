//! Which column is which fact: by its heading, with the values as a second witness, and never two
//! columns to one fact. Every match says why it was made, and an official confirms or changes it.

use std::collections::HashMap;

use super::heading::{Heading, is_note};
use super::reading::{Mended, Reader, Said};
use super::sheet::{Sheet, covered, is_identity};
use super::target::{Reading, Target};
use super::words::{Words, plain, year_of};
use crate::domain::packed::packed;

/// Rows whose values are asked as a witness.
const WITNESSES: usize = 200;
/// Samples shown of a column.
const SAMPLES: usize = 3;

/// What became of one column.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Match {
    /// Its place in the sheet.
    pub column: usize,
    /// The words over it.
    pub label: String,
    /// The id of what it is; empty where it is not used.
    pub target: String,
    /// The entry of the list it belongs to.
    pub entry: u16,
    /// Why, for people.
    pub why: String,
    /// Up to three values, identity numbers covered, each with its reading.
    pub samples: Vec<(String, String)>,
    /// How many of the values asked were filled, and how many of these were not understood.
    pub filled: usize,
    /// See `filled`.
    pub unclear: usize,
    /// Whether a blank cell means 否 or 无.
    pub blank_is_none: bool,
    /// Words of this column read otherwise by hand: plain form and what it is read as.
    pub mended: Vec<(String, String)>,
}
packed!(Match {
    column,
    label,
    target,
    entry,
    why,
    samples,
    filled,
    unclear,
    blank_is_none,
    mended
});

impl Match {
    /// What it is.
    #[must_use]
    pub fn target(&self) -> Option<&'static Target> {
        Target::named(&self.target)
    }

    /// The words mended by hand, to look up.
    #[must_use]
    pub fn mended(&self) -> Mended {
        self.mended.iter().cloned().collect()
    }
}

/// Matches the columns of a sheet.
#[must_use]
pub fn columns(sheet: &Sheet, heading: &Heading, words: &Words) -> Vec<Match> {
    let mut matches: Vec<Match> = heading
        .labels
        .iter()
        .enumerate()
        .map(|(column, label)| Match { column, label: label.clone(), ..Match::default() })
        .collect();
    let mut by_heading: Vec<Option<(&'static Target, bool)>> =
        heading.labels.iter().map(|label| words.heading(label)).collect();
    by_neighbour(&heading.labels, &mut by_heading);
    for (this, found) in matches.iter_mut().zip(&by_heading) {
        match found {
            Some((target, exact)) => {
                target.id.clone_into(&mut this.target);
                this.entry = target.entry;
                (if *exact { "标题相符" } else { "标题相近" }).clone_into(&mut this.why);
            }
            None => {
                let why =
                    if this.label.is_empty() { "没有标题" } else { "不认识这个标题" };
                why.clone_into(&mut this.why);
            }
        }
    }
    entries(&mut matches);
    for this in &mut matches {
        witness(sheet, heading, words, this);
    }
    one_column_a_fact(&mut matches);
    matches
}

/// 取得时间 alone is the date of what stands to its left, and of nothing else.
fn by_neighbour(labels: &[String], found: &mut [Option<(&'static Target, bool)>]) {
    for place in 0..labels.len() {
        let bare = labels.get(place).map(|label| plain(label)).unwrap_or_default();
        if !matches!(bare.as_str(), "取得时间" | "评定时间" | "取得日期") {
            continue;
        }
        let left = place.checked_sub(1).and_then(|left| found.get(left).copied().flatten());
        let dated = match left.map(|(target, _)| (target.fact, target.entry)) {
            Some(("titles", 2)) => Target::named("titles.2.obtained"),
            Some(("titles", _)) => Target::named("titles.obtained"),
            Some(("qualifications", _)) => Target::named("qualifications.obtained"),
            _ => None,
        };
        if let Some(slot) = found.get_mut(place) {
            *slot = dated.map(|target| (target, true));
        }
    }
}

/// The entry of a member column is that of the list's column before it (第一学历 … 毕业时间), unless its
/// own heading says which.
fn entries(matches: &mut [Match]) {
    let mut current: HashMap<&'static str, u16> = HashMap::new();
    for this in matches {
        let Some(target) = this.target() else { continue };
        if !matches!(target.fact, "titles" | "education" | "qualifications") {
            continue;
        }
        if target.member == "level" || target.member == "name" {
            current.insert(target.fact, target.entry);
        } else if !target.id.contains(char::is_numeric)
            && !["最高", "现"].iter().any(|word| this.label.contains(word))
            && let Some(entry) = current.get(target.fact)
        {
            this.entry = *entry;
        }
    }
}

/// Asks the values: samples for people, and whether they can be what the heading says.
fn witness(sheet: &Sheet, heading: &Heading, words: &Words, this: &mut Match) {
    let rows = (heading.below()..sheet.rows.len()).filter(|row| !is_note(sheet, *row, heading));
    let cells: Vec<_> = rows
        .map(|row| sheet.cell(row, this.column))
        .filter(|cell| !cell.is_empty())
        .take(WITNESSES)
        .collect();
    this.filled = cells.len();
    let identities = cells.iter().filter(|cell| is_identity(&cell.shown())).count();
    if this.target.is_empty() && identities > 0 && identities * 5 >= cells.len() * 4 {
        "identity".clone_into(&mut this.target);
        "内容像身份证号".clone_into(&mut this.why);
    }
    resample(this, &cells.iter().map(|cell| (*cell).clone()).collect::<Vec<_>>(), words);
    let doubtful = this.filled > 0 && this.unclear * 2 > this.filled;
    if doubtful && this.why == "标题相近" {
        "标题相近，但多数内容读不出来，没有采用".clone_into(&mut this.why);
        this.target.clear();
        this.unclear = 0;
    } else if doubtful {
        this.why.push_str("，但多数内容读不出来，请核对");
    }
}

/// Reads the samples of a column again, after its match was changed.
pub fn resample(this: &mut Match, cells: &[super::sheet::Cell], words: &Words) {
    this.samples.clear();
    this.unclear = 0;
    let mended = this.mended();
    let reader = this.target().map(|target| {
        Reader::new(words, target, this.entry, &this.label, &mended, this.blank_is_none)
    });
    for cell in cells {
        let said = reader.as_ref().map_or(Said::Nothing, |reader| reader.read(cell));
        if matches!(said, Said::Unclear(_)) {
            this.unclear += 1;
        }
        let shown: String = covered(&cell.shown()).chars().take(40).collect();
        if this.samples.len() < SAMPLES && !this.samples.iter().any(|(other, _)| *other == shown) {
            let read = match said {
                Said::Nothing => String::new(),
                Said::Facts(_, reading) => reading,
                Said::Unclear(expected) => format!("读不出：{expected}"),
            };
            this.samples.push((shown, read));
        }
    }
}

/// Of several columns for one fact the best is kept: the exact heading before the near one, the fuller
/// before the emptier, the left before the right. A fact has one column in the best total, because each
/// column has one fact it may be.
fn one_column_a_fact(matches: &mut [Match]) {
    let mut best: HashMap<(String, u16, u16), usize> = HashMap::new();
    let worth = |this: &Match| {
        let exact = usize::from(this.why.starts_with("标题相符"));
        (exact, this.filled.saturating_sub(this.unclear))
    };
    for place in 0..matches.len() {
        let Some(this) = matches.get(place) else { continue };
        let Some(target) = this.target().filter(|target| target.reading != Reading::Known) else {
            continue;
        };
        let year = if target.repeats() { year_of(&this.label).unwrap_or(0) } else { 0 };
        let key = (target.id.to_owned(), this.entry, year);
        let beaten = match best.get(&key).copied() {
            None => {
                best.insert(key, place);
                continue;
            }
            Some(other) => {
                let stronger = matches.get(other).is_some_and(|other| worth(this) > worth(other));
                if stronger {
                    best.insert(key, place);
                    other
                } else {
                    place
                }
            }
        };
        if let Some(beaten) = matches.get_mut(beaten) {
            beaten.target.clear();
            "这一项已有别的列，没有采用".clone_into(&mut beaten.why);
            beaten.unclear = 0;
        }
    }
}
