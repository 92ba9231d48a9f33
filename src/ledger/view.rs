//! A view holds the books of a ledger within a scope, folded from the nearest snapshot.

use std::ops::ControlFlow;
use std::rc::Rc;

use crate::cache::snapshots::{Snapshot, Snapshots};
use crate::error::Error;
use crate::event::record::Record;
use crate::ledger::continuity::Continuity;
use crate::ledger::scan::{LogRecord, scan};
use crate::ledger::{Ledger, Source};
use crate::log::{CHECKPOINTS, Checkpoint, Finding, FindingKind, Head, LogPosition, Note, Place, Reader};
use crate::state::books::Books;
use crate::state::recorders::Recorders;
use crate::state::{Effect, Projection as _, fold};
use crate::value::days::{Day, Instant};

/// The last record that was known: the books as they were then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownAt {
    /// Up to and including this record.
    Record(u64),
    /// Up to the last record recorded at or before this instant.
    Instant(Instant),
}

/// Selects the records that a view folds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope {
    /// Selects a prefix of the log: what was known.
    pub known_at: Option<KnownAt>,
    /// Selects by value date: records whose value date is not later, and those without one.
    pub as_of: Option<Day>,
}

impl Scope {
    pub(super) fn knows(&self, record: &Record) -> bool {
        match self.known_at {
            None => true,
            Some(KnownAt::Record(seq)) => record.seq <= seq,
            Some(KnownAt::Instant(at)) => record.at <= at,
        }
    }

    pub(super) fn holds(&self, record: &Record) -> bool {
        let date = record.event.effective();
        self.knows(record) && self.as_of.is_none_or(|day| date.is_none_or(|date| date.last() <= day))
    }
}

/// A record with its stored line.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    pub record: Record,
    pub place: Place,
    pub line: String,
}

/// The books of a ledger within a scope.
#[derive(Debug, Clone)]
pub struct View {
    pub books: Books,
    pub head: Head,
    pub scope: Scope,
    pub last_known: Option<u64>,
    /// The recorders according to the whole log; one of them signed its last checkpoint.
    pub recorders: Recorders,
    /// True if the log continues what this machine has seen of it.
    pub continuity: Continuity,
    /// The source of further records; `None` in the view of an audit.
    pub(super) source: Option<Rc<Source>>,
}

impl View {
    /// Returns the same books with another scope, for queries about records alone.
    pub fn within(&self, scope: Scope) -> Self {
        Self { scope, ..self.clone() }
    }
}

struct Folded {
    books: Books,
    last_known: Option<u64>,
    recorders: Recorders,
}

/// Compares the log with the last end that was seen of it.
#[derive(Debug, Clone, Copy)]
struct Continuation {
    seen: Option<Head>,
    holds: Option<bool>,
}

impl Continuation {
    fn begin(&mut self, from: &LogPosition, head: &Head) {
        let Some(seen) = self.seen else { return };
        self.holds = match seen.size {
            size if size > head.size => Some(false),
            size if size == from.size() => Some(seen.root == from.tree.root()),
            _ => None,
        };
    }

    fn pass(&mut self, position: &LogPosition) {
        if let Some(seen) = self.seen.filter(|seen| seen.size == position.size()) {
            self.holds = Some(seen == position.head());
        }
    }
}

impl Ledger {
    /// Folds the books within a scope, from a snapshot if one is near. Errs if the log is damaged or written by a
    /// newer program, or if its last checkpoint is not signed by a recorder.
    ///
    /// A snapshot gives the same books as the whole log: if the records that follow do not match it, all records are
    /// folded.
    pub fn read(&self, scope: Scope) -> Result<View, Error> {
        let Source { reader, caches, .. } = &*self.source;
        let end = reader.end()?;
        let head = end.head;
        let remembered = self.source.remembered()?;
        let mut since = Continuation { seen: remembered.memory.seen, holds: None };
        let folded = match (&caches.snapshots, scope) {
            // Every snapshot contains records that are dated later.
            (None, _) | (_, Scope { as_of: Some(_), .. }) => whole(reader, head, scope, &mut since)?,
            (Some(snapshots), Scope { known_at: None, .. }) => today(reader, head, snapshots, &mut since)?,
            (Some(snapshots), Scope { known_at: Some(known_at), .. }) => {
                let today = today(reader, head, snapshots, &mut since)?;
                // If anything does not match, the fold of the whole log reports what.
                then(reader, head, &today, known_at, snapshots).or_else(|_| whole(reader, head, scope, &mut since))?
            }
        };
        let Folded { books, last_known, recorders } = folded;
        if let Some(note) = &end.note {
            check_signature(note, &recorders, &head)?;
        }
        let continuity = self.source.compare(&remembered, head, since.holds);
        Ok(View { books, head, scope, last_known, recorders, continuity, source: Some(Rc::clone(&self.source)) })
    }
}

/// Checks that a log's last checkpoint is of this ledger and signed by one of its keys. Full verification checks them
/// all, and whether each key was admitted at the time.
///
/// A checkpoint that another writer has added since that head is left to the next reader.
fn check_signature(note: &str, recorders: &Recorders, head: &Head) -> Result<(), Error> {
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
    let place = Place::file(CHECKPOINTS);
    let expected = "a last checkpoint signed by a recorder of this ledger";
    let (record, found) = (head.size.checked_sub(1), "a signature that does not hold");
    Err(Finding::new(place, record, FindingKind::Signature, expected, found).into())
}

