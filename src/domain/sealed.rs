//! Compiled files as they lie on a host: packed, with a head that says whether they may be read.
//!
//! A program and its notices come separately and may have been kept by a cache for months, so
//! nothing is read before three questions are answered: is it undamaged, was it written by the types
//! of this program, and is it the file that was asked for? The head is 26 bytes, numbers with the
//! lowest byte first: the mark `ZC`, the format (4), the set (8), the length of what follows (4), and
//! the check sum of all that comes before and after it (8).

use super::packed::{Packed, pack, unpack};

/// The version of the format: a digest of the sources that lay out the bytes (`build.rs`).
pub const FORMAT: u32 = decimal(env!("NOTICE_FORMAT").as_bytes());

const MARK: &[u8] = b"ZC";
/// Mark, format, set and length.
const HEAD: usize = 18;
const SUM: usize = 8;

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is cut short, changed on its way, or no compiled file at all.
    Damaged,
    /// It was written for an older or a newer program.
    OtherFormat,
    /// It is whole, but belongs to other rules than those asked for.
    OtherSet,
}

/// Digest of bytes: FNV-1a, 64 bits, going on from `sum`. Any single changed byte changes it. It
/// tells apart versions and finds damage; against forgery there is https.
#[must_use]
pub fn digest(sum: u64, bytes: &[u8]) -> u64 {
    let step = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    bytes.iter().fold(if sum == 0 { 0xcbf2_9ce4_8422_2325 } else { sum }, step)
}

/// A set's digest as it stands in the names of its files: 16 hexadecimal digits.
#[must_use]
pub fn name(set: u64) -> String {
    format!("{set:016x}")
}

/// What was packed, sealed as a file of the set. (Of 4 GB or more no reader would accept the length.)
#[must_use]
pub fn seal(set: u64, packed: &[u8]) -> Vec<u8> {
    let length = u32::try_from(packed.len()).unwrap_or(u32::MAX);
    let mut file = MARK.to_vec();
    file.extend(FORMAT.to_le_bytes());
    file.extend(set.to_le_bytes());
    file.extend(length.to_le_bytes());
    let sum = digest(digest(0, &file), packed);
    file.extend(sum.to_le_bytes());
    file.extend(packed);
    file
}

/// Packs and seals `what` for a set of its own.
#[must_use]
pub fn seal_alone(what: &impl Packed) -> Vec<u8> {
    seal(0, &pack(what))
}

/// Reads a whole file; of the set named `set`, where one is given (see [`name`]).
///
/// # Errors
/// Why it may not be read.
pub fn open<T: Packed>(file: &[u8], set: Option<&str>) -> Result<T, Refused> {
    let (what, found, rest) = open_first(file)?;
    if !rest.is_empty() {
        return Err(Refused::Damaged);
    }
    if set.is_some_and(|set| set != name(found)) {
        return Err(Refused::OtherSet);
    }
    Ok(what)
}

/// Reads the first of several files that stand one after the other: what it holds, its set, and the
/// others.
///
/// # Errors
/// Why it may not be read.
pub fn open_first<T: Packed>(files: &[u8]) -> Result<(T, u64, &[u8]), Refused> {
    let (packed, format, set, rest) = split(files).ok_or(Refused::Damaged)?;
    if format != FORMAT {
        return Err(Refused::OtherFormat);
    }
    let what = unpack(packed).ok_or(Refused::Damaged)?;
    Ok((what, set, rest))
}

/// The first file's content, format and set, and what follows it; `None` where it is damaged.
fn split(files: &[u8]) -> Option<(&[u8], u32, u64, &[u8])> {
    let (head, after) = files.split_at_checked(HEAD)?;
    let (sum, after) = after.split_at_checked(SUM)?;
    let (mark, numbers) = head.split_at_checked(MARK.len())?;
    let (format, numbers) = numbers.split_first_chunk()?;
    let (set, numbers) = numbers.split_first_chunk()?;
    let length = u32::from_le_bytes(numbers.try_into().ok()?);
    let (packed, rest) = after.split_at_checked(usize::try_from(length).ok()?)?;
    let whole = digest(digest(0, head), packed).to_le_bytes() == sum;
    (mark == MARK && whole).then_some((
        packed,
        u32::from_le_bytes(*format),
        u64::from_le_bytes(*set),
        rest,
    ))
}

/// A number written in decimal digits.
const fn decimal(digits: &[u8]) -> u32 {
    let (mut number, mut rest) = (0_u32, digits);
    while let [digit, more @ ..] = rest {
        number = number.wrapping_mul(10).wrapping_add((*digit - b'0') as u32);
        rest = more;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        seal(7, &pack(&"十二个月".to_owned()))
    }

    fn read(file: &[u8]) -> Result<String, Refused> {
        open(file, Some("0000000000000007"))
    }

    #[test]
    fn what_was_sealed_opens_under_its_name() {
        assert_eq!(read(&file()), Ok("十二个月".to_owned()));
        assert_eq!(open::<String>(&file(), Some("0000000000000008")), Err(Refused::OtherSet));
        assert_eq!(open::<String>(&seal_alone(&"好".to_owned()), None), Ok("好".to_owned()));
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_refused() {
        let whole = file();
        for place in 0..whole.len() {
            for bit in 0..8 {
                let mut flipped = whole.clone();
                flipped[place] ^= 1 << bit;
                assert!(read(&flipped).is_err(), "byte {place} bit {bit}");
            }
            assert_eq!(read(&whole[..place]), Err(Refused::Damaged), "cut at {place}");
        }
        let longer: Vec<u8> = whole.iter().copied().chain([0]).collect();
        assert_eq!(read(&longer), Err(Refused::Damaged));
        assert_eq!(read(b"<!doctype html>"), Err(Refused::Damaged));
    }

    #[test]
    fn a_whole_file_of_another_program_is_told_apart_from_damage() {
        let mut other = file();
        other[2] ^= 1;
        let sum = digest(digest(0, &other[..HEAD]), &other[HEAD + SUM..]);
        other[HEAD..HEAD + SUM].copy_from_slice(&sum.to_le_bytes());
        assert_eq!(read(&other), Err(Refused::OtherFormat));
    }

    #[test]
    fn files_one_after_the_other_open_in_turn() {
        let both = [file(), seal(9, &pack(&"后面".to_owned()))].concat();
        let (first, set, rest) = open_first::<String>(&both).unwrap();
        assert_eq!((first.as_str(), set), ("十二个月", 7));
        assert_eq!(open::<String>(rest, Some("0000000000000009")), Ok("后面".to_owned()));
        assert_eq!(open::<String>(&both, None), Err(Refused::Damaged), "one was asked for");
    }
}
