//! The desk: the file, how it is read, what was answered, and everybody's judgement. One state for
//! the page's worker and for the command line.

use super::batch::{Brief, Frame, Ready, Said, brief, frame, ready};
use super::facets::{Facets, facets};
use super::facts::{Answers, ByHand};
use super::heading;
use super::judge::{Judged, Setting, judge};
use super::matching::{self, Match};
use super::open::{self, Gb18030};
use super::people::{Person, Plan, people};
use super::row::{Row, row};
use super::sheet::{Book, Cell, Refusal};
use super::target::{Reading, Target};
use super::words::Words;
use crate::domain::Value;
use crate::notice::Notice;

/// So many steps can be taken back.
const UNDO: usize = 50;

/// The desk.
#[derive(Debug, Default)]
pub struct Desk {
    /// The words of rosters.
    pub words: Words,
    /// The notice judged by.
    pub notice: Option<Notice>,
    /// For which edition, matter and day.
    pub setting: Setting,
    /// The file, read.
    pub book: Option<Book>,
    /// How each sheet is read.
    pub plans: Vec<Plan>,
    /// The people.
    pub people: Vec<Person>,
    /// How they stand, as far as they have been judged.
    pub briefs: Vec<Brief>,
    /// What is said of them.
    pub said: Said,
    /// What their cells say, as far as it has been read into cases.
    ready: Vec<Ready>,
    /// What was answered for the unit, once it was read.
    frame: Option<Frame>,
    /// What the rows can be filtered by, once it was asked; counting ten thousand rows for every page of
    /// them takes longer than making the page.
    facets: Option<Facets>,
    /// What was answered by hand.
    pub by_hand: ByHand,
    /// What was answered before, the last step last.
    undo: Vec<ByHand>,
    /// What the reader should know of the file.
    pub remarks: Vec<String>,
}

impl Desk {
    /// A desk with the words the project ships.
    #[must_use]
    pub fn new() -> Self {
        Self { words: Words::shipped(), ..Self::default() }
    }

    /// Judges by this notice from now on.
    pub fn set_notice(&mut self, notice: Notice, setting: Setting) {
        self.notice = Some(notice);
        self.setting = setting;
        self.forget_people();
    }

