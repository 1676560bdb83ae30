//! Markup that nothing follows, as text. The browser's own reader makes a list of fifty elements of it in the
//! time in which a program makes ten, so long lists that only stand there are written in this way
//! (`docs/decisions/0070-change-of-page.md` has the figures).

/// Markup being written. What comes from a notice or a person goes in by [`Html::text`] alone: the type of
/// [`Html::raw`] takes nothing but what is written in the program.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Adds markup.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds words, whatever they are, as words: within an element, or within the quotation marks of an attribute.
    pub(super) fn text(&mut self, words: &str) -> &mut Self {
        for mark in words.chars() {
            match mark {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                mark => self.0.push(mark),
            }
        }
        self
    }

    /// All of it.
    pub(super) fn done(self) -> String {
        self.0
    }
}
