//! Zip archives, as spreadsheets and documents are: the two ways of holding a part that offices write,
//! stored and deflated, and nothing else of the format. The published libraries know all of it and are
//! larger than everything that uses them here.

mod read;
mod write;

pub use read::{Archive, Entry};
pub use write::Writer;

/// Why an archive, or a part of one, cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It is not what it says, or not whole.
    Damaged,
    /// A password protects it.
    Protected,
    /// Unpacked it is larger than was allowed.
    Swollen,
}

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// The check sum of a part (CRC-32).
fn check_sum(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = table();
    let step = |sum: u32, byte: &u8| {
        let place = usize::from(sum.to_le_bytes()[0] ^ byte);
        TABLE.get(place).copied().unwrap_or(0) ^ (sum >> 8)
    };
    !bytes.iter().fold(!0, step)
}

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "made by the compiler, of 256 places"
)]
const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut place = 0;
    while place < 256 {
        let mut sum = place as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
            bit += 1;
        }
        table[place] = sum;
        place += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: u64 = 1 << 20;

    fn packed() -> Vec<u8> {
        let mut writer = Writer::default();
        writer.add("名册/一.txt", "年".repeat(1000).as_bytes());
        writer.add("b", b"x");
        writer.finish().unwrap()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let bytes = packed();
        let archive = Archive::open(&bytes, ALL).unwrap();
        let names: Vec<&str> = archive.entries().iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["名册/一.txt", "b"]);
        let first = archive.unpacked(&archive.entries()[0]).unwrap();
        assert_eq!(first, "年".repeat(1000).into_bytes());
        assert_eq!(archive.unpacked(archive.find("B").unwrap()).unwrap(), b"x");
        // Seven hundred bytes less would not hold it.
        assert!(bytes.len() < 400, "{}", bytes.len());
    }

    #[test]
    fn a_part_is_copied_as_it_is() {
        let bytes = packed();
        let archive = Archive::open(&bytes, ALL).unwrap();
        let mut writer = Writer::default();
        for entry in archive.entries() {
            writer.copy(&archive, entry).unwrap();
        }
        assert_eq!(writer.finish().unwrap(), bytes);
    }

    #[test]
    fn every_cut_and_every_changed_byte_is_damage_or_the_same() {
        let bytes = packed();
        let whole: Vec<Vec<u8>> = {
            let archive = Archive::open(&bytes, ALL).unwrap();
            archive.entries().iter().map(|entry| archive.unpacked(entry).unwrap()).collect()
        };
        for length in 0..bytes.len() {
            assert!(Archive::open(&bytes[..length], ALL).is_err(), "{length}");
        }
        for place in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[place] ^= 0x55;
            let Ok(archive) = Archive::open(&bad, ALL) else { continue };
            for entry in archive.entries() {
                if let Ok(part) = archive.unpacked(entry) {
                    assert!(whole.contains(&part), "{place}");
                }
            }
        }
    }

    #[test]
    fn a_part_larger_than_allowed_is_not_unpacked() {
        let bytes = packed();
        let swollen = |limit: u64| {
            let archive = Archive::open(&bytes, limit).unwrap();
            archive.unpacked(&archive.entries()[0]).err()
        };
        assert_eq!(swollen(3000), None);
        assert_eq!(swollen(2999), Some(Broken::Swollen));
    }

    #[test]
    fn the_check_sum_is_the_known_one() {
        assert_eq!(check_sum(b"123456789"), 0xcbf4_3926);
    }
}
