//! The HR desk's writer: workbooks and forms, in a program that comes only when something is written.

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::wasm_bindgen;
    use zhicheng::roster::write;

    /// A workbook or archive of the desk in `session` (whole, as the reader hands it on): `what` is
    /// 名册, 清单 or 表格; `places` are the people; `original` is the officer's own file.
    ///
    /// # Errors
    /// What cannot be written.
    #[wasm_bindgen]
    pub fn make(
        rules: &[u8],
        details: &[u8],
        forms: &[u8],
        session: &[u8],
        what: &str,
        places: &[usize],
        original: &[u8],
    ) -> Result<Vec<u8>, String> {
        write::make(rules, details, forms, session, what, places, original)
    }

    /// The template of an edition.
    ///
    /// # Errors
    /// That the notice is damaged.
    #[wasm_bindgen]
    pub fn template(rules: &[u8], details: &[u8]) -> Result<Vec<u8>, String> {
        write::template(rules, details)
    }
}

fn main() {}
