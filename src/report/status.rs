//! The one-page answer: a summary of the records, of open matters, and of the integrity of the log.

use std::fmt::Display;

use crate::log::Report;
use crate::report::outstanding::{Filter, dues, unknown};
use crate::report::reserve::held;
use crate::report::standing::standing;
use crate::report::{Asked, NOT_STATED, Table, columns, count, list, or_not_stated, text_or};
use crate::rules::refusal::Refusal;
use crate::rules::{authority, bounds, rate};
use crate::state::Dated;
use crate::state::budgets::Stage;
use crate::state::figures::{Figure, FigureName};
use crate::value::days::Instant;

/// Tabulates the status.
#[must_use]
pub fn status(asked: Asked<'_>, log: &Integrity, now: Option<Instant>, no_longer: &NoLonger) -> Table {
    let mut rows = Vec::new();
    let mut say = |name: &'static str, value: String| rows.push((name, value));
    if let Some(opened) = asked.books.recorders.opened() {
        let since = opened.date.map_or_else(String::new, |date| format!(", opened on {date}"));
        say("ledger", format!("{} ({}){since}", opened.title_en, opened.standing));
        say("origin", opened.origin.to_string());
    }
    say("integrity", integrity(log));
    asked.books.recorders.clock(now).into_iter().for_each(|clock| say("clock", clock));
    say("parties", asked.books.parties.all.iter().count().to_string());
    say("meetings", meetings(asked));
    say("activities", activities(asked));
    say("pledges", pledges(asked));
    say("support acknowledged", asked.books.pledges.supports.iter().count().to_string());
    say("requests", requests(asked));
    funds(asked, &mut say);
    outstanding(asked, &mut say);
    say("exceptions", exceptions(asked));
    // As of an earlier day, the books lack what is not dated.
    if let Some(unfounded) = list(unfounded(asked).chain(no_longer.of_each(asked)), "; ").filter(|_| !asked.narrowed) {
        say("no longer holds", unfounded);
    }
    say("budgets", budgets(asked));
    say("periods", periods(asked));
    say("trial balance", trial_balance(asked));
    let columns = columns! { |line: (&str, String)|
        let (name, value) = line;
        fields { "name": name, "value": value }
        cells { "": name, "": value }
    };
    columns.tabulate(rows, Vec::new())
}

/// The integrity of the log behind the books, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Integrity {
    /// All of it was verified.
    Sound {
        /// The number of records.
        records: u64,
        /// The number of checkpoints that seal them.
        checkpoints: u64,
    },
    /// Something is damaged.
    Damaged {
        /// The number of findings.
        findings: usize,
        /// The first one, in words.
        first: String,
    },
    /// The last checkpoint was checked, with the records behind the last snapshot.
    Sealed {
        /// The number of records that it seals.
        size: u64,
        /// The number of them verified on this machine, and when, if ever.
        verified: Option<(u64, Instant)>,
    },
    /// The log differs from the one that was verified on this machine.
    Rewritten {
        /// The number of records verified.
        size: u64,
        /// The time of that verification.
        at: Instant,
    },
}

impl Integrity {
    /// Summarises a verification.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        match report.findings.first() {
            None => Self::Sound { records: report.size, checkpoints: report.checkpoints },
            Some(first) => Self::Damaged { findings: report.findings.len(), first: first.to_string() },
        }
    }

    /// Returns whether a fault is known.
    #[must_use]
    pub const fn is_damaged(&self) -> bool {
        matches!(self, Self::Damaged { .. } | Self::Rewritten { .. })
    }
}

fn integrity(integrity: &Integrity) -> String {
    let records = |size: u64| count(size, "record", "records");
    match integrity {
        Integrity::Sound { records: size, checkpoints } => {
            let checkpoints = count(*checkpoints, "checkpoint", "checkpoints");
            format!("sound: {}, {checkpoints}, every hash, root and signature", records(*size))
        }
        Integrity::Damaged { findings, first } => {
            format!("NOT SOUND: {}; first: {first} Run `pledgebook verify`", count(*findings, "finding", "findings"))
        }
        Integrity::Sealed { size, verified: None } => format!(
            "root and signature of the last checkpoint hold, over {}; never verified in full on this machine: run `pledgebook verify`",
            records(*size)
        ),
        Integrity::Sealed { size, verified: Some((verified, at)) } => {
            let which = if size == verified { "all".to_owned() } else { format!("the first {verified}") };
            let sealed = format!("root and signature of the last checkpoint hold, over {}", records(*size));
            format!(
                "{sealed}; {which} were verified in full on this machine on {at}, which says nothing of changes to the files since: \
                 `pledgebook verify` does, with --against a checkpoint taken away"
            )
        }
        Integrity::Rewritten { size, at } => format!(
            "NOT SOUND: the checkpoint over {} that this machine verified on {at} is not in this log; run `pledgebook verify`",
            records(*size)
        ),
    }
}

