//! Markup: elements with what changes in them wired to signals.
//!
//! leptos' `view!` gives every piece of markup a type of its own and each type its own program
//! text: with it the four pages of questions alone took 168 KB of download. A node has one type,
//! so a further page costs its words and little more. Signals, effects and owners are leptos'.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Owner, RenderEffect, StoredValue};

use crate::platform::clock;
use crate::platform::dom::{self, Happened};

/// A piece of markup, to be put somewhere once.
#[derive(Debug, Clone)]
#[must_use = "markup that is put nowhere is not seen"]
pub struct Node(dom::Node);

/// A new element.
pub fn el(tag: &str) -> Node {
    Node(dom::Node::element(tag))
}

/// A text.
pub fn text(words: &str) -> Node {
    Node(dom::Node::text(words))
}

/// Nothing.
pub fn nothing() -> Node {
    text("")
}

/// Puts `node` into the element with this id, for as long as the page lives.
pub fn mount(id: &str, node: impl FnOnce() -> Node) {
    let owner = Owner::new();
    let node = owner.with(node);
    dom::Node::by_id(id).append(&node.0);
    std::mem::forget(owner);
}

/// Runs `effect` now and whenever a signal it reads changes, as long as the present owner lives.
fn follow(mut effect: Box<dyn FnMut()>) {
    StoredValue::new_local(RenderEffect::new(move |_: Option<()>| effect()));
}

impl Node {
    /// Sets the class.
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        self.0.set(name, Some(value));
        self
    }

    /// Sets an attribute where there is a value.
    pub fn attr_opt(self, name: &str, value: Option<&str>) -> Self {
        self.0.set(name, value);
        self
    }

    /// Keeps an attribute as `value` says.
    pub fn attr_live(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        let node = self.0.clone();
        follow(Box::new(move || node.set(name, value().as_deref())));
        self
    }

    /// Adds words.
    pub fn text(self, words: &str) -> Self {
        self.0.append(&dom::Node::text(words));
        self
    }

    /// Adds words that change.
    pub fn text_live(self, words: impl Fn() -> String + 'static) -> Self {
        let node = dom::Node::text("");
        self.0.append(&node);
        follow(Box::new(move || node.set_text(&words())));
        self
    }

    /// Adds a child.
    #[expect(clippy::needless_pass_by_value, reason = "markup is put in one place only")]
    pub fn child(self, child: Self) -> Self {
        self.0.append(&child.0);
        self
    }

    /// Adds a child where there is one.
    pub fn child_opt(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds children.
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Keeps of `boxes`, each with what it stands for, those ticked that `said` names.
    pub fn ticked(
        self,
        boxes: Vec<(String, Self)>,
        said: impl Fn() -> Vec<String> + 'static,
    ) -> Self {
        follow(Box::new(move || {
            let said = said();
            for (word, node) in &boxes {
                node.0.set_checked(said.contains(word));
            }
        }));
        self
    }

    /// Keeps a box ticked as `checked` says.
    pub fn checked(self, checked: impl Fn() -> bool + 'static) -> Self {
        let node = self.0.clone();
        follow(Box::new(move || node.set_checked(checked())));
        self
    }

    /// Keeps what stands in an input, or is chosen from a list that is made already, as `value` says.
    pub fn value(self, value: impl Fn() -> String + 'static) -> Self {
        let node = self.0.clone();
        follow(Box::new(move || node.set_value(&value())));
        self
    }

    /// Keeps what stands in a text area as `value` says.
    pub fn area(self, value: impl Fn() -> String + 'static) -> Self {
        let node = self.0.clone();
        follow(Box::new(move || node.set_area(&value())));
        self
    }

    /// Does `then` when `event` happens.
    pub fn on(self, event: &'static str, then: impl Fn(&Happened) + 'static) -> Self {
        StoredValue::new_local(self.0.listen(event, Box::new(then)));
        self
    }
}

/// `into` with what `make` makes, which is added once the page can be seen: for what is folded away at
/// first and would only keep the reader waiting.
pub fn later(into: Node, make: impl FnOnce() -> Node + 'static) -> Node {
    let place = into.0.clone();
    clock::soon(move || place.append(&make().0));
    into
}

/// Markup that is made anew whenever a signal that `make` reads changes.
pub fn live(make: impl Fn() -> Node + 'static) -> Node {
    live_boxed(Box::new(make))
}

fn live_boxed(make: Box<dyn Fn() -> Node>) -> Node {
    let shown: Rc<RefCell<Option<dom::Node>>> = Rc::default();
    let kept = Rc::clone(&shown);
    follow(Box::new(move || {
        let new = make().0;
        if let Some(old) = kept.borrow_mut().replace(new.clone()) {
            old.replace(&new);
        }
    }));
    let first = shown.borrow().clone();
    Node(first.unwrap_or_default())
}

/// A list in `into` with one piece of markup a key. Pieces whose key stays are kept as they are,
/// with the focus and what is being typed in them.
pub fn keyed(
    into: Node,
    keys: impl Fn() -> Vec<u16> + 'static,
    make: impl Fn(u16) -> Node + 'static,
) -> Node {
    keyed_boxed(into, Box::new(keys), Box::new(make))
}

struct Piece {
    key: u16,
    node: dom::Node,
    owner: Owner,
}

fn keyed_boxed(
    into: Node,
    keys: Box<dyn Fn() -> Vec<u16>>,
    make: Box<dyn Fn(u16) -> Node>,
) -> Node {
    let parent = Owner::current();
    let place = into.0.clone();
    let mut pieces: Vec<Piece> = Vec::new();
    follow(Box::new(move || {
        let keys = keys();
        pieces.retain(|piece| {
            let stays = keys.contains(&piece.key);
            if !stays {
                piece.node.remove();
                piece.owner.cleanup();
            }
            stays
        });
        for (at, key) in keys.into_iter().enumerate() {
            let found =
                pieces.iter().find(|piece| piece.key == key).map(|piece| piece.node.clone());
            let node = found.unwrap_or_else(|| {
                let owner = parent.as_ref().map_or_else(Owner::new, Owner::child);
                // What a piece reads is followed by the piece, not by the list.
                let node = owner.with(|| leptos::prelude::untrack(|| make(key))).0;
                pieces.push(Piece { key, node: node.clone(), owner });
                node
            });
            place.put(&node, u32::try_from(at).unwrap_or(u32::MAX));
        }
    }));
    into
}
