use super::*;
use crate::log::proof::{inclusion, root_by};
use crate::value::merkle::{Frontier, leaf_hash};

fn leaf(seq: u64) -> TreeHash {
    leaf_hash(&seq.to_be_bytes())
}

/// Ranks that rise, fall, and are below 0.
fn rank(seq: u64) -> i64 {
    (seq / 100) as i64 - (seq % 3) as i64
}

fn term(name: &str) -> Term {
    Term::of(&[name])
}

/// Builds the index of an invented log.
fn build(files: &IndexFiles, size: u64) -> LogPosition {
    let mut index = files.begin().unwrap().unwrap();
    let mut tree = Frontier::new();
    for seq in 0..size {
        tree.push_hash(leaf(seq));
        index.take(&Offset { seq, segment: 0, byte: 10 * seq, line: seq + 1 }, leaf(seq), rank(seq)).unwrap();
        index.find_by(term("every"), seq);
        index.find_by(term(&format!("of {}", seq % 7)), seq);
    }
    let offset = Some(Offset { seq: size - 1, segment: 0, byte: 9, line: size });
    let position =
        LogPosition { last: Blake3::ZERO, at: "2026-11-23T12:00:00Z".parse().ok(), latest: None, offset, tree };
    index.finish(position.clone()).unwrap();
    position
}

/// The index of a ledger in a folder, which answers however busy the machine is.
fn files(folder: &Path) -> IndexFiles {
    IndexFiles::new(folder, folder.join("built")).with_timeout(Duration::from_secs(120))
}

#[test]
fn what_was_put_in_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path());
    assert!(files.open().is_none());
    let size = 20_000; // More than one value of each kind.
    let position = build(&files, size);
    let index = files.open().unwrap();
    assert_eq!(index.position(), &position);
    assert_eq!(index.find(term("every")), (0..size).collect::<Vec<_>>());
    for rest in 0..7 {
        let of = (0..size).filter(|seq| seq % 7 == rest).collect::<Vec<_>>();
        assert_eq!(index.find(term(&format!("of {rest}"))), of);
    }
    assert!(index.find(term("nothing")).is_empty());
    for seq in [0, 1, 63, 64, 255, 256, 16_383, 16_384, size - 1] {
        assert_eq!(index.leaf(seq), Some(leaf(seq)));
        let mark = index.offset(seq).unwrap();
        assert_eq!((mark.seq, mark.byte, mark.line), (seq / 64 * 64, seq / 64 * 640, seq / 64 * 64 + 1));
    }
    for (most, from, to) in [(7, 0, size), (150, 4_095, 15_001), (99, 9_999, 2 * size), (-3, 0, size), (900, 70, 70)] {
        let found = (from..to.min(size)).filter(|seq| rank(*seq) <= most).collect::<Vec<_>>();
        assert_eq!(index.up_to(most, from..to), found);
    }
    for (count, known, most) in
        [(5, size, None), (5, 9_000, None), (40, size, Some(3)), (3, 150, Some(0)), (9, 0, None)]
    {
        let suits = |seq: &u64| seq % 7 == 2 && most.is_none_or(|most| rank(*seq) <= most);
        let expected = (0..known).rev().filter(suits).take(count).collect::<Vec<_>>();
        let found = index.find_last(term("of 2"), count, known, most);
        assert!(found.iter().all(suits) && found.is_sorted());
        assert_eq!(found.into_iter().rev().take(count).collect::<Vec<_>>(), expected);
    }
    assert!(!index.is_invalid());
}

#[test]
fn proofs_are_made_of_its_tiles() {
    for size in [1, 63, 64, 65, 127, 128, 1_000, 4_096, 4_097, 70_000] {
        let folder = tempfile::tempdir().unwrap();
        let files = files(folder.path());
        let root = build(&files, size).tree.root();
        let index = files.open().unwrap();
        for seq in [0, size / 2, size.saturating_sub(2), size - 1] {
            let path = inclusion(&index, seq, size).unwrap();
            assert_eq!(root_by(leaf(seq), seq, size, &path), Some(root), "{seq} of {size}");
        }
        // A part of the log that was signed before has proofs too.
        let earlier = size.div_ceil(3);
        let mut tree = Frontier::new();
        (0..earlier).for_each(|seq| tree.push_hash(leaf(seq)));
        let path = inclusion(&index, earlier / 2, earlier).unwrap();
        assert_eq!(root_by(leaf(earlier / 2), earlier / 2, earlier, &path), Some(tree.root()));
        assert!(!index.is_invalid());
    }
}

#[test]
fn it_is_built_anew_and_not_opened_by_two() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path());
    build(&files, 3);
    let index = files.open().unwrap();
    assert!(files.clone().with_timeout(Duration::from_millis(100)).open().is_none(), "one opens it at a time");
    // A reader does not keep it from being built anew.
    build(&files, 5);
    assert_eq!(index.find(term("every")), [0, 1, 2]);
    assert_eq!(files.open().unwrap().find(term("every")), [0, 1, 2, 3, 4]);
}

#[test]
fn it_is_wanted_where_there_is_none_or_it_is_far_behind_and_nobody_builds_it() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path());
    assert!(!files.is_wanted(1_000) && files.is_wanted(1_001));
    build(&files, 500);
    assert!(!files.is_wanted(1_500) && files.is_wanted(1_501) && files.is_wanted(1_000_000));
    let building = files.begin().unwrap();
    assert!(building.is_some() && !files.is_wanted(1_501), "somebody is at it");
    assert!(files.begin().unwrap().is_none());
}

#[test]
fn what_is_not_finished_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path());
    build(&files, 300);
    let mut index = files.begin().unwrap().unwrap();
    index.take(&Offset { seq: 0, segment: 0, byte: 0, line: 1 }, leaf(0), 0).unwrap();
    assert!(folder.path().join(".index/.new-v6").exists());
    drop(index);
    assert!(!folder.path().join(".index/.new-v6").exists());
    assert_eq!(files.open().unwrap().position().size(), 300);
}

#[test]
fn what_is_doubted_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let files = files(folder.path());
    build(&files, 300);
    let index = files.open().unwrap();
    assert_eq!(index.leaf(600), None, "no such tile");
    assert!(index.is_invalid() && files.open().is_none() && files.is_wanted(2_000));
    drop(index);
    build(&files, 300);
    std::fs::write(folder.path().join(".index/v6/clean"), "300 of another log\n").unwrap();
    assert!(files.open().is_none() && !folder.path().join("built").exists());
}
