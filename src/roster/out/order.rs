//! What is to be written, with nothing left to judge: the worker that has the people makes it, and the
//! writer needs neither rules nor rosters.

use super::book::{self, Column, Template};
use super::columns::{Additions, HEADINGS, Out, cells};
use super::writeback;
use crate::domain::packed::packed;
use crate::notice::Notice;
use crate::roster::case_format;
use crate::roster::desk::Desk;
use crate::roster::overview::{Table, overview};
use crate::roster::people::Unclear;
use crate::roster::row::Row;
use crate::roster::sheet::{Format, Refusal, Sheet};
use crate::roster::target::{Reading, TARGETS, Target};

/// A workbook to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// The officer's own XLSX with cells beside hers: the name of the sheet, the cells by row.
    Beside(String, Vec<(usize, Vec<Out>)>),
    /// Any other roster anew: its sheets, which of them has people, the cells by row.
    Anew(Vec<Sheet>, usize, Vec<(usize, Vec<Out>)>),
    /// The lists to send round: results, cells not understood with sheet and person, tables.
    Lists(Vec<Row>, Vec<(String, Unclear, String)>, Vec<Table>),
    /// The template of an edition.
    Template(Template),
}
packed!(enum Order {
    0 = Beside(sheet, cells),
    1 = Anew(sheets, main, cells),
    2 = Lists(rows, unclear, tables),
    3 = Template(template)
});

/// Writes it; `original` is the officer's own file, which [`Order::Beside`] needs.
///
/// # Errors
/// What cannot be written, with the remedy.
pub fn write(order: Order, original: &[u8]) -> Result<Vec<u8>, Refusal> {
    match order {
        Order::Beside(sheet, cells) => {
            writeback::xlsx(original, &sheet, &cells.into_iter().collect())
        }
        Order::Anew(sheets, main, cells) => {
            book::rewritten(&sheets, main, &cells.into_iter().collect())
        }
        Order::Lists(rows, unclear, tables) => book::lists(&rows, &unclear, &tables),
        Order::Template(template) => book::template(&template),
    }
}

/// What the page asks for by its word: 模板, 清单 of the people at `places`, 名册 beside the officer's own
/// cells, 新名册 anew.
///
/// # Errors
/// That there is nothing to write.
pub fn order(desk: &Desk, what: &str, places: &[usize]) -> Result<Order, Refusal> {
    match what {
        "名册" => roster(desk, true),
        "新名册" => roster(desk, false),
        "清单" => Ok(lists(desk, places)),
        _ => {
            let notice = desk.notice.as_ref();
            notice.map(template).ok_or_else(|| Refusal::new("还没有选择通知。"))
        }
    }
}

/// The roster again with the result columns: XLSX as it is with cells put in beside hers (`beside`, where
/// her file is at hand), any other file anew.
///
/// # Errors
/// That nobody is in it.
pub fn roster(desk: &Desk, beside: bool) -> Result<Order, Refusal> {
    let book = desk.book.as_ref().ok_or_else(|| Refusal::new("还没有选择名册。"))?;
    let (main, additions) = additions(desk).ok_or_else(|| {
        Refusal::new("名册里还没有人，没有结果可以写。请先核对标题行和“姓名”列。")
    })?;
    let cells = additions.into_iter().collect();
    if beside && book.format == Format::Xlsx {
        let name = book.sheets.get(main).map(|sheet| sheet.name.clone());
        return Ok(Order::Beside(name.unwrap_or_default(), cells));
    }
    Ok(Order::Anew(book.sheets.clone(), main, cells))
}

/// The sheet people stand in, and what is added to its rows.
fn additions(desk: &Desk) -> Option<(usize, Additions)> {
    let (main, _) = desk.people.first()?.rows.first().copied()?;
    let heading = &desk.plans.get(main)?.heading;
    let mut additions = Additions::new();
    let titles = HEADINGS.iter().map(|heading| Out::Text((*heading).to_owned())).collect();
    additions.insert(heading.first, titles);
    for (place, person) in desk.people.iter().enumerate() {
        if let Some((_, first)) = person.rows.iter().find(|(sheet, _)| *sheet == main)
            && let Some(row) = desk.row(place)
        {
            additions.insert(*first, cells(&row));
        }
    }
    Some((main, additions))
}

