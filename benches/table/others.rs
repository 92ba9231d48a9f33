//! What one would take instead: tools that sum up the same lines, and verify nothing.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::ledgers::{Sample, segments};
use crate::measure::{in_turns, process, works};
use crate::table::{Answer, at_least, at_most, time, times};

const NOT_HERE: &str = "not on this machine";
/// The Python whose libraries are asked, if it is not `python3`.
const PYTHON: &str = "PLEDGEBOOK_BENCH_PYTHON";
/// A record's account: one of 200; and its amount in cents, where it states one.
const SQLITE_TABLE: &str = "create table postings as select json_extract(line, '$.seq') % 200 as account, \
    cast(replace(json_extract(line, '$.data.amount.amount'), '.', '') as integer) as amount from lines; drop table lines;";
const SQLITE_QUERY: &str = "select account, sum(amount) from postings group by account;";
const DUCKDB: &str = "import duckdb, sys
q = \"\"\"select seq % 200 as account, sum(cast(replace(data->'amount'->>'amount', '.', '') as bigint))
    from read_json(?, format='newline_delimited', columns={seq: 'BIGINT', data: 'JSON'}) group by account\"\"\"
assert len(duckdb.execute(q, [sys.argv[1:]]).fetchall()) == 200";
const POLARS: &str = "import polars as pl, sys
rows = pl.scan_ndjson(sys.argv[1:], schema={'seq': pl.Int64, 'data': pl.Struct({'amount': pl.Struct({'amount': pl.String})})})
cents = pl.col('data').struct.field('amount').struct.field('amount').str.replace('.', '', literal=True).cast(pl.Int64)
assert len(rows.group_by(pl.col('seq') % 200).agg(cents.sum()).collect()) == 200";

pub fn ask(sample: &Sample) -> Vec<Answer> {
    sample.warm();
    let mut answers = vec![sqlite(sample)];
    let python = std::env::var(PYTHON).unwrap_or_else(|_| "python3".to_owned());
    for (name, script, goal) in
        [("duckdb", DUCKDB, "1M records: `verify` is no slower than DuckDB sums them up"), ("polars", POLARS, "")]
    {
        let question = format!("`verify`, beside {name} summing up the same lines");
        if !works(&python, &["-c", &format!("import {name}")]) {
            answers.push(Answer::new(&question, goal, NOT_HERE.to_owned()));
            continue;
        }
        let theirs = || process(Command::new(&python).args(["-c", script]).args(segments(&sample.folder)));
        let [theirs, ours] = in_turns([&mut || theirs(), &mut || process(&mut sample.ask(&["verify"]))]);
        let mut found = format!("{}; {name} {}: {}", time(ours), time(theirs), times(ours / theirs));
        if !goal.is_empty() && sample.records >= 1_000_000 {
            found = format!("{found}, {}", at_most(ours / theirs, 1.0));
        }
        answers.push(Answer::new(&question, goal, found));
    }
    answers
}

fn sqlite(sample: &Sample) -> Answer {
    let (question, goal) =
        ("`outstanding`, beside SQLite summing up 200 balances", "1M records: ≥ 50 × SQLite's speed");
    let found = if works("sqlite3", &["--version"]) {
        let database = sample.beside("sqlite");
        import(sample, &database);
        let theirs = || process(Command::new("sqlite3").arg(&database).arg(SQLITE_QUERY));
        let [ours, theirs] = in_turns([&mut || process(&mut sample.ask(&["outstanding"])), &mut || theirs()]);
        let verdict =
            if sample.records >= 1_000_000 { format!(", {}", at_least(theirs / ours, 50.0)) } else { String::new() };
        format!("{}; SQLite {}: {}{verdict}", time(ours), time(theirs), times(theirs / ours))
    } else {
        NOT_HERE.to_owned()
    };
    Answer::new(question, goal, found)
}

/// Makes a table of accounts and amounts of the ledger's lines.
fn import(sample: &Sample, database: &std::path::Path) {
    let _ = fs::remove_file(database);
    let mut child = Command::new("sqlite3").arg(database).stdin(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "create table lines (line text);\n.mode ascii\n.separator \"\\001\" \"\\n\"").unwrap();
    for segment in segments(&sample.folder) {
        writeln!(input, ".import '{}' lines", segment.display()).unwrap();
    }
    writeln!(input, "{SQLITE_TABLE}").unwrap();
    drop(input);
    assert!(child.wait().unwrap().success(), "sqlite3 could not import the ledger");
}
