//! The books of a ledger within a scope, by way of the nearest snapshot.

use std::ops::ControlFlow;

use crate::state::books::Books;

use crate::cache::snapshots::{Position, Snapshot, Snapshots};
use crate::error::Error;
use crate::ledger::pass::{Start, Step, read_all};
use crate::ledger::read::{KnownAt, Scope, check_seal};
use crate::log::store::{Head, Store};
use crate::log::{Finding, FindingKind, Place};
use crate::state::recorders::Recorders;
use crate::state::{Effect, Projection as _, fold};

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
    /// Whether the log continues the end that was seen of it before; `None` if none was, or it was not read as far back.
    pub continues: Option<bool>,
}

/// Compares the log with the end that was seen of it before.
#[derive(Debug, Clone, Copy)]
struct Continuation {
    seen: Option<Head>,
    holds: Option<bool>,
}

impl Continuation {
    /// Begins a pass over the log up to its end.
    fn begin(&mut self, start: &Start, head: &Head) {
        let Some(seen) = self.seen else { return };
        self.holds = match seen.size {
            size if size > head.size => Some(false),
            size if size == start.seq => Some(seen.root == start.tree.root()),
            _ => None,
        };
    }

    fn pass(&mut self, step: &Step<'_>) {
        if let Some(seen) = self.seen.filter(|seen| seen.size == step.tree.size()) {
            self.holds = Some(seen.root == step.tree.root());
        }
    }
}

/// Folds the books of a scope, from a snapshot where one is near. Errs if the log is damaged or written by a newer program.
///
/// What a snapshot gives is what the whole log gives: where the records that follow it do not fit to it, all are folded.
pub fn view<S: Store>(store: &S, scope: Scope, snapshots: Option<&Snapshots>) -> Result<View, Error> {
    view_after(store, scope, snapshots, None)
}

/// Folds the books of a scope, and says in [`View::continues`] whether the log continues an end that was seen of it before.
pub fn view_after<S: Store>(
    store: &S,
    scope: Scope,
    snapshots: Option<&Snapshots>,
    seen: Option<Head>,
) -> Result<View, Error> {
    let head = store.head()?;
    let mut since = Continuation { seen, holds: None };
    let mut view = match (snapshots, scope) {
        // What is dated later is already in every snapshot.
        (None, _) | (_, Scope { as_of: Some(_), .. }) => whole(store, head, scope, &mut since)?,
        (Some(snapshots), Scope { known_at: None, .. }) => today(store, head, snapshots, &mut since)?,
        (Some(snapshots), Scope { known_at: Some(known_at), .. }) => {
            let today = today(store, head, snapshots, &mut since)?;
            // Where something does not fit, the fold of the whole log tells what.
            then(store, &today, known_at, snapshots).or_else(|_| whole(store, head, scope, &mut since))?
        }
    };
    view.continues = since.holds;
    Ok(view)
}

/// Folds every record of a scope.
fn whole<S: Store>(store: &S, head: Head, scope: Scope, since: &mut Continuation) -> Result<View, Error> {
    let mut books = Books::default();
    let (mut last_known, mut recorders) = (None, Recorders::default());
    since.begin(&Start::default(), &head);
    read_all(store, &Start::default(), &head, &mut |step| {
        since.pass(&step);
        let Step { record, original, .. } = step;
        recorders.fold(record, Effect::Apply);
        if scope.knows(record) {
            last_known = Some(record.seq);
        }
        if scope.holds(record) {
            // What is reversed is taken back only where it had been put in.
            fold(&mut books, record, original.filter(|original| scope.holds(original)));
        }
        ControlFlow::Continue(())
    })?;
    Ok(View { books, head, scope, last_known, recorders, continues: None })
}

/// Folds the newest snapshot and what follows it, and leaves snapshots on the way.
fn today<S: Store>(store: &S, head: Head, snapshots: &Snapshots, since: &mut Continuation) -> Result<View, Error> {
    let newest = snapshots.newest(|position| position.size <= head.size);
    let near = newest.and_then(|newest| match snapshots.wants(head.size, head.size, newest.position.size) {
        true => onward(store, head, snapshots, Some(newest), since).ok(),
        false => shelved(store, head, newest, since),
    });
    // Where something does not fit, the fold of the whole log tells what.
    let books = near.map_or_else(|| onward(store, head, snapshots, None, since), Ok)?;
    let (last_known, recorders) = (head.size.checked_sub(1), Recorders::clone(&books.recorders));
    Ok(View { books, head, scope: Scope::default(), last_known, recorders, continues: None })
}

