//! The HR desk's worker: reads rosters and judges everybody in them, beside the page.
//!
//! Everything crosses as bytes and text. One desk is kept here; nothing of it goes anywhere.

#[cfg(target_arch = "wasm32")]
mod exports {
    use std::cell::RefCell;

    use js_sys::Uint8Array;
    use wasm_bindgen::prelude::wasm_bindgen;
    use zhicheng::domain::packed::{pack, unpack};
    use zhicheng::roster::desk::Desk;
    use zhicheng::roster::judge::Setting;
    use zhicheng::roster::open::modern;
    use zhicheng::roster::out::order;
    use zhicheng::roster::sheet::Book;
    use zhicheng::roster::{protocol, sample, session};

    thread_local! {
        static DESK: RefCell<Desk> = RefCell::new(Desk::new());
        static OLD: RefCell<Option<session::Session>> = const { RefCell::new(None) };
    }

    #[wasm_bindgen]
    extern "C" {
        /// The browser's own tables of Chinese encodings.
        type TextDecoder;
        #[wasm_bindgen(constructor, catch)]
        fn new(label: &str, options: &js_sys::Object)
        -> Result<TextDecoder, wasm_bindgen::JsValue>;
        #[wasm_bindgen(method, catch)]
        fn decode(this: &TextDecoder, bytes: &Uint8Array) -> Result<String, wasm_bindgen::JsValue>;
    }

    fn other_version() -> String {
        "页面和程序不是同一版本，请刷新页面。".to_owned()
    }

    fn gb18030(bytes: &[u8]) -> Option<String> {
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"fatal".into(), &true.into()).ok()?;
        TextDecoder::new("gb18030", &options).ok()?.decode(&Uint8Array::from(bytes)).ok()
    }

    /// Judges by this notice: the compiled rules and details as they are published.
    ///
    /// # Errors
    /// That they are damaged.
    #[wasm_bindgen]
    pub fn notice(
        rules: &[u8],
        details: &[u8],
        edition: &str,
        matter: &str,
        today: &str,
    ) -> Result<(), String> {
        let notice = zhicheng::roster::open_notice(rules, details)?;
        let setting = Setting {
            edition: edition.to_owned(),
            matter: matter.to_owned(),
            today: today.to_owned(),
        };
        DESK.with_borrow_mut(|desk| desk.set_notice(notice, setting));
        Ok(())
    }

    /// Reads a roster; an empty answer where it is of an older format, which another program reads.
    ///
    /// # Errors
    /// Why it cannot be read; what was on the desk stays.
    #[wasm_bindgen]
    pub fn open(bytes: &[u8]) -> Result<Vec<u8>, String> {
        let Some(book) = modern(bytes, gb18030).map_err(|refusal| refusal.words)? else {
            return Ok(Vec::new());
        };
        DESK.with_borrow_mut(|desk| desk.take(book));
        Ok(pack(&true))
    }

    /// Takes the sheets that another program has read.
    ///
    /// # Errors
    /// That it is of another version.
    #[wasm_bindgen]
    pub fn take(sheets: &[u8]) -> Result<(), String> {
        let book = unpack::<Book>(sheets).ok_or_else(other_version)?;
        DESK.with_borrow_mut(|desk| desk.take(book));
        Ok(())
    }

    /// What the writer of workbooks is to write: 模板, 清单 of the people at `places`, or the roster again,
    /// 名册 beside the officer's own cells or 新名册 anew.
    ///
    /// # Errors
    /// That there is nothing to write.
    #[wasm_bindgen]
    pub fn order(what: &str, places: &[usize]) -> Result<Vec<u8>, String> {
        DESK.with_borrow(|desk| order::order(desk, what, places))
            .map(|order| pack(&order))
            .map_err(|refusal| refusal.words)
    }

    /// A roster of nobody, to try the desk with.
    #[wasm_bindgen]
    pub fn sample_roster(shape: &str, people: usize, seed: u32) -> bool {
        let Some(book) = sample::roster(shape, people, u64::from(seed)) else { return false };
        DESK.with_borrow_mut(|desk| desk.take(book));
        true
    }

    /// Answers a packed request.
    ///
    /// # Errors
    /// That it could not be read.
    #[wasm_bindgen]
    pub fn ask(request: &[u8]) -> Result<Vec<u8>, String> {
        let answer = DESK.with_borrow_mut(|desk| protocol::answer(desk, request));
        answer.ok_or_else(other_version)
    }

    /// What a column can be.
    #[wasm_bindgen]
    pub fn choices() -> Vec<u8> {
        pack(&protocol::choices())
    }

    /// The desk in a file; `whole` keeps identity numbers, for the writer beside us only.
    #[wasm_bindgen]
    pub fn save(whole: bool) -> Vec<u8> {
        DESK.with_borrow(|desk| session::save(&session::of(desk, whole)))
    }

    /// Which edition, matter and day a saved desk was judged by.
    ///
    /// # Errors
    /// That the file is damaged.
    #[wasm_bindgen]
    pub fn saved_setting(bytes: &[u8]) -> Result<Vec<u8>, String> {
        let session = session::open(bytes).map_err(|refusal| refusal.words)?;
        Ok(pack(&session.setting))
    }

    /// Opens a saved desk; the notice it names has been set.
    ///
    /// # Errors
    /// That the file is damaged.
    #[wasm_bindgen]
    pub fn restore(bytes: &[u8]) -> Result<(), String> {
        let opened = session::open(bytes).map_err(|refusal| refusal.words)?;
        OLD.set(Some(opened.clone()));
        DESK.with_borrow_mut(|desk| session::restore(desk, opened));
        Ok(())
    }

    /// Takes over, for the newer roster on the desk, how the saved one was read and answered.
    ///
    /// # Errors
    /// That the file is damaged.
    #[wasm_bindgen]
    pub fn carry_over(bytes: &[u8]) -> Result<(), String> {
        let opened = session::open(bytes).map_err(|refusal| refusal.words)?;
        DESK.with_borrow_mut(|desk| session::carry_over(desk, &opened));
        OLD.set(Some(opened));
        Ok(())
    }

    /// What is otherwise than in the saved desk; nothing where none was opened.
    #[wasm_bindgen]
    pub fn compare() -> Vec<u8> {
        OLD.with_borrow(|old| {
            old.as_ref()
                .map(|old| DESK.with_borrow(|desk| protocol::compared(desk, old)))
                .unwrap_or_default()
        })
    }
}

fn main() {}
