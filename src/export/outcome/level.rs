//! Levels (级别) by the words a series uses: 中级（工程师） in 工程技术, 中级 elsewhere. The names of other
//! series' titles stand in no notice here, so none is given.

use crate::domain::options;

/// The general word of each level, in the order of the dictionary.
const WORDS: [&str; 5] = ["初级（员级）", "初级（助理级）", "中级", "副高级", "正高级"];

/// A level in words: with the title's name where the series is 工程技术 (place 0) or not known.
#[must_use]
pub fn level(level: usize, series: Option<usize>) -> String {
    let word = WORDS.get(level).copied().unwrap_or_default();
    let name = options::LEVELS.get(level).copied().unwrap_or_default();
    match series {
        Some(0) => [word.split('（').next().unwrap_or_default(), "（", name, "）"].concat(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_engineers_are_called_engineers() {
        assert_eq!(level(2, Some(0)), "中级（工程师）");
        assert_eq!(level(1, Some(0)), "初级（助理工程师）");
        assert_eq!(level(2, Some(16)), "中级");
        assert_eq!(level(0, None), "初级（员级）");
    }
}
