//! Levels (级别) by the words a series uses: 中级（工程师） in 工程技术, 中级 elsewhere. The names of
//! other series' titles are given where the notice has them.

use crate::domain::Dialect;

/// The general word of each level, in the order of the dictionary.
const WORDS: [&str; 5] = ["初级（员级）", "初级（助理级）", "中级", "副高级", "正高级"];

/// A level in words: with the title's name where the series is 工程技术 (place 0), or where the notice
/// names the levels of the series.
#[must_use]
pub fn level(dialect: &Dialect, level: usize, series: Option<usize>) -> String {
    let word = WORDS.get(level).copied().unwrap_or_default();
    if series != Some(0) && !dialect.levels.iter().any(|(of, _)| Some(usize::from(*of)) == series) {
        return word.to_owned();
    }
    let name = dialect.level(series, level);
    [word.split('（').next().unwrap_or_default(), "（", name, "）"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_engineers_are_called_engineers() {
        let mut dialect = Dialect::default();
        assert_eq!(level(&dialect, 2, Some(0)), "中级（工程师）");
        assert_eq!(level(&dialect, 1, Some(0)), "初级（助理工程师）");
        assert_eq!(level(&dialect, 2, Some(16)), "中级");
        assert_eq!(level(&dialect, 0, None), "初级（员级）");
        let names = ["医士", "医师", "主治医师", "副主任医师", "主任医师"];
        dialect.levels.push((20, names.map(str::to_owned).to_vec()));
        assert_eq!(level(&dialect, 2, Some(20)), "中级（主治医师）");
        assert_eq!(level(&dialect, 2, Some(16)), "中级");
    }
}
