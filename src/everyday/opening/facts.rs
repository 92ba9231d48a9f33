//! The facts of an opening, in the order of its records.

use crate::event::Event;
use crate::event::assessment::{MemberShare, Rounding, ScaleAdopted, ScaleApplied};
use crate::event::document::DocumentRegistered;
use crate::event::field::{AtLeastOne, Breaks, Filled, List, New};
use crate::event::fund::{BalanceBroughtForward, FundOpened, FundPolicySet};
use crate::event::ledger::{LedgerOpened, RecorderAdmitted, Standing};
use crate::event::party::{PartyRegistered, PartyRelated, Relation};
use crate::everyday::budget::Ground;
use crate::everyday::opening::model::{Assessment, Balances, Cases, Certificate, Fund, Opening, Scale};
use crate::everyday::opening::party::Party;
use crate::everyday::opening::{Place, Question, Wrong};
use crate::everyday::policy;
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::value::days::{Day, Span};
use crate::value::ids::{FundId, Id as _, PartyId, RunId, ScaleId};
use crate::value::key::VerifierKey;
use crate::value::money::Money;

/// A fact, and the answer that states it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// Where it was said.
    pub place: Place,
    /// The fact.
    pub event: Event,
}

/// Returns the fact that opens the ledger, under the keys of the recorder and of recovery.
pub fn opened(opening: &Opening, recorder: VerifierKey, recovery: VerifierKey) -> Result<Event, Box<Wrong>> {
    let place = Place { question: Question::Currencies, line: None };
    let none = || Box::new(Wrong { place, mistake: Mistake::new(say!("everyday-opening-has-currency")) });
    Ok(Event::LedgerOpened(LedgerOpened {
        origin: opening.origin.clone(),
        title_en: opening.body.named.en.text().clone(),
        title_es: opening.body.named.es.as_ref().map(|name| name.text().clone()),
        standing: if opening.is_invented { Standing::Invented } else { Standing::Real },
        time_zone: opening.time_zone,
        currencies: AtLeastOne::new(opening.currencies.clone()).ok_or_else(none)?,
        fiscal_year: opening.year_begins,
        recorder,
        recovery,
        date: None,
        inferred: None,
    }))
}

/// Says that the office which records holds the recorder's key.
#[must_use]
pub fn held(opening: &Opening, recorder: VerifierKey) -> Option<Event> {
    let office = opening.bodies.iter().find(|body| body.authority.is_none())?;
    let holder = Some(office.id.clone());
    Some(Event::RecorderAdmitted(RecorderAdmitted { key: recorder, holder, date: None, inferred: None }))
}

/// Returns all other facts.
pub fn facts(opening: &Opening) -> Result<Vec<Stated>, Box<Wrong>> {
    let body = &opening.body;
    let parties = || [body].into_iter().chain(&opening.bodies).chain(&opening.members).chain(&opening.others);
    let certificate = opening.balances.as_ref().map(|balances| &balances.certificate);
    let mut all: Vec<Stated> = certificate.map(registered_document).into_iter().collect();
    all.extend(parties().map(registered));
    all.extend(opening.bodies.iter().map(|part| related(part, Relation::PartOf, &body.id)));
    all.extend(opening.members.iter().map(|member| related(member, Relation::MemberOf, &body.id)));
    all.extend(opening.funds.iter().map(|fund| opened_fund(fund, &body.id)));
    all.extend(opening.cases.iter().filter_map(|cases| rules_of(cases, opening.begins)));
    for scale in &opening.scales {
        all.push(adopted(scale, opening.begins)?);
    }
    if let Some(balances) = &opening.balances {
        all.extend(
            balances.amounts.iter().map(|(fund, amount, place)| brought_forward(balances, fund, *amount, *place)),
        );
    }
    for assessment in &opening.assessments {
        all.push(applied(assessment, opening.begins)?);
    }
    Ok(all)
}

fn registered_document(certificate: &Certificate) -> Stated {
    let Certificate { id, title, blake3, url, kept_at, place } = certificate.clone();
    let event = Event::DocumentRegistered(DocumentRegistered {
        document: New(id),
        title,
        issuer: None,
        languages: List::default(),
        blake3,
        url,
        retrieved: None,
        kept_at,
        note: None,
        date: None,
        inferred: None,
    });
    Stated { place, event }
}

