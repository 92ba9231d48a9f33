//! Full verification reads a log from record 0 and names everything that is damaged.
//!
//! Each record is checked by the chain ([`chain`]); each checkpoint by its signature and by the root of the tree of
//! the records before it ([`checkpoints`]). One piece of damage gives one finding, for the record concerned, and all
//! damage is collected. The layer above, which knows what records say, takes part as a [`Visitor`].

mod chain;
mod checkpoints;

use std::ops::Range;

use super::finding::quote;
use super::prefetch::{Items, prefetch};
use super::scan::{Parse, scan};
use super::store::error::StoreError;
use super::{
    BlockContent, CHECKPOINTS, Checkpoint, Finding, FindingKind, KEYS, LineReader, LogPosition, Offset, Place, Reader,
    SignedCheckpoint, in_events, segment_first, segment_name,
};
use crate::languages::say;
use crate::value::hash::{Blake3, TreeHash};
use crate::value::key::{KeyId, VerifierKey};
use crate::value::merkle::empty_root;
use chain::{Chain, span};
use checkpoints::ReadCheckpoint;

/// The layer above, which knows what records say.
pub trait Visitor<T> {
    /// Inspects a record, in order. If an altered `seq` or `prev` could be restored, hash and value are those of the
    /// restored bytes; records whose true bytes are lost are left out or passed as they are stored. Findings for a
    /// record that is named as damaged anyway are dropped, and so is every [`FindingKind::Rule`] after damage.
    fn record(&mut self, offset: &Offset, hash: Blake3, value: T) -> Vec<Finding>;

    /// Returns the key with this id if it may close a batch of these records: if it was admitted before them and is
    /// the author of all of them. After a damaged checkpoint only the last record of a batch certainly belongs to it.
    fn signer(&mut self, records: Range<u64>, id: KeyId) -> Option<VerifierKey>;

    /// Returns the keys that the records admit so far, in order; at the end, the expected content of the file of keys.
    fn keys(&mut self) -> Vec<VerifierKey>;
}

/// Knowledge of the verifying person that does not come from the log.
#[derive(Debug, Clone, Copy, Default)]
pub struct VerifyOptions<'a> {
    /// The expected origin; `None` accepts the first checkpoint's.
    pub origin: Option<&'a str>,
    /// Checkpoints that were saved earlier; their signatures are already verified.
    pub checkpoints: &'a [Checkpoint],
    /// True if to verify the signature of a checkpoint only if none by the same key follows it. All roots are
    /// compared.
    pub quick: bool,
    /// The end of the last checkpoint in the file of checkpoints, in bytes, read before anything else: what a writer
    /// appends meanwhile is not verified. `None` verifies the whole file.
    pub end: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The size stated by the last readable checkpoint.
    pub size: u64,
    pub root: TreeHash,
    /// The hash of the last record; [`Blake3::ZERO`] if there is none.
    pub last: Blake3,
    pub checkpoints: u64,
    /// The number of signatures that a quick verification did not verify.
    pub unverified: u64,
    /// The largest size that is confirmed by a root and the signature of an admitted key.
    pub confirmed: u64,
    /// All damage, in the order of the log; empty for a sound log.
    pub findings: Vec<Finding>,
    /// The number of findings beyond those that are kept.
    pub left_off: u64,
    /// True if a writer was at work meanwhile: its records after `size` were not verified.
    pub has_moved_on: bool,
}

impl Report {
    /// The report on a log that could not be read beyond one finding.
    pub fn of(finding: Finding) -> Self {
        Self {
            size: 0,
            root: empty_root(),
            last: Blake3::ZERO,
            checkpoints: 0,
            unverified: 0,
            confirmed: 0,
            findings: vec![finding],
            left_off: 0,
            has_moved_on: false,
        }
    }
}

