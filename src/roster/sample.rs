//! Rosters of nobody: made from a seed in the shapes that rosters have in practice, to try the desk with
//! and to test it. The names are numbered, so that no one takes them for people.

use super::sheet::{Book, Cell, Format, Sheet};

/// The shapes: what they are called, and what they look like.
pub const SHAPES: &[(&str, &str)] = &[
    ("R1", "城市职称申报系统的申报表"),
    ("R2", "申报系统的填报字段"),
    ("R3", "医院人事系统的多张表"),
    ("R4", "代理机构的七列表"),
    ("R5", "高级工程师花名册"),
    ("R6", "一览表，聘任时间与年限写在一格"),
    ("R7", "专项评审表"),
    ("R8", "高校导出，学历学位一格"),
    ("R9", "学校教职工名册，两行标题"),
    ("R10", "评审活动的候选人表"),
    ("R11", "评审职数备案表"),
    ("R12", "岗位表"),
    ("R13", "写代码的名册"),
];

/// Numbers that look like chance and are the same for the same seed (xorshift).
struct Rng(u64);

impl Rng {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % below.max(1)
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.next(of.len())).copied().unwrap_or_default()
    }
}

/// Somebody who does not exist.
struct Nobody {
    name: String,
    staff: String,
    department: String,
    birth: (usize, usize),
    graduated: (usize, usize),
    obtained: (usize, usize),
    /// Place in the ladder: 0 has no title, 1 assistant, 2 middle, 3 senior.
    title: usize,
    education: usize,
}

const DEPARTMENTS: &[&str] = &["工程部", "质量部", "设计所", "总工办", "项目一部", "项目二部"];
const TITLES: &[&str] = &["无", "助理工程师", "工程师", "高级工程师"];
const LEVELS: &[&str] = &["", "助理级", "中级", "副高级"];
const CODES: &[&str] = &["", "084", "083", "082"];
const TARGETS: &[&str] = &["助理工程师", "工程师", "高级工程师", "正高级工程师"];
const TARGET_LEVELS: &[&str] = &["助理级", "中级", "副高级", "正高级"];
const EDUCATIONS: &[(&str, &str, &str)] = &[
    ("大专", "无", "大专"),
    ("本科", "学士", "本科(学士)"),
    ("大本", "无", "大学本科/无学位"),
    ("硕士研究生", "硕士", "研究生(硕士)"),
    ("大学本科", "硕士", "本科(硕士)"),
];

fn nobody(place: usize, rng: &mut Rng) -> Nobody {
    let born = 1970 + rng.next(25);
    let finished = born + 22;
    let title = rng.next(4);
    let obtained = (finished + 1 + title * 4 + rng.next(3)).min(2023);
    Nobody {
        name: format!("示例{:04}", place + 1),
        staff: format!("G{:05}", place + 1),
        department: rng.one(DEPARTMENTS).to_owned(),
        birth: (born, 1 + rng.next(12)),
        graduated: (finished, 6 + rng.next(2)),
        obtained: (obtained, 1 + rng.next(12)),
        title,
        education: rng.next(EDUCATIONS.len()),
    }
}

/// A date in one of the ways people write them.
fn date((year, month): (usize, usize), form: usize) -> Cell {
    let narrow = |number: usize| u16::try_from(number).unwrap_or(0);
    match form % 6 {
        0 => Cell::Text(format!("{year}.{month:02}")),
        1 => Cell::Text(format!("{year}-{month:02}")),
        2 => Cell::Text(format!("{year}年{month}月")),
        3 => Cell::Day(narrow(year), u8::try_from(month).unwrap_or(1), 1),
        4 => Cell::Text(format!("{year}/{month}")),
        _ => Cell::Text(format!("{year}{month:02}")),
    }
}

fn text(word: &str) -> Cell {
    if word.is_empty() { Cell::Empty } else { Cell::Text(word.to_owned()) }
}

