//! What a superior asks for: numbers by outcome, level and department, who reaches the years when, the
//! posts against those who may apply, and what it would change if everybody had something.

use super::desk::Desk;
use super::judge::{judge_facts, outcome};
use super::rows::{OUTCOMES, Row, counted};
use crate::domain::Value;
use crate::domain::options::LEVELS;
use crate::domain::order;
use crate::domain::packed::packed;

/// A table with a heading, for a picture and to copy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What it is of.
    pub title: String,
    /// What the reader must know of it; may be empty.
    pub note: String,
    /// The headings.
    pub columns: Vec<String>,
    /// The rows: name, numbers.
    pub rows: Vec<(String, Vec<usize>)>,
}
packed!(Table { title, note, columns, rows });

/// Posts of a level as 附件7 counts them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Posts {
    /// The level.
    pub level: String,
    /// 核准岗位.
    pub approved: u32,
    /// 现聘人数.
    pub held: u32,
    /// 投放量.
    pub offered: u32,
}
packed!(Posts { level, approved, held, offered });

/// The overview. `year` is the year of the notice.
#[must_use]
pub fn overview(desk: &Desk, year: i32) -> Vec<Table> {
    let rows = &desk.rows;
    vec![
        by(rows, "各级别的结论", "级别", |row| &row.level),
        by(rows, "各部门的结论", "部门", |row| &row.department),
        lacks(rows),
        years(rows, year),
    ]
}

fn by(rows: &[Row], title: &str, name: &str, of: impl Fn(&Row) -> &String) -> Table {
    let mut columns = vec![name.to_owned()];
    columns.extend(OUTCOMES.iter().map(|outcome| outcome.text().to_owned()));
    columns.push("合计".to_owned());
    let mut names: Vec<String> = counted(rows.iter().map(|row| of(row).as_str()))
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    order::sort_by_key(&mut names, |name| {
        LEVELS.iter().position(|level| level == name).unwrap_or(LEVELS.len())
    });
    if rows.iter().any(|row| of(row).is_empty()) {
        names.push(String::new());
    }
    let lines = names.into_iter().map(|name| {
        let mine: Vec<&Row> = rows.iter().filter(|row| *of(row) == name).collect();
        let mut counts: Vec<usize> = (0..OUTCOMES.len())
            .map(|place| mine.iter().filter(|row| usize::from(row.outcome) == place).count())
            .collect();
        counts.push(mine.len());
        (if name.is_empty() { "（没有写）".to_owned() } else { name }, counts)
    });
    Table { title: title.to_owned(), note: String::new(), columns, rows: lines.collect() }
}

fn lacks(rows: &[Row]) -> Table {
    let counts =
        counted(rows.iter().flat_map(|row| row.lacking.iter().map(|(what, _)| what.as_str())));
    Table {
        title: "还缺什么".to_owned(),
        note: "一个人可能缺几项，各项分别计数。".to_owned(),
        columns: vec!["缺的内容".to_owned(), "人数".to_owned()],
        rows: counts.into_iter().take(15).map(|(what, count)| (what, vec![count])).collect(),
    }
}

/// Who reaches the years in the year of the notice and in each of the next three.
fn years(rows: &[Row], year: i32) -> Table {
    let reached = |wanted: i32| rows.iter().filter(|row| row.earliest == Some(wanted)).count();
    let mut lines: Vec<(String, Vec<usize>)> =
        (year..=year + 3).map(|year| (format!("{year} 年"), vec![reached(year)])).collect();
    lines.push((
        format!("{} 年以后", year + 3),
        vec![rows.iter().filter(|row| row.earliest.is_some_and(|when| when > year + 3)).count()],
    ));
    lines.push((
        "还看不出".to_owned(),
        vec![rows.iter().filter(|row| row.earliest.is_none()).count()],
    ));
    Table {
        title: "哪一年年限够".to_owned(),
        note: "（推导）假定以后各年的规定与这份通知相同、其他情况不变。只看年限，不看其他条件。"
            .to_owned(),
        columns: vec!["年份".to_owned(), "人数".to_owned()],
        rows: lines,
    }
}

/// The posts of 附件7 against those who may apply, and those who are above them.
#[must_use]
pub fn quota(rows: &[Row], posts: &[Posts]) -> Table {
    let lines = posts.iter().map(|posts| {
        let wanting = rows.iter().filter(|row| row.level == posts.level && row.outcome < 2).count();
        let vacant = posts.approved.saturating_sub(posts.held) as usize;
        let offered = posts.offered as usize;
        let above = wanting.saturating_sub(offered);
        (
            posts.level.clone(),
            vec![posts.approved as usize, posts.held as usize, vacant, offered, wanting, above],
        )
    });
    Table {
        title: "岗位与申报人数".to_owned(),
        note: "拟申报人数＝可申报和需人工核实的人数。投放量由单位填写。".to_owned(),
        columns: ["级别", "核准岗位", "现聘人数", "空缺岗位", "投放量", "拟申报人数", "超出投放量"]
            .map(str::to_owned)
            .to_vec(),
        rows: lines.collect(),
    }
}

/// What would be otherwise if everybody whose answer is another had this one: outcomes before and after,
/// and the names of those who would newly be able to apply.
#[must_use]
pub fn if_all(desk: &Desk, fact: &str, value: &Value) -> (Table, Vec<String>) {
    let mut then = vec![0; OUTCOMES.len()];
    let mut now = vec![0; OUTCOMES.len()];
    let mut gained = Vec::new();
    if let Some(notice) = &desk.notice {
        for (person, judged) in desk.people.iter().zip(&desk.judged) {
            let mut facts = judged.facts.clone();
            facts.insert(fact.to_owned(), value.clone());
            let after = judge_facts(notice, &desk.setting, facts, judged.gaps.clone());
            let place = |wanted| OUTCOMES.iter().position(|other| *other == wanted).unwrap_or(2);
            let (before, after) = (place(outcome(judged)), place(outcome(&after)));
            if let Some(count) = now.get_mut(before) {
                *count += 1;
            }
            if let Some(count) = then.get_mut(after) {
                *count += 1;
            }
            if before != 0 && after == 0 {
                gained.push(person.name.clone());
            }
        }
    }
    let rows = OUTCOMES
        .iter()
        .zip(now)
        .zip(then)
        .map(|((outcome, now), then)| (outcome.text().to_owned(), vec![now, then]));
    let table = Table {
        title: "如果都这样，结论会怎样变".to_owned(),
        note: "只是试算，不会改动任何人的回答。".to_owned(),
        columns: ["结论", "现在", "如果"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
    };
    (table, gained)
}
