//! Rules written by halves: what such a rule leaves out is taken for everybody, for every series or for no
//! time at all, and nothing else looks wrong with it.

use toml::Value;

use super::moods::TAKEN_OUT;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::{Clause, Row};
use crate::notice::source::{ANY_CLASS, File, Year};

/// What a change of series or specialty is told apart by.
const CHANGE_KEYS: &[(&str, &str)] = &[
    ("level", "哪一级（同级的写 level = { same_as = \"target_level\" }）"),
    ("series", "哪个系列"),
];
/// Words by which the years of several titles are added up.
const ADDING: &[&str] = &["年限累计", "年限合计", "累计计算", "累计任职"];
/// The list of titles, and the type of its members that are days.
const TITLES: &str = "titles";
const DATE: &str = "日期";
/// Ends of the name of a day that say only that it is one.
const DAY_WORDS: &[char] = &['时', '间', '日', '期', '年', '月', '的'];
/// Words by which a sentence puts a further condition beside the first.
const FURTHER: &[&str] = &[
    "，且",
    "，并且",
    "且具备",
    "且获得",
    "且取得",
    "且有",
    "的且",
    "同时具备",
    "同时须",
    "同时应",
    "，并具备",
    "，并取得",
    "，并获得",
    "，并有",
];

/// A finding for each such rule of one edition.
pub fn check(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let files = || folder.files.iter().map(|(name, file)| (name.as_str(), file));
    let ladders = || files().flat_map(|(_, file)| &file.ladder);
    let several = ladders().count() > 1;
    let series = ladders().map(|ladder| ladder.series.len()).sum::<usize>();
    let everywhere = set.common.files.iter().chain(&folder.files).map(|(_, file)| file);
    let classes: Vec<&[String]> = everywhere
        .clone()
        .flat_map(|file| &file.class)
        .map(|class| class.ladder.as_slice())
        .collect();
    let added = ladders()
        .any(|ladder| ladder.transfer.as_ref().is_some_and(|transfer| transfer.years.is_some()));
    let delayed = everywhere.clone().any(|file| file.delay.is_some());
    let mut findings = Vec::new();
    // What the words say as well, and may not mean.
    let mut unread = Vec::new();
    for (name, file) in files() {
        let about = |place: &str, key: &str, note: String| {
            Finding::new(Code::Incomplete, name).within(place).of(key).noting(note)
        };
        let mut half =
            |place: &str, key: &str, note: String| findings.push(about(place, key, note));
        for clause in &file.clause {
            for row in &clause.row {
                let of = |class: &&[String]| {
                    class.is_empty()
                        || row.ladder.is_empty()
                        || class.iter().any(|key| row.ladder.contains(key))
                };
                if let Some((key, note)) = row_lacks(row, several, classes.iter().any(of)) {
                    half(&clause.id, key, note);
                }
            }
            let words = clause.words();
            let adding = ADDING.iter().find(|word| words.contains(**word));
            if let Some(word) = adding.filter(|_| !added) {
                let alone = |row: &&Row| row.needed_level().is_some() && row.adds.is_none();
                for row in clause.row.iter().filter(alone).filter(|row| row.when.is_none()) {
                    let note = format!(
                        "原文说“{word}”，报{}的这一行只算一个职称的年限。还有哪些职称的年限也算，请写 adds（对 titles 一条的条件）",
                        row.target
                    );
                    unread.push(about(&clause.id, "adds", note).unless("不是这个意思的"));
                }
            }
            let further = FURTHER.iter().find(|word| words.contains(**word));
            if let Some(word) = further {
                for row in clause.row.iter().filter(|row| row.when.is_none() && row.prior.is_none())
                {
                    let note = format!(
                        "原文还有一个条件（“{}”后面的），报{}的这一行没有写 when：不符合它的人也能用这一行。请写上",
                        word.trim_start_matches('，'),
                        row.target
                    );
                    unread.push(about(&clause.id, "when", note).unless("已经写在别处的"));
                }
            }
            if !clause.lengthen.is_empty() && !delayed {
                let note =
                    "年度考核延期还要写 [delay]：算哪几年（from、to）。不写的，考核结果不起作用";
                half(&clause.id, "lengthen", note.to_owned());
            }
            for when in openings(clause).filter(|when| has_open_span(when)) {
                let note = format!(
                    "只写了从哪天起，没有写到哪天（until）：{when}。不写的，那天以后的也算"
                );
                half(&clause.id, "from", note);
            }
            let mut refusing =
                clause.exclude.iter().filter_map(|rule| rule.when.as_ref()).peekable();
            // Whom a clause that refuses takes out is taken out of its refusals.
            let (decides, takes_out) = if refusing.peek().is_some() {
                (true, refusing.any(exempts))
            } else {
                (clause.row.len() + clause.grant.len() > 0, openings(clause).any(exempts))
            };
            if decides && !takes_out && clause.words().contains(TAKEN_OUT) {
                let note = "原文有“除外”，规则里没有把他们除外。请在条件里写上 not（如 事实 = { not = … }）";
                unread.push(about(&clause.id, "when", note.to_owned()).unless("确实不用写的"));
            }
        }
        tables(file, several, series, &mut half);
    }
    findings.extend(unread);
    findings.extend(unread_members(folder));
    findings.extend(starts(folder));
    findings
}

