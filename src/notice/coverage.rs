//! What becomes of every sentence of a notice: tied to a rule, information, not written as a rule with
//! its reason, or passed over. What is passed over may be about anybody, so nothing is certain then.

use std::collections::BTreeSet;

use super::load::{Folder, table};
use super::source::clause::Clause;

/// Letters of a sentence that may stand outside all quotes: its number, its heading, 另：.
const SPARE: usize = 7;
/// A cell of a table shorter than this proves nothing by standing somewhere in the text.
const SHORTEST_CELL: usize = 4;
/// The tag of a clause that makes no rule because it only informs.
const INFORMS: &str = "information";

/// What a sentence is tied to; the strongest of several counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// Nothing.
    Untold,
    /// Listed as what no clause quotes, with the reason, or a row of the committee table.
    Unquoted,
    /// A clause that only informs.
    Information,
    /// A clause that no rule says, with the reason.
    Unwritten,
    /// A clause that a rule rests on.
    Rule,
}

/// A sentence of the notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The line of `source.txt` in which it begins, from 1.
    pub line: usize,
    /// Its words, without what printing adds.
    pub text: String,
    /// What it is tied to.
    pub told: Told,
}

/// What becomes of every sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The sentences in their order.
    pub sentences: Vec<Sentence>,
    /// File and id of each clause that no rule rests on and that is not said to inform only.
    pub idle: Vec<(String, String)>,
    /// File and words of what is listed as unquoted and does not stand in the text.
    pub strays: Vec<(String, String)>,
}

impl Coverage {
    /// How many sentences are tied to `told`.
    #[must_use]
    pub fn count(&self, told: Told) -> usize {
        self.sentences.iter().filter(|sentence| sentence.told == told).count()
    }

    /// The sentences that nothing was said of.
    pub fn untold(&self) -> impl Iterator<Item = &Sentence> {
        self.sentences.iter().filter(|sentence| sentence.told == Told::Untold)
    }
}

/// The text without what printing and scanning add: white space, Markdown marks, angle brackets.
#[must_use]
pub fn squeeze(text: &str) -> String {
    text.chars().filter(|mark| is_print(*mark)).collect()
}

fn is_print(mark: char) -> bool {
    !mark.is_whitespace() && !"*$<>|".contains(mark)
}

/// What becomes of every sentence of the edition's text, where that is kept beside it; `used` are the
/// clauses that its rules rest on.
#[must_use]
pub fn of(folder: &Folder, used: &BTreeSet<&str>) -> Option<Coverage> {
    let mut print = Print::new(&folder.source.as_ref()?.text);
    let mut found = Coverage::default();
    for (file, clause) in folder.filed_clauses() {
        let told = told(clause, used);
        if told == Told::Untold {
            found.idle.push((file.to_owned(), clause.id.clone()));
        }
        let pieces = clause.printed.as_ref().unwrap_or(&clause.quote).pieces();
        // An idle clause is at fault itself; its sentences are not reported once more.
        print.cover_all(&pieces, told.max(Told::Unquoted));
    }
    for (file, unquoted) in folder
        .files
        .iter()
        .flat_map(|(name, file)| file.unquoted.iter().map(move |listed| (name, listed)))
    {
        if !print.cover(&squeeze(&unquoted.text), Told::Unquoted) {
            found.strays.push((file.to_owned(), unquoted.text.clone()));
        }
    }
    for head in folder.files.iter().filter_map(|(_, file)| file.notice.as_ref()) {
        for words in [&head.title, &head.number, &head.issuer] {
            print.cover(&squeeze(words), Told::Unquoted);
        }
    }
    for cell in folder.committees.iter().flat_map(table::cells) {
        let cell = squeeze(&cell);
        if cell.chars().count() >= SHORTEST_CELL {
            print.cover(&cell, Told::Unquoted);
        }
    }
    found.sentences = print.sentences();
    Some(found)
}

fn told(clause: &Clause, used: &BTreeSet<&str>) -> Told {
    // What only helps to find, fill in and check is of use without a rule.
    let helps = clause.column.is_some() || clause.list.is_some() || !clause.check.is_empty();
    if !clause.unwritten.is_empty() {
        Told::Unwritten
    } else if used.contains(clause.id.as_str()) {
        Told::Rule
    } else if helps || clause.tags.iter().any(|tag| tag == INFORMS) {
        Told::Information
    } else {
        Told::Untold
    }
}

/// The notice's text, letter by letter.
struct Print {
    text: String,
    marks: Vec<Mark>,
}

struct Mark {
    letter: char,
    line: usize,
    told: Told,
}

impl Print {
    fn new(source: &str) -> Self {
        let marks: Vec<Mark> = source
            .lines()
            .enumerate()
            .flat_map(|(line, words)| words.chars().map(move |letter| (line + 1, letter)))
            .filter(|(_, letter)| is_print(*letter))
            .map(|(line, letter)| Mark { letter, line, told: Told::Untold })
            .collect();
        Self { text: marks.iter().map(|mark| mark.letter).collect(), marks }
    }

