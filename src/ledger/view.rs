//! A view holds the books of a ledger within a scope, folded from the nearest snapshot.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::rc::Rc;

use crate::cache::snapshots::{self, Snapshot, Snapshots};
use crate::error::Error;
use crate::event::record::Record;
use crate::languages::say;
use crate::ledger::as_of::as_of;
use crate::ledger::continuity::Continuity;
use crate::ledger::scan::{LogRecord, read_record, scan};
use crate::ledger::{Ledger, Source};
use crate::log::{CHECKPOINTS, Checkpoint, Finding, FindingKind, Head, Line, LogPosition, Note, Place, Reader};
use crate::rules::{authority, exceptions};
use crate::state::books::{Books, date};
use crate::state::documents::Documents;
use crate::state::exchange::ClosingRate;
use crate::state::recorders::Recorders;
use crate::state::{Dated, Effect, Projection as _, fold};
use crate::value::days::{Day, Instant, Period};

/// The last record that was known: the books as they were then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownAt {
    /// Up to and including this record.
    Record(u64),
    /// Up to the record before the first one that was recorded later, by the clock of its recorder.
    Instant(Instant),
}

/// Selects the records that a view folds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scope {
    /// Selects a prefix of the log: what was known.
    pub known_at: Option<KnownAt>,
    /// Selects by value day: records whose day is not later.
    pub as_of: Option<Day>,
    /// True if a closed day is answered with all that stands; else with what its closing knew.
    pub restated: bool,
}

impl Scope {
    pub(super) fn knows(&self, record: &Record) -> bool {
        match self.known_at {
            None => true,
            Some(KnownAt::Record(seq)) => record.seq <= seq,
            Some(KnownAt::Instant(at)) => record.at <= at,
        }
    }

    pub(super) fn holds(&self, record: &Dated) -> bool {
        self.knows(record) && self.as_of.is_none_or(|day| record.day <= day)
    }
}

/// A record with its stored line.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    pub record: Record,
    pub place: Place,
    pub line: String,
}

/// The publication that answers a question about a closed day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The period that it published.
    pub period: Period,
    /// The number of its record.
    pub seq: u64,
    /// The number of records of that day or before that were found since.
    pub found_since: usize,
    /// The number of those that move money or set a budget line.
    pub moving: usize,
}

/// The books of a ledger within a scope.
#[derive(Debug, Clone)]
pub struct View {
    pub books: Books,
    pub head: Head,
    /// The scope that was asked; of a closed day, what its closing knew.
    pub scope: Scope,
    /// The publication that answers, if the day is closed.
    pub published: Option<Published>,
    /// The rates at which closings value money on the day asked.
    pub closing_rates: Vec<ClosingRate>,
    pub last_known: Option<u64>,
    /// The documents according to the whole log, which give facts their days; `None` if the books have them.
    pub(super) documents: Option<Documents>,
    /// The recorders according to the whole log; one of them signed its last checkpoint.
    pub recorders: Recorders,
    /// True if the log continues what this machine has seen of it.
    pub continuity: Continuity,
    /// The source of further records; `None` in the view of an audit.
    pub(super) source: Option<Rc<Source>>,
}

impl View {
    /// The documents, which give facts their days.
    pub(super) fn documents(&self) -> &Documents {
        self.documents.as_ref().unwrap_or(&self.books.documents)
    }

    /// Finds out which covers of exceptions do not hold any more, and which open exceptions break no rule any more.
    pub fn find_mended(&mut self) -> Result<(), Error> {
        for (seq, decision) in self.books.exceptions.covers() {
            if !authority::still_covers(&self.books, &decision, seq) {
                self.books.exceptions.lapse(seq, decision);
            }
        }
        let open: Vec<u64> = self.books.exceptions.open().map(|exception| exception.seq).collect();
        for seq in open {
            let chain = self.chain(seq)?;
            let Some((exception, corrected)) = chain.split_first() else { continue };
            let (exception, corrected) = date(self.documents(), Box::new(exception.clone()), corrected);
            if !exceptions::is_broken(&self.books, self, &exception, corrected.as_ref()) {
                self.books.exceptions.mend(seq);
            }
        }
        Ok(())
    }

    /// Recognises what is income up to this day: the day on which the books are asked, where the scope names none.
    pub fn on(mut self, today: Day) -> Self {
        if self.scope.as_of.is_none() {
            self.books.recognise(today);
        }
        self
    }

