//! `assess roster`: a roster in, the same roster with everybody's result out.

use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::Value;
use crate::domain::options::OptionList;
use crate::export::json;
use crate::notice::{Notice, compile, load};
use crate::roster::case_format::Answer;
use crate::roster::desk::Desk;
use crate::roster::facets::facets;
use crate::roster::judge::{OUTCOMES, Setting, case_value};
use crate::roster::out::columns::Additions;
use crate::roster::{out, sample, sheet, unit_questions};

/// How the command is used.
pub const USAGE: &str = "  assess roster 名册 --edition 版本 [选项]      判断名册里的每个人，写出带结果的表
      --set 事实=回答      统一回答一项，可写多次，如 --set person_category=非公单位人员、--set titles.source=重庆评审
      --match 标题=项目    指定一列是什么，如 --match 聘任时间=titles.obtained
      --matter 事项  --today 日期  --out 结果.xlsx  --cases 情况.jsonl
  assess roster template --edition 版本 --out 模板.xlsx    名册模板
  assess roster sample 形状 --rows 人数 --seed 种子 --out 名册.xlsx   虚构的名册";

/// Most lines of one kind that are printed.
const MOST_LINES: usize = 20;

/// What was asked for.
#[derive(Debug, Default)]
struct Asked {
    words: Vec<String>,
    edition: String,
    matter: String,
    today: String,
    out: Option<PathBuf>,
    cases: Option<PathBuf>,
    set: Vec<String>,
    matches: Vec<String>,
    rows: usize,
    seed: u64,
}

/// Runs the command; what is printed at the end.
///
/// # Errors
/// What is wrong, with the remedy.
pub fn run(arguments: &[&str], notices: &Path) -> Result<String, String> {
    let asked = read(arguments)?;
    let words: Vec<&str> = asked.words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["template"] => {
            let notice = notice_of(notices, &asked.edition)?;
            let bytes = out::template(&notice).map_err(|refusal| refusal.words)?;
            write(&asked.out.unwrap_or_else(|| PathBuf::from("名册模板.xlsx")), &bytes)
        }
        ["sample", shape] => {
            let book = sample::roster(shape, asked.rows.max(1), asked.seed).ok_or_else(|| {
                format!("没有「{shape}」这种形状，有 R1 至 R{}", sample::SHAPES.len())
            })?;
            let bytes = out::book::rewritten(&book.sheets, 0, &Additions::new())
                .map_err(|refusal| refusal.words)?;
            write(&asked.out.unwrap_or_else(|| PathBuf::from("虚构名册.xlsx")), &bytes)
        }
        [file] => judge(&asked, Path::new(file), notices),
        _ => Err("请写明名册文件".to_owned()),
    }
}

fn read(arguments: &[&str]) -> Result<Asked, String> {
    let mut asked =
        Asked { matter: "职称评审".to_owned(), rows: 40, seed: 1, ..Asked::default() };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if !argument.starts_with("--") {
            asked.words.push((*argument).to_owned());
            continue;
        }
        let value = (*rest.next().ok_or_else(|| format!("{argument} 后面缺少内容"))?).to_owned();
        let number = || value.parse().map_err(|_| format!("{argument} 后面应为整数"));
        match *argument {
            "--edition" => asked.edition = value,
            "--matter" => asked.matter = value,
            "--today" => asked.today = value,
            "--out" => asked.out = Some(PathBuf::from(value)),
            "--cases" => asked.cases = Some(PathBuf::from(value)),
            "--set" => asked.set.push(value),
            "--match" => asked.matches.push(value),
            "--rows" => asked.rows = usize::try_from(number()?).unwrap_or(0),
            "--seed" => asked.seed = number()?,
            other => return Err(format!("没有「{other}」这个选项")),
        }
    }
    Ok(asked)
}

fn notice_of(folder: &Path, edition: &str) -> Result<Notice, String> {
    let set = load::notice_set(folder).map_err(|problems| super::out::list(&problems))?;
    let known: Vec<&str> = set.editions.iter().map(|folder| folder.edition.as_str()).collect();
    if !known.contains(&edition) {
        return Err(format!("请用 --edition 写明通知版本：{}", known.join("、")));
    }
    compile::notice(&set, edition).map_err(|problems| super::out::list(&problems))
}

fn write(path: &Path, bytes: &[u8]) -> Result<String, String> {
    fs::write(path, bytes).map_err(|error| format!("{} 无法写入：{error}", path.display()))?;
    Ok(format!("已写出 {}", path.display()))
}

fn gb18030(bytes: &[u8]) -> Option<String> {
    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
}

