//! Whether the cells of a table on a form fill its columns.

use crate::notice::model::forms::Row;

/// The first row (from 1) whose cells, with those that reach down into it, do not fill the columns;
/// a repeated row must be filled by its own cells, and no cell may reach below the last row.
pub fn misfit(columns: usize, rows: &[Row]) -> Option<usize> {
    let mut covered = vec![0u8; columns];
    for (at, row) in rows.iter().enumerate() {
        let mut column = 0;
        let mut cells = row.cells.iter();
        while let Some(below) = covered.get_mut(column) {
            if *below > 0 {
                if row.each.is_some() {
                    return Some(at + 1);
                }
                *below -= 1;
                column += 1;
                continue;
            }
            let Some(cell) = cells.next() else {
                return Some(at + 1);
            };
            let end = column + usize::from(cell.across);
            let free =
                covered.get(column..end).is_some_and(|under| under.iter().all(|below| *below == 0));
            if !free || cell.across == 0 || cell.down == 0 || (row.each.is_some() && cell.down > 1)
            {
                return Some(at + 1);
            }
            for below in covered.iter_mut().take(end).skip(column) {
                *below = cell.down - 1;
            }
            column = end;
        }
        if cells.next().is_some() {
            return Some(at + 1);
        }
    }
    covered.iter().any(|below| *below > 0).then_some(rows.len())
}
