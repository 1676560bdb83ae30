//! Compiling windows (期限) and the tables of holidays.

use chrono::{Datelike, NaiveDate};

use super::context::{Context, Location};
use super::effects;
use crate::domain::Moment;
use crate::notice::finding::Code;
use crate::notice::load::table;
use crate::notice::model::{
    self, APPLYING, Holidays, Notice, Recurrence, RecurringDay, Relative, Term, Timing,
    WINDOW_KINDS, is_weekend,
};
use crate::notice::source::clause::Window;

/// Periods after which a window comes again, by their months; a week has none.
pub const EVERY: &[(u8, &str)] = &[(12, "每年"), (3, "每季度"), (1, "每月"), (0, "每周")];
/// A month has more working days than these, whatever the holidays.
const MOST_WORKING: u8 = 15;
const WEEK: &str = "一二三四五六日";

/// Windows (申报时间).
pub fn windows(context: &mut Context<'_>) -> Vec<model::Window> {
    let mut found: Vec<model::Window> = Vec::new();
    for (location, id, window) in effects(context, |clause| clause.window.as_slice()) {
        context.location = location;
        let known = found.iter().map(|window| window.label.as_str());
        let mut known = known.chain(WINDOW_KINDS.iter().map(|(_, label)| *label));
        if !window.of.is_empty() && !known.any(|label| label == window.of) {
            let note = format!(
                "前面没有名为「{}」的期限。of 写的是从哪一项期限算起，那一项要写在这一项前面",
                window.of
            );
            context.report(Code::UnknownName, note);
        }
        let applying = window.apply.unwrap_or_else(|| {
            APPLYING.iter().any(|kind| {
                WINDOW_KINDS.get(usize::from(*kind)).is_some_and(|(_, name)| *name == window.label)
            })
        });
        found.push(model::Window {
            matters: context.matters(&window.matters),
            when: context.condition(window.when.as_ref()),
            label: window.label.clone(),
            applying,
            timing: timing(context, window),
            clause: context.proof(id),
        });
    }
    found
}

fn timing(context: &mut Context<'_>, window: &Window) -> Timing {
    let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let (start, end) = (said(&window.start), said(&window.end));
    if window.every.is_none() && (window.first.is_some() || window.last.is_some()) {
        context.report(Code::Syntax, "first、last 只和 every 一起写：说明从哪天到哪天之间重复");
    }
    if let Some(every) = &window.every {
        return recurring(context, window, every, start.as_deref(), end.as_deref());
    }
    if window.always && end.is_some() {
        context.report(Code::Syntax, "写了 always = true（随时受理）的，不写 end");
    }
    if start.is_none() && end.is_none() && !window.always {
        context.report(
            Code::Incomplete,
            "期限没有写起止：请写 start、end；随时受理的写 always = true；通知没有写日期的，不要写成期限",
        );
    }
    let literal = |text: &Option<String>| text.as_deref().map(Moment::parse);
    if !window.of.is_empty() {
        return relative(context, window, start.as_deref(), end.as_deref());
    }
    match (literal(&start), literal(&end)) {
        (None | Some(Some(_)), None | Some(Some(_))) => {
            if window.first_day.is_some() || window.rest.is_some() {
                let note =
                    "first_day、rest 只写在从某一天算起的期限里，如 end = \"returned_on+3工作日\"";
                context.report(Code::Syntax, note);
            }
            let (start, end) = (literal(&start).flatten(), literal(&end).flatten());
            check_order(context, start, end);
            Timing::Fixed(start, end)
        }
        _ => relative(context, window, start.as_deref(), end.as_deref()),
    }
}

/// Reports a window whose end lies before its start.
fn check_order(context: &mut Context<'_>, start: Option<Moment>, end: Option<Moment>) {
    if let (Some(start), Some(end)) = (start, end)
        && end.is_before(start)
    {
        context.report(Code::Backwards, format!("截止 {end} 早于开始 {start}"));
    }
}