/// Verifies a log from record 0. Errs only if a file cannot be read; damage is in the report.
///
/// Lines and signatures are processed ahead, on all cores; everything that depends on their order is judged in order.
pub fn verify<T: Send>(
    reader: &Reader,
    options: &VerifyOptions,
    parse: Parse<T>,
    visitor: &mut dyn Visitor<T>,
) -> Result<Report, StoreError> {
    let names = reader.names()?;
    let segments: Vec<u64> = names.iter().filter_map(|name| segment_first(name)).collect();
    let read_checkpoints = |give: &mut dyn FnMut(_) -> _| {
        checkpoints::read_ahead(reader, options.origin, options.end, options.quick, give);
    };
    scan(reader, &segments, &LogPosition::default(), u64::MAX, parse, |entries| {
        prefetch(read_checkpoints, |checkpoints| {
            let wanted = options.checkpoints.iter().map(|checkpoint| checkpoint.size).collect();
            let mut verifier = Verifier {
                chain: Chain::new(entries, visitor, parse, wanted),
                origin: options.origin.map(str::to_owned),
                quick: options.quick,
                sealed: 0,
                root: empty_root(),
                checkpoints: 0,
                unverified: 0,
                confirmed: 0,
                is_after_damage: false,
                leftovers: Vec::new(),
                has_moved_on: false,
            };
            verifier.foreign_files(&names);
            verifier.checkpoints(checkpoints.flatten())?;
            verifier.has_moved_on = match options.end {
                Some(end) => reader.has_moved_on(end)?,
                None => false,
            };
            verifier.report_leftovers();
            verifier.empty_segments(reader, &segments)?;
            verifier.keys(reader)?;
            verifier.against(options);
            Ok(verifier.report())
        })
    })
}

struct Verifier<'e, 'v, T> {
    chain: Chain<'e, 'v, T>,
    origin: Option<String>,
    quick: bool,
    sealed: u64,
    root: TreeHash,
    checkpoints: u64,
    unverified: u64,
    confirmed: u64,
    /// True if the last checkpoint was damaged, so that the beginning of the next batch is unknown.
    is_after_damage: bool,
    /// Findings on bytes that an interrupted writer leaves, or one that is still at work.
    leftovers: Vec<Finding>,
    has_moved_on: bool,
}

#[derive(PartialEq)]
enum Verdict {
    Valid,
    /// Signed by an admitted key; the signature was not verified.
    Unverified,
    Invalid,
    UnknownSigner,
}

impl<T> Verifier<'_, '_, T> {
    fn foreign_files(&mut self, names: &[String]) {
        let is_foreign = |name: &&String| segment_first(name).is_none() && *name != CHECKPOINTS && *name != KEYS;
        for name in names.iter().filter(is_foreign) {
            let (expected, found) = (say!("log-verify-only-segments"), quote(name.as_bytes()));
            self.chain.report(Finding::new(Place::file(name), None, FindingKind::ForeignFile, &expected, &found));
        }
    }

    fn checkpoints(&mut self, mut all: Items<ReadCheckpoint>) -> Result<(), StoreError> {
        let mut next = all.next().transpose()?;
        let mut tail = None;
        while let Some(found) = next {
            next = all.next().transpose()?;
            let place = Place { file: in_events(CHECKPOINTS), line: found.block.line };
            match &found.block.content {
                BlockContent::Sound(signed) => self.sound(place, &found, signed, next.as_ref())?,
                BlockContent::Damaged { error, size } => self.unreadable(place, &error.to_string(), *size),
                BlockContent::Tail(bytes) => tail = Some((place, *bytes)),
            }
        }
        if self.is_after_damage {
            // The end of the log is unknown; its lines must still form a chain.
            return self.chain.advance(u64::MAX, None);
        }
        self.unsealed(tail)
    }

