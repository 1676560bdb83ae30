//! Compiling fees, publicity, rhythms and addresses.

use super::context::{Choices, Context, Location};
use crate::domain::options::{Degree, Schooling};
use crate::domain::{Place, Set};
use crate::notice::finding::Code;
use crate::notice::model;

/// Fees.
pub fn fees(context: &mut Context<'_>) -> Vec<model::Fee> {
    let mut found = Vec::new();
    for (location, fee) in context.tables(|file| file.fee.as_slice()) {
        context.location = Location { table: fee.clause.clone(), ..location };
        let own = fee.clause.split('.').next() == Some(&context.edition);
        if !own && fee.status != "参考" {
            context.report(Code::ForeignClause, "引用他版条款的费用，status 须写「参考」");
        }
        found.push(model::Fee {
            levels: context.set(&fee.levels),
            series: if fee.series.is_empty() { Set::ALL } else { context.set(&fee.series) },
            added: fee.added.clone(),
            when: context.condition(fee.when.as_ref()),
            amount: fee.amount,
            status: fee.status.clone(),
            clause: context.proof(&fee.clause),
        });
    }
    found
}

/// 单位公示.
pub fn publicity(context: &mut Context<'_>) -> Vec<model::Publicity> {
    let mut found = Vec::new();
    for (location, publicity) in context.tables(|file| file.publicity.as_slice()) {
        context.location = Location { table: publicity.clause.clone(), ..location };
        if publicity.days == 0 {
            context.report(Code::Incomplete, "公示天数 days 应至少为 1");
        }
        found.push(model::Publicity {
            matters: context.matters(&publicity.matters),
            days: publicity.days,
            calendar: context.worded(
                publicity.unit.as_deref(),
                false,
                &[(false, "工作日"), (true, "自然日")],
                "unit",
            ),
            when: context.condition(publicity.when.as_ref()),
            clause: context.proof(&publicity.clause),
        });
    }
    found
}

/// What takes place again and again.
pub fn rhythms(context: &mut Context<'_>) -> Vec<model::Rhythm> {
    let mut found = Vec::new();
    context.is_aid = true;
    for (location, rhythm) in context.tables(|file| file.rhythm.as_slice()) {
        context.location = Location { table: rhythm.clause.clone(), ..location };
        found.push(model::Rhythm {
            matters: context.matters(&rhythm.matters),
            text: rhythm.text.clone(),
            clause: context.clause(&rhythm.clause),
        });
    }
    context.is_aid = false;
    found
}

/// Who registers first.
pub fn signups(context: &mut Context<'_>) -> Vec<model::Signup> {
    let mut found = Vec::new();
    context.is_aid = true;
    for (location, signup) in context.tables(|file| file.signup.as_slice()) {
        context.location = Location { table: signup.clause.clone(), ..location };
        found.push(model::Signup {
            matters: context.matters(&signup.matters),
            when: context.condition(signup.when.as_ref()),
            text: signup.text.clone(),
            clause: context.clause(&signup.clause),
        });
    }
    context.is_aid = false;
    found
}

/// Steps of schooling, those of the common files first.
pub fn schooling(context: &mut Context<'_>) -> Vec<(Place<Schooling>, Place<Degree>)> {
    let mut found = Vec::new();
    for (location, step) in context.tables(|file| file.schooling.as_slice()) {
        context.location = Location { table: step.level.clone(), ..location };
        let level = context.place_of(&step.level);
        found.extend(level.zip(context.place_of(&step.degree)));
    }
    found
}

/// Pages on the web; each stands in the words of its clause.
pub fn links(context: &mut Context<'_>) -> Vec<model::Link> {
    let mut found = Vec::new();
    context.is_aid = true;
    for (location, link) in context.tables(|file| file.link.as_slice()) {
        context.location = Location { table: link.name.clone(), ..location };
        let clause = context.clause(&link.clause);
        let printed = clause.of(&context.used).map(model::Clause::verbatim);
        if printed.is_some_and(|words| !words.contains(&link.url)) {
            context.report(Code::MissingQuote, "网址须与条款原文逐字相同");
        }
        let Some(used) = context.place_among(&link.used, &Choices::of(model::LINK_USES)) else {
            continue;
        };
        found.push(model::Link { used, name: link.name.clone(), url: link.url.clone(), clause });
    }
    context.is_aid = false;
    found
}
