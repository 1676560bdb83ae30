//! What a link is made of: items, each an answer with the tag of what it answers.
//!
//! Keys and options are written by tags of their words, not by their places in a list: a link goes on
//! being read where facts or options were added, moved or taken away, and what is no longer there is
//! known to be missing.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Moment, PartialDate};

/// The most entries a list holds, options a choice and members an entry.
const LONGEST: u64 = 100;
/// The longest text, in bytes; a text of 200 characters has at most 800.
const WORDS: usize = 800;

/// An answer as written.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// One option, by the tag of its words.
    Option(u16),
    /// The options of a multiple choice.
    Options(Vec<u16>),
    /// A number.
    Number(f64),
    /// A date.
    Day(PartialDate),
    /// Words.
    Words(String),
    /// A moment.
    Moment(Moment),
    /// That a record was answered; its members follow as answers of their own.
    Record,
    /// The entries of a list, each member with the tag of its key.
    Entries(Vec<Vec<(u16, Said)>>),
}

/// An answer with the tag of its key.
pub type Item = (u16, Said);

const OPTION: u64 = 0;
const OPTIONS: u64 = 1;
const WHOLE: u64 = 2;
const HUNDREDTHS: u64 = 3;
const DECIMAL: u64 = 4;
const DAY: u64 = 5;
const WORDS_OF: u64 = 6;
const OTHER: u64 = 7;
/// Behind [`OTHER`].
const RECORD: u64 = 0;
const ENTRIES: u64 = 1;
const MOMENT: u64 = 2;

/// FNV-1a, 32 bits.
pub fn digest(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// The tag of a key or an option.
pub fn tag(words: &str) -> u16 {
    let [a, b, c, d] = digest(words.as_bytes()).to_le_bytes();
    u16::from_le_bytes([a ^ c, b ^ d])
}

/// Bytes being written.
#[derive(Debug, Default)]
pub struct Writer {
    pub bytes: Vec<u8>,
}

impl Writer {
    pub fn number(&mut self, mut number: u64) {
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

    fn head(&mut self, wire: u64, payload: u64) {
        self.number(payload << 3 | wire);
    }

    fn count(&mut self, wire: u64, count: usize) {
        self.head(wire, u64::try_from(count).unwrap_or(0));
    }

    pub fn text(&mut self, text: &str) {
        self.number(u64::try_from(text.len()).unwrap_or(0));
        self.bytes.extend(text.as_bytes());
    }

    pub fn tag(&mut self, tag: u16) {
        self.bytes.extend(tag.to_le_bytes());
    }

    pub fn item(&mut self, (tag, said): &Item) {
        self.tag(*tag);
        self.said(said);
    }

    fn said(&mut self, said: &Said) {
        match said {
            Said::Option(tag) => self.head(OPTION, u64::from(*tag)),
            Said::Options(tags) => {
                self.count(OPTIONS, tags.len());
                for tag in tags {
                    self.tag(*tag);
                }
            }
            Said::Number(number) => self.decimal(*number),
            Said::Day(day) => self.head(DAY, day_number(day.date, day.exact)),
            Said::Words(words) => {
                self.count(WORDS_OF, words.len());
                self.bytes.extend(words.as_bytes());
            }
            Said::Record => self.head(OTHER, RECORD),
            Said::Moment(moment) => {
                self.head(OTHER, MOMENT);
                self.number(day_number(moment.date, true));
                self.number(moment.minute.map_or(0, |minute| u64::from(minute) + 1));
            }
            Said::Entries(entries) => {
                self.head(OTHER, ENTRIES);
                self.number(u64::try_from(entries.len()).unwrap_or(0));
                for members in entries {
                    self.number(u64::try_from(members.len()).unwrap_or(0));
                    for member in members {
                        self.item(member);
                    }
                }
            }
        }
    }

    /// A whole number, hundredths, or the eight bytes of any other.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to lie within 0 to 2^40"
    )]
    fn decimal(&mut self, number: f64) {
        let hundredths = (number * 100.0).round();
        let small = (0.0..1e12).contains(&number) && number.is_sign_positive();
        if small && number.fract() == 0.0 {
            self.head(WHOLE, number as u64);
        } else if small && (hundredths / 100.0).to_bits() == number.to_bits() {
            self.head(HUNDREDTHS, hundredths as u64);
        } else {
            self.head(DECIMAL, 0);
            self.bytes.extend(number.to_bits().to_le_bytes());
        }
    }
}