/// The lists of these people.
#[must_use]
pub fn lists(desk: &Desk, places: &[usize]) -> Order {
    let year = desk.notice.as_ref().map_or(0, |notice| i32::from(notice.head.year));
    let rows = places.iter().filter_map(|place| desk.row(*place)).collect();
    let people = places.iter().filter_map(|place| desk.people.get(*place));
    let unclear = people.flat_map(|person| {
        person.unclear.iter().map(|unclear| {
            let sheet = desk.book.as_ref().and_then(|book| book.sheets.get(unclear.sheet));
            let sheet = sheet.map(|sheet| sheet.name.clone()).unwrap_or_default();
            (sheet, unclear.clone(), person.name.clone())
        })
    });
    Order::Lists(rows, unclear.collect(), overview(desk, year))
}

/// The template of an edition.
#[must_use]
pub fn template(notice: &Notice) -> Order {
    let columns = template_targets(notice).into_iter().map(|target| {
        let options = case_format::options(target.fact, target.member);
        Column {
            heading: heading_of(target),
            explained: explained(target, &options),
            example: example(target, &options),
            options,
            chosen: matches!(target.reading, Reading::Choice(_)),
        }
    });
    let lines = [
        format!("《{}》名册模板", notice.head.name),
        "一行一个人。第 2 行是示例，填写时请删去。不知道的留空，程序不会替您猜。".to_owned(),
        "不要写身份证号。标题的文字和次序可以改，多出来的列不影响。".to_owned(),
        "填好后在“人事工作台”选择这份文件。文件只在您的电脑里读，不会上传。".to_owned(),
    ];
    Order::Template(Template { lines: lines.into(), columns: columns.collect() })
}

/// The columns of a template: who, the facts the edition asks that a roster can hold.
fn template_targets(notice: &Notice) -> Vec<&'static Target> {
    let asked = |fact: &str| {
        notice
            .questions
            .iter()
            .any(|question| crate::export::words::key(Some(notice), question.fact) == fact)
    };
    TARGETS
        .iter()
        .filter(|target| match target.reading {
            Reading::Name | Reading::Staff | Reading::Department => true,
            Reading::Known
            | Reading::Identity
            | Reading::Rank
            | Reading::Reviews
            | Reading::ReviewOfYear
            | Reading::HoursOfYear => false,
            _ => asked(target.fact) && !target.id.contains(".1.") && !target.id.contains(".2."),
        })
        .collect()
}

/// The words a target is written under, e.g. its first heading.
fn heading_of(target: &Target) -> String {
    match target.id {
        "education.level" => "最高学历".to_owned(),
        "titles.obtained" => "现职称取得时间".to_owned(),
        _ => target.label.split('（').next().unwrap_or(target.label).to_owned(),
    }
}

/// An example of what is written under a target.
fn example(target: &Target, options: &[String]) -> String {
    match target.reading {
        Reading::Name => "（示例）某某".to_owned(),
        Reading::Staff => "0001".to_owned(),
        Reading::Department => "工程部".to_owned(),
        Reading::Date => "2018.06".to_owned(),
        Reading::Whole => "24".to_owned(),
        Reading::Title => "助理工程师".to_owned(),
        Reading::Education => "大学本科".to_owned(),
        Reading::Text => "建筑工程".to_owned(),
        Reading::Many(_) => "无".to_owned(),
        _ => options.first().cloned().unwrap_or_default(),
    }
}

/// What its note says.
fn explained(target: &Target, options: &[String]) -> String {
    match target.reading {
        Reading::Date => "写到月，如 2018.06 或 2018年6月".to_owned(),
        Reading::Whole => "写整数".to_owned(),
        Reading::Title => "写名称或级别，如 工程师、经济师、中级；没有的写“无”".to_owned(),
        Reading::Education => "写学历，如 大学本科；也可以和学位写在一起，如 本科(学士)".to_owned(),
        Reading::Many(_) => format!("没有的写“无”；有的从这里选：{}", options.join("、")),
        Reading::Choice(_) => format!("从这里选：{}", options.join("、")),
        _ => "照实写".to_owned(),
    }
}
