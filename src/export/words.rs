//! The sentences that several exports and the pages share: whom to ask, what to ask, the citation.

use chrono::Datelike;

use crate::assess::assessment::{
    Assessment, CourseStatus, Deadline, LadderResult, RaisedItem, RungResult, RungStatus,
    Unreckoned, WindowSource,
};
pub use crate::assess::deadlines::window_label;
use crate::domain::{Case, Kind};
use crate::notice::Notice;
use crate::notice::days;
pub use crate::notice::days::{dated, moment, span};
use crate::notice::model::{
    APPLYING, Citation, ClauseId, Contact, Ladder, Point, Timing, WINDOW_KINDS,
};
pub use crate::notice::names::{key, label};

/// What to ask about an item in one piece.
#[must_use]
pub fn ask(notice: &Notice, raised: &RaisedItem) -> String {
    asks(notice, raised).join("；")
}

/// What to ask about an item, one thing a piece: the rules' own words where they have some, else the
/// item's.
#[must_use]
pub fn asks(notice: &Notice, raised: &RaisedItem) -> Vec<String> {
    let mut asks: Vec<String> = Vec::new();
    for rule in &raised.rules {
        if let Some(words) = rule.of(&notice.verify_rules).and_then(|rule| rule.ask.clone())
            && !asks.contains(&words)
        {
            asks.push(words);
        }
    }
    // Nobody said 不清楚 of what was not asked.
    let unasked = raised.item == notice.roles.unasked && raised.item != notice.roles.unclear;
    for fact in &raised.facts {
        let label = label(notice, *fact);
        let is_list = matches!(notice.vocabulary().kind_at(*fact), Some(Kind::List(_)));
        asks.push(if unasked {
            format!("规定还要看“{label}”，您没有回答这一项，请核实它会不会影响您")
        } else if is_list {
            format!("“{label}”里有没填的，或者答了“不清楚”，请补齐、弄清以后再判断")
        } else {
            format!("“{label}”您答的是“不清楚”，弄清以后才能判断")
        });
    }
    if asks.is_empty() {
        asks.extend(raised.item.of(&notice.verify).map(|item| item.ask.clone()));
    }
    asks
}

/// What is to be paid: 340 元（评审费 240 元，答辩费 100 元）; none where the notice prints nothing. The total
/// is said only where all of it is certain.
#[must_use]
pub fn charge(notice: &Notice, assessment: &Assessment) -> Option<String> {
    let (mut total, mut certain, mut parts) = (0_u64, true, String::new());
    for (fee, applies) in assessment.charges(notice) {
        total += u64::from(fee.amount);
        certain &= applies;
        let name = if fee.added.is_empty() { "评审费" } else { &fee.added };
        let doubt = if applies { "" } else { "是否适用须核实" };
        let between = if parts.is_empty() { "" } else { "，" };
        parts.extend([between, name, " ", &fee.amount.to_string(), " 元", doubt]);
    }
    let alone = assessment.beside.is_empty();
    (!parts.is_empty()).then(|| match (certain, alone) {
        (true, true) => total.to_string() + " 元",
        (true, false) => [&total.to_string(), " 元（", &parts, "）"].concat(),
        (false, _) => ["合计还不能确定（", &parts, "）"].concat(),
    })
}

/// Whom to ask about an item.
#[must_use]
pub fn whom<'n>(notice: &'n Notice, raised: &RaisedItem) -> Option<&'n Contact> {
    let item = raised.item.of(&notice.verify)?;
    item.whom.of(&notice.head.contacts)
}

/// A contact in one line.
#[must_use]
pub fn contact(contact: &Contact) -> String {
    let mut line = contact.office.clone();
    for (label, words) in [("电话", &contact.phone), ("地址", &contact.address)] {
        if !words.is_empty() {
            line.push('，');
            line.push_str(label);
            line.push(' ');
            line.push_str(words);
        }
    }
    line
}

