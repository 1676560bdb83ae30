//! A large value that many pages read.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A shared value that is equal to itself only: whether two notices say the same is never asked,
/// because comparing them costs more, in time and in download, than showing one anew.
///
/// The value stands behind a trait, so that what only hands it on needs nothing of its type: how a notice is
/// taken apart in the end is known to the chunk that made it.
pub struct Shared<T: 'static>(Arc<dyn Holds<T>>);

trait Holds<T>: Send + Sync {
    fn value(&self) -> &T;
}

struct Held<T>(T);

impl<T: Send + Sync> Holds<T> for Held<T> {
    fn value(&self) -> &T {
        &self.0
    }
}

impl<T: Send + Sync> Shared<T> {
    /// Takes a value.
    pub fn new(value: T) -> Self {
        Self(Arc::new(Held(value)))
    }
}

impl<T> fmt::Debug for Shared<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Shared")
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Eq for Shared<T> {}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.value()
    }
}