fn meetings(asked: Asked<'_>) -> String {
    let books = &asked.books.meetings;
    let only = books.decisions.iter().filter(|(id, ..)| books.only_recommends(Some(*id))).count();
    let several = books.reports.iter().filter(|(_, report, _)| report.fact.by_class.is_some()).count();
    let inexact = match several {
        0 => String::new(),
        several => format!(" (not exact: {several} of them by a class of parties, of which no source states how many)"),
    };
    format!(
        "{}; {}{inexact}; {} decided on, {only} of them only recommended; {} before a forum",
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
    let all: Vec<_> = standing(asked).collect();
    let unstated = all.iter().filter(|pledge| pledge.current.amount.is_none()).count();
    let words = in_words(all.iter().map(|pledge| pledge.outcome));
    let words = words.map_or_else(String::new, |words| format!(": {words}"));
    format!("{}{words}; amount {NOT_STATED} in {unstated}", count(all.len(), "pledge", "pledges"))
}

/// Counts words: `3 open, 1 received`; `None` if there are none.
fn in_words<W: Ord + Display>(words: impl Iterator<Item = W>) -> Option<String> {
    let mut words: Vec<W> = words.collect();
    words.sort();
    list(words.chunk_by(W::eq).filter_map(|same| Some(format!("{} {}", same.len(), same.first()?))), ", ")
}

fn requests(asked: Asked<'_>) -> String {
    let all = asked.books.meetings.requests.iter();
    let (answered, open): (Vec<_>, Vec<_>) = all.partition(|(_, _, answers)| !answers.is_empty());
    format!("{} without an answer on record, {} answered", open.len(), answered.len())
}

fn funds(asked: Asked<'_>, say: &mut impl FnMut(&'static str, String)) {
    for (id, fund, _) in asked.books.funds.all.iter() {
        let cap = or_not_stated(asked.books.funds.cap(id, asked.today));
        let floor = or_not_stated(asked.books.funds.floor(id, asked.today));
        let rules = format!("at most per case: {cap}; floor: {floor}");
        let name = &fund.fact.name_en;
        let is_held = asked.books.journal.iter().any(|(_, balance)| balance.fund.as_ref() == Some(id));
        let balance = if is_held { held(asked, id) } else { "balance: not on record".to_owned() };
        say("fund", format!("{name}: {balance}; {rules} (see `pledgebook reserve --fund {id}`)"));
    }
}

/// Says what is outstanding in each fund; without assessments, that it is not known.
fn outstanding(asked: Asked<'_>, say: &mut impl FnMut(&'static str, String)) {
    let dues = dues(asked, &Filter::default());
    if dues.is_empty() {
        let silence = unknown(asked, &Filter::default());
        let more = if silence.len() > 1 {
            " Payment was urged of members that no source names: see `pledgebook outstanding`."
        } else {
            ""
        };
        say("outstanding", format!("{}{more}", silence.first().map_or("", String::as_str)));
    }
    for (fund, ..) in asked.books.funds.all.iter() {
        let open = || dues.iter().filter(|due| due.issued.fact.fund == *fund && due.outstanding.is_positive());
        if !dues.iter().any(|due| due.issued.fact.fund == *fund) {
            continue;
        }
        let total = Figure::of(FigureName::OutstandingIn, fund).value(asked.books, asked.today);
        let overdue = open().filter(|due| due.days_overdue(asked.today) > 0).count();
        let unapplied = Figure::of(FigureName::UnappliedIn, fund).value(asked.books, asked.today);
        let beside = if unapplied.is_zero() {
            String::new()
        } else {
            format!("; beside it, received and not applied: {unapplied}")
        };
        let of = count(open().count(), "assessment", "assessments");
        let settled = dues.iter().filter(|due| due.issued.fact.fund == *fund && !due.outstanding.is_positive());
        let settled = in_words(settled.map(|due| due.figures(asked).state()));
        let settled = settled.map_or_else(String::new, |settled| format!("; the others: {settled}"));
        say("outstanding", format!("{}: {total} on {of}, {overdue} overdue{settled}{beside}", asked.fund(fund)));
    }
}

/// What may not hold any more, read from the log.
#[derive(Debug, Default)]
pub struct NoLonger {
    /// The records that stand and name a rate that was corrected.
    pub of_rates: Vec<Dated>,
    /// The records that lean on a ground which was recorded late, or corrected, and that it refuses.
    pub of_grounds: Vec<(u64, Refusal)>,
}

