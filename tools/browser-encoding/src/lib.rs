//! `encoding_rs` where a browser is at hand: the same names, the browser's tables.
//!
//! Only what the readers of spreadsheets and XML call is here. UTF-8 and UTF-16 are decoded in place;
//! everything else by `TextDecoder`, whose encodings and labels are those of the same standard. Nothing
//! encodes.

use std::borrow::Cow;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;
    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str) -> Result<TextDecoder, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn encoding(this: &TextDecoder) -> String;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
}

/// What a byte that means nothing is decoded to.
const UNKNOWN: char = '\u{fffd}';

/// An encoding, known by its name.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Encoding {
    name: &'static str,
}

/// How far decoding came.
#[derive(Debug, PartialEq, Eq)]
pub enum DecoderResult {
    /// All that was given is decoded.
    InputEmpty,
    /// There was no more room.
    OutputFull,
    /// Some bytes mean nothing.
    Malformed(u8, u8),
}

impl Encoding {
    /// The encoding of a label; the browser knows every one.
    #[must_use]
    pub fn for_label(label: &[u8]) -> Option<&'static Self> {
        let label = std::str::from_utf8(label).ok()?.trim();
        let name = TextDecoder::new(label).ok()?.encoding();
        ALL.iter().copied().find(|known| known.name.eq_ignore_ascii_case(&name))
    }

    /// The encoding of a byte order mark at the beginning, and its length.
    #[must_use]
    pub fn for_bom(bytes: &[u8]) -> Option<(&'static Self, usize)> {
        match bytes {
            [0xef, 0xbb, 0xbf, ..] => Some((UTF_8, 3)),
            [0xff, 0xfe, ..] => Some((UTF_16LE, 2)),
            [0xfe, 0xff, ..] => Some((UTF_16BE, 2)),
            _ => None,
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(&'static self) -> &'static str {
        self.name
    }

    /// Decodes; a byte order mark decides over `self`. Says also whether something meant nothing.
    #[must_use]
    pub fn decode<'a>(&'static self, bytes: &'a [u8]) -> (Cow<'a, str>, &'static Self, bool) {
        let (encoding, mark) = Self::for_bom(bytes).unwrap_or((self, 0));
        let (text, faulty) =
            encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        (text, encoding, faulty)
    }

    /// Decodes, a byte order mark as what it is. Says also whether something meant nothing.
    #[must_use]
    pub fn decode_without_bom_handling<'a>(&'static self, bytes: &'a [u8]) -> (Cow<'a, str>, bool) {
        match self.name {
            "UTF-8" => match std::str::from_utf8(bytes) {
                Ok(text) => (Cow::Borrowed(text), false),
                Err(_) => (String::from_utf8_lossy(bytes), true),
            },
            "UTF-16LE" => sixteen(bytes, u16::from_le_bytes),
            "UTF-16BE" => sixteen(bytes, u16::from_be_bytes),
            name => {
                let text = TextDecoder::new(name).and_then(|decoder| decoder.decode(bytes));
                let text = text.unwrap_or_else(|_| UNKNOWN.to_string());
                let faulty = text.contains(UNKNOWN);
                (Cow::Owned(text), faulty)
            }
        }
    }

    /// Decodes; `None` where something means nothing.
    #[must_use]
    pub fn decode_without_bom_handling_and_without_replacement<'a>(
        &'static self,
        bytes: &'a [u8],
    ) -> Option<Cow<'a, str>> {
        let (text, faulty) = self.decode_without_bom_handling(bytes);
        (!faulty).then_some(text)
    }

    /// Decodes piece by piece.
    #[must_use]
    pub const fn new_decoder_without_bom_handling(&'static self) -> Decoder {
        Decoder { encoding: self, given: Vec::new(), text: String::new(), ended: false, sent: 0 }
    }
}

fn sixteen(bytes: &[u8], order: fn([u8; 2]) -> u16) -> (Cow<'_, str>, bool) {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [one, two] => order([*one, *two]),
        _ => 0,
    });
    let mut faulty = bytes.len() % 2 == 1;
    let mut text = String::with_capacity(bytes.len());
    for sign in char::decode_utf16(units) {
        faulty |= sign.is_err();
        text.push(sign.unwrap_or(UNKNOWN));
    }
    (Cow::Owned(text), faulty)
}

/// Decodes piece by piece: what comes is kept until the last piece, and given out then.
pub struct Decoder {
    encoding: &'static Encoding,
    given: Vec<u8>,
    text: String,
    ended: bool,
    sent: usize,
}