fn relative(
    context: &mut Context<'_>,
    window: &Window,
    start: Option<&str>,
    end: Option<&str>,
) -> Timing {
    let texts = [start, end];
    let [start, end] = texts.map(|text| term(context, &window.of, text?));
    // A day with its hour is none to reckon from; it is at fault only where the other end is not.
    let both = texts.into_iter().zip([start, end]);
    let lost: Vec<&str> = both.filter_map(|(text, term)| text.filter(|_| term.is_none())).collect();
    let any_other = lost.iter().any(|text| Moment::parse(text).is_none());
    for text in lost.iter().filter(|text| !any_other || Moment::parse(text).is_none()) {
        not_a_day(context, text);
    }
    let of = window.of.clone();
    if !of.is_empty() && [start, end].into_iter().flatten().all(|term| term.edge.is_none()) {
        let note = "写了 of（从哪一项期限算起）的，start、end 写那一项的“开始”或“截止”，如 end = \"截止+5工作日\"";
        context.report(Code::Syntax, note);
    }
    let counted =
        end.is_some_and(|end| end.working != 0 || end.bound.months != 0 || end.bound.days != 0);
    let counts_first = context.worded(
        window.first_day.as_deref(),
        false,
        &[(false, "不算"), (true, "算")],
        "first_day",
    );
    if counted && window.first_day.is_none() {
        context.report(
            Code::Incomplete,
            "从某一天算起的期限，要写明那一天本身算不算：first_day = \"算\" 或 \"不算\"",
        );
    }
    let put_off = context.worded(window.rest.as_deref(), false, &[(true, "顺延")], "rest");
    Timing::Relative(Relative { of, start, end, counts_first, put_off })
}

/// What stands for the first and the last day of the window that `of` names.
const EDGES: [(bool, &str); 2] = [(false, "开始"), (true, "截止")];

fn term(context: &mut Context<'_>, of: &str, text: &str) -> Option<Term> {
    let edge = EDGES.into_iter().filter(|_| !of.is_empty()).find_map(|(last, word)| {
        let steps = text.trim().strip_prefix(word)?;
        (steps.is_empty() || steps.starts_with(['+', '-'])).then_some((last, steps))
    });
    match edge {
        // Any day will do to read the steps by.
        Some((last, steps)) => context
            .term(&["2000-01-01", steps].concat())
            .map(|term| Term { edge: Some(last), ..term }),
        None => context.term(text),
    }
}

/// Reports an end of a window that is no day.
fn not_a_day(context: &mut Context<'_>, text: &str) {
    context.report(
        Code::Syntax,
        format!(
            "「{text}」不是日期，应写作 YYYY-MM-DD 或 YYYY-MM-DDTHH:MM（几点写两位数，如 09:00）；从某一天算起的写那项日期事实，\
             后面可以加减，如 \"returned_on+3工作日\"、\"截止日+1月\"、\"今天\"；从另一项期限算起的写 of 和 \"截止+5工作日\"；每年、每月重复的另写 every"
        ),
    );
}

fn recurring(
    context: &mut Context<'_>,
    window: &Window,
    every: &str,
    start: Option<&str>,
    end: Option<&str>,
) -> Timing {
    if window.always || window.first_day.is_some() || window.rest.is_some() {
        context.report(Code::Syntax, "写了 every（重复）的，不写 always、first_day、rest");
    }
    let day = |context: &mut Context<'_>, text: &Option<String>| {
        let text = text.as_deref()?;
        let day = Moment::parse(text).filter(|moment| moment.minute.is_none());
        if day.is_none() {
            context.report(Code::Syntax, format!("「{text}」应写作 YYYY-MM-DD"));
        }
        Some(day?.date)
    };
    let (first, last) = (day(context, &window.first), day(context, &window.last));
    let wrong = |context: &mut Context<'_>| {
        context.report(
            Code::Syntax,
            "重复的期限应写作：every = \"每年\"，start = \"3月1日\"，end = \"3月31日\"；\
             \"每季度\" 写 \"第1月1日\"；\"每月\" 写 \"1日\"；\"每周\" 写 \"周二\"；工作日写 \"第10个工作日\"、\"倒数第1个工作日\"；后面可以写几点几分，如 \"3月1日 9:00\"",
        );
        Timing::Fixed(None, None)
    };
    match (recurrence(every, start.unwrap_or_default(), end.unwrap_or_default()), first, last) {
        (None, ..) => wrong(context),
        (Some(found), Some(first), Some(last)) if first > last => {
            context.report(Code::Backwards, format!("last {last} 早于 first {first}"));
            Timing::Recurring(found)
        }
        (Some(found), first, last) => Timing::Recurring(Recurrence { first, last, ..found }),
    }
}

