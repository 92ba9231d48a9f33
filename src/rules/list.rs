//! Lists: requests that are recorded as a whole, or not at all.
//!
//! The requests of a list have the keys `ID#1.n` to `ID#n.n` and become n consecutive records of one batch, which may hold
//! other records and lists. References resolve in order; the bounds are asked once, after the last one.

use crate::event::record::Record;
use crate::rules::refusal::Refusal;
use crate::rules::rule::Context;
use crate::state::Later;
use crate::state::lookup::Lookup;
use crate::value::ids::IdempotencyKey;

/// A list of which not all requests are decided yet.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    id: String,
    of: u64,
    /// The place of the next request.
    next: u64,
    /// The records so far, each with the one that it corrects.
    pub pairs: Vec<Later>,
}

/// Where a request stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'l> {
    /// The records of its list before it.
    pub earlier: &'l [Later],
    /// True if the bounds are asked after it.
    pub is_last: bool,
}

impl List {
    /// Returns the place of a key, given the list that is open.
    pub fn place<'l>(open: Option<&'l Self>, key: &IdempotencyKey, context: &Context) -> Result<Place<'l>, Refusal> {
        let Some((id, place, of)) = key.list() else {
            return match (open, key.as_str().contains('#')) {
                (_, true) => Err(Refusal::KeyReserved { id: key.clone() }),
                (Some(open), _) => Err(open.is_not_ended()),
                (None, _) => Ok(Place { earlier: &[], is_last: true }),
            };
        };
        let is_next = match open {
            Some(open) => open.id == id && open.of == of && open.next == place,
            None => place == 1,
        };
        // Those before it are the last records, and all in this batch.
        let before = open.map_or(0, |open| u64::try_from(open.pairs.len()).unwrap_or(u64::MAX));
        let begun = context.seq.checked_sub(before);
        if !is_next || begun.is_none_or(|begun| begun < context.batch) {
            return Err(open.map_or_else(|| Refusal::KeyReserved { id: key.clone() }, Self::is_not_ended));
        }
        Ok(Place { earlier: open.map_or(&[], |open| &open.pairs), is_last: place == of })
    }

    /// Continues the open list with a decided record; `None` if that was its last one, or it is in no list.
    #[must_use]
    pub fn with(open: Option<Self>, key: &IdempotencyKey, pair: Option<Later>) -> Option<Self> {
        let (id, place, of) = key.list()?;
        let mut list = open.unwrap_or_else(|| Self { id: id.to_owned(), of, next: place, pairs: Vec::new() });
        list.next = place.saturating_add(1);
        list.pairs.extend(pair);
        (place < of).then_some(list)
    }

    /// Returns whether a key is that of the next request of the list. The key of its first one was new, and only its own
    /// records came since.
    #[must_use]
    pub fn goes_on(&self, key: &IdempotencyKey) -> bool {
        key.list() == Some((&self.id, self.next, self.of))
    }

    /// The refusal of anything else while a list is open.
    #[must_use]
    pub fn is_not_ended(&self) -> Refusal {
        Refusal::ListNotEnded { list: self.id.clone(), next: self.next, of: self.of }
    }
}

/// Checks that a key is new: neither it nor another list of its name was recorded.
pub fn check_new(key: &IdempotencyKey, lookup: &dyn Lookup) -> Result<(), Refusal> {
    let name = key.list().map_or(key.as_str(), |(list, ..)| list);
    let other = |record: &Record| {
        record.id.list().is_some_and(|(list, _, of)| list == name && key.list().is_none_or(|(.., other)| other != of))
    };
    let alone = |record: &Record| record.id.as_str() == name && record.id != *key;
    match lookup.named(name).into_iter().find(|record| other(record) || alone(record)) {
        Some(Record { id, seq, .. }) if id.list().is_some() && key.list().is_some() => {
            let (list, place, had) = id.list().unwrap_or((name, 1, 1));
            let (seq, has) = (seq.saturating_sub(place.saturating_sub(1)), key.list().map_or(1, |(.., of)| of));
            Err(Refusal::ListOfAnotherLength { list: list.to_owned(), seq, had, has })
        }
        Some(record) => Err(Refusal::OtherCommand { id: key.clone(), seq: record.seq }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
