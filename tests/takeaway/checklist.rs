use serde_json::json;
use zhicheng::assess::assess;
use zhicheng::export::checklist;

use super::support::{example, notice};

#[test]
fn a_checklist_is_text_and_table() {
    let case = example(&json!({}));
    let rules = notice();
    let assessment = assess(Some(rules), &case);
    let materials: Vec<_> = checklist::materials(rules, &assessment).collect();
    assert_eq!(materials.len(), assessment.checklist.len());
    let first = materials[0].id.clone();

    let text = checklist::plain(rules, &assessment, |material| material.id == first);
    assert_eq!(text.matches('☑').count(), 1);
    assert_eq!(text.matches('□').count(), materials.len() - 1);

    let table = checklist::table(rules, &assessment, |material| material.id == first);
    let mut reader = csv::Reader::from_reader(table.strip_prefix('\u{feff}').unwrap().as_bytes());
    let columns = reader.headers().unwrap().clone();
    assert_eq!(&columns[1], "材料");
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), materials.len());
    assert_eq!((&rows[0][1], &rows[0][2]), (materials[0].text.as_str(), "是"));
    for (row, material) in rows.iter().zip(&materials) {
        for (label, words) in &material.details {
            let place = columns.iter().position(|column| column == label).unwrap();
            assert_eq!(&row[place], words);
        }
        assert!(!row[columns.len() - 1].is_empty(), "{}: no clause", material.id);
    }
}
