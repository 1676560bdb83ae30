//! What a sentence says of a number: which side of it is meant, and whether whoever stands there is let in
//! or refused. 满12个月方可申报 lets in who has more, 未满12个月的，不予受理 refuses who has less.

use super::asked::THINGS;
use super::moods::{ASKING, PARTS, is_group, mood};
use super::numbers::{TIMES, UNITS, number_of, tokens};

pub use super::moods::{last_mood, refuses_anywhere};

/// What a sentence says of those on one side of a number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Saying {
    /// Whether it speaks of those who have more (of a day: of what is later), or less.
    pub more: bool,
    /// Whether they are refused; none where the sentence does not say.
    pub refused: Option<bool>,
    /// Whether it only says of whom something is asked: 专业不一致的，应当…….
    pub subject: bool,
    /// The words around the number.
    pub words: String,
}

/// A number, or a day, as a rule has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// So many of whatever is counted.
    Count(String),
    /// A span: so many of the unit (年, 月 or 日).
    Span(String, char),
    /// A day, as a notice prints it: 2026年9月1日.
    Day(String),
}

const MONTHS_A_YEAR: u32 = 12;
/// Where a sentence ends.
pub const STOPS: &[char] = &['。', '；', ';', '！', '\n'];

/// Words before a number, whether they speak of who has more, and whether by themselves they ask for it; the
/// longer ones first.
const BEFORE: &[(&str, bool, bool)] = &[
    ("不得少于", true, true),
    ("不应少于", true, true),
    ("不少于", true, true),
    ("不得低于", true, true),
    ("不低于", true, true),
    ("至少", true, true),
    ("不得超过", false, true),
    ("不得高于", false, true),
    ("不超过", false, true),
    ("不多于", false, true),
    ("不高于", false, true),
    ("不大于", false, true),
    ("最多", false, true),
    ("至多", false, true),
    ("未达到", false, false),
    ("达不到", false, false),
    ("未达", false, false),
    ("未满", false, false),
    ("不满", false, false),
    ("不足", false, false),
    ("少于", false, false),
    ("低于", false, false),
    ("小于", false, false),
    ("排名前", false, true),
    ("名列前", false, true),
    ("有效期为", false, true),
    ("有效期", false, true),
    ("达到", true, false),
    ("超过", true, false),
    ("多于", true, false),
    ("大于", true, false),
    ("高于", true, false),
    ("年满", true, false),
    ("满", true, false),
    ("达", true, false),
];
/// Words by which a part of a sentence speaks of those who have not come so far: 不在本市存放满6个月的.
const DENIED: &[&str] = &["不在", "未在", "没有"];
/// Words behind a number and its unit.
const BEHIND: &[(&str, bool)] = &[("以上", true), ("以下", false), ("未满", false)];
/// The same behind years, months and days.
const BEHIND_TIME: &[(&str, bool)] = &[
    ("以内", false),
    ("之内", false),
    ("内", false),
    ("以后", true),
    ("之后", true),
    ("期满", true),
    ("后", true),
    ("以前", true),
    ("前", true),
];
/// Words before years that say only that they lie behind us.
const RECENT: &[&str] = &["近", "起", "起算"];
/// Words in the part of a sentence before the third year (第3年) by which it has not come.
const NOT_REACHED: &[&str] = &["未到", "不到", "没到", "未满", "不满", "早于"];
/// Words behind a day, and whether they speak of what is later.
const BEHIND_DAY: &[(&str, bool)] = &[
    ("以后", true),
    ("之后", true),
    ("以来", true),
    ("起", true),
    ("后", true),
    ("以前", false),
    ("之前", false),
    ("前", false),
    ("止", false),
];

/// Everything that the words say of the figure, sentence by sentence. `lead` is what a heading before the
/// words says of all that it lists: whether they are refused.
#[must_use]
pub fn sayings(words: &str, figure: &Figure, lead: Option<bool>) -> Vec<Saying> {
    let mut found = Vec::new();
    let mut lead = lead;
    for sentence in words.split(STOPS) {
        let places = match figure {
            Figure::Day(day) => {
                sentence.match_indices(day.as_str()).map(|(at, _)| (at, day.len(), true)).collect()
            }
            _ => counted(sentence, figure),
        };
        for (at, length, time) in places {
            let before = sentence.get(..at).unwrap_or_default();
            let behind = sentence.get(at + length..).unwrap_or_default();
            let side = match figure {
                Figure::Day(_) => side_of_day(before, behind),
                // 近6个月 says of six months within them nothing.
                _ => side(before, behind, (time, matches!(figure, Figure::Span(..))))
                    .or_else(|| ordinal(before, behind)),
            };
            let Some((more, asks)) = side.or_else(|| completed(before)) else { continue };
            let refused =
                if asks && !is_group(behind) { Some(false) } else { mood(before, behind).or(lead) };
            found.push(Saying {
                more,
                refused,
                subject: false,
                words: excerpt(sentence, at, length),
            });
        }
        // 有下列情形之一的，不得申报： is said of every sentence that follows.
        if let Some((head, _)) = sentence.rsplit_once(['：', ':']) {
            lead = last_mood(head).or(lead);
        }
    }
    found
}

