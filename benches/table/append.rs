//! How long recording takes, from the lock to the answer, beside writing and syncing the same bytes.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use pledgebook::internals::demo::{Hand, Keys};
use pledgebook::value::days::Instant;
use pledgebook::{Caches, Event, Ledger, Request};

use crate::ledgers::{Sample, segments};
use crate::measure::{in_turns, wall};
use crate::table::{Answer, at_least, at_most, rate, time, times};

const BATCH: u64 = 1_000;
/// A folder that is kept in memory.
const MEMORY: &str = "/dev/shm";

/// Records requests in a copy of a ledger.
struct Recording {
    ledger: Ledger,
    keys: Keys,
    at: Instant,
    made: u64,
}

impl Recording {
    fn requests(&mut self, number: u64) -> Vec<Request> {
        let begin = self.made;
        self.made += number;
        (begin..self.made)
            .map(|number| {
                let data = format!(
                    r#"{{"fund":"programme-fund","amount":{{"currency":"USD","amount":"{}.{:02}"}},"nature":"interest","date":"2026-05-05"}}"#,
                    1 + number / 100,
                    1 + number % 99
                );
                let id = serde_json::from_value(format!("bench-{number}").into()).unwrap();
                Request::new(id, Event::from_json("income.recorded", &data).unwrap())
            })
            .collect()
    }

    fn record(&mut self, number: u64) -> f64 {
        let requests = self.requests(number);
        wall(|| {
            self.ledger.record(&requests, self.keys.of_hand(Hand::Officer), self.at).unwrap();
        })
    }
}

/// What a record and a checkpoint are on the disk: how many bytes recording so many adds to the two files.
fn added(copy: &Path, run: impl FnOnce() -> f64) -> (usize, usize) {
    let bytes = || {
        let records: u64 = segments(copy).iter().map(|path| path.metadata().unwrap().len()).sum();
        (records, copy.join("events/checkpoints").metadata().unwrap().len())
    };
    let before = bytes();
    run();
    let after = bytes();
    (usize::try_from(after.0 - before.0).unwrap(), usize::try_from(after.1 - before.1).unwrap())
}

fn write_and_sync(file: &mut File, bytes: usize) {
    file.write_all(&vec![b'x'; bytes]).unwrap();
    file.sync_all().unwrap();
}

/// How long recording takes in a folder, and writing the same bytes there.
struct Measured {
    one: [f64; 2],
    one_bytes: usize,
    many: [f64; 2],
    many_bytes: usize,
}

fn measured(sample: &Sample, copy: &Path) -> Measured {
    sample.copy(copy);
    let at: Instant = serde_json::from_value("2026-05-06T12:00:00Z".into()).unwrap();
    let ledger = Ledger::open(copy, Caches::default()).unwrap();
    let mut recording = Recording { ledger, keys: Keys::of(1).unwrap(), at, made: 0 };
    let create = |name| OpenOptions::new().create(true).append(true).open(copy.join(name)).unwrap();
    let (mut first, mut second) = (create("raw-1"), create("raw-2"));
    let (record, checkpoint) = added(copy, || recording.record(1));
    let one = in_turns([&mut || recording.record(1), &mut || {
        wall(|| {
            write_and_sync(&mut first, record);
            write_and_sync(&mut second, checkpoint);
        })
    }]);
    let (records, checkpoint) = added(copy, || recording.record(BATCH));
    let many =
        in_turns([&mut || recording.record(BATCH), &mut || wall(|| write_and_sync(&mut first, records + checkpoint))]);
    std::fs::remove_dir_all(copy).unwrap();
    Measured { one, one_bytes: record, many, many_bytes: records }
}

/// The same where a sync costs nothing: what the program itself does. A disk whose syncs end with the clock's tick hides it.
fn own_work(sample: &Sample) -> String {
    if !Path::new(MEMORY).is_dir() {
        return format!("not measured: there is no {MEMORY}");
    }
    let Measured { one, many, .. } = measured(sample, &Path::new(MEMORY).join("pledgebook-bench"));
    format!("one {} beside {}; 1,000 {} beside {}", time(one[0]), time(one[1]), time(many[0]), time(many[1]))
}

pub fn ask(sample: &Sample) -> Vec<Answer> {
    let Measured { one: [one, raw_one], one_bytes, many: [many, raw_many], many_bytes } =
        measured(sample, &sample.beside("copy"));
    let single = format!(
        "{}, {}; two raw writes and syncs {}: {}, {}",
        time(one),
        rate(1, one_bytes as u64, one),
        time(raw_one),
        times(one / raw_one),
        at_most(one / raw_one, 1.3)
    );
    let batch = format!(
        "{}, {}; raw write and sync {}: {} of its speed, {}",
        time(many),
        rate(BATCH, many_bytes as u64, many),
        time(raw_many),
        times(raw_many / many),
        at_least(raw_many / many, 0.6)
    );
    vec![
        Answer::new("one durable append, from lock to answer", "≤ 1.3 × two raw writes and syncs of its bytes", single),
        Answer::new(
            "a batch of 1,000 records: decided, signed, and durable",
            "≥ 0.6 × the speed of a raw write and sync of its bytes",
            batch,
        ),
        Answer::new("both in memory, where syncs cost nothing, beside raw writes", "", own_work(sample)),
    ]
}
