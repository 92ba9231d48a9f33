//! What was folded before changes no answer: whatever stands in `snapshots/` and in the cache, a view is what all records give.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pledgebook::hash::Blake3;
use pledgebook::ledger::{KnownAt, Scope, view};
use pledgebook::snapshot::Snapshots;
use proptest::prelude::*;

use crate::properties::{FOLDER, SEGMENT, any_request, cases, now, one_by_one, opened, reopened, request, signer};
use pledgebook::store::Store as _;
use pledgebook::store::sim::SimDisk;
use serde_json::json;

/// Snapshots of a ledger that stands elsewhere, every three records.
fn snapshots(folder: &Path) -> Snapshots {
    Snapshots::new(folder, folder.join("folded")).with_spacing(3)
}

/// The files of all snapshots in a folder, without what an earlier damage made of them that is no file: a test that read a pipe would wait for ever.
fn files(folder: &Path) -> Vec<PathBuf> {
    let folders = fs::read_dir(folder.join("snapshots")).into_iter().flatten().flatten();
    let entries = folders.flat_map(|entry| fs::read_dir(entry.path()).unwrap().flatten());
    let mut files: Vec<_> = entries.map(|entry| entry.path()).filter(|path| is_file(path)).collect();
    files.sort();
    files
}

fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

/// Names what stands in a folder as something that this machine folded, whatever it is.
fn believe(folder: &Path) {
    let mut text = String::new();
    for entry in fs::read_dir(folder.join("snapshots")).unwrap().flatten() {
        let size: u64 = entry.file_name().to_str().unwrap().parse().unwrap();
        let line = |name: &&str| {
            let file = entry.path().join(format!("{name}.json"));
            let bytes = if is_file(&file) { fs::read(file).unwrap() } else { Vec::new() };
            format!("{} {name}\n", Blake3::of(&bytes))
        };
        let lines: String = pledgebook::Books::PROJECTIONS.iter().map(line).collect();
        text += &format!("{size} {}\n", Blake3::of(lines.as_bytes()));
    }
    fs::write(folder.join("folded"), text).unwrap();
}

/// Does something to a file that a snapshot consists of, or to the list of what is believed.
fn damage(folder: &Path, how: u8, which: usize) {
    let all = files(folder);
    let Some(file) = all.get(which % all.len().max(1)) else { return };
    let bytes = fs::read(file).unwrap();
    match how {
        0 => fs::remove_file(file).unwrap(),
        1 => fs::write(file, &bytes[..bytes.len() / 2]).unwrap(),
        2 => {
            let mut bytes = bytes;
            let at = which % bytes.len();
            bytes[at] ^= 1;
            fs::write(file, bytes).unwrap();
        }
        3 => {
            // What an older program wrote on this machine.
            for file in all {
                let text = fs::read_to_string(&file).unwrap();
                fs::write(&file, text.replacen("\"format\":1", "\"format\":0", 1)).unwrap();
            }
            if is_file(&folder.join("folded")) {
                believe(folder);
            }
        }
        4 => {
            fs::remove_file(file).unwrap();
            fs::create_dir(file).unwrap();
        }
        5 => fs::write(folder.join("folded"), "garbled \n\n3\n3 x\n").unwrap(),
        6 => fs::remove_dir_all(folder.join("snapshots")).unwrap(),
        7 => {
            // Whoever waits for something to be read here waits for ever.
            fs::remove_file(file).unwrap();
            assert!(Command::new("mkfifo").arg(file).status().unwrap().success());
        }
        8 => {
            fs::remove_file(folder.join("folded")).unwrap();
            assert!(Command::new("mkfifo").arg(folder.join("folded")).status().unwrap().success());
        }
        _ => {
            fs::remove_dir_all(folder.join("snapshots")).unwrap();
            fs::write(folder.join("snapshots"), "a file").unwrap();
        }
    }
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn whatever_is_done_to_them_no_answer_changes(
        parts in proptest::collection::vec((proptest::collection::vec(any_request(), 1..12), 0..12_u8, any::<usize>()), 1..6),
        asked in 0..40_u64,
    ) {
        let disk = SimDisk::new(1);
        let mut ledger = opened(&disk);
        let cache = tempfile::tempdir().unwrap();
        for (requests, how, which) in parts {
            one_by_one(&mut ledger, &requests);
            let store = reopened(&disk);
            for known_at in [None, Some(KnownAt::Record(asked % ledger.head().size)), Some(KnownAt::Instant(now()))] {
                let scope = Scope { known_at, as_of: None };
                let snapshots = snapshots(cache.path());
                for _ in 0..2 {
                    let (near, far) = (view(&store, scope, Some(&snapshots)).unwrap(), view(&store, scope, None).unwrap());
                    prop_assert!(near.books == far.books, "{:?}", scope);
                    prop_assert_eq!((near.last_known, near.head), (far.last_known, far.head));
                    prop_assert!(near.recorders == far.recorders);
                }
            }
            if how < 10 {
                damage(cache.path(), how, which);
            }
            if cache.path().join("snapshots").is_file() {
                prop_assert!(view(&store, Scope::default(), Some(&snapshots(cache.path()))).is_ok());
                fs::remove_file(cache.path().join("snapshots")).unwrap();
            }
        }
    }
}

