//! Refusals of everyday verbs, in the words of people: names in place of ids, and what to do next.

use crate::cli::Failure;
use crate::error::InputPlace;
use crate::event::{Event, Request};
use crate::everyday::names;
use crate::everyday::screen::{WIDTH, in_words, wrapped};
use crate::languages::say;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::value::days::Day;
use crate::value::ids::{AssessmentId, FundId, PartyId, Thing};

/// Tells why requests were refused, each reason once.
pub fn told(
    books: &Books,
    requests: &[Request],
    places: &[InputPlace],
    first: (usize, Refusal),
    more: Vec<(usize, Refusal)>,
) -> Failure {
    let mut lines: Vec<String> = Vec::new();
    let all: Vec<(usize, Refusal)> = std::iter::once(first).chain(more).collect();
    let mut hints: Vec<String> = Vec::new();
    for (index, refusal) in &all {
        let request = requests.get(*index);
        let place = places.get(*index).map_or_else(String::new, |place| format!("{place}: "));
        let line = say!("cli-refused-sentence", sentence = format!("{place}{}", sentence(books, refusal)));
        let line = wrapped(&line, WIDTH.saturating_sub(2), 2);
        if !lines.contains(&line) {
            lines.push(line);
        }
        for hint in next_steps(books, request, refusal) {
            if !hints.contains(&hint) {
                hints.push(hint);
            }
        }
    }
    if let Some(last) = lines.last_mut() {
        let whole = format!("{} {}", last.replace("\n  ", " "), say!("cli-everyday-nothing"));
        *last = wrapped(&whole, WIDTH.saturating_sub(2), 2);
    }
    lines.extend(hints.iter().map(|hint| wrapped(&format!("  {hint}"), WIDTH.saturating_sub(2), 4)));
    Failure::told(lines.join("\n"), 1)
}

/// Writes the sentence of a refusal; parties, funds and assessments are called by their names.
fn sentence(books: &Books, refusal: &Refusal) -> String {
    let text = match refusal {
        // The next steps say how.
        Refusal::InClosedPeriod { date, period, seq } => {
            return say!("cli-refused-in-closed", day = in_words(*date), period = period, seq = seq);
        }
        refusal => refusal.to_string(),
    };
    text.split(' ').map(|word| named(books, word)).collect::<Vec<_>>().join(" ")
}

/// Writes a word; one that is the key of a thing becomes its name.
fn named(books: &Books, word: &str) -> String {
    let key = word.trim_end_matches([',', ';', ':', '.', ')', '\'']);
    let rest = word.strip_prefix(key).unwrap_or_default();
    let name = key.parse::<Thing>().ok().and_then(|thing| {
        if let Some(party) = thing.as_id::<PartyId>() {
            return books.parties.all.created(&party).map(|_| books.parties.name(books.parties.now(&party)));
        }
        if let Some(fund) = thing.as_id::<FundId>() {
            return books.funds.all.created(&fund).map(|_| names::fund_name(books, &fund));
        }
        let issued = books.assessments.all.created(&thing.as_id::<AssessmentId>()?)?;
        let member = books.parties.name(books.parties.now(&issued.party));
        Some(say!("cli-refused-assessment", member = member, period = issued.period))
    });
    match name {
        Some(name) => format!("{name}{rest}"),
        None => in_day(key).map_or_else(|| word.to_owned(), |day| format!("{day}{rest}")),
    }
}

/// Writes a day in words.
fn in_day(text: &str) -> Option<String> {
    text.parse::<Day>().ok().map(in_words)
}

/// Says what can be done.
fn next_steps(books: &Books, request: Option<&Request>, refusal: &Refusal) -> Vec<String> {
    let takes = |field: &str| {
        request.is_some_and(|request| request.event.info().fields.iter().any(|taken| taken.name == field))
    };
    let mut steps = match refusal {
        Refusal::InClosedPeriod { .. } => std::iter::once(say!("cli-refused-found-late"))
            .chain(request.and_then(|request| earlier(books, &request.event)))
            .collect(),
        Refusal::TakesDecision { .. } | Refusal::NotInDecision { .. } | Refusal::UsedUp { .. } => {
            vec![say!("cli-refused-decided")]
        }
        _ => Vec::new(),
    };
    if refusal.reportable().is_some() && takes("exception") {
        steps.push(say!("cli-refused-report-it"));
    }
    steps
}

/// Names the last payment of the same payer, which may be the one that is meant.
fn earlier(books: &Books, event: &Event) -> Option<String> {
    let Event::ContributionReceived(fact) = event else { return None };
    let payer = books.parties.now(fact.party.as_ref()?);
    let all = books.contributions.received.iter();
    let of_payer =
        all.filter(|(id, ..)| books.contributions.payer(id).is_some_and(|by| books.parties.now(by) == payer));
    let in_fund = of_payer.filter(|(_, received, _)| received.fact.fund == fact.fund);
    let (_, last, _) = in_fund.max_by_key(|(_, received, _)| received.day)?;
    let amount = last.fact.amount?;
    let day = in_words(last.day);
    Some(say!("cli-refused-wrong-amount", seq = last.seq, day = day, amount = amount))
}