    /// Returns the same books with another scope, for queries about records alone.
    pub fn within(&self, scope: Scope) -> Self {
        Self { scope, ..self.clone() }
    }
}

struct Folded {
    books: Books,
    /// All documents; `None` if the books have them.
    documents: Option<Documents>,
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
        let end = self.source.reader.end()?;
        let head = end.head;
        let remembered = self.source.remembered()?;
        let mut since = Continuation { seen: remembered.memory.seen, holds: None };
        let known = self.known(scope.known_at, head, &mut since)?;
        let (scope, published) = derive(scope, &known);
        let named = scope.as_of.map(|day| ClosingRate::of(&known.books, day)).unwrap_or_default();
        let folded = match scope.as_of {
            None => known,
            Some(day) => self.as_of(day, scope, head, known, &mut since)?,
        };
        let Folded { mut books, documents, last_known, recorders } = folded;
        if let Some(day) = scope.as_of {
            books.recognise(day);
        }
        let closing_rates = named.into_iter().map(|named| named.then(&books)).collect();
        if let Some(note) = &end.note {
            check_signature(note, &recorders, &head)?;
        }
        let continuity = self.source.compare(&remembered, head, since.holds);
        Ok(View {
            books,
            head,
            scope,
            published,
            closing_rates,
            documents,
            last_known,
            recorders,
            continuity,
            source: Some(Rc::clone(&self.source)),
        })
    }

    /// Folds what was known then, of any day.
    fn known(&self, known_at: Option<KnownAt>, head: Head, since: &mut Continuation) -> Result<Folded, Error> {
        let Source { reader, caches, .. } = &*self.source;
        let scope = Scope { known_at, ..Scope::default() };
        let Some(snapshots) = &caches.snapshots else { return whole(reader, head, scope, since) };
        let today = today(reader, head, snapshots, since)?;
        let Some(known_at) = known_at else { return Ok(today) };
        // If anything does not match, the fold of the whole log reports what.
        then(reader, head, &today, known_at, snapshots).or_else(|_| whole(reader, head, scope, since))
    }

    /// Folds the records of a day and before, of those that the scope knows.
    fn as_of(
        &self,
        day: Day,
        scope: Scope,
        head: Head,
        known: Folded,
        since: &mut Continuation,
    ) -> Result<Folded, Error> {
        let size = match (scope.known_at, known.last_known) {
            (Some(KnownAt::Record(seq)), Some(last)) => seq.min(last).saturating_add(1),
            (_, last) => last.map_or(0, |last| last.saturating_add(1)),
        };
        let Folded { books, documents, recorders, .. } = known;
        let documents = documents.unwrap_or_else(|| Documents::clone(&books.documents));
        match as_of(&self.source, &head, &documents, size, day) {
            Some(books) => Ok(Folded { books, documents: Some(documents), last_known: size.checked_sub(1), recorders }),
            None => whole(&self.source.reader, head, scope, since),
        }
    }
}

/// Derives what an answer folds: for a closed day, unless it is to be restated, what the closing of that day knew.
fn derive(scope: Scope, known: &Folded) -> (Scope, Option<Published>) {
    let Scope { as_of: Some(day), restated: false, .. } = scope else { return (scope, None) };
    let periods = &known.books.periods;
    let closed = periods.closing_of(day).zip(periods.known_of(day));
    let Some((closing, known)) = closed else { return (scope, None) };
    let moving: BTreeSet<u64> = periods.entries_since(known, day).map(|late| late.seq).collect();
    let found_since = periods.found_since(known, day).len();
    let published = Published { period: closing.period, seq: closing.seq, found_since, moving: moving.len() };
    (Scope { known_at: Some(KnownAt::Record(known)), ..scope }, Some(published))
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
    let (expected, found) = (say!("error-view-signed-by-recorder"), say!("error-view-does-not-hold"));
    Err(Finding::new(place, head.size.checked_sub(1), FindingKind::Signature, &expected, &found).into())
}

