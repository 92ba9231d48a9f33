//! How long a question about the past takes, beside reading every record.

use crate::ledgers::Sample;
use crate::measure::{in_turns, process};
use crate::table::{Answer, at_most, time, times};

pub fn ask(sample: &Sample) -> Vec<Answer> {
    sample.warm();
    // Anywhere between two snapshots, and not where one happens to be.
    let (half, late) = ((sample.records / 2 + 333).to_string(), (sample.records / 10 * 9 + 77).to_string());
    let asked: [(&str, &[&str], &str, f64); 4] = [
        ("`outstanding --known-at`, half-way", &["--known-at", &half], "≤ 0.1 × a query that reads every record", 0.1),
        (
            "`outstanding --known-at`, nine tenths",
            &["--known-at", &late],
            "≤ 0.1 × a query that reads every record",
            0.1,
        ),
        ("`outstanding --as-of 2026-03-01`", &["--as-of", "2026-03-01"], "≤ 1 × a query that reads every record", 1.0),
        ("`outstanding --as-of 2024-06-30`", &["--as-of", "2024-06-30"], "≤ 1 × a query that reads every record", 1.0),
    ];
    let answer = |(question, args, goal, most): (&str, &[&str], &'static str, f64)| {
        let args = [&["outstanding"], args].concat();
        let [all, ours] =
            in_turns([&mut || process(&mut sample.ask_all(&["outstanding"])), &mut || process(&mut sample.ask(&args))]);
        let ratio = times(ours / all);
        Answer::new(
            question,
            goal,
            format!("{}; all {}: {ratio}, {}", time(ours), time(all), at_most(ours / all, most)),
        )
    };
    asked.map(answer).into()
}