/// A recurrence as written; none where it is not.
pub fn recurrence(every: &str, start: &str, end: &str) -> Option<Recurrence> {
    let (months, _) = *EVERY.iter().find(|(_, name)| *name == every)?;
    let (start, end) = (turn(months, start)?, turn(months, end)?);
    Some(Recurrence { months, start, end, first: None, last: None })
}

fn turn(months: u8, text: &str) -> Option<RecurringDay> {
    let text = text.trim();
    let (day, clock) = match text.split_once(' ') {
        Some((day, clock)) => (day, Some(clock.trim())),
        None => (text, None),
    };
    let minute = match clock {
        None => None,
        Some(clock) => {
            // Any day will do to read the clock by.
            let moment = table::moment(&["2000-01-01 ", clock].concat())?;
            Some(Moment::parse(&moment)?.minute?)
        }
    };
    let number = |text: &str| text.parse::<u8>().ok().filter(|number| *number > 0);
    if months == 0 {
        let name = day.strip_prefix("周")?;
        let place = WEEK.chars().position(|known| name.chars().eq([known]))?;
        let day = i32::try_from(place).ok()? + 1;
        return Some(RecurringDay { month: 1, day, working: false, minute });
    }
    let (month, day) = if months == 1 {
        (1, day)
    } else {
        let (month, day) = day.split_once('月')?;
        let month = if months == 3 { month.strip_prefix('第')? } else { month };
        (number(month)?, day)
    };
    if let Some(which) = day.strip_suffix("个工作日") {
        let (sign, which) = match which.strip_prefix("倒数") {
            Some(which) => (-1, which),
            None => (1, which),
        };
        let which = number(which.strip_prefix('第')?).filter(|which| *which <= MOST_WORKING)?;
        let day = i32::from(which) * sign;
        return (month <= months).then_some(RecurringDay { month, day, working: true, minute });
    }
    let day = number(day.strip_suffix('日')?)?;
    // 2000 is a leap year; months of a quarter and months without a name may have 31 days.
    let longest = if months == 12 { u32::from(month) } else { 1 };
    let real = NaiveDate::from_ymd_opt(2000, longest, u32::from(day)).is_some();
    let day = i32::from(day);
    (month <= months && real).then_some(RecurringDay { month, day, working: false, minute })
}

/// The days on which people work, where the notice counts them: of its own tables and of those that
/// all notices share, its own first.
pub fn holidays(context: &mut Context<'_>, notice: &Notice) -> Holidays {
    let mut found = Holidays::default();
    let own = context.edition.clone();
    let mut tables = context.tables(|file| file.holidays.as_slice());
    tables.sort_by_key(|(location, _)| !location.file.starts_with(&[own.as_str(), "/"].concat()));
    let mut read: Vec<(bool, u16)> = Vec::new();
    for (location, table) in tables {
        let is_own = location.file.starts_with(&[own.as_str(), "/"].concat());
        context.location = Location { table: table.year.to_string(), ..location };
        if read.contains(&(is_own, table.year)) {
            context.report(Code::DuplicateId, "这一年的节假日安排写了两次");
        }
        read.push((is_own, table.year));
        if found.years.contains(&table.year) {
            continue;
        }
        found.years.push(table.year);
        for text in &table.off {
            let days = days(context, table.year, text);
            found.off.extend(days.into_iter().filter(|day| !is_weekend(*day)));
        }
        for text in &table.work {
            for day in days(context, table.year, text) {
                if !is_weekend(day) {
                    let note = format!("{day} 不是周六、周日，本来就上班，不用写在 work 里");
                    context.report(Code::Syntax, note);
                }
                if days_of(&table.off).any(|(first, last)| (first..=last).contains(&day)) {
                    context.report(Code::DuplicateId, format!("{day} 又放假又上班，请核对"));
                }
                found.work.push(day);
            }
        }
    }
    if !counts(notice) {
        return Holidays::default();
    }
    let year = notice.head.year;
    if !found.years.contains(&year) {
        context.location =
            Location { file: context.edition.clone(), table: "[[holidays]]".to_owned() };
        let note = format!(
            "有按工作日算的期限或公示，却没有 {year} 年的节假日安排，算不出哪天。请把国务院办公厅公布的放假、调休写成 [[holidays]]"
        );
        context.report(Code::Incomplete, note);
    }
    // What was over before the notice was made is of no use to it.
    let kept = |day: &NaiveDate| day.year() + 1 >= i32::from(year);
    found.years.retain(|known| known + 1 >= year);
    found.off.retain(kept);
    found.work.retain(kept);
    found
}