fn judge(asked: &Asked, file: &Path, notices: &Path) -> Result<String, String> {
    let notice = notice_of(notices, &asked.edition)?;
    let matters = notice.options(OptionList::Matters);
    if matters.place(&asked.matter).is_none() {
        let known: Vec<&str> = matters.names().collect();
        return Err(format!("办理事项应为以下之一：{}", known.join("、")));
    }
    let size = fs::metadata(file)
        .map_err(|error| format!("无法读取文件「{}」：{error}", file.display()))?
        .len();
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    if size > sheet::MOST_BYTES {
        return Err(crate::roster::open::too_large(size).words);
    }
    let bytes =
        fs::read(file).map_err(|error| format!("无法读取文件「{}」：{error}", file.display()))?;
    let setting = Setting {
        edition: asked.edition.clone(),
        matter: asked.matter.clone(),
        today: asked.today.clone(),
    };
    let mut desk = Desk::new();
    for set in &asked.set {
        let (key, value) = answered(&notice, set)?;
        desk.answer_unit(&key, Some(value));
    }
    desk.set_notice(notice, setting);
    desk.open(&bytes, gb18030).map_err(|refusal| refusal.words)?;
    for given in &asked.matches {
        matched(&mut desk, given)?;
    }
    desk.gather();
    desk.judge_all();
    if let Some(cases) = &asked.cases {
        let mut lines = String::new();
        for (.., judged) in desk.all() {
            lines.push_str(&json::to_json(&case_value(&desk.setting, &judged.facts)).to_string());
            lines.push('\n');
        }
        write(cases, lines.as_bytes())?;
    }
    let made = out::roster(&desk, &bytes).map_err(|refusal| refusal.words)?;
    let path = asked.out.clone().unwrap_or_else(|| beside(file));
    if path == file {
        return Err("--out 不能是名册本身，请换一个文件名".to_owned());
    }
    write(&path, &made)?;
    Ok(report(&desk, &path))
}

/// The file with the results, beside the roster.
fn beside(file: &Path) -> PathBuf {
    let name = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    file.with_file_name(format!("{name}-结果.xlsx"))
}

/// `key=value`; the value as JSON where it is some, else as text.
fn answered(notice: &Notice, set: &str) -> Result<(String, Value), String> {
    let (key, value) = set.split_once('=').ok_or_else(|| format!("「{set}」应写作 事实=回答"))?;
    let key = key.trim();
    let Some(asked) = unit_questions::ask(notice, key, 0) else {
        return Err(format!("没有「{key}」这一项事实"));
    };
    if value.trim() == "无" && matches!(asked.shape, Answer::Some(_) | Answer::List(_)) {
        return Ok((key.to_owned(), Value::List(Vec::new())));
    }
    let value = json::value_of(value).ok().filter(|value| *value != Value::Other);
    let text = || Value::Text(set.split_once('=').map_or("", |(_, value)| value).trim().to_owned());
    Ok((key.to_owned(), value.unwrap_or_else(text)))
}

/// `标题=项目`.
fn matched(desk: &mut Desk, given: &str) -> Result<(), String> {
    let (label, target) =
        given.split_once('=').ok_or_else(|| format!("「{given}」应写作 标题=项目"))?;
    if crate::roster::target::Target::named(target).is_none() {
        return Err(format!("没有「{target}」这一项，可写的有：{}", ids().join("、")));
    }
    let found = desk.plans.iter().enumerate().find_map(|(sheet, plan)| {
        let this = plan.matches.iter().find(|this| this.label == label)?;
        Some((sheet, this.column))
    });
    let (sheet, column) = found.ok_or_else(|| format!("名册里没有「{label}」这一列"))?;
    desk.set_match(sheet, column, target, false);
    Ok(())
}

fn ids() -> Vec<&'static str> {
    crate::roster::target::TARGETS.iter().map(|target| target.id).collect()
}

fn report(desk: &Desk, path: &Path) -> String {
    let facets = facets(desk.notice.as_ref(), &desk.people, &desk.briefs, &desk.said);
    let mut lines: Vec<String> = desk.remarks.clone();
    lines.push(format!("共 {} 人：", desk.briefs.len()));
    lines.extend(
        OUTCOMES
            .iter()
            .zip(&facets.outcomes)
            .map(|(outcome, count)| format!("  {} {count} 人", outcome.text())),
    );
    for ask in unit_questions::asks(desk).iter().filter(|ask| ask.count > 0).take(MOST_LINES) {
        lines.push(format!("  还要回答「{}」（{} 人）：--set {}=…", ask.label, ask.count, ask.key));
    }
    let unclear = desk.people.iter().flat_map(|person| &person.unclear);
    let all = unclear.clone().count();
    if all > 0 {
        lines.push(format!("有 {all} 格读不出："));
        let name = |place: usize| {
            desk.book
                .as_ref()
                .and_then(|book| book.sheets.get(place))
                .map_or("", |sheet| sheet.name.as_str())
        };
        lines.extend(
            unclear
                .take(MOST_LINES)
                .map(|unclear| format!("  {}", unclear.line(name(unclear.sheet)))),
        );
    }
    lines.push(format!("已写出 {}", path.display()));
    lines.join("\n")
}
