//! Full verification: the bytes by the log, and what they say by the desk.
//!
//! Every record is read under the canonical-line rule, its rules are tried again on the books as they stood before it, and
//! every checkpoint's signer must have been admitted before the batch and be the author of all its records.

use std::ops::Range;

use crate::books::Books;
use crate::desk::{Desk, fold, reverses};
use crate::hash::Blake3;
use crate::key::{KeyId, VerifierKey};
use crate::ledger::{record_at, unreadable};
use crate::log::checkpoint::Checkpoint;
use crate::log::note::Note;
use crate::log::verify::{Brought, Inspect, Report, verify};
use crate::log::{Finding, FindingKind, LogFiles, Place};
use crate::record::{ReadError, Record};
use crate::store::{Store, StoreError};

/// What whoever verifies brings along.
#[derive(Debug, Clone, Default)]
pub struct Identity {
    /// The key that must have opened the ledger; its name is the origin.
    pub key: Option<VerifierKey>,
    /// Checkpoints taken away earlier, with the notes that sign them and where they were read.
    pub against: Vec<(Checkpoint, Note, String)>,
}

/// The result of an audit.
#[derive(Debug, Clone)]
pub struct Audit {
    /// The log's report, with the findings of the desk among its own.
    pub report: Report,
    /// The ledger's origin.
    pub origin: String,
    /// The books, as far as the records could be read.
    pub books: Books,
    /// The key that opened it.
    pub opened_by: Option<VerifierKey>,
    /// Records of types that a newer program knows: verified as bytes, not as facts.
    pub newer: Vec<(u64, String)>,
}

/// Verifies a ledger from record 0: chain, tree, signatures, canonical lines, rules, keys. Errs only if a file cannot be read.
pub fn audit<F>(files: &F, identity: &Identity) -> Result<Audit, StoreError>
where
    F: LogFiles<Error = StoreError> + Store,
{
    let mut inspector = Inspector::new(files);
    let checkpoints: Vec<Checkpoint> = identity.against.iter().map(|(checkpoint, ..)| checkpoint.clone()).collect();
    let origin = identity.key.as_ref().map(VerifierKey::name);
    let mut report = verify(files, &Brought { origin, checkpoints: &checkpoints }, &mut inspector)?;
    let opened = inspector.desk.books.recorders.opened();
    let opened_by = opened.map(|opened| opened.recorder.clone());
    if let Some(key) = &identity.key
        && opened_by.as_ref() != Some(key)
    {
        let found = opened_by.as_ref().map_or_else(|| "no readable opening".to_owned(), VerifierKey::to_string);
        let place = Place { file: "events/000000000000.jsonl".to_owned(), line: 1 };
        report.findings.push(Finding::new(place, Some(0), FindingKind::Signer, &format!("opened by {key}"), &found));
    }
    for finding in report.findings.iter_mut().filter(|finding| finding.kind == FindingKind::Against) {
        // The log knows the checkpoint only by its size; whoever brought it knows the file.
        let brought = identity.against.iter().find(|(checkpoint, ..)| checkpoint.size.checked_sub(1) == finding.record);
        if let Some((.., file)) = brought {
            finding.place = Place { file: file.clone(), line: 0 };
        }
    }
    report.findings.extend(identity.against.iter().filter_map(|against| inspector.unsigned(against)));
    let origin = inspector.desk.books.recorders.origin().to_owned();
    Ok(Audit { report, origin, books: inspector.desk.books, opened_by, newer: inspector.newer })
}

/// Follows the log record by record.
struct Inspector<'a, F> {
    files: &'a F,
    desk: Desk,
    /// The number of the open batch's first record.
    batch: u64,
    /// The authors in the open batch.
    authors: Vec<KeyId>,
    newer: Vec<(u64, String)>,
    /// Whether a record could not be read as a fact: rules are not tried after it, because the books lack what it said.
    incomplete: bool,
}

impl<'a, F: Store> Inspector<'a, F> {
    fn new(files: &'a F) -> Self {
        Self { files, desk: Desk::default(), batch: 0, authors: Vec::new(), newer: Vec::new(), incomplete: false }
    }

    fn take(&mut self, record: &Record, line: &[u8]) {
        // An original that cannot be read is a finding of its own.
        let original = reverses(&record.event).and_then(|seq| record_at(self.files, seq).ok().flatten());
        let original = original.map(|original| original.record);
        if self.incomplete {
            fold(&mut self.desk.books, record, original.as_ref());
        } else {
            self.desk.take(record, Blake3::of(line), original.as_ref());
        }
    }

    /// The finding that a checkpoint brought along is signed by no key of this ledger.
    fn unsigned(&self, (checkpoint, note, file): &(Checkpoint, Note, String)) -> Option<Finding> {
        let keys = self.desk.books.recorders.keys();
        if keys.iter().any(|recorder| note.verify(&recorder.key).is_ok()) {
            return None;
        }
        let place = Place { file: file.clone(), line: 0 };
        let record = checkpoint.size.checked_sub(1);
        Some(Finding::new(
            place,
            record,
            FindingKind::Against,
            "a signature by a key of this ledger",
            "none that holds",
        ))
    }
}

impl<F: Store> Inspect for Inspector<'_, F> {
    fn record(&mut self, seq: u64, place: &Place, line: &[u8]) -> Vec<Finding> {
        let record = match Record::read(line) {
            Ok(record) => record,
            Err(error) => {
                self.incomplete = true;
                if let ReadError::Newer { kind, version } = error {
                    self.newer.push((seq, format!("{kind} version {version}")));
                    return Vec::new();
                }
                return vec![unreadable(place, seq, &error)];
            }
        };
        self.authors.push(record.by);
        let refused = if self.incomplete { None } else { self.desk.check(&record, self.batch).err() };
        self.take(&record, line);
        let finding = refused.map(|refusal| {
            let expected = "a record that keeps the rules";
            Finding::new(place.clone(), Some(seq), FindingKind::Rule, expected, &refusal.to_string())
        });
        finding.into_iter().collect()
    }

    fn signer(&mut self, records: Range<u64>, id: KeyId) -> Option<VerifierKey> {
        let authors = std::mem::take(&mut self.authors);
        self.batch = records.end;
        if authors.iter().any(|author| *author != id) {
            return None;
        }
        self.desk.books.recorders.signer(id, records.start).map(|recorder| recorder.key.clone())
    }

    fn keys(&mut self) -> Vec<VerifierKey> {
        self.desk.books.recorders.keys().iter().map(|recorder| recorder.key.clone()).collect()
    }
}
