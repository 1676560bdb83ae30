//! The windows and the plan as a calendar (日历, RFC 5545).
//!
//! Lines end in CRLF and are folded at 75 octets; whole days end on the day after, as the format
//! wants it. The day of the stamp is given, so the same assessment gives the same bytes.

use chrono::{Days, NaiveDate};

use super::outcome;
use super::plan::{self, Plan, Task};
use super::words;
use crate::assess::assessment::{Assessment, Deadline, WindowStatus};
use crate::domain::{Case, Moment};
use crate::notice::{ClauseId, Notice};

/// Octets a line holds at most.
const WIDTH: usize = 75;
/// China has had one offset and no daylight saving since 1991.
const TIMEZONE: [&str; 9] = [
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19910915T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// The calendar of the assessment's windows and of the person's plan; `stamp` is the day it is
/// made.
#[must_use]
pub fn calendar(notice: &Notice, case: &Case, assessment: &Assessment, stamp: NaiveDate) -> String {
    of_all(notice, &[(case, assessment)], stamp)
}

/// As [`calendar`], of several people: what several have in common stands once.
#[must_use]
pub fn of_all(notice: &Notice, people: &[(&Case, &Assessment)], stamp: NaiveDate) -> String {
    let mut out = Lines { text: String::new(), written: Vec::new() };
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//zhicheng//职称申报自助向导//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        out.line(line);
    }
    out.property("X-WR-CALNAME:", &["职称申报（", &escaped(&notice.head.name), "）"]);
    // The same line as at the head of the result; of several people each has another.
    if let [(case, assessment)] = people {
        let head = outcome::head(notice, case, assessment).line();
        out.property("X-WR-CALDESC:", &[&escaped(&head), "。", &escaped(&notice.head.expiry)]);
    }
    for line in TIMEZONE {
        out.line(line);
    }
    let stamp = compact(Moment { date: stamp, minute: Some(0) });
    for (case, assessment) in people {
        if let Some(plan) = plan::plan(notice, case, assessment) {
            out.publicity(notice, &plan, &stamp);
        }
        for window in &assessment.deadlines {
            out.window(notice, window, &stamp);
        }
    }
    out.line("END:VCALENDAR");
    out.text
}

/// Lines being written.
struct Lines {
    text: String,
    /// The name and the days of every event so far.
    written: Vec<(String, Moment, Moment)>,
}

impl Lines {
    fn publicity(&mut self, notice: &Notice, plan: &Plan, stamp: &str) {
        let Some(step) = plan.steps.iter().find(|step| step.task == Task::Publicity) else {
            return;
        };
        let mut uid = notice.edition.clone();
        uid.push_str(".plan.publicity");
        let mut about = plan::line(notice, plan, step);
        about.push_str("\n（推导）");
        about.push_str(&plan::note(notice, plan));
        Self::clause(notice, step.clause, &mut about);
        self.event(
            &Event {
                uid: &uid,
                stamp,
                span: (step.first, step.last),
                summary: "单位公示（最迟此日开始）",
                about: &about,
            },
            notice,
        );
    }

    fn window(&mut self, notice: &Notice, window: &Deadline, stamp: &str) {
        let source = window.source;
        let span = (window.start, window.end);
        let mut about = words::window_when(notice, window);
        if window.status == Some(WindowStatus::Closed) {
            about.push_str("（已截止）");
        }
        if let Some(committee) = words::window_committee(notice, source) {
            about.push('\n');
            about.push_str(committee);
        }
        Self::clause(notice, words::window_clause(notice, source), &mut about);
        let uid = words::window_id(notice, source);
        // Days that are only reckoned are called so, and what is over is called over.
        let about_when = if words::vague(notice, source).is_some() { "约 " } else { "" };
        let over = if window.status == Some(WindowStatus::Closed) { "（已截止）" } else { "" };
        let summary = [about_when, words::window_label(notice, source), over].concat();
        self.event(&Event { uid: &uid, stamp, span, summary: &summary, about: &about }, notice);
    }

    fn clause(notice: &Notice, clause: Option<ClauseId>, about: &mut String) {
        if let Some(clause) = clause.and_then(|clause| notice.clause(clause)) {
            about.push('\n');
            about.push_str(&clause.source);
            about.push('：');
            about.push_str(&clause.shown());
        }
    }

    fn event(&mut self, event: &Event<'_>, notice: &Notice) {
        let Some(first) = event.span.0.or(event.span.1) else {
            return;
        };
        let last = event.span.1.unwrap_or(first);
        let event_days = (event.uid.to_owned(), first, last);
        if self.written.contains(&event_days) {
            return;
        }
        // Events of one name on other days are other events.
        let alike = self.written.iter().filter(|(uid, ..)| uid == event.uid).count();
        self.written.push(event_days);
        let number = if alike == 0 { String::new() } else { format!(".{}", alike + 1) };
        self.line("BEGIN:VEVENT");
        self.property("UID:", &[event.uid, &number, "@zhicheng"]);
        self.property("DTSTAMP:", &[event.stamp, "Z"]);
        if first.minute.is_some() && last.minute.is_some() {
            self.property("DTSTART;TZID=Asia/Shanghai:", &[&compact(first)]);
            // An end at the start is no duration, which the format forbids.
            if first != last {
                self.property("DTEND;TZID=Asia/Shanghai:", &[&compact(last)]);
            }
        } else {
            let day = |date| compact(Moment { date, minute: None });
            self.property("DTSTART;VALUE=DATE:", &[&day(first.date)]);
            if let Some(after) = last.date.checked_add_days(Days::new(1)) {
                self.property("DTEND;VALUE=DATE:", &[&day(after)]);
            }
        }
        self.property(
            "SUMMARY:",
            &[&escaped(event.summary), "（", &escaped(&notice.head.name), "）"],
        );
        self.property("DESCRIPTION:", &[&escaped(event.about)]);
        self.property("TRANSP:", &["TRANSPARENT"]);
        self.line("END:VEVENT");
    }

    fn property(&mut self, name: &str, values: &[&str]) {
        let mut line = name.to_owned();
        for value in values {
            line.push_str(value);
        }
        self.line(&line);
    }

    /// Writes a line, folded between characters; the space that marks the rest counts as well.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for letter in line.chars() {
            if used + letter.len_utf8() > WIDTH {
                self.text.push_str("\r\n ");
                used = 1;
            }
            self.text.push(letter);
            used += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// What an event says.
struct Event<'a> {
    uid: &'a str,
    stamp: &'a str,
    span: (Option<Moment>, Option<Moment>),
    summary: &'a str,
    about: &'a str,
}

/// `YYYYMMDD`, or `YYYYMMDDTHHMMSS` where the minute is known.
fn compact(moment: Moment) -> String {
    let mut text: String =
        moment.to_string().chars().filter(|letter| !matches!(letter, '-' | ':')).collect();
    if moment.minute.is_some() {
        text.push_str("00");
    }
    text
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push_str("\\n"),
            '\r' => {}
            letter => out.push(letter),
        }
    }
    out
}
