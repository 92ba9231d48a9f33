//! Activities: recommended, planned, held or cancelled.

use std::collections::BTreeMap;

use crate::event::Source;
use crate::event::activity::ActivityRegistered;
use crate::event::meeting::Act;
use crate::event::pledge::Role;
use crate::languages::{say, term};
use crate::report::filter::{Fit, Narrow};
use crate::report::sponsors::{Sponsorship, amounts};
use crate::report::{
    Asked, Table, cited, columns, document, in_words, item, joined, list, or_not_stated, reading, readings,
    source_cell, source_order,
};
use crate::state::activities::Step;
use crate::state::figures::{Figure, FigureName};
use crate::state::{Facts, RecordedFact};
use crate::value::days::{Span, Window};
use crate::value::ids::{ActivityId, Id as _, PartyId, Thing};
use crate::value::money::Sums;
use crate::value::text::Text;

/// Selects activities; `None` selects all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// An activity.
    pub activity: Option<ActivityId>,
    /// A stage.
    pub stage: Option<String>,
    /// True for those of which something is still to be confirmed.
    pub is_unconfirmed: bool,
    /// A party that hosts it, supports it or reported on it.
    pub party: Option<PartyId>,
    /// Items, and a period.
    pub narrow: Narrow,
}

impl Filter {
    const fn is_set(&self) -> bool {
        self.activity.is_some()
            || self.stage.is_some()
            || self.is_unconfirmed
            || self.party.is_some()
            || self.narrow.is_set()
    }

    /// Returns whether an activity is selected, but for its time and what is to be confirmed.
    fn takes(&self, asked: Asked<'_>, (id, registered, now): &Known<'_>) -> bool {
        let step = now.step.as_ref().and_then(|(_, source)| source.as_ref());
        self.activity.as_ref().is_none_or(|only| only == *id)
            && self.stage.as_deref().is_none_or(|stage| now.stage == Some(stage))
            && self.party.as_ref().is_none_or(|party| has_part(asked, party, id, &registered.fact))
            && (self.narrow.takes_source(registered.source.as_ref())
                || step.is_some() && self.narrow.takes_source(step))
    }
}

/// An activity with its registration, as it stands.
type Known<'a> = (&'a ActivityId, &'a RecordedFact<ActivityRegistered>, Now);

/// Returns whether a party hosts an activity, supports it, or reported on it.
fn has_part(asked: Asked<'_>, party: &PartyId, id: &ActivityId, fact: &ActivityRegistered) -> bool {
    let thing = id.thing();
    let books = asked.books;
    let pledges = books.pledges.made.iter().filter(|(_, made, _)| made.fact.toward == thing);
    let supports = books.pledges.supports.iter().filter(|(_, support, _)| support.fact.toward.as_ref() == Some(&thing));
    let reports = books.meetings.reports.iter().filter(|(_, report, _)| report.fact.about.contains(&thing));
    let of_money = pledges.map(|(id, ..)| id.thing()).chain(supports.map(|(id, ..)| id.thing()));
    let all: Vec<Thing> = of_money.chain(reports.map(|(id, ..)| id.thing())).collect();
    asked.is_among(party, fact.host.iter()) || asked.is_party_to(party, all.iter())
}

