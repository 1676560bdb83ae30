//! Starts the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    zhicheng::platform::report_faults();
    zhicheng::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