/// Days or months since the year 0, the lowest bit telling which.
fn day_number(date: NaiveDate, exact: bool) -> u64 {
    let months = i64::from(date.year()) * 12 + i64::from(date.month0());
    let count = if exact { i64::from(date.num_days_from_ce()) } else { months };
    u64::try_from(count).unwrap_or(0) << 1 | u64::from(exact)
}

/// Bytes being read; whatever they are, reading ends, and in time linear in their number.
#[derive(Debug)]
pub struct Reader<'b> {
    pub bytes: &'b [u8],
}

impl Reader<'_> {
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    pub fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*first)
    }

    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    pub fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok()?;
        self.words(length)
    }

    fn words(&mut self, length: usize) -> Option<String> {
        let (text, rest) = self.bytes.split_at_checked(length).filter(|_| length <= WORDS)?;
        self.bytes = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    pub fn tag(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    pub fn item(&mut self) -> Option<Item> {
        Some((self.tag()?, self.said(true)?))
    }

    /// An answer; entries only where `lists` says so, for no entry holds a list.
    fn said(&mut self, lists: bool) -> Option<Said> {
        let head = self.number()?;
        let payload = head >> 3;
        match head & 7 {
            OPTION => u16::try_from(payload).ok().map(Said::Option),
            OPTIONS => {
                (0..few(payload)?).map(|_| self.tag()).collect::<Option<_>>().map(Said::Options)
            }
            WHOLE => small(payload).map(Said::Number),
            HUNDREDTHS => small(payload).map(|number| Said::Number(number / 100.0)),
            DECIMAL if payload == 0 => self.decimal().map(Said::Number),
            DAY => day(payload).map(Said::Day),
            WORDS_OF => self.words(usize::try_from(payload).ok()?).map(Said::Words),
            OTHER if payload == RECORD => Some(Said::Record),
            OTHER if payload == MOMENT => self.moment().map(Said::Moment),
            OTHER if payload == ENTRIES && lists => {
                let count = few(self.number()?)?;
                (0..count).map(|_| self.entry()).collect::<Option<_>>().map(Said::Entries)
            }
            _ => None,
        }
    }

    /// A day, and the minute after it plus one, or 0.
    pub fn moment(&mut self) -> Option<Moment> {
        let date = day(self.number()?).filter(|day| day.exact)?.date;
        let minute = self.number()?.checked_sub(1).map(u16::try_from).transpose().ok()?;
        minute.is_none_or(|minute| minute < 24 * 60).then_some(Moment { date, minute })
    }

    fn entry(&mut self) -> Option<Vec<Item>> {
        let count = few(self.number()?)?;
        (0..count).map(|_| Some((self.tag()?, self.said(false)?))).collect()
    }

    fn decimal(&mut self) -> Option<f64> {
        let number = f64::from_bits(u64::from_le_bytes(self.take()?));
        number.is_finite().then_some(number)
    }
}

fn few(count: u64) -> Option<u64> {
    (count <= LONGEST).then_some(count)
}

#[expect(clippy::cast_precision_loss, reason = "under 2^50")]
fn small(number: u64) -> Option<f64> {
    (number < 1 << 50).then_some(number as f64)
}

/// What [`day_number`] wrote.
pub fn day(number: u64) -> Option<PartialDate> {
    let exact = number & 1 == 1;
    let count = i32::try_from(number >> 1).ok()?;
    let date = if exact {
        NaiveDate::from_num_days_from_ce_opt(count)?
    } else {
        NaiveDate::from_ymd_opt(count / 12, u32::try_from(count % 12).ok()? + 1, 1)?
    };
    Some(PartialDate { date, exact })
}
