//! The walk along the chain: counts the records, checks each link, and decides which record a broken link accuses.
//!
//! A line that does not fit is explained by the one damage that would have made it, where the lines around it allow
//! only one. If the line before names the number, the digits were altered; if putting the right `prev` back gives the hash that
//! the next line names, or the root that was signed, `prev` was altered; else the record before was. What was put back is
//! known to be the true record, so the walk goes on with it and later roots still hold. After a record whose true bytes are
//! lost no root can be confirmed, and none is reported.

use std::collections::BTreeSet;

use super::checkpoint::Checkpoint;
use super::finding::{Finding, FindingKind, Place, quote};
use super::merkle::leaf_hash;
use super::records::{RecordLine, Records};
use super::verify::Inspect;
use super::{CHECKPOINTS, Frontier, Header, LogFiles, in_events, segment_name};
use crate::hash::{Blake3, TreeHash};

/// How many findings are kept. Each is for a record or a file of its own; the rest is counted.
const MAX_FINDINGS: usize = 1_000;

/// What the walk knows between two lines.
pub(super) struct Walk<'a, 'f, F: LogFiles> {
    pub records: Records<'f, F>,
    pub inspect: &'a mut dyn Inspect,
    pub findings: Vec<Finding>,
    pub left_off: u64,
    pub frontier: Frontier,
    /// The number of the next record.
    pub expected: u64,
    /// The hash that the next record must carry as `prev`; `None` after a line whose true bytes are lost.
    pub tip: Option<Blake3>,
    /// The hash of the last record as it is stored.
    pub last: Blake3,
    /// Whether all leaves up to here are known to be what was written, as far as the chain can tell.
    pub is_whole: bool,
    /// Where the last record stands.
    pub last_place: Place,
    /// The records that are already named as damaged.
    pub damaged: BTreeSet<u64>,
    /// The sizes at which a root is wanted, the smallest last, and the roots that were met.
    pub wanted: Vec<u64>,
    pub met: Vec<(u64, Option<TreeHash>)>,
}

impl<'a, 'f, F: LogFiles> Walk<'a, 'f, F> {
    pub fn new(records: Records<'f, F>, inspect: &'a mut dyn Inspect, mut wanted: Vec<u64>) -> Self {
        wanted.sort_unstable_by(|a, b| b.cmp(a));
        wanted.dedup();
        let mut walk = Self {
            records,
            inspect,
            findings: Vec::new(),
            left_off: 0,
            frontier: Frontier::new(),
            expected: 0,
            tip: Some(Blake3::ZERO),
            last: Blake3::ZERO,
            is_whole: true,
            last_place: Place { file: in_events(CHECKPOINTS), line: 0 },
            damaged: BTreeSet::new(),
            wanted,
            met: Vec::new(),
        };
        walk.meet();
        walk
    }

    /// Reads records until `size` of them are accounted for, or until there are no more lines. `goal` is the checkpoint
    /// that closes them.
    pub fn advance(&mut self, size: u64, goal: Option<&Checkpoint>) -> Result<(), F::Error> {
        while self.expected < size {
            let Some(line) = self.records.next()? else { break };
            match line.header {
                Some(header) => self.readable(line, header, goal)?,
                None => self.malformed(&line, goal)?,
            }
        }
        Ok(())
    }

