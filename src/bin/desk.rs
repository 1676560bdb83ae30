//! Starts the HR desk's page.

#[cfg(target_arch = "wasm32")]
fn main() {
    zhicheng::platform::report_faults();
    zhicheng::app::desk::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
