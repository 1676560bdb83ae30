//! The checklist (材料清单) as plain text and as a table for a spreadsheet.

use crate::assess::Assessment;
use crate::domain::Place;
use crate::notice::Notice;
use crate::notice::model::Material;

/// The materials of the checklist, in its order.
pub fn materials<'n>(
    notice: &'n Notice,
    assessment: &Assessment,
) -> impl Iterator<Item = &'n Material> {
    let places: Vec<Place<Material>> = assessment.checklist.clone();
    places.into_iter().filter_map(|place| place.of(&notice.materials))
}

/// The checklist as lines of text; what is `ticked` bears another box.
#[must_use]
pub fn plain(
    notice: &Notice,
    assessment: &Assessment,
    ticked: impl Fn(&Material) -> bool,
) -> String {
    let mut out = String::new();
    for material in materials(notice, assessment) {
        out.push_str(if ticked(material) { "☑ " } else { "□ " });
        out.push_str(&material.text);
        out.push('\n');
        for (label, words) in &material.details {
            out.push_str("  ");
            out.push_str(label);
            out.push('：');
            out.push_str(words);
            out.push('\n');
        }
    }
    out
}

/// Begins a table so that spreadsheets read it as UTF-8.
const MARK: &str = "\u{feff}";
/// The columns before and after those of the details.
const FIRST: [&str; 3] = ["序号", "材料", "已备齐"];
const LAST: &str = "依据条款";

/// The checklist as comma-separated values: a row a material, a column for each kind of detail.
#[must_use]
pub fn table(
    notice: &Notice,
    assessment: &Assessment,
    ticked: impl Fn(&Material) -> bool,
) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for (label, _) in materials(notice, assessment).flat_map(|material| &material.details) {
        if !labels.contains(&label.as_str()) {
            labels.push(label);
        }
    }
    let mut out = String::from(MARK);
    row(&mut out, FIRST.into_iter().chain(labels.iter().copied()).chain([LAST]));
    for (place, material) in materials(notice, assessment).enumerate() {
        let number = (place + 1).to_string();
        let tick = if ticked(material) { "是" } else { "" };
        let cells = labels.iter().map(|label| words(material, label));
        let clauses: Vec<&str> = material
            .clauses
            .iter()
            .filter_map(|id| notice.clause(*id))
            .map(|clause| clause.source.as_str())
            .collect();
        let clauses = clauses.join("；");
        let first = [number.as_str(), &material.text, tick];
        row(&mut out, first.into_iter().chain(cells).chain([clauses.as_str()]));
    }
    out
}

/// The words of a material's detail; empty where it has none of this label.
fn words<'m>(material: &'m Material, label: &str) -> &'m str {
    material.details.iter().find(|(own, _)| own == label).map_or("", |(_, words)| words)
}

fn row<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(',');
        }
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}
