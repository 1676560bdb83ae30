//! Writing an archive. No clock: the same parts make the same bytes.

use miniz_oxide::deflate::compress_to_vec;

use super::{Archive, Broken, CENTRAL, DEFLATED, END, Entry, LOCAL, STORED, check_sum};

/// The version that reads folders and deflated parts.
const VERSION: u16 = 20;
/// That names are UTF-8.
const UTF8: u16 = 1 << 11;
/// 1 January 1980, where the format's time begins.
const DAY: u16 = 0x21;
/// How hard it tries, of 10: from here on files hardly become smaller.
const LEVEL: u8 = 6;

/// An archive being written.
#[derive(Debug, Default)]
pub struct Writer {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: u64,
    failed: bool,
}

impl Writer {
    /// Adds a part, deflated where that is shorter.
    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        let deflated = compress_to_vec(bytes, LEVEL);
        let (method, raw) = if deflated.len() < bytes.len() {
            (DEFLATED, deflated.as_slice())
        } else {
            (STORED, bytes)
        };
        self.put(name, method, check_sum(bytes), bytes.len() as u64, raw);
    }

    /// Adds a part of another archive as it lies there.
    ///
    /// # Errors
    /// That it does not lie there.
    pub fn copy(&mut self, from: &Archive<'_>, entry: &Entry) -> Result<(), Broken> {
        let raw = from.raw(entry)?;
        self.put(&entry.name, entry.method, entry.sum, entry.size, raw);
        Ok(())
    }

    fn put(&mut self, name: &str, method: u16, sum: u32, size: u64, raw: &[u8]) {
        let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let at = self.out.len() as u64;
        let length = u16::try_from(name.len()).unwrap_or(u16::MAX);
        self.failed |= size.max(at + raw.len() as u64) >= u64::from(u32::MAX) || length == u16::MAX;
        let mut head = Vec::new();
        for number in [VERSION, UTF8, method, 0, DAY] {
            head.extend(number.to_le_bytes());
        }
        for number in [sum, small(raw.len() as u64), small(size)] {
            head.extend(number.to_le_bytes());
        }
        head.extend(length.to_le_bytes());
        head.extend(0u16.to_le_bytes());
        self.out.extend(LOCAL.to_le_bytes());
        self.out.extend_from_slice(&head);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(raw);
        self.directory.extend(CENTRAL.to_le_bytes());
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend_from_slice(&head);
        // No remark, on the first disk, of no kind.
        self.directory.extend([0; 10]);
        self.directory.extend(small(at).to_le_bytes());
        self.directory.extend_from_slice(name.as_bytes());
        self.count += 1;
    }

    /// The archive; none where it is larger than the plain form holds.
    #[must_use]
    pub fn finish(mut self) -> Option<Vec<u8>> {
        let count = u16::try_from(self.count).ok().filter(|_| !self.failed)?;
        let from = u32::try_from(self.out.len()).ok()?;
        let length = u32::try_from(self.directory.len()).ok()?;
        self.out.append(&mut self.directory);
        self.out.extend(END.to_le_bytes());
        for number in [0, 0, count, count] {
            self.out.extend(number.to_le_bytes());
        }
        self.out.extend(length.to_le_bytes());
        self.out.extend(from.to_le_bytes());
        self.out.extend(0u16.to_le_bytes());
        Some(self.out)
    }
}
