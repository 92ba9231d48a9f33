//! `assess` and `pledge`: what members must pay, and what parties promise.

use crate::event::Event;
use crate::event::assessment::ScaleApplied;
use crate::event::field::{AtLeastOne, Filled, List, New};
use crate::event::pledge::{Instalment, PledgeMade, PledgeWithdrawn, Role, Wording};
use crate::everyday::names;
use crate::everyday::screen::{Line, Screen, Shown, digits, in_words, sum};
use crate::everyday::typed::Mistake;
use crate::everyday::{Change, free_id};
use crate::languages::say;
use crate::state::books::Books;
use crate::value::days::{Day, Period, Span, Window};
use crate::value::ids::{FundId, Id as _, PartyId, PledgeId, RunId, ScaleId, Thing};
use crate::value::money::{Amount, Money};
use crate::value::text::Text;

/// Finds the scale by which the members pay into a fund on a day: the last one adopted by then.
pub fn scale_on(books: &Books, fund: &FundId, on: Day) -> Result<ScaleId, Mistake> {
    let of_fund = books.assessments.scales.iter().filter(|(_, scale, _)| scale.fact.fund == *fund && scale.day <= on);
    let last = of_fund.max_by_key(|(_, scale, _)| (scale.day, scale.seq)).map(|(id, ..)| id.clone());
    last.ok_or_else(|| {
        Mistake::new(say!("everyday-no-scale", fund = names::fund_name(books, fund), day = on))
            .with(say!("everyday-record-scale"))
    })
}

/// Assesses all members of a fund for a period by their shares of a total.
pub fn assessed(
    books: &Books,
    fund: &FundId,
    period: Period,
    total: Money,
    due: Day,
    on: Day,
) -> Result<Event, Mistake> {
    let scale = scale_on(books, fund, on)?;
    let run = format!("{fund}-{}", period.to_string().replace('/', "-"));
    let run: RunId = run.parse().map_err(|_| Mistake::new(say!("everyday-no-id", id = run)))?;
    let fund = fund.clone();
    Ok(Event::ScaleApplied(ScaleApplied {
        run,
        fund,
        period,
        scale,
        total,
        due,
        recognised: Filled(None),
        amounts: Filled(None),
        left: Filled(None),
        date: Some(Span::from(on)),
        inferred: None,
    }))
}

/// Says what each member must pay.
#[must_use]
pub fn said_assessed(Change { after, records, .. }: Change<'_>) -> Screen {
    let Some(fact) = records.iter().find_map(|record| match &record.event {
        Event::ScaleApplied(fact) => Some(fact),
        _ => None,
    }) else {
        return Screen::default();
    };
    let scale = after.assessments.scales.created(&fact.scale);
    let mut lines = Vec::new();
    for issued in fact.issued() {
        let Some(amount) = *issued.amount else { continue };
        let share =
            scale.and_then(|scale| scale.share(&issued.party)).map_or_else(String::new, |share| format!("{share} %"));
        lines.push(Line {
            label: after.parties.name(after.parties.now(&issued.party)),
            cells: vec![share, digits(amount)],
            note: String::new(),
        });
    }
    let all = sum(fact.total.currency, fact.issued().filter_map(|issued| Some((*issued.amount)?.amount)));
    lines.push(Line {
        label: say!("everyday-total"),
        cells: vec!["100 %".to_owned(), digits(all)],
        note: String::new(),
    });
    let left = fact.left.filter(|left| !left.is_zero());
    let notes =
        left.map(|left| say!("everyday-rounding", left = digits(fact.total.with(left)), total = digits(fact.total)));
    let title = say!(
        "everyday-assessed-for",
        period = fact.period,
        fund = names::fund_name(after, &fact.fund),
        currency = fact.total.currency,
        due = in_words(fact.due),
    );
    Screen { title, lines, notes: notes.into_iter().collect() }
}

/// A pledge, as it is typed.
#[derive(Debug, Clone)]
pub struct Promise {
    /// Who promised.
    pub party: PartyId,
    /// The fund or the activity.
    pub toward: Thing,
    /// What is promised, in words, if that is stated.
    pub subject: Option<Text>,
    /// The amount, if it is stated.
    pub amount: Option<Money>,
    /// The days by which parts are due.
    pub parts: Vec<(Day, Money)>,
    /// The day by which it is due, if that is stated.
    pub due: Option<Day>,
}

/// Returns the fact of a pledge of money.
pub fn pledged(books: &Books, promise: &Promise, on: Day) -> Result<Event, Mistake> {
    let stem = format!("{}-{}", promise.party, promise.toward.id());
    let id =
        free_id(&stem, on, |id| id.parse::<PledgeId>().is_ok_and(|id| books.things.defined_by(&id.thing()).is_some()));
    let pledge: PledgeId = id.parse().map_err(|_| Mistake::new(say!("everyday-no-id", id = id)))?;
    let window =
        |day: Day| day.to_string().parse::<Window>().map_err(|_| Mistake::new(say!("everyday-not-due-by", day = day)));
    let instalments = promise.parts.iter().map(|(due, amount)| Ok(Instalment { due: window(*due)?, amount: *amount }));
    let instalments: Vec<Instalment> = instalments.collect::<Result<_, Mistake>>()?;
    let roles = AtLeastOne::new(vec![Role::Financial]).ok_or_else(|| Mistake::new("A pledge has a role."))?;
    Ok(Event::PledgeMade(PledgeMade {
        pledge: New(pledge),
        party: promise.party.clone(),
        jointly: List::default(),
        via: None,
        implementer: None,
        toward: promise.toward.clone(),
        roles,
        subject: promise.subject.clone(),
        wording: Wording::Offered,
        amount: promise.amount,
        window: promise.due.map(window).transpose()?,
        window_words: None,
        conditions: None,
        instalments: List::from(instalments),
        date: Some(Span::from(on)),
        inferred: None,
    }))
}

