//! Which snapshots are written, and which are used. `derived` tests that damage to them changes no answer.

use std::fs;
use std::path::Path;

use pledgebook::Caches;
use pledgebook::internals::cache::snapshots::Snapshots;
use pledgebook::internals::ledger::{KnownAt, Scope, View};
use pledgebook::state::books::Books;

use crate::properties::{FOLDER, SEGMENT, now, opened, reopened, reopened_with, request, signer};
use crate::sim::SimDisk;
use serde_json::json;

/// Snapshots of a ledger stored elsewhere, every three records.
fn snapshots(folder: &Path) -> Snapshots {
    Snapshots::new(folder, folder.join("folded")).with_spacing(3)
}

/// Reads a ledger from these snapshots.
fn view(disk: &SimDisk, scope: Scope, snapshots: &Snapshots) -> Result<View, pledgebook::Error> {
    reopened_with(disk, Caches { snapshots: Some(snapshots.clone()), ..Caches::default() }).read(scope)
}

/// Creates a ledger of this many parties, with the books after each.
fn parties(disk: &SimDisk, prefix: &str, count: u32) {
    let mut ledger = opened(disk);
    let registered = (0..count).map(|number| {
        let data =
            json!({"party": format!("{prefix}{number}"), "nature": "state", "name_en": format!("{prefix} {number}")});
        request(&format!("{prefix}-{number}"), "party.registered", &data)
    });
    ledger.record(&registered.collect::<Vec<_>>(), &signer(), now()).unwrap();
}

#[test]
fn a_snapshot_is_written_and_used_again() {
    let disk = SimDisk::new(1);
    parties(&disk, "p", 100);
    let cache = tempfile::tempdir().unwrap();
    let snapshots = snapshots(cache.path());
    view(&disk, Scope::default(), &snapshots).unwrap();
    let mut sizes: Vec<_> =
        fs::read_dir(cache.path().join("snapshots")).unwrap().flatten().map(|e| e.file_name()).collect();
    sizes.sort();
    // 101 records: every sixth, of which there are no more than 24, and the end.
    let expected: Vec<_> = (1..=16).map(|n| n * 6).chain([101]).map(|size| format!("{size:012}")).collect();
    assert_eq!(sizes, expected.iter().map(std::ffi::OsString::from).collect::<Vec<_>>());
    let newest = snapshots.newest(|_| true).unwrap();
    assert_eq!(newest.position.size(), 101);
    assert_eq!(
        Books::from_parts(newest.parts, Vec::new()).unwrap(),
        reopened(&disk).read(Scope::default()).unwrap().books
    );
    let then = snapshots.newest(|position| position.size() <= 50).unwrap();
    assert_eq!(then.position.size(), 48);
}

#[test]
fn a_trusted_snapshot_of_another_ledger_is_not_used() {
    let (one, other) = (SimDisk::new(1), SimDisk::new(2));
    parties(&one, "p", 20);
    parties(&other, "q", 20);
    let cache = tempfile::tempdir().unwrap();
    let snapshots = snapshots(cache.path());
    view(&one, Scope::default(), &snapshots).unwrap();
    for known_at in [None, Some(KnownAt::Record(12))] {
        let scope = Scope { known_at, ..Scope::default() };
        let found = view(&other, scope, &snapshots).unwrap().books;
        assert_eq!(found, reopened(&other).read(scope).unwrap().books);
    }
}

#[test]
fn damage_before_a_snapshot_is_left_to_verify_and_damage_after_it_is_reported_at_once() {
    let disk = SimDisk::new(1);
    parties(&disk, "p", 20);
    let cache = tempfile::tempdir().unwrap();
    let snapshots = snapshots(cache.path());
    let then = view(&disk, Scope::default(), &snapshots).unwrap().books;
    let whole = disk.bytes(Path::new(SEGMENT)).unwrap();
    let mut ledger = reopened(&disk);
    let data = json!({"party": "late", "nature": "state", "name_en": "Late"});
    ledger.record(&[request("late", "party.registered", &data)], &signer(), now()).unwrap();
    let altered = |at: usize| {
        let mut bytes = disk.bytes(Path::new(SEGMENT)).unwrap();
        bytes[at] ^= 1;
        let other = SimDisk::new(3);
        let checkpoints = Path::new("/ledger/events/checkpoints");
        pledgebook::internals::log::store::Store::create(other.clone(), Path::new(FOLDER)).unwrap();
        other.put(Path::new(SEGMENT), &bytes).unwrap();
        other.put(checkpoints, &disk.bytes(checkpoints).unwrap()).unwrap();
        view(&other, Scope::default(), &snapshots)
    };
    // In record 2: this machine read it before, and repeats what it read then. In the last record: it is checked when
    // it is read.
    let second = whole.split_inclusive(|byte| *byte == b'\n').take(2).map(<[u8]>::len).sum::<usize>() + 300;
    assert!(altered(second).unwrap().books != then);
    assert!(altered(whole.len() + 300).is_err());
    assert_eq!(reopened(&disk).head().unwrap().size, 22);
}
