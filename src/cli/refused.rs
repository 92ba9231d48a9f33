//! Refusals of everyday verbs, in the words of people: names in place of ids, and what to do next.

use crate::cli::Failure;
use crate::error::InputPlace;
use crate::event::{Event, Request};
use crate::everyday::names;
use crate::everyday::screen::{WIDTH, in_words, wrapped};
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
        let line = wrapped(&format!("Refused: {place}{}.", sentence(books, refusal)), WIDTH.saturating_sub(2), 2);
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
        *last = wrapped(&format!("{} Nothing was recorded.", last.replace("\n  ", " ")), WIDTH.saturating_sub(2), 2);
    }
    lines.extend(hints.iter().map(|hint| wrapped(&format!("  {hint}"), WIDTH.saturating_sub(2), 4)));
    Failure::told(lines.join("\n"), 1)
}

/// Writes the sentence of a refusal; parties, funds and assessments are called by their names.
fn sentence(books: &Books, refusal: &Refusal) -> String {
    let text = match refusal {
        // The next steps say how.
        Refusal::InClosedPeriod { date, period, seq } => {
            return format!("{} lies in {period}, which is closed (record {seq})", in_words(*date));
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
        Some(format!("the assessment of {member} for {}", issued.period))
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
        Refusal::InClosedPeriod { .. } => {
            let late = "Found late? Add --because \"how it was found\": it shows as a correction.".to_owned();
            std::iter::once(late).chain(request.and_then(|request| earlier(books, &request.event))).collect()
        }
        Refusal::TakesDecision { .. } | Refusal::NotInDecision { .. } | Refusal::UsedUp { .. } => {
            vec!["Decided? Say where: --at \"Council 2024-11-20/6\", the forum, the day and the item.".to_owned()]
        }
        _ => Vec::new(),
    };
    if refusal.reportable().is_some() && takes("exception") {
        steps.push("If it has happened all the same, report it: add --exception \"why\"".to_owned());
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
    Some(format!("Wrong amount? pledgebook correct {} --amount … ({}, {amount})", last.seq, in_words(last.day)))
}
