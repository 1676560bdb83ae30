//! Numbers in words of a notice: in digits and spelled in Chinese.

use std::collections::BTreeSet;

/// Numbers written in digits, without leading zeros.
pub fn numbers(text: &str) -> BTreeSet<String> {
    let parts = text.split(|mark: char| !mark.is_ascii_digit() && mark != '.');
    let numbers = parts.flat_map(|part| {
        // 11.7 may be a number or a day of the year.
        let pieces = part.split('.').map(str::to_owned);
        pieces.chain([part.trim_matches('.').to_owned()]).collect::<Vec<String>>()
    });
    numbers
        .map(|number| number.trim_start_matches('0').to_owned())
        .filter(|number| !number.is_empty())
        .collect()
}

/// Numbers spelled in Chinese, up to ninety-nine.
pub fn spelled(text: &str) -> BTreeSet<String> {
    const DIGITS: &str = "零一二三四五六七八九";
    let digit = |mark: char| match mark {
        '两' => Some(2),
        mark => DIGITS.chars().position(|digit| digit == mark),
    };
    let marks: Vec<char> = text.chars().collect();
    let mut found = BTreeSet::new();
    for (place, mark) in marks.iter().enumerate() {
        if let Some(number) = digit(*mark) {
            found.insert(number.to_string());
        }
        if *mark == '十' {
            let before = place
                .checked_sub(1)
                .and_then(|place| marks.get(place))
                .and_then(|mark| digit(*mark));
            let after = marks.get(place + 1).and_then(|mark| digit(*mark));
            found.insert((before.unwrap_or(1) * 10 + after.unwrap_or(0)).to_string());
        }
    }
    found
}

/// What points are counted in, what they are given for, and how far the two stand apart.
const POINTS: &str = "分";
const EACH: &str = "每";
const EACH_LETTERS: usize = 4;
/// Words behind which a number belongs to what is more: it is enough itself.
const ENOUGH: &[&str] = &["满", "不足", "少于", "低于", "达到", "至少"];
/// Words before what is added up.
const ADDED_UP: &[&str] = &["累计", "连续", "达"];
/// Words behind which a number belongs to what is less: it is not yet too much.
const BEYOND: &[&str] = &["超过", "多于", "大于", "高于", "排名前", "名列前"];
/// Units that may stand between a number and what it says of its side.
pub const UNITS: &[&str] = &[
    "个月", "周岁", "周年", "学时", "年", "月", "岁", "天", "日", "次", "项", "篇", "名", "人",
    "分", "个", "%",
];

/// Those of time.
pub const TIMES: &[&str] = &["个月", "周岁", "周年", "年", "月", "岁", "天", "日"];

/// On which side words put a number everywhere they have it: true where it is enough (以上, 满, 不满), false
/// where only more is (超过, 以下); none where they do not say, or say both.
/// Of a span of `time` only where they count years, months or days with it.
pub fn sides(words: &str, number: &str, time: bool) -> Option<bool> {
    let mut found = BTreeSet::new();
    for (at, token) in tokens(words) {
        if number_of(token) != Some(number.to_owned()) {
            continue;
        }
        let before = words.get(..at).unwrap_or_default().trim_end();
        let after = words.get(at + token.len()..).unwrap_or_default().trim_start();
        let unit = UNITS.iter().find(|unit| after.starts_with(**unit));
        if time && !unit.is_some_and(|unit| TIMES.contains(unit)) {
            continue;
        }
        let after = after.strip_prefix(unit.copied().unwrap_or_default()).unwrap_or(after);
        let after = after.strip_prefix('及').unwrap_or(after);
        if after.starts_with("以上") || ENOUGH.iter().any(|word| before.ends_with(word)) {
            found.insert(true);
        } else if after.starts_with("以下") || BEYOND.iter().any(|word| before.ends_with(word)) {
            found.insert(false);
        } else if time {
            // 满3年 and 近3年 are two things.
            return None;
        }
    }
    let only = found.pop_first()?;
    found.is_empty().then_some(only)
}