impl Decoder {
    /// The encoding.
    #[must_use]
    pub const fn encoding(&self) -> &'static Encoding {
        self.encoding
    }

    /// Room enough for what so many more bytes are decoded to.
    #[must_use]
    pub fn max_utf8_buffer_length_without_replacement(&self, more: usize) -> Option<usize> {
        self.given.len().checked_add(more)?.checked_mul(3)?.checked_add(3)
    }

    /// Takes bytes and appends the text once `last` is said; how many bytes were taken.
    pub fn decode_to_string_without_replacement(
        &mut self,
        bytes: &[u8],
        text: &mut String,
        last: bool,
    ) -> (DecoderResult, usize) {
        let result = self.take(bytes, last);
        if result == DecoderResult::InputEmpty {
            text.push_str(self.text.get(self.sent..).unwrap_or_default());
            self.sent = self.text.len();
        }
        (result, bytes.len())
    }

    /// Takes bytes and writes as much of the text as there is room for, once `last` is said; how many
    /// bytes were taken and written.
    pub fn decode_to_utf8_without_replacement(
        &mut self,
        bytes: &[u8],
        room: &mut [u8],
        last: bool,
    ) -> (DecoderResult, usize, usize) {
        let result = self.take(bytes, last);
        if result != DecoderResult::InputEmpty {
            return (result, bytes.len(), 0);
        }
        let rest = self.text.get(self.sent..).unwrap_or_default();
        let mut fits = rest.len().min(room.len());
        while !rest.is_char_boundary(fits) {
            fits -= 1;
        }
        if let (Some(room), Some(part)) = (room.get_mut(..fits), rest.as_bytes().get(..fits)) {
            room.copy_from_slice(part);
        }
        self.sent += fits;
        let all = self.sent == self.text.len();
        (if all { DecoderResult::InputEmpty } else { DecoderResult::OutputFull }, bytes.len(), fits)
    }

    fn take(&mut self, bytes: &[u8], last: bool) -> DecoderResult {
        self.given.extend_from_slice(bytes);
        if !last || self.ended {
            return DecoderResult::InputEmpty;
        }
        self.ended = true;
        let given = std::mem::take(&mut self.given);
        match self.encoding.decode_without_bom_handling_and_without_replacement(&given) {
            Some(text) => {
                self.text = text.into_owned();
                DecoderResult::InputEmpty
            }
            None => DecoderResult::Malformed(1, 0),
        }
    }
}

macro_rules! encodings {
    ($($initial:ident $own:ident $name:literal),* $(,)?) => {
        $(
            /// The encoding itself, for tables.
            pub static $initial: Encoding = Encoding { name: $name };
            /// The encoding.
            pub static $own: &Encoding = &$initial;
        )*
        static ALL: &[&Encoding] = &[$(&$initial),*];
    };
}

encodings! {
    BIG5_INIT BIG5 "Big5",
    EUC_JP_INIT EUC_JP "EUC-JP",
    EUC_KR_INIT EUC_KR "EUC-KR",
    GB18030_INIT GB18030 "gb18030",
    GBK_INIT GBK "GBK",
    IBM866_INIT IBM866 "IBM866",
    ISO_2022_JP_INIT ISO_2022_JP "ISO-2022-JP",
    ISO_8859_2_INIT ISO_8859_2 "ISO-8859-2",
    ISO_8859_3_INIT ISO_8859_3 "ISO-8859-3",
    ISO_8859_4_INIT ISO_8859_4 "ISO-8859-4",
    ISO_8859_5_INIT ISO_8859_5 "ISO-8859-5",
    ISO_8859_6_INIT ISO_8859_6 "ISO-8859-6",
    ISO_8859_7_INIT ISO_8859_7 "ISO-8859-7",
    ISO_8859_8_INIT ISO_8859_8 "ISO-8859-8",
    ISO_8859_8_I_INIT ISO_8859_8_I "ISO-8859-8-I",
    ISO_8859_10_INIT ISO_8859_10 "ISO-8859-10",
    ISO_8859_13_INIT ISO_8859_13 "ISO-8859-13",
    ISO_8859_14_INIT ISO_8859_14 "ISO-8859-14",
    ISO_8859_15_INIT ISO_8859_15 "ISO-8859-15",
    ISO_8859_16_INIT ISO_8859_16 "ISO-8859-16",
    KOI8_R_INIT KOI8_R "KOI8-R",
    KOI8_U_INIT KOI8_U "KOI8-U",
    MACINTOSH_INIT MACINTOSH "macintosh",
    REPLACEMENT_INIT REPLACEMENT "replacement",
    SHIFT_JIS_INIT SHIFT_JIS "Shift_JIS",
    UTF_16BE_INIT UTF_16BE "UTF-16BE",
    UTF_16LE_INIT UTF_16LE "UTF-16LE",
    UTF_8_INIT UTF_8 "UTF-8",
    WINDOWS_1250_INIT WINDOWS_1250 "windows-1250",
    WINDOWS_1251_INIT WINDOWS_1251 "windows-1251",
    WINDOWS_1252_INIT WINDOWS_1252 "windows-1252",
    WINDOWS_1253_INIT WINDOWS_1253 "windows-1253",
    WINDOWS_1254_INIT WINDOWS_1254 "windows-1254",
    WINDOWS_1255_INIT WINDOWS_1255 "windows-1255",
    WINDOWS_1256_INIT WINDOWS_1256 "windows-1256",
    WINDOWS_1257_INIT WINDOWS_1257 "windows-1257",
    WINDOWS_1258_INIT WINDOWS_1258 "windows-1258",
    WINDOWS_874_INIT WINDOWS_874 "windows-874",
    X_MAC_CYRILLIC_INIT X_MAC_CYRILLIC "x-mac-cyrillic",
}
