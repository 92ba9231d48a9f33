//! The documents that records cite, and their signatures.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::document::{DocumentRegistered, DocumentSigned};
use crate::event::record::Record;
use crate::event::{Event, Source};
use crate::state::fold::{Dated, Effect, Histories, Projection};
use crate::value::days::{Day, Span};
use crate::value::ids::{DocumentId, PartyId};

/// The documents of the ledger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Documents {
    /// Documents by id, with their signatures.
    pub all: Histories<DocumentId, DocumentRegistered, DocumentSigned>,
    /// The day of each document, with the number of the record that states it: a fact keeps the day that its document
    /// had when the fact was recorded.
    days: BTreeMap<DocumentId, Vec<(u64, Option<Day>)>>,
}

impl Projection for Documents {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        match &record.event {
            Event::DocumentRegistered(fact) => {
                self.all.create(&fact.document.0, record, fact, effect);
                let days = self.days.entry(fact.document.0.clone()).or_default();
                let place = days.binary_search_by_key(&record.seq, |(stated_by, _)| *stated_by);
                match (effect, place) {
                    (Effect::Apply, Err(place)) => days.insert(place, (record.seq, fact.date.map(Span::last))),
                    // It was only decided, and has stated no day.
                    (Effect::Reverse(by), Ok(place)) if by == record.seq => drop(days.remove(place)),
                    _ => {}
                }
            }
            Event::DocumentSigned(fact) => self.all.follow(&fact.document, record, fact.clone(), effect),
            _ => {}
        }
    }
}

impl Documents {
    /// Places a record in time; the chain that it corrects begins with the record that it corrects itself.
    #[must_use]
    pub fn date(&self, record: Box<Record>, chain: &[Record]) -> Dated {
        let first = chain.last().map_or(record.seq, |begun| begun.seq);
        let (day, is_dated) = self.day_of(&record, chain);
        Dated { record, day, is_dated, first }
    }

    /// Returns the value day of a record, and whether more is known than the day of recording. What moves money has its
    /// day filled in; the registration of a party or a fund holds on every day, unless it states one.
    #[must_use]
    pub fn day_of(&self, record: &Record, chain: &[Record]) -> (Day, bool) {
        let begun = chain.last().unwrap_or(record);
        if begun.seq == 0 {
            return (Day::FIRST, true); // What a ledger is, it is on every day.
        }
        let is_naming = matches!(begun.event, Event::PartyRegistered(_) | Event::FundOpened(_));
        let dated =
            [record, begun].into_iter().find_map(|of| Some((of.event.date()?.last(), of.filled.contains(&"date"))));
        let of_source = || self.day(begun.source.as_ref()?, begun.seq);
        match dated {
            Some((day, is_filled)) => (day, !is_filled || of_source().is_some()),
            // A party or a fund has its name on every day, whenever somebody wrote it down.
            None if is_naming => (Day::FIRST, false),
            None => of_source().map_or_else(|| (Day::of(begun.at), false), |day| (day, true)),
        }
    }

    /// Returns the day that a source had when a record was written.
    fn day(&self, source: &Source, seq: u64) -> Option<Day> {
        let days = self.days.get(&source.document)?;
        days.iter().rfind(|(stated_by, _)| *stated_by < seq).and_then(|(_, day)| *day)
    }

    /// Returns the record that a party signed a document.
    #[must_use]
    pub fn signed_by(&self, document: &DocumentId, party: &PartyId) -> Option<u64> {
        let signed = self.all.get(document)?.later.iter().find(|signed| signed.fact.by.contains(party));
        signed.map(|signed| signed.seq)
    }

    /// Looks up the title of a document.
    #[must_use]
    pub fn title(&self, document: &DocumentId) -> Option<&str> {
        self.all.created(document).map(|document| document.title.as_str())
    }
}
