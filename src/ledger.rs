//! A ledger: open it, ask its books, record in it.
//!
//! Recording is: decide every request at the desk, write the records' lines, sign a checkpoint over each batch, append it on the condition that the
//! log still ends where it was read. If another writer was faster, the requests are decided anew on what it recorded. A request that was
//! recorded before gets its first answer again, so whatever was interrupted can simply be run again.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{ControlFlow, Range};

use crate::books::{Books, Lookup as _};
use crate::desk::{Decided, Desk, Sitting, fold, reverses};
use crate::domain::correction::RecordReversed;
use crate::domain::{Event, Fact, Request};
use crate::error::Error;
use crate::hash::Blake3;
use crate::ids::IdempotencyKey;
use crate::log::checkpoint::Checkpoint;
use crate::log::merkle::Frontier;
use crate::log::note::{Note, Signer};
use crate::log::{Finding, FindingKind, Place};
use crate::projection::recorders::Recorders;
use crate::projection::{Effect, Projection as _};
use crate::record::{LINE_BYTES_MAX, LineTooLong, ReadError, Record, Recorded};
use crate::refusal::Refusal;
use crate::store::{Appended, Batch, Head, SetAside, Store, StoreError};
use crate::when::{Day, Instant};

/// How often a command is decided anew because another writer was faster.
const TRIES_MAX: u32 = 5;
/// The most records in a batch.
const BATCH_RECORDS_MAX: usize = 1_000;
/// The most bytes in a batch, with newlines.
const BATCH_BYTES_MAX: usize = 768 << 10;

/// Until which record the books are folded: what they said then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownAt {
    /// Up to this record, with it.
    Record(u64),
    /// Up to the last record recorded at or before this instant.
    Instant(Instant),
}

/// Which records a view folds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope {
    /// What was known: a prefix of the log.
    pub known_at: Option<KnownAt>,
    /// What was true: records whose value date is not later, and those without one.
    pub as_of: Option<Day>,
}

impl Scope {
    fn knows(&self, record: &Record) -> bool {
        match self.known_at {
            None => true,
            Some(KnownAt::Record(seq)) => record.seq <= seq,
            Some(KnownAt::Instant(at)) => record.at <= at,
        }
    }

    fn holds(&self, record: &Record) -> bool {
        let date = record.event.effective();
        self.knows(record) && self.as_of.is_none_or(|day| date.is_none_or(|date| date.last() <= day))
    }
}

/// The books of a ledger within a scope.
#[derive(Debug, Clone)]
pub struct View {
    /// The books.
    pub books: Books,
    /// Where the whole log ends.
    pub head: Head,
    /// The scope.
    pub scope: Scope,
    /// The last record that was known within the scope, if any.
    pub last_known: Option<u64>,
    /// Who may record, by the whole log: what its last checkpoint is checked with.
    pub recorders: Recorders,
}

/// A ledger, open for recording.
#[derive(Debug)]
pub struct Ledger<S> {
    store: S,
    desk: Desk,
    head: Head,
    tree: Frontier,
}

/// The answer to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The key under which it stands.
    pub id: IdempotencyKey,
    /// The numbers of its records.
    pub records: Range<u64>,
    /// Whether it had been recorded before.
    pub before: bool,
    /// An earlier record of an equal command under another key.
    pub equal_to: Option<u64>,
    /// The record that has since reversed what was recorded before.
    pub reversed_by: Option<u64>,
}

/// What executing requests did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Executed {
    /// An answer for each request, in order.
    pub answers: Vec<Answer>,
    /// What an interrupted writer had left.
    pub set_aside: Vec<SetAside>,
    /// Where the log ends now.
    pub head: Head,
}

/// Why requests were not executed.
#[derive(Debug, thiserror::Error)]
pub enum ExecuteError {
    /// A rule said no to one of them; none was recorded.
    #[error("request {index}: {refusal}")]
    Refused {
        /// Which one, from 0.
        index: usize,
        /// The rule.
        refusal: Refusal,
    },
    /// The ledger cannot be read or written.
    #[error(transparent)]
    Ledger(#[from] Error),
}

impl From<StoreError> for ExecuteError {
    fn from(error: StoreError) -> Self {
        Self::Ledger(Error::Store(error))
    }
}

/// A record with the line that holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// The record.
    pub record: Record,
    /// Where it stands.
    pub place: Place,
    /// Its bytes.
    pub line: String,
}

