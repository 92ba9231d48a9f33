//! No byte of a ledger can be changed undetected, and the first finding names what was changed.
//!
//! Every byte of every file of the shipped ledger is altered, every line dropped, doubled and swapped with the next,
//! in memory. A full verification of that ledger takes tens of milliseconds in a debug build, so the records' bytes
//! are altered many at a time, in records that are not adjacent. Each such pass must name exactly the records that
//! were altered, in order, so in particular the first one first. A second, small ledger of many batches is altered one
//! byte at a time, in several ways.

use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex};

use pledgebook::Caches;
use pledgebook::event::{Event, Request};
use pledgebook::internals::ledger::{Audit, Ledger, Trusted};
use pledgebook::internals::log::checkpoint::Checkpoint;
use pledgebook::internals::log::store::Store;
use pledgebook::internals::log::store::disk::{Disk, Entry, ReadFile, WriteFile};
use pledgebook::internals::log::{Finding, FindingKind, Note, Signer};

use crate::harness::{ORIGIN, Sandbox, copy_events, shipped_ledger};
use crate::sim::SimDisk;

const SEGMENT: &str = "000000000000.jsonl";

/// The files of `events/` in memory. Clones are the same files.
#[derive(Clone, Debug)]
struct Memory(Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

/// A file in memory.
#[derive(Debug)]
struct MemoryFile {
    memory: Memory,
    name: String,
}

fn read_only<T>() -> io::Result<T> {
    Err(io::ErrorKind::ReadOnlyFilesystem.into())
}

impl Disk for Memory {
    fn entry(&self, path: &Path) -> io::Result<Entry> {
        let name = path.file_name().unwrap().to_str().unwrap();
        Ok(self.0.lock().unwrap().get(name).map_or(Entry::Absent, |bytes| Entry::File(bytes.len() as u64)))
    }

    fn list(&self, _: &Path) -> io::Result<Vec<String>> {
        Ok(self.0.lock().unwrap().keys().cloned().collect())
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn ReadFile>> {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        Ok(Box::new(MemoryFile { memory: self.clone(), name }))
    }

    fn open_to_write(&self, _: &Path) -> io::Result<Box<dyn WriteFile>> {
        read_only()
    }

    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        read_only()
    }

    fn make_folder(&self, _: &Path) -> io::Result<()> {
        read_only()
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        read_only()
    }

    fn pause(&self) {}
}

impl ReadFile for MemoryFile {
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let files = self.memory.0.lock().unwrap();
        let rest = files[&self.name].get(usize::try_from(offset).unwrap()..).unwrap_or_default();
        let read = rest.len().min(buffer.len());
        buffer[..read].copy_from_slice(&rest[..read]);
        Ok(read)
    }

    fn length(&self) -> io::Result<u64> {
        Ok(self.memory.0.lock().unwrap()[&self.name].len() as u64)
    }

    fn is_locked(&self) -> io::Result<bool> {
        Ok(false)
    }
}

/// A sound ledger to alter.
#[derive(Clone)]
struct Original {
    files: BTreeMap<String, Vec<u8>>,
    /// The size that each checkpoint states.
    sizes: Vec<u64>,
}

impl Original {
    fn new(files: BTreeMap<String, Vec<u8>>) -> Self {
        let text = String::from_utf8(files["checkpoints"].clone()).unwrap();
        let sizes = text.lines().skip(1).step_by(6).map(|line| line.parse().unwrap()).collect();
        let original = Self { files, sizes };
        assert_eq!(verified(&original.files).report.findings, [], "the original is sound");
        original
    }

    fn shipped() -> Self {
        let events = shipped_ledger().join("events");
        let read = |name: &str| (name.to_owned(), std::fs::read(events.join(name)).unwrap());
        Self::new([SEGMENT, "checkpoints", "keys"].map(read).into())
    }

    /// Returns the byte range of each record's line, with its newline.
    fn records(&self) -> Vec<Range<usize>> {
        lines(&self.files[SEGMENT])
    }

