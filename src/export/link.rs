//! Answers as a link (链接): a case as short text for the fragment of an address.
//!
//! The fragment never leaves the browser, and a case holds neither name nor identity number.
//! What is written are places of options, not words, so a link is only read by a program with the
//! same vocabulary; it says so itself where that is not so.
//!
//! Bytes: version, vocabulary (2), rules (4), length and id of the edition, facts, lists,
//! checksum (4); base64url without padding.

use chrono::{Datelike, NaiveDate};

use crate::domain::fact::{FACTS, FIRST_ADDED, Kind, Member, ROW_KINDS, RowKind, yearly};
use crate::domain::{Case, Cell, Fact, Moment, Row, Slot, Written};
use crate::notice::Notice;
use crate::notice::condition::LISTS;

/// The version of the form.
const VERSION: u8 = 1;
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Facts beyond this are no fact of any notice.
const LAST_SLOT: u64 = 4000;
/// Entries a list holds at most.
const LONGEST: u64 = 100;

/// A case read from a link.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The case.
    pub case: Case,
    /// Whether the rules have changed since the link was made, so that the result may differ.
    pub rules_changed: bool,
}

/// Why a link cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Something is missing or was altered.
    Damaged,
    /// It was made by another version of this program.
    OtherVersion,
    /// It names a notice that is not at hand.
    UnknownEdition(String),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Damaged => out.write_str("链接不完整或已损坏，请重新复制完整的链接"),
            Self::OtherVersion => {
                out.write_str("这个链接由另一版本的向导生成，现在的版本不能读取，请重新填写")
            }
            Self::UnknownEdition(id) => {
                out.write_str("链接所用的通知版本「")?;
                out.write_str(id)?;
                out.write_str("」不在这里，请重新选择通知版本后填写")
            }
        }
    }
}

/// What to say of a link whose rules have changed since.
pub const RULES_CHANGED: &str = "生成链接以后，这份通知的规则文件有过更新，结果可能与当时不同";

/// The case as text; `notice` is the edition it names, if it names one.
#[must_use]
pub fn encode(case: &Case, notice: Option<&Notice>) -> String {
    let mut out = Writer { bytes: vec![VERSION] };
    out.bytes.extend(vocabulary().to_le_bytes());
    out.bytes.extend(rules(notice.map_or("", |notice| notice.digest.as_str())).to_le_bytes());
    out.text(case.edition.as_deref().unwrap_or_default());
    out.facts(case, notice.map_or(0, |notice| notice.added.len()));
    for kind in LISTS {
        if let Some(rows) = case.rows(kind) {
            out.rows(kind, rows);
        }
    }
    let sum = digest(&out.bytes);
    out.bytes.extend(sum.to_le_bytes());
    base64(&out.bytes)
}

/// The edition a link names; none where no notice was chosen yet.
///
/// # Errors
/// The link is damaged or of another version.
pub fn edition(text: &str) -> Result<Option<String>, Fault> {
    let bytes = checked(text)?;
    let mut input = Reader { bytes: &bytes };
    head(&mut input).map(|(_, edition)| edition)
}

/// The case a link holds. `notice` finds the notice of an edition.
///
/// # Errors
/// The link is damaged, of another version, or names a notice that `notice` does not find.
pub fn decode<'n>(
    text: &str,
    notice: impl Fn(&str) -> Option<&'n Notice>,
) -> Result<Opened, Fault> {
    let bytes = checked(text)?;
    let mut input = Reader { bytes: &bytes };
    let (rules_then, edition) = head(&mut input)?;
    let notice = match &edition {
        None => None,
        Some(id) => Some(notice(id).ok_or_else(|| Fault::UnknownEdition(id.clone()))?),
    };
    let rules_changed = notice.is_some_and(|notice| rules(&notice.digest) != rules_then);
    let mut case = Case::default();
    case.edition = edition;
    // A fact that another version of the rules added may be gone or have other options.
    input.case(&mut case, notice, rules_changed).ok_or(if rules_changed {
        Fault::OtherVersion
    } else {
        Fault::Damaged
    })?;
    Ok(Opened { case, rules_changed })
}

/// The bytes before the checksum.
fn checked(text: &str) -> Result<Vec<u8>, Fault> {
    let mut bytes = unbase64(text.trim()).ok_or(Fault::Damaged)?;
    let body = bytes.len().checked_sub(4).ok_or(Fault::Damaged)?;
    let sum = bytes.split_off(body);
    if sum != digest(&bytes).to_le_bytes() {
        return Err(Fault::Damaged);
    }
    Ok(bytes)
}

