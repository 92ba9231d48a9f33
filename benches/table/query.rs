//! How long a question takes, the whole process, once this machine has snapshots.

use crate::ledgers::{Sample, empty};
use crate::measure::{in_turns, peak, process};
use crate::table::{Answer, at_most, memory, time};

/// The most that a question should take.
const GOAL_SECONDS: f64 = 0.020;
const QUERIES: [&[&str]; 11] = [
    &["outstanding"],
    &["outstanding", "--party", "honduras"],
    &["pledges"],
    &["decisions"],
    &["account", "--party", "honduras"],
    &["budget"],
    &["reserve", "--last", "20"],
    &["log", "--last", "20"],
    &["status"],
    &["explain", "outstanding:honduras-ts-2024"],
    &["explain", "charged:growth-0-programme/travel"],
];

pub fn ask(sample: &Sample) -> Vec<Answer> {
    sample.warm();
    let mut answers = Vec::new();
    let mut most = (None, "");
    for args in QUERIES {
        let [ours, nothing] = in_turns([&mut || process(&mut sample.ask(args)), &mut || process(&mut empty())]);
        let found = format!("{}; an empty process {}, {}", time(ours), time(nothing), at_most(ours, GOAL_SECONDS));
        answers.push(Answer::new(&format!("`{}`", args.join(" ")), "≤ 20 ms, the whole process", found));
        let room = peak(&sample.ask(args));
        if room > most.0 {
            most = (room, args[0]);
        }
    }
    let fits = most.0.map_or_else(String::new, |room| format!(" (`{}`), {}", most.1, at_most(room as f64 / 1e6, 50.0)));
    answers.push(Answer::new("the most memory of these", "≤ 50 MB", format!("{}{fits}", memory(most.0))));
    answers
}
