//! Levels (级别) in words: the word that every series has, with the title's name where the notice names
//! the levels of the series (中级（工程师）), alone elsewhere (中级).

use crate::domain::Vocabulary;

/// A level in words.
#[must_use]
pub fn level(vocabulary: &Vocabulary, level: usize, series: Option<usize>) -> String {
    let word = vocabulary.levels_of(None).and_then(|words| words.get(level));
    let word = word.map_or("", String::as_str);
    let names = series.and_then(|series| vocabulary.levels_of(Some(series)));
    let Some(name) = names.and_then(|names| names.get(level)) else {
        return word.to_owned();
    };
    [word.split('（').next().unwrap_or_default(), "（", name, "）"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::ALL_SERIES;

    #[test]
    fn only_engineers_are_called_engineers() {
        let mut vocabulary = Vocabulary::default();
        let mut named = |series, names: [&str; 5]| {
            vocabulary.levels.push((series, names.map(str::to_owned).to_vec()));
        };
        named(ALL_SERIES, ["初级（员级）", "初级（助理级）", "中级", "副高级", "正高级"]);
        named(0, ["技术员", "助理工程师", "工程师", "高级工程师", "正高级工程师"]);
        assert_eq!(level(&vocabulary, 2, Some(0)), "中级（工程师）");
        assert_eq!(level(&vocabulary, 1, Some(0)), "初级（助理工程师）");
        assert_eq!(level(&vocabulary, 2, Some(16)), "中级");
        assert_eq!(level(&vocabulary, 0, None), "初级（员级）");
        let names = ["医士", "医师", "主治医师", "副主任医师", "主任医师"];
        vocabulary.levels.push((20, names.map(str::to_owned).to_vec()));
        assert_eq!(level(&vocabulary, 2, Some(20)), "中级（主治医师）");
        assert_eq!(level(&vocabulary, 2, Some(16)), "中级");
    }
}
