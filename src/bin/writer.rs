//! The HR desk's writer of workbooks, a program that comes only when one is written.

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::wasm_bindgen;
    use zhicheng::roster::writer;

    /// The workbook that the reader's `order` describes; `original` is the officer's own file.
    ///
    /// # Errors
    /// What cannot be written.
    #[wasm_bindgen]
    pub fn book(order: &[u8], original: &[u8]) -> Result<Vec<u8>, String> {
        writer::book(order, original)
    }
}

fn main() {}
