//! Writing a case as bytes.

use chrono::{Datelike, NaiveDate};

use crate::domain::fact::{FACTS, FIRST_ADDED, Kind, RowKind};
use crate::domain::{Case, Cell, Fact, Moment, Row, Slot};

/// Bytes being written.
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

    pub fn count(&mut self, count: usize) {
        self.number(u64::try_from(count).unwrap_or(0));
    }

    pub fn text(&mut self, text: &str) {
        self.count(text.len());
        self.bytes.extend(text.as_bytes());
    }

    /// Every answered fact: how many slots after the last one, and its value; 0 ends them.
    pub fn facts(&mut self, case: &Case, added: usize) {
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

    pub fn moment(&mut self, moment: Option<Moment>) {
        let Some(moment) = moment else {
            return self.number(0);
        };
        self.day(moment.date, true);
        self.number(moment.minute.map_or(0, |minute| u64::from(minute) + 1));
    }

    /// Days or months since the year 0, the lowest bit telling which.
    pub fn day(&mut self, date: NaiveDate, exact: bool) {
        let months = i64::from(date.year()) * 12 + i64::from(date.month0());
        let count = if exact { i64::from(date.num_days_from_ce()) } else { months };
        self.number(u64::try_from(count).unwrap_or(0) << 1 | u64::from(exact));
    }

    pub fn cell(&mut self, cell: Cell) {
        match cell {
            Cell::Open | Cell::Given => {}
            Cell::Options(bits) => self.options(bits),
            Cell::Number(number) => self.decimal(number),
            Cell::Day(day) => self.day(day.date, day.exact),
        }
    }

    /// One option by its place (odd), any other choice by its bits (even).
    pub fn options(&mut self, bits: u64) {
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
    pub fn decimal(&mut self, number: f64) {
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
    pub fn rows(&mut self, kind: RowKind, rows: &[Row]) {
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
