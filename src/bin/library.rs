//! Starts the library: the notices' clauses, compared and searched, in a page of its own so that the
//! wizard's first load stays light.

#[cfg(target_arch = "wasm32")]
fn main() {
    zhicheng::platform::report_faults();
    zhicheng::app::old::library::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