fn registered(party: &Party) -> Stated {
    let event = Event::PartyRegistered(PartyRegistered {
        party: New(party.id.clone()),
        nature: party.nature,
        name_en: party.named.en.clone(),
        name_es: party.named.es.clone(),
        aliases: List::from(party.named.aliases.clone()),
        iso_3166: party.iso_3166.clone(),
        iati: None,
        authority: party.authority,
        date: None,
        inferred: None,
    });
    Stated { place: party.place, event }
}

/// Relates a party to the body. Since when is not stated, so it holds on any day.
fn related(party: &Party, relation: Relation, body: &PartyId) -> Stated {
    let event = Event::PartyRelated(PartyRelated {
        party: party.id.clone(),
        relation,
        of: body.thing(),
        from: None,
        until: None,
        date: None,
        inferred: None,
    });
    Stated { place: party.place, event }
}

fn opened_fund(fund: &Fund, body: &PartyId) -> Stated {
    let event = Event::FundOpened(FundOpened {
        fund: New(fund.id.clone()),
        name_en: fund.named.en.clone(),
        name_es: fund.named.es.clone(),
        aliases: List::from(fund.named.aliases.clone()),
        of: Some(body.clone()),
        currency: Some(fund.currency),
        purpose: None,
        date: None,
        inferred: None,
    });
    Stated { place: fund.place, event }
}

/// Returns the rules of a fund; `None` if it has none.
fn rules_of(cases: &Cases, begins: Day) -> Option<Stated> {
    let Cases { fund, ceiling, floor, categories, place } = cases.clone();
    if ceiling.is_none() && floor.is_none() && categories.is_empty() {
        return None;
    }
    let event = Event::FundPolicySet(FundPolicySet {
        floor,
        cap_per_case: ceiling,
        eligible: List::from(categories),
        ..policy::empty(fund, Ground::default(), begins)
    });
    Some(Stated { place, event })
}

/// Returns the id of the first scale of a fund.
fn scale_id(fund: &FundId, begins: Day, place: Place) -> Result<ScaleId, Box<Wrong>> {
    id(&format!("{fund}-{begins}"), place)
}

fn id<I: std::str::FromStr>(text: &str, place: Place) -> Result<I, Box<Wrong>> {
    let why =
        || Mistake::new(say!("everyday-opening-id-too-long", id = text)).with(say!("everyday-opening-shorten-fund"));
    text.parse().map_err(|_| Box::new(Wrong { place, mistake: why() }))
}

fn adopted(scale: &Scale, begins: Day) -> Result<Stated, Box<Wrong>> {
    let Scale { fund, shares, place } = scale.clone();
    let none = || Box::new(Wrong { place, mistake: Mistake::new(say!("everyday-opening-has-members")) });
    let shares = shares.into_iter().map(|(party, share)| MemberShare { party, share }).collect();
    let event = Event::ScaleAdopted(ScaleAdopted {
        scale: New(scale_id(&fund, begins, place)?),
        fund,
        shares: AtLeastOne::new(shares).ok_or_else(none)?,
        rounding: Rounding::LargestRemainder,
        decision: None,
        exception: None,
        breaks: Breaks::default(),
        date: Some(Span::from(begins)),
        inferred: None,
    });
    Ok(Stated { place, event })
}

fn brought_forward(balances: &Balances, fund: &FundId, amount: Money, place: Place) -> Stated {
    let event = Event::BalanceBroughtForward(BalanceBroughtForward {
        fund: fund.clone(),
        amount,
        rate: None,
        equivalent: Filled(None),
        held_by: None,
        certificate: balances.certificate.id.clone(),
        exception: None,
        breaks: Breaks::default(),
        date: Some(Span::from(balances.on)),
        inferred: None,
    });
    Stated { place, event }
}

fn applied(assessment: &Assessment, begins: Day) -> Result<Stated, Box<Wrong>> {
    let Assessment { typed, on, place } = assessment.clone();
    let run: RunId = id(&format!("{}-{}", typed.fund, typed.period.to_string().replace('/', "-")), place)?;
    let event = Event::ScaleApplied(ScaleApplied {
        run,
        scale: scale_id(&typed.fund, begins, place)?,
        fund: typed.fund,
        period: typed.period,
        total: typed.total,
        due: typed.due,
        recognised: Filled(None),
        amounts: Filled(None),
        left: Filled(None),
        date: Some(Span::from(on)),
        inferred: None,
    });
    Ok(Stated { place, event })
}