    /// Returns the records of the batch that this checkpoint closes.
    fn batch(&self, number: usize) -> Range<u64> {
        let first = number.checked_sub(1).map_or(0, |before| self.sizes[before]);
        first..self.sizes[number]
    }

    /// Returns what the first finding may name after damage to a byte of a file.
    fn wanted(&self, file: &str, at: usize) -> Wanted {
        let line = lines(&self.files[file]).iter().position(|line| line.contains(&at)).unwrap();
        let is_end = self.files[file][at] == b'\n';
        match file {
            SEGMENT => {
                // Without its newline a line joins the next one: either may be named.
                let line = line as u64;
                Wanted::Records(line..line + 1 + u64::from(is_end))
            }
            // Five lines and a blank one, which belongs to the checkpoint that it precedes.
            "checkpoints" if line % 6 == 5 => Wanted::Records(self.batch(line / 6 + 1)),
            "checkpoints" => Wanted::Records(self.batch(line / 6)),
            _ => Wanted::Key(line as u64 + 1),
        }
    }
}

/// What the first finding must name.
#[derive(Debug)]
enum Wanted {
    /// One of these records.
    Records(Range<u64>),
    /// This line of `keys`.
    Key(u64),
}

impl Wanted {
    fn is_named_by(&self, finding: &Finding) -> bool {
        match self {
            Self::Records(records) => finding.record.is_some_and(|record| records.contains(&record)),
            Self::Key(line) => finding.place.file == "events/keys" && finding.place.line == *line,
        }
    }
}

fn lines(bytes: &[u8]) -> Vec<Range<usize>> {
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    ends.scan(0, |start, end| Some(std::mem::replace(start, end)..end)).collect()
}

fn audited(memory: &Memory) -> Audit {
    let ledger = Ledger::over(Store::open(memory.clone(), Path::new("/ledger")).unwrap(), Caches::default());
    ledger.verify(&Trusted::default()).expect("memory can be read")
}

fn verified(files: &BTreeMap<String, Vec<u8>>) -> Audit {
    audited(&Memory(Arc::new(Mutex::new(files.clone()))))
}

/// Runs each piece of work on any thread, with files of its own; returns what went wrong.
fn in_parallel<T: Sync>(
    original: &Original,
    work: &[T],
    one: impl Fn(&Memory, &T) -> Option<String> + Sync,
) -> Vec<String> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                let memory = Memory(Arc::new(Mutex::new(original.files.clone())));
                while let Some(piece) = work.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                    if let Some(what) = one(&memory, piece) {
                        wrong.lock().unwrap().push(what);
                    }
                }
            });
        }
    });
    let mut wrong = wrong.into_inner().unwrap();
    wrong.sort();
    wrong
}

#[track_caller]
fn none(wrong: Vec<String>) {
    let shown = wrong.iter().take(20).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} alterations are not named as they must be:\n{shown}", wrong.len());
}

/// Alters bytes, verifies, and restores them.
fn with_altered(memory: &Memory, file: &str, places: &[usize], mask: u8) -> Audit {
    let flip = || places.iter().for_each(|at| memory.0.lock().unwrap().get_mut(file).unwrap()[*at] ^= mask);
    flip();
    let audit = audited(memory);
    flip();
    audit
}

/// Returns what is wrong with the findings, if anything.
fn judged(what: &str, wanted: &Wanted, audit: &Audit) -> Option<String> {
    match audit.report.findings.first() {
        None => Some(format!("{what}: not found at all")),
        Some(first) if wanted.is_named_by(first) => None,
        Some(first) => Some(format!("{what}: expected {wanted:?}, the first finding is {first}")),
    }
}