    /// Checks a readable checkpoint, and the records that it closes.
    fn sound(
        &mut self,
        place: Place,
        found: &ReadCheckpoint,
        signed: &SignedCheckpoint,
        next: Option<&ReadCheckpoint>,
    ) -> Result<(), StoreError> {
        let stated = &signed.checkpoint;
        let origin = self.origin.get_or_insert_with(|| stated.origin.clone());
        if *origin != stated.origin {
            let (expected, found) = (say!("log-verify-origin", origin = origin), quote(stated.origin.as_bytes()));
            self.unreadable_because(place, Some(stated.size), &expected, &found);
            return Ok(());
        }
        let following = match next.map(|next| &next.block.content) {
            Some(BlockContent::Sound(next)) => Some(next.checkpoint.size),
            _ => None,
        };
        // If leaving this checkpoint out puts the others in order, this one is wrong, unless a key of this ledger has
        // signed it: then the next one is.
        let contradicts = following.is_some_and(|following| following > self.sealed && following <= stated.size);
        let is_out_of_order = stated.size <= self.sealed || (contradicts && !self.is_signed_by_any(found));
        if is_out_of_order {
            let expected = say!("log-verify-size-between", size = self.sealed);
            self.unreadable_because(place, None, &expected, &say!("log-verify-size", size = stated.size));
            return Ok(());
        }
        self.checkpoints = self.checkpoints.saturating_add(1);
        if !found.block.is_ended {
            let expected = say!("log-verify-newline");
            let found = say!("log-verify-no-newline");
            let record = stated.size.checked_sub(1);
            self.leftovers.push(Finding::new(place.clone(), record, FindingKind::Unsealed, &expected, &found));
        }
        self.chain.advance(stated.size, Some(stated))?;
        let verdict = self.signature(found, signed, next);
        let record = stated.size.min(self.chain.expected).saturating_sub(1);
        let (first, was_after_damage) = (self.sealed, self.is_after_damage);
        (self.sealed, self.root) = (stated.size, stated.root);
        self.is_after_damage = verdict == Verdict::Invalid;
        if verdict == Verdict::Invalid {
            let expected = say!("log-verify-fitting-signature");
            let found = say!("log-verify-other-signature");
            // The size may have been altered: only the first record certainly belongs to the batch.
            let record = Some(if was_after_damage { record } else { first });
            self.chain.report(Finding::new(place, record, FindingKind::Signature, &expected, &found));
        } else if self.chain.expected < stated.size {
            let expected = span(self.chain.expected, stated.size);
            let missing = self.chain.expected;
            self.chain.accuse(place, missing, FindingKind::Missing, &expected, &say!("log-verify-end-of-records"));
            self.chain.is_whole = false;
            self.chain.expected = stated.size;
            self.chain.tip = None;
        } else if self.root_holds(&place, stated)? {
            match verdict {
                Verdict::Valid => self.confirmed = stated.size,
                Verdict::Unverified => {}
                _ => self.unknown_signer(place, signed, if was_after_damage { record } else { first }..stated.size),
            }
        }
        Ok(())
    }

    /// True if a key that the records admit so far has signed a checkpoint.
    fn is_signed_by_any(&mut self, found: &ReadCheckpoint) -> bool {
        self.chain.visitor.keys().iter().any(|key| found.holds(key))
    }

    fn signature(
        &mut self,
        found: &ReadCheckpoint,
        signed: &SignedCheckpoint,
        next: Option<&ReadCheckpoint>,
    ) -> Verdict {
        let Some(by) = signed.signature() else { return Verdict::UnknownSigner };
        let end = signed.checkpoint.size.min(self.chain.expected);
        let first = if self.is_after_damage { end.saturating_sub(1) } else { self.sealed.min(end) };
        let key = self.chain.visitor.signer(first..end, by.id);
        if self.quick && key.is_some() && next.and_then(ReadCheckpoint::signer) == Some(by.id) {
            self.unverified = self.unverified.saturating_add(1);
            return Verdict::Unverified;
        }
        if key.as_ref().is_some_and(|key| found.holds(key)) {
            return Verdict::Valid;
        }
        // An altered size takes in records of other authors. The first record certainly belongs to the batch.
        let key = key.or_else(|| self.chain.visitor.signer(first..end.min(first.saturating_add(1)), by.id));
        match key.is_some_and(|key| !found.holds(&key)) {
            true => Verdict::Invalid,
            false => Verdict::UnknownSigner,
        }
    }

