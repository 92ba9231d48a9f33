//! Tests of what a crash, a full disk, a failed sync and a second writer leave.

use std::io;
use std::ops::Range;
use std::path::Path;
use std::slice;

use super::testing::SimDisk;
use super::*;
use crate::log::checkpoint::Checkpoint;
use crate::log::{Frontier, Line, Signer};
use std::ops::ControlFlow;

const ORIGIN: &str = "example.org/ledger";
const LIMITS: Limits =
    Limits { segment_bytes: 300, batch_records: 10, batch_bytes: 4_000, group_batches: 3, lock_tries: 2 };

fn ledger() -> &'static Path {
    Path::new("/ledger")
}

/// Consecutive batches, and the heads before, between and after them.
struct History {
    batches: Vec<Batch>,
    heads: Vec<Head>,
    lines: Vec<Vec<u8>>,
}

fn history(sizes: &[u64]) -> History {
    let signer = Signer::from_seed(ORIGIN, &[1; 32]).unwrap();
    let (mut frontier, mut prev) = (Frontier::new(), crate::value::hash::Blake3::ZERO);
    let mut history = History { batches: Vec::new(), heads: vec![Head::empty()], lines: Vec::new() };
    for (number, size) in sizes.iter().enumerate() {
        let mut lines = Vec::new();
        for seq in frontier.size()..frontier.size() + size {
            let line = format!("{{\"seq\":{seq},\"prev\":\"{prev}\",\"data\":{{}}}}").into_bytes();
            prev = crate::value::hash::Blake3::of(&line);
            frontier.push(&line);
            lines.push(line);
        }
        let head = Head { size: frontier.size(), root: frontier.root() };
        let note = Checkpoint { origin: ORIGIN.into(), size: head.size, root: head.root }.text();
        // The keys change with the third batch.
        let keys = format!("{}\n", signer.verifier()).repeat(1 + number / 2);
        history.lines.extend(lines.clone());
        history.batches.push(Batch { lines, note: signer.sign(&note).unwrap(), keys });
        history.heads.push(head);
    }
    history
}

fn stored(store: &Store, from: u64) -> Vec<Vec<u8>> {
    let mut lines = Vec::new();
    let mut expected = from;
    let reader = store.reader();
    reader.refresh();
    reader
        .read(from, None, &mut |line| {
            assert_eq!(line.offset.seq, expected);
            expected += 1;
            lines.push(line.bytes.to_vec());
            ControlFlow::Continue(())
        })
        .unwrap();
    lines
}

fn head(store: &Store) -> Head {
    store.reader().refresh();
    store.reader().head().unwrap()
}

fn open(disk: &SimDisk) -> Store {
    Store::open(disk.clone(), ledger()).unwrap().with_limits(LIMITS)
}

fn create(disk: &SimDisk) -> Store {
    disk.make_folder(Path::new("/ledger")).unwrap();
    disk.sync_folder(Path::new("/")).unwrap();
    Store::create(disk.clone(), ledger()).unwrap().with_limits(LIMITS)
}

/// Appends the first batch: without a checkpoint, records are damage, and no writer continues after them.
fn begin(disk: &SimDisk, history: &History) {
    create(disk).append(&history.heads[0], &history.batches[0..=0]).unwrap();
}

/// Appends the remaining batches one by one until an error; returns the acknowledged size.
fn run(disk: &SimDisk, history: &History) -> (u64, Option<StoreError>) {
    run_in_groups(disk, history, 1, LIMITS)
}

/// Appends the remaining batches in groups of `group`.
fn run_in_groups(disk: &SimDisk, history: &History, group: usize, limits: Limits) -> (u64, Option<StoreError>) {
    let mut store = match Store::open(disk.clone(), ledger()) {
        Ok(store) => store.with_limits(limits),
        Err(error) => return (0, Some(error)),
    };
    let head = self::head(&store);
    let mut answered = head.size;
    let first = history.heads.iter().position(|known| *known == head).expect("a head that was never written");
    for (number, batches) in history.batches[first..].chunks(group).enumerate() {
        match store.append(&history.heads[first + number * group], batches) {
            Ok(appended) => answered = appended.head.size,
            Err(error) => return (answered, Some(error)),
        }
    }
    (answered, None)
}

#[track_caller]
fn assert_prefix(store: &Store, history: &History, answered: u64) {
    assert_prefix_in_groups(store, history, answered, 1);
}