/// A roster of `people` in a shape of [`SHAPES`]; `None` for another.
#[must_use]
pub fn roster(shape: &str, people: usize, seed: u64) -> Option<Book> {
    let mut rng = Rng(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let nobodies: Vec<Nobody> = (0..people).map(|place| nobody(place, &mut rng)).collect();
    let number = SHAPES.iter().position(|(name, _)| *name == shape)? + 1;
    let mut sheets = vec![main_sheet(number, &nobodies)];
    if number == 3 {
        sheets.push(titles_sheet(&nobodies));
        sheets.push(education_sheet(&nobodies));
    }
    Some(Book { format: Format::Xlsx, sheets, remarks: Vec::new() })
}

/// An identity number that belongs to nobody: its area does not exist, and its check digit is wrong.
fn identity(place: usize, nobody: &Nobody) -> Cell {
    Cell::Text(format!("999999{:04}{:02}01{:04}", nobody.birth.0, nobody.birth.1, place % 10_000))
}

/// A shape as data: the lines above, the heading (rows by `/`, columns by `|`), what stands below it.
const SHEETS: &[(&str, &str, &str)] = &[
    (
        "2026年度职称申报人员情况表",
        "主管部门名|姓名|身份证号|出身年月|性别|参加工作时间|现工作单位|最高学历|最高学位|毕业时间|所学专业|现专业技术职务任职资格|取得时间|近3年考核情况|是否破格申报 1/0|申报系列|申报级别",
        "=某某局|name|identity|birth|sex|began|unit|level|degree|graduated|=土木工程|title|obtained|=2020合格、2021优秀、2022合格|=0|=工程|target",
    ),
    (
        "",
        "年度|申报专业技术资格|手机号码|证件号码|姓名|出生年月|从事申报专业工作年限|工作单位|参保单位|所在部门|现有专业技术资格|资格取得时间|学历|学位",
        "=2026|target|=13000000000|identity|name|birth|=6|unit|unit|department|title|obtained|level|degree",
    ),
    (
        "",
        "姓名|性别|身份证号|出生日期|首次工作时间|用工形式|拟申报级别|科室",
        "name|sex|identity|birth|began|=在编|target level|department",
    ),
    (
        "",
        "姓名|出生日期|工作单位|申报专业|拟晋升级别|邮箱|联系电话",
        "name|birth|unit|=建筑工程|private target|=nobody@example.invalid|=13000000000",
    ),
    (
        "申报评审高级工程师人员花名册",
        "序号|姓名|性别|出生年月|最高学历|学位|毕业时间|现职称|现职称取得时间|申报专业|拟申报职称|备注",
        "number|name|sex|birth|level|degree|graduated|title|obtained|=建筑工程|target|=",
    ),
    (
        "专业技术职务任职资格评审人员一览表",
        "姓名|学历|毕业时间|现任专业技术职务|任职资格取得时间|聘任时间/年限|2021年度考核结果|2022年度考核结果|拟晋升级别",
        "name|level|graduated|title|obtained|appointed|=合格|=优秀|target level",
    ),
    (
        "",
        "呈报单位|法人代码|姓名|性别|身份证号码|学历|学位|毕业时间|毕业院校|参加工作时间|现专业技术资格|资格取得时间|对口专业工作年限|拟申报专业|申报级别",
        "unit|=000000000|name|sex|identity|level|degree|graduated|=某某大学|began|title|obtained|=6|=建筑工程|target",
    ),
    (
        "",
        "年度|工号|姓名|性别|联系电话|邮箱|学院|学历/学位|现有职称|拟申报职称|备注",
        "=2026|staff|name|sex|=13000000000|=nobody@example.invalid|department|level and degree|title and date|target|=",
    ),
    (
        "教职工花名册",
        "姓名|参加工作时间|第一学历|||最高学历|||专业技术职称|职称取得时间|用工性质|拟申报职称层次#||学历|毕业时间|毕业学校|学历|毕业时间|毕业学校||||",
        "name|began|=大专|began|=某某学院|level|graduated|=某某大学|title|obtained|=非编|target level",
    ),
    ("", "序号|姓名|身份证号|组别/专业|申报等级", "number|name|identity|=建筑|target level"),
    (
        "",
        "申报单位|核准的评审总职数|申报专业|申报评审职数|职数类别|实际交材料数",
        "unit|=12|=建筑工程|=3|=自然空缺|=2",
    ),
    (
        "",
        "单位|岗位类别|岗位等级|核定岗位数|现聘人数|空缺岗位",
        "unit|=专业技术岗位|=八级|=12|=9|=3",
    ),
    (
        "",
        "工号|姓名|部门|现职称|取得时间|学历|学位|申报级别",
        "staff|name|department|code|obtained|level|degree|target level",
    ),
];

fn main_sheet(number: usize, nobodies: &[Nobody]) -> Sheet {
    let (above, heading, columns) =
        number.checked_sub(1).and_then(|at| SHEETS.get(at)).copied().unwrap_or_default();
    let mut rows = Vec::new();
    if !above.is_empty() {
        rows.push(vec![text(above)]);
        rows.push(Vec::new());
    }
    rows.extend(heading.split('#').map(|line| line.split('|').map(text).collect()));
    for (place, nobody) in nobodies.iter().enumerate() {
        rows.push(columns.split('|').map(|column| cell(column, place, nobody)).collect());
    }
    rows.push(Vec::new());
    rows.push(vec![text("注：本表人员均为虚构，仅供试用")]);
    Sheet { name: "名册".to_owned(), rows, ..Sheet::default() }
}

/// What stands in a column: a word after `=`, or what it says of the person.
fn cell(column: &str, place: usize, nobody: &Nobody) -> Cell {
    if let Some(word) = column.strip_prefix('=') {
        return text(word);
    }
    let word = |list: &[&'static str]| text(list.get(nobody.title).copied().unwrap_or_default());
    let (level, degree, both) = EDUCATIONS.get(nobody.education).copied().unwrap_or(("", "", ""));
    match column {
        "name" => text(&nobody.name),
        "staff" => text(&nobody.staff),
        "department" => text(&nobody.department),
        "number" => text(&(place + 1).to_string()),
        "identity" => identity(place, nobody),
        "sex" => text(if place.is_multiple_of(2) { "男" } else { "女" }),
        "unit" => text("某某工程有限公司"),
        "birth" => date(nobody.birth, place + 2),
        "began" => date(nobody.graduated, 0),
        "graduated" => date(nobody.graduated, place + 1),
        "obtained" if nobody.title == 0 => Cell::Empty,
        "obtained" => date(nobody.obtained, place),
        "appointed" => text(&format!("{}.{:02}/5", nobody.obtained.0, nobody.obtained.1)),
        "level" => text(level),
        "degree" => text(degree),
        "level and degree" => text(both),
        "title" => word(TITLES),
        "code" if nobody.title == 0 => text("无"),
        "code" => word(CODES),
        "title and date" => title_and_date(nobody),
        "target" => word(TARGETS),
        "target level" => word(TARGET_LEVELS),
        "private target" => {
            let target = TARGETS.get(nobody.title).copied().unwrap_or_default();
            text(&format!("{}{target}", if place.is_multiple_of(3) { "非公" } else { "" }))
        }
        _ => Cell::Empty,
    }
}

/// 经济师 2014.05: the title and its date in one cell.
fn title_and_date(nobody: &Nobody) -> Cell {
    let title = TITLES.get(nobody.title).copied().unwrap_or_default();
    if nobody.title == 0 {
        text("无")
    } else {
        Cell::Text(format!("{title} {}.{:02}", nobody.obtained.0, nobody.obtained.1))
    }
}

fn titles_sheet(nobodies: &[Nobody]) -> Sheet {
    let mut rows = vec![
        [
            "身份证号",
            "现职称",
            "现职称取得时间",
            "现职称序列",
            "现职称级别",
            "技能等级",
            "取得时间",
        ]
        .map(text)
        .to_vec(),
    ];
    for (place, nobody) in nobodies.iter().enumerate() {
        let word = |list: &[&str]| list.get(nobody.title).copied().unwrap_or_default().to_owned();
        let obtained = if nobody.title == 0 { Cell::Empty } else { date(nobody.obtained, place) };
        let series = text(if nobody.title == 0 { "" } else { "工程系列" });
        rows.push(vec![
            identity(place, nobody),
            text(&word(TITLES)),
            obtained,
            series,
            text(&word(LEVELS)),
            text("高级工"),
            text("2015.01"),
        ]);
    }
    Sheet { name: "现职称".to_owned(), rows, ..Sheet::default() }
}

fn education_sheet(nobodies: &[Nobody]) -> Sheet {
    let mut rows = vec![
        [
            "身份证号",
            "学习院校",
            "专业",
            "学位",
            "教育类型",
            "学历",
            "学习开始时间",
            "学习结束时间",
        ]
        .map(text)
        .to_vec(),
    ];
    for (place, nobody) in nobodies.iter().enumerate() {
        let (level, degree, _) = EDUCATIONS.get(nobody.education).copied().unwrap_or(("", "", ""));
        let begun = (nobody.graduated.0 - 4, 9);
        rows.push(vec![
            identity(place, nobody),
            text("某某大学"),
            text("土木工程"),
            text(degree),
            text("全日制"),
            text(level),
            date(begun, 1),
            date(nobody.graduated, place),
        ]);
    }
    Sheet { name: "学历".to_owned(), rows, ..Sheet::default() }
}
