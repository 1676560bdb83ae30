//! Texts of the stores, sealed under a key that clearing deletes (`public/seal.js`), so that what browsers
//! leave of removed texts in their own files says nothing. Where the browser can keep no such key, texts are
//! stored as they are; those are read in either case.
//!
//! A sealed text is [`MARK`], twelve random bytes used once, and the text's bytes under `ChaCha20` (RFC 8439,
//! counter from 0), each byte as the character of that number.

use std::cell::RefCell;

use chacha20::ChaCha20;
use chacha20::cipher::{KeyIvInit, StreamCipher};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::storage::{self, Store};

/// No text of ours begins with it.
const MARK: char = '\u{1}';
const NONCE: usize = 12;

type Secret = [u8; 32];

/// What texts are sealed under.
enum Key {
    /// There is none: texts are stored as they are.
    None,
    /// This one.
    Known(Secret),
    /// One that is on its way; what was to be stored meanwhile, the last of each place.
    Awaited(Vec<(Store, String, String)>),
}

thread_local! {
    static KEY: RefCell<Key> = const { RefCell::new(Key::None) };
}

/// What `public/seal.js` puts on the window; none where the browser can keep no key.
fn sealer() -> Option<JsValue> {
    let sealer = Reflect::get(&web_sys::window()?.into(), &"zhichengSeal".into()).ok()?;
    sealer.is_object().then_some(sealer)
}

fn known(value: &JsValue) -> Key {
    let bytes = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
    Secret::try_from(bytes).map_or(Key::None, Key::Known)
}

/// Takes up the key that was there when the page started.
pub fn begin() {
    let key = sealer().and_then(|sealer| Reflect::get(&sealer, &"key".into()).ok());
    KEY.set(key.map_or(Key::None, |key| known(&key)));
}

/// Takes a key for the generation that has begun. What is stored until it is here is stored when it is.
pub fn renew() {
    let taken = || -> Option<Promise> {
        let sealer = sealer()?;
        let take: Function = Reflect::get(&sealer, &"take".into()).ok()?.dyn_into().ok()?;
        take.call0(&sealer).ok()?.dyn_into().ok()
    };
    let Some(promise) = taken() else {
        return;
    };
    KEY.set(Key::Awaited(Vec::new()));
    spawn_local(async move {
        let key = JsFuture::from(promise).await.map_or(Key::None, |key| known(&key));
        if let Key::Awaited(waiting) = KEY.replace(key) {
            for (store, key, text) in waiting {
                let _ = write(store, &key, &text);
            }
        }
    });
}

/// The text in `store` under the whole `key`; one that cannot be opened is given as it stands.
#[must_use]
pub fn read(store: Store, key: &str) -> Option<String> {
    let text = storage::read(store, key)?;
    let opened = KEY.with_borrow(|known| match known {
        Key::Known(secret) => open(secret, &text),
        _ => None,
    });
    Some(opened.unwrap_or(text))
}

/// Stores `text` under the whole `key`; whether that worked. What was sealed is not written over by one who
/// could not read it.
#[must_use]
pub fn write(store: Store, key: &str, text: &str) -> bool {
    let sealed = KEY.with_borrow_mut(|known| match known {
        Key::None => {
            let sealed = storage::read(store, key).is_some_and(|text| text.starts_with(MARK));
            (!sealed).then(|| text.to_owned())
        }
        Key::Known(secret) => seal(secret, text),
        Key::Awaited(waiting) => {
            waiting.retain(|(at, name, _)| *at != store || name != key);
            waiting.push((store, key.to_owned(), text.to_owned()));
            Some(String::new())
        }
    });
    match sealed {
        Some(text) if text.is_empty() => true,
        Some(text) => storage::write(store, key, &text),
        None => false,
    }
}

/// Forgets what stands in `store` under the whole `key`.
pub fn delete(store: Store, key: &str) {
    KEY.with_borrow_mut(|known| {
        if let Key::Awaited(waiting) = known {
            waiting.retain(|(at, name, _)| *at != store || name != key);
        }
    });
    storage::delete(store, key);
}

fn cipher(secret: &Secret, nonce: &[u8]) -> Option<ChaCha20> {
    ChaCha20::new_from_slices(secret, nonce).ok()
}

fn seal(secret: &Secret, text: &str) -> Option<String> {
    let mut nonce = [0; NONCE];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut nonce).ok()?;
    let mut bytes = text.as_bytes().to_vec();
    cipher(secret, &nonce)?.apply_keystream(&mut bytes);
    let rest = nonce.into_iter().chain(bytes).map(char::from);
    Some(std::iter::once(MARK).chain(rest).collect())
}

fn open(secret: &Secret, text: &str) -> Option<String> {
    let bytes: Vec<u8> = text
        .strip_prefix(MARK)?
        .chars()
        .map(|each| u8::try_from(u32::from(each)))
        .collect::<Result<_, _>>()
        .ok()?;
    let (nonce, rest) = bytes.split_at_checked(NONCE)?;
    let mut rest = rest.to_vec();
    cipher(secret, nonce)?.apply_keystream(&mut rest);
    String::from_utf8(rest).ok()
}
