//! The opening of the ledger, and its recorders.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::ledger::{LedgerOpened, Standing};
use crate::languages::say;
use crate::state::fold::{Dated, Effect, Projection};
use crate::value::days::Instant;
use crate::value::ids::PartyId;
use crate::value::key::{KeyId, VerifierKey};
use crate::value::money::{Currency, FrozenCurrency};

/// A key of the ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recorder {
    /// The public key.
    pub key: VerifierKey,
    /// Its holder, if on record.
    pub holder: Option<PartyId>,
    /// True if it is the recovery key, which only admits and revokes.
    pub recovery: bool,
    /// The number of the record that admitted it.
    pub admitted_by: u64,
    /// The number of the record that revoked it.
    pub revoked_by: Option<u64>,
}

/// The opening of the ledger, its keys, and what the clocks of the recorders said.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Recorders {
    opened: Option<LedgerOpened>,
    keys: Vec<Recorder>,
    last: Option<Instant>,
    /// The latest instant, with the first record that has it.
    latest: Option<(Instant, u64)>,
    /// The first record that was recorded, by its clock, before the one above it; and how many there are.
    back: Option<u64>,
    backs: u64,
}

impl Projection for Recorders {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        if matches!(effect, Effect::Reverse(_)) {
            return; // Neither the opening nor an admission or revocation can be reversed.
        }
        if self.last.is_some_and(|last| record.at < last) {
            self.back.get_or_insert(record.seq);
            self.backs = self.backs.saturating_add(1);
        }
        self.last = Some(record.at);
        if self.latest.is_none_or(|(latest, _)| record.at > latest) {
            self.latest = Some((record.at, record.seq));
        }
        match &record.event {
            // A second opening is a finding and has no effect: only record 0 opens the ledger.
            Event::LedgerOpened(opened) if record.seq == 0 => {
                self.admit(&opened.recorder, None, false, record.seq);
                self.admit(&opened.recovery, None, true, record.seq);
                self.opened = Some(opened.clone());
            }
            Event::RecorderAdmitted(admitted) => self.admit(&admitted.key, admitted.holder.clone(), false, record.seq),
            Event::RecorderRevoked(revoked) => {
                let key = self.keys.iter_mut().find(|recorder| recorder.key.id() == revoked.key);
                if let Some(recorder) = key {
                    recorder.revoked_by.get_or_insert(record.seq);
                }
            }
            _ => {}
        }
    }
}

impl Recorders {
    fn admit(&mut self, key: &VerifierKey, holder: Option<PartyId>, recovery: bool, seq: u64) {
        if let Some(known) = self.keys.iter_mut().find(|recorder| recorder.key.id() == key.id()) {
            known.holder = known.holder.take().or(holder);
            return;
        }
        let key = key.clone();
        self.keys.push(Recorder { key, holder, recovery, admitted_by: seq, revoked_by: None });
    }

    /// The opening; `None` in an empty ledger.
    #[must_use]
    pub const fn opened(&self) -> Option<&LedgerOpened> {
        self.opened.as_ref()
    }

    /// The ledger's origin; empty in an empty ledger.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.opened.as_ref().map_or("", |opened| opened.origin.as_str())
    }

    /// All keys ever admitted, in the order of admission.
    #[must_use]
    pub fn keys(&self) -> &[Recorder] {
        &self.keys
    }

    /// Returns the month and day on which the fiscal year begins.
    #[must_use]
    pub fn year_begins(&self) -> (u32, u32) {
        self.opened.as_ref().map_or((1, 1), |opened| opened.fiscal_year.parts())
    }

    /// Says where the clocks of the recorders ran back, if they did.
    #[must_use]
    pub fn clock(&self, now: Option<Instant>) -> Vec<String> {
        let back = self.back.map(|seq| match self.backs {
            1 => say!("value-recorders-ran-back", seq = seq),
            times => say!("value-recorders-ran-back-often", times = times, seq = seq),
        });
        let ahead = self.latest.filter(|(at, _)| now.is_some_and(|now| *at > now));
        back.into_iter().chain(ahead.map(|(at, seq)| say!("value-recorders-ahead", seq = seq, at = at))).collect()
    }

    pub(crate) fn recorder(&self, id: KeyId) -> Option<&Recorder> {
        self.keys.iter().find(|recorder| recorder.key.id() == id)
    }

    /// Returns the record that admitted a key.
    #[must_use]
    pub fn admission(&self, id: KeyId) -> Option<u64> {
        self.recorder(id).map(|recorder| recorder.admitted_by)
    }

    /// Returns a key if it may sign a batch whose first record is `batch`: admissions and revocations take effect from
    /// the next checkpoint.
    #[must_use]
    pub fn signer(&self, id: KeyId, batch: u64) -> Option<&Recorder> {
        self.recorder(id).filter(|recorder| {
            // The batch of the opening is signed by the key that the opening admits.
            let admitted = recorder.admitted_by < batch || (batch == 0 && recorder.admitted_by == 0);
            admitted && recorder.revoked_by.is_none_or(|revoked| revoked >= batch)
        })
    }

    pub(crate) fn currencies(&self) -> &[FrozenCurrency] {
        self.opened.as_ref().map_or(&[], |opened| &opened.currencies)
    }

    /// Returns whether the ledger is an invented one.
    #[must_use]
    pub fn is_invented(&self) -> bool {
        self.opened.as_ref().is_some_and(|opened| opened.standing == Standing::Invented)
    }

    /// Returns the currency that the opening names first; `None` in an empty ledger.
    #[must_use]
    pub fn first_currency(&self) -> Option<Currency> {
        self.currencies().first().map(|frozen| frozen.currency)
    }

    /// Returns the number of decimal places of a currency in this ledger.
    #[must_use]
    pub fn places(&self, currency: Currency) -> u32 {
        let frozen = self.currencies().iter().find(|frozen| frozen.currency == currency);
        frozen.map_or(0, |frozen| frozen.exponent)
    }
}
