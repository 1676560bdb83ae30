//! From questions to a case: what a person has typed, what of it is a valid answer, and which
//! questions are shown on which page.

pub mod answers;
pub mod dates;
pub mod from_case;
pub mod library;
pub mod reading;
pub mod route;
pub mod steps;
pub mod summary;
pub mod texts;

pub use answers::Answers;
pub use reading::{Reading, read};
pub use route::Route;
pub use steps::{Step, steps};
