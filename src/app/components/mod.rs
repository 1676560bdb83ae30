//! What pages are composed of. A component takes plain data and signals, knows no notice and no law,
//! and ends in one type of view, so that its markup is in the program once however often it is used
//! (`docs/decisions/0020-leptos-components.md`).
//!
//! Every file holds one component, what it is given, and a `story` that shows it in the gallery.

mod arriving;
mod banner;
mod button;
mod card;
mod chapter;
mod checkbox;
mod checkboxes;
mod choice;
mod cite;
mod clause;
mod contact;
mod contents;
mod copy_button;
mod date_input;
mod details;
mod download;
mod error_summary;
mod field;
mod file_input;
mod html;
mod ladder_picture;
mod link_button;
mod outcome;
mod page;
mod panel;
mod paper;
mod path_picture;
mod radios;
mod records;
mod select;
mod sheet;
mod status;
mod steps;
mod summary_list;
mod table;
mod tag;
mod text_input;
mod timeline;

pub use arriving::{Arriving, failure};
pub use banner::{Banner, Weight};
pub use button::{Button, Look};
pub use card::{Card, Rank};
pub use chapter::Chapter;
pub use checkbox::Checkbox;
pub use checkboxes::Checkboxes;
pub use choice::Choice;
pub use cite::Cite;
pub use clause::{ClauseList, Quote};
pub use contact::{Contact, Person, phones};
pub use contents::Contents;
pub use copy_button::CopyButton;
pub use date_input::DateInput;
pub use details::Details;
pub use download::{Download, File, Make, at_once};
pub use error_summary::{ERRORS, ErrorSummary, problem};
pub use field::{Field, FieldIds, Group};
pub use file_input::FileInput;
pub use ladder_picture::{LadderPicture, Rung};
pub use link_button::LinkButton;
pub use outcome::OutcomeBanner;
pub use page::{Page, Para, dates};
pub use panel::Panel;
pub use paper::Paper;
pub use path_picture::PathPicture;
pub use radios::Radios;
pub use records::{CardBody, Records};
pub use select::Select;
pub use sheet::{Sheet, SheetBlock, SheetCell, SheetRun};
pub use status::Status;
pub use steps::Steps;
pub use summary_list::{SummaryList, SummaryRow};
pub use table::{Table, TableRow};
pub use tag::{Hue, Tag};
pub use text_input::{TextInput, Typing};
pub use timeline::{Moment, Timeline, When};

use leptos::prelude::AnyView;

/// A component's name with what makes its story.
pub type Story = (&'static str, fn() -> AnyView);

/// Every component by its name, for the gallery and its tests.
pub const STORIES: [Story; 36] = [
    ("Page", page::story),
    ("Panel", panel::story),
    ("Card", card::story),
    ("Banner", banner::story),
    ("Outcome", outcome::story),
    ("Tag", tag::story),
    ("Steps", steps::story),
    ("ErrorSummary", error_summary::story),
    ("Field", field::story),
    ("Radios", radios::story),
    ("Checkboxes", checkboxes::story),
    ("Checkbox", checkbox::story),
    ("Select", select::story),
    ("TextInput", text_input::story),
    ("DateInput", date_input::story),
    ("FileInput", file_input::story),
    ("Records", records::story),
    ("Button", button::story),
    ("LinkButton", link_button::story),
    ("CopyButton", copy_button::story),
    ("Download", download::story),
    ("Status", status::story),
    ("Details", details::story),
    ("ClauseList", clause::story),
    ("SummaryList", summary_list::story),
    ("Contact", contact::story),
    ("Table", table::story),
    ("Timeline", timeline::story),
    ("LadderPicture", ladder_picture::story),
    ("PathPicture", path_picture::story),
    ("Contents", contents::story),
    ("Arriving", arriving::story),
    ("Chapter", chapter::story),
    ("Cite", cite::story),
    ("Paper", paper::story),
    ("Sheet", sheet::story),
];
