//! Reading a case from bytes.

use chrono::{Datelike, NaiveDate};

use crate::domain::fact::{FIRST_ADDED, Kind, Member, ROW_KINDS, RowKind, yearly};
use crate::domain::{Case, Cell, Fact, Moment, Row, Slot, Written};
use crate::notice::Notice;
use crate::notice::condition::LISTS;

/// Facts beyond this are no fact of any notice.
const LAST_SLOT: u64 = 4000;
/// Entries a list holds at most.
const LONGEST: u64 = 100;

/// Bytes being read. Everything is checked as a case from anywhere else is.
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
        for shift in (0..64).step_by(7) {
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
        let (text, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    pub fn words(&mut self) -> Option<String> {
        self.text().filter(|text| !text.trim().is_empty() && text.chars().count() <= 200)
    }

    pub fn case(
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

    pub fn fact(
        &mut self,
        case: &mut Case,
        fact: Fact,
        lists: &mut [bool; ROW_KINDS],
    ) -> Option<()> {
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
    pub fn added(
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

    pub fn cell(&mut self, kind: Kind) -> Option<Cell> {
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

    pub fn bits(&mut self) -> Option<u64> {
        let number = self.number()?;
        if number & 1 == 0 {
            Some(number >> 1)
        } else {
            1u64.checked_shl(u32::try_from(number >> 1).ok()?)
        }
    }

    pub fn option(&mut self, options: usize) -> Option<Cell> {
        let cell = Cell::Options(self.bits()?);
        cell.chosen().is_some_and(|place| place < options).then_some(cell)
    }

    #[expect(clippy::cast_precision_loss, reason = "the ranges are far below 2^52")]
    pub fn whole(&mut self, (low, high): (i64, i64)) -> Option<Cell> {
        let number = self.decimal()?;
        let inside = number.fract() == 0.0 && (low as f64..=high as f64).contains(&number);
        inside.then_some(Cell::Number(number))
    }

    #[expect(clippy::cast_precision_loss, reason = "written from numbers of fewer bits")]
    pub fn decimal(&mut self) -> Option<f64> {
        let number = self.number()?;
        match number & 3 {
            0 => Some((number >> 2) as f64),
            1 => Some((number >> 2) as f64 / 100.0),
            2 => self.take::<8>().map(|bytes| f64::from_bits(u64::from_le_bytes(bytes))),
            _ => None,
        }
    }

    pub fn day(&mut self) -> Option<Cell> {
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

    pub fn rows(&mut self, kind: RowKind) -> Option<Vec<Row>> {
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

    pub fn row(&mut self, members: &[Member]) -> Option<Row> {
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