/// Reads one record. Errs if it is damaged, or if there is none.
pub fn record_at<S: Store>(store: &S, seq: u64) -> Result<Option<Stored>, Error> {
    let mut found = Ok(None);
    store.read(seq, &mut |line| {
        found = read_record(line.place, seq, line.bytes).map(|record| {
            let line_as_stored = String::from_utf8_lossy(line.bytes).into_owned();
            Some(Stored { record, place: line.place.clone(), line: line_as_stored })
        });
        ControlFlow::Break(())
    })?;
    found
}

fn read_record(place: &Place, seq: u64, line: &[u8]) -> Result<Record, Error> {
    Record::read(line).map_err(|error| match error {
        ReadError::Newer { kind, version, .. } => Error::Newer { seq, kind, version },
        error => Error::Damaged(vec![unreadable(place, seq, &error)]),
    })
}

/// The finding that a line is not a record.
#[must_use]
pub fn unreadable(place: &Place, seq: u64, error: &ReadError) -> Finding {
    let found = match error {
        ReadError::Data { source, .. } => format!("{error}: {source}"),
        _ => error.to_string(),
    };
    Finding::new(place.clone(), Some(seq), FindingKind::Canonical, "a record as its version writes it", &found)
}

/// The numbers of the records that a later one reverses: what a reader must keep on its way. Lines that cannot be read are
/// passed over; whoever reads them for what they say will tell.
pub fn reversed<S: Store>(store: &S) -> Result<BTreeSet<u64>, StoreError> {
    let mark = format!(r#""type":"{}""#, <RecordReversed as Fact>::TYPE);
    let mut reversed = BTreeSet::new();
    store.read(0, &mut |line| {
        let is_reversal = std::str::from_utf8(line.bytes).is_ok_and(|text| text.contains(&mark));
        let record = if is_reversal { Record::read(line.bytes).ok() } else { None };
        reversed.extend(record.and_then(|record| reverses(&record.event)));
        ControlFlow::Continue(())
    })?;
    Ok(reversed)
}

/// Reads every record up to the log's end, checking the chain and the root of the tree on the way.
///
/// `each` gets the record, its hash, and the record that it reverses, if any.
fn read_all<S: Store>(
    store: &S,
    head: &Head,
    each: &mut dyn FnMut(&Record, Blake3, Option<&Record>),
) -> Result<Frontier, Error> {
    let wanted = reversed(store)?;
    let mut originals = BTreeMap::new();
    let mut tree = Frontier::new();
    let mut prev = Blake3::ZERO;
    let mut outcome = Ok(());
    store.read(0, &mut |line| {
        if line.seq >= head.size {
            return ControlFlow::Break(()); // Appended since the head was read.
        }
        let step = read_record(line.place, line.seq, line.bytes).and_then(|record| {
            if record.seq != line.seq || record.prev != prev {
                // Which of the two was altered, only full verification can tell.
                let before = line.seq.saturating_sub(1);
                let expected = format!("records {before} and {} to be linked", line.seq);
                let found = "that one of the two was altered";
                let finding = Finding::new(line.place.clone(), None, FindingKind::Chain, &expected, found);
                return Err(Error::Damaged(vec![finding]));
            }
            prev = Blake3::of(line.bytes);
            tree.push(line.bytes);
            let original = reverses(&record.event).and_then(|seq| originals.remove(&seq));
            each(&record, prev, original.as_ref());
            if wanted.contains(&record.seq) {
                originals.insert(record.seq, record);
            }
            Ok(())
        });
        match step {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                outcome = Err(error);
                ControlFlow::Break(())
            }
        }
    })?;
    outcome?;
    if tree.size() != head.size || tree.root() != head.root {
        let place = Place { file: "events/checkpoints".to_owned(), line: 0 };
        let expected = format!("{} records with root {}", head.size, head.root);
        let found = format!("{} records with root {}", tree.size(), tree.root());
        let finding = Finding::new(place, head.size.checked_sub(1), FindingKind::Root, &expected, &found);
        return Err(Error::Damaged(vec![finding]));
    }
    Ok(tree)
}