/// The books of a snapshot and of the few records that follow it, which are folded where they are asked for.
fn shelved<S: Store>(store: &S, head: Head, snapshot: Snapshot, since: &mut Continuation) -> Option<Books> {
    let mut later = Vec::new();
    let start = start(&snapshot.position);
    since.begin(&start, &head);
    read_all(store, &start, &head, &mut |step| {
        since.pass(&step);
        let Step { record, original, .. } = step;
        later.push((record.clone(), original.cloned()));
        ControlFlow::Continue(())
    })
    .ok()?;
    snapshot.books(later)
}

/// Folds a snapshot, or nothing, and all that follows it.
fn onward<S: Store>(
    store: &S,
    head: Head,
    snapshots: &Snapshots,
    from: Option<Snapshot>,
    since: &mut Continuation,
) -> Result<Books, Error> {
    let (start, mut books) = begin(from);
    let mut last = start.seq;
    since.begin(&start, &head);
    let tree = read_all(store, &start, &head, &mut |step| {
        since.pass(&step);
        fold(&mut books, step.record, step.original);
        let size = step.tree.size();
        if snapshots.wants(size, head.size, last) {
            last = size;
            // Where it cannot be written (a ledger that may only be read), the next query folds as long as this one.
            let _ = snapshots.keep(&position(&step), &books);
        }
        ControlFlow::Continue(())
    })?;
    if last > start.seq {
        snapshots.thin_out(tree.size());
    }
    Ok(books)
}

/// Folds what was known then, from the newest snapshot before, and reads on to the next checkpoint, whose root and signature it checks.
fn then<S: Store>(store: &S, today: &View, known_at: KnownAt, snapshots: &Snapshots) -> Result<View, Error> {
    let scope = Scope { known_at: Some(known_at), as_of: None };
    let suits = |position: &Position| match known_at {
        KnownAt::Record(seq) => position.size <= seq.saturating_add(1).min(today.head.size),
        KnownAt::Instant(at) => position.size <= today.head.size && position.at <= at,
    };
    let (start, mut books) = begin(snapshots.newest(suits));
    let mut last_known = start.seq.checked_sub(1);
    let (mut seal, mut outcome) = (None, Ok(()));
    read_all(store, &start, &today.head, &mut |Step { record, original, tree, .. }| {
        if scope.knows(record) {
            last_known = Some(record.seq);
            fold(&mut books, record, original);
            return ControlFlow::Continue(());
        }
        if seal.is_none() {
            match store.seal(tree.size()) {
                Ok(found) => seal = found,
                Err(error) => outcome = Err(error.into()),
            }
        }
        match &seal {
            Some((end, _)) if tree.size() < end.size => return ControlFlow::Continue(()),
            Some((end, note)) if tree.root() == end.root => outcome = check_seal(note, &today.recorders, end),
            _ if outcome.is_ok() => outcome = Err(not_sealed(tree.size())),
            _ => {}
        }
        ControlFlow::Break(())
    })?;
    outcome?;
    let recorders = today.recorders.clone();
    Ok(View { books, head: today.head, scope, last_known, recorders, continues: None })
}

/// Where to begin, and with which books.
fn begin(from: Option<Snapshot>) -> (Start, Books) {
    let begin = from.and_then(|snapshot| Some((start(&snapshot.position), snapshot.books(Vec::new())?)));
    begin.unwrap_or_default()
}

/// Behind a position.
pub(super) fn start(position: &Position) -> Start {
    let Position { size, last, mark, tree, .. } = position.clone();
    Start { seq: size, prev: last, tree, near: Some(mark) }
}

pub(super) fn position(step: &Step<'_>) -> Position {
    let tree = step.tree.clone();
    Position { size: tree.size(), last: step.hash, at: step.record.at, mark: step.mark, tree }
}

/// The finding that records have another root than the checkpoint over them states.
fn not_sealed(size: u64) -> Error {
    let place = Place { file: "events/checkpoints".to_owned(), line: 0 };
    let expected = format!("a checkpoint over {size} records with their root");
    Error::Damaged(vec![Finding::new(place, size.checked_sub(1), FindingKind::Root, &expected, "another root")])
}
