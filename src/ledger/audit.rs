//! An audit is a full verification: the log checks the bytes, and the state machine checks what they say.
//!
//! Every record must have the canonical form of its version and keep the rules on the books as they were before it.
//! The signer of every checkpoint must have been admitted before the batch and be the author of all its records.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::cache::trust::Verified;
use crate::error::Error;
use crate::event::record::{ReadError, Record};
use crate::languages::say;
use crate::ledger::Ledger;
use crate::ledger::continuity::Continuity;
use crate::ledger::lookup::LogLookup;
use crate::ledger::machine::Machine;
use crate::ledger::scan::not_canonical;
use crate::ledger::view::{Scope, View};
use crate::log::{
    Checkpoint, Finding, FindingKind, Head, Note, Offset, Place, Reader, Report, VerifyOptions, Visitor,
    changed_line_ends, verify,
};
use crate::state::books::Books;
use crate::state::fold;
use crate::state::recorders::Recorders;
use crate::state::terms::rule_terms;
use crate::value::days::Instant;
use crate::value::hash::Blake3;
use crate::value::key::{KeyId, VerifierKey};
use crate::value::term::Term;

/// Knowledge of the verifying person that does not come from the log.
#[derive(Debug, Clone, Default)]
pub struct Trusted {
    /// The key that must have opened the ledger; its name is the origin.
    pub key: Option<VerifierKey>,
    /// Checkpoints saved earlier, with the notes that sign them and the files that hold them.
    pub against: Vec<(Checkpoint, Note, String)>,
    /// True if to verify a checkpoint's signature only if none by the same key follows it.
    pub quick: bool,
}

#[derive(Debug, Clone)]
pub struct Audit {
    /// The log's report, including the findings about what records say.
    pub report: Report,
    pub origin: String,
    /// The books, as far as the records are readable.
    pub books: Books,
    pub opened_by: Option<VerifierKey>,
    /// Records of types that only a newer program knows: verified as bytes, not as facts.
    pub newer: Vec<(u64, String)>,
}

impl Audit {
    pub const fn head(&self) -> Head {
        Head { size: self.report.size, root: self.report.root }
    }

    /// Returns who may record in the ledger that was verified, and what it is.
    #[must_use]
    pub fn recorders(&self) -> &Recorders {
        &self.books.recorders
    }

    /// Returns a view of the books, from which no records can be read.
    pub fn view(&self) -> View {
        View {
            closing_rates: Vec::new(),
            recorders: Recorders::clone(&self.books.recorders),
            books: self.books.clone(),
            head: self.head(),
            scope: Scope::default(),
            published: None,
            documents: None,
            last_known: None,
            continuity: Continuity::Holds,
            source: None,
        }
    }
}

impl Ledger {
    /// Verifies the ledger from record 0: chain, tree, signatures, canonical lines, rules, keys. Errs only if a file
    /// cannot be read; damage is in the report.
    pub fn verify(&self, trusted: &Trusted) -> Result<Audit, Error> {
        audit(&self.source.reader, trusted)
    }

    /// Remembers, at the instant `at`, that all of the ledger was found sound; or says why this is not the ledger that this machine knew, and then
    /// remembers nothing.
    pub fn remember_verified(
        &self,
        audit: &Audit,
        trusted: &Trusted,
        at: Option<Instant>,
    ) -> Result<Continuity, Error> {
        if !audit.report.findings.is_empty() || audit.report.size == 0 {
            return Ok(Continuity::Holds);
        }
        let head = audit.head();
        let remembered = self.source.remembered()?;
        // Each checkpoint in a sound ledger states the root of the records before it.
        let continues = match remembered.memory.seen {
            Some(seen) => Some(self.source.reader.checkpoint_over(seen.size)?.is_some_and(|(found, _)| found == seen)),
            None => None,
        };
        let continuity = self.source.compare(&remembered, head, continues);
        let is_whole = audit.newer.is_empty() && !trusted.quick && continuity == Continuity::Holds;
        if let Some(at) = at.filter(|_| is_whole) {
            self.source.update_trust(|memory, place, ledger| {
                memory.verified = Some(Verified { head, at });
                place.verified = Some(ledger);
            });
        }
        Ok(continuity)
    }
}

