//! Reading a log for what it says: records one by one, books within a scope, and the check of chain, root and last signature on the way.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::ControlFlow;

use crate::cache::index::Index;
use crate::error::Error;
use crate::event::record::{ReadError, Record, Recorded};
use crate::event::reverses;
use crate::ledger::sift::{Sifted, Sought, sift};
use crate::ledger::view::View;
use crate::log::checkpoint::Checkpoint;
use crate::log::note::Note;
use crate::log::store::{Head, Mark, Store};
use crate::log::{Finding, FindingKind, Place};
use crate::state::Effect;
use crate::state::accounts::Posting;
use crate::state::movements::{Movement, movements as moved};
use crate::state::recorders::Recorders;
use crate::value::days::{Day, Instant};
use crate::value::term::Term;

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
    store.read(seq, None, &mut |line| {
        found = read_record(&line.mark, line.bytes).map(|record| {
            let line_as_stored = String::from_utf8_lossy(line.bytes).into_owned();
            Some(Stored { record, place: line.place(), line: line_as_stored })
        });
        ControlFlow::Break(())
    })?;
    found
}

pub(super) fn read_record(mark: &Mark, line: &[u8]) -> Result<Record, Error> {
    Record::read(line).map_err(|error| match error {
        ReadError::Newer { kind, version, .. } => Error::Newer { seq: mark.seq, kind, version },
        error => Error::Damaged(vec![unreadable(mark, &error)]),
    })
}

/// The finding that a line is not a record.
#[must_use]
pub fn unreadable(mark: &Mark, error: &ReadError) -> Finding {
    let found = match error {
        ReadError::Data { source, .. } => format!("{error}: {source}"),
        _ => error.to_string(),
    };
    Finding::new(mark.place(), Some(mark.seq), FindingKind::Canonical, "a record as its version writes it", &found)
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

/// The records that a view knows and a filter takes, all or the last so many, each with its hash and what reversed it. All of them are among those that are sought.
pub fn records<S: Store>(
    store: &S,
    view: &View,
    index: Option<&Index>,
    sought: &Sought,
    last: Option<usize>,
    takes: impl Fn(&Record) -> bool,
) -> Result<Vec<Recorded>, Error> {
    #[derive(Default)]
    struct Taken {
        found: VecDeque<Recorded>,
        seqs: BTreeSet<u64>,
        reversed: BTreeMap<u64, u64>,
    }
    let each = |taken: &mut Taken, Sifted { record, hash, .. }: Sifted<'_>| {
        if !view.scope.holds(record) {
            return;
        }
        let original = reverses(&record.event);
        if let Some(seq) = original {
            taken.reversed.insert(seq, record.seq);
        }
        // What takes a record back belongs to its story.
        if takes(record) || original.is_some_and(|seq| taken.seqs.contains(&seq)) {
            taken.seqs.insert(record.seq);
            taken.found.push_back(Recorded { record: record.clone(), hash, reversed_by: None });
            if last.is_some_and(|last| taken.found.len() > last) {
                taken.found.pop_front();
            }
        }
    };
    let Taken { mut found, reversed, .. } = sift(store, &view.head, index, sought, each)?;
    for recorded in &mut found {
        recorded.reversed_by = reversed.get(&recorded.record.seq).copied();
    }
    Ok(found.into())
}

/// The last movements within a view's scope, at most so many, of the entries that are wanted: those that records with one of these terms bring about.
pub fn last_movements<S: Store>(
    store: &S,
    view: &View,
    index: Option<&Index>,
    terms: BTreeSet<Term>,
    count: usize,
    wanted: impl Fn(&Posting) -> bool,
) -> Result<Vec<Movement>, Error> {
    let mut found = Vec::new();
    let sought = Sought::Last(terms.clone(), count);
    if view.scope == Scope::default() {
        found = movements(store, view, index, &sought, &wanted)?;
    }
    if found.len() < count {
        // Of the last ones that were known or true then, nobody knows how far back they stand.
        found = movements(store, view, index, &Sought::Terms(terms), wanted)?;
    }
    found.drain(..found.len().saturating_sub(count));
    Ok(found)
}

/// The movements within a view's scope, of the entries that are wanted, in record order. All that bring them about are among those records that are sought.
pub fn movements<S: Store>(
    store: &S,
    view: &View,
    index: Option<&Index>,
    sought: &Sought,
    wanted: impl Fn(&Posting) -> bool,
) -> Result<Vec<Movement>, Error> {
    sift(store, &view.head, index, sought, |found: &mut Vec<Movement>, Sifted { record, original, .. }| {
        if !view.scope.holds(record) {
            return;
        }
        found.extend(moved(record, Effect::Apply, &wanted));
        if let Some(original) = original.filter(|original| view.scope.holds(original)) {
            found.extend(moved(original, Effect::Reverse(record), &wanted));
        }
    })
}
