//! The one-page answer: a summary of the records, of open matters, and of the integrity of the log.

use crate::languages::{named, say, term};
use crate::log::{Finding, Report};
use crate::report::outstanding::{Filter, dues, unknown};
use crate::report::pledges::outcome_words;
use crate::report::reserve::held;
use crate::report::standing::standing;
use crate::report::{Asked, Table, columns, list, or_not_stated};
use crate::rules::refusal::Refusal;
use crate::rules::{authority, bounds, rate};
use crate::state::Dated;
use crate::state::budgets::Stage;
use crate::state::figures::{Figure, FigureName};
use crate::value::days::Instant;
use crate::value::text::Text;

/// Tabulates the status.
#[must_use]
pub fn status(asked: Asked<'_>, log: &Integrity, now: Option<Instant>, no_longer: &NoLonger) -> Table {
    let columns = columns! { |line: Line|
        let (name, value) = line;
        fields { "name": name, "value": value }
        cells { "": name, "": value }
    };
    columns.tabulate(lines(asked, log, now, no_longer), Vec::new())
}

/// A name and its value.
type Line = (String, String);

/// Writes the lines.
fn lines(asked: Asked<'_>, log: &Integrity, now: Option<Instant>, no_longer: &NoLonger) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |name: String, value: String| lines.push((name, value));
    if let Some(opened) = asked.books.recorders.opened() {
        let since = opened.date.map(|date| say!("report-status-opened", date = date));
        let title = named(opened.title_en.as_str(), opened.title_es.as_ref().map(Text::as_str));
        let ledger = format!("{title} ({})", term(opened.standing));
        add(say!("report-status-ledger"), [ledger].into_iter().chain(since).collect::<Vec<_>>().join(", "));
        add(say!("report-status-origin"), opened.origin.to_string());
    }
    add(say!("report-status-integrity"), integrity(log));
    asked.books.recorders.clock(now).into_iter().for_each(|clock| add(say!("report-status-clock"), clock));
    add(say!("report-status-parties"), asked.books.parties.all.iter().count().to_string());
    add(say!("report-status-meetings"), meetings(asked));
    add(say!("report-status-activities"), activities(asked));
    add(say!("report-status-pledges"), pledges(asked));
    add(say!("report-status-supports"), asked.books.pledges.supports.iter().count().to_string());
    add(say!("report-status-requests"), requests(asked));
    funds(asked, &mut add);
    outstanding(asked, &mut add);
    add(say!("report-status-exceptions"), exceptions(asked));
    // As of an earlier day, the books lack what is not dated.
    if let Some(unfounded) = list(unfounded(asked).chain(no_longer.of_each(asked)), "; ").filter(|_| !asked.narrowed) {
        add(say!("report-status-no-longer"), unfounded);
    }
    add(say!("report-status-budgets"), budgets(asked));
    add(say!("report-status-periods"), periods(asked));
    add(say!("report-status-trial-balance"), trial_balance(asked));
    lines
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
        /// The first one.
        first: Finding,
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
            Some(first) => Self::Damaged { findings: report.findings.len(), first: first.clone() },
        }
    }

    /// Returns whether a fault is known.
    #[must_use]
    pub const fn is_damaged(&self) -> bool {
        matches!(self, Self::Damaged { .. } | Self::Rewritten { .. })
    }
}

