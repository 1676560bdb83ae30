//! Elements of the document. Every operation is harmless where the browser refuses it: a page in
//! a broken WebView loses a part, not the whole.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;

/// A node of the document; empty only where the browser could not make one.
#[derive(Debug, Clone, Default)]
pub struct Node(Option<web_sys::Node>);

/// What happened, as the handlers see it.
#[derive(Debug, Clone)]
pub struct Happened(web_sys::Event);

impl Happened {
    /// Keeps the browser from doing what it does by itself.
    pub fn prevent(&self) {
        self.0.prevent_default();
    }

    /// Whether it was a click without a key that opens links elsewhere.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.0.dyn_ref::<web_sys::MouseEvent>().is_some_and(|click| {
            !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
        })
    }

    /// Whether the box is ticked now.
    #[must_use]
    pub fn checked(&self) -> bool {
        self.input().is_some_and(|input| input.checked())
    }

    /// What stands in the input or list now.
    #[must_use]
    pub fn value(&self) -> String {
        let select =
            self.0.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
        select.map_or_else(
            || self.input().map(|input| input.value()).unwrap_or_default(),
            |select| select.value(),
        )
    }

    /// What stands in the text area now.
    #[must_use]
    pub fn area(&self) -> String {
        let area = self
            .0
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
        area.map(|area| area.value()).unwrap_or_default()
    }

    /// The text of the file chosen in the input; none where none was chosen or it cannot be read.
    pub fn file(&self) -> impl Future<Output = Option<String>> + use<> {
        let file = self.input().and_then(|input| input.files()).and_then(|files| files.get(0));
        async move { wasm_bindgen_futures::JsFuture::from(file?.text()).await.ok()?.as_string() }
    }

    /// Size in bytes and first bytes of the file chosen in the input; none where none was chosen or
    /// it cannot be read. It is read on the device and goes nowhere.
    pub fn file_start(&self) -> impl Future<Output = Option<(u64, Vec<u8>)>> + use<> {
        let file = self.input().and_then(|input| input.files()).and_then(|files| files.get(0));
        async move {
            let file = file?;
            let start = file.slice_with_f64_and_f64(0.0, 16.0).ok()?.array_buffer();
            let start = wasm_bindgen_futures::JsFuture::from(start).await.ok()?;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a size in bytes is a whole number from 0 to 2^53"
            )]
            let size = file.size() as u64;
            Some((size, js_sys::Uint8Array::new(&start).to_vec()))
        }
    }

    fn input(&self) -> Option<web_sys::HtmlInputElement> {
        self.0.target()?.dyn_into().ok()
    }
}

/// A listener; it listens until it is dropped.
#[derive(Debug)]
#[must_use = "a listener that is dropped no longer listens"]
pub struct Listener(#[expect(dead_code, reason = "held, not used")] Option<EventListener>);

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

impl Node {
    /// A new element.
    #[must_use]
    pub fn element(tag: &str) -> Self {
        Self(document().and_then(|document| document.create_element(tag).ok()).map(Into::into))
    }

    /// A new text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self(document().map(|document| document.create_text_node(text).into()))
    }

    /// The element with this id.
    #[must_use]
    pub fn by_id(id: &str) -> Self {
        Self(document().and_then(|document| document.get_element_by_id(id)).map(Into::into))
    }

    fn as_element(&self) -> Option<&web_sys::Element> {
        self.0.as_ref()?.dyn_ref()
    }

    /// Sets an attribute, or takes it away.
    pub fn set(&self, name: &str, value: Option<&str>) {
        if let Some(element) = self.as_element() {
            let _ = match value {
                Some(value) => element.set_attribute(name, value),
                None => element.remove_attribute(name),
            };
        }
    }

    /// Replaces everything inside by a text.
    pub fn set_text(&self, text: &str) {
        if let Some(node) = &self.0 {
            node.set_text_content(Some(text));
        }
    }

    /// Ticks a box, or not.
    pub fn set_checked(&self, checked: bool) {
        if let Some(input) =
            self.as_element().and_then(|element| element.dyn_ref::<web_sys::HtmlInputElement>())
        {
            input.set_checked(checked);
        }
    }

    /// Writes into an input, unless it says so already: writing would move the cursor. In a list it
    /// chooses the option with this value, or the first where there is none.
    pub fn set_value(&self, value: &str) {
        let Some(element) = self.as_element() else {
            return;
        };
        if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
            if input.value() != value {
                input.set_value(value);
            }
        } else if let Some(list) = element.dyn_ref::<web_sys::HtmlSelectElement>() {
            list.set_value(value);
            if list.selected_index() < 0 {
                list.set_selected_index(0);
            }
        }
    }

    /// Writes into a text area, unless it says so already.
    pub fn set_area(&self, value: &str) {
        if let Some(area) =
            self.as_element().and_then(|element| element.dyn_ref::<web_sys::HtmlTextAreaElement>())
            && area.value() != value
        {
            area.set_value(value);
        }
    }

    /// Puts `child` at the end.
    pub fn append(&self, child: &Self) {
        if let (Some(node), Some(child)) = (&self.0, &child.0) {
            let _ = node.append_child(child);
        }
    }

    /// Puts `child` at `place` among the children, unless it is there already.
    pub fn put(&self, child: &Self, place: u32) {
        let (Some(node), Some(child)) = (&self.0, &child.0) else {
            return;
        };
        let present = node.child_nodes().item(place);
        if present.as_ref() != Some(child) {
            let _ = node.insert_before(child, present.as_ref());
        }
    }

    /// Puts `other` in the place of this node.
    pub fn replace(&self, other: &Self) {
        if let (Some(node), Some(other)) = (&self.0, &other.0)
            && let Some(parent) = node.parent_node()
        {
            let _ = parent.replace_child(other, node);
        }
    }

    /// Takes this node out of the document.
    pub fn remove(&self) {
        if let Some(node) = &self.0
            && let Some(parent) = node.parent_node()
        {
            let _ = parent.remove_child(node);
        }
    }

    /// Listens to an event of this node.
    pub fn listen(&self, event: &'static str, then: Box<dyn Fn(&Happened)>) -> Listener {
        Listener(self.0.as_ref().map(|node| {
            // Links and forms are prevented from leaving the page, so no listener may be passive.
            let options = gloo::events::EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(node, event, options, move |event| {
                then(&Happened(event.clone()));
            })
        }))
    }
}
