//! XLSX, cell by cell: a legal file of five kilobytes may have two cells at far corners, and nothing
//! between them is made room for.

use std::borrow::Cow;

use super::parts::{self, Counter, column_of, damaged, head, text_of, yes};
use super::styles::{self, Shown};
use super::xml::{Damage, Piece, Reader, Tag};
use super::{book_of, enough};
use crate::export::archive::Archive;
use crate::roster::number::of_sheet;
use crate::roster::sheet::{Book, Cell, Format, Refusal, Sheet};

/// What a formula without a stored result shows.
const NO_RESULT: &str = "公式没有结果";

/// Reads a book.
///
/// # Errors
/// That it is damaged, protected or too large.
pub fn read(archive: &Archive<'_>) -> Result<Book, Refusal> {
    let head = head(archive)?;
    let part = |kind: &str| -> Result<Option<String>, Refusal> {
        match head.bonds.iter().find(|bond| bond.kind == kind) {
            Some(bond) => text_of(archive, &bond.path),
            None => Ok(None),
        }
    };
    let shared = part("sharedStrings")?.unwrap_or_default();
    let strings = strings(&shared).map_err(|_| damaged())?;
    let formats = styles::formats(&part("styles")?.unwrap_or_default())?;
    let mut sheets = Vec::new();
    let mut filled = 0;
    for listed in head.sheets {
        let text = text_of(archive, &listed.path)?.ok_or_else(damaged)?;
        let sheet = Sheet { name: listed.name, hidden: listed.hidden, ..Sheet::default() };
        let mut reading = Reading {
            strings: &strings,
            formats: &formats,
            from_1904: head.from_1904,
            reader: Reader::new(&text),
            sheet,
            filled,
        };
        reading.cells()?;
        filled = reading.filled;
        sheets.push(reading.sheet);
    }
    Ok(book_of(Format::Xlsx, sheets))
}

/// The texts that cells share.
fn strings(text: &str) -> Result<Vec<String>, Damage> {
    let mut found = Vec::new();
    let mut reader = Reader::new(text);
    while let Some(piece) = reader.piece()? {
        match piece {
            Piece::Start(tag) if tag.local() == "si" => found.push(rich(&mut reader, "si")?),
            Piece::Empty(tag) if tag.local() == "si" => found.push(String::new()),
            _ => {}
        }
    }
    Ok(found)
}

/// The text up to the end of `outer`, of several fonts perhaps; how it is spoken is left out.
fn rich(reader: &mut Reader<'_>, outer: &str) -> Result<String, Damage> {
    let mut words = String::new();
    loop {
        match reader.piece()?.ok_or(Damage)? {
            Piece::Start(tag) if tag.local() == "rPh" => reader.pass()?,
            Piece::Start(tag) if tag.local() == "t" => reader.words(&mut words)?,
            Piece::End(name) if super::xml::local(name) == outer => return Ok(unescaped(words)),
            _ => {}
        }
    }
}