fn head(input: &mut Reader<'_>) -> Result<(u32, Option<String>), Fault> {
    let version = input.byte().ok_or(Fault::Damaged)?;
    let words = input.take::<2>().ok_or(Fault::Damaged)?;
    if version != VERSION || u16::from_le_bytes(words) != vocabulary() {
        return Err(Fault::OtherVersion);
    }
    let rules = u32::from_le_bytes(input.take::<4>().ok_or(Fault::Damaged)?);
    let edition = input.text().ok_or(Fault::Damaged)?;
    Ok((rules, (!edition.is_empty()).then_some(edition)))
}

/// FNV-1a, 32 bits: it tells a damaged link from a sound one, nothing more is asked of it.
fn digest(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn rules(digest_of_notice: &str) -> u32 {
    digest(digest_of_notice.as_bytes())
}

/// A digest of every key and option, by whose places a link is written.
fn vocabulary() -> u16 {
    let mut words = Vec::new();
    let mut note = |key: &str, kind: Kind| {
        words.extend(key.as_bytes());
        words.push(0);
        if let Kind::Choice(options) | Kind::Many(options) = kind {
            for option in options {
                words.extend(option.as_bytes());
                words.push(1);
            }
        }
    };
    for fact in Fact::ALL {
        note(fact.key(), fact.kind());
        if let Kind::Rows(list) = fact.kind() {
            list.members().iter().for_each(|member| note(member.key, member.kind));
        }
    }
    let sum = digest(&words).to_le_bytes();
    u16::from_le_bytes([sum[0] ^ sum[2], sum[1] ^ sum[3]])
}

/// Bytes being written.
struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    fn number(&mut self, mut number: u64) {
        loop {
            let [low, ..] = number.to_le_bytes();
            number >>= 7;
            if number == 0 {
                self.bytes.push(low & 0x7f);
                return;
            }
            self.bytes.push(low | 0x80);
        }
    }

    fn count(&mut self, count: usize) {
        self.number(u64::try_from(count).unwrap_or(0));
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.bytes.extend(text.as_bytes());
    }

    /// Every answered fact: how many slots after the last one, and its value; 0 ends them.
    fn facts(&mut self, case: &Case, added: usize) {
        let mut next = 0;
        let added = FIRST_ADDED..FIRST_ADDED.saturating_add(Slot::try_from(added).unwrap_or(0));
        for slot in (0..FACTS).chain(added) {
            let cell = case.cell(slot);
            if cell.is_open() {
                continue;
            }
            self.number(u64::from(slot - next) + 1);
            next = slot + 1;
            match Fact::ALL.get(usize::from(slot)).copied() {
                Some(Fact::Today) => self.moment(case.today),
                Some(fact) if matches!(fact.kind(), Kind::Text) => {
                    self.text(case.text(fact).unwrap_or_default());
                }
                _ => self.cell(cell),
            }
        }
        self.number(0);
    }

    fn moment(&mut self, moment: Option<Moment>) {
        let Some(moment) = moment else {
            return self.number(0);
        };
        self.day(moment.date, true);
        self.number(moment.minute.map_or(0, |minute| u64::from(minute) + 1));
    }

    /// Days or months since the year 0, the lowest bit telling which.
    fn day(&mut self, date: NaiveDate, exact: bool) {
        let months = i64::from(date.year()) * 12 + i64::from(date.month0());
        let count = if exact { i64::from(date.num_days_from_ce()) } else { months };
        self.number(u64::try_from(count).unwrap_or(0) << 1 | u64::from(exact));
    }

    fn cell(&mut self, cell: Cell) {
        match cell {
            Cell::Open | Cell::Given => {}
            Cell::Options(bits) => self.options(bits),
            Cell::Number(number) => self.decimal(number),
            Cell::Day(day) => self.day(day.date, day.exact),
        }
    }

    /// One option by its place (odd), any other choice by its bits (even).
    fn options(&mut self, bits: u64) {
        match Cell::Options(bits).chosen() {
            Some(place) => self.number(u64::try_from(place).unwrap_or(0) << 1 | 1),
            None => self.number(bits << 1),
        }
    }

    /// A whole number, hundredths, or the eight bytes of any other.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to lie within 0 to 2^40"
    )]
    fn decimal(&mut self, number: f64) {
        let hundredths = number * 100.0;
        let small = (0.0..1e12).contains(&number);
        if small && number.fract() == 0.0 {
            self.number((number as u64) << 2);
        } else if small && (hundredths.round() / 100.0).to_bits() == number.to_bits() {
            self.number((hundredths.round() as u64) << 2 | 1);
        } else {
            self.number(2);
            self.bytes.extend(number.to_bits().to_le_bytes());
        }
    }

    /// How many entries; of each which members it has, and their values.
    fn rows(&mut self, kind: RowKind, rows: &[Row]) {
        self.count(rows.len());
        for row in rows {
            let members = kind.members().len();
            let present = (0..members).filter(|member| !row.cell(*member).is_open());
            self.number(present.fold(0, |bits, member| bits | 1 << member));
            for (place, member) in kind.members().iter().enumerate() {
                match (row.cell(place), member.kind) {
                    (Cell::Open, _) => {}
                    (_, Kind::Text) => self.text(row.text(place).unwrap_or_default()),
                    (cell, _) => self.cell(cell),
                }
            }
        }
    }
}

