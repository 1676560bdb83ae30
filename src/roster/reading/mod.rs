//! From a cell to facts. Each reading is kept beside the cell; what is not understood is marked with
//! what was expected, and nothing is guessed.

mod title;
mod yearly;

use std::collections::HashMap;

use super::case_format;
use super::date::{self, Dated, narrow};
use super::sheet::Cell;
use super::target::{Reading, Target};
use super::words::{Words, plain};
use crate::domain::Value;

/// One fact, or one member of a list's entry, that a cell says.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The fact.
    pub fact: &'static str,
    /// The entry of a list: its number, or the year of a yearly one.
    pub entry: u16,
    /// The member; empty for a plain fact, and for a whole list answered "none".
    pub member: &'static str,
    /// The value, as a case is read from.
    pub value: Value,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Nothing stands in it, or nothing that is used.
    Nothing,
    /// These facts, and the reading for people.
    Facts(Vec<Piece>, String),
    /// It is not understood; what was expected.
    Unclear(String),
}

/// What an official has said of a word in a column: read it as this.
pub type Mended = HashMap<String, String>;

/// Reads the cell of one column.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The words.
    pub words: &'a Words,
    /// What the column is.
    pub target: &'static Target,
    /// The entry of the list it belongs to.
    pub entry: u16,
    /// The heading, which may name a year.
    pub heading: &'a str,
    /// Words of this column that were mended by hand.
    pub mended: &'a Mended,
    /// Whether a blank cell was declared to mean 否 or 无.
    pub blank_is_none: bool,
    /// The options, where there are some.
    options: Vec<String>,
    /// The bounds of a whole number.
    bounds: Option<(i64, i64)>,
    /// The words of a degree, for an education; of a result, for reviews.
    further: Vec<String>,
}

impl<'a> Reader<'a> {
    /// A reader for a column.
    #[must_use]
    pub fn new(
        words: &'a Words,
        target: &'static Target,
        entry: u16,
        heading: &'a str,
        mended: &'a Mended,
        blank_is_none: bool,
    ) -> Self {
        let asked = match target.member {
            "" => case_format::answer(target.fact),
            member => case_format::member(target.fact, member),
        };
        let bounds = match asked {
            Some(case_format::Answer::Whole(low, high)) => Some((low, high)),
            _ => None,
        };
        let options = case_format::options(target.fact, target.member);
        let further = match target.fact {
            "education" => case_format::options("education", "degree"),
            "annual_reviews" => case_format::options("annual_reviews", "result"),
            _ => Vec::new(),
        };
        Self { words, target, entry, heading, mended, blank_is_none, options, bounds, further }
    }

    /// What `cell` says.
    #[must_use]
    pub fn read(&self, cell: &Cell) -> Said {
        if self.target.fact.is_empty() {
            return Said::Nothing;
        }
        if let Cell::Fault(code) = cell {
            return Said::Unclear(format!("这一格的公式出错（{code}），请在表里改正"));
        }
        let shown = cell.shown();
        if cell.is_empty() {
            return if self.blank_is_none { self.none(&shown) } else { Said::Nothing };
        }
        let text = self.mended.get(&plain(&shown)).cloned();
        match self.target.reading {
            Reading::Date => self.date(&text.map_or_else(|| cell.clone(), Cell::Text)),
            Reading::Whole => self.whole(&text.map_or_else(|| cell.clone(), Cell::Text)),
            _ => self.text(&text.unwrap_or(shown)),
        }
    }

    fn text(&self, text: &str) -> Said {
        match self.target.reading {
            Reading::Text => {
                if self.target.fact == "qualifications" && self.words.says_none(text) {
                    return self.none(text);
                }
                let words: String = text.chars().take(200).collect();
                self.said(Value::Text(words.clone()), &words)
            }
            Reading::Choice(table) => self.choice(table, text),
            Reading::Many(table) => self.many(table, text),
            Reading::Title => self.title(text),
            Reading::Rank => self.rank(text),
            Reading::Education => self.education(text),
            Reading::Reviews => self.reviews(text),
            Reading::ReviewOfYear => self.review_of_year(text),
            Reading::HoursOfYear => self.hours_of_year(text),
            _ => Said::Nothing,
        }
    }

    fn piece(&self, member: &'static str, value: Value) -> Piece {
        Piece { fact: self.target.fact, entry: self.entry, member, value }
    }

    fn said(&self, value: Value, shown: &str) -> Said {
        Said::Facts(vec![self.piece(self.target.member, value)], shown.to_owned())
    }

    /// The answer "none": an empty list, or 否 where that is an option.
    fn none(&self, text: &str) -> Said {
        let list = super::target::is_list(self.target.fact);
        if list && matches!(self.target.reading, Reading::Title | Reading::Text | Reading::Rank) {
            let piece = Piece {
                fact: self.target.fact,
                entry: self.entry,
                member: "",
                value: Value::List(Vec::new()),
            };
            return Said::Facts(vec![piece], "无".to_owned());
        }
        if matches!(self.target.reading, Reading::Many(_)) {
            return self.said(Value::List(Vec::new()), "无");
        }
        match self.options.iter().find(|option| matches!(option.as_str(), "否" | "无" | "无学位"))
        {
            Some(option) => self.said(Value::Text(option.clone()), option),
            None if text.trim().is_empty() => Said::Nothing,
            None => self.unclear(),
        }
    }

    fn unclear(&self) -> Said {
        if self.options.is_empty() {
            return Said::Unclear("看不懂这一格".to_owned());
        }
        Said::Unclear(format!("应为以下之一：{}", self.options.join("、")))
    }