/// Distributes every byte of the records over passes, except newlines, so that no two altered records of a pass are
/// adjacent.
fn passes(records: &[Range<usize>]) -> Vec<Vec<(u64, usize)>> {
    let mut left: Vec<Range<usize>> = records.iter().map(|line| line.start..line.end - 1).collect();
    let mut passes = Vec::new();
    while left.iter().any(|range| !range.is_empty()) {
        let mut longest_first: Vec<usize> = (0..left.len()).filter(|seq| !left[*seq].is_empty()).collect();
        longest_first.sort_by_key(|seq| std::cmp::Reverse(left[*seq].len()));
        let mut taken = vec![false; left.len() + 2];
        for seq in longest_first {
            taken[seq + 1] = !taken[seq] && !taken[seq + 2];
        }
        let hit = (0..left.len()).filter(|seq| taken[seq + 1]);
        passes.push(hit.map(|seq| (seq as u64, left[seq].next().unwrap())).collect());
    }
    passes
}

#[test]
fn every_altered_byte_of_the_shipped_records_is_named() {
    let original = Original::shipped();
    let mut records = original.records();
    records.pop(); // No later record confirms the last one: its bytes are altered one at a time below.
    let work = passes(&records);
    let bytes: usize = records.iter().map(|line| line.len() - 1).sum();
    assert_eq!(work.iter().map(Vec::len).sum::<usize>(), bytes, "every byte, once");
    none(in_parallel(&original, &work, |memory, hit| {
        let (seqs, places): (Vec<u64>, Vec<usize>) = hit.iter().copied().unzip();
        let audit = with_altered(memory, SEGMENT, &places, 0x01);
        let mut named: Vec<u64> = audit.report.findings.iter().filter_map(|finding| finding.record).collect();
        named.dedup();
        (named != seqs).then(|| {
            let missed: Vec<_> = hit.iter().filter(|(seq, _)| !named.contains(seq)).collect();
            let others: Vec<_> = named.iter().filter(|seq| !seqs.contains(seq)).collect();
            format!("(record, byte) {missed:?} not named, record {others:?} named wrongly")
        })
    }));
}

/// The distance between the bytes that are altered one at a time in the large file.
const STRIDE: usize = 997;

#[test]
fn one_altered_byte_of_the_shipped_ledger_is_named_first() {
    let original = Original::shipped();
    let mut work: Vec<(&str, usize)> = Vec::new();
    work.extend((0..original.files[SEGMENT].len()).step_by(STRIDE).map(|at| (SEGMENT, at)));
    work.extend(original.records().iter().map(|line| (SEGMENT, line.end - 1))); // Every newline.
    work.extend(original.records().last().unwrap().clone().map(|at| (SEGMENT, at)));
    for file in ["checkpoints", "keys"] {
        work.extend((0..original.files[file].len()).map(|at| (file, at)));
    }
    none(in_parallel(&original, &work, |memory, (file, at)| {
        let audit = with_altered(memory, file, &[*at], 0x01);
        judged(&format!("{file} byte {at:06}"), &original.wanted(file, *at), &audit)
    }));
}

/// Edits of lines that somebody could make in an editor.
#[derive(Debug, Clone, Copy)]
enum Edit {
    Drop,
    Double,
    SwapWithNext,
}

/// Returns the file with one line edited, or `None` if the edit changes nothing.
fn edited(bytes: &[u8], line: usize, edit: Edit) -> Option<Vec<u8>> {
    let mut all: Vec<&[u8]> = lines(bytes).into_iter().map(|line| &bytes[line]).collect();
    match edit {
        Edit::Drop => drop(all.remove(line)),
        Edit::Double => all.insert(line, all[line]),
        Edit::SwapWithNext if line + 1 < all.len() && all[line] != all[line + 1] => all.swap(line, line + 1),
        Edit::SwapWithNext => return None,
    }
    Some(all.concat())
}

