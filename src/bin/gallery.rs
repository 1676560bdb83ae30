//! Starts the gallery of components, which is not part of the site.

#[cfg(target_arch = "wasm32")]
fn main() {
    leptos::mount::mount_to_body(zhicheng::app::gallery::Gallery);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