/// Bytes being read. Everything is checked as a case from anywhere else is.
struct Reader<'b> {
    bytes: &'b [u8],
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    fn words(&mut self) -> Option<String> {
        self.text().filter(|text| !text.trim().is_empty() && text.chars().count() <= 200)
    }

    fn case(
        &mut self,
        case: &mut Case,
        notice: Option<&Notice>,
        rules_changed: bool,
    ) -> Option<()> {
        let mut lists = [false; ROW_KINDS];
        let mut next = 0;
        loop {
            let step = self.number()?;
            if step == 0 {
                break;
            }
            let slot = next + step - 1;
            next = slot + 1;
            let slot = Slot::try_from(Some(slot).filter(|slot| *slot < LAST_SLOT)?).ok()?;
            match Fact::ALL.get(usize::from(slot)) {
                Some(fact) => self.fact(case, *fact, &mut lists)?,
                None => self.added(case, notice?, slot, rules_changed)?,
            }
        }
        for kind in LISTS {
            if lists.get(kind.place()) == Some(&true) {
                let rows = self.rows(kind)?;
                case.set_rows(kind, rows);
            }
        }
        (self.bytes.is_empty() && whole_records(case)).then_some(())
    }

    fn fact(&mut self, case: &mut Case, fact: Fact, lists: &mut [bool; ROW_KINDS]) -> Option<()> {
        match fact.kind() {
            Kind::Edition => return None,
            Kind::Rows(kind) => *lists.get_mut(kind.place())? = true,
            Kind::Record => case.set(fact.slot(), Cell::Given, None),
            Kind::Moment => {
                let Cell::Day(day) = self.day()? else {
                    return None;
                };
                let minute = match self.number()? {
                    0 => None,
                    minute => {
                        Some(u16::try_from(minute - 1).ok().filter(|minute| *minute < 24 * 60)?)
                    }
                };
                case.today = Some(Moment { date: day.date, minute });
                case.set(fact.slot(), Cell::Day(day), None);
            }
            Kind::Text => {
                let words = self.words()?;
                case.set(fact.slot(), Cell::Given, Some(words));
            }
            kind => {
                let cell = self.cell(kind)?;
                case.set(fact.slot(), cell, None);
            }
        }
        Some(())
    }

    /// A fact the notice adds; left out where the rules have changed and it no longer fits.
    fn added(
        &mut self,
        case: &mut Case,
        notice: &Notice,
        slot: Slot,
        rules_changed: bool,
    ) -> Option<()> {
        let fact =
            slot.checked_sub(FIRST_ADDED).and_then(|place| notice.added.get(usize::from(place)))?;
        let cell = if fact.options.is_empty() {
            self.whole(fact.range)
        } else {
            self.option(fact.options.len())
        };
        if cell.is_none() && !rules_changed {
            return None;
        }
        case.set(slot, cell.unwrap_or(Cell::Open), None);
        Some(())
    }

    fn cell(&mut self, kind: Kind) -> Option<Cell> {
        match kind {
            Kind::Choice(options) => self.option(options.len()),
            Kind::Many(options) => {
                let bits = self.bits()?;
                (bits.checked_shr(u32::try_from(options.len()).ok()?).unwrap_or(0) == 0)
                    .then_some(Cell::Options(bits))
            }
            Kind::Whole(low, high) => self.whole((low, high)),
            Kind::Number(high) => self
                .decimal()
                .filter(|number| (0.0..=f64::from(high)).contains(number))
                .map(Cell::Number),
            Kind::Date => self.day().filter(
                |day| matches!(day, Cell::Day(day) if (1950..=2100).contains(&day.date.year())),
            ),
            Kind::Moment | Kind::Text | Kind::Edition | Kind::Record | Kind::Rows(_) => None,
        }
    }

    fn bits(&mut self) -> Option<u64> {
        let number = self.number()?;
        if number & 1 == 0 {
            Some(number >> 1)
        } else {
            1u64.checked_shl(u32::try_from(number >> 1).ok()?)
        }
    }

    fn option(&mut self, options: usize) -> Option<Cell> {
        let cell = Cell::Options(self.bits()?);
        cell.chosen().is_some_and(|place| place < options).then_some(cell)
    }

    #[expect(clippy::cast_precision_loss, reason = "the ranges are far below 2^52")]
    fn whole(&mut self, (low, high): (i64, i64)) -> Option<Cell> {
        let number = self.decimal()?;
        let inside = number.fract() == 0.0 && (low as f64..=high as f64).contains(&number);
        inside.then_some(Cell::Number(number))
    }

    #[expect(clippy::cast_precision_loss, reason = "written from numbers of fewer bits")]
    fn decimal(&mut self) -> Option<f64> {
        let number = self.number()?;
        match number & 3 {
            0 => Some((number >> 2) as f64),
            1 => Some((number >> 2) as f64 / 100.0),
            2 => self.take::<8>().map(|bytes| f64::from_bits(u64::from_le_bytes(bytes))),
            _ => None,
        }
    }

    fn day(&mut self) -> Option<Cell> {
        let number = self.number()?;
        let exact = number & 1 == 1;
        let count = i32::try_from(number >> 1).ok()?;
        let date = if exact {
            NaiveDate::from_num_days_from_ce_opt(count)?
        } else {
            NaiveDate::from_ymd_opt(count / 12, u32::try_from(count % 12).ok()? + 1, 1)?
        };
        Some(Cell::Day(Written { date, exact }))
    }

    fn rows(&mut self, kind: RowKind) -> Option<Vec<Row>> {
        let count = self.number().filter(|count| *count <= LONGEST)?;
        let mut rows: Vec<Row> = Vec::new();
        for _ in 0..count {
            let row = self.row(kind.members())?;
            let year = row.cell(yearly::YEAR);
            if kind.distinct_years() && rows.iter().any(|other| other.cell(yearly::YEAR) == year) {
                return None;
            }
            rows.push(row);
        }
        Some(rows)
    }

    fn row(&mut self, members: &[Member]) -> Option<Row> {
        let present = self.number()?;
        let mut row = Row::default();
        for (place, member) in members.iter().enumerate() {
            let cell = if present & (1 << place) == 0 {
                (member.need != crate::domain::fact::Need::Always).then_some(Cell::Open)?
            } else if matches!(member.kind, Kind::Text) {
                row.texts.push((place, self.words()?));
                Cell::Given
            } else {
                self.cell(member.kind)?
            };
            row.cells.push(cell);
        }
        (present >> members.len() == 0).then_some(row)
    }
}

