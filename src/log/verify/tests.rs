//! Every single piece of damage to a small log is found, and the first finding names the record concerned.

use std::collections::BTreeMap;

use super::*;
use crate::log::checkpoint::continuation;
use crate::log::reader::tests::reader_of;
use crate::log::{Frontier, Signer};

const ORIGIN: &str = "example.org/ledger";
/// The sizes after each batch; the second segment begins with record 6.
const SIZES: [u64; 5] = [3, 5, 6, 10, 12];
const SECOND_SEGMENT: u64 = 6;

/// Reads what these tests need of records: their author and the keys that they admit.
#[derive(Default)]
struct Records {
    authors: BTreeMap<u64, String>,
    keys: Vec<(u64, VerifierKey)>,
    rule_at: Option<u64>,
}

fn field(line: &[u8], name: &str) -> Option<String> {
    let line = String::from_utf8_lossy(line);
    let rest = line.split_once(&format!("\"{name}\":\""))?.1;
    Some(rest.split_once('"')?.0.to_owned())
}

/// The author, and the admitted key.
type Value = (String, Option<VerifierKey>);

fn parse(line: &[u8]) -> Value {
    (field(line, "by").unwrap_or_default(), field(line, "key").and_then(|key| key.parse().ok()))
}

impl Visitor<Value> for Records {
    fn record(&mut self, offset: &Offset, _: Blake3, (author, key): Value) -> Vec<Finding> {
        let seq = offset.seq;
        self.authors.insert(seq, author);
        self.keys.extend(key.map(|key| (seq, key)));
        let broken = self.rule_at == Some(seq);
        let finding = Finding::new(offset.place(), Some(seq), FindingKind::Rule, "a rule kept", "it broken");
        if broken { vec![finding] } else { Vec::new() }
    }

    fn signer(&mut self, mut records: Range<u64>, id: KeyId) -> Option<VerifierKey> {
        let (admitted, key) = self.keys.iter().find(|(_, key)| key.id() == id)?;
        let is_in_time = *admitted == 0 || *admitted < records.start;
        let wrote_all = records.all(|seq| self.authors.get(&seq) == Some(&id.to_string()));
        (is_in_time && wrote_all).then(|| key.clone())
    }

    fn keys(&mut self) -> Vec<VerifierKey> {
        self.keys.iter().map(|(_, key)| key.clone()).collect()
    }
}

/// A log of twelve records in five batches and two segments, by two alternating recorders.
struct Log {
    files: Files,
    checkpoints: Vec<Checkpoint>,
}

fn signers() -> [Signer; 2] {
    [1, 2].map(|seed| Signer::from_seed(ORIGIN, &[seed; 32]).unwrap())
}

fn log() -> Log {
    let signers = signers();
    let (mut prev, mut frontier) = (Blake3::ZERO, Frontier::new());
    let (mut files, mut checkpoints): (BTreeMap<String, Vec<u8>>, Vec<Checkpoint>) = Default::default();
    let mut first = 0;
    for (batch, size) in SIZES.into_iter().enumerate() {
        let signer = &signers[batch % 2];
        for seq in first..size {
            let key = match seq {
                0 => format!(",\"key\":\"{}\"", signers[0].verifier()),
                2 => format!(",\"key\":\"{}\"", signers[1].verifier()),
                _ => String::new(),
            };
            let by = signer.id();
            let line = format!("{{\"seq\":{seq},\"prev\":\"{prev}\",\"by\":\"{by}\"{key},\"data\":{{\"n\":{seq}}}}}");
            prev = Blake3::of(line.as_bytes());
            frontier.push(line.as_bytes());
            let segment = segment_name(if seq < SECOND_SEGMENT { 0 } else { SECOND_SEGMENT });
            files.entry(segment).or_default().extend([line.as_bytes(), b"\n"].concat());
        }
        let checkpoint = Checkpoint { origin: ORIGIN.into(), size, root: frontier.root() };
        let note = signer.sign(&checkpoint.text()).unwrap();
        files.entry(CHECKPOINTS.into()).or_default().extend(continuation(&note, first == 0, true).into_bytes());
        checkpoints.push(checkpoint);
        first = size;
    }
    let keys = signers.iter().map(|signer| format!("{}\n", signer.verifier())).collect::<String>();
    files.insert(KEYS.into(), keys.into_bytes());
    Log { files, checkpoints }
}