/// `_x000D_` is a sign that XML cannot hold, by its number.
fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let code = after
            .split_at_checked(4)
            .and_then(|(digits, after)| Some((digits, after.strip_prefix('_')?)))
            .filter(|(digits, _)| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let sign = code.and_then(|(digits, after)| {
            Some((char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, after))
        });
        match sign {
            Some((sign, after)) => {
                out.push(sign);
                rest = after;
            }
            None => {
                out.push_str("_x");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

struct Reading<'t> {
    strings: &'t [String],
    formats: &'t [Shown],
    from_1904: bool,
    reader: Reader<'t>,
    sheet: Sheet,
    filled: usize,
}

impl<'t> Reading<'t> {
    fn broken(&self) -> Refusal {
        Refusal::new(format!(
            "工作表「{}」第 {} 行之后读不下去，文件可能已损坏。请用 WPS 或 Excel 打开，另存为新的 .xlsx 再试。",
            self.sheet.name,
            self.sheet.rows.len()
        ))
    }

    fn next(&mut self) -> Result<Option<Piece<'t>>, Refusal> {
        self.reader.piece().map_err(|_| self.broken())
    }

    fn cells(&mut self) -> Result<(), Refusal> {
        let mut rows = Counter::default();
        let (mut row, mut column) = (0, 0);
        while let Some(piece) = self.next()? {
            match piece {
                Piece::Start(tag) | Piece::Empty(tag) if tag.local() == "row" => {
                    row = rows.next(tag);
                    column = 0;
                    if yes(tag, "hidden") {
                        self.sheet.out_of_sight.push(row);
                    }
                }
                Piece::Start(tag) if tag.local() == "c" => {
                    column = place(tag, column);
                    let cell = self.cell(tag)?;
                    self.filled += usize::from(!cell.is_empty());
                    enough(self.filled)?;
                    self.sheet.put(row, column, cell)?;
                    column += 1;
                }
                Piece::Empty(tag) if tag.local() == "c" => column = place(tag, column) + 1,
                // What follows the cells is how they look.
                Piece::End(name) if super::xml::local(name) == "sheetData" => return Ok(()),
                _ => {}
            }
        }
        Ok(())
    }

    fn cell(&mut self, tag: Tag<'t>) -> Result<Cell, Refusal> {
        let kind = tag.attribute("t").unwrap_or(Cow::Borrowed("n"));
        let style = tag.attribute("s").and_then(|style| style.parse::<usize>().ok());
        let mut value: Option<String> = None;
        let mut words: Option<String> = None;
        let mut formula = false;
        loop {
            match self.next()?.ok_or_else(|| self.broken())? {
                Piece::Start(tag) if tag.local() == "v" => {
                    let mut text = String::new();
                    self.reader.words(&mut text).map_err(|_| self.broken())?;
                    value = Some(text);
                }
                Piece::Start(tag) if tag.local() == "is" => {
                    words = Some(rich(&mut self.reader, "is").map_err(|_| self.broken())?);
                }
                Piece::Start(tag) => {
                    formula |= tag.local() == "f";
                    self.reader.pass().map_err(|_| self.broken())?;
                }
                Piece::Empty(tag) => formula |= tag.local() == "f",
                Piece::End(_) => break,
                Piece::Text(_) | Piece::Plain(_) => {}
            }
        }
        let found = match (words, value) {
            (Some(words), _) => Some(Cell::Text(words)),
            (None, Some(value)) if !value.is_empty() => {
                Some(self.meant(&kind, style, value).ok_or_else(|| self.broken())?)
            }
            (None, _) => None,
        };
        let nothing = || if formula { Cell::Fault(NO_RESULT.to_owned()) } else { Cell::Empty };
        Ok(found.unwrap_or_else(nothing))
    }

    /// What a value means in a cell of this kind; none where there is no such value.
    fn meant(&self, kind: &str, style: Option<usize>, value: String) -> Option<Cell> {
        Some(match kind {
            "s" => Cell::Text(self.strings.get(value.trim().parse::<usize>().ok()?)?.clone()),
            "b" => Cell::Flag(value.trim() == "1" || value.trim() == "true"),
            "e" => Cell::Fault(value),
            "d" => styles::iso(&value).unwrap_or(Cell::Text(value)),
            "n" => match of_sheet(value.trim()) {
                Some(number) => {
                    let shown = style.and_then(|style| self.formats.get(style));
                    let day = shown.filter(|shown| **shown == Shown::Day);
                    day.and_then(|_| styles::day(number, self.from_1904))
                        .unwrap_or(Cell::Number(number))
                }
                None => Cell::Text(value),
            },
            _ => Cell::Text(unescaped(value)),
        })
    }
}

/// The column of a cell, by its own reference or after the one before.
fn place(tag: Tag<'_>, next: usize) -> usize {
    tag.attribute("r").as_deref().and_then(column_of).unwrap_or(next)
}

/// As [`read`], from the bytes of a file.
///
/// # Errors
/// As [`read`].
pub fn open(bytes: &[u8]) -> Result<Book, Refusal> {
    read(&parts::opened(bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_by_number_are_themselves() {
        for (given, meant) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x12", "_x12"),
            ("_xZZZZ_", "_xZZZZ_"),
            ("_x4E00_二", "一二"),
            ("a_x一二三四_", "a_x一二三四_"),
        ] {
            assert_eq!(unescaped(given.to_owned()), meant);
        }
    }

    #[test]
    fn shared_texts_are_read_without_how_they_are_spoken() {
        let text = "<sst><si><t>一</t></si><si/><si><r><rPr/><t>二</t></r><r><t xml:space='preserve'> 三</t></r><rPh><t>さん</t></rPh></si></sst>";
        assert_eq!(strings(text).unwrap(), ["一", "", "二 三"]);
        assert!(strings("<sst><si><t>一</t></si>").is_err());
    }
}