/// Asserts that the log holds what was acknowledged, and at most `group` whole batches after it.
#[track_caller]
fn assert_prefix_in_groups(store: &Store, history: &History, answered: u64, group: usize) {
    let head = self::head(store);
    let at = history.heads.iter().position(|known| *known == head).expect("a head that was never written");
    let acknowledged = history.heads.iter().position(|known| known.size == answered).unwrap();
    assert!((acknowledged..=acknowledged + group).contains(&at), "answered {answered}, found {}", head.size);
    assert_eq!(stored(store, 0), history.lines[..usize::try_from(head.size).unwrap()]);
}

#[test]
fn batches_are_read_back_from_any_record() {
    let history = history(&[1, 2, 3, 1, 2]);
    let disk = SimDisk::new(1);
    create(&disk);
    let (answered, error) = run(&disk, &history);
    assert!(error.is_none(), "{error:?}");
    let store = open(&disk);
    assert_eq!((answered, head(&store)), (9, history.heads[5]));
    for from in 0..11 {
        assert_eq!(stored(&store, from), history.lines[9.min(usize::try_from(from).unwrap())..], "{from}");
    }
    let names = store.reader().names().unwrap();
    assert!(names.iter().filter(|name| name.ends_with(".jsonl")).count() > 1, "{names:?}");
    assert_eq!(disk.bytes(Path::new("/ledger/events/keys")).unwrap(), history.batches[4].keys.as_bytes());
    let mut seen = 0;
    store
        .reader()
        .read(0, None, &mut |_| {
            seen += 1;
            ControlFlow::Break(())
        })
        .unwrap();
    assert_eq!(seen, 1);
}

#[test]
fn reading_begins_at_an_offset_and_one_that_does_not_fit_is_ignored() {
    let history = history(&[1, 2, 3, 1, 2]);
    let disk = SimDisk::new(1);
    create(&disk);
    run(&disk, &history);
    let store = open(&disk);
    let mut offsets: Vec<Offset> = Vec::new();
    let mut collect = |line: Line<'_>| {
        offsets.push(line.offset);
        ControlFlow::Continue(())
    };
    store.reader().read(0, None, &mut collect).unwrap();
    assert!(offsets.iter().any(|offset| offset.segment > 0) && offsets.iter().any(|offset| offset.byte > 0));
    let read = |from: u64, hint: &Offset| {
        let mut found = Vec::new();
        let mut collect = |line: Line<'_>| {
            found.push((line.offset, line.bytes.to_vec()));
            ControlFlow::Continue(())
        };
        store.reader().read(from, Some(hint), &mut collect).unwrap();
        found
    };
    for hint in offsets.clone() {
        let Offset { seq, segment, byte, line } = hint;
        let wrong = [
            Offset { byte: byte + 1, ..hint },
            Offset { byte: byte.saturating_sub(1), ..hint },
            Offset { byte: u64::MAX, ..hint },
            Offset { line: line + 1, ..hint },
            Offset { line: 0, ..hint },
            Offset { seq: seq + 1, ..hint },
            Offset { seq: seq + 1, line: line + 1, ..hint },
            Offset { segment: segment + 1, ..hint },
        ];
        for from in seq..9 {
            for hint in [hint].iter().chain(&wrong) {
                let found = read(from, hint);
                let expected = offsets.iter().zip(&history.lines).skip(usize::try_from(from).unwrap());
                assert!(found.iter().map(|(offset, line)| (offset, line)).eq(expected), "{from} hint {hint:?}");
            }
        }
    }
    // What precedes an offset is not read.
    let segment = Path::new("/ledger/events").join(crate::log::segment_name(offsets[1].segment));
    let mut bytes = disk.bytes(&segment).unwrap();
    bytes[0] = b'x';
    disk.put(&segment, &bytes).unwrap();
    assert_eq!(read(1, &offsets[1])[0], (offsets[1], history.lines[1].clone()));
    let refused = store.reader().read(1, None, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(refused, Err(StoreError::Damaged { .. })), "{refused:?}");
}