type Files = BTreeMap<String, Vec<u8>>;

fn verified(files: &Files, options: &VerifyOptions, records: &mut dyn Visitor<Value>) -> Report {
    verify(&reader_of(files), options, parse, records).unwrap()
}

fn check(files: &Files) -> Report {
    verified(files, &VerifyOptions { origin: Some(ORIGIN), ..VerifyOptions::default() }, &mut Records::default())
}

/// Returns the first and the last record to which a byte of a file may belong.
fn owner(files: &Files, name: &str, at: usize) -> (u64, u64) {
    let line = files[name][..at].iter().filter(|byte| **byte == b'\n').count();
    match segment_first(name) {
        Some(first) => (first + line as u64, first + line as u64),
        None => {
            // A note has six lines, with the blank line after it.
            let batch = line / 6;
            let first = if batch == 0 { 0 } else { SIZES[batch - 1] };
            (first, SIZES[batch] - 1)
        }
    }
}

#[track_caller]
fn assert_named(report: &Report, name: &str, candidates: (u64, u64), story: &str) {
    let Some(first) = report.findings.first() else { panic!("{name} {story}: nothing found") };
    if name == KEYS {
        assert_eq!(first.kind, FindingKind::KeyList, "{name} {story}");
        return;
    }
    let all: Vec<String> = report.findings.iter().map(Finding::to_string).collect();
    let record = first.record.unwrap_or_else(|| panic!("{name} {story}: {all:#?}"));
    assert!((candidates.0..=candidates.1).contains(&record), "{name} {story}: wanted {candidates:?}, {all:#?}");
    assert!(report.findings.len() <= 2, "{name} {story}: {all:#?}");
}

#[test]
fn a_sound_log_has_no_finding() {
    let log = log();
    let report = check(&log.files);
    assert_eq!(report.findings, []);
    assert_eq!((report.size, report.confirmed, report.checkpoints), (12, 12, 5));
    assert_eq!(report.root, log.checkpoints[4].root);
    let empty = check(&BTreeMap::from([(CHECKPOINTS.to_owned(), Vec::new())]));
    assert_eq!((empty.findings, empty.size, empty.root, empty.last), (vec![], 0, empty_root(), Blake3::ZERO));
}

#[test]
fn every_altered_byte_names_its_record() {
    let log = log();
    for (name, bytes) in &log.files {
        for (at, byte) in bytes.iter().enumerate() {
            let is_end = *byte == b'\n';
            for altered in [byte ^ 0x01, byte ^ 0x20, byte ^ 0x80, b'\n'] {
                if altered == *byte {
                    continue;
                }
                let mut files = log.files.clone();
                files.get_mut(name).unwrap()[at] = altered;
                let (first, last) = owner(&log.files, name, at);
                // A flipped newline joins two lines: either may be named.
                let last = match name.as_str() {
                    CHECKPOINTS if is_end => 11.min(last + 4),
                    _ => last + u64::from(is_end),
                };
                let report = check(&files);
                assert_named(&report, name, (first, last), &format!("byte {at}: {altered:02x}"));
            }
        }
    }
}

