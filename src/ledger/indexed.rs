//! Reads the records that the index names. Each must have the leaf from which the index was built.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::cache::index::Index;
use crate::event::record::Record;
use crate::ledger::scan::read_record;
use crate::log::{Line, Reader};
use crate::value::hash::Blake3;
use crate::value::merkle::leaf_hash;

/// Reads the chains that these records correct, by their numbers; `None` if a record cannot be read.
pub(super) fn chains(reader: &Reader, index: &Index, found: &Read) -> Option<BTreeMap<u64, Vec<Record>>> {
    let corrects = |record: &Record| record.corrects.filter(|seq| *seq < record.seq);
    let mut earlier = Read::new();
    loop {
        let known = found.values().chain(earlier.values());
        let unread = known.filter_map(|(record, _)| corrects(record));
        let unread = unread.filter(|seq| !found.contains_key(seq) && !earlier.contains_key(seq));
        let unread: BTreeSet<u64> = unread.collect();
        if unread.is_empty() {
            break;
        }
        earlier.extend(read(reader, index, &Vec::from_iter(unread))?);
    }
    let get = |seq: u64| found.get(&seq).or_else(|| earlier.get(&seq)).map(|(record, _)| record);
    let mut corrected = BTreeSet::new();
    // Only the first correction of a record counts.
    let first = found.values().filter_map(|(record, _)| Some((record.seq, corrects(record)?)));
    let first = first.filter(|(_, seq)| corrected.insert(*seq));
    let chain = |seq: u64| std::iter::successors(get(seq), |record| get(corrects(record)?)).cloned().collect();
    Some(first.map(|(by, seq)| (by, chain(seq))).collect())
}

/// Records and their hashes, by number.
pub(super) type Read = BTreeMap<u64, (Record, Blake3)>;

/// Reads records; `None` if one of them cannot be read.
pub(super) fn read(reader: &Reader, index: &Index, seqs: &[u64]) -> Option<Read> {
    let mut found = BTreeMap::new();
    index.prepare(&BTreeSet::new(), seqs);
    let is_sound = each_indexed(reader, index, seqs, &mut |line, record| {
        found.insert(line.offset.seq, (record, Blake3::of(line.bytes)));
        ControlFlow::Continue(())
    });
    (is_sound && found.len() == seqs.len()).then_some(found)
}

/// Hands over records in order. Each must have the leaf from which the index was built; `false` if one does not, or
/// cannot be read.
pub(super) fn each_indexed(
    reader: &Reader,
    index: &Index,
    seqs: &[u64],
    take: &mut dyn FnMut(Line<'_>, Record) -> ControlFlow<()>,
) -> bool {
    let mut is_sound = true;
    let read = reader.lines(seqs, &|seq| index.offset(seq), &mut |line| {
        let seq = line.offset.seq;
        let is_same = index.leaf(seq) == Some(leaf_hash(line.bytes));
        match read_record(&line) {
            Ok(record) if is_same && record.seq == seq => take(line, record),
            _ => {
                is_sound = false;
                ControlFlow::Break(())
            }
        }
    });
    is_sound && read.is_ok()
}