/// A ledger of so many parties, with the books as they are after it.
fn parties(disk: &SimDisk, prefix: &str, count: u32) {
    let mut ledger = opened(disk);
    let registered = (0..count).map(|number| {
        let data =
            json!({"party": format!("{prefix}{number}"), "nature": "state", "name_en": format!("{prefix} {number}")});
        request(&format!("{prefix}-{number}"), "party.registered", &data)
    });
    ledger.execute(&registered.collect::<Vec<_>>(), &signer(), now()).unwrap();
}

#[test]
fn a_snapshot_is_left_and_taken_up_again() {
    let disk = SimDisk::new(1);
    parties(&disk, "p", 100);
    let cache = tempfile::tempdir().unwrap();
    let snapshots = snapshots(cache.path());
    view(&reopened(&disk), Scope::default(), Some(&snapshots)).unwrap();
    let mut sizes: Vec<_> =
        fs::read_dir(cache.path().join("snapshots")).unwrap().flatten().map(|e| e.file_name()).collect();
    sizes.sort();
    // 101 records: every sixth, of which there are no more than 24, and the end.
    let expected: Vec<_> = (1..=16).map(|n| n * 6).chain([101]).map(|size| format!("{size:012}")).collect();
    assert_eq!(sizes, expected.iter().map(std::ffi::OsString::from).collect::<Vec<_>>());
    let newest = snapshots.newest(|_| true).unwrap();
    assert_eq!(newest.position.size, 101);
    assert_eq!(newest.books(Vec::new()).unwrap(), view(&reopened(&disk), Scope::default(), None).unwrap().books);
    let then = snapshots.newest(|position| position.size <= 50).unwrap();
    assert_eq!(then.position.size, 48);
}

#[test]
fn a_believed_snapshot_of_another_ledger_is_not_taken_for_this_ones() {
    let (one, other) = (SimDisk::new(1), SimDisk::new(2));
    parties(&one, "p", 20);
    parties(&other, "q", 20);
    let cache = tempfile::tempdir().unwrap();
    let snapshots = snapshots(cache.path());
    view(&reopened(&one), Scope::default(), Some(&snapshots)).unwrap();
    for known_at in [None, Some(KnownAt::Record(12))] {
        let scope = Scope { known_at, as_of: None };
        let found = view(&reopened(&other), scope, Some(&snapshots)).unwrap().books;
        assert_eq!(found, view(&reopened(&other), scope, None).unwrap().books);
    }
}

#[test]
fn damage_before_a_snapshot_is_for_verify_and_damage_after_it_is_told_at_once() {
    let disk = SimDisk::new(1);
    parties(&disk, "p", 20);
    let cache = tempfile::tempdir().unwrap();
    let snapshots = snapshots(cache.path());
    let then = view(&reopened(&disk), Scope::default(), Some(&snapshots)).unwrap().books;
    let whole = disk.bytes(Path::new(SEGMENT)).unwrap();
    let mut ledger = pledgebook::Ledger::open(reopened(&disk)).unwrap();
    let data = json!({"party": "late", "nature": "state", "name_en": "Late"});
    ledger.execute(&[request("late", "party.registered", &data)], &signer(), now()).unwrap();
    let altered = |at: usize| {
        let mut bytes = disk.bytes(Path::new(SEGMENT)).unwrap();
        bytes[at] ^= 1;
        let other = SimDisk::new(3);
        let checkpoints = Path::new("/ledger/events/checkpoints");
        pledgebook::store::FilesStore::create(other.clone(), Path::new(FOLDER)).unwrap();
        other.put(Path::new(SEGMENT), &bytes).unwrap();
        other.put(checkpoints, &disk.bytes(checkpoints).unwrap()).unwrap();
        view(&reopened(&other), Scope::default(), Some(&snapshots))
    };
    // In record 2: this machine read it before, and says again what it read then. In the last record: it is not read without being checked.
    let second = whole.split_inclusive(|byte| *byte == b'\n').take(2).map(<[u8]>::len).sum::<usize>() + 300;
    assert!(altered(second).unwrap().books != then);
    assert!(altered(whole.len() + 300).is_err());
    assert_eq!(reopened(&disk).head().unwrap().size, 22);
}