/// Telephone numbers (with 、 between them) with the area code in front of those of eight digits, which
/// are printed without: the code is the one the notice prints with its own numbers.
#[must_use]
pub fn dialled(notice: &Notice, numbers: &str) -> String {
    let code = notice.head.contacts.iter().find_map(|contact| contact.phone.split_once('-'));
    let Some((code, _)) = code else {
        return numbers.to_owned();
    };
    let whole = |number: &str| {
        let local = number.len() == 8 && number.bytes().all(|digit| digit.is_ascii_digit());
        if local { [code, "-", number].concat() } else { number.to_owned() }
    };
    numbers.split('、').map(str::trim).map(whole).collect::<Vec<String>>().join("、")
}

/// The id of a window.
#[must_use]
pub fn window_id(notice: &Notice, source: WindowSource) -> String {
    match source {
        WindowSource::Text(place) => place
            .of(&notice.windows)
            .and_then(|window| notice.clause(window.clause))
            .map(|clause| clause.id.clone())
            .unwrap_or_default(),
        WindowSource::Committee(place, kind) => {
            let seq = place.of(&notice.committees).map_or(0, |row| row.seq);
            let kind = WINDOW_KINDS.get(usize::from(kind)).map_or("", |(kind, _)| kind);
            let zero = if seq < 10 { "0" } else { "" };
            format!("{}.committee.{zero}{seq}.{kind}", notice.edition)
        }
    }
}

/// The clause that prints a window; rows of the committee table are none.
#[must_use]
pub fn window_clause(notice: &Notice, source: WindowSource) -> Option<ClauseId> {
    match source {
        WindowSource::Text(place) => place.of(&notice.windows).map(|window| window.clause),
        WindowSource::Committee(..) => None,
    }
}

/// The committee whose row prints a window.
#[must_use]
pub fn window_committee(notice: &Notice, source: WindowSource) -> Option<&str> {
    match source {
        WindowSource::Text(_) => None,
        WindowSource::Committee(place, _) => {
            place.of(&notice.committees).map(|row| row.name.as_str())
        }
    }
}

/// When a window is open, as its rule says it.
#[must_use]
pub fn window_timing(notice: &Notice, source: WindowSource) -> Option<&Timing> {
    match source {
        WindowSource::Text(place) => place.of(&notice.windows).map(|window| &window.timing),
        WindowSource::Committee(place, kind) => {
            let row = place.of(&notice.committees)?;
            row.windows.iter().find(|(own, _)| *own == kind).map(|(_, timing)| timing)
        }
    }
}

/// When a window of the committee table is open; they rest on no fact.
#[must_use]
pub fn timing(timing: &Timing) -> String {
    days::timing(timing, |_| String::new())
}

/// Whether a window is one in which one applies.
#[must_use]
pub fn is_applying(notice: &Notice, window: &Deadline) -> bool {
    match window.source {
        WindowSource::Text(place) => {
            place.of(&notice.windows).is_some_and(|window| window.applying)
        }
        WindowSource::Committee(_, kind) => APPLYING.contains(&kind),
    }
}

/// From when to when: as printed where the notice prints no days, with the rule where it was reckoned by
/// one, and where it cannot be reckoned with the reason and whom to ask.
#[must_use]
pub fn window_when(notice: &Notice, window: &Deadline) -> String {
    if let Some(printed) = vague(notice, window.source) {
        let year = window.start.or(window.end).map(|moment| moment.date.year().to_string() + "年");
        return year.unwrap_or_default() + printed + "（通知没有写具体日子）";
    }
    let rule = match window_timing(notice, window.source) {
        Some(Timing::Fixed(Some(_), _) | Timing::Fixed(_, Some(_))) | None => String::new(),
        Some(timing) => days::timing(timing, |slot| label(notice, slot).to_owned()),
    };
    let span = span(window.start, window.end);
    if let Some(why) = window.unreckoned {
        return [&rule, "（", &unreckoned(notice, why), "）"].concat();
    }
    match (span.is_empty(), rule.is_empty()) {
        (_, true) => span,
        (true, false) => rule,
        (false, false) => [&span, "（", &rule, "）"].concat(),
    }
}

