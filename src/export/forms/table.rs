//! Tables of a filled form: rows repeated for lists, lanes joined to one grid.

use super::{Filler, Run};
use crate::notice::model::forms::{Lane, Row, Style};

/// A table. The cells of every row, with those that reach down into it, fill the columns exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledTable {
    /// Widths of the columns in millimetres.
    pub widths: Vec<u16>,
    /// The rows.
    pub rows: Vec<FilledRow>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledRow {
    /// Whether it is printed again on every page.
    pub head: bool,
    /// Least height in millimetres.
    pub height: u8,
    /// Its own cells: those that begin in it.
    pub cells: Vec<FilledCell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledCell {
    /// Columns it covers.
    pub across: u8,
    /// Rows it covers.
    pub down: u8,
    /// How its words are set.
    pub style: Style,
    /// Its words.
    pub runs: Vec<Run>,
}

impl FilledTable {
    /// For every row, the cells that stand in it from left to right; a cell that reaches down from a
    /// row above is there without its words (`None`), only with the columns it covers.
    #[must_use]
    pub fn grid(&self) -> Vec<Vec<(u8, Option<&FilledCell>)>> {
        let mut reach = vec![(0u8, 0u8); self.widths.len()];
        let mut grid = Vec::new();
        for row in &self.rows {
            let mut line = Vec::new();
            let mut cells = row.cells.iter();
            let mut column = 0;
            while let Some(place) = reach.get_mut(column) {
                let across = if place.0 > 0 {
                    place.0 -= 1;
                    line.push((place.1, None));
                    place.1
                } else {
                    let Some(cell) = cells.next() else { break };
                    *place = (cell.down.saturating_sub(1), cell.across);
                    line.push((cell.across, Some(cell)));
                    cell.across
                };
                column += usize::from(across.max(1));
            }
            grid.push(line);
        }
        grid
    }
}

/// Repeats the rows of every lane, evens out their number, and joins the lanes.
pub(super) fn table(filler: &Filler<'_>, lanes: &[Lane]) -> FilledTable {
    let mut columns: Vec<Vec<(Option<u8>, FilledRow)>> =
        lanes.iter().map(|lane| repeat(filler, &lane.rows)).collect();
    let tall = columns.iter().map(Vec::len).max().unwrap_or(0);
    for (lane, rows) in lanes.iter().zip(&mut columns) {
        stretch(filler, &lane.rows, rows, tall);
    }
    let mut joined: Vec<FilledRow> = Vec::new();
    for rows in columns {
        for (at, (_, row)) in rows.into_iter().enumerate() {
            match joined.get_mut(at) {
                Some(whole) => {
                    whole.height = whole.height.max(row.height);
                    whole.cells.extend(row.cells);
                }
                None => joined.push(row),
            }
        }
    }
    FilledTable {
        widths: lanes.iter().flat_map(|lane| lane.widths.iter().copied()).collect(),
        rows: joined,
    }
}

fn repeat(filler: &Filler<'_>, rows: &[Row]) -> Vec<(Option<u8>, FilledRow)> {
    let mut filled = Vec::new();
    for row in rows {
        match row.each {
            None => filled.push((None, fill(filler, row, None))),
            Some(list) => filled.extend(
                filler
                    .rows_of(list)
                    .iter()
                    .map(|entry| (Some(list), fill(filler, row, Some((list, entry))))),
            ),
        }
    }
    filled
}

/// Adds blank rows to the lists in turn until the lane is `tall` rows tall.
fn stretch(
    filler: &Filler<'_>,
    rules: &[Row],
    rows: &mut Vec<(Option<u8>, FilledRow)>,
    tall: usize,
) {
    let lists: Vec<(u8, &Row)> = rules.iter().filter_map(|row| Some((row.each?, row))).collect();
    for (list, row) in lists.iter().cycle().take(if lists.is_empty() { 0 } else { tall }) {
        if rows.len() >= tall {
            return;
        }
        let Some(last) = rows.iter().rposition(|(each, _)| *each == Some(*list)) else {
            continue;
        };
        rows.insert(last + 1, (Some(*list), fill(filler, row, Some((*list, &[])))));
    }
}

fn fill(filler: &Filler<'_>, row: &Row, entry: Option<(u8, &[String])>) -> FilledRow {
    let cells = row.cells.iter().map(|cell| FilledCell {
        across: cell.across,
        down: cell.down,
        style: cell.style,
        runs: filler.cell(&cell.text, entry),
    });
    FilledRow { head: row.head, height: row.height, cells: cells.collect() }
}