    /// An option by its own name, or by a word of the table.
    fn option(&self, table: &str, text: &str) -> Option<String> {
        let bare = plain(text);
        self.options.iter().find(|option| plain(option) == bare).cloned().or_else(|| {
            let means = self.words.cell(table, text)?;
            self.options.iter().find(|option| option.as_str() == means).cloned()
        })
    }

    fn choice(&self, table: &str, text: &str) -> Said {
        if let Some(option) = self.option(table, text) {
            return self.said(Value::Text(option.clone()), &option);
        }
        // 非公 is written before a level where the unit is not a public one.
        if self.target.fact == "target_level" {
            let rest = plain(text).replace("非公", "");
            if let Some(option) = self.option(table, &rest).or_else(|| self.title_level(&rest)) {
                return self.said(Value::Text(option.clone()), &option);
            }
            return Said::Unclear(title::ambiguous_level(text).map_or_else(
                || {
                    format!(
                        "应为以下之一：{}（或相应的员级、助理级、中级、副高级、正高级）",
                        self.options.join("、")
                    )
                },
                str::to_owned,
            ));
        }
        if self.words.says_none(text) { self.none(text) } else { self.unclear() }
    }

    fn many(&self, table: &str, text: &str) -> Said {
        if self.words.says_none(text) || self.words.cell(table, text) == Some("") {
            return self.said(Value::List(Vec::new()), "无");
        }
        let parts: Vec<&str> = text
            .split(['、', '，', ',', ';', '；'])
            .filter(|part| !part.trim().is_empty())
            .collect();
        let found: Option<Vec<String>> =
            parts.iter().map(|part| self.option(table, part)).collect();
        match found {
            Some(found) if !found.is_empty() => {
                let shown = found.join("、");
                self.said(Value::List(found.into_iter().map(Value::Text).collect()), &shown)
            }
            _ => self.unclear(),
        }
    }

    fn date(&self, cell: &Cell) -> Said {
        if let Cell::Text(text) = cell
            && self.words.says_none(text)
        {
            return Said::Nothing;
        }
        match date::read(cell) {
            Dated::On(date, rest) if rest.is_empty() || years_only(&rest) => {
                self.said(Value::Text(date.clone()), &date)
            }
            Dated::On(..) => Said::Unclear(format!("{}；日期后面还有别的字", date::EXPECTED)),
            Dated::Year(year) => Said::Unclear(format!("只写了 {year} 年，应写到月，如 {year}.06")),
            Dated::Unclear(reason) => Said::Unclear(reason.to_owned()),
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
    fn whole(&self, cell: &Cell) -> Said {
        let number = match cell {
            Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e9 => {
                Some(*number as i64)
            }
            Cell::Text(text) => {
                let text = narrow(text);
                let text = text.trim().trim_end_matches(['个', '月', '次', '人']);
                text.trim().parse().ok()
            }
            _ => None,
        };
        match (number, self.bounds) {
            (Some(number), Some((low, high))) if (low..=high).contains(&number) => {
                self.said(Value::Whole(number), &number.to_string())
            }
            (_, Some((low, high))) => Said::Unclear(format!("应为 {low} 至 {high} 的整数")),
            _ => Said::Nothing,
        }
    }

    fn education(&self, text: &str) -> Said {
        let tokens: Vec<&str> = text
            .split(|sign: char| sign.is_whitespace() || "/、,，;；()（）:：+".contains(sign))
            .filter(|token| !token.trim().is_empty())
            .collect();
        let mut level: Option<String> = None;
        let mut degree: Option<String> = None;
        let mut graduate = false;
        for (place, token) in tokens.iter().enumerate() {
            let bare = plain(token);
            let exact = self.options.iter().find(|option| **option == bare).cloned();
            let by_word = self.words.cell("education", token).map(str::to_owned);
            let by_degree = self
                .further
                .iter()
                .find(|degree| plain(degree) == bare)
                .cloned()
                .or_else(|| self.words.cell("degree", token).map(str::to_owned));
            if matches!(bare.as_str(), "研究生" | "研究生学历" | "研究生毕业") {
                graduate = true;
            } else if place == 0
                && level.is_none()
                && !graduate
                && let Some(found) = exact.or(by_word)
            {
                level = Some(found);
            } else if let Some(found) = by_degree {
                if degree.as_deref().is_some_and(|degree| degree != found) {
                    return self.unclear();
                }
                degree = Some(found);
            } else {
                return self.unclear();
            }
        }
        if graduate && level.is_none() {
            level = match degree.as_deref() {
                Some("硕士") => Some("硕士研究生".to_owned()),
                Some("博士") => Some("博士研究生".to_owned()),
                _ => return Said::Unclear("研究生分硕士研究生、博士研究生，请写明".to_owned()),
            };
        }
        let Some(level) = level else { return self.unclear() };
        let mut shown = level.clone();
        let mut pieces = vec![self.piece("level", Value::Text(level))];
        if let Some(degree) = degree {
            shown = format!("{shown}，{degree}");
            pieces.push(self.piece("degree", Value::Text(degree)));
        }
        Said::Facts(pieces, shown)
    }
}

/// `/5`, `5年`: the years served beside a date, which the rules count themselves.
fn years_only(rest: &str) -> bool {
    let bare = rest
        .trim_start_matches(['/', '(', '（', ',', '，', '、'])
        .trim_end_matches([')', '）'])
        .trim_end_matches('年')
        .trim();
    !bare.is_empty() && bare.len() <= 2 && bare.bytes().all(|byte| byte.is_ascii_digit())
}
