//! What follows signals. Everything that does goes through here, so that it is of few types.
//!
//! Leptos makes program text for every type that follows a signal: a closure in markup, the condition and the
//! children of a `Show`, the items of a `For`, an effect, each has a type of its own and costs 1 to 3 KB. A boxed
//! closure is of one type wherever it stands (`docs/decisions/0020-leptos-components.md` has the figures).

use std::sync::Arc;

use leptos::ev::{Event, MouseEvent, SubmitEvent};
use leptos::prelude::*;

/// A view that is made anew whenever a signal it reads changes.
pub fn live<V: IntoAny>(make: impl Fn() -> V + Send + 'static) -> AnyView {
    fn boxed(make: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        view! { {move || make()} }.into_any()
    }
    boxed(Box::new(move || make().into_any()))
}

/// A view that is there while `is` holds, made anew each time it begins to hold.
pub fn when(
    is: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    fn boxed(is: Test, make: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        view! { <Show when=move || is()>{make()}</Show> }.into_any()
    }
    boxed(Box::new(is), Arc::new(make))
}

type Test = Box<dyn Fn() -> bool + Send + Sync>;

/// A view for every key, in their order. What stays keeps its view as long as keys only come behind the others
/// and go: what a list of entries does. In place of `<For>`, which knows every other change as well and weighs
/// 15,800 bytes of program (`docs/decisions/0020-leptos-components.md`).
pub fn each(
    keys: impl Fn() -> Vec<u32> + Send + Sync + 'static,
    make: impl Fn(u32) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    fn boxed(keys: Keys, make: Make) -> AnyView {
        let rooms = Memo::new(move |before: Option<&Vec<u32>>| {
            settled(before.cloned().unwrap_or_default(), &keys())
        });
        from(rooms, make, 0)
    }
    boxed(Box::new(keys), Arc::new(make))
}

type Keys = Box<dyn Fn() -> Vec<u32> + Send + Sync>;
type Make = Arc<dyn Fn(u32) -> AnyView + Send + Sync>;

/// A room that nobody lives in any more.
const LEFT: u32 = u32::MAX;

/// The rooms with `keys` in them: who stays keeps the room, and none is given to somebody else.
fn settled(mut rooms: Vec<u32>, keys: &[u32]) -> Vec<u32> {
    for room in rooms.iter_mut().filter(|room| !keys.contains(room)) {
        *room = LEFT;
    }
    let stay: Vec<u32> = rooms.iter().copied().filter(|room| *room != LEFT).collect();
    if keys.starts_with(&stay) {
        rooms.extend(keys.iter().skip(stay.len()));
    } else {
        // Not in the order of the rooms: all move.
        rooms.fill(LEFT);
        rooms.extend(keys);
    }
    rooms
}

/// The rooms from this one on.
fn from(rooms: Memo<Vec<u32>>, make: Make, at: usize) -> AnyView {
    let key = move || rooms.with(|rooms| rooms.get(at).copied().unwrap_or(LEFT));
    let own = Arc::clone(&make);
    vec![
        when(move || key() != LEFT, move || own(untrack(key))),
        when(
            move || rooms.with(|rooms| rooms.len() > at + 1),
            move || from(rooms, Arc::clone(&make), at + 1),
        ),
    ]
    .into_any()
}

/// Does `run` now and whenever a signal it reads has changed, as long as the present owner lives.
pub fn follow(run: impl Fn() + 'static) {
    fn boxed(run: Box<dyn Fn()>) {
        Effect::new(move |_| run());
    }
    boxed(Box::new(run));
}

/// A value worked out anew when a signal it reads has changed, and told on only where it is another one.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    of: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    fn boxed<T: PartialEq + Send + Sync + 'static>(of: Of<T>) -> Memo<T> {
        Memo::new(move |_| of())
    }
    boxed(Box::new(of))
}

type Of<T> = Box<dyn Fn() -> T + Send + Sync>;

/// What listens to an event that tells of a change or of input.
pub type Hear = Box<dyn FnMut(Event)>;

/// Listens to an event that tells of a change or of input.
pub fn hear(then: impl Fn(Event) + 'static) -> Hear {
    Box::new(then)
}

/// What listens to a form that is sent.
pub type Submit = Box<dyn FnMut(SubmitEvent)>;

/// Listens to a form: its button was pressed, or Enter in one of its boxes. Nothing is sent anywhere.
pub fn submit(then: impl Fn() + 'static) -> Submit {
    fn boxed(then: Box<dyn Fn()>) -> Submit {
        Box::new(move |event: SubmitEvent| {
            event.prevent_default();
            then();
        })
    }
    boxed(Box::new(then))
}

/// What listens to a click.
pub type Click = Box<dyn FnMut(MouseEvent)>;

/// Listens to a click.
pub fn click(then: impl Fn(MouseEvent) + 'static) -> Click {
    Box::new(then)
}
