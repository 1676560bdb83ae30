//! The HR desk's writer of forms, a program that comes only when they are written.

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::wasm_bindgen;
    use zhicheng::roster::writer;

    /// The forms of the people at `places` of the desk in `session` (whole, as the reader hands it on), as
    /// one archive.
    ///
    /// # Errors
    /// What cannot be written.
    #[wasm_bindgen]
    pub fn archive(
        rules: &[u8],
        details: &[u8],
        forms: &[u8],
        session: &[u8],
        places: &[usize],
    ) -> Result<Vec<u8>, String> {
        writer::forms(rules, details, forms, session, places)
    }
}

fn main() {}
