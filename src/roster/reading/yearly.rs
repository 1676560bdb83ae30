//! What belongs to a year: reviews and hours.

use super::{Piece, Reader, Said};
use crate::domain::Value;
use crate::roster::date::narrow;
use crate::roster::number::{self, of_sheet};
use crate::roster::words::{plain, year_of};

impl Reader<'_> {
    pub(super) fn review(&self, word: &str) -> Option<String> {
        let bare = plain(word);
        self.further
            .iter()
            .find(|option| **option == bare)
            .cloned()
            .or_else(|| self.words.cell("review", word).map(str::to_owned))
    }

    pub(super) fn yearly(&self, year: u16, member: &'static str, value: Value) -> Piece {
        Piece { fact: self.target.fact, entry: year, member, value }
    }

    /// `2021优秀、2022合格`: each year before its result. Without years it is not read.
    pub(super) fn reviews(&self, text: &str) -> Said {
        const EXPECTED: &str = "应写明年份和结果，如 2022合格、2023优秀";
        let narrow = narrow(text);
        let mut pieces = Vec::new();
        let mut shown = Vec::new();
        for part in narrow
            .split([',', '、', ';', '/', '\n', ' ', '，', '；'])
            .filter(|part| !part.trim().is_empty())
        {
            let Some(year) = year_of(part) else { return Said::Unclear(EXPECTED.to_owned()) };
            let word: String = part
                .chars()
                .filter(|sign| !sign.is_ascii_digit() && !":：()年度-".contains(*sign))
                .collect();
            let Some(result) = self.review(&word) else {
                return Said::Unclear(EXPECTED.to_owned());
            };
            shown.push(format!("{year} {result}"));
            pieces.push(self.yearly(year, "result", Value::Text(result)));
        }
        if pieces.is_empty() {
            Said::Unclear(EXPECTED.to_owned())
        } else {
            Said::Facts(pieces, shown.join("、"))
        }
    }

    pub(super) fn review_of_year(&self, text: &str) -> Said {
        let Some(year) = year_of(self.heading) else {
            return Said::Unclear("标题里没有写明是哪一年".to_owned());
        };
        match self.review(text) {
            Some(result) => {
                let shown = format!("{year} {result}");
                Said::Facts(vec![self.yearly(year, "result", Value::Text(result))], shown)
            }
            None => Said::Unclear(format!("应为以下之一：{}", self.further.join("、"))),
        }
    }

    pub(super) fn hours_of_year(&self, text: &str) -> Said {
        let Some(year) = year_of(self.heading) else {
            return Said::Unclear("标题里没有写明是哪一年".to_owned());
        };
        let text = narrow(text);
        let text = text.trim().trim_end_matches("学时").trim_end_matches("小时").trim();
        match of_sheet(text) {
            Some(hours) if (0.0..=5000.0).contains(&hours) => {
                let shown = format!("{year} 年 {} 学时", number::shown(hours));
                Said::Facts(
                    vec![self.yearly(year, self.target.member, Value::Number(hours))],
                    shown,
                )
            }
            _ => Said::Unclear("应为 0 至 5000 的学时数".to_owned()),
        }
    }
}