/// Folds the books of a scope. Errs if the log is damaged or written by a newer program.
pub fn view<S: Store>(store: &S, scope: Scope) -> Result<View, Error> {
    let head = store.head()?;
    let mut books = Books::default();
    let (mut last_known, mut recorders) = (None, Recorders::default());
    read_all(store, &head, &mut |record, _, original| {
        recorders.fold(record, Effect::Apply);
        if scope.knows(record) {
            last_known = Some(record.seq);
        }
        if scope.holds(record) {
            // What is reversed is taken back only where it had been put in.
            fold(&mut books, record, original.filter(|original| scope.holds(original)));
        }
    })?;
    Ok(View { books, head, scope, last_known, recorders })
}

/// Checks that a log's last checkpoint is of this ledger and signed by one of its keys. Full verification checks them all, and whether
/// each key was admitted then.
///
/// A checkpoint that another writer has put after that head meanwhile is not looked at: whoever reads next will.
pub fn check_seal(note: &str, recorders: &Recorders, head: &Head) -> Result<(), Error> {
    let parsed = Note::parse(note.as_bytes()).ok();
    let checkpoint = parsed.as_ref().and_then(|note| Checkpoint::parse(&note.text).ok());
    if checkpoint.as_ref().is_some_and(|checkpoint| checkpoint.size > head.size) {
        return Ok(());
    }
    let signed = parsed.is_some_and(|note| recorders.keys().iter().any(|recorder| note.verify(&recorder.key).is_ok()));
    let origin = checkpoint.is_some_and(|checkpoint| checkpoint.origin == recorders.origin());
    if signed && origin {
        return Ok(());
    }
    let place = Place { file: "events/checkpoints".to_owned(), line: 0 };
    let expected = "a last checkpoint signed by a recorder of this ledger";
    let record = head.size.checked_sub(1);
    Err(Error::Damaged(vec![Finding::new(
        place,
        record,
        FindingKind::Signature,
        expected,
        "a signature that does not hold",
    )]))
}

/// The records that a view knows and a filter takes, each with its hash and what reversed it.
pub fn records<S: Store>(store: &S, view: &View, takes: impl Fn(&Record) -> bool) -> Result<Vec<Recorded>, Error> {
    let mut found: Vec<Recorded> = Vec::new();
    let (mut reversed, mut taken) = (BTreeMap::new(), BTreeSet::new());
    read_all(store, &view.head, &mut |record, hash, _| {
        if !view.scope.holds(record) {
            return;
        }
        let original = reverses(&record.event);
        if let Some(seq) = original {
            reversed.insert(seq, record.seq);
        }
        // What takes a record back belongs to its story.
        if takes(record) || original.is_some_and(|seq| taken.contains(&seq)) {
            taken.insert(record.seq);
            found.push(Recorded { record: record.clone(), hash, reversed_by: None });
        }
    })?;
    for recorded in &mut found {
        recorded.reversed_by = reversed.get(&recorded.record.seq).copied();
    }
    Ok(found)
}

impl<S: Store> Ledger<S> {
    /// Opens a ledger: reads all of it. Errs if it is damaged or written by a newer program.
    pub fn open(store: S) -> Result<Self, Error> {
        let mut ledger = Self { store, desk: Desk::default(), head: Head::empty(), tree: Frontier::new() };
        ledger.reload()?;
        Ok(ledger)
    }

    /// The books, with every record.
    #[must_use]
    pub const fn books(&self) -> &Books {
        &self.desk.books
    }

    /// Where the log ended when it was last read.
    #[must_use]
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// The store below.
    #[must_use]
    pub const fn store(&self) -> &S {
        &self.store
    }

    fn reload(&mut self) -> Result<(), Error> {
        let head = self.store.head()?;
        let mut desk = Desk::default();
        self.tree = read_all(&self.store, &head, &mut |record, hash, original| desk.take(record, hash, original))?;
        (self.desk, self.head) = (desk, head);
        Ok(())
    }

    /// Records what the requests yield, signed by `signer`, as of the instant `at`.
    ///
    /// All requests are decided before the first byte is written, and none is recorded if one is refused. They are
    /// written in batches, each whole or not at all; a request never spans two. If writing fails between two batches, running the
    /// same requests again continues: those that stand are answered as before.
    pub fn execute(&mut self, requests: &[Request], signer: &Signer, at: Instant) -> Result<Executed, ExecuteError> {
        let mut tries = 0_u32;
        let mut at = at;
        loop {
            if self.store.head()? != self.head {
                self.reload()?;
                // Whoever was faster may have read a later clock; what is recorded now follows theirs.
                at = self.desk.books.recorders.last().map_or(at, |last| at.max(last));
            }
            tries = tries.saturating_add(1);
            match self.execute_once(requests, signer, at) {
                Err(ExecuteError::Ledger(Error::Store(StoreError::Conflict { .. }))) if tries < TRIES_MAX => {}
                outcome => return outcome,
            }
        }
    }

