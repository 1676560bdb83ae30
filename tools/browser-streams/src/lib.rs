//! `wasm-streams` where there is no server: the names that leptos asks for, and nothing behind them.
//!
//! The published crate exports classes by which a browser and a server stream to each other. What is exported
//! stays in a program whether or not anything calls it: 9 KB of code in each. The wizard calls no server, so
//! none of this is ever run; a stream from here is empty.

use futures_util::Stream;
use futures_util::stream::{Empty, empty};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ReadableStream as Raw;

/// What a stream gives.
type Item = Result<JsValue, JsValue>;

/// A stream of the browser, of which nothing is known.
#[derive(Debug)]
pub struct ReadableStream;

impl ReadableStream {
    /// In the place of a stream that the browser made.
    #[must_use]
    pub fn from_raw(_: Raw) -> Self {
        Self
    }

    /// In the place of a stream made from one of the program.
    pub fn from_stream(_: impl Stream<Item = Item> + 'static) -> Self {
        Self
    }

    /// No stream of the browser.
    #[must_use]
    pub fn into_raw(self) -> Raw {
        JsValue::UNDEFINED.unchecked_into()
    }

    /// An empty stream.
    #[must_use]
    pub fn into_stream(self) -> Empty<Item> {
        empty()
    }
}