/// The places at which a sentence has the number, with the length of number and unit, and whether the unit is one of time.
#[must_use]
pub fn counted(sentence: &str, figure: &Figure) -> Vec<(usize, usize, bool)> {
    let found = tokens(sentence).into_iter().filter_map(|(at, token)| {
        let before = sentence.get(..at).unwrap_or_default();
        let rest = sentence.get(at + token.len()..).unwrap_or_default();
        if before.ends_with('.') || rest.starts_with('.') {
            return None;
        }
        let gap = rest.len() - rest.trim_start().len();
        let unit = UNITS.iter().find(|unit| rest.trim_start().starts_with(**unit)).copied();
        let time = unit.is_some_and(|unit| TIMES.contains(&unit));
        let same = is_same(&number_of(token)?, unit, figure);
        let length = token.len() + unit.map_or(0, |unit| gap + unit.len());
        same.then_some((at, length, time))
    });
    found.collect()
}

/// Whether a printed number with its unit is what a rule has: 1年 is 12 months.
fn is_same(number: &str, unit: Option<&str>, figure: &Figure) -> bool {
    let printed = unit.and_then(|unit| match unit {
        "年" | "周年" | "周岁" | "岁" => Some('年'),
        "个月" | "月" => Some('月'),
        "天" | "日" => Some('日'),
        _ => None,
    });
    let in_months = |number: &str, unit: char| -> Option<u32> {
        let number: u32 = number.parse().ok()?;
        match unit {
            '年' => number.checked_mul(MONTHS_A_YEAR),
            '月' => Some(number),
            _ => None,
        }
    };
    match figure {
        Figure::Count(own) => {
            let as_months = in_months(own, '月');
            own == number
                || matches!(unit, Some("年" | "周年")) && in_months(number, '年') == as_months
        }
        Figure::Span(own, own_unit) => printed.is_some_and(|printed| {
            own == number && printed == *own_unit
                || in_months(number, printed).is_some()
                    && in_months(number, printed) == in_months(own, *own_unit)
        }),
        Figure::Day(_) => false,
    }
}

/// 应完成…24学时 asks for as many at least.
fn completed(before: &str) -> Option<(bool, bool)> {
    (is_asked(before) && part(before).contains("完成")).then_some((true, true))
}

/// The last part of words.
fn part(before: &str) -> &str {
    before.rsplit(PARTS).next().unwrap_or_default()
}

fn is_asked(before: &str) -> bool {
    ASKING.iter().any(|word| part(before).contains(word)) || part(before).contains("应完成")
}

/// The words that ask for so many things and do not say whether more would do: 须经2名专家推荐.
pub(super) fn asked_for(words: &str, figure: &Figure) -> Option<String> {
    words.split(STOPS).find_map(|sentence| {
        let mut places = counted(sentence, figure).into_iter();
        let place = places.find(|(at, length, time)| {
            let before = sentence.get(..*at).unwrap_or_default();
            let behind = sentence.get(at + length..).unwrap_or_default();
            let number = sentence.get(*at..at + length).unwrap_or_default();
            let thing = THINGS.iter().any(|unit| number.ends_with(unit));
            thing && is_asked(before) && side(before, behind, (*time, false)).is_none()
        });
        place.map(|(at, length, _)| excerpt(sentence, at, length))
    })
}

/// 未到入职之后第3年 is less than three years, 从第3年起 is not.
fn ordinal(before: &str, behind: &str) -> Option<(bool, bool)> {
    let part = before.strip_suffix('第')?.rsplit(PARTS).next().unwrap_or_default();
    if NOT_REACHED.iter().any(|word| part.contains(word)) {
        return Some((false, false));
    }
    behind.starts_with('起').then_some((true, false))
}

/// Which side of the number between these words is meant, and whether they ask for it by themselves.
fn side(before: &str, behind: &str, (time, span): (bool, bool)) -> Option<(bool, bool)> {
    let before = before.trim_end();
    let behind = behind.trim_start().trim_start_matches(['及', '（', '(', '含']);
    let behind = behind.trim_start_matches(['）', ')']);
    let told = BEFORE.iter().find(|(word, ..)| before.ends_with(word));
    let told = told.filter(|(word, ..)| {
        *word != "满"
            || !before.ends_with("圆满") && !DENIED.iter().any(|it| part(before).contains(it))
    });
    let after = BEHIND.iter().find(|(word, _)| behind.starts_with(word)).map(|(_, more)| *more);
    let is_inside = |word: &str| word == "内" && behind.starts_with("内容");
    let after_time = BEHIND_TIME
        .iter()
        .find(|(word, _)| time && behind.starts_with(word) && !is_inside(word))
        .map(|(_, more)| *more);
    if let Some((_, more, asks)) = told {
        return Some((*more, *asks));
    }
    let recent = span && time && RECENT.iter().any(|word| before.ends_with(word));
    after.or(after_time).or(recent.then_some(false)).map(|more| (more, false))
}