#[test]
fn a_crash_at_any_operation_leaves_a_prefix_that_can_be_continued() {
    let history = history(&[1, 2, 3, 1, 2]);
    // One at a time; in groups that begin new segments; in groups within one segment.
    for (group, segment_bytes) in [(1, 300), (3, 300), (2, 10_000), (3, 10_000)] {
        let limits = Limits { segment_bytes, ..LIMITS };
        let run = |disk: &SimDisk| run_in_groups(disk, &history, group, limits);
        for seed in 0..24 {
            let reference = SimDisk::new(seed);
            begin(&reference, &history);
            let created = reference.operations();
            run(&reference);
            for operation in created..=reference.operations() {
                let disk = SimDisk::new(seed * 1_000 + operation);
                begin(&disk, &history);
                disk.stop_at(operation);
                let (answered, _) = run(&disk);
                disk.restart();
                assert_prefix_in_groups(&open(&disk), &history, answered, group);
                let stood = head(&open(&disk)).size;
                // A second crash, while the leftovers of the first are set aside.
                disk.stop_at(disk.operations() + seed % 12);
                let (again, _) = run(&disk);
                disk.restart();
                assert_prefix_in_groups(&open(&disk), &history, again.max(stood), group);
                let (_, error) = run(&disk);
                assert!(error.is_none(), "group {group}, seed {seed}, operation {operation}: {error:?}");
                assert_eq!(head(&open(&disk)), history.heads[5]);
                assert_eq!(stored(&open(&disk), 0), history.lines);
                let keys = disk.bytes(Path::new("/ledger/events/keys")).unwrap();
                assert_eq!(keys, history.batches[4].keys.as_bytes());
            }
        }
    }
}

#[test]
fn an_operation_that_fails_within_a_group_leaves_whole_batches() {
    let history = history(&[1, 2, 3, 1, 2]);
    for segment_bytes in [300, 10_000] {
        let limits = Limits { segment_bytes, ..LIMITS };
        let (mut failed, mut partly) = (0, 0);
        for operation in 0..40 {
            let disk = SimDisk::new(operation);
            begin(&disk, &history);
            disk.fail_at(disk.operations() + operation, io::ErrorKind::StorageFull);
            let (answered, error) = run_in_groups(&disk, &history, 3, limits);
            assert_prefix_in_groups(&open(&disk), &history, answered, 3);
            failed += u32::from(error.is_some());
            partly += u32::from(head(&open(&disk)).size > answered);
            let (_, error) = run_in_groups(&disk, &history, 3, limits);
            assert!(error.is_none(), "operation {operation}: {error:?}");
            assert_eq!(stored(&open(&disk), 0), history.lines);
        }
        assert!(failed > 10 && partly > 0, "{failed} failed, {partly} of them in part");
    }
}

#[test]
fn a_group_is_written_and_synced_once() {
    let history = history(&[2, 3, 1, 2, 1, 1]);
    let limits = Limits { segment_bytes: 10_000, ..LIMITS };
    let operations = |groups: &[Range<usize>]| {
        let disk = SimDisk::new(1);
        let mut store = create(&disk).with_limits(limits);
        let before = disk.operations();
        for group in groups {
            let mut batches = history.batches[group.clone()].to_vec();
            batches.iter_mut().for_each(|batch| batch.keys.clone_from(&history.batches[0].keys));
            store.append(&history.heads[group.start], &batches).unwrap();
        }
        assert_eq!(stored(&store, 0), history.lines[..9]);
        disk.operations() - before
    };
    let (first, both) = (operations(&[0..3, 3..5]), operations(&[0..2, 2..5]));
    assert_eq!(first, both);
    // Lines, their sync, checkpoints, their sync: four operations for each batch that is appended by itself.
    assert_eq!(operations(&[0..1, 1..2, 2..3, 3..4, 4..5]), first + 3 * 4);
}