/// Where the years of some ladder run from a day that the notice adds (聘任时间), every ladder has to say from
/// which day its years run; and a clause whose words name that day, that they run from it.
fn starts(folder: &Folder) -> Vec<Finding> {
    let files = || folder.files.iter().map(|(name, file)| (name.as_str(), file));
    let ladders = || files().flat_map(|(_, file)| &file.ladder);
    let rows = || folder.clauses().flat_map(|clause| &clause.row);
    let added = files().flat_map(|(_, file)| &file.member);
    let added = added.filter(|it| it.list.as_deref() == Some(TITLES) && it.kind == DATE);
    let mut findings = Vec::new();
    for member in added {
        let key = member.key.as_str();
        let starts = ladders().filter_map(|ladder| ladder.start.as_deref());
        if !starts.chain(rows().filter_map(|row| row.start.as_deref())).any(|start| start == key) {
            continue;
        }
        for (name, file) in files() {
            for ladder in
                file.ladder.iter().filter(|it| it.start.is_none() && it.reference.is_none())
            {
                let note = format!(
                    "别的阶梯的年限从 {key} 算起，这一张没有写从哪一天算起。请写 start = \"{key}\"；从取得时间算起的，写 start = \"obtained\""
                );
                let place = if ladder.key.is_empty() { "[[ladder]]" } else { &ladder.key };
                let finding = Finding::new(Code::Incomplete, name).within(place);
                findings.push(finding.of("start").noting(note).unless("确实不从它算起的"));
            }
        }
        let wordings = files().flat_map(|(_, file)| &file.wording);
        let members = wordings.filter(|it| it.fact == TITLES).flat_map(|it| &it.member);
        let label = members.filter(|it| it.key == key).map(|it| it.label.as_str()).next();
        let word = label.unwrap_or_default().trim_end_matches(DAY_WORDS);
        for (name, clause) in folder
            .filed_clauses()
            .filter(|_| word.chars().count() > 1)
            .filter(|(_, clause)| clause.words().contains(word))
        {
            let of = |row: &&Row| {
                let own =
                    ladders().filter(|it| row.ladder.is_empty() || row.ladder.contains(&it.key));
                let mut own = own.filter_map(|ladder| ladder.start.as_deref());
                row.needed_level().is_some()
                    && row
                        .start
                        .as_deref()
                        .map_or_else(|| !own.any(|start| start == key), |it| it != key)
            };
            if clause.row.iter().any(|row| of(&row)) {
                let note = format!(
                    "原文说从“{word}”算起，这一行的年限却不是从 {key} 算起。请写 start = \"{key}\""
                );
                let finding = Finding::new(Code::Incomplete, name).within(&clause.id);
                findings.push(finding.of("start").noting(note));
            }
        }
    }
    findings
}

/// The first thing that a row of the ladder leaves out, and what to do.
fn row_lacks(row: &Row, several: bool, classed: bool) -> Option<(&'static str, String)> {
    let target = &row.target;
    if row.needs != "直接" && row.years.is_none() && row.months.is_none() {
        let note = format!("报{target}的这一行没有写满几年（years），会当作 0 年");
        return Some(("years", note));
    }
    let any_class = row.classes.iter().any(|class| class == ANY_CLASS);
    if any_class && row.when.is_none() && row.prior.is_none() && row.needed_level().is_none() {
        let note = format!("报{target}的这一行不看学历，也没有写 when：谁都能用。请写上给哪些人");
        return Some(("when", note));
    }
    if several && row.ladder.is_empty() {
        let note =
            format!("阶梯有几张，报{target}的这一行没有写属于哪几张（ladder），会用于每一张");
        return Some(("ladder", note));
    }
    if classed && row.classes.is_empty() && row.when.is_none() {
        let note = format!(
            "报{target}的这一行没有写哪几档学历（classes）。不看学历的，写 classes = [\"{ANY_CLASS}\"]"
        );
        return Some(("classes", note));
    }
    None
}