impl NoLonger {
    fn of_each<'r>(&'r self, asked: Asked<'r>) -> impl Iterator<Item = String> + 'r {
        let of_ground = |(seq, why): &(u64, Refusal)| format!("record {seq}: {why}");
        self.of_grounds.iter().map(of_ground).chain(self.rates(asked))
    }

    /// Lists what was converted at a rate that was corrected since.
    fn rates<'r>(&'r self, asked: Asked<'r>) -> impl Iterator<Item = String> + 'r {
        let unfounded = move |record: &Dated| {
            let why = match rate::unfounded(asked.books, record)? {
                Refusal::RateNotInForce { rate, on, .. } => format!("rate:{rate} does not hold on {on} any more"),
                Refusal::NotAtRate { amount, found, expected }
                | Refusal::EquivalentDiffers { amount, found, expected } => {
                    format!("{amount} stays {found}, although its rate was corrected since and gives {expected}")
                }
                why => why.to_string(),
            };
            Some(format!("record {}: {why}", record.seq))
        };
        self.of_rates.iter().filter_map(unfounded)
    }
}

/// Lists what leans on a decision that does not authorise it any more, and payments below a floor that was set late.
pub fn unfounded(asked: Asked<'_>) -> impl Iterator<Item = String> {
    let decided = authority::unfounded(asked.books).into_iter().map(|(seq, why)| format!("record {seq}: {why}"));
    let below = move |refusal| match refusal {
        Refusal::BelowFloor { fund, on, floor, left } => Some(format!(
            "{}: a payment on {on} left {left} of its own, below its floor of {floor}, which was set later",
            asked.fund(&fund)
        )),
        _ => None,
    };
    decided.chain(bounds::below_floors(asked.books).into_iter().filter_map(below))
}

fn exceptions(asked: Asked<'_>) -> String {
    let all = asked.books.exceptions.iter().count();
    let open: Vec<_> =
        asked.books.exceptions.open().map(|open| format!("record {}: {}", open.seq, open.fact.reason)).collect();
    match (all, open.len()) {
        (0, _) => "none reported".to_owned(),
        (all, 0) => format!("{all} reported, none open"),
        (all, number) => format!("{number} OPEN of {all} reported: {}", open.join("; ")),
    }
}

fn budgets(asked: Asked<'_>) -> String {
    let all = asked.books.budgets.all.iter().map(|(id, proposed, _)| {
        let stage = asked.books.budgets.stage(id).map_or("proposed", Stage::word);
        let left = Figure::of(FigureName::AvailableIn, id).value(asked.books, asked.today);
        let figure = match stage {
            "approved" | "revised" => format!("available {left}"),
            _ => format!("total {}", or_not_stated(proposed.fact.total.as_ref())),
        };
        format!("{} ({stage}; {figure})", proposed.fact.title)
    });
    text_or(list(all, "; "), "none on record")
}

fn periods(asked: Asked<'_>) -> String {
    let closed = asked.books.periods.standing().map(|closing| {
        let of = closing.fund.as_ref().map_or_else(String::new, |fund| format!(" of {}", asked.fund(fund)));
        let state = asked.books.periods.state(&closing.period, closing.fund.as_ref());
        format!("{}{of}: {state} (record {})", closing.period, closing.seq)
    });
    text_or(list(closed, "; "), "none closed")
}

/// Says whether debits and credits are equal in every fund and currency.
fn trial_balance(asked: Asked<'_>) -> String {
    let off: Vec<_> = asked.books.journal.trial_balance().into_iter().filter(|(_, sums)| !sums.is_zero()).collect();
    match off.first() {
        None => "debits and credits are equal in every fund and currency".to_owned(),
        Some((fund, sums)) => format!("NOT IN BALANCE: {} by {sums}", asked.fund(fund)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_verification_is_not_reported_as_a_new_one() {
        let at: Instant = "2026-11-27T12:00:00Z".parse().unwrap();
        let said = |size, verified| integrity(&Integrity::Sealed { size, verified: Some((verified, at)) });
        for (text, which) in [(said(2_000, 2_000), "all"), (said(2_000, 1_500), "the first 1500")] {
            let verified = format!("; {which} were verified in full on this machine on 2026-11-27T12:00:00Z, ");
            assert!(text.starts_with("root and signature of the last checkpoint hold, over 2000 records; "), "{text}");
            assert!(text.contains(&verified), "{text}");
            assert!(text.contains("says nothing of changes to the files since: `pledgebook verify` does"), "{text}");
            assert!(text.ends_with("with --against a checkpoint taken away"), "{text}");
        }
    }
}