#[test]
fn a_group_of_checkpoints_torn_anywhere_keeps_those_before_the_tear() {
    let history = history(&[1, 2, 3]);
    let limits = Limits { segment_bytes: 10_000, ..LIMITS };
    let whole = SimDisk::new(1);
    create(&whole);
    assert!(run_in_groups(&whole, &history, 3, limits).1.is_none());
    let files = ["checkpoints", "000000000000.jsonl", "keys"].map(|name| {
        let path = Path::new("/ledger/events").join(name);
        let bytes = whole.bytes(&path).unwrap();
        (path, bytes)
    });
    let mut sizes = std::collections::BTreeSet::new();
    // The first checkpoint may lack only its newline: without any checkpoint, records are damage.
    let first = history.batches[0].note.len() - 1;
    for kept in first..files[0].1.len() {
        let disk = SimDisk::new(1);
        create(&disk);
        files.iter().for_each(|(path, bytes)| disk.put(path, bytes).unwrap());
        disk.put(&files[0].0, &files[0].1[..kept]).unwrap();
        sizes.insert(head(&open(&disk)).size);
        assert_prefix_in_groups(&open(&disk), &history, 0, 3);
        let (_, error) = run_in_groups(&disk, &history, 3, limits);
        assert!(error.is_none(), "{kept} bytes kept: {error:?}");
        for (path, bytes) in &files {
            // If nothing remains to be appended, nobody writes the newline.
            let whole = disk
                .bytes(path)
                .map(|found| if found.ends_with(b"\n") { found } else { [found, b"\n".to_vec()].concat() });
            assert_eq!(whole.as_ref(), Some(bytes), "{kept}");
        }
    }
    // The last checkpoint was complete except for its newline.
    assert_eq!(Vec::from_iter(sizes), [1, 3, 6]);
}

#[test]
fn a_crash_during_creation_lets_the_ledger_be_created_again() {
    for operation in 0..12 {
        let disk = SimDisk::new(operation);
        disk.make_folder(Path::new("/ledger")).unwrap();
        disk.sync_folder(Path::new("/")).unwrap();
        disk.stop_at(2 + operation);
        let _ = Store::create(disk.clone(), ledger());
        disk.restart();
        Store::create(disk.clone(), ledger()).unwrap();
        assert_eq!(head(&open(&disk)), Head::empty());
    }
}

#[test]
fn leftovers_of_an_interrupted_writer_are_kept_in_full() {
    let history = history(&[1, 2, 1]);
    let segment = Path::new("/ledger/events/000000000000.jsonl");
    let checkpoints = Path::new("/ledger/events/checkpoints");
    for operation in 0..30 {
        let disk = SimDisk::new(operation);
        let mut store = create(&disk);
        store.append(&history.heads[0], &history.batches[0..=0]).unwrap();
        // The first line of the next batch, a part of the second, and the beginning of the checkpoint.
        let [first, second] = history.batches[1].lines.as_slice() else { panic!("a batch of two") };
        let (left, note) = ([first, b"\n".as_slice(), &second[..40]].concat(), b"\nexample.org/led".as_slice());
        disk.put(segment, &[disk.bytes(segment).unwrap(), left.clone()].concat()).unwrap();
        disk.put(checkpoints, &[disk.bytes(checkpoints).unwrap(), note.to_vec()].concat()).unwrap();
        assert_eq!(stored(&store, 0), history.lines[..1]);

        // Interrupted again while it is set aside, and then not.
        disk.stop_at(disk.operations() + operation);
        let _ = open(&disk).append(&history.heads[1], &history.batches[1..=1]);
        disk.restart();
        let mut store = open(&disk);
        if head(&store) == history.heads[1] {
            store.append(&history.heads[1], &history.batches[1..=1]).unwrap();
        }
        let kept = [&left, note].concat();
        let path = format!("/ledger/.set-aside/1-{}", &crate::value::hash::Blake3::of(&kept).to_string()[..16]);
        assert_eq!(disk.bytes(Path::new(&path)), Some(kept), "{operation}");
    }
}

#[test]
fn setting_aside_is_reported() {
    let history = history(&[1, 2]);
    let disk = SimDisk::new(1);
    let mut store = create(&disk);
    store.append(&history.heads[0], &history.batches[0..=0]).unwrap();
    let segment = Path::new("/ledger/events/000000000000.jsonl");
    disk.put(segment, &[disk.bytes(segment).unwrap(), history.batches[1].lines[0][..3].to_vec()].concat()).unwrap();
    let set_aside = store.append(&history.heads[1], &history.batches[1..=1]).unwrap().set_aside.unwrap();
    assert_eq!((set_aside.bytes, set_aside.records), (3, 1));
    assert!(set_aside.path.starts_with("/ledger/.set-aside"));
}

