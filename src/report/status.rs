//! The one-page answer: what is on record, what is open, and whether the log is sound.

use serde_json::Value;

use crate::audit::Audit;
use crate::projection::pledges::Stage;
use crate::report::{Asked, NOT_STATED, Row, Table, count, or_not_stated, source_cell};

const COLUMNS: &[&str] = &["name", "value"];
const HEADINGS: &[&str] = &["", ""];

/// The report. `audit` is the full verification of the log behind the books.
#[must_use]
pub fn status(asked: Asked<'_>, audit: &Audit) -> Table {
    let mut rows = Vec::new();
    let mut say = |name: &str, value: String| {
        let fields = vec![Value::from(name), Value::from(value.clone())];
        rows.push(Row { fields, cells: vec![name.to_owned(), value] });
    };
    if let Some(opened) = asked.books.recorders.opened() {
        say("ledger", format!("{} ({})", opened.title_en, opened.standing));
        say("origin", opened.origin.to_string());
    }
    say("integrity", integrity(audit));
    say("parties", asked.books.parties.all.iter().count().to_string());
    say("meetings", meetings(asked));
    say("activities", activities(asked));
    say("pledges", pledges(asked));
    say("support acknowledged", asked.books.pledges.supports.iter().count().to_string());
    say("requests", requests(asked));
    funds(asked, &mut say);
    say("outstanding", outstanding(asked));
    Table { columns: COLUMNS, headings: HEADINGS, rows, notes: Vec::new() }
}

fn integrity(audit: &Audit) -> String {
    let report = &audit.report;
    match report.findings.first() {
        None => format!(
            "sound: {}, {}, every hash, root and signature",
            count(usize::try_from(report.size).unwrap_or(usize::MAX), "record", "records"),
            count(usize::try_from(report.checkpoints).unwrap_or(usize::MAX), "checkpoint", "checkpoints"),
        ),
        Some(first) => format!(
            "NOT SOUND: {}; first: {first} Run `pledgebook verify`",
            count(report.findings.len(), "finding", "findings")
        ),
    }
}

fn meetings(asked: Asked<'_>) -> String {
    let books = &asked.books.meetings;
    let only = books.decisions.iter().filter(|(id, ..)| books.only_recommends(Some(*id))).count();
    format!(
        "{}; {}; {} decided on, {only} of them only recommended; {} before a forum",
        count(books.held.iter().count(), "meeting", "meetings"),
        count(books.reports.iter().count(), "report or presentation", "reports and presentations"),
        count(books.decisions.iter().count(), "item", "items"),
        count(books.matters.iter().count(), "matter", "matters"),
    )
}

fn activities(asked: Asked<'_>) -> String {
    let all = asked.books.activities.all.iter().count();
    let held = asked.books.activities.all.iter().filter(|(id, ..)| asked.books.activities.held_by(id).is_some());
    format!("{all}, of which {} held", held.count())
}

fn pledges(asked: Asked<'_>) -> String {
    let books = &asked.books.pledges;
    let current: Vec<_> = books.made.iter().filter_map(|(id, ..)| books.current(id)).collect();
    let open = |stage: Stage| !matches!(stage, Stage::Fulfilled | Stage::Withdrawn);
    let unstated = current.iter().filter(|pledge| pledge.amount.is_none()).count();
    format!(
        "{}; {} neither fulfilled nor withdrawn; amount {NOT_STATED} in {unstated}",
        count(current.len(), "pledge", "pledges"),
        current.iter().filter(|pledge| open(pledge.stage)).count(),
    )
}

fn requests(asked: Asked<'_>) -> String {
    let all = asked.books.meetings.requests.iter();
    let (answered, open): (Vec<_>, Vec<_>) = all.partition(|(_, _, answers)| !answers.is_empty());
    format!("{} without an answer on record, {} answered", open.len(), answered.len())
}

fn funds(asked: Asked<'_>, say: &mut impl FnMut(&str, String)) {
    for (_, fund, policies) in asked.books.funds.all.iter() {
        let source = source_cell(policies.last().and_then(|policy| policy.source.as_ref()), None);
        let policy = policies.last().map(|policy| &policy.fact);
        let cap = or_not_stated(policy.and_then(|policy| policy.cap_per_case.as_ref()));
        let floor = or_not_stated(policy.and_then(|policy| policy.floor.as_ref()));
        let eligible: Vec<_> =
            policy.iter().flat_map(|policy| policy.eligible.iter()).map(ToString::to_string).collect();
        let eligible = if eligible.is_empty() { NOT_STATED.to_owned() } else { eligible.join("; ") };
        let name = &fund.fact.name_en;
        let rules = format!("at most per case: {cap}; floor: {floor}; eligible: {eligible} ({source})");
        say("fund", format!("{name}; balance: not on record; {rules}"));
    }
}

/// No assessment can be recorded yet, so nothing is known of what is owed; that members were urged to pay is.
fn outstanding(asked: Asked<'_>) -> String {
    let urged = asked.books.meetings.requests.iter();
    let urged = urged.filter(|(_, request, _)| request.fact.manner.word() == "urged").count();
    let mut text = "no assessment and no contribution is on record, so what is outstanding is not known".to_owned();
    if urged > 0 {
        text = format!("{text}; {} on record (see `pledgebook requests`)", count(urged, "urging", "urgings"));
    }
    text
}