fn audit(reader: &Arc<Reader>, trusted: &Trusted) -> Result<Audit, Error> {
    if let Some(finding) = changed_line_ends(reader)? {
        let (report, origin) = (Report::of(finding), String::new());
        return Ok(Audit { report, origin, books: Books::default(), opened_by: None, newer: Vec::new() });
    }
    // Read the end before anything else, so that a writer's later additions are not verified. If the end is damaged,
    // everything is verified.
    let end = reader.end().ok().map(|end| end.offset);
    let mut inspector = Inspector::new(reader);
    let checkpoints: Vec<Checkpoint> = trusted.against.iter().map(|(checkpoint, ..)| checkpoint.clone()).collect();
    let origin = trusted.key.as_ref().map(VerifierKey::name);
    let options = VerifyOptions { origin, checkpoints: &checkpoints, quick: trusted.quick, end };
    let mut report = verify(reader, &options, ParsedLine::read, &mut inspector)?;
    let opened = inspector.machine.books.recorders.opened();
    let opened_by = opened.map(|opened| opened.recorder.clone());
    if let Some(key) = &trusted.key
        && opened_by.as_ref() != Some(key)
    {
        let found = opened_by.as_ref().map_or_else(|| say!("error-audit-no-opening"), VerifierKey::to_string);
        let place = Place { file: "events/000000000000.jsonl".to_owned(), line: 1 };
        let expected = say!("error-audit-opened-by", key = key);
        report.findings.push(Finding::new(place, Some(0), FindingKind::Signer, &expected, &found));
    }
    for finding in report.findings.iter_mut().filter(|finding| finding.kind == FindingKind::Against) {
        // The log identifies the checkpoint by its size alone; name its file here.
        let same_size =
            |(checkpoint, ..): &&(Checkpoint, Note, String)| checkpoint.size.checked_sub(1) == finding.record;
        let only = trusted.against.first().filter(|_| trusted.against.len() == 1);
        let brought = only.or_else(|| trusted.against.iter().find(same_size));
        if let Some((.., file)) = brought {
            finding.place = Place { file: file.clone(), line: 0 };
        }
    }
    if let Some(list) = inspector.machine.list.as_ref().filter(|_| !inspector.incomplete) {
        let (place, record) = (Place::file(crate::log::CHECKPOINTS), report.size.checked_sub(1));
        let (expected, found) = (say!("error-audit-keeps-the-rules"), list.is_not_ended().to_string());
        report.findings.push(Finding::new(place, record, FindingKind::Rule, &expected, &found));
    }
    report.findings.extend(trusted.against.iter().filter_map(|against| inspector.unsigned(against)));
    let origin = inspector.machine.books.recorders.origin().to_owned();
    Ok(Audit { report, origin, books: inspector.machine.books, opened_by, newer: inspector.newer })
}

#[derive(Default)]
struct Inspector {
    machine: Machine,
    /// The number of the first record of the current batch.
    batch: u64,
    /// The author of each record since that record.
    authors: BTreeMap<u64, KeyId>,
    newer: Vec<(u64, String)>,
    /// True if a record could not be parsed as a fact. Rules are not checked after it, because the books lack its
    /// content.
    incomplete: bool,
}

/// Most records have no more terms than this.
const TERMS: usize = 8;

struct ParsedLine {
    record: Box<Record>,
    /// The hash of the command that its line states.
    command: Blake3,
    terms: Vec<Term>,
}

impl ParsedLine {
    fn read(line: &[u8]) -> Result<Self, ReadError> {
        let (record, command) = Record::read_with_command(line)?;
        let mut terms = Vec::with_capacity(TERMS);
        rule_terms(&record, &mut |term| terms.push(term));
        Ok(Self { record: Box::new(record), command, terms })
    }
}