#[test]
fn of_two_writers_with_one_head_one_wins() {
    let history = history(&[1, 2]);
    let disk = SimDisk::new(1);
    let (mut one, mut other) = (create(&disk), open(&disk));
    one.append(&history.heads[0], &history.batches[0..=0]).unwrap();
    let refused = other.append(&history.heads[0], &history.batches[0..=0]).unwrap_err();
    let (expected, found) = (history.heads[0], history.heads[1]);
    assert!(matches!(refused, StoreError::Conflict { expected: e, found: f } if (e, f) == (expected, found)));

    let lock = disk.open_to_write(Path::new("/ledger/events/checkpoints")).unwrap();
    assert!(lock.try_lock().unwrap());
    assert!(matches!(one.append(&found, &history.batches[1..=1]), Err(StoreError::Locked { .. })));
    drop(lock);
    one.append(&found, &history.batches[1..=1]).unwrap();
}

#[test]
fn a_full_disk_records_nothing_and_a_failed_sync_poisons() {
    let history = history(&[1, 2, 3]);
    let kinds = [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded, io::ErrorKind::FileTooLarge];
    let mut poisonings = 0;
    for operation in 0..14 {
        for kind in kinds {
            let disk = SimDisk::new(operation);
            begin(&disk, &history);
            let mut store = open(&disk);
            disk.fail_at(disk.operations() + operation, kind);
            let Err(error) = store.append(&history.heads[1], &history.batches[1..=1]) else { continue };
            match error {
                StoreError::SyncFailed { .. } => {
                    poisonings += 1;
                    let refused = store.append(&history.heads[1], &history.batches[1..=1]);
                    assert!(matches!(refused, Err(StoreError::Poisoned)), "{refused:?}");
                    assert_prefix(&store, &history, 1);
                }
                StoreError::Io { source, .. } => assert_eq!(kind, source.kind()),
                other => panic!("{other:?}"),
            }
            if !store.is_poisoned() {
                assert_eq!(head(&store), history.heads[1]);
                store.append(&history.heads[1], &history.batches[1..=1]).unwrap();
                assert_prefix(&store, &history, 3);
            }
        }
    }
    assert!(poisonings > 0);
}

type Change<'a> = &'a dyn Fn(Vec<u8>) -> Vec<u8>;

#[test]
fn bytes_that_no_interrupted_writer_leaves_are_damage() {
    let history = history(&[1, 2, 3]);
    let events = Path::new("/ledger/events");
    let rows: [(&str, Change); 9] = [
        ("checkpoints", &|_| Vec::new()),
        ("checkpoints", &|bytes| [bytes, b"\na\nb\nc\n\nd\n".to_vec()].concat()),
        ("000000000000.jsonl", &|bytes| [bytes, vec![b'x'; 5_000]].concat()),
        ("000000000000.jsonl", &|bytes| bytes[1..].to_vec()),
        // The last newline altered; a part of a checkpoint over records that are missing; zeros; a repeated line; and
        // another record.
        ("checkpoints", &|bytes| [&bytes[..bytes.len() - 1], b"J"].concat()),
        ("checkpoints", &|bytes| [bytes, b"\nexample.org/ledger\n4\n".to_vec()].concat()),
        ("000000000000.jsonl", &|bytes| [bytes, vec![0; 20]].concat()),
        ("000000000000.jsonl", &|bytes| {
            bytes.split_inclusive(|b| *b == b'\n').flat_map(|line| line.repeat(2)).collect()
        }),
        ("000000000000.jsonl", &|bytes| [bytes, b"{\"seq\":3,\"prev\":\"0000".to_vec()].concat()),
    ];
    for (row, (name, change)) in rows.into_iter().enumerate() {
        let disk = SimDisk::new(1);
        let mut store = create(&disk).with_limits(Limits { segment_bytes: 10_000, ..LIMITS });
        for (head, batch) in history.heads.iter().zip(&history.batches).take(2) {
            store.append(head, slice::from_ref(batch)).unwrap();
        }
        let path = events.join(name);
        let changed = change(disk.bytes(&path).unwrap());
        disk.put(&path, &changed).unwrap();
        // An emptied file of checkpoints reads as an empty ledger; a writer that trusted it would set everything
        // aside.
        let head = if row == 0 { Head::empty() } else { history.heads[2] };
        let batch = if row == 0 { &history.batches[0] } else { &history.batches[2] };
        let limits = Limits { group_batches: 1, ..LIMITS };
        let mut store = store.with_limits(limits);
        let refused = if row == 3 || row == 7 {
            store.reader().read(0, None, &mut |_| ControlFlow::Continue(()))
        } else {
            store.append(&head, slice::from_ref(batch)).map(|_| ())
        };
        assert!(matches!(refused, Err(StoreError::Damaged { .. })), "{row}: {refused:?}");
        assert_eq!(disk.bytes(&path), Some(changed), "{row}");
    }
}

