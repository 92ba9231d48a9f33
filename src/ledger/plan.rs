//! A plan turns requests into batches: everything is decided, formatted and signed before the first byte is stored.

use crate::error::Error;
use crate::event::record::{LINE_BYTES_MAX, LineTooLong, Record};
use crate::event::{Event, Request};
use crate::ledger::machine::Machine;
use crate::ledger::{Answer, RecordError};
use crate::log::store::{Batch, Limits};
use crate::log::{Checkpoint, Head, Signer};
use crate::rules::decide::Decided;
use crate::rules::refusal::Refusal;
use crate::state::lookup::Lookup as _;
use crate::value::days::Instant;
use crate::value::ids::{IdempotencyKey, Thing};

/// The most refusals that are said at once.
const REFUSALS_MAX: usize = 20;

/// Requests decided and formatted into batches, before anything is stored.
pub(super) struct Plan<'a> {
    pub(super) machine: Machine,
    signer: &'a Signer,
    at: Instant,
    pub(super) answers: Vec<Answer>,
    pub(super) batches: Vec<Batch>,
    lines: Vec<Vec<u8>>,
    bytes: usize,
    /// The number of the first record that is planned and not yet stored.
    first: u64,
    /// The content of `events/keys` after the lines of the open batch.
    keys: String,
}

impl<'a> Plan<'a> {
    pub(super) fn new(machine: Machine, signer: &'a Signer, at: Instant) -> Self {
        let mut plan = Self {
            first: machine.next(),
            machine,
            signer,
            at,
            answers: Vec::new(),
            batches: Vec::new(),
            lines: Vec::new(),
            bytes: 0,
            keys: String::new(),
        };
        plan.keys = plan.keys_now();
        plan
    }

    pub(super) const fn is_untouched(&self) -> bool {
        self.machine.next() == self.first
    }

    /// Decides all requests. Errs with every refusal, but for those that only follow from another one.
    pub(super) fn add_all(&mut self, requests: &[Request]) -> Result<(), RecordError> {
        let mut refused: Vec<(usize, Refusal)> = Vec::new();
        let mut missing: Vec<Thing> = Vec::new();
        for (index, request) in requests.iter().enumerate() {
            match self.add(request) {
                Ok(()) => {}
                Err(Error::Refused(refusal)) => {
                    self.machine.pass_over(&request.id);
                    let follows = matches!(&refusal, Refusal::Unknown { thing } if missing.contains(thing));
                    missing.extend(request.event.mentions().defines);
                    let is_of_all = matches!(refusal, Refusal::ListOfAnotherLength { .. });
                    if !follows {
                        refused.push((index, refusal));
                    }
                    if is_of_all || refused.len() >= REFUSALS_MAX {
                        break;
                    }
                }
                Err(error) => return Err(RecordError::Ledger(error)),
            }
        }
        let mut refused = refused.into_iter();
        if let Some((index, refusal)) = refused.next() {
            return Err(RecordError::Refused { index, refusal: Box::new(refusal), more: refused.collect() });
        }
        if let Some(list) = &self.machine.list {
            return Err(RecordError::Ledger(list.is_not_ended().into()));
        }
        Ok(self.seal()?)
    }

    fn add(&mut self, request: &Request) -> Result<(), Error> {
        let batch = self.machine.next().saturating_sub(u64::try_from(self.lines.len()).unwrap_or(u64::MAX));
        let by = self.signer.verifier().id();
        match self.machine.decide(request, by, self.at, batch)? {
            Decided::Before { id, answered } => {
                let corrected_by = self.machine.lookup.corrected_by(answered.seq);
                self.answers.push(Answer { id, record: answered.seq, before: true, double_of: None, corrected_by });
                Ok(())
            }
            Decided::Record(record) => self.write(record),
        }
    }

    fn write(&mut self, record: Box<Record>) -> Result<(), Error> {
        let double_of = self.machine.lookup.double_of(&record);
        let changes_keys =
            matches!(record.event, Event::LedgerOpened(_) | Event::RecorderAdmitted(_) | Event::RecorderRevoked(_));
        let line =
            record.write().map_err(|LineTooLong(bytes)| Refusal::RecordTooLong { bytes, most: LINE_BYTES_MAX })?;
        let (id, seq) = (record.id.clone(), record.seq);
        self.make_room(&id, line.len(), changes_keys)?;
        self.machine.apply_line(*record, line.as_bytes());
        self.bytes = self.bytes.saturating_add(line.len()).saturating_add(1);
        self.lines.push(line.into_bytes());
        if changes_keys {
            self.keys = self.keys_now();
            self.seal()?; // The recorders change with the next checkpoint, so close the batch here.
        }
        self.answers.push(Answer { id, record: seq, before: false, double_of, corrected_by: None });
        Ok(())
    }

    /// Closes the open batch if a line of this length does not fit in it. A list has a batch of its own.
    fn make_room(&mut self, id: &IdempotencyKey, length: usize, changes_keys: bool) -> Result<(), Error> {
        let bytes = self.bytes.saturating_add(length).saturating_add(1);
        let is_full = self.lines.len() >= Limits::USUAL.batch_records || bytes > Limits::USUAL.batch_bytes;
        match id.list() {
            Some((_, 1, _)) => self.seal()?,
            Some((list, _, of)) if is_full || changes_keys => {
                return Err(Refusal::ListTooLong { list: list.to_owned(), of }.into());
            }
            None if is_full => self.seal()?,
            _ => {}
        }
        Ok(())
    }

    fn keys_now(&self) -> String {
        self.machine.books.recorders.keys().iter().map(|recorder| format!("{}\n", recorder.key)).collect()
    }

    fn seal(&mut self) -> Result<(), Error> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let origin = self.machine.books.recorders.origin().to_owned();
        let Head { size, root } = self.machine.position.head();
        let checkpoint = Checkpoint { origin, size, root };
        let note = self.signer.sign(&checkpoint.text()).map_err(Error::Signing)?;
        let keys = self.keys.clone();
        self.bytes = 0;
        self.batches.push(Batch { lines: std::mem::take(&mut self.lines), note, keys });
        Ok(())
    }
}
