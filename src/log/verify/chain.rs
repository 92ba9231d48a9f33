//! Follows the chain of records, and decides which record a broken link points to.
//!
//! A line that does not fit is explained by the single piece of damage that accounts for it, if the lines around it
//! allow only one. If the line before determines its number, the digits were altered. If restoring `prev` gives the
//! hash that the next line states, or the root that was signed, `prev` was altered; otherwise the record before was. A
//! restored record is known to be the true one, so verification continues with it and later roots can still be
//! confirmed. After a record whose true bytes are lost, roots can neither be confirmed nor reported.

use std::collections::BTreeSet;

use crate::languages::say;
use crate::log::finding::quote;
use crate::log::scan::{Entries, LogEntry, Parse, Parsed};
use crate::log::store::error::StoreError;
use crate::log::{
    CHECKPOINTS, Checkpoint, Finding, FindingKind, Frontier, Header, Offset, Piece, Place, Visitor, segment_name,
};
use crate::value::hash::{Blake3, TreeHash};

/// Maximum number of findings kept, each for its own record or file; the rest are counted.
const MAX_FINDINGS: usize = 1_000;

pub(super) struct Chain<'e, 'v, T> {
    pub entries: Entries<'e, T>,
    pub visitor: &'v mut dyn Visitor<T>,
    parse: Parse<T>,
    pub findings: Vec<Finding>,
    pub left_off: u64,
    pub frontier: Frontier,
    pub expected: u64,
    /// The hash that the next record must state as `prev`; `None` after a line whose true bytes are lost.
    pub tip: Option<Blake3>,
    pub last: Blake3,
    /// True if all leaves so far are those that were written, as far as the chain can tell.
    pub is_whole: bool,
    last_offset: Option<Offset>,
    pub damaged: BTreeSet<u64>,
    /// The sizes at which a root is wanted, the smallest last.
    pub wanted: Vec<u64>,
    pub roots: Vec<(u64, Option<TreeHash>)>,
}

impl<'e, 'v, T> Chain<'e, 'v, T> {
    pub fn new(
        entries: Entries<'e, T>,
        visitor: &'v mut dyn Visitor<T>,
        parse: Parse<T>,
        mut wanted: Vec<u64>,
    ) -> Self {
        wanted.sort_unstable_by(|a, b| b.cmp(a));
        wanted.dedup();
        let mut chain = Self {
            entries,
            visitor,
            parse,
            findings: Vec::new(),
            left_off: 0,
            frontier: Frontier::new(),
            expected: 0,
            tip: Some(Blake3::ZERO),
            last: Blake3::ZERO,
            is_whole: true,
            last_offset: None,
            damaged: BTreeSet::new(),
            wanted,
            roots: Vec::new(),
        };
        chain.store_root();
        chain
    }

    /// Reads records until `size` of them are accounted for, or there are no more lines. `goal` is the checkpoint that
    /// closes them.
    pub fn advance(&mut self, size: u64, goal: Option<&Checkpoint>) -> Result<(), StoreError> {
        while self.expected < size {
            let Some(line) = self.entries.next_entry()? else { break };
            match line.parsed {
                Some(parsed) => self.readable(line.offset, &line.bytes, parsed, goal)?,
                None => self.malformed(&line, goal)?,
            }
        }
        Ok(())
    }