#[test]
fn every_dropped_doubled_or_swapped_line_names_its_record() {
    let log = log();
    for (name, bytes) in &log.files {
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        let mut at = 0;
        for i in 0..lines.len() {
            let (first, last) = owner(&log.files, name, at);
            at += lines[i].len();
            let mut variants = vec![("dropped", [&lines[..i], &lines[i + 1..]].concat(), last)];
            variants.push(("doubled", [&lines[..=i], &lines[i..]].concat(), last));
            if i + 1 < lines.len() && lines[i] != lines[i + 1] {
                let mut swapped = lines.clone();
                swapped.swap(i, i + 1);
                let last = owner(&log.files, name, at).1;
                variants.push(("swapped", swapped, last));
            }
            for (story, lines, last) in variants {
                let mut files = log.files.clone();
                files.insert(name.clone(), lines.concat());
                // A blank line belongs to the note before it or to the one after.
                let last = if name == CHECKPOINTS && i % 6 == 5 { 11.min(last + 4) } else { last };
                assert_named(&check(&files), name, (first, last), &format!("line {}: {story}", i + 1));
            }
        }
    }
}

#[test]
fn swapped_lines_are_reordered_and_the_rest_is_confirmed() {
    let log = log();
    let mut files = log.files.clone();
    let segment = segment_name(SECOND_SEGMENT);
    let bytes = &log.files[&segment];
    let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    lines.swap(1, 2);
    files.insert(segment, lines.concat());
    let report = check(&files);
    let kinds: Vec<_> = report.findings.iter().map(|f| (f.kind, f.record)).collect();
    assert_eq!(kinds, [(FindingKind::OutOfPlace, Some(7))]);
    assert_eq!(report.confirmed, 12);
}

#[test]
fn an_altered_prev_or_number_is_restored_and_the_rest_is_confirmed() {
    let log = log();
    for (from, to) in [("\"seq\":7", "\"seq\":3"), ("\"seq\":11", "\"seq\":99")] {
        let mut files = log.files.clone();
        let segment = files.get_mut(&segment_name(SECOND_SEGMENT)).unwrap();
        *segment = String::from_utf8(segment.clone()).unwrap().replace(from, to).into_bytes();
        let report = check(&files);
        assert_eq!((report.findings.len(), report.confirmed), (1, 12), "{:?}", report.findings);
        assert_eq!(report.findings[0].kind, FindingKind::Chain);
    }
}

#[test]
fn separate_damage_is_all_named() {
    let log = log();
    let mut files = log.files.clone();
    for (segment, from, to) in [(0, "\"n\":1}", "\"n\":9}"), (SECOND_SEGMENT, "\"n\":8}", "\"n\":9}")] {
        let segment = files.get_mut(&segment_name(segment)).unwrap();
        *segment = String::from_utf8(segment.clone()).unwrap().replace(from, to).into_bytes();
    }
    let report = check(&files);
    assert_eq!(report.findings.iter().map(|f| f.record).collect::<Vec<_>>(), [Some(1), Some(8)]);
    assert_eq!(report.confirmed, 0);
}

#[test]
fn a_past_rewritten_with_the_recorders_key_is_caught_by_a_saved_checkpoint() {
    let (theirs, ours) = (log(), log());
    let mut taken = theirs.checkpoints[1].clone();
    taken.root = empty_root();
    let options = VerifyOptions {
        origin: Some(ORIGIN),
        checkpoints: &[theirs.checkpoints[0].clone(), taken],
        quick: false,
        end: None,
    };
    let report = verified(&ours.files, &options, &mut Records::default());
    let kinds: Vec<_> = report.findings.iter().map(|f| (f.kind, f.record)).collect();
    assert_eq!(kinds, [(FindingKind::Against, Some(4))]);
}

#[test]
fn a_truncated_log_is_caught_by_a_saved_checkpoint() {
    let log = log();
    let mut files = log.files.clone();
    files.remove(&segment_name(SECOND_SEGMENT));
    let checkpoints = String::from_utf8(files[CHECKPOINTS].clone()).unwrap();
    let cut: String = checkpoints.split_inclusive('\n').take(17).collect();
    files.insert(CHECKPOINTS.into(), cut.into_bytes());
    assert_eq!(check(&files).findings, []);
    let options = VerifyOptions { origin: Some(ORIGIN), checkpoints: &log.checkpoints, quick: false, end: None };
    let report = verified(&files, &options, &mut Records::default());
    assert_eq!(report.findings.iter().map(|f| f.kind).collect::<Vec<_>>(), [FindingKind::Against; 2]);
    assert!(report.findings[0].found.contains("6 records"));
}