    fn unknown_signer(&mut self, place: Place, signed: &SignedCheckpoint, batch: Range<u64>) {
        // A damaged record may be the one that admits the key, or names it as author.
        if self.chain.damaged.is_empty()
            && let Some(by) = signed.signature()
        {
            let expected = say!("log-verify-signature-of-author", records = span(batch.start, batch.end));
            let found = say!("log-verify-signature-by", key = by.id);
            let record = batch.end.checked_sub(1);
            self.chain.report(Finding::new(place, record, FindingKind::Signer, &expected, &found));
        }
    }

    /// Compares the root; `false` if it cannot be confirmed. A record that the chain cannot confirm is then named.
    fn root_holds(&mut self, place: &Place, stated: &Checkpoint) -> Result<bool, StoreError> {
        if !self.chain.is_whole || self.chain.expected != stated.size {
            return Ok(false);
        }
        let root = self.chain.frontier.root();
        if root == stated.root {
            return Ok(true);
        }
        let last = stated.size.saturating_sub(1);
        let expected = say!("log-verify-signed-root", root = stated.root);
        let found = say!("log-verify-computed-root", root = root);
        let is_vouched_for = self.chain.entries.peek_header()?.is_some_and(|next| Some(next.prev) == self.chain.tip);
        let place = if is_vouched_for { place.clone() } else { self.chain.last_place() };
        self.chain.accuse(place, last, FindingKind::Root, &expected, &found);
        self.chain.is_whole = false;
        Ok(false)
    }

    fn unreadable(&mut self, place: Place, why: &str, size: Option<u64>) {
        self.unreadable_because(
            place,
            size,
            &say!("log-verify-checkpoint"),
            &say!("log-verify-no-checkpoint", why = why),
        );
    }

    /// Names the record that a damaged checkpoint closes, or else the first record of its batch.
    fn unreadable_because(&mut self, place: Place, size: Option<u64>, expected: &str, found: &str) {
        let closes = size.filter(|size| *size > self.sealed).map(|size| size.saturating_sub(1));
        // Lines after damage that are not a checkpoint belong to the same damage.
        if !self.is_after_damage || closes.is_some() {
            let record = Some(closes.unwrap_or(self.sealed));
            self.chain.report(Finding::new(place, record, FindingKind::Checkpoint, expected, found));
        }
        self.is_after_damage = true;
    }

    /// Reports what an interrupted writer left, unless a writer is at work.
    fn report_leftovers(&mut self) {
        if !self.has_moved_on {
            std::mem::take(&mut self.leftovers).into_iter().for_each(|finding| self.chain.report(finding));
        }
    }

    /// Reports what follows the last complete checkpoint, as one finding.
    fn unsealed(&mut self, tail: Option<(Place, u64)>) -> Result<(), StoreError> {
        let (mut bytes, mut lines, mut place) = (0_u64, 0_u64, None);
        while let Some(line) = self.chain.entries.next_entry()? {
            let header = line.parsed.as_ref().map(|parsed| parsed.header);
            if let Some(header) = header.filter(|header| header.seq < self.sealed) {
                // An interrupted writer never repeats a sealed record.
                let (expected, found) = (say!("log-verify-end-of-sealed"), say!("log-verify-second-time"));
                self.chain.accuse(line.offset.place(), header.seq, FindingKind::OutOfPlace, &expected, &found);
                continue;
            }
            place.get_or_insert_with(|| line.offset.place());
            let length = u64::try_from(line.bytes.len()).unwrap_or(u64::MAX);
            bytes = bytes.saturating_add(length).saturating_add(u64::from(line.is_ended));
            lines = lines.saturating_add(1);
        }
        let record = (lines > 0).then_some(self.sealed);
        if let Some((tail_place, tail_bytes)) = tail {
            place.get_or_insert(tail_place);
            bytes = bytes.saturating_add(tail_bytes);
        }
        let Some(place) = place else { return Ok(()) };
        let found = match record {
            Some(first) => {
                let records = span(first, first.saturating_add(lines));
                say!("log-verify-records-after", bytes = bytes, records = records)
            }
            None => say!("log-verify-bytes-after", bytes = bytes),
        };
        let expected = say!("log-verify-end-of-log", size = self.sealed);
        self.leftovers.push(Finding::new(place, record, FindingKind::Unsealed, &expected, &found));
        Ok(())
    }

