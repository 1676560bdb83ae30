//! Compiling what is said of continuing education (继续教育).

use super::context::Context;
use super::single;
use crate::notice::condition::Condition;
use crate::notice::finding::Code;
use crate::notice::model;

/// Continuing education.
pub fn courses(context: &mut Context<'_>) -> Option<model::Courses> {
    let courses = single(context, |file| file.courses.as_ref())?;
    let to_year = courses.to_year.as_ref().and_then(|year| context.calendar_year("to_year", year));
    let mut clauses = courses.clauses.clone();
    let mut exempt = Vec::new();
    context.that_year = true;
    for rule in &courses.exempt {
        exempt.push(context.condition(Some(&rule.when)));
        if !clauses.contains(&rule.clause) {
            clauses.push(rule.clause.clone());
        }
    }
    context.that_year = false;
    let rule = to_year.map(|to_year| {
        let mut public: Vec<(i32, i32)> =
            courses.public.iter().map(|hours| (hours.from, hours.hours)).collect();
        public.sort_by_key(|(from, _)| std::cmp::Reverse(*from));
        let says = courses.exempt.iter().map(|rule| rule.say.as_str());
        let says: Vec<&str> = says.filter(|say| !say.is_empty()).collect();
        model::CourseRule {
            to_year,
            from_year: courses.years.map(|years| to_year - years + 1),
            total: courses.total,
            public,
            exempt: Condition::Any(exempt),
            exempt_said: says.join("；"),
        }
    });
    if courses.gate && (courses.clauses.is_empty() || rule.is_none()) {
        context.report(Code::Incomplete, "作为门槛的继续教育，须写明 to_year 和作依据的 clauses");
    }
    Some(model::Courses {
        status: courses.status.clone(),
        rule,
        gate: courses.gate,
        clauses: context.clause_list(&clauses),
    })
}