#[test]
fn bytes_after_the_last_checkpoint_are_one_finding() {
    let log = log();
    for cut in 1..100 {
        let mut files = log.files.clone();
        let checkpoints = files.get_mut(CHECKPOINTS).unwrap();
        checkpoints.truncate(checkpoints.len() - cut);
        let report = check(&files);
        let kinds: Vec<_> = report.findings.iter().map(|f| (f.kind, f.record)).collect();
        // Where only the last newline is missing, the last checkpoint is complete, and its last record is named.
        let (named, size) = if cut == 1 { (11, 12) } else { (10, 10) };
        assert_eq!(kinds, [(FindingKind::Unsealed, Some(named))], "{cut}");
        assert_eq!((report.size, report.confirmed), (size, size));
    }
}

#[test]
fn foreign_files_and_misnamed_segments_are_named() {
    let log = log();
    let mut files = log.files.clone();
    files.insert("notes\u{202e}.txt".into(), b"x".to_vec());
    let second = files.remove(&segment_name(SECOND_SEGMENT)).unwrap();
    files.insert(segment_name(7), second);
    files.insert(segment_name(12), Vec::new());
    files.insert(segment_name(20), Vec::new());
    let report = check(&files);
    let kinds: Vec<_> = report.findings.iter().map(|f| (f.kind, f.record)).collect();
    let (foreign, name) = (FindingKind::ForeignFile, FindingKind::SegmentName);
    assert_eq!(kinds, [(foreign, None), (name, Some(6)), (name, None)]);
    assert!(!report.findings[0].to_string().contains('\u{202e}'));
}

#[test]
fn a_missing_segment_names_its_records() {
    let mut log = log();
    log.files.remove(&segment_name(0));
    let report = check(&log.files);
    assert_eq!((report.findings[0].kind, report.findings[0].record), (FindingKind::Missing, Some(0)));
    assert!(report.findings[0].expected.contains("records 0 to 5"));
}

#[test]
fn a_checkpoint_by_a_key_that_was_not_admitted_is_named() {
    let log = log();
    let mut files = log.files.clone();
    let text = String::from_utf8(files[CHECKPOINTS].clone()).unwrap();
    let stranger = Signer::from_seed(ORIGIN, &[3; 32]).unwrap();
    let forged = continuation(&stranger.sign(&log.checkpoints[4].text()).unwrap(), false, true);
    let kept: String = text.split_inclusive('\n').take(23).collect();
    files.insert(CHECKPOINTS.into(), (kept + &forged).into_bytes());
    let report = check(&files);
    let kinds: Vec<_> = report.findings.iter().map(|f| (f.kind, f.record)).collect();
    assert_eq!(kinds, [(FindingKind::Signer, Some(11))]);
    assert_eq!(report.confirmed, 10);
}

#[test]
fn a_rule_is_not_judged_after_damage() {
    let log = log();
    let verify_with_rule = |files: &Files| {
        let mut records = Records { rule_at: Some(8), ..Records::default() };
        let report = verified(files, &VerifyOptions::default(), &mut records);
        report.findings.iter().map(|f| (f.kind, f.record)).collect::<Vec<_>>()
    };
    assert_eq!(verify_with_rule(&log.files), [(FindingKind::Rule, Some(8))]);
    let mut files = log.files.clone();
    let segment = files.get_mut(&segment_name(0)).unwrap();
    segment[200] ^= 1;
    assert_eq!(verify_with_rule(&files).len(), 1);
}