    fn execute_once(&mut self, requests: &[Request], signer: &Signer, at: Instant) -> Result<Executed, ExecuteError> {
        let plan = Plan::of(self, requests, signer, at)?;
        let mut set_aside = Vec::new();
        let mut head = self.head;
        for batch in plan.batches {
            let appended: Appended = self.store.append(&head, &batch)?;
            head = appended.head;
            set_aside.extend(appended.set_aside);
        }
        // All at once: after an error between two batches the old head makes the next call read the log again.
        (self.head, self.desk, self.tree) = (head, plan.desk, plan.tree);
        Ok(Executed { answers: plan.answers, set_aside, head: self.head })
    }
}

/// Requests decided and written into batches, before anything is stored.
struct Plan<'a> {
    desk: Desk,
    tree: Frontier,
    signer: &'a Signer,
    at: Instant,
    answers: Vec<Answer>,
    batches: Vec<Batch>,
    /// The lines of the batch that is open.
    lines: Vec<Vec<u8>>,
    /// Their length with newlines.
    bytes: usize,
    /// Records planned and not yet stored, for reversals among them.
    planned: Vec<Record>,
    /// What `events/keys` holds after the lines of the open batch.
    keys: String,
}

impl<'a> Plan<'a> {
    fn of<S: Store>(
        ledger: &Ledger<S>,
        requests: &[Request],
        signer: &'a Signer,
        at: Instant,
    ) -> Result<Self, ExecuteError> {
        let (desk, tree) = (ledger.desk.clone(), ledger.tree.clone());
        let mut plan = Self {
            desk,
            tree,
            signer,
            at,
            answers: Vec::new(),
            batches: Vec::new(),
            lines: Vec::new(),
            bytes: 0,
            planned: Vec::new(),
            keys: String::new(),
        };
        plan.keys = plan.keys_now();
        for (index, request) in requests.iter().enumerate() {
            plan.add(ledger, request).map_err(|error| match error {
                Error::Refused(refusal) => ExecuteError::Refused { index, refusal },
                error => ExecuteError::Ledger(error),
            })?;
        }
        plan.seal()?;
        Ok(plan)
    }

    fn add<S: Store>(&mut self, ledger: &Ledger<S>, request: &Request) -> Result<(), Error> {
        let batch = self.desk.next.saturating_sub(u64::try_from(self.lines.len()).unwrap_or(u64::MAX));
        let by = self.signer.verifier().id();
        match self.desk.decide(request, Sitting { by, at: self.at, batch })? {
            Decided::Before { id, answered } => {
                let seen = self.desk.lookup.record(answered.first);
                self.answers.push(Answer {
                    id,
                    records: answered.first..answered.first.saturating_add(answered.records),
                    before: true,
                    equal_to: None,
                    reversed_by: seen.and_then(|seen| seen.reversed_by),
                });
                Ok(())
            }
            Decided::Facts { id, events } => self.write(ledger, request, &id, events),
        }
    }

    fn write<S: Store>(
        &mut self,
        ledger: &Ledger<S>,
        request: &Request,
        id: &IdempotencyKey,
        events: Vec<Event>,
    ) -> Result<(), Error> {
        let cmd = request.hash();
        let equal_to = self.desk.lookup.by_command(cmd);
        let first = self.desk.next;
        let mut lines = Vec::new();
        let mut changes_keys = false;
        for event in events {
            changes_keys |=
                matches!(event, Event::LedgerOpened(_) | Event::RecorderAdmitted(_) | Event::RecorderRevoked(_));
            let record = Record {
                seq: self.desk.next,
                prev: self.desk.last.unwrap_or(Blake3::ZERO),
                at: self.at,
                by: self.signer.verifier().id(),
                id: id.clone(),
                cmd,
                source: request.source.clone(),
                event,
            };
            let line =
                record.write().map_err(|LineTooLong(bytes)| Refusal::RecordTooLong { bytes, most: LINE_BYTES_MAX })?;
            let original = match reverses(&record.event) {
                Some(seq) => self.original(ledger, seq)?,
                None => None,
            };
            self.desk.take(&record, Blake3::of(line.as_bytes()), original.as_ref());
            self.planned.push(record);
            lines.push(line.into_bytes());
        }
        self.place(lines)?;
        if changes_keys {
            self.seal()?; // Who may record changes with the next checkpoint: so let it be the next record.
        }
        let records = first..self.desk.next;
        self.answers.push(Answer { id: id.clone(), records, before: false, equal_to, reversed_by: None });
        Ok(())
    }