fn every_edit(original: &Original) {
    let mut work = Vec::new();
    for (file, bytes) in &original.files {
        for line in 0..lines(bytes).len() {
            work.extend([Edit::Drop, Edit::Double, Edit::SwapWithNext].map(|edit| (file.as_str(), line, edit)));
        }
    }
    none(in_parallel(original, &work, |memory, (file, line, edit)| {
        let bytes = edited(&original.files[*file], *line, *edit)?;
        memory.0.lock().unwrap().insert((*file).to_owned(), bytes);
        let audit = audited(memory);
        memory.0.lock().unwrap().insert((*file).to_owned(), original.files[*file].clone());
        let at = lines(&original.files[*file])[*line].start;
        let mut wanted = original.wanted(file, at);
        if let (Edit::SwapWithNext, Wanted::Records(records)) = (edit, &mut wanted) {
            // Two lines are exchanged; either may be named.
            records.end += u64::from(*file == SEGMENT);
            if *file == "checkpoints" && line / 6 < original.sizes.len() - 1 && line % 6 >= 4 {
                records.end = original.batch(line / 6 + 1).end;
            }
        }
        if let (Edit::Double, Wanted::Key(key)) = (edit, &mut wanted) {
            *key += 1; // Of two equal lines the second is the surplus one.
        }
        judged(&format!("{file} line {line:03} {edit:?}"), &wanted, &audit)
    }));
}

#[test]
fn a_line_of_the_shipped_ledger_dropped_doubled_or_swapped_is_named_first() {
    every_edit(&Original::shipped());
}

/// An invented ledger of 12 records in 6 batches, by three keys, with a reversal.
fn small() -> Original {
    let disk = SimDisk::new(1);
    let folder = Path::new("/ledger");
    let mut ledger = Ledger::over(Store::create(disk.clone(), folder).unwrap(), Caches::default());
    let signer = |seed: u8| Signer::from_seed(ORIGIN, &[seed; 32]).unwrap();
    let request = |id: &str, kind: &str, data: serde_json::Value| {
        Request::new(id.parse().unwrap(), Event::from_json(kind, &data.to_string()).unwrap())
    };
    let party =
        |id: &str| request(id, "party.registered", serde_json::json!({"party": id, "nature": "state", "name_en": id}));
    let opening = serde_json::json!({"origin": ORIGIN, "title_en": "Invented", "standing": "invented",
        "time_zone": "America/Costa_Rica", "currencies": ["USD/2"], "fiscal_year": "01-01",
        "recorder": signer(1).verifier(), "recovery": signer(2).verifier()});
    let batches = [
        (1, vec![request("opening", "ledger.opened", opening)]),
        (1, vec![party("a"), party("b"), party("c")]),
        (1, vec![request("admit", "recorder.admitted", serde_json::json!({"key": signer(3).verifier()}))]),
        (3, vec![party("d"), request("rename", "party.renamed", serde_json::json!({"party": "a", "name_en": "A"}))]),
        (
            3,
            vec![
                Request {
                    corrects: Some(6),
                    because: Some("no".parse().unwrap()),
                    ..request("back", "record.reversed", serde_json::json!({}))
                },
                party("e"),
                party("f"),
            ],
        ),
        (1, vec![party("g"), party("h")]),
    ];
    for (minute, (seed, requests)) in batches.iter().enumerate() {
        let at = format!("2026-11-23T12:{minute:02}:00Z").parse().unwrap();
        ledger.record(requests, &signer(*seed), at).unwrap();
    }
    let read = |name: &str| (name.to_owned(), disk.bytes(&folder.join("events").join(name)).unwrap());
    let original = Original::new([SEGMENT, "checkpoints", "keys"].map(read).into());
    assert_eq!(original.sizes, [1, 4, 5, 7, 10, 12]);
    original
}

#[test]
fn one_altered_byte_of_a_ledger_of_many_batches_is_named_first() {
    let original = small();
    let mut work = Vec::new();
    for (file, bytes) in &original.files {
        // The lowest bit, and at some places also the highest, which is never set in ASCII.
        work.extend((0..bytes.len()).map(|at| (file.as_str(), at, 0x01)));
        work.extend((0..bytes.len()).step_by(11).map(|at| (file.as_str(), at, 0x80)));
    }
    none(in_parallel(&original, &work, |memory, (file, at, mask)| {
        let audit = with_altered(memory, file, &[*at], *mask);
        judged(&format!("{file} byte {at:06} xor {mask:02x}"), &original.wanted(file, *at), &audit)
    }));
}