/// Why days cannot be reckoned, and whom to ask.
#[must_use]
pub fn unreckoned(notice: &Notice, why: Unreckoned) -> String {
    let mut text = match why {
        Unreckoned::Fact(slot) => {
            ["“", label(notice, slot), "”没有填到哪一天，算不出日子"].concat()
        }
        Unreckoned::Holidays(year) => {
            format!("没有 {year} 年的放假、调休安排，算不出日子")
        }
        Unreckoned::Window => "要从另一项期限算起，那一项没有定下来".to_owned(),
        Unreckoned::Occurrence => "算不出是哪一次".to_owned(),
    };
    if let Some(contact) = notice.head.contacts.first() {
        text.push_str(&["，请向", &contact.office, "核实"].concat());
    }
    text
}

/// The printed words of a window of which the notice prints no days.
#[must_use]
pub fn vague(notice: &Notice, source: WindowSource) -> Option<&str> {
    let WindowSource::Committee(place, kind) = source else { return None };
    let row = place.of(&notice.committees)?;
    row.vague.iter().find(|(own, _)| *own == kind).map(|(_, words)| words.as_str())
}

/// What can be said of continuing education, in the contract's words.
#[must_use]
pub fn courses(notice: &Notice, status: CourseStatus) -> &str {
    match status {
        CourseStatus::Met => "满足",
        CourseStatus::Unmet => "不满足",
        CourseStatus::NotRequired => "不要求",
        CourseStatus::General => {
            notice.courses.as_ref().map_or("", |courses| courses.status.as_str())
        }
    }
}

/// The citation: the text, and the place cited where it is pre-filled.
#[must_use]
pub fn citation<'n>(
    notice: &'n Notice,
    assessment: &Assessment,
) -> (Option<String>, Option<&'n str>) {
    let Some(citation) = notice.citation.as_ref().filter(|_| assessment.citable) else {
        return (None, None);
    };
    match assessment.point.and_then(|(point, _)| point.of(&citation.points)) {
        Some(point) => (Some(point_citation(citation, point)), Some(point.cited_as.as_str())),
        None => (Some(citation.template.clone()), None),
    }
}

/// The citation of one point.
#[must_use]
pub fn point_citation(citation: &Citation, point: &Point) -> String {
    ["符合", &citation.document, &point.cited_as, "：", &point.wording, "。"].concat()
}

/// Whether what the ladder asks for is printed by another notice and only serves as a reference.
#[must_use]
pub fn is_borrowed(ladder: &Ladder) -> bool {
    ladder.basis.starts_with("参考")
}

/// By what the years are judged, as it is said to people: the dictionary's 本版 is 这份通知, and what another notice
/// prints says that it only serves as a reference.
#[must_use]
pub fn basis(ladder: &Ladder) -> String {
    let other = if is_borrowed(ladder) { "（其他通知的附件，只作参考）" } else { "" };
    [ladder.basis.replace("本版", "这份通知的").as_str(), other].concat()
}

/// The name of the prior title: a title's level, or the qualification's own name.
#[must_use]
pub fn prior_name<'n>(
    notice: Option<&'n Notice>,
    case: &'n Case,
    prior: crate::assess::assessment::Prior,
) -> &'n str {
    use crate::domain::fact::{ListKind, qualification, title};
    if prior.qualification {
        return case
            .entries(ListKind::Qualification)
            .and_then(|rows| rows.get(prior.place))
            .and_then(|row| row.text(qualification::NAME))
            .unwrap_or_default();
    }
    let entry = case.entries(ListKind::Title).and_then(|rows| rows.get(prior.place));
    let series = entry.and_then(|entry| entry.place(title::SERIES));
    let vocabulary = notice.map_or(crate::domain::Vocabulary::NONE, |notice| &notice.vocabulary);
    vocabulary.level(series, prior.level)
}

/// How a rung of the ladder stands. Only the years are judged here: somebody may be excluded all the
/// same. A title of its own need not be held where a higher one is.
#[must_use]
pub fn rung(result: &LadderResult, rung: &RungResult) -> String {
    let held = |other: &&RungResult| other.status == RungStatus::Held && other.level > rung.level;
    match rung.status {
        RungStatus::Judged(status) => ["年限", status.text()].concat(),
        RungStatus::Held if result.rungs.iter().any(|other| held(&other)) => {
            "已有更高的职称".to_owned()
        }
        RungStatus::Held => rung.status.text().to_owned(),
        RungStatus::Open => "还不用看".to_owned(),
    }
}