/// Whether anything of the notice is counted in working days.
fn counts(notice: &Notice) -> bool {
    let working = |timing: &Timing| match timing {
        Timing::Relative(relative) => {
            let terms = [relative.start, relative.end];
            relative.put_off || terms.iter().flatten().any(|term| term.working != 0)
        }
        Timing::Recurring(recurrence) => recurrence.start.working || recurrence.end.working,
        Timing::Fixed(..) => false,
    };
    let mut rows = notice.committees.iter().flat_map(|row| &row.windows);
    notice.publicity.iter().any(|publicity| !publicity.calendar)
        || notice.windows.iter().any(|window| working(&window.timing))
        || rows.any(|(_, timing)| working(timing))
}

/// The days of an entry; reported where it is none or lies in another year.
fn days(context: &mut Context<'_>, year: u16, text: &str) -> Vec<NaiveDate> {
    let Some((first, last)) = span(text) else {
        let note = format!("「{text}」应写作 \"2026-10-01\" 或 \"2026-10-01至2026-10-07\"");
        context.report(Code::Syntax, note);
        return Vec::new();
    };
    if first > last {
        context.report(Code::Backwards, format!("「{text}」前后颠倒"));
    }
    if [first, last].iter().any(|day| day.year() != i32::from(year)) {
        context
            .report(Code::OtherYear, format!("「{text}」不在 {year} 年；跨年的假期分在两年里写"));
        return Vec::new();
    }
    first.iter_days().take_while(|day| *day <= last).collect()
}

fn days_of(texts: &[String]) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
    texts.iter().filter_map(|text| span(text))
}

fn span(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = text.split_once('至').unwrap_or((text, text));
    let day = |text: &str| Moment::parse(text.trim()).filter(|day| day.minute.is_none());
    Some((day(first)?.date, day(last)?.date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_come_again_are_read_as_people_write_them() {
        for (every, start, end) in [
            ("每年", "3月1日", "3月31日"),
            ("每年", "2月29日", "2月29日"),
            ("每年", "12月1日 9:00", "1月31日 17:30"),
            ("每季度", "第1月1日", "第3月31日"),
            ("每月", "1日", "31日"),
            ("每月", "第1个工作日", "第10个工作日 17:30"),
            ("每月", "倒数第5个工作日", "倒数第1个工作日"),
            ("每季度", "第1月第1个工作日", "第3月31日"),
            ("每年", "3月第1个工作日", "3月第15个工作日"),
            ("每周", "周二", "周日"),
        ] {
            assert!(recurrence(every, start, end).is_some(), "{every} {start} {end}");
        }
        for (every, start, end) in [
            ("每天", "1日", "2日"),
            ("每年", "2月30日", "3月1日"),
            ("每年", "1日", "2日"),
            ("每年", "13月1日", "3月1日"),
            ("每季度", "1月1日", "3月1日"),
            ("每季度", "第4月1日", "第1月1日"),
            ("每月", "0日", "2日"),
            ("每月", "第0个工作日", "2日"),
            ("每月", "第16个工作日", "31日"),
            ("每月", "10个工作日", "31日"),
            ("每年", "第1个工作日", "3月1日"),
            ("每周", "第1个工作日", "周日"),
            ("每月", "1日", "32日"),
            ("每月", "1日", ""),
            ("每周", "周八", "周日"),
            ("每周", "星期二", "周日"),
            ("每月", "1日 25:00", "2日"),
        ] {
            assert_eq!(recurrence(every, start, end), None, "{every} {start} {end}");
        }
    }
}