/// Whether a part of a sentence says how many points something counts: 省级教学成果奖每项3分.
#[must_use]
pub fn is_scored(part: &str) -> bool {
    tokens(part).into_iter().any(|(at, token)| {
        let before = part.get(..at).unwrap_or_default();
        let after = part.get(at + token.len()..).unwrap_or_default();
        let each = before.rfind(EACH).and_then(|at| before.get(at..)).unwrap_or_default();
        after.trim_start().starts_with(POINTS) && (1..=EACH_LETTERS).contains(&each.chars().count())
    })
}

/// Numbers that words count or measure with, in digits; a year says no threshold, and one only where it is a year that has to
/// be full (满1年), as 一 stands in many words.
pub fn measured(words: &str) -> Vec<String> {
    let found = tokens(words).into_iter().filter_map(|(at, token)| {
        let after = words.get(at + token.len()..).unwrap_or_default();
        let before = words.get(..at).unwrap_or_default();
        // 1.5 is no 5, and the 31st of December no 31.
        let is_part = before.ends_with('.') || after.starts_with('.') || before.ends_with('月');
        let after = after.trim_start();
        let unit = UNITS.iter().find(|unit| after.starts_with(**unit))?;
        let number = number_of(token)?;
        let part_start = before.rfind(['，', '。', '；', '、', '：']).unwrap_or(0);
        let part = words.get(part_start..at + token.len() + POINTS.len()).unwrap_or_default();
        if *unit == POINTS && is_scored(part) {
            return None;
        }
        let is_date = *unit == "月" || (*unit == "年" && number.len() == YEAR_DIGITS);
        let behind = after.strip_prefix(unit).unwrap_or_default();
        // 两项缺一不可 counts what stands before it.
        if behind.starts_with(ALL_OF_THEM) {
            return None;
        }
        let counts = number != "1" || unit.ends_with('年') && is_full(before.trim_end(), behind);
        (!is_part && !is_date && counts).then_some(number)
    });
    found.collect()
}

/// Words behind a number of conditions that have all been named.
const ALL_OF_THEM: &str = "缺一不可";

/// Whether the words around a number and its unit ask for all of it.
fn is_full(before: &str, behind: &str) -> bool {
    let words = ENOUGH.iter().chain(ADDED_UP);
    let behind = behind.strip_prefix('及').unwrap_or(behind);
    behind.starts_with("以上") || words.into_iter().any(|word| before.ends_with(word))
}

/// The numbers right behind one of these words.
pub fn behind(words: &str, these: &[&str]) -> BTreeSet<String> {
    let found = tokens(words).into_iter().filter(|(at, _)| {
        let before = words.get(..*at).unwrap_or_default().trim_end();
        these.iter().any(|word| before.ends_with(word))
    });
    found.filter_map(|(_, token)| number_of(token)).collect()
}

/// Words before the most years that policies take off together.
const CAPPING: &[&str] = &["不超过", "不得超过", "最多", "至多"];
/// What may stand between these and the years.
const TAKEN_OFF: &[&str] = &["提前", "放宽", "缩短", "减少", "可", "只能"];

/// The most years that words let policies take off together: 最多2年, 最多放宽2年.
pub fn caps(words: &str) -> BTreeSet<String> {
    let found = tokens(words).into_iter().filter(|(at, _)| {
        let mut before = words.get(..*at).unwrap_or_default().trim_end();
        while let Some(rest) = TAKEN_OFF.iter().find_map(|word| before.strip_suffix(word)) {
            before = rest;
        }
        CAPPING.iter().any(|word| before.ends_with(word))
    });
    found.filter_map(|(_, token)| number_of(token)).collect()
}

