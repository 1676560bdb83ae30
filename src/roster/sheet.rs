//! A spreadsheet as it was read: sheets, rows, cells, and the places by which people find them.

use super::number;
use crate::domain::packed::{Bytes, Packed, packed};

/// The largest file that is read at all, in bytes.
pub const MOST_BYTES: usize = 50 << 20;
/// The last row that may hold something.
pub const MOST_ROWS: usize = 100_000;
/// The last column that may hold something.
pub const MOST_COLUMNS: usize = 1_000;
/// How many cells may be filled in all sheets together.
pub const MOST_CELLS: usize = 4_000_000;

/// One cell. A date is a civil day: it never passes through a clock or a time zone.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, as written.
    Text(String),
    /// A number that is no date.
    Number(f64),
    /// A cell the sheet shows as a date: year, month, day.
    Day(u16, u8, u8),
    /// TRUE or FALSE.
    Flag(bool),
    /// A formula that went wrong, with the code the sheet shows.
    Fault(String),
}

impl Packed for Cell {
    fn pack(&self, out: &mut Vec<u8>) {
        match self {
            Self::Empty => 0u8.pack(out),
            Self::Text(text) => {
                1u8.pack(out);
                text.pack(out);
            }
            Self::Number(number) => {
                2u8.pack(out);
                number.pack(out);
            }
            Self::Day(year, month, day) => {
                3u8.pack(out);
                year.pack(out);
                month.pack(out);
                day.pack(out);
            }
            Self::Flag(flag) => {
                4u8.pack(out);
                flag.pack(out);
            }
            Self::Fault(code) => {
                5u8.pack(out);
                code.pack(out);
            }
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        match u8::unpack(from) {
            0 => Self::Empty,
            1 => Self::Text(String::unpack(from)),
            2 => Self::Number(f64::unpack(from)),
            3 => Self::Day(u16::unpack(from), u8::unpack(from), u8::unpack(from)),
            4 => Self::Flag(bool::unpack(from)),
            5 => Self::Fault(String::unpack(from)),
            _ => {
                from.spoil();
                Self::Empty
            }
        }
    }
}

impl Cell {
    /// Whether nothing stands in it, blanks aside.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// What stands in it, for people: a whole number without point, a day as `2018-06-01`.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.trim().to_owned(),
            Self::Number(number) => number::shown(*number),
            Self::Day(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
            Self::Flag(flag) => (if *flag { "TRUE" } else { "FALSE" }).to_owned(),
            Self::Fault(code) => code.clone(),
        }
    }
}

/// One sheet. Rows are as long as their last filled cell; missing cells are empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows from the first of the sheet on, blank ones included.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the book hides it.
    pub hidden: bool,
    /// The rows that are hidden or filtered away, counted from 0; known of XLSX only.
    pub out_of_sight: Vec<usize>,
}
packed!(Sheet { name, rows, hidden, out_of_sight });

impl Sheet {
    /// The cell at a place; empty beyond the edge.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        const NOTHING: &Cell = &Cell::Empty;
        self.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(NOTHING)
    }

    /// The number of columns of its widest row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Puts a cell in its place, making room.
    ///
    /// # Errors
    /// That the place lies beyond what is read.
    pub(super) fn put(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), Refusal> {
        if cell.is_empty() {
            return Ok(());
        }
        if row >= MOST_ROWS {
            return Err(Refusal::new(format!(
                "工作表「{}」第 {} 行还有内容，超过了 {MOST_ROWS} 行。请删去多余的行，或者分成几份再试。",
                self.name,
                row + 1
            )));
        }
        if column >= MOST_COLUMNS {
            return Err(Refusal::new(format!(
                "工作表「{}」第 {} 行 {} 列还有内容，超过了 {MOST_COLUMNS} 列。请删去多余的列再试。",
                self.name,
                row + 1,
                letters(column)
            )));
        }
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        if let Some(cells) = self.rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize(column + 1, Cell::Empty);
            }
            if let Some(place) = cells.get_mut(column) {
                *place = cell;
            }
        }
        Ok(())
    }
}

/// What kind of file it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// XLSX and its kin.
    Xlsx,
    /// The old binary XLS.
    Xls,
    /// ODS.
    Ods,
    /// Text with separators.
    Csv,
}

impl Packed for Format {
    fn pack(&self, out: &mut Vec<u8>) {
        (*self as u8).pack(out);
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        match u8::unpack(from) {
            0 => Self::Xlsx,
            1 => Self::Xls,
            2 => Self::Ods,
            _ => Self::Csv,
        }
    }
}

/// A file of sheets.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// What kind of file it was.
    pub format: Format,
    /// The sheets in the book's order, those without any cell left out.
    pub sheets: Vec<Sheet>,
    /// What the reader must know of how it was read, e.g. the encoding.
    pub remarks: Vec<String>,
}
packed!(Book { format, sheets, remarks });

/// Why a file is not read, in Chinese, with the remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The sentence.
    pub words: String,
}

impl Refusal {
    /// A refusal in these words.
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into() }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.words)
    }
}

/// The letters of a column, counted from 0: A, B, … Z, AA.
#[must_use]
pub fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// An identity number with all but its first three and last two signs covered; any other text as it is.
#[must_use]
pub fn covered(text: &str) -> String {
    if !is_identity(text) {
        return text.to_owned();
    }
    let signs: Vec<char> = text.trim().chars().collect();
    let shown = |place: usize| place < 3 || place + 2 >= signs.len();
    signs.iter().enumerate().map(|(place, sign)| if shown(place) { *sign } else { '*' }).collect()
}

/// Whether a text is written like an identity number: 15 or 18 digits, the last perhaps an X.
#[must_use]
pub fn is_identity(text: &str) -> bool {
    let text = text.trim();
    let (count, digits) = (text.chars().count(), text.chars().filter(char::is_ascii_digit).count());
    (count == 18 && (digits == 18 || (digits == 17 && text.ends_with(['X', 'x']))))
        || (count == 15 && digits == 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_the_sheet() {
        let expected =
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")];
        for (column, name) in expected {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn identity_numbers_are_covered_and_nothing_else() {
        assert_eq!(covered("50010119900101001X"), "500*************1X");
        assert_eq!(covered("500101900101001"), "500**********01");
        assert_eq!(covered("13800138000"), "13800138000");
        assert_eq!(covered("2014.05"), "2014.05");
    }

    #[test]
    fn a_cell_beyond_the_edge_is_refused_with_its_place() {
        let mut sheet = Sheet { name: "名册".into(), ..Sheet::default() };
        let far = sheet.put(MOST_ROWS, 0, Cell::Number(1.0)).unwrap_err();
        assert!(far.words.contains("第 100001 行"), "{far}");
        assert!(
            sheet.put(0, MOST_COLUMNS, Cell::Number(1.0)).unwrap_err().words.contains("ALM 列")
        );
        assert!(sheet.put(MOST_ROWS, 0, Cell::Empty).is_ok());
    }
}
