//! Whether words refuse, let in or ask: of the sentence around a place, and of a heading.

/// Where a part of a sentence ends.
pub(super) const PARTS: &[char] = &['，', ',', '：', ':'];

/// Words by which some of those whom a sentence speaks of are taken out again.
pub const TAKEN_OUT: &str = "除外";
/// Words that refuse.
const REFUSING: &[&str] = &[
    "不得",
    "不予",
    "不能",
    "不可",
    "不受理",
    "不再受理",
    "不再评审",
    "不再重复",
    "不再享受",
    "不重复享受",
    "不享受",
    "不适用",
    "不接受",
    "不纳入",
    "不列入",
    "不属于",
    "不在",
    "取消",
    "无申报资格",
    "不算",
    "不计",
    "无效",
    "停止",
    "禁止",
    "暂停",
    "暂缓",
    "延迟",
    "推迟",
    "终止",
    "放弃",
    "一票否决",
];
/// Words that let in.
const PERMITTING: &[&str] = &[
    "方可",
    "方能",
    "才能",
    "才可",
    "可以",
    "可",
    "有效",
    "准予",
    "视同",
    "认可",
    "不作要求",
    "不作此要求",
    "不要求",
    "视为完成",
    "视为达到",
    "免于",
];
/// Words that ask for what follows them.
pub(super) const ASKING: &[&str] = &[
    "须",
    "应当",
    "必须",
    "要求",
    "应满",
    "应达",
    "应在",
    "应有",
    "应具",
    "应从",
    "应不",
    "应取",
    "应连续",
    "应累计",
    "需满",
    "需在",
    "需有",
    "需具",
    "需从",
    "需连续",
    "需累计",
];
/// What looks like words that refuse and only measures: 不得超过, 不能少于.
const MEASURES: &[&str] = &["少于", "低于", "超过", "高于", "多于", "大于"];

/// Ends of words for a group of persons, or for units of whose persons something is said.
const GROUPS: &[&str] = &["的", "者", "人员", "单位", "学校", "机构", "企业"];

/// Where words begin to ask for what follows them; 不作要求 asks for nothing.
pub(super) fn asks(words: &str) -> Option<usize> {
    let asking = ASKING.iter().filter(|word| **word != "要求");
    let found = asking.filter_map(|word| words.find(word)).min();
    found.or_else(|| words.starts_with(['应', '需']).then_some(0))
}

/// What a heading says of all that it lists.
#[must_use]
pub fn last_mood(head: &str) -> Option<bool> {
    let found = moods(head);
    let asks = || ASKING.iter().any(|word| head.contains(word)).then_some(false);
    found.last().map(|(_, refused)| *refused).or_else(asks)
}

/// Whether the words refuse anybody at all.
#[must_use]
pub fn refuses_anywhere(words: &str) -> bool {
    moods(words).iter().any(|(_, refused)| *refused)
}

/// Whether those whom the number describes are refused, by the words of its sentence.
pub(super) fn mood(before: &str, behind: &str) -> Option<bool> {
    let part_before = before.rsplit(PARTS).next().unwrap_or_default();
    if ASKING.iter().any(|word| part_before.contains(word)) {
        return Some(false);
    }
    let split = behind.find(PARTS).unwrap_or(behind.len());
    let (part, rest) = behind.split_at(split);
    if let Some((_, refused)) = moods(part).first() {
        return Some(*refused);
    }
    let rest = rest.trim_start_matches(PARTS);
    if let Some((at, refused)) = moods(rest).first() {
        // 满12个月，未缴满的，不予受理 asks for twelve; 满60岁的，不得申报 refuses who has them.
        return Some(*refused && (is_group(behind) || *at == 0));
    }
    moods(before).last().map(|(_, refused)| *refused)
}

/// Whether the words behind a number make a group of those whom it describes: …的，…人员，
pub(super) fn is_group(behind: &str) -> bool {
    let part = behind.split(PARTS).next().unwrap_or_default().trim_end();
    GROUPS.iter().any(|end| part.ends_with(end))
}

/// The words of a text that let in or refuse, in their order.
fn moods(text: &str) -> Vec<(usize, bool)> {
    let mut found: Vec<(usize, bool)> = Vec::new();
    for word in REFUSING {
        for (at, _) in text.match_indices(word) {
            let after = text.get(at + word.len()..).unwrap_or_default();
            // 被取消资格，自取消申报资格之日起 tells what has been done.
            let part = after.split(PARTS).next().unwrap_or_default();
            let is_past =
                part.contains("之日") || text.get(..at).unwrap_or_default().ends_with('被');
            if !is_past && !MEASURES.iter().any(|measure| after.starts_with(measure)) {
                found.push((at, true));
            }
        }
    }
    for word in PERMITTING {
        for (at, _) in text.match_indices(word) {
            let (before, after) = (text.get(..at), text.get(at + word.len()..));
            let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
            let is_other = before.ends_with(['不', '许', '认', '无', '未', '失', '非'])
                || *word == "可" && after.starts_with(['能', '靠', '持', '连'])
                || *word == "有效" && after.starts_with('期');
            if !is_other {
                found.push((at, false));
            }
        }
    }
    found.sort_unstable();
    found
}
