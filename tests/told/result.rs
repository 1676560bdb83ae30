//! What is told of one case: the head, what is missing, what to do, this year, the plan, what would help.

use ical::IcalParser;
use serde_json::{Map, Value as Json, json};
use zhicheng::assess::Assessment;
use zhicheng::assess::whatif::{Change, whatif};
use zhicheng::domain::{Case, Cell, Moment};
use zhicheng::export::citation::points::points;
use zhicheng::export::outcome::{self, Lack, Time};
use zhicheng::export::{ics, plan, text, words};
use zhicheng::notice::Notice;
use zhicheng::notice::names;

use crate::common;

fn lacks(lacks: &[Lack]) -> Json {
    let mends: Vec<&str> = lacks.iter().map(|lack| lack.mend.as_str()).collect();
    json!({ "why": lacks.iter().map(|lack| lack.why.as_str()).collect::<Vec<_>>(), "mend": mends })
}

fn time(time: Time) -> &'static str {
    match time {
        Time::Now => "现在",
        Time::Ahead => "还没开始",
        Time::Over => "已过",
        Time::Past => "往年的",
        Time::Unknown => "不知道",
    }
}

/// The days of every event, under its name.
fn calendar(notice: &Notice, case: &Case, assessment: &Assessment, today: &Json) -> Json {
    let Some(today) = today.as_str().and_then(Moment::parse).map(|moment| moment.date) else {
        return Json::Null;
    };
    let text = ics::calendar(notice, case, assessment, today);
    let calendar = IcalParser::new(text.as_bytes()).next().unwrap().unwrap();
    let mut found = Map::new();
    for event in calendar.events {
        let value = |name: &str| {
            let property = event.properties.iter().find(|property| property.name == name);
            property.and_then(|property| property.value.clone()).unwrap_or_default()
        };
        found.insert(value("UID"), json!([value("DTSTART"), value("DTEND")]));
    }
    Json::Object(found)
}

/// What would help: the year that does, and of every other set of changes what it is about.
fn helps(notice: &Notice, case: &Case) -> Json {
    let found = whatif(notice, case);
    let id = |clause| notice.clause(clause).map(|clause| clause.id.clone());
    let about = |change: &Change| {
        let key = change.fact().map_or("", |fact| names::key(Some(notice), fact));
        match change {
            Change::Year(year) => format!("{year} 年"),
            Change::Answers(cells) => match cells.first() {
                Some((_, Cell::Number(number))) => format!("{key}＝{number}"),
                _ => key.to_owned(),
            },
            Change::Add { .. } => format!("{key}＋"),
            _ => key.to_owned(),
        }
    };
    let solutions: Vec<Json> = found
        .solutions
        .iter()
        .map(|solution| {
            let firsts: Vec<String> =
                solution.changes.iter().map(|alternatives| about(&alternatives[0])).collect();
            json!(format!("{}：{}", solution.by.text(), firsts.join("、")))
        })
        .collect();
    let decisive = found.solutions.first().and_then(|first| id(*first.decisive.first()?));
    json!({ "year": found.year, "solutions": solutions, "decisive": decisive })
}

fn planned(notice: &Notice, case: &Case, assessment: &Assessment) -> Json {
    plan::plan(notice, case, assessment).map_or(Json::Null, |plan| {
        json!({
            "start": plan.last_start.ok().map(|day| day.to_string()),
            "late": plan.late,
            "publicity": plan.publicity.words(),
            "ends": plan.steps.iter().map(|step| step.last.map(|last| last.to_string())).collect::<Vec<_>>(),
            "note": plan::note(notice, &plan),
        })
    })
}

pub fn told(notice: &Notice, facts: &Json, on: Option<&str>) -> Json {
    let (case, assessment, _) = common::run(std::slice::from_ref(notice), facts);
    let (notice, case, assessment) = (notice, &case, &assessment);
    let id = |clause| notice.clause(clause).unwrap().id.clone();
    let head = outcome::head(notice, case, assessment);
    let steps = outcome::next(notice, case, assessment);
    let brief: Map<String, Json> = outcome::brief(notice, case, assessment)
        .into_iter()
        .map(|point| (point.name.to_owned(), json!(point.says)))
        .collect();
    let this_year = on.map(|day| {
        let this_year = outcome::this_year(notice, case, assessment, Moment::parse(day).unwrap());
        this_year.map(|year| {
            json!({
                "verdict": year.verdict, "note": year.note, "windows": year.windows,
                "lacks": lacks(&year.lacks)
            })
        })
    });
    let windows: Map<String, Json> = assessment
        .deadlines
        .iter()
        .map(|window| {
            let label = words::window_label(notice, window.source).to_owned();
            (label, json!(words::window_when(notice, window)))
        })
        .collect();
    let accepted = outcome::accepted(notice, assessment);
    json!({
        "line": head.line(), "verdict": head.verdict, "now": head.now, "why": head.why, "time": time(head.time),
        "lacks": lacks(&outcome::lacks(notice, case, assessment)),
        "proofs": outcome::proofs(notice, assessment).into_iter().map(id).collect::<Vec<_>>(),
        "next": {
            "titles": steps.iter().map(|step| step.title.as_str()).collect::<Vec<_>>(),
            "bodies": steps.iter().map(|step| step.body.as_str()).collect::<Vec<_>>(),
            "steps": steps.iter().map(|step| (step.title.clone(), json!(step.body))).collect::<Map<_, _>>(),
            "links": steps.iter().flat_map(|step| &step.links).map(|link| link.url.as_str()).collect::<Vec<_>>(),
        },
        "asks": assessment.verify.iter().flat_map(|raised| words::asks(notice, raised)).count(),
        "brief": brief,
        "rungs": assessment.ladder.rungs.iter().map(|rung| words::rung(&assessment.ladder, rung)).collect::<Vec<_>>(),
        "accepted": accepted.map(|(_, clause)| id(clause)),
        "this_year": this_year,
        "windows": windows,
        "citable": points(notice, case, assessment).into_iter().map(|point| point.text).collect::<Vec<_>>(),
        "text": text::result(notice, case, assessment, ""),
        "plan": planned(notice, case, assessment),
        "calendar": calendar(notice, case, assessment, &facts["today"]),
        "helps": helps(notice, case),
    })
}
