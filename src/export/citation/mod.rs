//! The citation builder (引用串): what can be cited from the notice itself ([`points`]), and a form
//! for one's own 专业条件, which no notice prints: what is typed or pasted is put into the printed
//! form, what was mended is told, and what is not given stays blank.

pub mod numeral;
pub mod points;

use numeral::{chinese, half_width};

/// A part of a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The document's title, without 《》.
    Title,
    /// 文号, without the brackets round it.
    Number,
    /// 条.
    Article,
    /// 款.
    Section,
    /// 点.
    Item,
    /// 点下的项.
    Entry,
    /// The words of the clause.
    Wording,
}

impl Part {
    /// All parts, in printed order.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Number,
        Self::Article,
        Self::Section,
        Self::Item,
        Self::Entry,
        Self::Wording,
    ];

    /// Its name for people.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Title => "文件名称",
            Self::Number => "文号",
            Self::Article => "条",
            Self::Section => "款",
            Self::Item => "点",
            Self::Entry => "项",
            Self::Wording => "条款原文",
        }
    }
}

/// A citation in parts, as typed or as printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    parts: [String; 7],
}

impl Form {
    /// What stands at a part; empty where nothing was given.
    #[must_use]
    pub fn part(&self, part: Part) -> &str {
        self.parts.get(part as usize).map_or("", String::as_str)
    }

    /// Sets a part.
    pub fn set(&mut self, part: Part, text: impl Into<String>) {
        if let Some(place) = self.parts.get_mut(part as usize) {
            *place = text.into();
        }
    }
}

/// A part that was put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The part.
    pub part: Part,
    /// As given.
    pub from: String,
    /// As printed.
    pub to: String,
}

/// A form as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// The parts as they are printed; a part that is not understood is left blank.
    pub form: Form,
    /// What was put right.
    pub mended: Vec<Mended>,
    /// What is not understood, with the remedy.
    pub faults: Vec<(Part, &'static str)>,
    /// What was not given.
    pub missing: Vec<Part>,
}

/// Puts every part into its printed form.
#[must_use]
pub fn check(form: &Form) -> Checked {
    let mut checked = Checked::default();
    for part in Part::ALL {
        let given = form.part(part).trim();
        if given.is_empty() {
            // Most documents do not go down to 项.
            if part != Part::Entry {
                checked.missing.push(part);
            }
            continue;
        }
        match printed(part, given) {
            Ok(to) => {
                if to != form.part(part) {
                    checked.mended.push(Mended {
                        part,
                        from: form.part(part).to_owned(),
                        to: to.clone(),
                    });
                }
                checked.form.set(part, to);
            }
            Err(fault) => checked.faults.push((part, fault)),
        }
    }
    checked
}

/// A part as it is printed: 第十三条, 第（三）款, 第5点, 第（1）项.
fn printed(part: Part, given: &str) -> Result<String, &'static str> {
    match part {
        Part::Title => Ok(title(given)),
        Part::Number => number(given)
            .ok_or("文号应写作 渝人社发〔2023〕56号 这样：机关代字、〔四位年份〕、序号、号"),
        Part::Wording => Ok(wording(given)),
        Part::Article | Part::Section | Part::Item | Part::Entry => {
            if given == NONE && part != Part::Article {
                return Ok(NONE.to_owned());
            }
            let number = numeral::read(given)
                .ok_or("应为 1 至 99 的数字，汉字数字和阿拉伯数字均可；文件没有这一级的填“无”")?;
            let arabic = number.to_string();
            Ok(match part {
                Part::Article => ["第", &chinese(number), "条"].concat(),
                Part::Section => ["第（", &chinese(number), "）款"].concat(),
                Part::Item => ["第", &arabic, "点"].concat(),
                _ => ["第（", &arabic, "）项"].concat(),
            })
        }
    }
}

/// What says that the document has no such level.
const NONE: &str = "无";

/// The title without the marks round it; marks inside become the inner ones.
fn title(given: &str) -> String {
    let bare: String =
        given.chars().filter(|letter| !letter.is_whitespace()).map(half_width).collect();
    let mut inner = bare.as_str();
    if let Some(opened) = inner.strip_prefix(['《', '“', '"']) {
        inner = opened.strip_suffix(['》', '”', '"']).unwrap_or(opened);
    }
    inner
        .chars()
        .map(|letter| match letter {
            '《' | '<' => '〈',
            '》' | '>' => '〉',
            '(' => '（',
            ')' => '）',
            letter => letter,
        })
        .collect()
}

const OPENING: [char; 8] = ['〔', '[', '［', '【', '(', '（', '〈', '{'];
const CLOSING: [char; 8] = ['〕', ']', '］', '】', ')', '）', '〉', '}'];

