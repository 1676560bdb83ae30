//! The XML of a workbook's parts, piece by piece. No document types: offices write none, and what they
//! could name is not ours to fetch. What is not whole is damage, wherever it is.

use std::borrow::Cow;

/// A piece of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// A tag that opens.
    Start(Tag<'t>),
    /// A tag that opens and closes.
    Empty(Tag<'t>),
    /// A tag that closes: its name with prefix.
    End(&'t str),
    /// Text as it stands there.
    Text(&'t str),
    /// Text in which no sign means anything.
    Plain(&'t str),
}

/// A tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'t> {
    /// Its name with prefix.
    pub name: &'t str,
    rest: &'t str,
}

/// The name without its prefix.
#[must_use]
pub fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

impl<'t> Tag<'t> {
    /// Its name without prefix.
    #[must_use]
    pub fn local(&self) -> &'t str {
        local(self.name)
    }

    /// The value of an attribute, whatever its prefix.
    #[must_use]
    pub fn attribute(&self, wanted: &str) -> Option<Cow<'t, str>> {
        let mut rest = self.rest;
        loop {
            let (name, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            let (value, after) = after.get(1..)?.split_once(quote)?;
            if local(name.trim()) == wanted {
                return Some(meant(value));
            }
            rest = after;
        }
    }
}

/// That the text is no whole XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damage;

/// Reads a text.
#[derive(Debug, Clone)]
pub struct Reader<'t> {
    text: &'t str,
    at: usize,
    open: Vec<&'t str>,
}

impl<'t> Reader<'t> {
    /// From the beginning of a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text, at, open: Vec::new() }
    }

    /// How many bytes have been read.
    #[must_use]
    pub fn position(&self) -> usize {
        self.at
    }

    /// The next piece; none at the end.
    ///
    /// # Errors
    /// That there is no whole piece.
    pub fn piece(&mut self) -> Result<Option<Piece<'t>>, Damage> {
        loop {
            let rest = self.text.get(self.at..).ok_or(Damage)?;
            if rest.is_empty() {
                return if self.open.is_empty() { Ok(None) } else { Err(Damage) };
            }
            let Some(tag) = rest.strip_prefix('<') else {
                let end = rest.find('<').unwrap_or(rest.len());
                self.at += end;
                return Ok(rest.get(..end).map(Piece::Text));
            };
            if let Some(inside) = tag.strip_prefix("![CDATA[") {
                let (text, _) = inside.split_once("]]>").ok_or(Damage)?;
                self.at += text.len() + "<![CDATA[]]>".len();
                return Ok(Some(Piece::Plain(text)));
            }
            if let Some(inside) = tag.strip_prefix("!--") {
                let (text, _) = inside.split_once("-->").ok_or(Damage)?;
                self.at += text.len() + "<!---->".len();
                continue;
            }
            if let Some(inside) = tag.strip_prefix('?') {
                let (text, _) = inside.split_once("?>").ok_or(Damage)?;
                self.at += text.len() + "<??>".len();
                continue;
            }
            return self.tag(tag).map(Some);
        }
    }

    fn tag(&mut self, tag: &'t str) -> Result<Piece<'t>, Damage> {
        let end = end(tag).ok_or(Damage)?;
        let inside = tag.get(..end).ok_or(Damage)?;
        self.at += end + "<>".len();
        if let Some(name) = inside.strip_prefix('/') {
            let name = name.trim_end();
            return if self.open.pop() == Some(name) { Ok(Piece::End(name)) } else { Err(Damage) };
        }
        let (inside, empty) = match inside.strip_suffix('/') {
            Some(inside) => (inside, true),
            None => (inside, false),
        };
        let length = inside.find(|sign: char| sign.is_ascii_whitespace()).unwrap_or(inside.len());
        let (name, rest) = inside.split_at_checked(length).ok_or(Damage)?;
        if name.is_empty() || name.starts_with('!') {
            return Err(Damage);
        }
        let tag = Tag { name, rest };
        if empty {
            return Ok(Piece::Empty(tag));
        }
        self.open.push(name);
        Ok(Piece::Start(tag))
    }

    /// Passes over everything up to the end of the tag that was opened last.
    ///
    /// # Errors
    /// That there is none.
    pub fn pass(&mut self) -> Result<(), Damage> {
        let depth = self.open.len();
        while self.open.len() >= depth {
            self.piece()?.ok_or(Damage)?;
        }
        Ok(())
    }

    /// The text up to the end of the tag that was opened last, with what stands in the tags between.
    ///
    /// # Errors
    /// That there is no end.
    pub fn words(&mut self, words: &mut String) -> Result<(), Damage> {
        let depth = self.open.len();
        while self.open.len() >= depth {
            match self.piece()?.ok_or(Damage)? {
                Piece::Text(text) => words.push_str(&meant(text)),
                Piece::Plain(text) => words.push_str(text),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Where a tag ends: the first `>` that stands in no quotes.
fn end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, sign) in tag.bytes().enumerate() {
        match (quote, sign) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            _ => {}
        }
    }
    None
}

/// Text as it is meant: lines end in one way, and signs written by their names are themselves. A name
/// that means nothing stays as it is written.
#[must_use]
pub fn meant(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '\r']) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let named = after.split_once(';').and_then(|(name, after)| Some((sign(name)?, after)));
        match named {
            Some((sign, after)) => {
                out.push(sign);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn sign(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?).filter(|sign| *sign != '\0')
        }
    }
}