/// The amounts of years in words, with their place; of months those that are whole years, in years.
pub fn amounts(words: &str) -> Vec<(usize, String)> {
    let found = tokens(words).into_iter().filter_map(|(at, token)| {
        let before = words.get(..at).unwrap_or_default();
        let after = words.get(at + token.len()..).unwrap_or_default();
        let is_part = before.ends_with('.') || after.starts_with('.');
        let number = number_of(token).filter(|number| !is_part && number.len() < 3)?;
        let after = after.trim_start();
        if after.starts_with("个月") {
            let months = number.parse::<u32>().ok()?;
            (months % 12 == 0).then(|| (at, (months / 12).to_string()))
        } else {
            (after.starts_with('年') || after.starts_with("周年")).then_some((at, number))
        }
    });
    found.collect()
}

/// Months of a year.
pub const MONTHS_A_YEAR: u64 = 12;

/// In what a number is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// 年, 周岁.
    Year,
    /// 个月.
    Month,
    /// Days, working days among them.
    Day,
    /// Persons or things.
    Count,
}

impl Unit {
    /// The unit that rules write so.
    #[must_use]
    pub const fn named(word: char) -> Option<Self> {
        match word {
            '年' => Some(Self::Year),
            '月' => Some(Self::Month),
            '日' => Some(Self::Day),
            _ => None,
        }
    }

    /// The unit with which words go on behind a number.
    fn behind(words: &str) -> Option<Self> {
        const UNITS: &[(Unit, &[&str])] = &[
            (Unit::Day, &["个工作日", "个自然日", "工作日", "天", "日"]),
            (Unit::Month, &["个月", "月"]),
            (Unit::Year, &["年", "周年", "周岁", "岁", "个年度", "学年", "个学年"]),
            (Unit::Count, COUNTING),
        ];
        let starts = |(_, all): &&(Unit, &[&str])| all.iter().any(|unit| words.starts_with(unit));
        UNITS.iter().find(starts).map(|(unit, _)| *unit)
    }

    /// So many of it in months; none of days and things.
    #[must_use]
    pub const fn in_months(self, number: u64) -> Option<u64> {
        match self {
            Self::Year => number.checked_mul(MONTHS_A_YEAR),
            Self::Month => Some(number),
            Self::Day | Self::Count => None,
        }
    }

    /// What a person reads of it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Year => "年",
            Self::Month => "个月",
            Self::Day => "日",
            Self::Count => "人、次、项",
        }
    }
}

/// Units of persons and things.
const COUNTING: &[&str] = &[
    "名", "人", "位", "项", "篇", "个", "次", "件", "部", "条", "种", "门", "套", "本", "届", "张",
    "家", "期", "轮", "份", "节", "场", "等",
];

/// The numbers of words that stand before a unit, with place and unit; 1至2年 are two of years.
#[must_use]
pub fn counted_with(words: &str) -> Vec<(usize, u64, Unit)> {
    let all = tokens(words);
    let mut found = Vec::new();
    for (at, token) in all.iter().rev() {
        let rest = words.get(at + token.len()..).unwrap_or_default();
        let before = words.get(..*at).unwrap_or_default();
        if rest.starts_with('.') || before.ends_with('.') {
            continue;
        }
        let joined =
            rest.trim_start_matches(['至', '到', '—', '-', '－', '~', '～', '、', '或', '和', '/']);
        let unit = Unit::behind(rest.trim_start()).or_else(|| {
            let (next, _, unit) = found.last().copied()?;
            (joined.len() < rest.len() && words.len() - joined.len() == next).then_some(unit)
        });
        if let Some(unit) = unit
            && let Some(number) = number_of(token).and_then(|number| number.parse().ok())
        {
            found.push((*at, number, unit));
        }
    }
    found.reverse();
    found
}