fn integrity(integrity: &Integrity) -> String {
    match integrity {
        Integrity::Sound { records, checkpoints } => {
            say!("report-status-sound", records # *records, checkpoints # *checkpoints)
        }
        Integrity::Damaged { findings, first } => say!("report-status-damaged", findings # *findings, first = first),
        Integrity::Sealed { size, verified: None } => say!("report-status-never-verified", records # *size),
        Integrity::Sealed { size, verified: Some((verified, at)) } if size == verified => {
            say!("report-status-verified", records # *size, at = at)
        }
        Integrity::Sealed { size, verified: Some((verified, at)) } => {
            say!("report-status-verified-first", records # *size, verified = verified, at = at)
        }
        Integrity::Rewritten { size, at } => say!("report-status-rewritten", records # *size, at = at),
    }
}

fn meetings(asked: Asked<'_>) -> String {
    let books = &asked.books.meetings;
    let only = books.decisions.iter().filter(|(id, ..)| books.only_recommends(Some(*id))).count();
    let several = books.reports.iter().filter(|(_, report, _)| report.fact.by_class.is_some()).count();
    let inexact = match several {
        0 => String::new(),
        several => format!(" ({})", say!("report-status-not-exact", several = several)),
    };
    [
        say!("report-status-held", meetings # books.held.iter().count()),
        format!("{}{inexact}", say!("report-status-reports", reports # books.reports.iter().count())),
        say!("report-status-decided", items # books.decisions.iter().count(), only # only),
        say!("report-status-matters", matters # books.matters.iter().count()),
    ]
    .join("; ")
}

fn activities(asked: Asked<'_>) -> String {
    let all = asked.books.activities.all.iter().count();
    let held = asked.books.activities.all.iter().filter(|(id, ..)| asked.books.activities.held_by(id).is_some());
    say!("report-status-activities-held", all = all, held # held.count())
}

fn pledges(asked: Asked<'_>) -> String {
    let all: Vec<_> = standing(asked).collect();
    let unstated = all.iter().filter(|pledge| pledge.current.amount.is_none()).count();
    let words = in_words(all.iter().map(|pledge| pledge.outcome), outcome_words);
    let words = words.map_or_else(String::new, |words| format!(": {words}"));
    let of = say!("report-status-number-of-pledges", pledges # all.len());
    format!("{of}{words}; {}", say!("report-status-amounts-not-stated", number = unstated))
}

/// Counts words: `3 open, 1 received`; `None` if there are none.
fn in_words<W: Ord + Copy>(words: impl Iterator<Item = W>, write: impl Fn(W) -> String) -> Option<String> {
    let mut words: Vec<W> = words.collect();
    words.sort();
    let each = words.chunk_by(W::eq).filter_map(|same| Some((same.len(), *same.first()?)));
    list(each.map(|(number, word)| say!("report-status-each", number = number, word = write(word))), ", ")
}

fn requests(asked: Asked<'_>) -> String {
    let all = asked.books.meetings.requests.iter();
    let (answered, open): (Vec<_>, Vec<_>) = all.partition(|(_, _, answers)| !answers.is_empty());
    say!("report-status-answered", open = open.len(), answered # answered.len())
}

fn funds(asked: Asked<'_>, add: &mut impl FnMut(String, String)) {
    for (id, fund, _) in asked.books.funds.all.iter() {
        let cap = or_not_stated(asked.books.funds.cap(id, asked.today));
        let floor = or_not_stated(asked.books.funds.floor(id, asked.today));
        let rules = say!("report-status-fund-rules", cap = cap, floor = floor, id = id);
        let name = fund.fact.name();
        let is_held = asked.books.journal.iter().any(|(_, balance)| balance.fund.as_ref() == Some(id));
        let balance = if is_held { held(asked, id) } else { say!("report-status-no-balance") };
        add(say!("report-status-fund"), format!("{name}: {balance}; {rules}"));
    }
}

/// Says what is outstanding in each fund; without assessments, that it is not known.
fn outstanding(asked: Asked<'_>, add: &mut impl FnMut(String, String)) {
    let dues = dues(asked, &Filter::default());
    if dues.is_empty() {
        let silence = unknown(asked, &Filter::default());
        let more = (silence.len() > 1).then(|| say!("report-status-urged"));
        add(say!("report-status-outstanding"), list(silence.into_iter().take(1).chain(more), " ").unwrap_or_default());
    }
    for (fund, ..) in asked.books.funds.all.iter() {
        let open = || dues.iter().filter(|due| due.issued.fact.fund == *fund && due.outstanding.is_positive());
        if !dues.iter().any(|due| due.issued.fact.fund == *fund) {
            continue;
        }
        let total = Figure::of(FigureName::OutstandingIn, fund).value(asked.books, asked.today);
        let overdue = open().filter(|due| due.days_overdue(asked.today) > 0).count();
        let unapplied = Figure::of(FigureName::UnappliedIn, fund).value(asked.books, asked.today);
        let beside = (!unapplied.is_zero()).then(|| say!("report-status-unapplied", amount = unapplied));
        let settled = dues.iter().filter(|due| due.issued.fact.fund == *fund && !due.outstanding.is_positive());
        let settled = in_words(settled.map(|due| due.figures(asked).state()), term);
        let settled = settled.map(|settled| say!("report-status-others", settled = settled));
        let open = open().count();
        let of = say!("report-status-on-assessments", total = total, assessments # open, overdue # overdue);
        let all = [of].into_iter().chain(settled).chain(beside).collect::<Vec<_>>().join("; ");
        add(say!("report-status-outstanding"), format!("{}: {all}", asked.fund(fund)));
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
        let of_ground = |(seq, why): &(u64, Refusal)| say!("report-record-says", seq = seq, what = why);
        self.of_grounds.iter().map(of_ground).chain(self.rates(asked))
    }

    /// Lists what was converted at a rate that was corrected since.
    fn rates<'r>(&'r self, asked: Asked<'r>) -> impl Iterator<Item = String> + 'r {
        let unfounded = move |record: &Dated| {
            let why = match rate::unfounded(asked.books, record)? {
                Refusal::RateNotInForce { rate, on, .. } => {
                    say!("report-status-rate-ended", rate = rate, day = on)
                }
                Refusal::NotAtRate { amount, found, expected }
                | Refusal::EquivalentDiffers { amount, found, expected } => {
                    say!("report-status-rate-corrected", amount = amount, found = found, expected = expected)
                }
                why => why.to_string(),
            };
            Some(say!("report-record-says", seq = record.seq, what = why))
        };
        self.of_rates.iter().filter_map(unfounded)
    }
}

/// Lists what leans on a decision that does not authorise it any more, and payments below a floor that was set late.
pub fn unfounded(asked: Asked<'_>) -> impl Iterator<Item = String> {
    let decided = authority::unfounded(asked.books)
        .into_iter()
        .map(|(seq, why)| say!("report-record-says", seq = seq, what = why));
    let below = move |refusal| match refusal {
        Refusal::BelowFloor { fund, on, floor, left } => {
            Some(say!("report-status-below-floor", fund = asked.fund(&fund), day = on, left = left, floor = floor))
        }
        _ => None,
    };
    decided.chain(bounds::below_floors(asked.books).into_iter().filter_map(below))
}

fn exceptions(asked: Asked<'_>) -> String {
    let all = asked.books.exceptions.iter().count();
    let open = asked.books.exceptions.open();
    let open: Vec<_> = open.map(|open| say!("report-record-says", seq = open.seq, what = open.fact.reason)).collect();
    match (all, open.len()) {
        (0, _) => say!("report-status-no-exceptions"),
        (all, 0) => say!("report-status-none-open", exceptions # all),
        (all, number) => {
            say!("report-status-exceptions-open", open # number, exceptions # all, reasons = open.join("; "))
        }
    }
}

fn budgets(asked: Asked<'_>) -> String {
    let all = asked.books.budgets.all.iter().map(|(id, proposed, _)| {
        let stage = asked.books.budgets.stage(id).map_or("proposed", Stage::word);
        let left = Figure::of(FigureName::AvailableIn, id).value(asked.books, asked.today);
        let figure = match stage {
            "approved" | "revised" => say!("report-status-available", amount = left),
            _ => say!("report-status-total", amount = or_not_stated(proposed.fact.total.as_ref())),
        };
        format!("{} ({}; {figure})", proposed.fact.title, term(stage))
    });
    list(all, "; ").unwrap_or_else(|| say!("report-status-no-budgets"))
}

fn periods(asked: Asked<'_>) -> String {
    let closed = asked.books.periods.standing().map(|closing| {
        let state = term(asked.books.periods.state(&closing.period, closing.fund.as_ref()));
        let (period, seq) = (&closing.period, closing.seq);
        match closing.fund.as_ref().map(|fund| asked.fund(fund)) {
            Some(fund) => say!("report-status-period-of", period = period, fund = fund, state = state, seq = seq),
            None => say!("report-status-period", period = period, state = state, seq = seq),
        }
    });
    list(closed, "; ").unwrap_or_else(|| say!("report-status-none-closed"))
}

/// Says whether debits and credits are equal in every fund and currency.
fn trial_balance(asked: Asked<'_>) -> String {
    let off: Vec<_> = asked.books.journal.trial_balance().into_iter().filter(|(_, sums)| !sums.is_zero()).collect();
    match off.first() {
        None => say!("report-status-in-balance"),
        Some((fund, sums)) => say!("report-status-not-in-balance", fund = asked.fund(fund), amounts = sums),
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