/// Text so written that it is itself in XML; signs that XML cannot hold are left out.
#[must_use]
pub fn written(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<Vec<Piece<'_>>, Damage> {
        let mut reader = Reader::new(text);
        let mut pieces = Vec::new();
        while let Some(piece) = reader.piece()? {
            pieces.push(piece);
        }
        Ok(pieces)
    }

    #[test]
    fn pieces_come_in_their_order() {
        let text = "\u{feff}<?xml version=\"1.0\"?><!-- <a> --><x:a b='>' x:c = \"1 &lt; 2\"><b/>甲&amp;<![CDATA[<乙>]]></x:a >";
        let pieces = all(text).unwrap();
        let Piece::Start(tag) = pieces[0] else { panic!("{pieces:?}") };
        assert_eq!((tag.local(), tag.attribute("b").as_deref()), ("a", Some(">")));
        assert_eq!(tag.attribute("c").as_deref(), Some("1 < 2"));
        assert_eq!(tag.attribute("d"), None);
        assert!(matches!(pieces[1], Piece::Empty(tag) if tag.name == "b"));
        assert_eq!(pieces[2..], [Piece::Text("甲&amp;"), Piece::Plain("<乙>"), Piece::End("x:a")]);
    }

    #[test]
    fn what_is_not_whole_is_damage() {
        for bad in [
            "<a>",
            "<a></b>",
            "</a>",
            "<a",
            "<a b='>",
            "<!-- ",
            "<![CDATA[ ",
            "<? ",
            "<>",
            "< a/>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a/>",
        ] {
            assert_eq!(all(bad), Err(Damage), "{bad}");
        }
    }

    #[test]
    fn words_are_what_is_meant() {
        let text = "<a>一<b>二</b>&#x4e09;&#22235;&nbsp;&\r\n</a><c/>";
        let mut reader = Reader::new(text);
        reader.piece().unwrap();
        let mut words = String::new();
        reader.words(&mut words).unwrap();
        assert_eq!(words, "一二三四&nbsp;&\n");
        assert!(matches!(reader.piece(), Ok(Some(Piece::Empty(tag))) if tag.name == "c"));
        assert_eq!(meant(&written("a<b>&\"c\"")), "a<b>&\"c\"");
        assert_eq!(written("a\u{1}\u{ffff}b"), "ab");
    }
}