/// Returns the log with each checkpoint signed by the given key; the `wrong` ones carry a signature of another text.
fn signed_by(keys: [usize; 5], wrong: &[usize]) -> Files {
    let log = log();
    let signers = signers();
    let notes = log.checkpoints.iter().zip(keys).enumerate().map(|(n, (checkpoint, key))| {
        let note = signers[key].sign(&checkpoint.text()).unwrap();
        let other = signers[key].sign("another text\n").unwrap();
        let signature = other.lines().last().unwrap();
        let note = match wrong.contains(&n) {
            true => format!("{}\n{signature}\n", checkpoint.text()),
            false => note,
        };
        continuation(&note, n == 0, true)
    });
    let mut files = log.files;
    files.insert(CHECKPOINTS.into(), notes.collect::<String>().into_bytes());
    files
}

/// Accepts either key for any batch.
#[derive(Default)]
struct AnyKey(Records);

impl Visitor<Value> for AnyKey {
    fn record(&mut self, offset: &Offset, hash: Blake3, value: Value) -> Vec<Finding> {
        self.0.record(offset, hash, value)
    }

    fn signer(&mut self, _: Range<u64>, id: KeyId) -> Option<VerifierKey> {
        signers().iter().map(|signer| signer.verifier().clone()).find(|key| key.id() == id)
    }

    fn keys(&mut self) -> Vec<VerifierKey> {
        self.0.keys()
    }
}

#[test]
fn a_quick_verification_checks_the_last_signature_of_each_run_and_counts_the_others() {
    let check = |wrong: &[usize], quick| {
        let files = signed_by([0, 0, 1, 1, 1], wrong);
        let options = VerifyOptions { quick, ..VerifyOptions::default() };
        let report = verified(&files, &options, &mut AnyKey::default());
        let found: Vec<_> = report.findings.iter().map(|finding| (finding.kind, finding.place.line)).collect();
        (found, report.unverified, report.confirmed)
    };
    let wrong_at = |checkpoint: u64| vec![(FindingKind::Signature, checkpoint * 6 + 1)];
    assert_eq!(check(&[], false), (vec![], 0, 12));
    assert_eq!(check(&[], true), (vec![], 3, 12));
    for checkpoint in 0..5 {
        let full = check(&[checkpoint], false);
        assert_eq!(full.0, wrong_at(checkpoint as u64));
        let quick = check(&[checkpoint], true);
        match checkpoint {
            // The last of each run. What precedes the first is not confirmed by a signature.
            1 => assert_eq!(quick, (wrong_at(1), 3, 12)),
            4 => assert_eq!(quick, (wrong_at(4), 3, 5)),
            _ => assert_eq!(quick, (vec![], 3, 12)),
        }
    }
}

#[test]
fn signature_verdicts_do_not_depend_on_the_file_of_keys() {
    let listed = signers().map(|signer| format!("{}\n", signer.verifier()));
    let stranger = Signer::from_seed(ORIGIN, &[3; 32]).unwrap();
    for keys in [String::new(), "no key\n".to_owned(), listed[1].clone(), format!("{}\n", stranger.verifier())] {
        for wrong in [&[][..], &[0], &[3, 4]] {
            let mut files = signed_by([0, 0, 1, 1, 1], wrong);
            let sound = { verified(&files, &VerifyOptions::default(), &mut AnyKey::default()) };
            files.insert(KEYS.into(), keys.clone().into_bytes());
            let mut report = verified(&files, &VerifyOptions::default(), &mut AnyKey::default());
            report.findings.retain(|finding| finding.kind != FindingKind::KeyList);
            assert_eq!(report, sound, "{keys}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_verified_to_the_end(
        edits in proptest::collection::vec((0..4_usize, 0..1_usize << 20, proptest::prelude::any::<u8>()), 1..20),
    ) {
        let mut files = log().files;
        let sound = files.clone();
        for (file, at, byte) in edits {
            let bytes = files.values_mut().nth(file).unwrap();
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        proptest::prop_assert_eq!(check(&files).findings.is_empty(), files == sound);
    }
}
