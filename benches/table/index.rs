//! How long the index takes to build.

use crate::ledgers::Sample;
use crate::measure::{in_turns, peak, process, works};
use crate::table::{Answer, at_most, memory, rate, time};

pub fn ask(sample: &Sample) -> Vec<Answer> {
    let (question, goal) = ("rebuilding the index", "1M records: ≤ 2 s");
    let build = || {
        sample.forget();
        sample.ask(&["index"])
    };
    let command = build();
    let args: Vec<_> = command.get_args().map(|arg| arg.to_str().unwrap()).collect();
    if !works(command.get_program().to_str().unwrap(), &args) {
        return vec![Answer::new(question, goal, "not measured: this program builds no index".to_owned())];
    }
    let [seconds] = in_turns([&mut || process(&mut build())]);
    let verdict = if sample.records >= 1_000_000 { format!(", {}", at_most(seconds, 2.0)) } else { String::new() };
    let found = format!("{}, {}{verdict}", time(seconds), rate(sample.records, sample.bytes(), seconds));
    let room = peak(&build());
    let fits = room.map_or_else(String::new, |room| format!(", {}", at_most(room as f64 / 1e6, 150.0)));
    vec![Answer::new(question, goal, found), Answer::new("its memory", "≤ 150 MB", format!("{}{fits}", memory(room)))]
}