/// Tabulates the selected activities.
#[must_use]
pub fn activities(asked: Asked<'_>, filter: &Filter) -> Table {
    let all = asked.books.activities.all.iter();
    let known = all.map(|(id, registered, steps)| (id, registered, Now::of(asked, registered, steps)));
    let mut shown: Vec<Known<'_>> = known.filter(|known| filter.takes(asked, known)).collect();
    shown.sort_by_cached_key(|(_, registered, _)| source_order(registered.source.as_ref()));
    let settled = settled(filter, &mut shown);
    let beside = out_of_time(filter, &mut shown);
    let mut notes = vec![say!("report-activities-found", activities # shown.len())];
    if shown.is_empty() {
        notes = asked.nothing(&say!("report-kind-activity"), filter.is_set());
    }
    notes.extend(settled.into_iter().chain(beside));
    let hosting = hosting(asked);
    notes.extend(hosts(asked, &hosting, &shown));
    notes.extend(shown.iter().filter_map(|known| within(asked, known)));
    let of_steps = shown
        .iter()
        .map(|(_, _, now)| (now.step.as_ref().and_then(|(_, source)| source.as_ref()), now.inferred.as_ref()));
    let of_registrations = shown.iter().map(|(_, made, _)| (made.source.as_ref(), made.fact.inferred.as_ref()));
    notes.extend(readings(of_registrations.chain(of_steps)));
    let sponsorship = Sponsorship::of(asked);
    if shown.iter().any(|(id, ..)| !sponsorship.charged(id).is_zero()) {
        notes.push(say!("report-activities-explained"));
    }
    let columns = columns! { |line: Known<'_>|
        let (id, registered, now) = line;
        let (fact, source) = (&registered.fact, registered.source.as_ref());
        let later = now.step.as_ref().and_then(|(_, later)| later.as_ref());
        let money = sponsorship.totals(id);
        let [pledged, received, open] = [&money.pledged, &money.received, &money.open].map(amounts);
        let charged = sponsorship.charged(id);
        fields {
            "key": id.thing(), "activity": id, "kind": fact.kind, "title": fact.title, "host": fact.host,
            "place": now.place, "window": fact.window, "window_words": fact.window_words, "stage": now.stage,
            "document": document(source), "item": item(source), "date": now.date,
            "to_be_confirmed": fact.to_be_confirmed, "within": fact.within, "participants": fact.participants,
            "objective": fact.objective, "reading": reading(fact.inferred.as_ref()),
            "stage_record": now.step.as_ref().map(|(seq, _)| seq), "stage_document": document(later),
            "stage_item": item(later), "sponsors": sponsorship.lines(id), "pledged": pledged, "received": received,
            "open": open, "not_stated": money.not_stated, "given": sponsorship.given(id), "charged": amounts(&charged),
            "charged_key": Figure::of(FigureName::ChargedTo, id), "stage_reading": reading(now.inferred.as_ref()),
            "hosted_by": hosting.get(&id.thing()).into_iter().flatten().map(|(party, _)| party).collect::<Vec<_>>(),
        }
        cells {
            "report-activities-activity": activity_cell(asked, fact),
            "report-activities-place-and-date": format!(
                "{}; {}; {}", now.place_words(), now.when(fact), host_cell(asked, &hosting, id, fact)
            ),
            "report-activities-stage-and-sponsors": now.stage_and_sponsors(sponsorship.lines(id), &charged),
            "report-source": now.sources(registered),
        }
    };
    columns.tabulate(shown, notes)
}

/// Leaves those of which something is still to be confirmed, and notes what a later record settled.
fn settled(filter: &Filter, shown: &mut Vec<Known<'_>>) -> Vec<String> {
    if !filter.is_unconfirmed {
        return Vec::new();
    }
    shown.retain(|(_, registered, _)| !registered.fact.to_be_confirmed.is_empty());
    let settled = shown.iter().filter_map(|(_, registered, now)| {
        let (seq, _) = now.step.as_ref()?;
        let fact = &registered.fact;
        let date = or_not_stated(now.date.as_ref());
        let place = or_not_stated(now.place.as_ref());
        let stage = now.stage_words();
        let what = joined(fact.to_be_confirmed.iter().map(term));
        Some(say!(
            "report-activities-settled",
            what = what,
            title = fact.title,
            stage = stage,
            place = place,
            date = date,
            seq = seq,
        ))
    });
    let settled = settled.collect();
    shown.retain(|(_, _, now)| now.step.is_none());
    settled
}

/// Leaves those with a day in the period, and notes those that may have one, or of which no time is stated.
fn out_of_time(filter: &Filter, shown: &mut Vec<Known<'_>>) -> Vec<String> {
    let fit = |(_, registered, now): &Known<'_>| filter.narrow.fit(now.span, registered.fact.window.as_ref());
    let titles = |shown: &[Known<'_>], wanted: Fit| {
        list(
            shown
                .iter()
                .filter(|known| fit(known) == wanted)
                .map(|(_, made, now)| format!("{} ({})", made.fact.title, now.when(&made.fact))),
            "; ",
        )
    };
    let perhaps = titles(shown, Fit::Perhaps).map(|all| say!("report-activities-perhaps", all = all));
    let undated = titles(shown, Fit::Undated).map(|all| say!("report-activities-undated", all = all));
    shown.retain(|known| fit(known) == Fit::Within);
    perhaps.into_iter().chain(undated).collect()
}

/// Who gave hosting to each activity, with the source: as acknowledged, or as a pledge that was fulfilled.
type Hosting<'a> = BTreeMap<&'a Thing, Vec<(&'a PartyId, String)>>;

fn hosting(asked: Asked<'_>) -> Hosting<'_> {
    let pledges = &asked.books.pledges;
    let mut all = Hosting::new();
    for (_, support, _) in pledges.supports.iter().filter(|(_, support, _)| support.fact.roles.contains(&Role::Hosting))
    {
        if let Some(toward) = &support.fact.toward {
            all.entry(toward).or_default().push((&support.fact.party, cited(support)));
        }
    }
    for (id, made, _) in pledges.made.iter().filter(|(_, _, steps)| !steps.is_empty()) {
        if pledges.current(id).is_some_and(|current| current.fulfilment(Role::Hosting).is_some()) {
            all.entry(&made.fact.toward).or_default().push((&made.fact.party, cited(made)));
        }
    }
    all
}

/// Writes the hosts that the source names, and else who gave hosting.
fn host_cell(asked: Asked<'_>, hosting: &Hosting<'_>, id: &ActivityId, fact: &ActivityRegistered) -> String {
    let given = hosting.get(&id.thing()).into_iter().flatten();
    let given = list(given.map(|(party, source)| format!("{} ({source})", asked.label(party))), ", ");
    match given.filter(|_| fact.host.is_empty()) {
        Some(given) => say!("report-activities-hosted-by", hosts = given),
        None => say!("report-activities-host", host = asked.names(&fact.host)),
    }
}

/// Notes who offered to host what is shown, and that no host is stated where none is.
fn hosts(asked: Asked<'_>, hosting: &Hosting<'_>, shown: &[Known<'_>]) -> Vec<String> {
    let is_hosted =
        |(id, registered, _): &Known<'_>| !registered.fact.host.is_empty() || hosting.contains_key(&id.thing());
    let mut notes = Vec::new();
    if !shown.is_empty() && !shown.iter().any(is_hosted) {
        notes.push(say!("report-activities-no-host"));
    } else if shown.iter().any(|known| !is_hosted(known)) {
        notes.push(say!("report-activities-no-host-of-some"));
    }
    let offers = asked.books.pledges.made.iter().filter(|(_, pledge, _)| pledge.fact.roles.contains(&Role::Hosting));
    let shown = offers.filter(|(_, pledge, _)| shown.iter().any(|(id, ..)| id.thing() == pledge.fact.toward));
    notes.extend(shown.map(|(_, pledge, _)| {
        let (party, toward) = (asked.label(&pledge.fact.party), asked.title(&pledge.fact.toward));
        say!("report-activities-offer", party = party, activity = toward, source = cited(pledge))
    }));
    notes
}

/// Notes how the time of an activity fits that of the one within which it takes place.
fn within(asked: Asked<'_>, (_, registered, _): &Known<'_>) -> Option<String> {
    let inner = &registered.fact;
    let outer = asked.books.activities.all.created(inner.within.as_ref()?)?;
    let (one, other) = (inner.window.as_ref()?, outer.window.as_ref()?);
    let ends = |window: &Window| Some((window.earliest()?, window.latest()?));
    let ((first, last), (begins, ends)) = (ends(one)?, ends(other)?);
    let words = |of: &ActivityRegistered| {
        let time = or_not_stated(in_words(of.window_words.as_ref(), of.window.as_ref()));
        format!("{} ({time})", of.title)
    };
    let (inside, around) = (words(inner), words(outer));
    Some(match () {
        () if begins <= first && last <= ends => say!("report-activities-within", activity = inside, other = around),
        () if last < begins || ends < first => say!("report-activities-apart", activity = inside, other = around),
        () => say!("report-activities-overlap", activity = inside, other = around),
    })
}

/// An activity as it stands after its last step, or by the decision above it.
struct Now {
    stage: Option<&'static str>,
    date: Option<String>,
    place: Option<String>,
    /// The record and the source of the step that brought it to its stage, if one did.
    step: Option<(u64, Option<Source>)>,
    /// Its day or days, if a step states them.
    span: Option<Span>,
    /// The link of that step that the recorder inferred.
    inferred: Option<Text>,
}

impl Now {
    fn of(asked: Asked<'_>, registered: &RecordedFact<ActivityRegistered>, steps: &Facts<Step>) -> Self {
        let fact = &registered.fact;
        let decision = fact.decision.as_ref();
        let approved = decision.is_some_and(|id| asked.books.meetings.acts(id).contains(&Act::Approved));
        let stage = if approved {
            Some("approved")
        } else if asked.books.meetings.only_recommends(decision) {
            Some("recommended")
        } else {
            None
        };
        let place = fact.place.as_ref().map(ToString::to_string);
        let mut now = Self { stage, date: None, place, step: None, span: None, inferred: None };
        for step in steps.iter() {
            let (stage, date, place) = match &step.fact {
                Step::Scheduled(step) => ("scheduled", Some(step.on), step.place.as_ref()),
                Step::Held(step) => ("held", step.date, step.place.as_ref()),
                Step::Cancelled(_) => ("cancelled", None, None),
            };
            now.stage = Some(stage);
            now.date = date.map(|date| date.to_string());
            now.span = date;
            now.inferred = step.fact.inferred().cloned();
            now.place = place.map(ToString::to_string).or(now.place);
            now.step = Some((step.seq, step.source.clone()));
        }
        now
    }

    fn stage_words(&self) -> String {
        match self.stage {
            Some("approved") => say!("report-activities-approved"),
            Some("recommended") => say!("report-activities-recommended"),
            stage => or_not_stated(stage.map(term)),
        }
    }

    fn place_words(&self) -> String {
        self.place.clone().unwrap_or_else(|| say!("report-activities-no-place"))
    }

    /// The date in words. A step settles what was to be confirmed.
    fn when(&self, fact: &ActivityRegistered) -> String {
        let window = || in_words(fact.window_words.as_ref(), fact.window.as_ref()).filter(|_| self.step.is_none());
        let date = self.date.clone().or_else(window).unwrap_or_else(|| say!("report-activities-no-date"));
        if fact.to_be_confirmed.is_empty() || self.step.is_some() {
            return date;
        }
        let open = joined(fact.to_be_confirmed.iter().map(term));
        format!("{date}; {}", say!("report-to-be-confirmed", what = open))
    }

    /// Writes the stage, what came of each sponsor's part, and what was spent on it.
    fn stage_and_sponsors(&self, sponsors: Vec<String>, charged: &Sums) -> String {
        let charged = (!charged.is_zero()).then(|| say!("report-activities-charged", amounts = charged));
        let all = [self.stage_words()].into_iter().chain(sponsors).chain(charged);
        all.collect::<Vec<_>>().join("\n")
    }

    /// Cites the registration, and the step that brought it to its stage.
    fn sources(&self, registered: &RecordedFact<ActivityRegistered>) -> String {
        let first = cited(registered);
        match &self.step {
            Some((seq, later)) if *later != registered.source => {
                let (stage, later) = (self.stage_words(), source_cell(later.as_ref(), self.inferred.as_ref()));
                format!("{first}; {}", say!("report-step", step = stage, source = later, seq = seq))
            }
            _ => first,
        }
    }
}

/// Kind, title, context, participants and aim of an activity.
fn activity_cell(asked: Asked<'_>, fact: &ActivityRegistered) -> String {
    let within = fact.within.as_ref().map(|within| asked.title(&within.thing()));
    let all = [
        Some(format!("{}: {}", term(fact.kind), fact.title)),
        within.map(|within| say!("report-activities-part-of", activity = within)),
        fact.participants.as_ref().map(|participants| say!("report-activities-for", participants = participants)),
        fact.objective.as_ref().map(|objective| say!("report-activities-aim", aim = objective)),
    ];
    format!("{} [{}]", all.into_iter().flatten().collect::<Vec<_>>().join("; "), fact.activity.0)
}
