//! Compiling the materials (材料) of the checklist.

use super::context::{Context, Location};
use crate::notice::finding::Code;
use crate::notice::model;

/// Materials (材料).
pub fn materials(context: &mut Context<'_>) -> Vec<model::Material> {
    let mut found: Vec<model::Material> = Vec::new();
    for (location, material) in context.tables(|file| file.material.as_slice()) {
        context.location = Location { table: material.id.clone(), ..location };
        if found.iter().any(|other| other.id == material.id) {
            context.report(Code::DuplicateId, "材料编号重复，请改用另一个编号");
        }
        let labelled = [
            ("份数", &material.copies),
            ("规格", &material.size),
            ("签字盖章", &material.stamp),
            ("填报栏目或交到", &material.column),
            ("不算数的", &material.rejected),
            ("说明", &material.note),
        ];
        found.push(model::Material {
            id: material.id.clone(),
            text: material.text.clone(),
            form: context
                .folders
                .iter()
                .any(|folder| folder.forms.iter().any(|(_, form)| form.key == material.id)),
            details: labelled
                .into_iter()
                .filter_map(|(label, words)| Some((label.to_owned(), words.clone()?)))
                .collect(),
            matters: context.matters(&material.matters),
            when: context.condition(material.when.as_ref()),
            clauses: context.clause_list(&material.clauses),
        });
    }
    found
}
