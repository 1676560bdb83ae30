//! What the notice does not settle (待核实).

use super::assessment::RaisedItem;
use crate::domain::Slot;
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::{Effect, VerifyId};
use crate::notice::sieve::Sifted;

/// Few results have more items, so that room for them is made once.
const ITEMS: usize = 8;

/// Items raised so far, each once.
#[derive(Debug, Default)]
pub struct RaisedItems {
    /// The items, in the order in which they were first raised.
    pub found: Vec<RaisedItem>,
    /// The strongest effect on the preliminary judgement among the rules that raised them.
    pub effect: Option<Effect>,
}

impl RaisedItems {
    /// Raises an item.
    pub fn raise(&mut self, item: VerifyId) {
        self.item(item);
    }

    /// Raises an item because a fact was answered 不清楚.
    pub fn raise_unclear(&mut self, item: VerifyId, fact: Slot) {
        let raised = self.item(item);
        if !raised.facts.contains(&fact) {
            raised.facts.push(fact);
        }
    }

    /// Raises what the notice's own rules raise.
    pub fn raise_rules(&mut self, notice: &Notice, left: &Sifted<'_>, facts: &Facts<'_>) {
        for (place, rule) in left.holding(&notice.verify_rules) {
            if !rule.when.holds(facts)
                || rule.unless.as_ref().is_some_and(|unless| unless.holds(facts))
            {
                continue;
            }
            self.effect = self.effect.max(rule.effect);
            self.item(rule.item).rules.push(place);
        }
    }

    /// Whether any item raised keeps the outcome open.
    #[must_use]
    pub fn blocking(&self, notice: &Notice) -> bool {
        self.found
            .iter()
            .any(|raised| raised.item.of(&notice.verify).is_some_and(|item| item.blocking))
    }

    fn item(&mut self, item: VerifyId) -> &mut RaisedItem {
        let place = self.found.iter().position(|raised| raised.item == item).unwrap_or_else(|| {
            if self.found.is_empty() {
                self.found = Vec::with_capacity(ITEMS);
            }
            self.found.push(RaisedItem { item, rules: Vec::new(), facts: Vec::new() });
            self.found.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "the place was just found or made")]
        &mut self.found[place]
    }
}
