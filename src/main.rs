//! Starts the page, and says where it is cut: what only a marked function reaches is a chunk, a file of its own
//! that is fetched at the first call (`docs/decisions/0021-chunks.md`).

#[cfg(all(target_arch = "wasm32", not(split)))]
use zhicheng::app::pages::LOADERS;

/// Built with `ZHICHENG_SPLIT` and cut by `tools/` afterwards: each marked function's body, and what only it
/// needs, is the chunk named first.
#[cfg(all(target_arch = "wasm32", split))]
mod loaders {
    #![allow(clippy::unnecessary_wraps, reason = "the macro adds the failing case")]
    use leptos::wasm_split::{SplitLoaderError, wasm_split};
    use zhicheng::app::pages;
    use zhicheng::app::state::Loaders;
    use zhicheng::app::state::chunks::{Asking, More, Pages, Trying};
    use zhicheng::app::state::remote::Failure;

    /// The loaders of the chunks.
    pub const LOADERS: Loaders = Loaders {
        questions: || Box::pin(async { questions().await.map_err(|Missing| Failure::Lost) }),
        result: || Box::pin(async { result().await.map_err(|Missing| Failure::Lost) }),
        library: || Box::pin(async { library().await.map_err(|Missing| Failure::Lost) }),
        tables: || Box::pin(async { tables().await.map_err(|Missing| Failure::Lost) }),
        more: || Box::pin(async { more().await.map_err(|Missing| Failure::Lost) }),
        whatif: || Box::pin(async { whatif().await.map_err(|Missing| Failure::Lost) }),
    };

    /// The chunk could not be fetched; the next call tries again.
    struct Missing;

    impl From<SplitLoaderError> for Missing {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    #[wasm_split(questions, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn questions() -> Result<Asking, Missing> {
        Ok(pages::QUESTIONS)
    }

    #[wasm_split(result, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn result() -> Result<Pages, Missing> {
        Ok(pages::RESULT)
    }

    #[wasm_split(tables, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn tables() -> Result<Pages, Missing> {
        Ok(pages::TABLES)
    }

    #[wasm_split(more, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn more() -> Result<More, Missing> {
        Ok(pages::MORE)
    }

    #[wasm_split(whatif, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn whatif() -> Result<Trying, Missing> {
        Ok(pages::WHATIF)
    }

    #[wasm_split(library, wasm_split_path = ::leptos::wasm_split, fallible)]
    fn library() -> Result<Pages, Missing> {
        Ok(pages::LIBRARY)
    }
}
#[cfg(all(target_arch = "wasm32", split))]
use loaders::LOADERS;

#[cfg(target_arch = "wasm32")]
fn main() {
    zhicheng::platform::report_faults();
    zhicheng::app::start(LOADERS);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
