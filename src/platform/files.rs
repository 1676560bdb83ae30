//! Files that the person chose. They are read on the device and go nowhere.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlInputElement};

/// A chosen file.
#[derive(Debug, Clone)]
pub struct Chosen(web_sys::File);

impl Chosen {
    /// Its size in bytes.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size in bytes is a whole number from 0 to 2^53"
    )]
    pub fn size(&self) -> u64 {
        self.0.size() as u64
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its text; none where it cannot be read.
    pub async fn text(&self) -> Option<String> {
        JsFuture::from(self.0.text()).await.ok()?.as_string()
    }

    /// All its bytes; none where it cannot be read.
    pub async fn bytes(&self) -> Option<Vec<u8>> {
        let read = JsFuture::from(self.0.array_buffer()).await.ok()?;
        Some(js_sys::Uint8Array::new(&read).to_vec())
    }

    /// Its first bytes, as many as tell kinds of files apart; none where it cannot be read.
    pub async fn start(&self) -> Option<Vec<u8>> {
        let start = self.0.slice_with_f64_and_f64(0.0, 16.0).ok()?.array_buffer();
        let read = JsFuture::from(start).await.ok()?;
        Some(js_sys::Uint8Array::new(&read).to_vec())
    }
}

/// The file chosen in the input of `event`, and empties the input: browsers tell nothing when the same
/// file is chosen again, as one does after correcting it.
#[must_use]
pub fn take(event: &Event) -> Option<Chosen> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(Chosen(file))
}

/// The first file dropped by `event`.
#[must_use]
pub fn dropped(event: &web_sys::DragEvent) -> Option<Chosen> {
    Some(Chosen(event.data_transfer()?.files()?.get(0)?))
}
