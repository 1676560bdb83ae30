//! Reading an archive by its directory, which alone says what is in it.

use std::cell::Cell;

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::{Broken, CENTRAL, DEFLATED, END, LOCAL, STORED, check_sum};

/// A part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path, with strokes as the format has them.
    pub name: String,
    /// How many bytes it comes to when unpacked, as the directory says.
    pub size: u64,
    pub(super) method: u16,
    pub(super) sum: u32,
    pub(super) packed: u64,
    secret: bool,
    at: u64,
}

/// An archive, open. All parts together are unpacked up to a limit and no further.
#[derive(Debug)]
pub struct Archive<'b> {
    bytes: &'b [u8],
    entries: Vec<Entry>,
    left: Cell<u64>,
}

impl<'b> Archive<'b> {
    /// Opens the archive; `limit` is how many bytes may be unpacked.
    ///
    /// # Errors
    /// That its directory is damaged.
    pub fn open(bytes: &'b [u8], limit: u64) -> Result<Self, Broken> {
        let entries = directory(bytes).ok_or(Broken::Damaged)?;
        Ok(Self { bytes, entries, left: Cell::new(limit) })
    }

    /// Its parts, in the order of the directory.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The part of this name; capitals or not, as offices hold it.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Entry> {
        let mut entries = self.entries.iter();
        entries
            .find(|entry| entry.name == name)
            .or_else(|| self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)))
    }

    /// The bytes of a part as they lie there.
    ///
    /// # Errors
    /// That they do not lie there.
    pub(super) fn raw(&self, entry: &Entry) -> Result<&'b [u8], Broken> {
        self.place(entry).ok_or(Broken::Damaged)
    }

    fn place(&self, entry: &Entry) -> Option<&'b [u8]> {
        let head = self.bytes.get(usize::try_from(entry.at).ok()?..)?;
        (four(head, 0)? == LOCAL).then_some(())?;
        let begin = 30 + usize::from(two(head, 26)?) + usize::from(two(head, 28)?);
        head.get(begin..)?.get(..usize::try_from(entry.packed).ok()?)
    }

    /// A part, unpacked and checked.
    ///
    /// # Errors
    /// That it is damaged, protected, or larger than what may still be unpacked.
    pub fn unpacked(&self, entry: &Entry) -> Result<Vec<u8>, Broken> {
        if entry.secret {
            return Err(Broken::Protected);
        }
        let left = self.left.get().checked_sub(entry.size).ok_or(Broken::Swollen)?;
        let size = usize::try_from(entry.size).map_err(|_| Broken::Swollen)?;
        let raw = self.raw(entry)?;
        let part = match entry.method {
            STORED => raw.to_vec(),
            // It is given no more room than it says it needs.
            DEFLATED => decompress_to_vec_with_limit(raw, size).map_err(|_| Broken::Damaged)?,
            _ => return Err(Broken::Damaged),
        };
        if part.len() != size || check_sum(&part) != entry.sum {
            return Err(Broken::Damaged);
        }
        self.left.set(left);
        Ok(part)
    }
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
}

/// The parts as the directory at the end names them.
fn directory(bytes: &[u8]) -> Option<Vec<Entry>> {
    /// A remark may follow it, of so many bytes.
    const REMARK: usize = 0xffff;
    let last = bytes.len().checked_sub(22)?;
    let mut places = (last.saturating_sub(REMARK)..=last).rev();
    let end = places.find(|at| four(bytes, *at) == Some(END))?;
    let (mut count, mut length, mut from) = (
        u64::from(two(bytes, end + 10)?),
        u64::from(four(bytes, end + 12)?),
        u64::from(four(bytes, end + 16)?),
    );
    let mut below = end as u64;
    if count == 0xffff || length == 0xffff_ffff || from == 0xffff_ffff {
        // The large form has a record of its own before, and a pointer to it.
        let pointer = end.checked_sub(20)?;
        (four(bytes, pointer)? == 0x0706_4b50).then_some(())?;
        let record = usize::try_from(eight(bytes, pointer + 8)?).ok()?;
        (four(bytes, record)? == 0x0606_4b50).then_some(())?;
        count = eight(bytes, record + 32)?;
        length = eight(bytes, record + 40)?;
        from = eight(bytes, record + 48)?;
        below = record as u64;
    }
    // What stands before the archive, e.g. a program that unpacks it, moves every place.
    let begin = below.checked_sub(length)?;
    let moved = begin.checked_sub(from)?;
    let mut rest = bytes.get(usize::try_from(begin).ok()?..usize::try_from(below).ok()?)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        let (entry, after) = entry(rest, moved)?;
        entries.push(entry);
        rest = after;
    }
    Some(entries)
}

fn entry(head: &[u8], moved: u64) -> Option<(Entry, &[u8])> {
    (four(head, 0)? == CENTRAL).then_some(())?;
    let (name, extra, remark) =
        (usize::from(two(head, 28)?), usize::from(two(head, 30)?), usize::from(two(head, 32)?));
    let name_bytes = head.get(46..46 + name)?;
    let mut further = head.get(46 + name..46 + name + extra)?;
    let (mut packed, mut size, mut at) =
        (u64::from(four(head, 20)?), u64::from(four(head, 24)?), u64::from(four(head, 42)?));
    while let (Some(kind), Some(length)) = (two(further, 0), two(further, 2)) {
        let body = further.get(4..4 + usize::from(length))?;
        if kind == 1 {
            let mut place = 0;
            // In this order, and only those that did not fit.
            for number in [&mut size, &mut packed, &mut at] {
                if *number == 0xffff_ffff {
                    *number = eight(body, place)?;
                    place += 8;
                }
            }
        }
        further = further.get(4 + usize::from(length)..)?;
    }
    let entry = Entry {
        name: String::from_utf8_lossy(name_bytes).replace('\\', "/"),
        size,
        method: two(head, 10)?,
        sum: four(head, 16)?,
        packed,
        secret: two(head, 8)? & 1 == 1,
        at: at.checked_add(moved)?,
    };
    Some((entry, head.get(46 + name + extra + remark..)?))
}