/// Finds the pledge that a record made, or of an id.
pub fn pledge_of(books: &Books, text: &str) -> Result<PledgeId, Mistake> {
    let seq = text.parse::<u64>().ok();
    let mut all = books.pledges.made.iter();
    let found = all.find(|(id, made, _)| Some(made.seq) == seq || id.to_string() == text).map(|(id, ..)| id.clone());
    found.ok_or_else(|| Mistake::new(say!("everyday-no-pledge", text = text)).with(say!("everyday-find-pledge")))
}

/// A pledge that its party withdrew.
#[must_use]
pub fn withdrawn(pledge: PledgeId, reason: Option<Text>, on: Day) -> Event {
    let date = Some(Span::from(on));
    Event::PledgeWithdrawn(PledgeWithdrawn { pledge, reason, date, inferred: None })
}

/// Says that a pledge was withdrawn.
#[must_use]
pub fn said_withdrawn(Change { before, after, records, .. }: Change<'_>) -> Screen {
    let Some(fact) = records.iter().find_map(|record| match &record.event {
        Event::PledgeWithdrawn(fact) => Some(fact),
        _ => None,
    }) else {
        return Screen::default();
    };
    let on = fact.date.map_or_else(String::new, |date| format!(", {}", in_words(date.last())));
    let Some(made) = after.pledges.made.created(&fact.pledge) else { return Screen::default() };
    let party = after.parties.name(after.parties.now(&made.party));
    let promised = before.pledges.current(&fact.pledge).and_then(|current| current.amount);
    let amount = promised.map_or_else(|| say!("everyday-amount-not-stated"), |amount| amount.to_string());
    let toward = toward(after, &made.toward);
    let pledge = match made.date {
        Some(date) => {
            let day = in_words(date.last());
            say!("everyday-withdrawn-dated", day = day, toward = toward, amount = amount)
        }
        None => say!("everyday-withdrawn-not-dated", toward = toward, amount = amount),
    };
    let reason = fact.reason.as_ref().map(|reason| say!("everyday-reason", reason = reason));
    let notes = std::iter::once(pledge).chain(reason).collect();
    Screen { title: format!("{}{on}", say!("everyday-withdrawn-by", party = party)), lines: Vec::new(), notes }
}

/// Names what a pledge is for.
fn toward(books: &Books, thing: &Thing) -> String {
    let fund = thing.as_id::<FundId>().map(|fund| names::fund_name(books, &fund));
    let activity =
        || thing.as_id().and_then(|id| books.activities.all.created(&id)).map(|activity| activity.title.to_string());
    fund.or_else(activity).unwrap_or_else(|| thing.to_string())
}

/// Says what was pledged.
#[must_use]
pub fn said_pledged(Change { after, records, today, .. }: Change<'_>) -> Screen {
    let Some(fact) = records.iter().find_map(|record| match &record.event {
        Event::PledgeMade(fact) => Some(fact),
        _ => None,
    }) else {
        return Screen::default();
    };
    let shown = Shown(fact.amount.map(|amount| amount.currency));
    let by_day = |window: &Window| window.to_string().parse::<Day>().map_or_else(|_| window.to_string(), in_words);
    let late = |window: &Window| {
        let latest = window.latest().filter(|latest| *latest < today)?;
        Some(say!("everyday-days-late", days # today.days_since(latest)))
    };
    let not_yet = || say!("everyday-not-yet-due");
    let nothing = |amount: Money| shown.amount(amount.with(Amount::ZERO));
    let of_part = |part: &Instalment| {
        let received = |late| format!("{}; {late}", say!("everyday-received-of-part", amount = nothing(part.amount)));
        let note = late(&part.due).map_or_else(not_yet, received);
        Line::of(say!("everyday-part-by", day = by_day(&part.due)), shown.amount(part.amount), note)
    };
    let mut lines: Vec<Line> = fact.instalments.iter().map(of_part).collect();
    let due = fact.window.as_ref().map(|window| {
        let late = late(window).unwrap_or_else(not_yet);
        format!("; {}", say!("everyday-pledge-due", day = by_day(window), late = late))
    });
    let due = due.filter(|_| fact.instalments.is_empty());
    lines.push(match fact.amount {
        Some(amount) => {
            let open = say!("everyday-pledge-open", amount = shown.amount(amount));
            Line::of(say!("everyday-total"), shown.amount(amount), format!("{open}{}", due.unwrap_or_default()))
        }
        None => {
            let money = match due {
                Some(due) => format!("{}{due}", say!("everyday-pledge-money")),
                None => say!("everyday-pledge-money-no-day"),
            };
            let source = records.iter().find_map(|record| record.source.as_ref()).map(|source| {
                let title = after.documents.title(&source.document).unwrap_or_default().to_owned();
                let item = source.item.as_ref().map_or_else(String::new, |item| format!(", {item}"));
                let is_added = records.iter().any(|record| matches!(record.event, Event::DocumentRegistered(_)));
                let added = if is_added { format!("; {}", say!("everyday-document-added")) } else { String::new() };
                format!(" ({title}{item}{added})")
            });
            let label = format!("{money}{}", source.unwrap_or_default());
            Line { label, ..Line::default() }
        }
    });
    let party = after.parties.name(after.parties.now(&fact.party));
    let toward = toward(after, &fact.toward);
    let on = fact.date.map_or_else(String::new, |date| format!(", {}", in_words(date.last())));
    let (by, toward) = (say!("everyday-pledged-by", party = party), say!("everyday-pledged-to", toward = toward));
    Screen { title: format!("{by}{on}, {toward}{}", shown.mention()), lines, notes: Vec::new() }
}