impl Inspector {
    fn new(reader: &Arc<Reader>) -> Self {
        let machine = Machine { lookup: LogLookup::passing(Arc::clone(reader)), ..Machine::default() };
        Self { machine, ..Self::default() }
    }

    fn apply(&mut self, ParsedLine { record, terms, .. }: ParsedLine) {
        let seq = record.corrects.filter(|seq| *seq < record.seq);
        // If a record of its chain cannot be found, the books are incomplete.
        self.incomplete |= seq.is_some_and(|seq| self.machine.lookup.get(seq).is_none());
        let chain = self.machine.chain(&record);
        if self.incomplete {
            let (record, corrected) = self.machine.books.date(record, &chain);
            fold(&mut self.machine.books, &record, corrected.as_ref());
        } else {
            self.machine.observe(&terms, record, &chain);
        }
    }

    /// Returns the rule that a record breaks, in words. After a record that could not be parsed, only the rules on
    /// authors and times are checked.
    fn broken(&mut self, ParsedLine { record, command, .. }: &ParsedLine) -> Option<String> {
        let recorders = &self.machine.books.recorders;
        // If a checkpoint is damaged, the batch began earlier: a recorder admitted since then may be its author.
        let is_new = recorders.admission(record.by).is_some_and(|admitted| admitted >= self.batch);
        let batch = if is_new { record.seq } else { self.batch };
        if self.incomplete {
            return self.machine.check_author(record, batch).err().map(|refusal| refusal.to_string());
        }
        match self.machine.check(record, batch) {
            Err(refusal) => Some(refusal.to_string()),
            Ok(Some((event, filled))) => {
                let filled = format!("{filled:?}");
                Some(say!("error-audit-yields-other", filled = filled, data = event.data()))
            }
            Ok(None) if *command != record.cmd => Some(say!("error-audit-other-command", command = command)),
            Ok(None) => None,
        }
    }

    /// Returns a finding if a saved checkpoint is not signed by any key of this ledger.
    fn unsigned(&self, (checkpoint, note, file): &(Checkpoint, Note, String)) -> Option<Finding> {
        let keys = self.machine.books.recorders.keys();
        if keys.iter().any(|recorder| note.verify(&recorder.key).is_ok()) {
            return None;
        }
        let (place, record) = (Place { file: file.clone(), line: 0 }, checkpoint.size.checked_sub(1));
        let (expected, found) = (say!("error-audit-own-signature"), say!("error-audit-none-that-holds"));
        Some(Finding::new(place, record, FindingKind::Against, &expected, &found))
    }
}

impl Visitor<Result<ParsedLine, ReadError>> for Inspector {
    fn record(&mut self, offset: &Offset, _: Blake3, read: Result<ParsedLine, ReadError>) -> Vec<Finding> {
        self.machine.lookup.pass(offset);
        let parsed = match read {
            Ok(parsed) => parsed,
            Err(error) => {
                self.incomplete = true;
                if let ReadError::Newer { kind, version, by } = error {
                    self.authors.insert(offset.seq, by);
                    self.newer.push((offset.seq, say!("error-audit-newer", kind = kind, version = version)));
                    return Vec::new();
                }
                return vec![not_canonical(offset, &error)];
            }
        };
        self.authors.insert(offset.seq, parsed.record.by);
        let broken = self.broken(&parsed);
        // Records that could not be read again while the rule was checked have their own findings.
        self.incomplete |= self.machine.lookup.is_invalid();
        let broken = broken.filter(|_| !self.machine.lookup.is_invalid());
        self.apply(parsed);
        let finding = broken.map(|found| {
            let expected = say!("error-audit-keeps-the-rules");
            Finding::new(offset.place(), Some(offset.seq), FindingKind::Rule, &expected, &found)
        });
        finding.into_iter().collect()
    }

