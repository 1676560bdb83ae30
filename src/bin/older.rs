//! The HR desk's reader of older formats (XLS, ODS), a program that comes only for such a file.

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::wasm_bindgen;
    use zhicheng::domain::packed::pack;
    use zhicheng::roster::open::older;

    /// The file's sheets, as the reader takes them.
    ///
    /// # Errors
    /// Why it cannot be read.
    #[wasm_bindgen]
    pub fn read(bytes: &[u8]) -> Result<Vec<u8>, String> {
        older::read(bytes).map(|book| pack(&book)).map_err(|refusal| refusal.words)
    }
}

fn main() {}
