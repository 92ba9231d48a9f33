//! `set`: one rule of a fund's policy, or several; the others stay as they are.

use crate::event::Event;
use crate::event::field::{Breaks, Exception, List};
use crate::event::fund::{FundPolicySet, Recognition};
use crate::event::meeting::Authorised;
use crate::everyday::budget::Ground;
use crate::everyday::screen::{Line, Screen, Shown};
use crate::everyday::typed::{Mistake, money};
use crate::everyday::{Change, exceptions, meetings, names};
use crate::languages::{said as said_by_key, say, term};
use crate::state::books::Books;
use crate::value::days::{Day, Span};
use crate::value::ids::FundId;
use crate::value::money::Share;
use crate::value::text::Text;

/// The rules that can be set, with what each takes.
pub const RULES: [(&str, &str); 9] = [
    ("ceiling", "the most that a case receives"),
    ("floor", "the least that stays in the fund"),
    ("categories", "the categories of cases, parted by semicolons"),
    ("transfers", "the share of a budget, in per cent, that may move between lines without a decision"),
    ("line-transfers", "the share of a line, in per cent, that may move without a decision"),
    ("tolerance", "how far a rate may lie from the published one, in per cent"),
    ("income", "when an assessment becomes income: issue, period-start or due"),
    ("decided", "what takes a decision, parted by semicolons: scale; policy; disburse; transfer; write-off"),
    ("financed-by", "who finances the fund, in words"),
];

/// Reads `RULE=VALUE` into a policy.
pub fn read(books: &Books, policy: &mut FundPolicySet, typed: &str) -> Result<(), Mistake> {
    let known = || RULES.map(|(rule, _)| rule).join(", ");
    let Some((rule, value)) = typed.split_once('=') else {
        return Err(Mistake::new(say!("everyday-policy-no-value", typed = typed))
            .with(say!("everyday-policy-write-rule", rules = known())));
    };
    let amount = || money(value, books.funds.currency(&policy.fund).or_else(|| books.recorders.first_currency()));
    let share = || {
        value.trim_end_matches(['%', ' ']).parse::<Share>().map_err(|error| Mistake::new(format!("{rule}: {error}.")))
    };
    let parts = || value.split(';').map(str::trim).filter(|part| !part.is_empty());
    let text = |text: &str| text.parse::<Text>().map_err(|error| Mistake::new(format!("{rule}: {error}.")));
    match rule {
        "ceiling" => policy.cap_per_case = Some(amount()?),
        "floor" => policy.floor = Some(amount()?),
        "categories" => policy.eligible = List::from(parts().map(text).collect::<Result<Vec<_>, _>>()?),
        "transfers" => policy.transfers_cap = Some(share()?),
        "line-transfers" => policy.line_transfers_cap = Some(share()?),
        "tolerance" => policy.tolerance = Some(share()?),
        "income" => {
            let wrong = |_| Mistake::new(say!("everyday-policy-no-income", value = value));
            policy.recognised = Some(value.parse::<Recognition>().map_err(wrong)?);
        }
        "decided" => {
            let act = |word: &str| {
                let wrong = |_| Mistake::new(say!("everyday-policy-no-act", word = word));
                word.parse::<Authorised>().map_err(wrong)
            };
            policy.decided = List::from(parts().map(act).collect::<Result<Vec<_>, _>>()?);
        }
        "financed-by" => policy.financed_by = Some(text(value)?),
        _ => {
            return Err(Mistake::new(say!("everyday-policy-no-rule", rule = rule))
                .with(say!("everyday-policy-write-one", rules = known())));
        }
    }
    Ok(())
}

/// A policy without rules.
#[must_use]
pub fn empty(fund: FundId, ground: Ground, on: Day) -> FundPolicySet {
    FundPolicySet {
        fund,
        financed_by: None,
        floor: None,
        cap_per_case: None,
        eligible: List::default(),
        requests_from: List::default(),
        applicants: List::default(),
        rules: List::default(),
        transfers_cap: None,
        line_transfers_cap: None,
        tolerance: None,
        recognised: None,
        decided: List::default(),
        decision: ground.decision,
        exception: ground.exception.map(Exception),
        breaks: Breaks::default(),
        date: Some(Span::from(on)),
        inferred: None,
    }
}

/// Says which rules were set, what each was and is.
#[must_use]
pub fn said(Change { before, after, records, .. }: Change<'_>) -> Screen {
    let Some(fact) = records.iter().find_map(|record| match &record.event {
        Event::FundPolicySet(fact) => Some(fact),
        _ => None,
    }) else {
        return Screen::default();
    };
    let on = fact.date.map(Span::last);
    let shown = Shown(after.funds.currency(&fact.fund));
    let heading = vec![say!("everyday-was"), say!("everyday-is")];
    let mut lines = vec![Line { label: String::new(), cells: heading, note: String::new() }];
    for (rule, was, is) in written(before, fact, on.unwrap_or(Day::FIRST), shown) {
        let was = was.unwrap_or_else(|| say!("everyday-policy-not-set"));
        let label = said_by_key(rule, &[]);
        let (cells, note) = match is.chars().count() > 20 || was.chars().count() > 20 {
            true => (Vec::new(), say!("everyday-policy-is-was", is = is, was = was)),
            false => (vec![was, is], String::new()),
        };
        lines.push(Line { label, cells, note });
    }
    let by = meetings::said_by(after, fact.decision.as_ref(), on);
    let of = names::fund_name(after, &fact.fund);
    let title = format!("{}{by}: {of}{}", say!("everyday-policy-set"), shown.mention());
    Screen { title, lines, notes: exceptions::said(records) }
}

/// Says when an assessment becomes income.
fn recognised(when: Recognition) -> String {
    match when {
        Recognition::Issue => say!("everyday-policy-issue"),
        Recognition::PeriodStart => say!("everyday-policy-period-start"),
        Recognition::Due => say!("everyday-policy-due"),
    }
}

/// Lists the rules that a policy sets: the key of its name, what it was, what it is.
fn written(before: &Books, fact: &FundPolicySet, on: Day, shown: Shown) -> Vec<(&'static str, Option<String>, String)> {
    type Rule<'r> = (&'static str, &'r dyn Fn(&FundPolicySet) -> Option<String>);
    let listed = |texts: Vec<String>| Some(texts.join("; ")).filter(|text| !text.is_empty());
    let rules: [Rule<'_>; 9] = [
        ("everyday-policy-ceiling", &|policy| policy.cap_per_case.map(|amount| shown.amount(amount))),
        ("everyday-policy-floor", &|policy| policy.floor.map(|amount| shown.amount(amount))),
        ("everyday-policy-categories", &|policy| listed(policy.eligible.iter().map(ToString::to_string).collect())),
        ("everyday-policy-transfers", &|policy| policy.transfers_cap.map(|share| format!("{share} %"))),
        ("everyday-policy-line-transfers", &|policy| policy.line_transfers_cap.map(|share| format!("{share} %"))),
        ("everyday-policy-tolerance", &|policy| policy.tolerance.map(|share| format!("{share} %"))),
        ("everyday-policy-income", &|policy| policy.recognised.map(recognised)),
        ("everyday-policy-decided", &|policy| listed(policy.decided.iter().map(term).collect())),
        ("everyday-policy-financed-by", &|policy| policy.financed_by.as_ref().map(ToString::to_string)),
    ];
    let was = |rule: &dyn Fn(&FundPolicySet) -> Option<String>| before.funds.rule(&fact.fund, on, rule);
    rules.iter().filter_map(|(name, rule)| Some((*name, was(rule), rule(fact)?))).collect()
}
