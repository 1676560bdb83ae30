//! What a superior asks for: numbers by outcome, level and department, who reaches the years when, the
//! posts against those who may apply, and what it would change if everybody had something.

use std::collections::HashMap;

use super::batch::Brief;
use super::desk::Desk;
use super::facets::{self, counted};
use super::facts::facts;
use super::judge::OUTCOMES;
use super::judge::{judge_facts, outcome};
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
    let levels = desk.briefs.iter().map(|brief| level(desk, brief));
    let departments = desk.people.iter().map(|person| person.department.as_str());
    let mut tables = vec![by(desk, "各级别的结论", "级别", levels)];
    // A roster without departments has no table of them.
    if departments.clone().any(|department| !department.is_empty()) {
        tables.push(by(desk, "各部门的结论", "部门", departments));
    }
    tables.extend([lacks(desk), years(&desk.briefs, year)]);
    tables
}

fn level<'d>(desk: &'d Desk, brief: &Brief) -> &'d str {
    desk.said.levels.get(usize::from(brief.level)).map_or("", String::as_str)
}

/// Outcomes by something that everybody has, `of` each in turn.
fn by<'d>(desk: &'d Desk, title: &str, name: &str, of: impl Iterator<Item = &'d str>) -> Table {
    let mut columns = vec![name.to_owned()];
    columns.extend(OUTCOMES.iter().map(|outcome| outcome.text().to_owned()));
    columns.push("合计".to_owned());
    let mut counts: HashMap<&str, Vec<usize>> = HashMap::new();
    for (name, brief) in of.zip(&desk.briefs) {
        let mine = counts.entry(name).or_insert_with(|| vec![0; OUTCOMES.len() + 1]);
        for place in [usize::from(brief.outcome), OUTCOMES.len()] {
            if let Some(count) = mine.get_mut(place) {
                *count += 1;
            }
        }
    }
    let named = counts.iter().map(|(name, counts)| (*name, counts.last().copied().unwrap_or(0)));
    let mut names: Vec<String> = counted(named).into_iter().map(|(name, _)| name).collect();
    let ranks = || desk.said.levels.iter().zip(&desk.said.ranks);
    order::sort_by_key(&mut names, |name| {
        ranks().find(|(level, _)| *level == name).map_or(u8::MAX, |(_, rank)| *rank)
    });
    if counts.contains_key("") {
        names.push(String::new());
    }
    let lines = names.into_iter().map(|name| {
        let mine = counts.remove(name.as_str()).unwrap_or_default();
        (if name.is_empty() { "（没有写）".to_owned() } else { name }, mine)
    });
    Table { title: title.to_owned(), note: String::new(), columns, rows: lines.collect() }
}

fn lacks(desk: &Desk) -> Table {
    let counts = facets::lacks(&desk.briefs, &desk.said);
    Table {
        title: "还缺什么".to_owned(),
        note: "一个人可能缺几项，各项分别计数。".to_owned(),
        columns: vec!["缺的内容".to_owned(), "人数".to_owned()],
        rows: counts.into_iter().take(15).map(|(what, count)| (what, vec![count])).collect(),
    }
}

/// Who reaches the years in the year of the notice and in each of the next three.
fn years(rows: &[Brief], year: i32) -> Table {
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
pub fn quota(desk: &Desk, posts: &[Posts]) -> Table {
    let lines = posts.iter().map(|posts| {
        let may = desk.briefs.iter().filter(|brief| brief.outcome < 2);
        // Posts are of the levels of the dictionary, whatever a series calls them.
        let rank = LEVELS.iter().position(|level| *level == posts.level);
        let of = |brief: &&Brief| Some(usize::from(desk.said.rank(brief.level))) == rank;
        let wanting = may.filter(of).count();
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
        for (person, brief) in desk.people.iter().zip(&desk.briefs) {
            let (mut facts, gaps) = facts(person, &desk.by_hand);
            facts.insert(fact.to_owned(), value.clone());
            let after = outcome(&judge_facts(notice, &desk.setting, facts, gaps));
            let after = OUTCOMES.iter().position(|other| *other == after).unwrap_or(2);
            let before = usize::from(brief.outcome);
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
