use chrono::NaiveDate;
use ical::IcalParser;
use ical::parser::Component;
use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use proptest::prelude::*;
use serde_json::json;
use zhicheng::assess::assess;
use zhicheng::domain::Case;
use zhicheng::export::ics::calendar;
use zhicheng::export::plan::{Task, note, plan};

use super::support::{any_case, example, notice_of};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn text(case: &Case) -> String {
    let notice = notice_of(case).unwrap();
    calendar(notice, case, &assess(Some(notice), case), day("2022-11-20"))
}

fn parsed(text: &str) -> IcalCalendar {
    let mut found: Vec<_> = IcalParser::new(text.as_bytes()).map(Result::unwrap).collect();
    assert_eq!(found.len(), 1);
    found.remove(0)
}

fn value<'e>(event: &'e IcalEvent, name: &str) -> &'e str {
    event.get_property(name).and_then(|property| property.value.as_deref()).unwrap_or_default()
}

fn event<'c>(calendar: &'c IcalCalendar, uid: &str) -> &'c IcalEvent {
    calendar.events.iter().find(|event| value(event, "UID") == uid).unwrap()
}

/// Counted back from the end of the window, the first day included, and told with the clause that prints it.
#[test]
fn publicity_comes_first_and_ends_before_the_window_does() {
    let case = example(&json!({}));
    let notice = notice_of(&case).unwrap();
    let plan = plan(notice, &case, &assess(Some(notice), &case)).unwrap();
    assert_eq!(plan.late, Some(false));
    let apply = plan.steps.iter().find(|step| matches!(step.task, Task::Apply(_))).unwrap();
    let publicity = &plan.steps[0];
    assert_eq!(publicity.task, Task::Publicity);
    assert_eq!(publicity.first.unwrap().date, plan.last_start.unwrap());
    assert!(publicity.last.unwrap().date < apply.last.unwrap().date);
    let clause = notice.clause(publicity.clause.unwrap()).unwrap();
    assert!(clause.words().contains(&format!("{}个工作日", plan.publicity.days)));
}

#[test]
fn days_of_the_calendar_are_counted_as_they_are() {
    let case = example(&json!({}));
    let mut notice = notice_of(&case).unwrap().clone();
    notice.publicity.iter_mut().for_each(|publicity| publicity.calendar = true);
    let plan = plan(&notice, &case, &assess(Some(&notice), &case)).unwrap();
    // The last day and those before it, whatever days of the week they are.
    let last = plan.steps[0].last.unwrap().date;
    let before = u64::from(plan.publicity.days) - 1;
    assert_eq!(plan.last_start, Ok(last - chrono::Days::new(before)));
    assert_eq!(plan.publicity.words(), format!("{} 个自然日", plan.publicity.days));
}

#[test]
fn the_note_of_a_plan_stands_in_the_calendar() {
    let case = example(&json!({}));
    let notice = notice_of(&case).unwrap();
    let plan = plan(notice, &case, &assess(Some(notice), &case)).unwrap();
    assert!(text(&case).replace("\r\n ", "").contains(&note(notice, &plan)));
}

#[test]
fn in_a_year_without_a_table_of_holidays_nothing_is_counted() {
    let case = example(&json!({}));
    let mut notice = notice_of(&case).unwrap().clone();
    notice.holidays.years.retain(|year| *year != 2022);
    let plan = plan(&notice, &case, &assess(Some(&notice), &case)).unwrap();
    assert_eq!((plan.last_start, plan.late), (Err(2022), None));
    assert_eq!((plan.steps[0].first, plan.steps[0].last), (None, None));
    let note = note(&notice, &plan);
    assert!(note.contains("2022") && note.contains("核实"), "{note}");
}

#[test]
fn an_independent_parser_reads_every_window() {
    let case = example(&json!({}));
    let notice = notice_of(&case).unwrap();
    let text = text(&case);
    let calendar = parsed(&text);
    assert_eq!(calendar.timezones.len(), 1);
    let case_plan = plan(notice, &case, &assess(Some(notice), &case)).unwrap();
    let uid = format!("{}.plan.publicity@zhicheng", notice.edition);
    let publicity = event(&calendar, &uid);
    let first = case_plan.last_start.unwrap().to_string().replace('-', "");
    assert_eq!(value(publicity, "DTSTART"), first);
    assert_eq!(value(publicity, "DTSTAMP"), "20221120T000000Z");
    let minute = |event: &&IcalEvent| value(event, "DTSTART").contains('T');
    let timed = calendar.events.iter().find(minute).expect("a window of minutes");
    let zone = timed.get_property("DTSTART").unwrap().params.as_ref().unwrap();
    assert_eq!(zone[0], ("TZID".to_owned(), vec!["Asia/Shanghai".to_owned()]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_calendar_is_well_formed(case in any_case(0.8)) {
        prop_assume!(case.edition.is_some());
        let text = text(&case);
        prop_assert!(text.ends_with("\r\n"));
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{}", line);
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let calendar = parsed(&text);
        let mut uids: Vec<&str> = calendar.events.iter().map(|event| value(event, "UID")).collect();
        uids.sort_unstable();
        let all = uids.len();
        uids.dedup();
        prop_assert_eq!(uids.len(), all);
        for event in &calendar.events {
            prop_assert!(!value(event, "SUMMARY").is_empty());
            let end = value(event, "DTEND");
            prop_assert!(end.is_empty() || value(event, "DTSTART") < end);
        }
    }
}