#[test]
fn a_line_of_a_ledger_of_many_batches_dropped_doubled_or_swapped_is_named_first() {
    every_edit(&small());
}

#[test]
fn a_removed_or_inserted_byte_is_named_first() {
    let original = small();
    let mut work = Vec::new();
    for (file, bytes) in &original.files {
        // At every third place a byte is removed or inserted, alternately.
        work.extend((0..bytes.len()).step_by(3).map(|at| (file.as_str(), at, at % 2 == 0)));
    }
    none(in_parallel(&original, &work, |memory, (file, at, is_removed)| {
        let mut bytes = original.files[*file].clone();
        match is_removed {
            true => drop(bytes.remove(*at)),
            false => bytes.insert(*at, b'~'),
        }
        memory.0.lock().unwrap().insert((*file).to_owned(), bytes);
        let audit = audited(memory);
        memory.0.lock().unwrap().insert((*file).to_owned(), original.files[*file].clone());
        // Two newlines separate checkpoints; without either, the blank line is missing.
        let is_end = *is_removed && *file == "checkpoints" && original.files[*file][*at..].starts_with(b"\n\n");
        let wanted = original.wanted(file, at + usize::from(is_end));
        judged(&format!("{file} byte {at:06} removed: {is_removed}"), &wanted, &audit)
    }));
}

/// Returns the ledger as it was when it had this many batches.
fn cut_to(original: &Original, batches: usize) -> BTreeMap<String, Vec<u8>> {
    let size = usize::try_from(original.sizes[batches - 1]).unwrap();
    let mut files = original.files.clone();
    files.get_mut(SEGMENT).unwrap().truncate(original.records()[size - 1].end);
    // The last newline of a note ends its fifth line; a blank line precedes the next note.
    files.get_mut("checkpoints").unwrap().truncate(lines(&original.files["checkpoints"])[batches * 6 - 2].end);
    files
}

/// Returns the last checkpoint, as somebody would save it.
fn saved(files: &BTreeMap<String, Vec<u8>>, file: &str) -> (Checkpoint, Note, String) {
    let bytes = &files["checkpoints"];
    let all = lines(bytes);
    let note = Note::parse(&bytes[all[all.len() - 5].start..]).unwrap();
    (Checkpoint::parse(&note.text).unwrap(), note, file.to_owned())
}

fn verified_against(files: &BTreeMap<String, Vec<u8>>, against: (Checkpoint, Note, String)) -> Audit {
    let memory = Memory(Arc::new(Mutex::new(files.clone())));
    let ledger = Ledger::over(Store::open(memory, Path::new("/ledger")).unwrap(), Caches::default());
    ledger.verify(&Trusted { against: vec![against], ..Trusted::default() }).unwrap()
}

#[test]
fn a_ledger_cut_back_to_any_checkpoint_is_caught_by_a_saved_one() {
    for original in [Original::shipped(), small()] {
        for batches in 1..original.sizes.len() {
            let cut = cut_to(&original, batches);
            // By itself it looks like an earlier state of the ledger; only the list of keys may reveal more.
            let alone = verified(&cut).report.findings;
            assert!(alone.iter().all(|finding| finding.kind == FindingKind::KeyList), "{alone:?}");
            let found = verified_against(&cut, saved(&original.files, "friends.txt")).report.findings;
            let against: Vec<_> = found.iter().filter(|finding| finding.kind == FindingKind::Against).collect();
            assert_eq!(against.len(), 1, "{found:?}");
            assert_eq!(against[0].record, Some(original.sizes[batches - 1] - 1), "{}", against[0]);
            // The ledger that has only grown holds the earlier checkpoint.
            let earlier = verified_against(&original.files, saved(&cut, "earlier.txt")).report.findings;
            assert_eq!(earlier, []);
        }
    }
}