    /// Notes that a quote is tied to `told`: in one piece where it stands so, else piece by piece.
    fn cover_all(&mut self, pieces: &[String], told: Told) {
        let pieces: Vec<String> = pieces.iter().map(|piece| squeeze(piece)).collect();
        if !self.cover(&pieces.concat(), told) {
            for piece in &pieces {
                self.cover(piece, told);
            }
        }
    }

    /// Notes that these words, wherever they stand, are tied to `told`; whether they stand anywhere.
    fn cover(&mut self, words: &str, told: Told) -> bool {
        let length = words.chars().count();
        if length == 0 {
            return false;
        }
        let mut places = Vec::new();
        let (mut letters, mut bytes) = (0, 0);
        for (at, _) in self.text.match_indices(words) {
            letters += self.text.get(bytes..at).map_or(0, |before| before.chars().count());
            bytes = at;
            places.push(letters);
        }
        for place in &places {
            for mark in self.marks.iter_mut().skip(*place).take(length) {
                mark.told = mark.told.max(told);
            }
        }
        !places.is_empty()
    }

    fn sentences(&self) -> Vec<Sentence> {
        let mut found = Vec::new();
        let mut from = 0;
        for (place, mark) in self.marks.iter().enumerate() {
            let next = self.marks.get(place + 1);
            let ends = "。！？；".contains(mark.letter);
            if ends || next.is_none_or(|next| next.line != mark.line) {
                let marks = self.marks.get(from..=place).unwrap_or_default();
                found.extend(sentence(marks));
                from = place + 1;
            }
        }
        found
    }
}

fn sentence(marks: &[Mark]) -> Option<Sentence> {
    let text: String = marks.iter().map(|mark| mark.letter).collect();
    let open = marks.iter().filter(|mark| mark.told == Told::Untold && is_word(mark.letter));
    let told = if open.count() > SPARE && !is_heading(&text) {
        Told::Untold
    } else {
        marks.iter().map(|mark| mark.told).max().filter(|told| *told != Told::Untold)?
    };
    Some(Sentence { line: marks.first()?.line, text, told })
}

fn is_word(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// A heading begins with its number and holds no stop: 一、申报范围.
fn is_heading(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    if letters.peek().is_some_and(|first| "第（(".contains(*first)) {
        letters.next();
    }
    let rest = if let Some(rest) = text.strip_prefix("附件") {
        return !rest.contains(['。', '；', '，', '：', '！', '？']);
    } else {
        letters
    };
    let rest: String = rest.collect();
    let number = rest
        .chars()
        .take_while(|letter| "一二三四五六七八九十".contains(*letter) || letter.is_ascii_digit());
    let after = rest.chars().nth(number.count());
    let numbered = rest
        .chars()
        .next()
        .is_some_and(|first| "一二三四五六七八九十".contains(first) || first.is_ascii_digit());
    numbered
        && after.is_some_and(|mark| "、.．章条）)".contains(mark))
        && !text.contains(['。', '；', '，', '：', '！', '？'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(source: &str, quotes: &[(&str, Told)]) -> Vec<(usize, Told)> {
        let mut print = Print::new(source);
        for (quote, told) in quotes {
            print.cover_all(&[(*quote).to_owned()], *told);
        }
        print.sentences().into_iter().map(|sentence| (sentence.line, sentence.told)).collect()
    }

    #[test]
    fn a_sentence_is_told_where_nearly_all_of_it_is_quoted() {
        let source = "一、申报范围\n另：在受处分期间的，不得申报。离退休人员不得申报职称评审。\n";
        let quote = ("在受处分期间的，不得申报。", Told::Rule);
        assert_eq!(sentences(source, &[quote]), [(2, Told::Rule), (2, Told::Untold)]);
        let both = [quote, ("离退休人员 不得申报\n职称评审。", Told::Information)];
        assert_eq!(sentences(source, &both), [(2, Told::Rule), (2, Told::Information)]);
    }

    #[test]
    fn words_that_stand_twice_are_told_twice_and_a_rule_outweighs_information() {
        let source = "受过处分的人员，不予受理。\n受过处分的人员，不予受理。\n";
        let quotes =
            [("受过处分的人员，不予受理。", Told::Information), ("受过处分的人员，", Told::Rule)];
        assert_eq!(sentences(source, &quotes), [(1, Told::Rule), (2, Told::Rule)]);
    }

    #[test]
    fn a_heading_has_a_number_and_no_stop() {
        for heading in [
            "一、申报范围和申报条件以及时间",
            "（二）单位审核推荐和公示情况",
            "3.办理方式和办理所需的材料",
        ] {
            assert!(is_heading(heading), "{heading}");
        }
        for other in
            ["申报人员应当符合申报条件", "一、在受处分期间的，不得申报。", "一次性告知申报人"]
        {
            assert!(!is_heading(other), "{other}");
        }
    }
}
