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
    /// Where the open list begins in the open batch.
    list: Option<ListStart>,
    /// The number of the first record that is planned and not yet stored.
    first: u64,
    /// The content of `events/keys` after the lines of the open batch.
    keys: String,
}

/// The open batch before the first record of a list, which a batch of its own takes if this one has no room.
struct ListStart {
    head: Head,
    lines: usize,
    bytes: usize,
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
            list: None,
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

    /// Makes room in the open batch for a line of this length. Lists share batches, and none is split: one that does not fit
    /// begins the next batch, with all of its lines so far.
    fn make_room(&mut self, id: &IdempotencyKey, length: usize, changes_keys: bool) -> Result<(), Error> {
        let Some((list, place, of)) = id.list() else {
            return if self.is_full(length) { self.seal() } else { Ok(()) };
        };
        if place == 1 {
            let records = self.lines.len().saturating_add(usize::try_from(of).unwrap_or(usize::MAX));
            if changes_keys || self.is_full(length) || records > Limits::USUAL.batch_records {
                self.seal()?;
            }
            let head = self.machine.position.head();
            self.list = Some(ListStart { head, lines: self.lines.len(), bytes: self.bytes });
            return Ok(());
        }
        if self.is_full(length) {
            self.seal_before_list()?;
        }
        if changes_keys || self.is_full(length) {
            return Err(Refusal::ListTooLong { list: list.to_owned(), of }.into());
        }
        Ok(())
    }

    const fn is_full(&self, length: usize) -> bool {
        let bytes = self.bytes.saturating_add(length).saturating_add(1);
        self.lines.len() >= Limits::USUAL.batch_records || bytes > Limits::USUAL.batch_bytes
    }

    fn keys_now(&self) -> String {
        self.machine.books.recorders.keys().iter().map(|recorder| format!("{}\n", recorder.key)).collect()
    }

    /// Closes the open batch before its last list, which begins the next one.
    fn seal_before_list(&mut self) -> Result<(), Error> {
        let Some(ListStart { head, lines, bytes }) = self.list.take() else { return Ok(()) };
        let of_list = self.lines.split_off(lines);
        let bytes_of_list = self.bytes.saturating_sub(bytes);
        self.seal_at(head)?;
        (self.lines, self.bytes) = (of_list, bytes_of_list);
        Ok(())
    }

    fn seal(&mut self) -> Result<(), Error> {
        self.seal_at(self.machine.position.head())
    }

    fn seal_at(&mut self, Head { size, root }: Head) -> Result<(), Error> {
        self.list = None;
        if self.lines.is_empty() {
            return Ok(());
        }
        let origin = self.machine.books.recorders.origin().to_owned();
        let checkpoint = Checkpoint { origin, size, root };
        let note = self.signer.sign(&checkpoint.text()).map_err(Error::Signing)?;
        let keys = self.keys.clone();
        self.bytes = 0;
        self.batches.push(Batch { lines: std::mem::take(&mut self.lines), note, keys });
        Ok(())
    }
}