#[test]
fn bytes_after_the_last_checkpoint_are_reported_and_not_read() {
    let original = small();
    let last = &original.files[SEGMENT][original.records()[11].clone()];
    let line = String::from_utf8(last[..last.len() - 1].to_vec()).unwrap();
    let prev = pledgebook::value::hash::Blake3::of(line.as_bytes());
    let (head, rest) = (format!(r#"{{"seq":12,"prev":"{prev}","#), &line[line.find(r#""at":"#).unwrap()..]);
    let forged = format!("{head}{}\n", rest.replace(r#""h""#, r#""i""#));
    for tail in [forged.as_str(), &forged[..forged.len() / 2], "\n", "not a record"] {
        let mut files = original.files.clone();
        files.get_mut(SEGMENT).unwrap().extend(tail.as_bytes());
        let memory = Memory(Arc::new(Mutex::new(files)));
        let found = audited(&memory).report;
        assert_eq!(found.size, 12);
        let kinds: Vec<_> = found.findings.iter().map(|finding| (finding.kind, finding.record)).collect();
        assert_eq!(kinds, [(FindingKind::Unsealed, Some(12))], "{tail:?}: {:?}", found.findings);
        let ledger = Ledger::over(Store::open(memory, Path::new("/ledger")).unwrap(), Caches::default());
        let view = ledger.read(pledgebook::internals::ledger::Scope::default()).unwrap();
        assert_eq!((view.head.size, view.last_known), (12, Some(11)));
    }
}

#[test]
fn a_past_rewritten_as_a_whole_is_caught_by_a_saved_checkpoint() {
    // Equal origin and number of records, but another key and another fact: sound by itself.
    let sandbox = Sandbox::with_ledger();
    let party = |name: &str| {
        ["record", "party.registered", "--party", "x", "--nature", "state", "--name-en", name].map(str::to_owned)
    };
    let record = |sandbox: &Sandbox, name: &str| {
        sandbox.on_ledger(&party(name).iter().map(String::as_str).collect::<Vec<_>>()).ok()
    };
    record(&sandbox, "The truth");
    sandbox.write("friends.txt", sandbox.on_ledger(&["checkpoint"]).ok().stdout.as_bytes());
    sandbox.on_ledger(&["verify", "--against", "friends.txt"]).ok();

    let forger = Sandbox::with_ledger();
    record(&forger, "A lie");
    forger.on_ledger(&["verify"]).ok();
    forger.write("friends.txt", &sandbox.read("friends.txt"));
    let caught = forger.on_ledger(&["verify", "--against", "friends.txt", "--format", "json"]);
    assert_eq!(caught.code, Some(3), "{}", caught.text());
    assert!(
        caught.rows().iter().all(|row| row["kind"] == "against" && row["place"] == "friends.txt"),
        "{}",
        caught.text()
    );
}

/// The distance between the bytes that are altered on a real disk, and found by the program.
const CLI_STRIDE: usize = 9_973;

#[test]
fn the_program_names_an_altered_byte_too() {
    let original = Original::shipped();
    let sandbox = Sandbox::new();
    copy_events(shipped_ledger(), &sandbox.path("ledger"));
    sandbox.on_ledger(&["verify"]).ok();
    for (file, bytes) in &original.files {
        for at in (0..bytes.len()).step_by(CLI_STRIDE) {
            let mut altered = bytes.clone();
            altered[at] ^= 1;
            sandbox.write(&format!("ledger/events/{file}"), &altered);
            let ran = sandbox.on_ledger(&["verify", "--format", "json"]);
            assert_eq!(ran.code, Some(3), "{file} byte {at}: {}", ran.text());
            let first = &ran.rows()[0];
            let is_named = match original.wanted(file, at) {
                Wanted::Records(records) => {
                    first["record"].to_string().trim_matches('"').parse().is_ok_and(|seq| records.contains(&seq))
                }
                Wanted::Key(line) => first["place"] == format!("events/keys:{line}"),
            };
            assert!(is_named, "{file} byte {at}: {first}");
        }
        sandbox.write(&format!("ledger/events/{file}"), bytes);
    }
}

#[test]
fn a_quick_verification_compares_every_root_and_counts_the_signatures_it_skipped() {
    let sandbox = Sandbox::with_ledger();
    for id in ["x", "y"] {
        sandbox
            .on_ledger(&["record", "party.registered", "--party", id, "--nature", "state", "--name-en", id, "--id", id])
            .ok();
    }
    let file = "ledger/events/checkpoints";
    let sound = sandbox.read(file);
    let said = sandbox.on_ledger(&["verify", "--quick", "--format", "csv"]).ok().text();
    assert!(said.contains("the root of 3 checkpoints") && said.contains("2 signatures not checked"), "{said}");
    let said = sandbox.on_ledger(&["verify", "--format", "csv"]).ok().text();
    assert!(said.contains("the root and the signature of 3 checkpoints") && !said.contains("quick"), "{said}");

    let text = String::from_utf8(sound).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    // A digit in the middle of a base64 text: of the root in line 3 of the second checkpoint, of its signature, and of
    // the last signature.
    for (line, quick) in [(8, Some(3)), (10, Some(0)), (16, Some(3))] {
        let mut altered: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        let at = altered[line].len() - 20;
        let digit = if altered[line].as_bytes()[at] == b'A' { "B" } else { "A" };
        altered[line].replace_range(at..=at, digit);
        sandbox.write(file, format!("{}\n", altered.join("\n")).as_bytes());
        assert_eq!(sandbox.on_ledger(&["verify"]).code, Some(3), "line {line}");
        assert_eq!(sandbox.on_ledger(&["verify", "--quick"]).code, quick, "line {line}");
    }
}

/// Returns what verification says of a small ledger of which one byte is altered, removed or inserted, or one line
/// dropped, doubled or swapped: the edit, the place, and the findings with their place, record and kind.
pub fn findings_of_every_alteration() -> Vec<(String, usize, String)> {
    let original = small();
    let mut work = Vec::new();
    for (file, bytes) in &original.files {
        let of_byte =
            ["flipped", "taken out", "put in"].iter().flat_map(|what| (0..bytes.len()).map(move |at| (*what, at)));
        work.extend(of_byte.map(|(what, at)| (file.as_str(), what, at)));
        let of_line = ["dropped", "doubled", "swapped"]
            .iter()
            .flat_map(|what| (0..lines(bytes).len()).map(move |at| (*what, at)));
        work.extend(of_line.map(|(what, line)| (file.as_str(), what, line)));
    }
    let said = Mutex::new(Vec::new());
    none(in_parallel(&original, &work, |memory, (file, what, at)| {
        let mut bytes = original.files[*file].clone();
        match *what {
            "flipped" => bytes[*at] ^= 1,
            "taken out" => drop(bytes.remove(*at)),
            "put in" => bytes.insert(*at, b'~'),
            "dropped" => bytes = edited(&bytes, *at, Edit::Drop)?,
            "doubled" => bytes = edited(&bytes, *at, Edit::Double)?,
            _ => bytes = edited(&bytes, *at, Edit::SwapWithNext)?,
        }
        memory.0.lock().unwrap().insert((*file).to_owned(), bytes);
        let report = audited(memory).report;
        memory.0.lock().unwrap().insert((*file).to_owned(), original.files[*file].clone());
        let finding = |finding: &Finding| format!("{} {:?} {}", finding.place, finding.record, finding.kind.name());
        let findings = report.findings.iter().map(finding).collect::<Vec<_>>().join("; ");
        let kept = format!("{findings} | size {}, confirmed {}", report.size, report.confirmed);
        said.lock().unwrap().push((format!("{file}, {what} at"), *at, kept));
        None
    }));
    let mut said = said.into_inner().unwrap();
    said.sort();
    said
}