/// Which side of a day is meant.
fn side_of_day(before: &str, behind: &str) -> Option<(bool, bool)> {
    let behind = behind.trim_start().trim_start_matches(['（', '(', '含', '）', ')']);
    let after = BEHIND_DAY.iter().find(|(word, _)| behind.starts_with(word));
    after.map(|(_, later)| (*later, false)).or_else(|| {
        let ends = ["截至", "截止", "至"].iter().any(|word| before.trim_end().ends_with(word));
        ends.then_some((false, false))
    })
}

/// The words around a number, to be shown.
pub(super) fn excerpt(sentence: &str, at: usize, length: usize) -> String {
    const AROUND: usize = 10;
    let before: Vec<char> = sentence.get(..at).unwrap_or_default().chars().collect();
    let from = before.len().saturating_sub(AROUND);
    let behind = sentence.get(at..).unwrap_or_default();
    let number = behind.get(..length).unwrap_or_default().chars().count();
    before.iter().skip(from).copied().chain(behind.chars().take(number + AROUND)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &str, figure: &Figure) -> Vec<(bool, Option<bool>)> {
        let found = sayings(words, figure, None);
        found.into_iter().map(|said| (said.more, said.refused)).collect()
    }

    #[test]
    fn a_sentence_says_which_side_of_a_number_is_let_in_or_refused() {
        let count = |number: &str| Figure::Count(number.to_owned());
        let years = |number: &str| Figure::Span(number.to_owned(), '年');
        let (more, less) = (true, false);
        for (words, figure, expected) in [
            ("缴纳社保满12个月方可申报", count("12"), vec![(more, Some(false))]),
            ("缴纳社保未满12个月的，不予受理", count("12"), vec![(less, Some(true))]),
            ("须有1年以上社保缴费记录", count("12"), vec![(more, Some(false))]),
            ("年满60周岁的，不得申报", years("60"), vec![(more, Some(true))]),
            ("缴纳社保满12个月，未缴满的，不予受理", count("12"), vec![(more, Some(false))]),
            ("每年不少于90学时，未完成的，不予受理", count("90"), vec![(more, Some(false))]),
            ("近3年内发生事故的，不得申报", years("3"), vec![(less, Some(true))]),
            ("自查处之日起3年内不得申报", years("3"), vec![(less, Some(true))]),
            ("自查处之日起3年，不得申报", years("3"), vec![(less, Some(true))]),
            ("近6个月须连续缴费", count("6"), vec![]),
            ("应完成公需科目24学时，未达到的不得申报", count("24"), vec![(more, Some(false))]),
            ("证书3年内有效", years("3"), vec![(less, Some(false))]),
            ("出站1年内，可直接申报副高级", years("1"), vec![(less, Some(false))]),
            ("3年前取得的，无效", years("3"), vec![(more, Some(true))]),
            ("逾期3次以上的，取消申报资格", count("3"), vec![(more, Some(true))]),
            ("论文超过3篇方可申报", count("3"), vec![(more, Some(false))]),
            ("不得超过2次", count("2"), vec![(less, Some(false))]),
            (
                "满12个月的，可申报；断缴12个月以上的，不得申报",
                count("12"),
                vec![(more, Some(false)), (more, Some(true))],
            ),
            (
                "有下列情形之一的，不得申报：年满60周岁的；未满3年的",
                years("60"),
                vec![(more, Some(true))],
            ),
            ("政府奖项，排名前5", count("5"), vec![(less, Some(false))]),
            ("取得证书12个月", count("12"), vec![]),
            ("服务期未到入职年度之后第3年的，不得申报", years("3"), vec![(less, Some(true))]),
            ("援藏1.5年以上的，可提前", count("5"), vec![]),
            ("档案不在人才中心存放满6个月的，不予受理", count("6"), vec![]),
        ] {
            assert_eq!(said(words, &figure), expected, "{words}");
        }
        assert!(asked_for("破格申报须经2名专家推荐", &count("2")).is_some());
        for words in ["须有2名以上专家推荐", "由2名专家评审", "须提前2天报名"]
        {
            assert_eq!(asked_for(words, &count("2")), None, "{words}");
        }
        let day = Figure::Day("2023年1月1日".to_owned());
        assert_eq!(said("2023年1月1日以后取得的，不得申报", &day), [(true, Some(true))]);
        assert_eq!(said("2023年1月1日前参加工作的，可以申报", &day), [(false, Some(false))]);
    }
}
