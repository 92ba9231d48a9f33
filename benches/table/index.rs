//! How long the index takes to build, and a proof from its tiles to make.

use pledgebook::internals::cache::index::IndexFiles;
use pledgebook::internals::log::proof::{inclusion, root_by};
use pledgebook::{Caches, Ledger};

use crate::ledgers::Sample;
use crate::measure::{in_turns, peak, process, wall};
use crate::table::{Answer, at_most, memory, rate, time};

pub fn ask(sample: &Sample) -> Vec<Answer> {
    let (question, goal) = ("rebuilding the index", "1M records: ≤ 2 s");
    let build = || {
        sample.forget();
        sample.ask(&["index"])
    };
    let [seconds] = in_turns([&mut || process(&mut build())]);
    let verdict = if sample.records >= 1_000_000 { format!(", {}", at_most(seconds, 2.0)) } else { String::new() };
    let found = format!("{}, {}{verdict}", time(seconds), rate(sample.records, sample.bytes(), seconds));
    let room = peak(&build());
    let fits = room.map_or_else(String::new, |room| format!(", {}", at_most(room as f64 / 1e6, 150.0)));
    vec![
        Answer::new(question, goal, found),
        Answer::new("its memory", "1M records: ≤ 150 MB", format!("{}{fits}", memory(room))),
        proof(sample),
    ]
}

/// A proof that a record in the middle stands in the log, from opening the index to the last hash; and it is checked.
fn proof(sample: &Sample) -> Answer {
    let files = IndexFiles::new(&sample.folder, sample.beside("built-here"));
    let ledger = Ledger::open(&sample.folder, Caches { index: Some(files.clone()), ..Caches::default() }).unwrap();
    let head = ledger.head().unwrap();
    assert_eq!(ledger.rebuild_index().unwrap(), Some(true));
    let prove = || {
        let index = files.open().expect("the index that was just built is believed");
        let (seq, size) = (head.size / 2, head.size);
        let path = inclusion(&index, seq, size).expect("every node is in a tile");
        let root = root_by(index.leaf(seq).unwrap(), seq, size, &path);
        assert_eq!(root, Some(head.root));
    };
    let [seconds] = in_turns([&mut || wall(prove)]);
    sample.forget();
    Answer::new(
        "a proof of inclusion from cached nodes",
        "≤ 50 ms",
        format!("{}, {}", time(seconds), at_most(seconds, 0.05)),
    )
}