    fn original<S: Store>(&self, ledger: &Ledger<S>, seq: u64) -> Result<Option<Record>, Error> {
        match self.planned.iter().find(|record| record.seq == seq) {
            Some(record) => Ok(Some(record.clone())),
            None => Ok(record_at(&ledger.store, seq)?.map(|original| original.record)),
        }
    }

    /// Puts a command's lines into the open batch, or into a new one if they do not fit.
    fn place(&mut self, lines: Vec<Vec<u8>>) -> Result<(), Error> {
        let bytes: usize = lines.iter().map(|line| line.len().saturating_add(1)).sum();
        let fits = self.lines.len().saturating_add(lines.len()) <= BATCH_RECORDS_MAX
            && self.bytes.saturating_add(bytes) <= BATCH_BYTES_MAX;
        if !fits {
            self.seal()?;
        }
        self.bytes = self.bytes.saturating_add(bytes);
        self.lines.extend(lines);
        self.keys = self.keys_now();
        Ok(())
    }

    fn keys_now(&self) -> String {
        self.desk.books.recorders.keys().iter().map(|recorder| format!("{}\n", recorder.key)).collect()
    }

    /// Closes the open batch with a signed checkpoint.
    fn seal(&mut self) -> Result<(), Error> {
        if self.lines.is_empty() {
            return Ok(());
        }
        self.lines.iter().for_each(|line| self.tree.push(line));
        let origin = self.desk.books.recorders.origin().to_owned();
        let checkpoint = Checkpoint { origin, size: self.tree.size(), root: self.tree.root() };
        let note = self.signer.sign(&checkpoint.text()).map_err(Error::Signing)?;
        let keys = self.keys.clone();
        self.bytes = 0;
        self.batches.push(Batch { lines: std::mem::take(&mut self.lines), note, keys });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::json;

    use super::*;
    use crate::audit::{Identity, audit};
    use crate::desk::testing::{ORIGIN, event, opening};
    use crate::store::FilesStore;
    use crate::store::sim::SimDisk;

    fn signer(seed: u8) -> Signer {
        Signer::from_seed(ORIGIN, &[seed; 32]).unwrap()
    }

    fn request(id: &str, kind: &str, data: serde_json::Value) -> Request {
        Request { id: id.parse().unwrap(), source: None, replaces: None, event: event(kind, data) }
    }

    fn party(id: &str) -> Request {
        request(id, "party.registered", json!({"party": id, "nature": "state", "name_en": id}))
    }

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn opened(disk: &SimDisk) -> Ledger<FilesStore<SimDisk>> {
        let store = FilesStore::create(disk.clone(), Path::new("/ledger")).unwrap();
        let mut ledger = Ledger::open(store).unwrap();
        let mut data = opening();
        data["recorder"] = json!(signer(1).verifier());
        data["recovery"] = json!(signer(2).verifier());
        let requests = [request("opening", "ledger.opened", data), party("canada"), party("mexico")];
        ledger.execute(&requests, &signer(1), at("2026-11-23T12:00:00Z")).unwrap();
        ledger
    }

    #[test]
    fn what_is_recorded_verifies_and_reads_back() {
        let disk = SimDisk::new(1);
        let mut ledger = opened(&disk);
        let requests = [
            request("r1", "party.renamed", json!({"party": "canada", "name_en": "Kanata"})),
            request("r2", "record.reversed", json!({"seq": 3, "reason": "not so"})),
            party("panama"),
        ];
        let done = ledger.execute(&requests, &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
        assert_eq!(done.head.size, 6);
        assert_eq!(ledger.books().parties.name(&"canada".parse().unwrap()), "canada");
        let again = ledger.execute(&requests, &signer(1), at("2026-11-23T14:00:00Z")).unwrap();
        assert!(again.answers.iter().all(|answer| answer.before));
        assert_eq!(again.answers[0].reversed_by, Some(4));
        assert_eq!(again.head, done.head);

        let store = FilesStore::open(disk, Path::new("/ledger")).unwrap();
        let found = audit(&store, &Identity::default()).unwrap();
        assert_eq!(found.report.findings, []);
        assert_eq!((found.report.size, found.report.confirmed), (6, 6));
        assert_eq!(view(&store, Scope::default()).unwrap().books, *ledger.books());
        let then = view(&store, Scope { known_at: Some(KnownAt::Record(3)), as_of: None }).unwrap();
        assert_eq!(then.books.parties.name(&"canada".parse().unwrap()), "Kanata");
    }

    #[test]
    fn nothing_is_recorded_if_one_of_many_is_refused() {
        let mut ledger = opened(&SimDisk::new(1));
        let before = *ledger.head();
        let other = Request { id: "another-key".parse().unwrap(), ..party("canada") };
        let refused = ledger.execute(&[party("panama"), other], &signer(1), at("2026-11-23T13:00:00Z"));
        assert!(matches!(
            refused,
            Err(ExecuteError::Refused { index: 1, refusal: Refusal::AlreadyRegistered { seq: 1, .. } })
        ));
        assert_eq!(ledger.store().head().unwrap(), before);
        ledger.execute(&[party("panama")], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    }

    #[test]
    fn a_record_fits_in_a_line() {
        let mut ledger = opened(&SimDisk::new(1));
        let fund = request("fund", "fund.opened", json!({"fund": "reserve", "name_en": "Reserve Fund"}));
        ledger.execute(&[fund], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
        let policy = |last: usize| {
            let mut rules: Vec<_> = (0..32).map(|n| format!("{n:02}{}", "x".repeat(1_998))).collect();
            rules.push("y".repeat(last));
            request("policy", "fund.policy_set", json!({"fund": "reserve", "rules": rules}))
        };
        let before = *ledger.head();
        let refused = |outcome| match outcome {
            Err(ExecuteError::Refused { refusal, .. }) => refusal,
            other => panic!("not refused: {other:?}"),
        };
        // What stands around the last rule has the same length for every rule.
        let refusal = refused(ledger.execute(&[policy(2_000)], &signer(1), at("2026-11-23T13:00:00Z")));
        let Refusal::RecordTooLong { bytes, .. } = refusal else { panic!("{refusal}") };
        let fits = 2_000 - (bytes - LINE_BYTES_MAX);
        let refusal = refused(ledger.execute(&[policy(fits + 1)], &signer(1), at("2026-11-23T13:00:00Z")));
        assert_eq!(refusal, Refusal::RecordTooLong { bytes: 65_536, most: 65_535 });
        assert_eq!(
            refusal.to_string(),
            "the record would have 65536 bytes; at most 65535 fit in a line. Split what it says over several records"
        );
        assert_eq!(ledger.store().head().unwrap(), before);
        ledger.execute(&[policy(fits)], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    }

    #[test]
    fn two_writers_decide_on_what_the_other_recorded() {
        let disk = SimDisk::new(1);
        let mut first = opened(&disk);
        let mut second = Ledger::open(FilesStore::open(disk, Path::new("/ledger")).unwrap()).unwrap();
        first.execute(&[party("panama")], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
        let done = second.execute(&[party("belize")], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
        assert_eq!(done.head.size, 5);
        let refused = first.execute(&[party("belize2"), party("belize")], &signer(1), at("2026-11-23T13:00:01Z"));
        let known = refused.unwrap().answers;
        assert!(known[1].before, "the same command under the same key is answered, whoever recorded it");
    }

    #[test]
    fn a_batch_holds_at_most_a_thousand_records() {
        let mut ledger = opened(&SimDisk::new(1));
        let requests: Vec<_> = (0..2_100).map(|n| party(&format!("p{n}"))).collect();
        let done = ledger.execute(&requests, &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
        assert_eq!(done.head.size, 2_103);
        let found = audit(ledger.store(), &Identity::default()).unwrap();
        assert_eq!((found.report.findings, found.report.checkpoints), (vec![], 5));
    }
}
