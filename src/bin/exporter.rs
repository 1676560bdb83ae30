//! The exporter: what the page loads only when somebody wants it. Documents, QR codes, JSON.
//!
//! A second program beside the page's own, because the libraries behind these are larger than the page.
//! Everything crosses as bytes and text; each function does one thing and keeps nothing.

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::wasm_bindgen;
    use zhicheng::export::exporter;

    /// The form `key` as a Word document; `answers` and `extra` are JSON.
    ///
    /// # Errors
    /// What does not fit, for people.
    #[wasm_bindgen]
    pub fn docx(
        notice: &[u8],
        forms: &[u8],
        key: &str,
        answers: &str,
        extra: &str,
    ) -> Result<Vec<u8>, String> {
        exporter::docx(notice, forms, key, answers, extra)
    }

    /// A QR code of `text` as an SVG picture.
    ///
    /// # Errors
    /// That the text is too long for one.
    #[wasm_bindgen]
    pub fn qr(text: &str) -> Result<String, String> {
        exporter::qr(text)
    }

    /// The code of a link as the JSON of its case.
    ///
    /// # Errors
    /// That the code is damaged or of another edition.
    #[wasm_bindgen]
    pub fn case_json(notice: &[u8], code: &str) -> Result<String, String> {
        exporter::case_json(notice, code)
    }

    /// The code of a link of any form that was ever made, as one of the present form.
    ///
    /// # Errors
    /// That the code is damaged.
    #[wasm_bindgen]
    pub fn modern_code(code: &str) -> Result<String, String> {
        exporter::modern_code(code)
    }

    /// A case as JSON, as the code of a link.
    ///
    /// # Errors
    /// The first thing that does not fit, with its key path.
    #[wasm_bindgen]
    pub fn case_code(notice: &[u8], text: &str) -> Result<String, String> {
        exporter::case_code(notice, text)
    }

    /// A case with its assessment, for other programs.
    ///
    /// # Errors
    /// The first thing that does not fit, with its key path.
    #[wasm_bindgen]
    pub fn write_json(notice: &[u8], case: &str) -> Result<String, String> {
        exporter::write_json(notice, case)
    }
}

fn main() {}