/// 文号: 机关代字〔year〕number号, and what follows it, e.g. 附件2.
fn number(given: &str) -> Option<String> {
    let bare: String =
        given.chars().filter(|letter| !letter.is_whitespace()).map(half_width).collect();
    let bare = unwrapped(&bare);
    let (office, rest) = bare.split_once(OPENING)?;
    let (year, rest) = rest.split_once(CLOSING)?;
    let year = year.strip_suffix('年').unwrap_or(year);
    let rest = rest.strip_prefix('第').unwrap_or(rest);
    let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let (serial, tail) = rest.split_at_checked(end)?;
    let tail = tail.strip_prefix('号').unwrap_or(tail);
    let dated =
        year.len() == 4 && year.parse().is_ok_and(|year: u16| (1949..=2100).contains(&year));
    let sound = !office.is_empty() && dated && !serial.is_empty() && !tail.contains(OPENING);
    let serial = serial.trim_start_matches('0');
    (sound && !serial.is_empty()).then(|| [office, "〔", year, "〕", serial, "号", tail].concat())
}

/// Without the brackets round the whole.
fn unwrapped(text: &str) -> &str {
    let inner = text.strip_prefix(['(', '（']).and_then(|text| text.strip_suffix([')', '）']));
    inner.filter(|inner| inner.contains(OPENING)).unwrap_or(text)
}

/// The clause's own words: never reworded, only freed of its number and closing mark.
fn wording(given: &str) -> String {
    let body = match given.split_once([')', '）']) {
        Some((number, body))
            if number.starts_with(['(', '（']) && numeral::read(number).is_some() =>
        {
            body
        }
        _ => given,
    };
    body.trim().trim_end_matches(['；', ';', '。', '.']).to_owned()
}

/// The citation in the form of `template` (T1, T2, and T3 where it names no 点): what is not given
/// stays as the template prints it.
#[must_use]
pub fn build(template: &str, checked: &Checked) -> String {
    let Some(blanks) = Blanks::of(template) else {
        return template.to_owned();
    };
    let form = &checked.form;
    let or = |part: Part, blank: &str| {
        let given = form.part(part);
        if given == NONE && part != Part::Title && part != Part::Wording {
            String::new()
        } else if given.is_empty() {
            blank.to_owned()
        } else {
            given.to_owned()
        }
    };
    let mut text = String::from("符合《");
    text.push_str(&or(Part::Title, blanks.title));
    text.push_str("》（");
    text.push_str(&or(Part::Number, blanks.number));
    text.push('）');
    text.push_str(&or(Part::Article, "第×条"));
    text.push_str(&or(Part::Section, "第×款"));
    if blanks.full {
        text.push_str(&or(Part::Item, "第×点"));
        text.push_str(&or(Part::Entry, ""));
        text.push('：');
        text.push_str(&or(Part::Wording, "×××"));
    }
    text.push('。');
    text
}

/// The blanks a template prints.
struct Blanks<'t> {
    title: &'t str,
    number: &'t str,
    /// Whether it goes down to 点 and the words.
    full: bool,
}

impl<'t> Blanks<'t> {
    fn of(template: &'t str) -> Option<Self> {
        let (title, rest) = template.split_once('《')?.1.split_once("》（")?;
        let (number, rest) = rest.split_once('）')?;
        Some(Self { title, number, full: rest.contains('点') })
    }
}

/// What stands for the marks round a title, and the marks.
const DOUBLED: [(&str, &str); 4] = [("<<", "《"), (">>", "》"), ("＜＜", "《"), ("＞＞", "》")];

/// Takes a pasted citation apart; what is not found is left blank.
#[must_use]
pub fn paste(text: &str) -> Form {
    let mut form = Form::default();
    // Keyboards without 《》 give two angle brackets instead.
    let text = DOUBLED.iter().fold(text.to_owned(), |text, (two, one)| text.replace(two, one));
    let mut rest = text.trim();
    rest = rest.strip_prefix("符合").unwrap_or(rest).trim_start();
    // The title may have one inside; only the outer one is followed by the bracket of 文号.
    let titled = ["》（", "》(", "》"].into_iter().find_map(|mark| rest.split_once(mark));
    if let Some((title, after)) = titled {
        form.set(Part::Title, title.strip_prefix('《').unwrap_or(title));
        rest = after;
    }
    let (place, words) = rest.split_once(['：', ':']).unwrap_or((rest, ""));
    let words = words.trim();
    form.set(Part::Wording, words.strip_suffix('。').unwrap_or(words));
    let place = number_off(place.trim().trim_start_matches(['（', '(']), &mut form);
    places_off(place, &mut form);
    form
}

/// Takes 文号 off the front, with what belongs to it up to the closing bracket, e.g. 附件2.
fn number_off<'t>(text: &'t str, form: &mut Form) -> &'t str {
    let Some(end) = text.find('号') else {
        return text;
    };
    let (number, after) = text.split_at(end + '号'.len_utf8());
    let (tail, rest) = after.split_once(['）', ')']).unwrap_or(("", after));
    form.set(Part::Number, [number, tail].concat());
    rest
}

/// Takes 条, 款, 点 and 项 off, as they come.
fn places_off(text: &str, form: &mut Form) {
    let mut rest = text;
    let signs =
        [('条', Part::Article), ('款', Part::Section), ('点', Part::Item), ('项', Part::Entry)];
    for (sign, part) in signs {
        if let Some((found, after)) = rest.split_once(sign) {
            let mut whole = found.trim().to_owned();
            whole.push(sign);
            form.set(part, whole);
            rest = after;
        }
    }
}