/// Whether every record that is answered has the members it needs.
fn whole_records(case: &Case) -> bool {
    Fact::ALL.iter().filter(|fact| matches!(fact.kind(), Kind::Record)).all(|record| {
        let answered = !case.cell(record.slot()).is_open();
        record.members().all(|member| {
            let needed = match member.need() {
                crate::domain::fact::Need::Always => true,
                crate::domain::fact::Need::Never => false,
                crate::domain::fact::Need::Unless(other, option) => {
                    case.option(other) != Some(option)
                }
            };
            let open = case.cell(member.slot()).is_open();
            if answered { !(needed && open) } else { open }
        })
    })
}

/// Base64url without padding.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |place: usize| u32::from(chunk.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for letter in 0..=chunk.len() {
            let place = bits >> (18 - 6 * letter) & 63;
            let letter = usize::try_from(place)
                .ok()
                .and_then(|place| LETTERS.get(place))
                .copied()
                .unwrap_or(b'A');
            text.push(char::from(letter));
        }
    }
    text
}

fn unbase64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0u32;
        for letter in chunk {
            let place = LETTERS.iter().position(|other| other == letter)?;
            bits = bits << 6 | u32::try_from(place).ok()?;
        }
        let spare = 6 * (4 - chunk.len());
        let [_, whole @ ..] = (bits << spare).to_be_bytes();
        let count = chunk.len().checked_sub(1).filter(|count| *count > 0)?;
        // The spare bits are none of the bytes: one text for one case.
        if whole.get(count..)?.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend(whole.get(..count)?);
    }
    Some(bytes)
}
