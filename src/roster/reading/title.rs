//! Titles as people write them: a name or a level, perhaps with its date.

use super::{Reader, Said};
use crate::domain::Value;
use crate::roster::date::{self, Dated, narrow};
use crate::roster::sheet::Cell;
use crate::roster::words::plain;

impl Reader<'_> {
    /// The level by the name of a title, e.g. 经济师.
    pub(super) fn title_level(&self, word: &str) -> Option<String> {
        let means = self.words.cell("title", word)?;
        means.split('|').next().filter(|level| !level.is_empty()).map(str::to_owned)
    }

    pub(super) fn title(&self, text: &str) -> Said {
        if self.words.says_none(text) {
            return self.none(text);
        }
        let (words, dated) = split_date(text);
        let mut level: Option<String> = None;
        let mut series: Option<String> = None;
        for word in
            words.split(|sign: char| sign.is_whitespace() || "/、,，;；()（）:：".contains(sign))
        {
            let word = word.trim();
            if word.is_empty() {
                continue;
            }
            let by_name = self.words.cell("title", word);
            let by_level = self.words.cell("level", word);
            let (this, of) = match (by_name, by_level) {
                (Some(means), _) => means.split_once('|').unwrap_or((means, "")),
                (None, Some(level)) => (level, ""),
                (None, None) if plain(word) == "非公" => continue,
                (None, None) => {
                    let hint = ambiguous_level(word);
                    return Said::Unclear(hint.map_or_else(
                        || {
                            "应为职称的名称或级别，如 工程师、经济师、中级、副高级；没有的写“无”"
                                .to_owned()
                        },
                        str::to_owned,
                    ));
                }
            };
            if level.as_deref().is_some_and(|level| level != this) {
                return Said::Unclear("一格里写了两种级别，请分成两列或者两行".to_owned());
            }
            if !of.is_empty() {
                if series.as_deref().is_some_and(|series| series != of) {
                    return Said::Unclear(
                        "一格里写了两个系列的职称，请分成两列或者两行".to_owned(),
                    );
                }
                series = Some(of.to_owned());
            }
            level = Some(this.to_owned());
        }
        let Some(level) = level else {
            return Said::Unclear(
                "应为职称的名称或级别，如 工程师、经济师、中级、副高级；没有的写“无”".to_owned(),
            );
        };
        self.title_said(level, series, dated)
    }

    pub(super) fn title_said(
        &self,
        level: String,
        series: Option<String>,
        dated: Option<Dated>,
    ) -> Said {
        let mut shown = level.clone();
        let mut pieces = vec![self.piece("level", Value::Text(level))];
        if let Some(series) = series {
            shown = format!("{series}系列 {shown}");
            pieces.push(self.piece("series", Value::Text(series)));
        }
        match dated {
            None => {}
            Some(Dated::On(date, _)) => {
                shown = format!("{shown}，{date} 取得");
                pieces.push(self.piece("obtained", Value::Text(date)));
            }
            Some(Dated::Year(_)) => return date_unclear(date::ONLY_YEAR),
            Some(Dated::Unclear(why)) => return date_unclear(why),
        }
        Said::Facts(pieces, shown)
    }

    pub(super) fn rank(&self, text: &str) -> Said {
        if self.words.says_none(text) {
            return Said::Nothing;
        }
        match self.option("level", text).or_else(|| self.title_level(text)) {
            Some(level) => self.said(Value::Text(level.clone()), &level),
            None => Said::Unclear(ambiguous_level(text).map_or_else(
                || "应为员级、助理级、中级、副高级或正高级".to_owned(),
                str::to_owned,
            )),
        }
    }
}

fn date_unclear(why: &str) -> Said {
    Said::Unclear(format!("职称后面的日期看不懂：{why}"))
}

/// Words that fit two levels.
pub(super) fn ambiguous_level(word: &str) -> Option<&'static str> {
    match plain(word).as_str() {
        "初级" | "初级职称" | "初级资格" => Some("初级分员级、助理级，请写明"),
        "高级" | "高级职称" | "高级资格" => Some("高级分副高级、正高级，请写明"),
        "师级" => Some("师级要写明是助理级还是中级"),
        _ => None,
    }
}

/// The words of a title before its date, and the date.
fn split_date(text: &str) -> (String, Option<Dated>) {
    let narrow = narrow(text);
    let Some(start) = narrow.find(|sign: char| sign.is_ascii_digit()) else {
        return (narrow, None);
    };
    let (before, after) = narrow.split_at_checked(start).unwrap_or((narrow.as_str(), ""));
    if plain(before).is_empty() && after.len() <= 3 {
        // A code of GB/T 8561.
        return (narrow.clone(), None);
    }
    let dated =
        after.trim_end_matches([')', ' ']).trim_end_matches("取得").trim_end_matches("评定");
    let found = date::read(&Cell::Text(dated.to_owned()));
    (before.trim_end_matches(['(', ' ']).to_owned(), Some(found))
}
