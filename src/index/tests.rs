use super::*;
use crate::log::Frontier;

fn position(size: u64) -> Position {
    let mut tree = Frontier::new();
    (0..size).for_each(|seq| tree.push(&seq.to_be_bytes()));
    let mark = Mark { seq: size - 1, segment: 0, offset: 9, line: size };
    Position { size, last: Blake3::ZERO, at: "2026-11-23T12:00:00Z".parse().unwrap(), mark, tree }
}

fn gathered(size: u64) -> Gathered {
    let mut gathered = Gathered::default();
    for seq in 0..size {
        gathered.take(
            &Mark { seq, segment: 0, offset: 10 * seq, line: seq + 1 },
            crate::log::merkle::leaf_hash(&seq.to_be_bytes()),
        );
        gathered.find_by(Term::kind("every"), seq);
        gathered.find_by(Term::kind(&format!("of {}", seq % 7)), seq);
    }
    gathered
}

#[test]
fn pairs_are_unpacked_as_they_were_packed() {
    let bits = [0, 1, 127, 128, 1 << 14, 1 << 32, (1 << 32) + 1, u64::MAX];
    let pairs = bits.map(Pair::from_bits);
    assert_eq!(unpacked(0, &packed(&pairs)), pairs);
}

#[test]
fn what_was_put_in_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let files = IndexFiles::new(folder.path(), folder.path().join("built"));
    assert!(files.open().is_none() && files.size().is_none());
    let size = 20_000; // More than one value of each kind.
    files.build(position(size), gathered(size)).unwrap();
    let index = files.open().unwrap();
    assert_eq!((files.size(), index.position()), (Some(size), &position(size)));
    assert_eq!(index.find(Term::kind("every")), (0..size).collect::<Vec<_>>());
    for rest in 0..7 {
        let of = (0..size).filter(|seq| seq % 7 == rest).collect::<Vec<_>>();
        assert_eq!(index.find(Term::kind(&format!("of {rest}"))), of);
    }
    assert_eq!(index.find(Term::kind("nothing")), []);
    for seq in [0, 1, 63, 64, 255, 256, 16_383, 16_384, size - 1] {
        assert_eq!(index.leaf(seq), Some(crate::log::merkle::leaf_hash(&seq.to_be_bytes())));
        let mark = index.mark(seq).unwrap();
        assert_eq!((mark.seq, mark.offset, mark.line), (seq / 64 * 64, seq / 64 * 640, seq / 64 * 64 + 1));
    }
    assert!(!index.is_doubted());
    assert_eq!(index.leaf(size + 256), None);
    assert!(index.is_doubted());
}

#[test]
fn it_is_built_anew_and_not_opened_by_two() {
    let folder = tempfile::tempdir().unwrap();
    let files = IndexFiles::new(folder.path(), folder.path().join("built")).with_patience(Duration::from_millis(100));
    files.build(position(3), gathered(3)).unwrap();
    let index = files.open().unwrap();
    assert!(files.open().is_none(), "one opens it at a time");
    // Whoever reads does not keep it from being built anew.
    files.build(position(5), gathered(5)).unwrap();
    assert_eq!(index.find(Term::kind("every")), [0, 1, 2]);
    assert_eq!(files.open().unwrap().find(Term::kind("every")), [0, 1, 2, 3, 4]);
}
