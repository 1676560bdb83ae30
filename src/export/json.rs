//! A case from JSON, an assessment to JSON (contract §2 and §3).

use serde_json::{Map, Value as Json, json};

use super::words;
use crate::assess::assessment::Assessment;
use crate::domain::fact::Member;
use crate::domain::options::{Level, OptionList};
use crate::domain::{Case, Cell, Entry, Fact, Fault, Kind, Slot, Value, Vocabulary, read};
use crate::notice::model::Fee;
use crate::notice::{ClauseId, Notice};

/// Reads a case from JSON text. `edition` finds the vocabulary of an edition by its id.
///
/// # Errors
/// The first thing that does not fit, with its key path.
pub fn read_case<'a>(
    text: &str,
    edition: impl Fn(&str) -> Option<&'a Vocabulary>,
) -> Result<Case, Fault> {
    read::case(&value_of(text)?, edition)
}

/// Any JSON text as a value that cases are read from.
///
/// # Errors
/// That it is not JSON, and where it goes wrong.
pub fn value_of(text: &str) -> Result<Value, Fault> {
    crate::domain::json::read(text)
}

/// The same JSON without spaces.
///
/// # Errors
/// That it is not JSON, and where it goes wrong.
pub fn compact(text: &str) -> Result<String, Fault> {
    parse(text).map(|json| json.to_string())
}

/// A case and its assessment in one object, indented for people: `{"case": …, "assessment": …}`.
///
/// # Errors
/// That the case is not JSON, and where it goes wrong.
pub fn together(case: &str, assessment: &Json) -> Result<String, Fault> {
    Ok(format!("{:#}", json!({ "case": parse(case)?, "assessment": assessment })))
}

fn parse(text: &str) -> Result<Json, Fault> {
    serde_json::from_str(text).map_err(|error| {
        let what = if error.is_eof() { "没有写完" } else { "写法有误" };
        let place = format!("第 {} 行第 {} 个字符附近", error.line(), error.column());
        Fault::new("(case)", format!("不是有效的 JSON：{place}{what}，请重新导出或改正后再试"))
    })
}