/// What the tables beside clauses leave out.
fn tables(file: &File, several: bool, series: usize, half: &mut impl FnMut(&str, &str, String)) {
    for rule in file.qualification.iter().filter(|rule| rule.series.is_empty() && series > 1) {
        let note = "通知有几个系列，请写明这种资格在哪几个系列算（series）";
        half(&rule.begins, "series", note.to_owned());
    }
    for rule in file.change.iter().filter(|rule| rule.years.is_some()) {
        if several && rule.ladder.is_empty() {
            let note = "阶梯有几张，请写明这种变化属于哪几张（ladder）";
            half(&rule.change, "ladder", note.to_owned());
        }
        if rule.clause.is_none() {
            let note = "满几年印在哪一条，请写 clause";
            half(&rule.change, "years", note.to_owned());
        }
        for (key, what) in CHANGE_KEYS.iter().filter(|(key, _)| !names(&rule.from, key)) {
            half(&rule.change, "from", format!("from 没有写从{what}变来，请写 {key}"));
        }
    }
    for (place, ladder) in file.ladder.iter().enumerate() {
        let others = file.ladder.iter().enumerate().filter(|(other, _)| *other != place);
        let same = others.into_iter().any(|(_, other)| {
            other.reference.is_none() && other.series.iter().any(|it| ladder.series.contains(it))
        });
        if same && ladder.when.is_none() && ladder.reference.is_none() {
            let note = "同一个系列还有别的阶梯，这一张没有写给哪些人（when）：别的阶梯的人也会用它。请写 when";
            half(&ladder.key, "when", note.to_owned());
        }
        if ladder.transfer.as_ref().is_some_and(|rule| rule.clause.is_none()) {
            let note = "转评怎样算年限印在哪一条，请在 transfer 里写 clause";
            half(&ladder.key, "transfer", note.to_owned());
        }
    }
    if let Some(courses) = &file.courses {
        if courses.years.is_some_and(|years| years < 1) {
            let note = "years 是看最近几年的学时，至少写 1；每一年都看的，不写 years";
            half("[courses]", "years", note.to_owned());
        }
        let last = courses.to_year.as_ref().and_then(Year::number);
        let late = courses
            .public
            .iter()
            .map(|hours| hours.from)
            .find(|from| last.is_some_and(|last| *from > last));
        if let Some(from) = late {
            let note = format!(
                "公需科目从「{from}」年起才要求，比算到的那一年（to_year）还晚，哪一年都不要求了。请核对"
            );
            half("[courses]", "public", note);
        }
    }
    for courses in file.courses.iter().filter(|courses| courses.gate) {
        if courses.total == 0 && courses.public.is_empty() {
            let note = "没有完成不受理的（gate），请写明多少学时（total、public）";
            half("[courses]", "gate", note.to_owned());
        }
    }
}

/// Conditions under which a clause lets somebody apply.
fn openings(clause: &Clause) -> impl Iterator<Item = &Value> {
    let rows = clause.row.iter().flat_map(|row| row.when.iter().chain(&row.prior).chain(&row.adds));
    let grants = clause.grant.iter().map(|grant| &grant.when);
    rows.chain(grants).chain(clause.exception.iter().map(|rule| &rule.when))
}

/// Whether a date is only said to lie after a day some time ago: 近3年 ends somewhere.
fn has_open_span(when: &Value) -> bool {
    let ago =
        |day: Option<&Value>| day.and_then(Value::as_str).is_some_and(|day| day.contains('-'));
    match when {
        Value::Table(table) => {
            let from = table.get("from").or(table.get("after"));
            let ends = table.contains_key("until") || table.contains_key("before");
            // A plain day of the calendar is a date like any other.
            let reckoned = from.and_then(Value::as_str).is_some_and(|day| {
                crate::domain::PartialDate::parse(day).is_none()
                    && day.ends_with(['年', '月', '日'])
            });
            (reckoned && ago(from) && !ends) || table.values().any(has_open_span)
        }
        Value::Array(values) => values.iter().any(has_open_span),
        _ => false,
    }
}

/// Whether a condition takes somebody out.
fn exempts(when: &Value) -> bool {
    match when {
        Value::Table(table) => table.iter().any(|(key, value)| {
            ["not", "none"].contains(&key.as_str())
                || value.as_str() == Some("否")
                || exempts(value)
        }),
        Value::Array(values) => values.iter().any(exempts),
        _ => false,
    }
}

/// Whether a condition names a key.
pub(super) fn names(when: &Value, key: &str) -> bool {
    match when {
        Value::Table(table) => {
            table.contains_key(key) || table.values().any(|value| names(value, key))
        }
        Value::Array(values) => values.iter().any(|value| names(value, key)),
        _ => false,
    }
}

/// Members that the notice adds to a list there is and that no rule reads: what was to be counted from
/// 聘任时间 is counted from something else.
fn unread_members(folder: &Folder) -> Vec<Finding> {
    let texts = || folder.texts.iter().map(|text| text.text.as_str());
    let read = |key: &str| {
        let defines = |line: &str| {
            let line = line.trim_start();
            line.starts_with('#')
                || line.split_once('=').is_some_and(|(word, value)| {
                    word.trim() == "key" && value.trim().trim_matches('"') == key
                })
        };
        let words = |line: &str| {
            let mark = |mark: char| !mark.is_ascii_alphanumeric() && mark != '_';
            line.split(mark).any(|word| word == key)
        };
        texts().flat_map(str::lines).any(|line| !defines(line) && words(line))
    };
    let mut findings = Vec::new();
    for (name, file) in &folder.files {
        let counts = file.member.iter().filter(|member| member.kind != "文字");
        for member in counts.filter(|member| !read(&member.key)) {
            let note = "新增的这一项没有规则用到：年限从它算起的，在阶梯或者那一行写 start；只是登记的，请删去";
            let finding = Finding::new(Code::Unread, name).within("[[member]]");
            findings.push(finding.of("key").saw(&member.key).noting(note));
        }
    }
    findings
}
