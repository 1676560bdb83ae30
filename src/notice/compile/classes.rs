//! Classes of education, of all ladders in one list.

use super::context::{Context, Location, tables_of};
use crate::domain::Place;
use crate::domain::fact::ListKind;
use crate::notice::Condition;
use crate::notice::finding::Code;
use crate::notice::load::Folder;
use crate::notice::{model, source};

/// All classes, those of other ladders without anybody in them; and the one for the rest. A ladder without
/// classes has everybody in the first.
pub fn classes(
    context: &mut Context<'_>,
    folder: &Folder,
    key: &str,
) -> (Vec<model::Class>, Option<Place<model::Class>>) {
    let mut found = Vec::new();
    let (mut rest, mut ranked) = (None, false);
    for (location, class) in tables_of(folder, &|file: &source::File| file.class.as_slice()) {
        context.location = Location { table: class.name.clone(), ..location };
        if found.iter().any(|other: &model::Class| other.name == class.name) {
            context.report(Code::DuplicateId, "两个学历档次同名，请改用另一个名称");
        }
        let own = belongs(&class.ladder, key);
        ranked |= own;
        if own && rest.is_some() {
            context
                .report(Code::Unreachable, "rest = true 的档次收其余的人，应是最后一档，只写一个");
        }
        if own && class.rest {
            rest = Some(context.small(found.len(), "学历档次"));
        }
        if class.when.is_none() && class.person.is_none() && !class.rest {
            context.report(
                Code::Incomplete,
                "学历档次要写 when（学历的条件）或 person（人的条件）；收其余的人的写 rest = true",
            );
        }
        found.push(model::Class {
            name: class.name.clone(),
            when: class
                .when
                .as_ref()
                .filter(|_| own)
                .map(|when| context.entry_condition(ListKind::Education, Some(when))),
            person: if own {
                context.condition(class.person.as_ref())
            } else {
                Condition::Any(Vec::new())
            },
        });
    }
    (found, if ranked { rest } else { Some(Place::new(0)) })
}

/// Whether what names these ladders belongs to the one of this key.
pub fn belongs(names: &[String], key: &str) -> bool {
    names.is_empty() || names.iter().any(|name| name == key)
}
