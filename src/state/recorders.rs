//! How the ledger was opened, and who may record in it.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::ledger::LedgerOpened;
use crate::event::record::Record;
use crate::state::{Effect, Projection};
use crate::value::days::{Day, Instant};
use crate::value::ids::PartyId;
use crate::value::key::{KeyId, VerifierKey};
use crate::value::money::{Currency, FrozenCurrency};

/// A key of the ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recorder {
    /// The key.
    pub key: VerifierKey,
    /// Who holds it, if that is on record.
    pub holder: Option<PartyId>,
    /// Whether it is the recovery key, which only admits and revokes.
    pub recovery: bool,
    /// The record that admitted it.
    pub admitted_by: u64,
    /// The record that revoked it.
    pub revoked_by: Option<u64>,
}

/// The opening of the ledger, its keys, and the instant of its last record.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Recorders {
    opened: Option<LedgerOpened>,
    keys: Vec<Recorder>,
    last: Option<Instant>,
}

impl Projection for Recorders {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        if matches!(effect, Effect::TakeBack(_)) {
            return; // Openings and keys are never reversed.
        }
        self.last = Some(record.at);
        match &record.event {
            // A second opening is a finding, and changes nothing: who opened the ledger is said by record 0.
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
        let key = key.clone();
        self.keys.push(Recorder { key, holder, recovery, admitted_by: seq, revoked_by: None });
    }

    /// How the ledger was opened; `None` in an empty ledger.
    #[must_use]
    pub const fn opened(&self) -> Option<&LedgerOpened> {
        self.opened.as_ref()
    }

    /// The ledger's origin; empty in an empty ledger.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.opened.as_ref().map_or("", |opened| opened.origin.as_str())
    }

    /// Every key ever admitted, in the order of admission.
    #[must_use]
    pub fn keys(&self) -> &[Recorder] {
        &self.keys
    }

    /// The day of an instant in the ledger's time zone; in UTC for a ledger that is not open.
    #[must_use]
    pub fn day_of(&self, at: Instant) -> Day {
        Day::of(at, self.opened.as_ref().map_or(chrono_tz::UTC, |opened| opened.time_zone.0))
    }

    /// The instant of the last record.
    #[must_use]
    pub const fn last(&self) -> Option<Instant> {
        self.last
    }

    pub(crate) fn recorder(&self, id: KeyId) -> Option<&Recorder> {
        self.keys.iter().find(|recorder| recorder.key.id() == id)
    }

    /// The record that admitted a key.
    #[must_use]
    pub fn admission(&self, id: KeyId) -> Option<u64> {
        self.recorder(id).map(|recorder| recorder.admitted_by)
    }

    /// The key, if it may sign a batch whose first record is `batch`: admissions and revocations hold from the next checkpoint.
    #[must_use]
    pub fn signer(&self, id: KeyId, batch: u64) -> Option<&Recorder> {
        self.recorder(id).filter(|recorder| {
            // The opening's own batch is signed by the key that it names.
            let admitted = recorder.admitted_by < batch || (batch == 0 && recorder.admitted_by == 0);
            admitted && recorder.revoked_by.is_none_or(|revoked| revoked >= batch)
        })
    }

    pub(crate) fn currencies(&self) -> &[FrozenCurrency] {
        self.opened.as_ref().map_or(&[], |opened| &opened.currencies)
    }

    /// The decimal places of a currency in this ledger.
    #[must_use]
    pub fn places(&self, currency: Currency) -> u32 {
        let frozen = self.currencies().iter().find(|frozen| frozen.currency == currency);
        frozen.map_or(0, |frozen| frozen.exponent)
    }
}
