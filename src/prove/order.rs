//! Lists of which the first that holds is taken: what stands behind something wider is never reached.

use crate::notice::condition::Condition;
use crate::notice::finding::{Code, Finding};
use crate::notice::model::{ClauseId, Ladder, Notice, Row, RowKind};

/// Effects that an earlier one of the same list always takes the place of.
pub fn unreachable(notice: &Notice) -> Vec<Finding> {
    let clause = |id: Option<&ClauseId>| {
        id.and_then(|id| notice.clause(*id)).map(|clause| clause.id.clone()).unwrap_or_default()
    };
    let mut findings = Vec::new();
    let mut look = |what: &str, list: &[(u64, &Condition, String, String)]| {
        for (place, (whose, when, name, id)) in list.iter().enumerate() {
            let earlier = list.iter().take(place).find(|(others, other, same, _)| {
                same == name && whose & !others == 0 && implies(when, other)
            });
            if earlier.is_some() {
                let finding = Finding::new(Code::Unreachable, &notice.edition);
                let within =
                    if id.is_empty() { format!("{what} {}", place + 1) } else { id.clone() };
                findings.push(finding.within(&within).of(what).saw(name));
            }
        }
    };
    let paths: Vec<_> = notice
        .paths
        .iter()
        .map(|path| (path.matters.bits(), &path.when, String::new(), clause(path.clauses.first())))
        .collect();
    look("path", &paths);
    let judgements: Vec<_> = notice
        .judgements
        .iter()
        .map(|rule| (rule.matters.bits(), &rule.when, String::new(), clause(rule.clauses.first())))
        .collect();
    look("judgement", &judgements);
    if let Some(certificate) = &notice.certificate {
        let actions: Vec<_> = certificate
            .actions
            .iter()
            .map(|action| (1, &action.when, String::new(), clause(action.clauses.first())))
            .collect();
        look("action", &actions);
        let fields: Vec<_> = certificate
            .fields
            .iter()
            .map(|field| {
                (
                    field.actions.bits(),
                    &field.when,
                    field.name.clone(),
                    clause(field.clauses.first()),
                )
            })
            .collect();
        look("field", &fields);
    }
    for ladder in &notice.ladders {
        findings.extend(idle_rows(notice, ladder));
    }
    let mut names: Vec<&str> = notice.fees.iter().map(|fee| fee.added.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        findings.extend(behind(notice, "fee", &fees(notice, name)));
    }
    findings
}

/// A row of a list in which the first that fits is taken: what it is for, what else it asks, its clause.
type Fitted<'n> = (Vec<u64>, &'n Condition, ClauseId);

/// Rows of which an earlier one is met whenever they are: of those that apply the first that is met
/// counts, so a row that asks less is never idle.
fn idle_rows(notice: &Notice, ladder: &Ladder) -> Vec<Finding> {
    let idle = |place: usize, row: &Row| {
        ladder.rows.iter().take(place).any(|earlier| {
            let asks_less = earlier.kind == RowKind::Direct
                || earlier.kind == row.kind
                    && earlier.months <= row.months
                    && (earlier.from, earlier.start) == (row.from, row.start)
                    && implies(&row.prior, &earlier.prior)
                    && row.adds == earlier.adds;
            earlier.target == row.target
                && row.classes.within(earlier.classes)
                && row.series.or_all().within(earlier.series.or_all())
                && implies(&row.when, &earlier.when)
                && asks_less
        })
    };
    let found = ladder.rows.iter().enumerate().filter(|(place, row)| idle(*place, row));
    found
        .map(|(_, row)| {
            let clause = notice.clause(row.clause).map(|clause| clause.id.clone());
            Finding::new(Code::Unreachable, &notice.edition)
                .within(&clause.unwrap_or_default())
                .of("row")
        })
        .collect()
}

/// The fees of one name: those of another are charged beside them.
fn fees<'n>(notice: &'n Notice, name: &str) -> Vec<Fitted<'n>> {
    let fees = notice.fees.iter().filter(|fee| fee.added == name);
    fees.map(|fee| (vec![fee.levels.bits(), fee.series.bits()], &fee.when, fee.clause)).collect()
}

/// Rows that an earlier one always takes the place of.
fn behind(notice: &Notice, what: &str, list: &[Fitted<'_>]) -> Vec<Finding> {
    let taken = |place: usize, (fits, when, _): &Fitted<'_>| {
        list.iter().take(place).any(|(wider, other, _)| {
            fits.iter().zip(wider).all(|(mine, theirs)| mine & !theirs == 0) && implies(when, other)
        })
    };
    let found = list.iter().enumerate().filter(|(place, row)| taken(*place, row));
    found
        .map(|(_, (.., id))| {
            let clause = notice.clause(*id).map(|clause| clause.id.clone()).unwrap_or_default();
            Finding::new(Code::Unreachable, &notice.edition).within(&clause).of(what)
        })
        .collect()
}

/// Whether `other` holds wherever `when` does, as far as their forms show.
fn implies(when: &Condition, other: &Condition) -> bool {
    if *other == Condition::Always || when == other {
        return true;
    }
    match (when, other) {
        (Condition::Is(one, bits, open), Condition::Is(two, more, also)) if one == two => {
            bits & !more == 0 && open == also
        }
        (_, Condition::All(parts)) => parts.iter().all(|part| implies(when, part)),
        (Condition::Any(parts), _) => parts.iter().all(|part| implies(part, other)),
        (_, Condition::Any(parts)) => {
            parts.iter().any(|part| implies(when, part)) || part_implies(when, other)
        }
        _ => part_implies(when, other),
    }
}

fn part_implies(when: &Condition, other: &Condition) -> bool {
    matches!(when, Condition::All(parts) if parts.iter().any(|part| implies(part, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wider_is_implied_and_what_is_only_other_is_not() {
        let is = |slot, bits| Condition::Is(slot, bits, 0);
        let both = Condition::All(vec![is(1, 1), is(2, 1)]);
        assert!(implies(&both, &is(1, 3)));
        assert!(implies(&is(1, 1), &Condition::Any(vec![is(2, 1), is(1, 1)])));
        assert!(implies(&both, &Condition::Always));
        assert!(implies(&Condition::Any(vec![is(1, 1), is(1, 2)]), &is(1, 3)));
        assert!(!implies(&is(1, 3), &is(1, 1)));
        assert!(!implies(&is(1, 1), &both));
        assert!(!implies(&Condition::Always, &is(1, 1)));
    }
}