/// A value that a case is read from, as JSON.
#[must_use]
pub fn to_json(value: &Value) -> Json {
    match value {
        Value::Whole(number) => json!(number),
        Value::Number(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::List(items) => items.iter().map(to_json).collect(),
        Value::Map(entries) => {
            Json::Object(entries.iter().map(|(key, value)| (key.clone(), to_json(value))).collect())
        }
        Value::Other => Json::Null,
    }
}

/// The case as the contract writes it, so that reading it gives the same case again. `notice` is
/// the edition it names; without it the facts that edition adds are left out.
#[must_use]
pub fn case_to_json(case: &Case, notice: Option<&Notice>) -> Json {
    let mut out = Map::new();
    if let Some(edition) = &case.edition {
        out.insert(Fact::Edition.key().to_owned(), json!(edition));
    }
    let vocabulary = notice.map_or(Vocabulary::NONE, |notice| &notice.vocabulary);
    for (slot, key, kind) in vocabulary.facts() {
        if let Some(value) = fact_to_json(case, vocabulary, (slot, key, kind)) {
            out.insert(key.to_owned(), value);
        }
    }
    Json::Object(out)
}

fn fact_to_json(
    case: &Case,
    vocabulary: &Vocabulary,
    (slot, key, kind): (Slot, &str, Kind<'_>),
) -> Option<Json> {
    match kind {
        Kind::Edition => None,
        Kind::Moment => case.today.map(|today| json!(today.to_string())),
        Kind::Text => case.text_at(slot).map(|text| json!(text)),
        Kind::List(list) => {
            let members = vocabulary.members(list);
            Some(case.entries(list)?.iter().map(|row| row_to_json(&members, row)).collect())
        }
        Kind::Record if case.cell(slot).is_open() => None,
        Kind::Record => {
            let members = Fact::named(key)?.members().filter_map(|member| {
                let whole = (member.slot(), member.key(), vocabulary.kind(member));
                Some((member.short_key().to_owned(), fact_to_json(case, vocabulary, whole)?))
            });
            Some(Json::Object(members.collect()))
        }
        kind => cell_to_json(kind, case.cell(slot)),
    }
}

fn row_to_json(members: &[Member<'_>], row: &Entry) -> Json {
    let member = |(place, member): (usize, &Member<'_>)| {
        let value = match row.text(place) {
            Some(text) => json!(text),
            None => cell_to_json(member.kind, row.cell(place))?,
        };
        Some((member.key.to_owned(), value))
    };
    Json::Object(members.iter().enumerate().filter_map(member).collect())
}

fn cell_to_json(kind: Kind<'_>, cell: Cell) -> Option<Json> {
    match (kind, cell) {
        (Kind::Choice(options), cell) => {
            cell.chosen().and_then(|place| options.get(place)).map(|option| json!(option))
        }
        (Kind::Many(options), Cell::Options(bits)) => {
            Some(options.chosen(bits).map(|option| json!(option)).collect())
        }
        (_, Cell::Number(number)) => Some(number_to_json(number)),
        (_, Cell::Day(day)) => Some(json!(day.to_string())),
        _ => None,
    }
}

/// A whole number without point, as whole facts must be written.
#[expect(clippy::cast_possible_truncation, reason = "checked to be whole and far below 2^52")]
fn number_to_json(number: f64) -> Json {
    if number.fract() == 0.0 && number.abs() < 1e15 { json!(number as i64) } else { json!(number) }
}

/// The error line for a case that could not be read.
#[must_use]
pub fn fault(fault: &Fault) -> Json {
    json!({ "error": fault.to_string() })
}

/// The assessment as the contract writes it.
#[must_use]
pub fn assessment(notice: Option<&Notice>, case: &Case, assessment: &Assessment) -> Json {
    let vocabulary = notice.map_or(Vocabulary::NONE, |notice| &notice.vocabulary);
    let matter = case
        .option(Fact::Matter)
        .and_then(|matter| vocabulary.options(OptionList::Matters).get(matter));
    let mut out = json!({
        "edition": case.edition,
        "matter": matter,
        "outcome": assessment.outcome.text(),
        "preliminary": assessment.preliminary.map(|yes| if yes { "可申报" } else { "不可申报" }),
        "application_type": assessment.kind.and_then(|kind| vocabulary.name(kind)),
        "path": [], "path_documents": [],
        "ladder": ladder(notice, case, assessment),
        "exclusions": [], "verify": [], "reasons": [], "checklist": [], "deadlines": [],
        "fee": { "amount": null, "status": "未规定" },
        "committees": [],
        "citation": { "text": null, "prefilled": false, "clause": null },
        "continuing_education": { "status": null },
        "ecert": null,
        "unanswered": assessment.unanswered.iter().map(|slot| words::key(notice, *slot)).collect::<Vec<_>>(),
    });
    if let (Some(notice), Some(out)) = (notice, out.as_object_mut()) {
        fill(out, notice, assessment);
    }
    out
}

fn fill(out: &mut Map<String, Json>, notice: &Notice, assessment: &Assessment) {
    let clause = |id: ClauseId| {
        notice.clause(id).map(
            |clause| json!({ "id": clause.id, "source": clause.source, "quote": clause.verbatim() }),
        )
    };
    if let Some(path) = assessment.path.and_then(|path| path.of(&notice.paths)) {
        out.insert("path".into(), json!(path.nodes));
        out.insert("path_documents".into(), json!(path.documents));
    }
    out.insert(
        "exclusions".into(),
        assessment.exclusions.iter().filter_map(|id| clause(*id)).collect::<Vec<_>>().into(),
    );
    let mut proofs: Vec<ClauseId> = assessment.reasons.iter().map(|reason| reason.clause).collect();
    let mut seen = Vec::new();
    proofs.retain(|id| {
        !seen.contains(id) && {
            seen.push(*id);
            true
        }
    });
    out.insert("reasons".into(), proofs.into_iter().filter_map(clause).collect::<Vec<_>>().into());
    out.insert(
        "verify".into(),
        assessment
            .verify
            .iter()
            .filter_map(|raised| {
                let item = raised.item.of(&notice.verify)?;
                Some(json!({
                    "id": item.id,
                    "blocking": item.blocking,
                    "ask": words::ask(notice, raised),
                    "whom": words::whom(notice, raised).map(words::contact),
                }))
            })
            .collect::<Vec<_>>()
            .into(),
    );
    out.insert(
        "checklist".into(),
        assessment
            .checklist
            .iter()
            .filter_map(|id| {
                let material = id.of(&notice.materials)?;
                Some(json!({ "id": material.id, "text": material.text }))
            })
            .collect::<Vec<_>>()
            .into(),
    );
    fill_dates(out, notice, assessment);
    fill_notes(out, notice, assessment);
}

/// Other procedures and remarks; the keys are there only where a notice writes such a thing.
fn fill_notes(out: &mut Map<String, Json>, notice: &Notice, assessment: &Assessment) {
    let id = |clause| notice.clause(clause).map(|clause| clause.id.as_str());
    let elsewhere: Vec<Json> = assessment
        .elsewhere
        .iter()
        .filter_map(|place| place.of(&notice.elsewhere))
        .map(|rule| json!({ "id": id(rule.clause), "where": rule.how }))
        .collect();
    let remarks: Vec<Json> = assessment
        .remarks
        .iter()
        .filter_map(|place| place.of(&notice.remarks))
        .map(|rule| json!({ "id": id(rule.clause), "text": rule.text }))
        .collect();
    for (key, list) in [("elsewhere", elsewhere), ("remarks", remarks)] {
        if !list.is_empty() {
            out.insert(key.into(), list.into());
        }
    }
}

fn fill_dates(out: &mut Map<String, Json>, notice: &Notice, assessment: &Assessment) {
    out.insert(
        "deadlines".into(),
        assessment
            .deadlines
            .iter()
            .map(|window| {
                let mut out = json!({
                    "id": words::window_id(notice, window.source),
                    "start": window.start.map(|start| start.to_string()),
                    "end": window.end.map(|end| end.to_string()),
                    "status": window.status.map(crate::assess::assessment::WindowStatus::text),
                });
                if let (Some(why), Some(out)) = (window.unreckoned, out.as_object_mut()) {
                    out.insert("unreckoned".into(), words::unreckoned(notice, why).into());
                }
                out
            })
            .collect::<Vec<_>>()
            .into(),
    );
    if let Some((fee, _)) = assessment.charges(notice).next() {
        out.insert("fee".into(), fees(notice, assessment, fee));
    }
    out.insert(
        "committees".into(),
        assessment
            .committees
            .iter()
            .filter_map(|place| {
                let row = place.of(&notice.committees)?;
                Some(json!({ "seq": row.seq, "name": row.name }))
            })
            .collect::<Vec<_>>()
            .into(),
    );
    let (text, place) = words::citation(notice, assessment);
    out.insert(
        "citation".into(),
        json!({ "text": text, "prefilled": place.is_some(), "clause": place }),
    );
    if let Some(status) = assessment.courses {
        out.insert(
            "continuing_education".into(),
            json!({ "status": words::courses(notice, status) }),
        );
    }
    if let Some(ecert) = ecert(notice, assessment) {
        out.insert("ecert".into(), ecert);
    }
}

fn ecert(notice: &Notice, assessment: &Assessment) -> Option<Json> {
    let registration = assessment.registration.as_ref()?;
    let rules = notice.certificate.as_ref()?;
    let fields: Map<String, Json> = registration
        .fields
        .iter()
        .filter_map(|(place, value)| Some((place.of(&rules.fields)?.name.clone(), json!(value))))
        .collect();
    Some(json!({ "action": registration.action.of(&rules.actions)?.action, "fields": fields }))
}

fn ladder(notice: Option<&Notice>, case: &Case, assessment: &Assessment) -> Json {
    let result = &assessment.ladder;
    let rules = notice.and_then(|notice| assessment.ladder_in(notice));
    let filled = result.target.and(rules);
    let vocabulary = notice.map_or(Vocabulary::NONE, |notice| &notice.vocabulary);
    let level = |level| vocabulary.name::<Level>(level);
    let row = result.row.zip(rules).and_then(|(row, rules)| row.of(&rules.rows));
    json!({
        "target": result.target.and_then(level),
        "basis": filled.map(|rules| &rules.basis),
        "cutoff": filled.map(|rules| rules.cutoff.to_string()),
        "row": row.map(|row| match row.kind {
            crate::notice::model::RowKind::Direct => "直接",
            crate::notice::model::RowKind::Probation => "见习",
            crate::notice::model::RowKind::Prior(_) => "前置",
            crate::notice::model::RowKind::Since(_) => "年限",
        }),
        "prior": result.prior.map(|prior| json!({
            "kind": if prior.qualification { "职业资格" } else { "职称" },
            "name": words::prior_name(notice, case, prior),
            "level": level(prior.level),
            "obtained": prior.obtained.to_string(),
        })),
        "required_years": result.required,
        "served_years": result.served,
        "reduction": result.reduction,
        "reduction_policy": result.reduced_by.zip(rules)
            .and_then(|(place, rules)| place.of(&rules.reductions))
            .map(|reduction| words::key(notice, reduction.fact)),
        "delay": result.delay,
        "shortfall": result.shortfall,
        "earliest_year": result.earliest,
        "status": result.status.map(crate::assess::Status::text),
        "rungs": filled.map(|_| result.rungs.iter().map(|rung| json!({
            "level": level(rung.level),
            "status": rung.status.text(),
            "required_years": rung.required,
            "served_years": rung.served,
            "earliest_year": rung.earliest,
        })).collect::<Vec<_>>()),
    })
}

/// What is to be paid: the total, where all of it is certain, and its parts, where there are several.
fn fees(notice: &Notice, assessment: &Assessment, first: &Fee) -> Json {
    let charges = || assessment.charges(notice);
    let certain = charges().all(|(_, certain)| certain);
    let total: u64 = charges().map(|(fee, _)| u64::from(fee.amount)).sum();
    let mut out = Map::new();
    out.insert("amount".into(), certain.then_some(total).into());
    out.insert("status".into(), first.status.as_str().into());
    if !assessment.beside.is_empty() {
        let part = |(fee, certain): (&Fee, bool)| json!({ "name": fee.added, "amount": fee.amount, "certain": certain });
        out.insert("parts".into(), charges().map(part).collect());
    }
    Json::Object(out)
}
