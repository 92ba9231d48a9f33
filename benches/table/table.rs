//! The table.

use crate::measure::machine;

/// What a question came to in a ledger of one size.
pub struct Answer {
    pub question: String,
    /// What is aimed at; empty where nothing is.
    pub goal: &'static str,
    pub found: String,
}

impl Answer {
    pub fn new(question: &str, goal: &'static str, found: String) -> Self {
        Self { question: question.to_owned(), goal, found }
    }
}

/// How a figure stands to the most that it should be.
pub fn at_most(figure: f64, most: f64) -> String {
    if figure <= most { "**reached**".to_owned() } else { format!("**missed by {}**", times(figure / most)) }
}

/// How a figure stands to the least that it should be.
pub fn at_least(figure: f64, least: f64) -> String {
    if figure >= least { "**reached**".to_owned() } else { format!("**missed by {}**", times(least / figure)) }
}

/// A ratio.
pub fn times(ratio: f64) -> String {
    match ratio {
        r if r < 0.1 => format!("{r:.3} ×"),
        r if r < 10.0 => format!("{r:.2} ×"),
        r => format!("{r:.0} ×"),
    }
}

/// A duration.
pub fn time(seconds: f64) -> String {
    match seconds {
        s if s < 0.001 => format!("{:.0} µs", s * 1e6),
        s if s < 0.1 => format!("{:.1} ms", s * 1e3),
        s if s < 1.0 => format!("{:.0} ms", s * 1e3),
        s => format!("{s:.2} s"),
    }
}

/// How much memory at most; `None` where it cannot be measured here.
pub fn memory(bytes: Option<u64>) -> String {
    bytes.map_or_else(|| "memory not measured".to_owned(), |bytes| format!("{:.0} MB", bytes as f64 / 1e6))
}

/// How many a second.
pub fn rate(records: u64, bytes: u64, seconds: f64) -> String {
    let (records, megabytes) = (records as f64 / seconds, bytes as f64 / 1e6 / seconds);
    let records = if records < 10_000.0 { format!("{records:.0}") } else { format!("{:.0} k", records / 1e3) };
    format!("{records} records/s, {megabytes:.1} MB/s")
}

/// Prints all answers: a row for each question, a column for each size.
pub fn print(sizes: &[u64], answers: Vec<(u64, Vec<Answer>)>) {
    let mut rows: Vec<(Answer, Vec<(u64, String)>)> = Vec::new();
    for (size, answer) in answers.into_iter().flat_map(|(size, all)| all.into_iter().map(move |one| (size, one))) {
        let found = (size, answer.found.clone());
        match rows.iter_mut().find(|(row, _)| row.question == answer.question) {
            Some((_, all)) => all.push(found),
            None => rows.push((answer, vec![found])),
        }
    }
    println!("Measured on {}.\n", machine());
    let heads: Vec<_> = sizes.iter().map(|size| format!(" {} records |", grouped(*size))).collect();
    println!("| question | goal |{}", heads.concat());
    println!("|---|---|{}", "---|".repeat(sizes.len()));
    for (row, found) in rows {
        let of_size = |size| found.iter().find(|(of, _)| of == size).map_or("", |(_, found)| found);
        let cells: Vec<_> = sizes.iter().map(|size| format!(" {} |", of_size(size))).collect();
        println!("| {} | {} |{}", row.question, row.goal, cells.concat());
    }
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group)).collect();
    groups.join(" ")
}