fn whole(reader: &Reader, head: Head, scope: Scope, since: &mut Continuation) -> Result<Folded, Error> {
    let mut books = Books::default();
    // Whatever the scope: recorders sign, and documents give facts their days.
    let (mut recorders, mut documents) = (Recorders::default(), Documents::default());
    let (mut last_known, mut is_over) = (None, false);
    let from = LogPosition::default();
    since.begin(&from, &head);
    scan(reader, &from, &head, &mut |LogRecord { record, chain, .. }, position| {
        since.pass(position);
        let (record, corrected) = date(&documents, Box::new(record), &chain);
        fold(&mut documents, &record, corrected.as_ref());
        recorders.fold(&record, Effect::Apply);
        is_over |= !scope.knows(&record);
        if is_over {
            return ControlFlow::Continue(());
        }
        last_known = Some(record.seq);
        // A correction takes away only what was included.
        if let Some(corrected) = corrected.filter(|corrected| scope.holds(corrected)) {
            books.fold(&corrected, Effect::Reverse(record.seq));
        }
        if scope.holds(&record) {
            books.fold(&record, Effect::Apply);
        }
        ControlFlow::Continue(())
    })?;
    Ok(Folded { books, documents: Some(documents), last_known, recorders })
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
    Ok(Folded { books, documents: None, last_known, recorders })
}

/// Returns the books of a snapshot and of the few records after it; each projection is folded on first use.
fn lazily(reader: &Reader, head: Head, snapshot: Snapshot, since: &mut Continuation) -> Option<Books> {
    let mut later = Vec::new();
    since.begin(&snapshot.position, &head);
    scan(reader, &snapshot.position, &head, &mut |LogRecord { record, chain, .. }, position| {
        since.pass(position);
        later.push((record, chain));
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
    let today = last_day(reader, &from, &head);
    // The position before the next record, if a month may end there of which a snapshot is kept.
    let mut before = from.clone();
    let (mut at, mut latest) = (from.at, from.latest);
    since.begin(&from, &head);
    let end = scan(reader, &from, &head, &mut |LogRecord { record, chain, .. }, position| {
        since.pass(position);
        let (record, corrected) = books.date(Box::new(record), &chain);
        // If it cannot be written (in a read-only ledger), the next query folds as much as this one.
        let write = |books: &Books, position: &LogPosition| {
            let _ = books.to_parts().map_err(Into::into).and_then(|parts| snapshots.keep(position, parts));
        };
        if before.latest.is_some_and(|latest| record.day.month() > latest.month())
            && snapshots.is_far(before.size(), last)
        {
            last = before.size();
            write(&books, &before);
        }
        fold(&mut books, &record, corrected.as_ref());
        (at, latest) = (at.max(Some(record.at)), latest.max(Some(record.day)));
        let after = || LogPosition { at, latest, ..position.clone() };
        if snapshots.should_write(position.size(), head.size, last) {
            last = position.size();
            write(&books, &after());
        }
        before = match (today, latest) {
            (Some(today), Some(latest)) if snapshots::keeps_month_of(latest, today) => after(),
            _ => LogPosition::default(),
        };
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
    let scope = Scope { known_at: Some(known_at), ..Scope::default() };
    let suits = |position: &LogPosition| match known_at {
        KnownAt::Record(seq) => position.size() <= seq.saturating_add(1).min(head.size),
        KnownAt::Instant(at) => position.size() <= head.size && position.at.is_some_and(|last| last <= at),
    };
    let (from, mut books) = begin(snapshots.newest(suits));
    let mut last_known = from.size().checked_sub(1);
    let (mut checkpoint, mut outcome) = (None, Ok(()));
    scan(reader, &from, &head, &mut |LogRecord { record, chain, .. }, position| {
        if scope.knows(&record) {
            last_known = Some(record.seq);
            let (record, corrected) = books.date(Box::new(record), &chain);
            fold(&mut books, &record, corrected.as_ref());
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
    Ok(Folded { books, documents: None, last_known, recorders: today.recorders.clone() })
}

/// Returns the day on which the last record was recorded.
fn last_day(reader: &Reader, from: &LogPosition, head: &Head) -> Option<Day> {
    let mut day = None;
    let take = &mut |line: Line<'_>| {
        day = read_record(&line).ok().map(|record| Day::of(record.at));
        ControlFlow::Break(())
    };
    reader.read(head.size.checked_sub(1)?, from.offset.as_ref(), take).ok()?;
    day
}

fn begin(from: Option<Snapshot>) -> (LogPosition, Books) {
    let begin = from.and_then(|snapshot| Some((snapshot.position, Books::from_parts(snapshot.parts, Vec::new())?)));
    begin.unwrap_or_default()
}

/// Returns the finding that records do not have the root that the checkpoint over them states.
fn not_sealed(size: u64) -> Error {
    let place = Place::file(CHECKPOINTS);
    let (expected, found) = (say!("error-view-with-root", records # size), say!("error-view-another-root"));
    Error::Damaged(vec![Finding::new(place, size.checked_sub(1), FindingKind::Root, &expected, &found)])
}