    /// Reads a file; what was on the desk stays where it cannot be read.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open(&mut self, bytes: &[u8], gb18030: Gb18030) -> Result<(), Refusal> {
        let book = open::open(bytes, gb18030)?;
        self.take(book);
        Ok(())
    }

    /// Puts a book on the desk and matches its columns.
    pub fn take(&mut self, book: Book) {
        self.plans = book
            .sheets
            .iter()
            .map(|sheet| {
                let heading = heading::find(sheet, &self.words);
                let matches = matching::columns(sheet, &heading, &self.words);
                Plan { used: !sheet.hidden && useful(&matches), heading, matches, only_seen: false }
            })
            .collect();
        if !self.plans.iter().any(|plan| plan.used)
            && let Some(first) = self.plans.first_mut()
        {
            first.used = true;
        }
        self.book = Some(book);
        self.people.clear();
        self.forget_people();
    }

    /// Takes another row as the heading of a sheet, and matches its columns again.
    pub fn set_heading(&mut self, sheet: usize, first: usize, lines: usize) {
        let (Some(book), Some(plan)) = (&self.book, self.plans.get_mut(sheet)) else { return };
        let Some(cells) = book.sheets.get(sheet) else { return };
        let mut heading = heading::at(cells, first, lines);
        if heading.lines == 0 {
            heading = heading::at(cells, first, 1);
        }
        plan.matches = matching::columns(cells, &heading, &self.words);
        plan.heading = heading;
        self.clear_judgements();
    }

    /// Uses a sheet, or does not.
    pub fn use_sheet(&mut self, sheet: usize, used: bool) {
        if let Some(plan) = self.plans.get_mut(sheet) {
            plan.used = used;
        }
        self.clear_judgements();
    }

    /// Leaves out the rows of a sheet that are hidden or filtered away, or does not.
    pub fn only_seen(&mut self, sheet: usize, only: bool) {
        if let Some(plan) = self.plans.get_mut(sheet) {
            plan.only_seen = only;
        }
        self.clear_judgements();
    }

    /// Says what a column is; another column that was the same is no longer used.
    pub fn set_match(&mut self, sheet: usize, column: usize, target: &str, blank_is_none: bool) {
        let Some(plan) = self.plans.get_mut(sheet) else { return };
        let target = Target::named(target);
        let entry = target.map_or(0, |target| target.entry);
        if let Some(target) = target.filter(|target| !target.repeats()) {
            for other in &mut plan.matches {
                if other.column != column && other.target == target.id && other.entry == entry {
                    other.target.clear();
                    "这一项已改用别的列".clone_into(&mut other.why);
                }
            }
        }
        if let Some(this) = plan.matches.get_mut(column) {
            if this.target != target.map_or("", |target| target.id) {
                target.map_or("", |target| target.id).clone_into(&mut this.target);
                this.entry = entry;
                "您选的".clone_into(&mut this.why);
            }
            this.blank_is_none = blank_is_none;
        }
        self.resample(sheet, column);
        self.clear_judgements();
    }

    /// Reads a word of a column as another from now on: all cells alike are mended at once.
    pub fn mend(&mut self, sheet: usize, column: usize, word: &str, read_as: &str) {
        if let Some(this) = self.plans.get_mut(sheet).and_then(|plan| plan.matches.get_mut(column))
        {
            let word = super::words::plain(word);
            this.mended.retain(|(other, _)| *other != word);
            if !read_as.trim().is_empty() {
                this.mended.push((word, read_as.trim().to_owned()));
            }
        }
        self.resample(sheet, column);
        self.clear_judgements();
    }

    fn resample(&mut self, sheet: usize, column: usize) {
        let (Some(book), Some(plan)) = (&self.book, self.plans.get_mut(sheet)) else { return };
        let Some(cells) = book.sheets.get(sheet) else { return };
        let below = plan.heading.below()..cells.rows.len();
        let asked: Vec<Cell> = below
            .map(|row| cells.cell(row, column).clone())
            .filter(|cell| !cell.is_empty())
            .take(200)
            .collect();
        if let Some(this) = plan.matches.get_mut(column) {
            matching::resample(this, &asked, &self.words);
        }
    }

    /// Reads the people by the plans. Judgements are made anew after it.
    pub fn gather(&mut self) {
        let Some(book) = &self.book else { return };
        let (people, remarks) = people(&book.sheets, &self.plans, &self.words);
        self.people = people;
        self.remarks = book.remarks.iter().cloned().chain(remarks).collect();
        self.forget_people();
        self.make_ready(self.people.len());
    }

    /// Reads the cells of the first people into cases.
    fn make_ready(&mut self, count: usize) {
        let Some(notice) = &self.notice else { return };
        for person in self.people.iter().take(count).skip(self.ready.len()) {
            self.ready.push(ready(notice, &self.setting, person, &self.by_hand));
        }
        if self.frame.is_none() {
            self.frame = Some(frame(notice, &self.by_hand));
        }
    }

    /// Forgets the judgements.
    pub fn clear_judgements(&mut self) {
        self.briefs.clear();
        self.said = Said::default();
        self.frame = None;
        self.facets = None;
    }

    /// Forgets what the cells say as well.
    fn forget_people(&mut self) {
        self.ready.clear();
        self.clear_judgements();
    }

    /// What the rows can be filtered by.
    pub fn facets(&mut self) -> Facets {
        if let Some(facets) = &self.facets {
            return facets.clone();
        }
        let made = facets(self.notice.as_ref(), &self.people, &self.briefs, &self.said);
        self.facets = Some(made.clone());
        made
    }

    /// Judges up to `count` more people; how many are done.
    pub fn judge_some(&mut self, count: usize) -> usize {
        self.facets = None;
        let from = self.briefs.len();
        let to = from.saturating_add(count).min(self.people.len());
        self.make_ready(to);
        for place in from..to {
            match self.brief(place) {
                Some(brief) => self.briefs.push(brief),
                None => break,
            }
        }
        self.briefs.len()
    }

    fn brief(&mut self, place: usize) -> Option<Brief> {
        let (notice, frame) = (self.notice.as_ref()?, self.frame.as_ref()?);
        let (person, ready) = (self.people.get(place)?, self.ready.get_mut(place)?);
        let of = (person, &self.by_hand);
        Some(brief(notice, &self.setting, of, (ready, frame), &mut self.said))
    }

    /// Judges everybody who is not yet judged.
    pub fn judge_all(&mut self) {
        let count = self.people.len();
        self.judge_some(count);
    }

    /// Judges some people again, after their answers changed.
    fn judge_again(&mut self, places: &[usize]) {
        self.facets = None;
        self.make_ready(self.briefs.len());
        for place in places {
            let made = self.brief(*place);
            if let (Some(made), Some(brief)) = (made, self.briefs.get_mut(*place)) {
                *brief = made;
            }
        }
    }

    /// The whole judgement of a person who has been judged, made anew with the facts it rests on.
    #[must_use]
    pub fn judged(&self, place: usize) -> Option<Judged> {
        self.briefs.get(place)?;
        let (notice, person) = (self.notice.as_ref()?, self.people.get(place)?);
        Some(judge(notice, &self.setting, person, &self.by_hand))
    }

    /// Every person who has been judged, with the whole judgement.
    pub fn all(&self) -> impl Iterator<Item = (usize, &Person, Judged)> {
        (0..self.briefs.len())
            .filter_map(|place| Some((place, self.people.get(place)?, self.judged(place)?)))
    }

    fn remember(&mut self) {
        if self.undo.len() >= UNDO {
            self.undo.remove(0);
        }
        self.undo.push(self.by_hand.clone());
    }

    /// Answers a fact, or a part of one (`list.member`), for everybody whose cells do not say it; no
    /// value takes the answer back. Judgements are made anew.
    pub fn answer_unit(&mut self, key: &str, value: Option<Value>) {
        self.remember();
        let answers =
            if key.contains('.') { &mut self.by_hand.parts } else { &mut self.by_hand.unit };
        set(answers, key, value);
        if key.contains('.') {
            // Parts are read together with the cells they complete.
            self.forget_people();
        } else {
            self.clear_judgements();
        }
    }

    /// Answers a fact for these people, over what their cells say; no value takes the answer back. They
    /// are judged again at once.
    pub fn answer_own(&mut self, places: &[usize], fact: &str, value: Option<&Value>) {
        self.remember();
        for place in places {
            let Some(person) = self.people.get(*place) else { continue };
            let own = self.by_hand.own.entry(person.key.clone()).or_default();
            set(own, fact, value.cloned());
            if own.is_empty() {
                self.by_hand.own.remove(&person.key);
            }
        }
        self.judge_again(places);
    }

    /// How many steps can be taken back.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.undo.len()
    }

    /// Takes the last answer back; judgements are made anew.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.undo.pop() else { return false };
        self.by_hand = before;
        self.forget_people();
        true
    }

    /// The row of the table of a person.
    #[must_use]
    pub fn row(&self, place: usize) -> Option<Row> {
        let notice = self.notice.as_ref()?;
        let (person, brief) = (self.people.get(place)?, self.briefs.get(place)?);
        let own = self.by_hand.own.contains_key(&person.key);
        Some(row(notice, (place, person, own), (brief, &self.said)))
    }

    /// The match of a column.
    #[must_use]
    pub fn matched(&self, sheet: usize, column: usize) -> Option<&Match> {
        self.plans.get(sheet)?.matches.get(column)
    }
}

fn set(answers: &mut Answers, key: &str, value: Option<Value>) {
    match value {
        Some(value) => {
            answers.insert(key.to_owned(), value);
        }
        None => {
            answers.remove(key);
        }
    }
}

/// Whether a sheet has people: a name, a number or an identity, and one fact at least.
fn useful(matches: &[Match]) -> bool {
    let targets = || matches.iter().filter_map(Match::target);
    targets()
        .any(|target| matches!(target.reading, Reading::Name | Reading::Staff | Reading::Identity))
        && targets().any(|target| !target.fact.is_empty())
}