    fn signer(&mut self, records: Range<u64>, id: KeyId) -> Option<VerifierKey> {
        let is_author = self.authors.range(records.clone()).all(|(_, author)| *author == id);
        let key = self.machine.books.recorders.signer(id, records.start).map(|recorder| recorder.key.clone());
        // A second query about the same batch must not begin a new one.
        self.batch = self.batch.max(records.end);
        self.authors = self.authors.split_off(&records.start);
        key.filter(|_| is_author)
    }

    fn keys(&mut self) -> Vec<VerifierKey> {
        self.machine.books.recorders.keys().iter().map(|recorder| recorder.key.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;
    use std::sync::atomic::{AtomicBool, Ordering};

    use serde_json::{Value, json};

    use super::*;
    use crate::cache::Caches;
    use crate::event::{Event, Request, command_hash};
    use crate::log::note::Signer;
    use crate::log::store::disk::{Disk, Entry, ReadFile, WriteFile};
    use crate::log::store::testing::SimDisk;
    use crate::log::store::{Batch, Store};
    use crate::rules::testing::{ORIGIN, event, opening, state};
    use crate::value::merkle::Frontier;

    fn signer(seed: u8) -> Signer {
        Signer::from_seed(ORIGIN, &[seed; 32]).unwrap()
    }

    fn opened_by(seed: u8) -> Event {
        let mut data = opening();
        data["recorder"] = json!(signer(seed).verifier());
        data["recovery"] = json!(signer(9).verifier());
        event("ledger.opened", data)
    }

    /// Writes a log as somebody with keys and another program could: any lines, chained, sealed and signed.
    struct Forger {
        disk: SimDisk,
        store: Store,
        tree: Frontier,
        head: Head,
        last: Blake3,
    }

    impl Forger {
        fn new() -> Self {
            let disk = SimDisk::new(1);
            let store = Store::create(disk.clone(), Path::new("/ledger")).unwrap();
            Self { disk, store, tree: Frontier::new(), head: Head::empty(), last: Blake3::ZERO }
        }

        fn line(&self, by: u8, id: &str, event: Event) -> Record {
            let by = signer(by).id();
            let (id, at) = (id.parse().unwrap(), "2026-11-23T12:00:00Z".parse().unwrap());
            let request = Request::new(id, event);
            let cmd = command_hash(&request);
            let Request { id, source, corrects, because, event, .. } = request;
            let (seq, prev) = (self.tree.size(), self.last);
            Record { seq, prev, at, by, id, cmd, source, corrects, because, filled: Vec::new(), event }
        }

        /// Appends one line, as it is, with a checkpoint by this key.
        fn seal(mut self, by: u8, keys: &[u8], line: &str) -> Self {
            self.tree.push(line.as_bytes());
            self.last = Blake3::of(line.as_bytes());
            let checkpoint = Checkpoint { origin: ORIGIN.to_owned(), size: self.tree.size(), root: self.tree.root() };
            let note = signer(by).sign(&checkpoint.text()).unwrap();
            let keys = keys.iter().map(|key| format!("{}\n", signer(*key).verifier())).collect();
            let batch = Batch { lines: vec![line.as_bytes().to_vec()], note, keys };
            self.head = self.store.append(&self.head, &[batch]).unwrap().head;
            self
        }

        fn record(self, by: u8, keys: &[u8], id: &str, event: Event) -> Self {
            let line = self.line(by, id, event).write().unwrap();
            self.seal(by, keys, &line)
        }

        fn findings(&self, identity: &Trusted) -> Vec<(FindingKind, Option<u64>)> {
            self.store.reader().refresh();
            let found = audit(self.store.reader(), identity).unwrap();
            found.report.findings.iter().map(|finding| (finding.kind, finding.record)).collect()
        }
    }

    fn party(id: &str) -> Event {
        event("party.registered", state(id))
    }

    #[test]
    fn a_second_opening_after_an_unknown_type_is_not_the_first() {
        let forger = Forger::new().record(1, &[1, 9], "opening", opened_by(1));
        let unknown = forger.line(1, "x", party("belize")).write().unwrap().replace("party.registered", "party.split");
        let forger = forger.seal(1, &[1, 9], &unknown).record(1, &[1, 9], "again", opened_by(3));
        assert_eq!(forger.findings(&Trusted::default()), [(FindingKind::Rule, Some(2))]);
        let brought = Trusted { key: Some(signer(3).verifier()), ..Trusted::default() };
        assert!(forger.findings(&brought).contains(&(FindingKind::Signer, Some(0))));
    }

    #[test]
    fn a_record_with_the_hash_of_another_command_is_found() {
        let forger = Forger::new().record(1, &[1, 9], "opening", opened_by(1));
        let mut record = forger.line(1, "letter-12", party("belize"));
        record.cmd = command_hash(&Request::new("letter-12".parse().unwrap(), party("panama")));
        let forger = forger.seal(1, &[1, 9], &record.write().unwrap());
        assert_eq!(forger.findings(&Trusted::default()), [(FindingKind::Rule, Some(1))]);
    }

    #[test]
    fn a_repeated_idempotency_key_is_found_even_for_consecutive_equal_commands() {
        let renamed = || event("party.renamed", json!({"party": "belize", "name_en": "Belize"}));
        let forger = Forger::new()
            .record(1, &[1, 9], "opening", opened_by(1))
            .record(1, &[1, 9], "a", party("belize"))
            .record(1, &[1, 9], "b", renamed())
            .record(1, &[1, 9], "b", renamed());
        assert_eq!(forger.findings(&Trusted::default()), [(FindingKind::Rule, Some(3))]);
    }

    #[test]
    fn a_record_that_breaks_a_rule_is_found_although_it_is_signed() {
        let forger = Forger::new()
            .record(1, &[1, 9], "opening", opened_by(1))
            .record(1, &[1, 9], "a", party("belize"))
            .record(1, &[1, 9], "b", party("belize"));
        assert_eq!(forger.findings(&Trusted::default()), [(FindingKind::Rule, Some(2))]);
    }

    #[test]
    fn a_damaged_checkpoint_over_an_admission_is_one_finding() {
        let admitted: Value = json!({"key": signer(2).verifier()});
        let forger = Forger::new()
            .record(1, &[1, 9], "opening", opened_by(1))
            .record(1, &[1, 9, 2], "admission", event("recorder.admitted", admitted))
            .record(2, &[1, 9, 2], "a", party("belize"))
            .record(2, &[1, 9, 2], "b", party("panama"));
        assert_eq!(forger.findings(&Trusted::default()), []);
        let path = Path::new("/ledger/events/checkpoints");
        let mut bytes = forger.disk.bytes(path).unwrap();
        // A byte of the signature in the second checkpoint.
        let second = bytes.windows(2).enumerate().filter(|(_, pair)| pair == b"\n\n").nth(2).unwrap().0;
        bytes[second + 60] ^= 1;
        forger.disk.put(path, &bytes).unwrap();
        let found = forger.findings(&Trusted::default());
        assert_eq!(found.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [found[0].0], "{found:?}");
        assert!(matches!(found[0].0, FindingKind::Signature | FindingKind::Checkpoint), "{found:?}");
    }

    /// A disk on which a writer appends to the log after its records were read to the end, but before its checkpoints
    /// were.
    #[derive(Debug, Clone)]
    struct Growing {
        /// The disk before and after the append.
        stages: [SimDisk; 2],
        has_grown: Arc<AtomicBool>,
    }

    #[derive(Debug)]
    struct GrowingFile {
        stages: [Option<Box<dyn ReadFile>>; 2],
        has_grown: Arc<AtomicBool>,
        /// True if reading the end of this file triggers the writer, or waits for it.
        is_segment: bool,
    }

    impl Growing {
        fn now(&self) -> &SimDisk {
            &self.stages[usize::from(self.has_grown.load(Ordering::SeqCst))]
        }
    }

    impl ReadFile for GrowingFile {
        fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
            let now = usize::from(self.has_grown.load(Ordering::SeqCst));
            let read = self.stages[now].as_ref().map_or(Ok(0), |file| file.read_at(offset, buffer))?;
            if read == 0 && self.is_segment {
                self.has_grown.store(true, Ordering::SeqCst);
            }
            Ok(read)
        }

        fn length(&self) -> io::Result<u64> {
            let now = usize::from(self.has_grown.load(Ordering::SeqCst));
            self.stages[now].as_ref().map_or(Ok(0), |file| file.length())
        }

        fn is_locked(&self) -> io::Result<bool> {
            Ok(false)
        }
    }

    impl Disk for Growing {
        fn entry(&self, path: &Path) -> io::Result<Entry> {
            self.now().entry(path)
        }

        fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
            self.now().list(folder)
        }

        fn open(&self, path: &Path) -> io::Result<Box<dyn ReadFile>> {
            let stages = self.stages.each_ref().map(|disk| disk.open(path).ok());
            let is_segment = path.extension().is_some_and(|extension| extension == "jsonl");
            Ok(Box::new(GrowingFile { stages, has_grown: Arc::clone(&self.has_grown), is_segment }))
        }

        fn open_to_write(&self, _: &Path) -> io::Result<Box<dyn WriteFile>> {
            Err(io::ErrorKind::Unsupported.into())
        }

        fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
            Err(io::ErrorKind::Unsupported.into())
        }

