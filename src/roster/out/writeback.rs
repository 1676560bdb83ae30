//! The officer's own XLSX with result columns added: every other part of the file is copied as it is,
//! and in the sheet itself only cells to the right of hers are put in. Styles, formulas, pictures, other
//! sheets and what no reader shows are therefore untouched.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::columns::Out;
use crate::roster::open::parts::{Counter, attribute, each, part_of, text_of};
use crate::roster::open::zipped::damaged;
use crate::roster::sheet::{Refusal, letters};

/// The last column of a sheet.
const LAST_COLUMN: usize = 16_383;

/// Cells to add, by row counted from 0.
pub type Additions = BTreeMap<usize, Vec<Out>>;

/// The file `bytes` with `additions` set to the right of everything in the sheet `name`.
///
/// # Errors
/// That the file is damaged, or its last columns are taken.
pub fn xlsx(bytes: &[u8], name: &str, additions: &Additions) -> Result<Vec<u8>, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let path = part_of(&mut archive, name).ok_or_else(damaged)?;
    let sheet = text_of(&mut archive, &path).ok_or_else(damaged)?;
    let changed = added(&sheet, additions)?;
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + bytes.len() / 4)));
    for place in 0..archive.len() {
        let part = archive.by_index_raw(place).map_err(|_| damaged())?;
        let part_name = part.name().map_err(|_| damaged())?.into_owned();
        if part_name == path {
            drop(part);
            // No clock: the same roster gives the same file.
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Deflated)
                .last_modified_time(DateTime::default());
            out.start_file(part_name, options).map_err(|_| damaged())?;
            out.write_all(changed.as_bytes()).map_err(|_| damaged())?;
        } else {
            out.raw_copy_file(part).map_err(|_| damaged())?;
        }
    }
    out.finish().map(Cursor::into_inner).map_err(|_| damaged())
}

/// What the first pass learns of a sheet.
#[derive(Default)]
struct Shape {
    /// The first column that no cell stands in, not even an empty one with a colour.
    free: usize,
    /// The style of the last cell of each row to which something is added.
    styles: HashMap<usize, String>,
}

fn added(sheet: &str, additions: &Additions) -> Result<String, Refusal> {
    let shape = shape(sheet).ok_or_else(damaged)?;
    let width = additions.values().map(Vec::len).max().unwrap_or(0);
    if shape.free + width > LAST_COLUMN + 1 {
        return Err(Refusal::new("这张表右边已经没有空列，写不下结果。请删去右边多余的格式再试。"));
    }
    let mut out = String::with_capacity(sheet.len() + additions.len() * width * 60);
    let mut copied = 0;
    let mut reader = Reader::from_str(sheet);
    let mut rows = Counter::default();
    let mut pending: Option<usize> = None;
    loop {
        let before = position(&reader);
        let event = reader.read_event().map_err(|_| damaged())?;
        match &event {
            Event::Start(element) if element.local_name().as_ref() == "row" => {
                pending = Some(rows.next(element));
            }
            Event::Empty(element) if element.local_name().as_ref() == "row" => {
                rows.next(element);
            }
            Event::End(element) if element.local_name().as_ref() == "row" => {
                let Some(row) = pending.take() else { continue };
                let Some(cells) = additions.get(&row) else { continue };
                let name = element.name().as_ref().to_owned();
                let prefix = name
                    .split_once(':')
                    .map(|(prefix, _)| format!("{prefix}:"))
                    .unwrap_or_default();
                out.push_str(sheet.get(copied..before).ok_or_else(damaged)?);
                copied = before;
                let style =
                    shape.styles.get(&row).filter(|_| Some(&row) == additions.keys().next());
                for (place, cell) in cells.iter().enumerate() {
                    write_cell(
                        &mut out,
                        &prefix,
                        (row, shape.free + place),
                        cell,
                        style.map(String::as_str),
                    );
                }
            }
            Event::Empty(element) if element.local_name().as_ref() == "dimension" => {
                let name = element.name().as_ref().to_owned();
                out.push_str(sheet.get(copied..before).ok_or_else(damaged)?);
                copied = position(&reader);
                let last = letters(shape.free + width.max(1) - 1);
                let end = rows_in(sheet);
                let _ = write!(out, "<{name} ref=\"A1:{last}{end}\"/>");
            }
            Event::Eof => break,
            _ => {}
        }
    }
    out.push_str(sheet.get(copied..).ok_or_else(damaged)?);
    Ok(out)
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The number of the last row a sheet names, for its dimension.
fn rows_in(sheet: &str) -> usize {
    let mut rows = Counter::default();
    let mut last = 1;
    let seen = each(sheet, |element| {
        if element.local_name().as_ref() == "row" {
            last = last.max(rows.next(element) + 1);
        }
    });
    if seen.is_some() { last } else { 1 }
}

fn shape(sheet: &str) -> Option<Shape> {
    let mut shape = Shape::default();
    let mut rows = Counter::default();
    let (mut row, mut column) = (0, 0);
    each(sheet, |element| match element.local_name().as_ref() {
        "row" => {
            row = rows.next(element);
            column = 0;
        }
        "c" => {
            if let Some(own) = attribute(element, "r").as_deref().and_then(column_of) {
                column = own;
            }
            column += 1;
            shape.free = shape.free.max(column);
            if let Some(style) = attribute(element, "s") {
                shape.styles.insert(row, style);
            }
        }
        _ => {}
    })?;
    Some(shape)
}

/// The column of `AB12`, counted from 0.
fn column_of(reference: &str) -> Option<usize> {
    let mut column = 0;
    for letter in reference.bytes().take_while(u8::is_ascii_alphabetic) {
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    column.checked_sub(1).filter(|column| *column <= LAST_COLUMN)
}

fn write_cell(
    out: &mut String,
    prefix: &str,
    (row, column): (usize, usize),
    cell: &Out,
    style: Option<&str>,
) {
    let place = format!("{}{}", letters(column), row + 1);
    let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
    match cell {
        Out::Nothing => {}
        Out::Number(number) => {
            let _ = write!(
                out,
                "<{prefix}c r=\"{place}\"{style}><{prefix}v>{number}</{prefix}v></{prefix}c>"
            );
        }
        Out::Text(text) => {
            let printable: String = text
                .chars()
                .filter(|sign| !sign.is_control() && !matches!(sign, '\u{fffe}' | '\u{ffff}'))
                .collect();
            let escaped = quick_xml::escape::escape(&printable);
            let _ = write!(
                out,
                "<{prefix}c r=\"{place}\"{style} t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{escaped}</{prefix}t></{prefix}is></{prefix}c>"
            );
        }
    }
}
