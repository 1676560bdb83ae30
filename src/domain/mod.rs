//! The vocabulary: facts, answers, dates as the notices count them, and the three-valued truth.
//!
//! Nothing here knows a notice, a rule or a browser.

pub mod case;
pub mod cells;
pub mod date;
pub mod decimal;
pub mod fact;
pub mod json;
pub mod options;
pub mod order;
pub mod packed;
pub mod place;
pub mod read;
pub mod sealed;
pub mod set;
pub mod truth;
pub mod until;
pub mod value;
pub mod vocabulary;

pub use case::{Case, Entry};
pub use date::{Moment, PartialDate};
pub use fact::{Cell, Fact, Kind, Slot};
pub use place::Place;
pub use set::Set;
pub use truth::Truth;
pub use until::Until;
pub use value::{Fault, Value};
pub use vocabulary::Vocabulary;
