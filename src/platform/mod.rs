//! The only room that touches the browser. Everything here may fail in some WebView, and then does nothing
//! or says so; nothing here knows the wizard.

pub mod address;
pub mod clock;
pub mod desk;
pub mod document;
pub mod exporter;
pub mod fetch;
pub mod files;
pub mod host;
pub mod json;
pub mod saved_answers;
mod seal;
pub mod share;
pub mod speech;
pub mod storage;

/// Lets a fault of the program show the page's own message instead of leaving a dead page.
pub fn report_faults() {
    std::panic::set_hook(Box::new(|_| {
        if let (Some(window), Ok(event)) =
            (web_sys::window(), web_sys::Event::new("zhicheng-fault"))
        {
            // Nothing is left to do if even this fails: the page stays as it was.
            let _ = window.dispatch_event(&event);
        }
    }));
}