        fn make_folder(&self, _: &Path) -> io::Result<()> {
            Err(io::ErrorKind::Unsupported.into())
        }

        fn sync_folder(&self, _: &Path) -> io::Result<()> {
            Err(io::ErrorKind::Unsupported.into())
        }

        fn pause(&self) {}
    }

    #[test]
    fn records_read_before_their_checkpoint_were_reported_missing() {
        let opened =
            || Forger::new().record(1, &[1, 9], "opening", opened_by(1)).record(1, &[1, 9], "a", party("belize"));
        let admitted = event("recorder.admitted", json!({"key": signer(2).verifier()}));
        let grown = opened().record(1, &[1, 9, 2], "admission", admitted).record(2, &[1, 9, 2], "b", party("panama"));
        let growing = Growing { stages: [opened().disk, grown.disk], has_grown: Arc::default() };
        let ledger = Ledger::over(Store::open(growing, Path::new("/ledger")).unwrap(), Caches::default());
        let found = ledger.verify(&Trusted::default()).unwrap().report;
        assert_eq!((found.findings, found.size, found.has_moved_on), (Vec::new(), 2, true));
        ledger.reader().refresh();
        let found = ledger.verify(&Trusted::default()).unwrap().report;
        assert_eq!((found.findings, found.size, found.has_moved_on), (Vec::new(), 4, false));
    }

    #[test]
    fn output_of_a_writer_at_work_is_not_a_finding() {
        let forger = Forger::new().record(1, &[1, 9], "opening", opened_by(1));
        let path = Path::new("/ledger/events/000000000000.jsonl");
        let torn = [forger.disk.bytes(path).unwrap(), b"{\"seq\":1,".to_vec()].concat();
        forger.disk.put(path, &torn).unwrap();
        let lock = forger.disk.open_to_write(Path::new("/ledger/events/checkpoints")).unwrap();
        assert!(lock.try_lock().unwrap());
        forger.store.reader().refresh();
        let found = audit(forger.store.reader(), &Trusted::default()).unwrap().report;
        assert_eq!((found.findings, found.has_moved_on), (Vec::new(), true));
        drop(lock);
        assert_eq!(forger.findings(&Trusted::default()), [(FindingKind::Unsealed, Some(1))]);
    }
}
