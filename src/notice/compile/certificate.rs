//! Compiling the registration of electronic certificates (电子证书登记).

use super::context::{Context, Location};
use crate::domain::{Place, Set};
use crate::notice::finding::Code;
use crate::notice::model;

/// Registration of certificates.
pub fn certificate(context: &mut Context<'_>) -> Option<model::Certificate> {
    let tables = context.tables(|file| file.action.as_slice());
    let names = context.actions.clone();
    let mut actions = Vec::new();
    for (location, action) in tables {
        context.location =
            Location { table: action.action.clone().unwrap_or_default(), ..location };
        actions.push(model::Action {
            when: context.condition(action.when.as_ref()),
            action: action.action.clone(),
            say: action.say.clone(),
            clauses: context.clause_list(&action.clauses),
        });
    }
    let mut fields = Vec::new();
    for (location, field) in context.tables(|file| file.field.as_slice()) {
        context.location = Location { table: field.names.join("、"), ..location };
        let own = Place::each(&names).filter(|(_, name)| field.actions.contains(name));
        let actions: Set<model::Action> = own.map(|(place, _)| place.among()).collect();
        if actions.is_empty() {
            context.report(Code::UnknownName, "没有这些办理方式，请核对 actions");
        }
        for name in &field.names {
            fields.push(model::Field {
                actions,
                when: context.condition(field.when.as_ref()),
                name: name.clone(),
                value: field.value.clone(),
                clauses: context.clause_list(&field.clauses),
            });
        }
    }
    (!actions.is_empty()).then_some(model::Certificate { actions, fields })
}
