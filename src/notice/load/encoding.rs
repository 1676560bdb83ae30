//! From bytes to text: Notepad and Excel on a Chinese Windows write UTF-8 with a mark, UTF-16 and
//! GBK, and none of them asks.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

/// The text that `bytes` spell, without a byte order mark; `None` where it cannot be told.
///
/// UTF-8 is recognised by being valid, UTF-16 by its mark or by every other byte of its first letters
/// being zero; what is left is GB18030 (which GBK is part of), if every letter of it exists.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<String> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return whole(UTF_16LE.decode_without_bom_handling(rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return whole(UTF_16BE.decode_without_bom_handling(rest));
    }
    // Nobody types zeros: they are the half of each Latin letter in UTF-16 without its mark.
    match (bytes.first(), bytes.get(1)) {
        (Some(0), Some(1..)) => return whole(UTF_16BE.decode_without_bom_handling(bytes)),
        (Some(1..), Some(0)) => return whole(UTF_16LE.decode_without_bom_handling(bytes)),
        _ => {}
    }
    if let Ok(text) = str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)) {
        return (!text.contains('\0')).then(|| text.to_owned());
    }
    whole(GB18030.decode_without_bom_handling(bytes))
}

fn whole((text, broken): (std::borrow::Cow<'_, str>, bool)) -> Option<String> {
    (!broken && !text.contains('\0')).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "seq,name\n1,重庆市工程技术正高级职称评审委员会\n";

    #[test]
    fn every_encoding_that_notepad_and_excel_write_is_read() {
        let utf16 =
            |swap: fn(u16) -> [u8; 2]| WORDS.encode_utf16().flat_map(swap).collect::<Vec<u8>>();
        let (little, big) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
        let files = [
            WORDS.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", WORDS.as_bytes()].concat(),
            GB18030.encode(WORDS).0.into_owned(),
            [b"\xff\xfe".to_vec(), little.clone()].concat(),
            [b"\xfe\xff".to_vec(), big.clone()].concat(),
            little,
            big,
        ];
        for (place, bytes) in files.iter().enumerate() {
            assert_eq!(decode(bytes).as_deref(), Some(WORDS), "{place}");
        }
    }

    #[test]
    fn what_is_no_text_is_not_guessed() {
        assert_eq!(decode(b"PK\x03\x04\x14\x00\x06\x00"), None, "a workbook");
        assert_eq!(decode(b"\x80\x81\xff"), None);
        assert_eq!(decode(b"\xff\xfe\x00"), None, "half a letter");
    }
}