fn whole(reader: &Reader, head: Head, scope: Scope, since: &mut Continuation) -> Result<Folded, Error> {
    let mut books = Books::default();
    let (mut last_known, mut recorders) = (None, Recorders::default());
    let from = LogPosition::default();
    since.begin(&from, &head);
    scan(reader, &from, &head, &mut |LogRecord { record, original, .. }, position| {
        since.pass(position);
        recorders.fold(&record, Effect::Apply);
        if scope.knows(&record) {
            last_known = Some(record.seq);
        }
        if scope.holds(&record) {
            // A reversal removes only a record that was included.
            fold(&mut books, &record, original.as_deref().filter(|original| scope.holds(original)));
        }
        ControlFlow::Continue(())
    })?;
    Ok(Folded { books, last_known, recorders })
}

/// Folds the newest snapshot and the records after it, and writes snapshots on the way.
fn today(reader: &Reader, head: Head, snapshots: &Snapshots, since: &mut Continuation) -> Result<Folded, Error> {
    let newest = snapshots.newest(|position| position.size() <= head.size);
    let near = newest.and_then(|newest| match snapshots.should_write(head.size, head.size, newest.position.size()) {
        true => onward(reader, head, snapshots, Some(newest), since).ok(),
        false => lazily(reader, head, newest, since),
    });
    // If anything does not match, the fold of the whole log reports what.
    let books = near.map_or_else(|| onward(reader, head, snapshots, None, since), Ok)?;
    let (last_known, recorders) = (head.size.checked_sub(1), Recorders::clone(&books.recorders));
    Ok(Folded { books, last_known, recorders })
}

/// Returns the books of a snapshot and of the few records after it; each projection is folded on first use.
fn lazily(reader: &Reader, head: Head, snapshot: Snapshot, since: &mut Continuation) -> Option<Books> {
    let mut later = Vec::new();
    since.begin(&snapshot.position, &head);
    scan(reader, &snapshot.position, &head, &mut |LogRecord { record, original, .. }, position| {
        since.pass(position);
        later.push((Box::new(record), original));
        ControlFlow::Continue(())
    })
    .ok()?;
    Books::from_parts(snapshot.parts, later)
}

fn onward(
    reader: &Reader,
    head: Head,
    snapshots: &Snapshots,
    from: Option<Snapshot>,
    since: &mut Continuation,
) -> Result<Books, Error> {
    let (from, mut books) = begin(from);
    let mut last = from.size();
    since.begin(&from, &head);
    let end = scan(reader, &from, &head, &mut |LogRecord { record, original, .. }, position| {
        since.pass(position);
        fold(&mut books, &record, original.as_deref());
        let size = position.size();
        if snapshots.should_write(size, head.size, last) {
            last = size;
            let position = LogPosition { at: Some(record.at), ..position.clone() };
            // If it cannot be written (in a read-only ledger), the next query folds as much as this one.
            let _ = books.to_parts().map_err(Into::into).and_then(|parts| snapshots.keep(&position, parts));
        }
        ControlFlow::Continue(())
    })?;
    if last > from.size() {
        snapshots.prune(end.size());
    }
    Ok(books)
}

/// Folds what was known then, from the newest snapshot before, and continues to the next checkpoint, whose root and
/// signature it checks.
fn then(
    reader: &Reader,
    head: Head,
    today: &Folded,
    known_at: KnownAt,
    snapshots: &Snapshots,
) -> Result<Folded, Error> {
    let scope = Scope { known_at: Some(known_at), as_of: None };
    let suits = |position: &LogPosition| match known_at {
        KnownAt::Record(seq) => position.size() <= seq.saturating_add(1).min(head.size),
        KnownAt::Instant(at) => position.size() <= head.size && position.at.is_some_and(|last| last <= at),
    };
    let (from, mut books) = begin(snapshots.newest(suits));
    let mut last_known = from.size().checked_sub(1);
    let (mut checkpoint, mut outcome) = (None, Ok(()));
    scan(reader, &from, &head, &mut |LogRecord { record, original, .. }, position| {
        if scope.knows(&record) {
            last_known = Some(record.seq);
            fold(&mut books, &record, original.as_deref());
            return ControlFlow::Continue(());
        }
        if checkpoint.is_none() {
            match reader.checkpoint_over(position.size()) {
                Ok(found) => checkpoint = found,
                Err(error) => outcome = Err(error.into()),
            }
        }
        match &checkpoint {
            Some((end, _)) if position.size() < end.size => return ControlFlow::Continue(()),
            Some((end, note)) if position.head() == *end => outcome = check_signature(note, &today.recorders, end),
            _ if outcome.is_ok() => outcome = Err(not_sealed(position.size())),
            _ => {}
        }
        ControlFlow::Break(())
    })?;
    outcome?;
    Ok(Folded { books, last_known, recorders: today.recorders.clone() })
}

fn begin(from: Option<Snapshot>) -> (LogPosition, Books) {
    let begin = from.and_then(|snapshot| Some((snapshot.position, Books::from_parts(snapshot.parts, Vec::new())?)));
    begin.unwrap_or_default()
}

/// Returns the finding that records do not have the root that the checkpoint over them states.
fn not_sealed(size: u64) -> Error {
    let place = Place::file(CHECKPOINTS);
    let expected = format!("a checkpoint over {size} records with their root");
    Error::Damaged(vec![Finding::new(place, size.checked_sub(1), FindingKind::Root, &expected, "another root")])
}
