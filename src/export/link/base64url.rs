//! Bytes as letters that an address can hold: base64url without padding.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64url without padding.
pub fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |place: usize| u32::from(chunk.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for letter in 0..=chunk.len() {
            let place = bits >> (18 - 6 * letter) & 63;
            let letter = usize::try_from(place)
                .ok()
                .and_then(|place| LETTERS.get(place))
                .copied()
                .unwrap_or(b'A');
            text.push(char::from(letter));
        }
    }
    text
}

/// The bytes that letters stand for; `None` where no bytes have them.
pub fn unbase64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0u32;
        for letter in chunk {
            let place = LETTERS.iter().position(|other| other == letter)?;
            bits = bits << 6 | u32::try_from(place).ok()?;
        }
        let spare = 6 * (4 - chunk.len());
        let [_, whole @ ..] = (bits << spare).to_be_bytes();
        let count = chunk.len().checked_sub(1).filter(|count| *count > 0)?;
        // The spare bits are none of the bytes: one text for one case.
        if whole.get(count..)?.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend(whole.get(..count)?);
    }
    Some(bytes)
}