    pub fn report(&mut self, finding: Finding) {
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(finding);
        } else {
            self.left_off = self.left_off.saturating_add(1);
        }
    }

    /// Names a record as damaged, once. Findings of the layer above on the same record are dropped as consequences.
    pub fn accuse(&mut self, place: Place, record: u64, kind: FindingKind, expected: &str, found: &str) {
        if self.damaged.insert(record) {
            self.findings.retain(|finding| {
                !(finding.record == Some(record) && matches!(finding.kind, FindingKind::Canonical | FindingKind::Rule))
            });
            self.report(Finding::new(place, Some(record), kind, expected, found));
        }
    }

    /// Returns the place of the last record; before the first record, no line.
    pub fn last_place(&self) -> Place {
        self.last_offset.map_or_else(|| Place::file(CHECKPOINTS), |offset| offset.place())
    }

    fn readable(
        &mut self,
        offset: Offset,
        bytes: &Piece,
        parsed: Parsed<T>,
        goal: Option<&Checkpoint>,
    ) -> Result<(), StoreError> {
        let header = parsed.header;
        let is_linked = self.tip.is_none_or(|tip| tip == header.prev);
        if header.seq == self.expected {
            if is_linked {
                self.accept(offset, parsed);
                return Ok(());
            }
            return self.broken_link(offset, bytes, parsed, goal);
        }
        if is_linked && self.tip.is_some() {
            let (expected, found) = (format!("\"seq\":{}", self.expected), format!("\"seq\":{}", header.seq));
            self.accuse(offset.place(), self.expected, FindingKind::Chain, &expected, &found);
            self.accept(offset, restored(bytes, Header { seq: self.expected, prev: header.prev }, self.parse));
            return Ok(());
        }
        if header.seq < self.expected {
            let found = match parsed.hash == self.last {
                true => say!("log-verify-second-time"),
                false => say!("log-verify-here"),
            };
            self.accuse(offset.place(), header.seq, FindingKind::OutOfPlace, &self.next_record(), &found);
            return Ok(());
        }
        self.gap(offset, parsed)
    }

    /// Handles a line with the right number whose `prev` is not the previous record's hash.
    fn broken_link(
        &mut self,
        offset: Offset,
        bytes: &Piece,
        parsed: Parsed<T>,
        goal: Option<&Checkpoint>,
    ) -> Result<(), StoreError> {
        let Some(tip) = self.tip else { return Ok(()) };
        let header = parsed.header;
        let restored = restored(bytes, Header { seq: header.seq, prev: tip }, self.parse);
        let is_named_by_next = self.entries.peek_header()?.is_some_and(|next| next.prev == restored.hash);
        let is_signed = self.is_whole
            && goal.is_some_and(|goal| {
                let mut frontier = self.frontier.clone();
                frontier.push_hash(restored.leaf);
                goal.size == frontier.size() && goal.root == frontier.root()
            });
        let previous = self.expected.checked_sub(1);
        match previous {
            Some(previous) if !is_named_by_next && !is_signed => {
                let expected = say!("log-verify-bytes-stated", hash = header.prev, record = header.seq);
                let found = say!("log-verify-bytes", hash = tip);
                self.accuse(self.last_place(), previous, FindingKind::Chain, &expected, &found);
                self.is_whole = false;
                self.accept(offset, parsed);
            }
            _ => {
                let (expected, found) = (format!("\"prev\":\"{tip}\""), format!("\"prev\":\"{}\"", header.prev));
                self.accuse(offset.place(), header.seq, FindingKind::Chain, &expected, &found);
                self.accept(offset, restored);
            }
        }
        Ok(())
    }

    /// Handles a record later than the one that is due: two are exchanged, or some are missing.
    fn gap(&mut self, offset: Offset, parsed: Parsed<T>) -> Result<(), StoreError> {
        let header = parsed.header;
        let due = Header { seq: self.expected, prev: self.tip.unwrap_or(Blake3::ZERO) };
        let next = self.entries.peek()?.and_then(|next| next.parsed.as_ref());
        let is_swapped = next.is_some_and(|next| next.header == due && next.hash == header.prev);
        if is_swapped && let Some(LogEntry { offset: due, parsed: Some(due_parsed), .. }) = self.entries.next_entry()? {
            let found = say!("log-verify-record-before", record = header.seq);
            self.accuse(due.place(), self.expected, FindingKind::OutOfPlace, &self.next_record(), &found);
            self.accept(due, due_parsed);
            self.accept(offset, parsed);
            return Ok(());
        }
        let found = say!("log-verify-record", record = header.seq);
        let expected = span(self.expected, header.seq);
        self.accuse(offset.place(), self.expected, FindingKind::Missing, &expected, &found);
        self.expected = header.seq;
        self.is_whole = false;
        self.accept(offset, parsed);
        Ok(())
    }

    /// Handles a line that is not a record, with all such lines that follow it. The next record shows how many were
    /// lost.
    fn malformed(&mut self, line: &LogEntry<T>, goal: Option<&Checkpoint>) -> Result<(), StoreError> {
        while self.entries.peek()?.is_some_and(|next| next.parsed.is_none()) {
            self.entries.next_entry()?;
        }
        let next = self.entries.peek_header()?;
        let resumes = match (next, goal) {
            (Some(next), _) => next.seq,
            (None, Some(goal)) => goal.size,
            (None, None) => self.expected.saturating_add(1),
        };
        let found = match line.is_ended {
            true => quote(&line.bytes),
            false => say!("log-verify-without-end", text = quote(&line.bytes)),
        };
        let is_linked = next.is_some_and(|next| Some(next.prev) == self.tip);
        let place = line.offset.place();
        if resumes == self.expected && is_linked {
            // Nothing is lost: a line was inserted.
            let expected = self.next_record();
            self.report(Finding::new(place, None, FindingKind::MalformedLine, &expected, &found));
            return Ok(());
        }
        self.is_whole = false;
        match self.expected.checked_sub(1) {
            // The record before was split, and this is the rest of it.
            Some(previous) if resumes == self.expected => {
                let expected = say!("log-verify-end-of-record", record = previous);
                self.accuse(place, previous, FindingKind::MalformedLine, &expected, &found);
            }
            _ => {
                let expected = span(self.expected, resumes.max(self.expected.saturating_add(1)));
                self.accuse(place, self.expected, FindingKind::MalformedLine, &expected, &found);
                self.last_offset = Some(line.offset);
                self.expected = resumes.max(self.expected);
                self.tip = None;
            }
        }
        Ok(())
    }

    fn accept(&mut self, offset: Offset, parsed: Parsed<T>) {
        let seq = self.expected;
        if offset.line == 1 && offset.segment != seq {
            let whole = Place { line: 0, ..offset.place() };
            let expected = say!("log-verify-segment-name", name = segment_name(seq), record = seq);
            let found = segment_name(offset.segment);
            self.report(Finding::new(whole, Some(seq), FindingKind::SegmentName, &expected, &found));
        }
        for finding in self.visitor.record(&Offset { seq, ..offset }, parsed.hash, parsed.value) {
            let is_known = finding.record.is_some_and(|record| self.damaged.contains(&record));
            // Rules depend on the preceding records, which after damage are not those that were written.
            let is_judged = self.damaged.is_empty() || finding.kind != FindingKind::Rule;
            if !is_known && is_judged {
                self.report(finding);
            }
        }
        self.last = parsed.hash;
        self.tip = Some(self.last);
        self.last_offset = Some(offset);
        self.frontier.push_hash(parsed.leaf);
        self.expected = seq.saturating_add(1);
        self.store_root();
    }

    /// Stores the root at a size at which it is wanted.
    fn store_root(&mut self) {
        while let Some(size) = self.wanted.pop_if(|size| *size <= self.expected) {
            let is_here = self.is_whole && size == self.frontier.size();
            self.roots.push((size, is_here.then(|| self.frontier.root())));
        }
    }

    fn next_record(&self) -> String {
        say!("log-verify-record", record = self.expected)
    }
}

/// Parses the line with another beginning.
fn restored<T>(line: &[u8], header: Header, parse: Parse<T>) -> Parsed<T> {
    let rest = Header::split(line).map_or(&[][..], |(_, rest)| rest);
    Parsed::of(&[header.text().as_bytes(), rest].concat(), header, parse)
}

/// Names the records from `first` up to, but excluding, `end`.
pub(super) fn span(first: u64, end: u64) -> String {
    match end.saturating_sub(1) {
        last if last > first => say!("log-verify-records", first = first, last = last),
        _ => say!("log-verify-record", record = first),
    }
}
