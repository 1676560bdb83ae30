//! JSON as cases come in: strict (RFC 8259), and bounded where a case is bounded.
//!
//! What a case cannot hold (a list of over a hundred entries, nesting, a number beyond measure, half a
//! letter) is named at its key path and ends the reading, so that a hostile megabyte costs no more than
//! its own size. What is no JSON at all is a fault of the whole case.

use super::value::{Fault, Value};

/// Entries a list of a case may have.
const MOST_ENTRIES: usize = 100;
/// More keys than any case has, with whatever a notice adds.
const MOST_KEYS: usize = 1_000;
/// A list of objects is the deepest that a case goes.
const DEEPEST: usize = 8;

/// Reads one JSON text.
///
/// # Errors
/// Where it is no JSON, or the key path of what no case can hold.
pub fn read(text: &str) -> Result<Value, Fault> {
    let mut reader = Reader { text, at: 0, path: Vec::new() };
    let value = reader.value()?;
    reader.skip();
    if reader.at < text.len() { Err(reader.wrong()) } else { Ok(value) }
}

/// One step from the whole to a part.
enum Step {
    Key(String),
    Entry(usize),
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    path: Vec<Step>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, word: &str) -> bool {
        let there = self.rest().starts_with(word);
        if there {
            self.at += word.len();
        }
        there
    }

    /// That what stands here is no JSON.
    fn wrong(&self) -> Fault {
        let before = self.text.get(..self.at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let what = if self.rest().is_empty() { "没有写完" } else { "写法有误" };
        let place = format!("第 {line} 行第 {column} 个字附近");
        Fault::new("(case)", format!("不是有效的 JSON：{place}{what}，请重新导出或改正后再试"))
    }

    /// That no case holds this here.
    fn fault(&self, reason: &str) -> Fault {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Key(key) if path.is_empty() => path.push_str(key),
                Step::Key(key) => {
                    path.push('.');
                    path.push_str(key);
                }
                Step::Entry(place) => {
                    path.extend(["[", &place.to_string(), "]"]);
                }
            }
        }
        Fault::new(if path.is_empty() { "(case)".to_owned() } else { path }, reason)
    }

    fn value(&mut self) -> Result<Value, Fault> {
        self.skip();
        match self.peek() {
            Some(b'{') => self.map(),
            Some(b'[') => self.list(),
            Some(b'"') => Ok(self.text()?.map_or(Value::Other, Value::Text)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ if self.take("true") || self.take("false") || self.take("null") => Ok(Value::Other),
            _ => Err(self.wrong()),
        }
    }

    fn list(&mut self) -> Result<Value, Fault> {
        if self.path.len() >= DEEPEST {
            return Err(self.fault("一层套一层，太深了，请核对"));
        }
        self.at += 1;
        let mut entries = Vec::new();
        self.skip();
        if self.take("]") {
            return Ok(Value::List(entries));
        }
        loop {
            if entries.len() >= MOST_ENTRIES {
                return Err(self.fault("最多 100 条"));
            }
            self.path.push(Step::Entry(entries.len()));
            entries.push(self.value()?);
            self.path.pop();
            self.skip();
            if self.take("]") {
                return Ok(Value::List(entries));
            }
            if !self.take(",") {
                return Err(self.wrong());
            }
        }
    }

    fn map(&mut self) -> Result<Value, Fault> {
        if self.path.len() >= DEEPEST {
            return Err(self.fault("一层套一层，太深了，请核对"));
        }
        self.at += 1;
        let mut entries: Vec<(String, Value)> = Vec::new();
        self.skip();
        if self.take("}") {
            return Ok(Value::Map(entries));
        }
        loop {
            self.skip();
            if self.peek() != Some(b'"') {
                return Err(self.wrong());
            }
            // Half a letter in a key, or none, makes a key that nobody has.
            let key = self.text()?.filter(|key| !key.is_empty());
            let key = key.unwrap_or_else(|| "\u{fffd}".to_owned());
            self.skip();
            if !self.take(":") {
                return Err(self.wrong());
            }
            self.path.push(Step::Key(key.clone()));
            if entries.len() >= MOST_KEYS {
                return Err(self.fault("没有这一项，请核对键名"));
            }
            let value = self.value()?;
            self.path.pop();
            // Of a key written twice the last counts.
            match entries.iter_mut().find(|(known, _)| *known == key) {
                Some((_, known)) => *known = value,
                None => entries.push((key, value)),
            }
            self.skip();
            if self.take("}") {
                return Ok(Value::Map(entries));
            }
            if !self.take(",") {
                return Err(self.wrong());
            }
        }
    }

    /// A number. Beyond what 64 bits count it is infinite, which fits no fact.
    fn number(&mut self) -> Result<Value, Fault> {
        let begin = self.at;
        let digits = |reader: &mut Self| {
            let from = reader.at;
            while matches!(reader.peek(), Some(b'0'..=b'9')) {
                reader.at += 1;
            }
            reader.at - from
        };
        self.take("-");
        let leading = self.peek() == Some(b'0');
        let whole = digits(self);
        if whole == 0 || leading && whole > 1 {
            return Err(self.wrong());
        }
        let mut plain = true;
        if self.take(".") {
            plain = false;
            if digits(self) == 0 {
                return Err(self.wrong());
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            plain = false;
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            if digits(self) == 0 {
                return Err(self.wrong());
            }
        }
        let written = self.text.get(begin..self.at).unwrap_or_default();
        if plain && let Ok(whole) = written.parse() {
            return Ok(Value::Whole(whole));
        }
        let number: f64 = written.parse().unwrap_or(f64::NAN);
        // Minus nothing is nothing.
        Ok(Value::Number(if number == 0.0 { 0.0 } else { number }))
    }

    /// Text between quotation marks; `None` where it holds half of a pair of surrogates.
    fn text(&mut self) -> Result<Option<String>, Fault> {
        self.at += 1;
        let mut text = String::new();
        let mut whole = true;
        loop {
            let rest = self.rest();
            let end = rest.find(|mark: char| mark == '"' || mark == '\\' || mark < ' ');
            let Some(end) = end else {
                self.at = self.text.len();
                return Err(self.wrong());
            };
            text.push_str(rest.get(..end).unwrap_or_default());
            self.at += end;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(whole.then_some(text));
                }
                Some(b'\\') => match self.escaped()? {
                    Some(mark) => text.push(mark),
                    None => whole = false,
                },
                _ => return Err(self.wrong()),
            }
        }
    }

    /// What a backslash stands for.
    fn escaped(&mut self) -> Result<Option<char>, Fault> {
        self.at += 1;
        let mark = match self.peek() {
            Some(b'u') => return self.unicode(),
            Some(mark @ (b'"' | b'\\' | b'/')) => char::from(mark),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            _ => return Err(self.wrong()),
        };
        self.at += 1;
        Ok(Some(mark))
    }

    fn unicode(&mut self) -> Result<Option<char>, Fault> {
        let first = self.four()?;
        if !(0xd800..0xdc00).contains(&first) {
            return Ok(char::from_u32(first));
        }
        if !self.rest().starts_with("\\u") {
            return Ok(None);
        }
        let before = self.at;
        self.at += 1;
        let second = self.four()?;
        if !(0xdc00..0xe000).contains(&second) {
            self.at = before;
            return Ok(None);
        }
        Ok(char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)))
    }

    /// `uXXXX`.
    fn four(&mut self) -> Result<u32, Fault> {
        let digits = self.text.get(self.at + 1..self.at + 5).unwrap_or_default();
        if digits.len() != 4 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(self.wrong());
        }
        self.at += 5;
        Ok(u32::from_str_radix(digits, 16).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(number: i64) -> Value {
        Value::Whole(number)
    }

    #[test]
    fn numbers_keep_how_they_were_written() {
        for (text, wanted) in [
            ("12", whole(12)),
            ("-0", whole(0)),
            ("12.0", Value::Number(12.0)),
            ("1.2e1", Value::Number(12.0)),
            ("1e400", Value::Number(f64::INFINITY)),
            ("-0.0", Value::Number(0.0)),
        ] {
            assert_eq!(read(text), Ok(wanted), "{text}");
        }
        assert_eq!(read(&"9".repeat(400)), Ok(Value::Number(f64::INFINITY)));
        for text in ["01", "-", "1.", ".5", "1e", "+1", "NaN", "0x1"] {
            assert_eq!(read(text).unwrap_err().path, "(case)", "{text}");
        }
    }

    #[test]
    fn text_is_taken_as_it_is_written() {
        let text = |text: &str| Ok(Value::Text(text.to_owned()));
        assert_eq!(read(r#""\u0064adukou\n\"""#), text("dadukou\n\""));
        assert_eq!(read(r#""\ud83d\ude00""#), text("😀"));
        for half in [r#""\ud800""#, r#""\ud800\u0041""#, r#""\udc00""#] {
            assert_eq!(read(half), Ok(Value::Other), "{half}");
        }
        for wrong in ["\"a", "\"\\x\"", "\"\\u12\"", "\"\n\""] {
            assert_eq!(read(wrong).unwrap_err().path, "(case)", "{wrong:?}");
        }
    }

    #[test]
    fn of_a_key_written_twice_the_last_counts() {
        assert_eq!(
            read(r#"{"a":1,"b":2,"a":3}"#),
            Ok(Value::Map(vec![("a".to_owned(), whole(3)), ("b".to_owned(), whole(2))]))
        );
    }

    #[test]
    fn what_no_case_can_hold_is_named_by_its_path() {
        let long = format!("[{}]", vec!["1"; 101].join(","));
        let path = |text: &str| read(text).unwrap_err().path;
        assert_eq!(path(&long), "(case)");
        assert_eq!(path(&format!(r#"{{"titles":{long}}}"#)), "titles");
        assert_eq!(path(&format!(r#"{{"a":[{{"b":{long}}}]}}"#)), "a[0].b");
        assert_eq!(path(&format!(r#"{{"a":{}}}"#, "[".repeat(100_000))), "a[0][0][0][0][0][0][0]");
        assert!(read(&format!("[{}]", vec!["1"; 100].join(","))).is_ok());
    }

    #[test]
    fn places_are_counted_in_letters() {
        let fault = read("{\"年\":1,\n \"月\"}").unwrap_err();
        assert!(fault.reason.contains("第 2 行第 5 个字"), "{}", fault.reason);
        for wrong in
            ["", "{", "{\"a\"}", "[1,]", "{\"a\":1,}", "1 2", "{} x", "[1 2]", "\u{feff}{}"]
        {
            assert_eq!(read(wrong).unwrap_err().path, "(case)", "{wrong}");
        }
    }
}