    /// Keeps a finding, or counts it.
    pub fn report(&mut self, finding: Finding) {
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(finding);
        } else {
            self.left_off = self.left_off.saturating_add(1);
        }
    }

    /// Names a record as damaged, once. What the layer above found in its bytes was a consequence, and is dropped.
    pub fn accuse(&mut self, place: Place, record: u64, kind: FindingKind, expected: &str, found: &str) {
        if self.damaged.insert(record) {
            self.findings.retain(|finding| {
                !(finding.record == Some(record) && matches!(finding.kind, FindingKind::Canonical | FindingKind::Rule))
            });
            self.report(Finding::new(place, Some(record), kind, expected, found));
        }
    }

    fn readable(&mut self, line: RecordLine, header: Header, goal: Option<&Checkpoint>) -> Result<(), F::Error> {
        let is_linked = self.tip.is_none_or(|tip| tip == header.prev);
        if header.seq == self.expected {
            if is_linked {
                self.accept(line.place, line.segment, &line.raw.bytes);
                return Ok(());
            }
            return self.broken_link(line, header, goal);
        }
        if is_linked && self.tip.is_some() {
            let (expected, found) = (format!("\"seq\":{}", self.expected), format!("\"seq\":{}", header.seq));
            self.accuse(line.place.clone(), self.expected, FindingKind::Chain, &expected, &found);
            let restored = restore(&line.raw.bytes, Header { seq: self.expected, prev: header.prev });
            self.accept(line.place, line.segment, &restored);
            return Ok(());
        }
        if header.seq < self.expected {
            let is_again = Blake3::of(&line.raw.bytes) == self.last;
            let found = if is_again { "it a second time" } else { "it here" };
            self.accuse(line.place, header.seq, FindingKind::OutOfPlace, &self.next_record(), found);
            return Ok(());
        }
        self.gap(line, header)
    }

    /// The line's number is right and its `prev` is not the previous record's hash.
    fn broken_link(&mut self, line: RecordLine, header: Header, goal: Option<&Checkpoint>) -> Result<(), F::Error> {
        let Some(tip) = self.tip else { return Ok(()) };
        let restored = restore(&line.raw.bytes, Header { seq: header.seq, prev: tip });
        let is_named_by_next = self.records.peek_header()?.is_some_and(|next| next.prev == Blake3::of(&restored));
        let is_signed = self.is_whole
            && goal.is_some_and(|goal| {
                let mut frontier = self.frontier.clone();
                frontier.push_hash(leaf_hash(&restored));
                goal.size == frontier.size() && goal.root == frontier.root()
            });
        let previous = self.expected.checked_sub(1);
        match previous {
            Some(previous) if !is_named_by_next && !is_signed => {
                let expected = format!("bytes whose BLAKE3 is {}, as record {} says", header.prev, header.seq);
                let found = format!("bytes whose BLAKE3 is {tip}");
                self.accuse(self.last_place.clone(), previous, FindingKind::Chain, &expected, &found);
                self.is_whole = false;
                self.accept(line.place, line.segment, &line.raw.bytes);
            }
            _ => {
                let (expected, found) = (format!("\"prev\":\"{tip}\""), format!("\"prev\":\"{}\"", header.prev));
                self.accuse(line.place.clone(), header.seq, FindingKind::Chain, &expected, &found);
                self.accept(line.place, line.segment, &restored);
            }
        }
        Ok(())
    }

    /// The line is a later record than the one that is due: two stand in each other's place, or some are missing.
    fn gap(&mut self, line: RecordLine, header: Header) -> Result<(), F::Error> {
        let next = self.records.peek()?;
        let is_swapped = next.is_some_and(|next| {
            let is_due = next.header == Some(Header { seq: self.expected, prev: self.tip.unwrap_or(Blake3::ZERO) });
            is_due && Blake3::of(&next.raw.bytes) == header.prev
        });
        if is_swapped && let Some(due) = self.records.next()? {
            let found = format!("record {} before it", header.seq);
            self.accuse(due.place.clone(), self.expected, FindingKind::OutOfPlace, &self.next_record(), &found);
            self.accept(due.place, due.segment, &due.raw.bytes);
            self.accept(line.place, line.segment, &line.raw.bytes);
            return Ok(());
        }
        let found = format!("record {}", header.seq);
        let expected = span(self.expected, header.seq);
        self.accuse(line.place.clone(), self.expected, FindingKind::Missing, &expected, &found);
        self.expected = header.seq;
        self.is_whole = false;
        self.accept(line.place, line.segment, &line.raw.bytes);
        Ok(())
    }

    /// A line that is no record, with all such lines that follow it. The next record tells how many were lost.
    fn malformed(&mut self, line: &RecordLine, goal: Option<&Checkpoint>) -> Result<(), F::Error> {
        while self.records.peek()?.is_some_and(|next| next.header.is_none()) {
            self.records.next()?;
        }
        let next = self.records.peek_header()?;
        let resumes = match (next, goal) {
            (Some(next), _) => next.seq,
            (None, Some(goal)) => goal.size,
            (None, None) => self.expected.saturating_add(1),
        };
        let found = match line.raw.ended {
            true => quote(&line.raw.bytes),
            false => format!("{} without its end", quote(&line.raw.bytes)),
        };
        let is_linked = next.is_some_and(|next| Some(next.prev) == self.tip);
        let place = line.place.clone();
        if resumes == self.expected && is_linked {
            // Nothing is lost: somebody put a line in.
            let expected = self.next_record();
            self.report(Finding::new(place, None, FindingKind::MalformedLine, &expected, &found));
            return Ok(());
        }
        self.is_whole = false;
        match self.expected.checked_sub(1) {
            // The record before ends too early, and this is the rest of it.
            Some(previous) if resumes == self.expected => {
                let expected = format!("the end of record {previous} in its line");
                self.accuse(place, previous, FindingKind::MalformedLine, &expected, &found);
            }
            _ => {
                let expected = span(self.expected, resumes.max(self.expected.saturating_add(1)));
                self.accuse(place.clone(), self.expected, FindingKind::MalformedLine, &expected, &found);
                self.last_place = place;
                self.expected = resumes.max(self.expected);
                self.tip = None;
            }
        }
        Ok(())
    }

    /// Takes bytes as the next record.
    fn accept(&mut self, place: Place, segment: u64, bytes: &[u8]) {
        let seq = self.expected;
        if place.line == 1 && segment != seq {
            let whole = Place { file: place.file.clone(), line: 0 };
            let expected = format!("the name {} for a segment that begins with record {seq}", segment_name(seq));
            self.report(Finding::new(whole, Some(seq), FindingKind::SegmentName, &expected, &segment_name(segment)));
        }
        for finding in self.inspect.record(seq, &place, bytes) {
            let is_known = finding.record.is_some_and(|record| self.damaged.contains(&record));
            // A rule is judged by what precedes it, which after damage is not what was written.
            let is_judged = self.damaged.is_empty() || finding.kind != FindingKind::Rule;
            if !is_known && is_judged {
                self.report(finding);
            }
        }
        self.last = Blake3::of(bytes);
        self.tip = Some(self.last);
        self.last_place = place;
        self.frontier.push(bytes);
        self.expected = seq.saturating_add(1);
        self.meet();
    }

    /// Notes the root at a size at which it is wanted.
    fn meet(&mut self) {
        while let Some(size) = self.wanted.pop_if(|size| *size <= self.expected) {
            let is_here = self.is_whole && size == self.frontier.size();
            self.met.push((size, is_here.then(|| self.frontier.root())));
        }
    }

    fn next_record(&self) -> String {
        format!("record {}", self.expected)
    }
}

/// The line with another beginning.
fn restore(line: &[u8], header: Header) -> Vec<u8> {
    let rest = Header::split(line).map_or(&[][..], |(_, rest)| rest);
    [header.text().as_bytes(), rest].concat()
}

/// Names the records from `first` up to, and not including, `end`.
pub(super) fn span(first: u64, end: u64) -> String {
    match end.saturating_sub(1) {
        last if last > first => format!("records {first} to {last}"),
        _ => format!("record {first}"),
    }
}
