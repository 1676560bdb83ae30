//! Starts the page of everything a person takes away.

#[cfg(target_arch = "wasm32")]
fn main() {
    zhicheng::platform::report_faults();
    zhicheng::app::old::takeaway::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
