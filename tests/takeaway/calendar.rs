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

use crate::support::{any_case, example, notice_of};

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

#[test]
fn publicity_of_the_district_s_junior_titles_begins_on_22_november_at_the_latest() {
    let case = example(&json!({}));
    let notice = notice_of(&case).unwrap();
    let plan = plan(notice, &case, &assess(Some(notice), &case)).unwrap();
    assert_eq!(
        (plan.last_start, plan.publicity.days, plan.late),
        (Ok(day("2022-11-22")), 5, Some(false))
    );
    assert_eq!(plan.steps[0].last.unwrap().date, day("2022-11-28"));
    assert!(matches!(plan.steps[1].task, Task::Apply(_)));
    assert_eq!(plan.steps[1].last.unwrap().to_string(), "2022-11-29T17:30");
    assert!(plan.steps.len() > 3);
    let clause = notice.clause(plan.steps[0].clause.unwrap()).unwrap();
    assert!(clause.words().contains("5个工作日"));
}

#[test]
fn days_of_the_calendar_are_counted_as_they_are() {
    let case = example(&json!({}));
    let mut notice = notice_of(&case).unwrap().clone();
    notice.publicity.iter_mut().for_each(|publicity| publicity.calendar = true);
    let plan = plan(&notice, &case, &assess(Some(&notice), &case)).unwrap();
    // 24 to 28 November, with a weekend among them.
    assert_eq!(plan.last_start, Ok(day("2022-11-24")));
    assert_eq!(plan.publicity.words(), "5 个自然日");
}

#[test]
fn the_commission_s_window_counts_back_over_the_holidays_and_says_so() {
    let case = example(&json!({"edition": "jingxin2024", "today": "2024-09-28"}));
    let notice = notice_of(&case).unwrap();
    let plan = plan(notice, &case, &assess(Some(notice), &case)).unwrap();
    // 9 and 8 October, 30 September, the Sunday 29 that was worked, and Friday 27.
    assert_eq!((plan.last_start, plan.late), (Ok(day("2024-09-27")), Some(true)));
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
fn an_open_window_gives_no_plan() {
    let case = example(&json!({"edition": "dazu2025"}));
    let notice = notice_of(&case).unwrap();
    assert_eq!(plan(notice, &case, &assess(Some(notice), &case)), None);
}

#[test]
fn an_independent_parser_reads_every_window() {
    let case = example(&json!({}));
    let text = text(&case);
    let calendar = parsed(&text);
    assert_eq!(calendar.timezones.len(), 1);
    let online = event(&calendar, "dadukou2022.committee.76.online@zhicheng");
    assert_eq!(value(online, "DTSTART"), "20221114T093000");
    assert_eq!(value(online, "DTEND"), "20221129T173000");
    let zone = online.get_property("DTSTART").unwrap().params.as_ref().unwrap();
    assert_eq!(zone[0], ("TZID".to_owned(), vec!["Asia/Shanghai".to_owned()]));
    let archive = event(&calendar, "dadukou2022.archive.window@zhicheng");
    assert_eq!((value(archive, "DTSTART"), value(archive, "DTEND")), ("20221214", "20221216"));
    let publicity = event(&calendar, "dadukou2022.plan.publicity@zhicheng");
    assert_eq!((value(publicity, "DTSTART"), value(publicity, "DTEND")), ("20221122", "20221129"));
    assert_eq!(value(publicity, "DTSTAMP"), "20221120T000000Z");
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
