//! How long checking everything takes, and reading everything anew, beside the parts that cannot be left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;

use ed25519_dalek::{Signer as _, SigningKey};
use pledgebook::state::fold;
use pledgebook::value::hash::Blake3;
use pledgebook::value::merkle::Frontier;
use pledgebook::{Books, Record};

use crate::ledgers::{Sample, segments};
use crate::measure::{cpu, in_turns, peak, process};
use crate::table::{Answer, at_most, memory, rate, time, times};

/// Tells this program to do the parts, so that they are measured as `verify` is: as a process.
pub const PARTS: &str = "--parts";

/// What nobody can leave out who verifies everything, done once on one processor, as plainly as it goes.
pub fn do_parts(ledger: &Path) {
    let (mut books, mut tree) = (Books::default(), Frontier::new());
    let corrected = corrected(ledger);
    let mut chains: BTreeMap<u64, Vec<Record>> = BTreeMap::new();
    for segment in segments(ledger) {
        let bytes = fs::read(segment).unwrap();
        for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            black_box(Blake3::of(line));
            tree.push(line);
            let record = Record::read(line).unwrap();
            assert_eq!(record.write().unwrap().as_bytes(), line);
            let mut chain = record.corrects.and_then(|seq| chains.remove(&seq)).unwrap_or_default();
            let (dated, original) = books.date(Box::new(record.clone()), &chain);
            fold(&mut books, &dated, original.as_ref());
            if corrected.contains(&record.seq) {
                chain.insert(0, record);
                chains.insert(dated.seq, chain);
            }
        }
    }
    black_box((tree.root(), books));
    let key = SigningKey::from_bytes(&[7; 32]);
    let signature = key.sign(b"a checkpoint");
    for _ in 0..checkpoints(ledger) {
        key.verifying_key().verify_strict(black_box(b"a checkpoint"), &signature).unwrap();
    }
}

/// The numbers of the records that are corrected: the fold needs them again.
fn corrected(ledger: &Path) -> BTreeSet<u64> {
    let mut corrected = BTreeSet::new();
    for segment in segments(ledger) {
        let text = fs::read_to_string(segment).unwrap();
        let corrections = text.lines().filter(|line| line.contains(r#","corrects":"#));
        corrected.extend(corrections.filter_map(|line| Record::read(line.as_bytes()).unwrap().corrects));
    }
    corrected
}

fn checkpoints(ledger: &Path) -> usize {
    let notes = fs::read_to_string(ledger.join("events/checkpoints")).unwrap();
    notes.lines().filter(|line| line.starts_with('—')).count()
}

pub fn ask(sample: &Sample) -> Vec<Answer> {
    let verify = || sample.ask(&["verify"]);
    let refold = || sample.ask_all(&["outstanding"]);
    let mut parts = Command::new(std::env::current_exe().unwrap());
    parts.arg(PARTS).arg(&sample.folder);
    let [verify_cpu, refold_cpu, parts_cpu] =
        in_turns([&mut || cpu(&verify()), &mut || cpu(&refold()), &mut || cpu(&parts)]);
    let [verify_wall, refold_wall] = in_turns([&mut || process(&mut verify()), &mut || process(&mut refold())]);
    let (records, bytes) = (sample.records, sample.bytes());
    let beside = |cpu: f64| format!("CPU {}, its parts {}: {}", time(cpu), time(parts_cpu), times(cpu / parts_cpu));
    let found = format!(
        "{}, {}; {}, {}",
        time(verify_wall),
        rate(records, bytes, verify_wall),
        beside(verify_cpu),
        at_most(verify_cpu / parts_cpu, 1.25)
    );
    let refolded = format!("{}, {}; {}", time(refold_wall), rate(records, bytes, refold_wall), beside(refold_cpu));
    let room = peak(&verify());
    let fits = room.map_or_else(String::new, |room| format!(", {}", at_most(room as f64 / 1e6, 200.0)));
    let refold_room = memory(peak(&refold()));
    let quick = || sample.ask(&["verify", "--quick"]);
    let [whole_cpu, quick_cpu] = in_turns([&mut || cpu(&verify()), &mut || cpu(&quick())]);
    let quick = format!("CPU {}, without: {}", time(quick_cpu), time(whole_cpu));
    vec![
        Answer::new("full `verify`: chain, tree, lines, rules, signatures", "CPU ≤ 1.25 × the sum of its parts", found),
        Answer::new("memory of a full `verify`", "≤ 200 MB", format!("{}{fits}", memory(room))),
        Answer::new("`verify --quick`: of each signer's run the last signature", "", quick),
        Answer::new("`outstanding` without snapshots: reads every record", "", format!("{refolded}; {refold_room}")),
    ]
}