    /// Only an interrupted writer leaves a segment without lines, and only one that it has just begun.
    fn empty_segments(&mut self, reader: &Reader, segments: &[u64]) -> Result<(), StoreError> {
        let due = self.chain.expected;
        let may_be_new = |segment: u64| segment == due || (self.has_moved_on && segment > due);
        for segment in segments.iter().filter(|segment| !may_be_new(**segment)) {
            let name = segment_name(*segment);
            if reader.file(&name)?.read_at(0, &mut [0])? == 0 {
                let (place, expected) = (Place::file(&name), say!("log-verify-record", record = segment));
                self.chain.report(Finding::new(
                    place,
                    None,
                    FindingKind::SegmentName,
                    &expected,
                    &say!("log-verify-no-record"),
                ));
            }
        }
        Ok(())
    }

    /// Compares the file of keys line by line; reports the first difference.
    fn keys(&mut self, reader: &Reader) -> Result<(), StoreError> {
        let mut keys = self.chain.visitor.keys().into_iter();
        let mut lines = LineReader::new(reader.file(KEYS)?);
        let is_missing = !reader.names()?.iter().any(|name| name == KEYS);
        loop {
            let key = keys.next().map(|key| key.to_string());
            let line = if is_missing { None } else { lines.next_line()? };
            let found = match (&key, &line) {
                (None, None) => return Ok(()),
                (Some(key), Some(line)) if line.ended && key.as_bytes() == &*line.bytes => continue,
                // A writer lists a key just before the checkpoint over the record that admits it.
                (None, Some(_)) if self.has_moved_on => return Ok(()),
                (_, Some(line)) if !line.ended => say!("log-verify-without-end", text = quote(&line.bytes)),
                (_, Some(line)) => quote(&line.bytes),
                (Some(_), None) => say!("log-verify-end-of-list"),
            };
            // Damage may hide what the records admit.
            if self.chain.damaged.is_empty() {
                let place = Place { file: in_events(KEYS), line: lines.line() };
                let expected = match key {
                    Some(key) => say!("log-verify-key", key = key),
                    None => say!("log-verify-end-of-list"),
                };
                self.chain.report(Finding::new(place, None, FindingKind::KeyList, &expected, &found));
            }
            return Ok(());
        }
    }

    fn report(self) -> Report {
        let Self { chain, root, sealed, checkpoints, unverified, confirmed, has_moved_on, .. } = self;
        let Chain { last, findings, left_off, .. } = chain;
        Report { size: sealed, root, last, checkpoints, unverified, confirmed, findings, left_off, has_moved_on }
    }

    /// Compares the roots with the checkpoints that were saved earlier.
    fn against(&mut self, options: &VerifyOptions) {
        for checkpoint in options.checkpoints {
            let Checkpoint { origin, size, root } = checkpoint;
            let computed = self.chain.roots.iter().find(|(at, _)| at == size).map(|(_, root)| *root);
            let damaged = self.chain.damaged.range(..*size).next().copied();
            let found = match (computed, damaged) {
                _ if self.origin.as_ref().is_some_and(|ours| ours != origin) => say!("log-verify-other-origin"),
                _ if *size > self.sealed && self.is_after_damage => {
                    say!("log-verify-checkpoint-damaged")
                }
                _ if *size > self.sealed => say!("log-verify-taken-away", records = self.sealed),
                (_, Some(record)) => say!("log-verify-record-damaged", record = record),
                (Some(Some(found)), None) if found == *root => continue,
                (Some(Some(found)), None) => say!("log-verify-rewritten", root = found),
                (_, None) => say!("log-verify-not-compared"),
            };
            let place = Place::file(CHECKPOINTS);
            let expected = say!("log-verify-against", root = root, size = size, origin = origin);
            let record = size.min(&self.sealed).checked_sub(1);
            self.chain.report(Finding::new(place, record, FindingKind::Against, &expected, &found));
        }
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests;