/// The runs of digits or of Chinese numerals, with their place.
pub fn tokens(words: &str) -> Vec<(usize, &str)> {
    let kind = |mark: char| (mark.is_ascii_digit(), "一二三四五六七八九十两".contains(mark));
    let mut found: Vec<(usize, &str)> = Vec::new();
    let mut last = None;
    for (at, mark) in words.char_indices() {
        let now = Some(kind(mark)).filter(|(digit, spelled)| *digit || *spelled);
        match (now, found.last_mut()) {
            (Some(_), Some((from, token))) if now == last => {
                *token = words.get(*from..at + mark.len_utf8()).unwrap_or_default();
            }
            (Some(_), _) => {
                found.push((at, words.get(at..at + mark.len_utf8()).unwrap_or_default()));
            }
            (None, _) => {}
        }
        last = now;
    }
    found
}

/// Digits of a year.
pub const YEAR_DIGITS: usize = 4;

/// The years that words print in digits, with the place behind each.
pub fn years(words: &str) -> Vec<(usize, u32)> {
    let all = tokens(words).into_iter().filter(|(_, token)| token.len() == YEAR_DIGITS);
    all.filter_map(|(at, token)| Some((at + token.len(), token.parse().ok()?))).collect()
}

/// The first and the last year of each span of years that words print: 2023年至2025年.
pub fn year_spans(words: &str) -> Vec<(u32, u32)> {
    let all = years(words);
    let spans = all.windows(2).filter_map(|pair| {
        let [(end, from), (next, until)] = pair else { return None };
        let between = words.get(*end..next - YEAR_DIGITS).unwrap_or_default();
        let between = between.trim_start_matches('年').trim();
        ["至", "到", "—", "－", "-", "～"].contains(&between).then_some((*from, *until))
    });
    spans.collect()
}

/// The number that such a run writes, in digits.
pub fn number_of(token: &str) -> Option<String> {
    let spelled =
        spelled(token).into_iter().max_by_key(|number| number.parse::<u32>().unwrap_or(0));
    numbers(token).pop_first().or(spelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_measures_has_a_unit_and_is_no_day() {
        let words = "2026年12月31日前缴纳满12个月或者断缴3个月，援藏1.5年，满两年，1项，第5条";
        assert_eq!(measured(words), ["12", "3", "2"]);
        for words in ["须有1年以上的合同", "见习满一年", "重新上岗未满1年的", "不足1周年"]
        {
            assert_eq!(measured(words), ["1"], "{words}");
        }
        assert_eq!(measured("须满1年以上并经考核合格，两项缺一不可"), ["1"]);
        for words in ["提前1年申报", "每年1次", "一年一度", "满1个月"] {
            assert!(measured(words).is_empty(), "{words}");
        }
    }

    #[test]
    fn numbers_are_known_by_what_stands_before_and_behind_them() {
        assert_eq!(behind("可提前1年，最多 2 年", &["提前"]), BTreeSet::from(["1".to_owned()]));
        assert_eq!(caps("可以累加，最多放宽2年"), BTreeSet::from(["2".to_owned()]));
        let years = amounts("2026年，硕士满2年、见习满12个月，11个月，1.5年");
        let years: Vec<&str> = years.iter().map(|(_, years)| years.as_str()).collect();
        assert_eq!(years, ["2", "1"]);
    }

    #[test]
    fn a_number_is_enough_or_not_by_the_words_beside_it() {
        for (words, number, side) in [
            ("缴纳社保满12个月以上", "12", Some(true)),
            ("注册未满 12 个月的", "12", Some(true)),
            ("不少于25学时", "25", Some(true)),
            ("具备下列两项以上的", "2", Some(true)),
            ("年龄超过六十周岁的", "60", Some(false)),
            ("不超过2次", "2", Some(false)),
            ("3次及以下", "3", Some(false)),
            ("政府奖项，排名前5", "5", Some(false)),
            ("任工程师满5年，奖项排名前5", "5", None),
            ("满12个月且不超过12个月", "12", None),
            ("12个月", "12", None),
            ("满112个月", "12", None),
        ] {
            assert_eq!(sides(words, number, false), side, "{words}");
        }
        let both = "近3年发表论文3篇以上";
        assert_eq!((sides(both, "3", false), sides(both, "3", true)), (Some(true), None));
    }
}