#[test]
fn foreign_files_and_absent_ledgers_are_refused() {
    let disk = SimDisk::new(1);
    assert!(matches!(Store::open(disk.clone(), ledger()), Err(StoreError::Missing { .. })));
    let store = create(&disk);
    disk.put(Path::new("/ledger/events/notes.txt"), b"x").unwrap();
    assert!(matches!(store.reader().segments(), Err(StoreError::Foreign { name }) if name == "notes.txt"));
    assert!(matches!(Store::create(disk, ledger()), Err(StoreError::NotEmpty { .. })));
}

#[test]
fn a_batch_that_does_not_continue_the_log_is_refused_before_any_write() {
    let history = history(&[1, 2]);
    let disk = SimDisk::new(1);
    let mut store = create(&disk);
    let before = disk.operations();
    let good = &history.batches[0];
    let with = |lines: Vec<Vec<u8>>| Batch { lines, ..good.clone() };
    let long = [good.lines[0].clone(), vec![b'x'; MAX_LINE_BYTES]].concat();
    let rows = [
        (with(vec![]), BatchError::Records { found: 0, most: 10 }),
        (history.batches[1].clone(), BatchError::Number { seq: 0 }),
        (with(vec![b"a\nb".to_vec()]), BatchError::LineBreak { seq: 0 }),
        (with(vec![long.clone()]), BatchError::LineTooLong { seq: 0, found: long.len() }),
        (with(vec![long[..5_000].to_vec()]), BatchError::Bytes { found: 5_001, most: 4_000 }),
        (Batch { note: history.batches[1].note.clone(), ..good.clone() }, BatchError::Size { expected: 1, found: 3 }),
    ];
    let again = vec![good.clone(); 2];
    let groups = [
        (vec![], BatchError::Group { found: 0, most: 3 }),
        (vec![good.clone(); 4], BatchError::Group { found: 4, most: 3 }),
        (again, BatchError::Number { seq: 1 }),
    ];
    for (batches, error) in rows.map(|(batch, error)| (vec![batch], error)).into_iter().chain(groups) {
        let refused = store.append(&Head::empty(), &batches).unwrap_err();
        assert!(matches!(&refused, StoreError::Batch(found) if *found == error), "{refused:?}");
    }
    assert_eq!(disk.operations(), before);
}

#[test]
fn two_writers_on_a_real_disk_and_a_torn_tail() {
    let history = history(&[1, 2, 3]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger");
    let mut one = Store::create(RealDisk, &path).unwrap();
    let mut other = Store::open(RealDisk, &path).unwrap();
    one.append(&history.heads[0], &history.batches[0..=0]).unwrap();
    assert!(matches!(other.append(&history.heads[0], &history.batches[0..=0]), Err(StoreError::Conflict { .. })));
    other.append(&history.heads[1], &history.batches[1..=1]).unwrap();

    // Killed while it wrote the third batch.
    let segment = path.join("events/000000000000.jsonl");
    let torn = [std::fs::read(&segment).unwrap(), history.batches[2].lines[0][..40].to_vec()].concat();
    std::fs::write(&segment, torn).unwrap();
    assert_eq!(stored(&other, 0), history.lines[..3]);
    let appended = one.append(&history.heads[2], &history.batches[2..=2]).unwrap();
    let kept = appended.set_aside.unwrap();
    assert_eq!(std::fs::read(kept.path).unwrap(), history.batches[2].lines[0][..40]);
    assert_eq!(stored(&other, 0), history.lines);

    let holder = RealDisk.open_to_write(&path.join("events/checkpoints")).unwrap();
    holder.try_lock().unwrap();
    let mut hasty = one.with_limits(Limits { lock_tries: 1, ..Limits::USUAL });
    let next = self::history(&[1, 2, 3, 1]);
    assert!(matches!(hasty.append(&next.heads[3], &next.batches[3..=3]), Err(StoreError::Locked { .. })));

    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/dev/null", path.join("events/000000000006.jsonl")).unwrap();
        drop(holder);
        assert!(matches!(hasty.append(&next.heads[3], &next.batches[3..=3]), Err(StoreError::Irregular { .. })));
    }
}
