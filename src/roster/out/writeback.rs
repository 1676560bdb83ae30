//! The officer's own XLSX with result columns added: every other part of the file is copied as it is,
//! and in the sheet itself only cells to the right of hers are put in. Styles, formulas, pictures, other
//! sheets and what no reader shows are therefore untouched.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::columns::{Additions, Out};
use crate::export::archive::Writer;
use crate::roster::open::parts::{
    Counter, column_of, damaged, each, head, opened, refused, text_of,
};
use crate::roster::open::xml::{Piece, Reader, local, written};
use crate::roster::sheet::{Refusal, letters};

/// The last column of a sheet.
const LAST_COLUMN: usize = 16_383;

/// The file `bytes` with `additions` set to the right of everything in the sheet `name`.
///
/// # Errors
/// That the file is damaged, or its last columns are taken.
pub fn xlsx(bytes: &[u8], name: &str, additions: &Additions) -> Result<Vec<u8>, Refusal> {
    let archive = opened(bytes)?;
    let listed = head(&archive)?.sheets.into_iter().find(|listed| listed.name == name);
    let own = listed.and_then(|listed| archive.find(&listed.path)).ok_or_else(damaged)?;
    let sheet = text_of(&archive, &own.name)?.ok_or_else(damaged)?;
    let changed = added(&sheet, additions)?;
    let mut out = Writer::default();
    for entry in archive.entries() {
        if entry == own {
            out.add(&entry.name, changed.as_bytes());
        } else {
            out.copy(&archive, entry).map_err(refused)?;
        }
    }
    out.finish().ok_or_else(damaged)
}

/// What the first pass learns of a sheet.
#[derive(Default)]
struct Shape {
    /// The first column that no cell stands in, not even an empty one with a colour.
    free: usize,
    /// The style of the last cell of each row to which something is added.
    styles: HashMap<usize, String>,
    /// The number of the last row it names, for its dimension.
    last: usize,
}

fn added(sheet: &str, additions: &Additions) -> Result<String, Refusal> {
    let shape = shape(sheet)?;
    let width = additions.values().map(Vec::len).max().unwrap_or(0);
    if shape.free + width > LAST_COLUMN + 1 {
        return Err(Refusal::new("这张表右边已经没有空列，写不下结果。请删去右边多余的格式再试。"));
    }
    let mut out = String::with_capacity(sheet.len() + additions.len() * width * 60);
    let mut copied = 0;
    let mut reader = Reader::new(sheet);
    let mut rows = Counter::default();
    let mut pending: Option<usize> = None;
    loop {
        let before = reader.position();
        match reader.piece().map_err(|_| damaged())? {
            Some(Piece::Start(tag)) if tag.local() == "row" => pending = Some(rows.next(tag)),
            Some(Piece::Empty(tag)) if tag.local() == "row" => {
                rows.next(tag);
            }
            Some(Piece::End(name)) if local(name) == "row" => {
                let Some(row) = pending.take() else { continue };
                let Some(cells) = additions.get(&row) else { continue };
                let prefix = name.strip_suffix("row").unwrap_or_default();
                out.push_str(sheet.get(copied..before).ok_or_else(damaged)?);
                copied = before;
                let style =
                    shape.styles.get(&row).filter(|_| Some(&row) == additions.keys().next());
                for (place, cell) in cells.iter().enumerate() {
                    write_cell(
                        &mut out,
                        prefix,
                        (row, shape.free + place),
                        cell,
                        style.map(String::as_str),
                    );
                }
            }
            Some(Piece::Empty(tag)) if tag.local() == "dimension" => {
                out.push_str(sheet.get(copied..before).ok_or_else(damaged)?);
                copied = reader.position();
                let last = letters(shape.free + width.max(1) - 1);
                let _ = write!(out, "<{} ref=\"A1:{last}{}\"/>", tag.name, shape.last);
            }
            Some(_) => {}
            None => break,
        }
    }
    out.push_str(sheet.get(copied..).ok_or_else(damaged)?);
    Ok(out)
}

fn shape(sheet: &str) -> Result<Shape, Refusal> {
    let mut shape = Shape { last: 1, ..Shape::default() };
    let mut rows = Counter::default();
    let (mut row, mut column) = (0, 0);
    each(sheet, |tag| match tag.local() {
        "row" => {
            row = rows.next(tag);
            column = 0;
            shape.last = shape.last.max(row + 1);
        }
        "c" => {
            if let Some(own) = tag.attribute("r").as_deref().and_then(column_of) {
                column = own;
            }
            column += 1;
            shape.free = shape.free.max(column);
            if let Some(style) = tag.attribute("s") {
                shape.styles.insert(row, style.into_owned());
            }
        }
        _ => {}
    })?;
    Ok(shape)
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
            let escaped = written(text);
            let _ = write!(
                out,
                "<{prefix}c r=\"{place}\"{style} t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{escaped}</{prefix}t></{prefix}is></{prefix}c>"
            );
        }
    }
}
