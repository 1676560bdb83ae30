//! Slips of the pen: what the file says is not TOML. The parser knows where it stumbled; what the
//! person did is told from the line itself.

use toml::de::Error;

use super::line_and_column;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Text;

/// Full-width marks that TOML writes in half width.
const MARKS: &[(char, char)] = &[
    ('＝', '='),
    ('，', ','),
    ('、', ','),
    ('［', '['),
    ('］', ']'),
    ('【', '['),
    ('】', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('（', '('),
    ('）', ')'),
    ('：', ':'),
    ('；', ';'),
    ('。', '.'),
    ('．', '.'),
    ('＃', '#'),
    ('－', '-'),
    ('　', ' '),
];
const CHINESE_QUOTES: &[char] = &['“', '”', '‘', '’', '＂', '＇'];

/// One finding a line: a slip makes the parser stumble several times.
pub fn findings(text: &Text, slips: &[Error]) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    if let Some(at) = open_list(&text.text) {
        found.push(Finding::new(Code::OpenBracket, &text.name).at(at).saw("["));
    }
    for slip in slips {
        let at = slip.span().map_or(0, |span| span.start);
        let finding = one(text, at, slip.message());
        // What is left open swallows what follows; where it was opened is the truth.
        let open = |last: &Finding| matches!(last.code, Code::OpenQuote | Code::OpenBracket);
        let swallowed = found.last().is_some_and(|last| open(last) && last.line <= finding.line);
        if !swallowed && found.iter().all(|known| known.line != finding.line) {
            found.push(finding);
        }
    }
    found
}

fn one(text: &Text, at: usize, message: &str) -> Finding {
    // The parser may stumble only at the end of the line, or at the beginning of the next.
    let (mut line, mut column) = line_and_column(&text.text, at);
    let mut words = text.text.lines().nth(line - 1).unwrap_or_default();
    if words.trim().is_empty() && line > 1 {
        line -= 1;
        words = text.text.lines().nth(line - 1).unwrap_or_default();
        column = words.chars().count();
    }
    let finding = |code: Code, column: usize| {
        Finding::new(code, &text.name).at((line, column)).of(key(words))
    };
    if message.contains("duplicate key") {
        let twice = words.trim().trim_matches(['[', ']', ' ']);
        let shown = if key(words).is_empty() { twice } else { key(words) };
        return Finding::new(Code::DuplicateKey, &text.name).at((line, column)).of(shown);
    }
    let bare = outside(words);
    if let Some((place, mark)) = bare.marks.iter().find(|(_, mark)| CHINESE_QUOTES.contains(mark)) {
        return finding(Code::ChineseQuote, *place).saw(&mark.to_string());
    }
    if let Some((place, mark, right)) = bare.marks.iter().find_map(|(place, mark)| {
        let right = MARKS.iter().find(|(wide, _)| wide == mark)?.1;
        Some((*place, *mark, right))
    }) {
        let mut finding = finding(Code::FullWidth, place).saw(&mark.to_string());
        finding.nearest = Some(if right == ' ' { "空格".to_owned() } else { right.to_string() });
        return finding;
    }
    if bare.open || message.contains("quote") && message.contains("missing") {
        return finding(Code::OpenQuote, column);
    }
    let value = words.split_once('=').map_or("", |(_, value)| value.trim());
    if let Some(unit) = unit_behind(value) {
        return finding(Code::UnitBehind, column).saw(unit);
    }
    if message.contains("unclosed") || bare.depth != 0 {
        return finding(Code::OpenBracket, column);
    }
    if !words.contains('=') && !words.trim_start().starts_with('[') {
        return finding(Code::NoValue, column).saw(words.trim());
    }
    if value.is_empty() {
        return finding(Code::NoValue, column);
    }
    if value.starts_with(|mark: char| mark.is_alphabetic() || !mark.is_ascii()) {
        return finding(Code::Bare, column).saw(value);
    }
    finding(Code::Syntax, column).saw(words.trim())
}

/// Where a list is opened that is still open when the next key or table begins.
fn open_list(text: &str) -> Option<(usize, usize)> {
    let mut open: Vec<(char, (usize, usize))> = Vec::new();
    let mut long = None;
    for (line, words) in text.lines().enumerate() {
        // Text of several lines is text, whatever it looks like.
        let marks = |mark: &str| words.matches(mark).count() % 2 == 1;
        if let Some(mark) = long {
            long = (!marks(mark)).then_some(mark);
            continue;
        }
        long = ["\"\"\"", "\'\'\'"].into_iter().find(|mark| marks(mark));
        let table = words.starts_with('[') && words.trim_end().ends_with(']');
        let key = key(words);
        let begins = !key.is_empty() && !key.starts_with(['"', '[', '{', '#']);
        if (begins || table)
            && let Some(('[', at)) = open.last()
        {
            return Some(*at);
        }
        if !table && long.is_none() {
            for (column, mark) in outside(words).brackets {
                match mark {
                    '[' | '{' => open.push((mark, (line + 1, column))),
                    _ => {
                        open.pop();
                    }
                }
            }
        }
    }
    None
}

/// The key a line writes.
fn key(words: &str) -> &str {
    let before = words.split(['=', '＝']).next().unwrap_or_default();
    let key = if before.len() == words.len() { "" } else { before.trim() };
    if key.chars().count() > 40 { "" } else { key }
}

/// A number with words behind it, as in `240元`: the words.
fn unit_behind(value: &str) -> Option<&str> {
    let rest = value.trim_start_matches(|mark: char| mark.is_ascii_digit() || mark == '.');
    let unit = rest.trim_end_matches([',', ' ']);
    (rest.len() < value.len() && unit.starts_with(|mark: char| mark.is_alphabetic() || mark == '%'))
        .then_some(unit)
}

/// What of a line stands outside quotation marks and comments.
struct Outside {
    /// Column and mark of everything that is not ASCII.
    marks: Vec<(usize, char)>,
    /// Whether a quotation mark was left open.
    open: bool,
    /// Brackets opened and not closed.
    depth: i32,
    /// Column and mark of every bracket.
    brackets: Vec<(usize, char)>,
}

fn outside(words: &str) -> Outside {
    let mut seen = Outside { marks: Vec::new(), open: false, depth: 0, brackets: Vec::new() };
    let (mut quote, mut escaped) = (None, false);
    // Three marks begin or end text of several lines; one such line says nothing by itself.
    let long = words.contains("\"\"\"") || words.contains("'''");
    for (place, mark) in words.chars().enumerate() {
        match quote {
            Some(open) => {
                if escaped {
                    escaped = false;
                } else if mark == '\\' && open == '"' {
                    escaped = true;
                } else if mark == open {
                    quote = None;
                }
            }
            None => match mark {
                '"' | '\'' => quote = Some(mark),
                '#' => break,
                '[' | '{' => {
                    seen.depth += 1;
                    seen.brackets.push((place + 1, mark));
                }
                ']' | '}' => {
                    seen.depth -= 1;
                    seen.brackets.push((place + 1, mark));
                }
                mark if !mark.is_ascii() => seen.marks.push((place + 1, mark)),
                _ => {}
            },
        }
    }
    seen.open = quote.is_some() && !long;
    seen
}
