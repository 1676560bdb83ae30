//! What stands in a filled form.

use zhicheng::export::forms::{FilledBlock, FilledForm, Run};

/// All words of a filled form, one line a paragraph or cell.
pub fn lines(filled: &FilledForm) -> Vec<String> {
    let joined = |runs: &[Run]| runs.iter().map(|run| run.words.as_str()).collect::<String>();
    let mut found = Vec::new();
    for block in &filled.blocks {
        match block {
            FilledBlock::Paragraph(_, runs) => found.push(joined(runs)),
            FilledBlock::Table(table) => {
                found.extend(
                    table.rows.iter().flat_map(|row| &row.cells).map(|cell| joined(&cell.runs)),
                );
            }
        }
    }
    found.retain(|line| !line.trim().is_empty());
    found
}
