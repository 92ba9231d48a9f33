//! Meetings, and the reports, decisions and requests made there.

use crate::event::meeting::*;
use crate::event::party::Nature;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::authority;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::value::ids::{FundId, Id as _, Kind};

impl Rule for MeetingHeld {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        match books.parties.nature(&self.forum) {
            None | Some(Nature::Body | Nature::Network) => Ok(()),
            Some(nature) => Err(Refusal::NotAForum { party: self.forum.clone(), nature }),
        }
    }
}

impl Rule for ReportPresented {}

impl Rule for MatterRegistered {}

impl Rule for DecisionTaken {
    fn check(&self, books: &Books, context: &Context) -> Result<(), Refusal> {
        let decision = &self.decision.0;
        if let Some(forum) = books.meetings.forum(&decision.meeting) {
            let authority = books.parties.authority(forum);
            if let Some(act) = self.acts.iter().find(|act| !act.within(authority)) {
                return Err(Refusal::NoAuthority { forum: forum.clone(), authority, act: *act });
            }
        }
        let held = books.meetings.held.created(&decision.meeting).and_then(|held| held.date);
        if let (Some(date), Some(its)) = (self.date, held)
            && date.last() < its.first()
        {
            return Err(Refusal::TooEarly { date, thing: decision.meeting.thing(), its });
        }
        for Clause { act, of, up_to, delegated_to } in self.clauses.iter() {
            let takes_amount = !matches!(act, Authorised::Scale | Authorised::Policy | Authorised::Reopen);
            if let Some(up_to) = up_to.filter(|_| !takes_amount) {
                return Err(Refusal::ClauseWithAmount { act: *act, up_to });
            }
            // What a fund pays is counted in its own currency.
            if let (Some(up_to), Some(fund)) = (up_to, of.as_id::<FundId>())
                && let Some(currency) = books.funds.currency(&fund).filter(|currency| *currency != up_to.currency)
            {
                return Err(Refusal::OtherCurrency { amount: *up_to, fund, currency });
            }
            if *act == Authorised::Cover && delegated_to.is_none() && of.kind() != Kind::Record {
                return Err(Refusal::CoverOfNoRecord { of: of.clone() });
            }
        }
        if self.acts.contains(&Act::Approved) {
            let day = self.date.map_or(context.today, |date| date.last());
            authority::check_covers(books, self, day)?;
        }
        let refers = self.acts.iter().any(|act| matches!(act, Act::Referred | Act::Submitted));
        if self.referred_to.is_some() && !refers {
            return Err(Refusal::ReferredWithoutAct { subject: decision.thing() });
        }
        Ok(())
    }
}

impl Rule for RequestMade {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        let Some(decision) = &self.decision else { return Ok(()) };
        let acts = books.meetings.acts(decision);
        if acts.iter().any(|act| matches!(act, Act::Requested | Act::Urged)) {
            return Ok(());
        }
        Err(Refusal::DecisionRequestsNothing { decision: decision.clone(), acts: acts.to_vec() })
    }
}

impl Rule for RequestAnswered {}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::event::field::Field as _;
    use crate::rules::testing::{Given, given};

    /// A forum of this authority that has met, as records 1 and 2.
    fn met(authority: Option<&str>) -> Given {
        let forum = json!({"party": "forum", "nature": "body", "name_en": "Forum", "authority": authority});
        given()
            .and("party.registered", forum)
            .and("meeting.held", json!({"meeting": "m1", "title": "First", "forum": "forum", "date": "2017-11-22"}))
    }

    fn decision(acts: &[Act]) -> Value {
        let acts: Vec<_> = acts.iter().map(|act| act.word()).collect();
        json!({"decision": "m1/C1", "acts": acts, "subject": "a budget"})
    }

    #[test]
    fn only_a_body_or_a_network_meets_as_a_forum() {
        let party = |nature: &str| json!({"party": "p", "nature": nature, "name_en": "P"});
        let meeting = json!({"meeting": "m1", "title": "First", "forum": "p"});
        for nature in Nature::CHOICES {
            let then = given().and("party.registered", party(nature)).when("meeting.held", meeting.clone());
            match *nature {
                "body" | "network" => drop(then.yields("meeting.held", meeting.clone())),
                nature => {
                    then.refused(&Refusal::NotAForum { party: "p".parse().unwrap(), nature: nature.parse().unwrap() })
                }
            }
        }
    }

    #[test]
    fn a_forum_without_authority_for_an_act_does_not_take_the_decision() {
        for (authority, act) in [
            (Some("recommends"), Act::Approved),
            (Some("recommends"), Act::Rejected),
            (None, Act::Approved),
            (None, Act::Rejected),
            (None, Act::Recommended),
        ] {
            met(authority).when("decision.taken", decision(&[Act::Noted, act])).refused(&Refusal::NoAuthority {
                forum: "forum".parse().unwrap(),
                authority: authority.map(|word| word.parse().unwrap()),
                act,
            });
        }
    }

    #[test]
    fn a_forum_takes_the_decisions_for_which_it_has_authority() {
        for act in Act::CHOICES.iter().map(|word| word.parse::<Act>().unwrap()) {
            let final_act = matches!(act, Act::Approved | Act::Rejected);
            met(Some("decides")).when("decision.taken", decision(&[act])).accepted();
            if !final_act {
                met(Some("recommends")).when("decision.taken", decision(&[act])).accepted();
            }
            if !final_act && act != Act::Recommended {
                met(None).when("decision.taken", decision(&[act])).accepted();
            }
        }
    }

    #[test]
    fn a_decision_needs_a_meeting_on_record() {
        given()
            .when("decision.taken", decision(&[Act::Noted]))
            .refused(&Refusal::Unknown { thing: "meeting:m1".parse().unwrap() });
    }

    #[test]
    fn only_a_referral_or_submission_names_a_receiver() {
        let referred = |act: Act| {
            let mut data = decision(&[Act::Noted, act]);
            data["referred_to"] = json!("forum");
            data
        };
        met(Some("recommends"))
            .when("decision.taken", referred(Act::Recommended))
            .refused(&Refusal::ReferredWithoutAct { subject: "decision:m1/C1".parse().unwrap() });
        for act in [Act::Referred, Act::Submitted] {
            met(Some("recommends")).when("decision.taken", referred(act)).accepted();
            // A source may leave open to whom.
            met(Some("recommends")).when("decision.taken", decision(&[act])).accepted();
        }
    }

    #[test]
    fn a_request_needs_a_decision_that_requests_or_urges() {
        let request = json!({"request": "r1", "manner": "requested", "decision": "m1/C1", "subject": "a report"});
        let taken = |acts: &[Act]| met(None).and("decision.taken", decision(acts));
        taken(&[Act::Noted, Act::Thanked]).when("request.made", request.clone()).refused(
            &Refusal::DecisionRequestsNothing {
                decision: "m1/C1".parse().unwrap(),
                acts: vec![Act::Noted, Act::Thanked],
            },
        );
        taken(&[Act::Noted, Act::Requested]).when("request.made", request.clone()).accepted();
        taken(&[Act::Urged]).when("request.made", request).accepted();
        // A request that a party makes by itself stands under no decision.
        let request = json!({"request": "r1", "manner": "urged", "by": "forum", "subject": "a report"});
        met(None).when("request.made", request.clone()).yields("request.made", request);
    }

    #[test]
    fn only_a_request_on_record_is_answered() {
        let answer = json!({"request": "r1", "answer": "it was reported"});
        met(None)
            .when("request.answered", answer.clone())
            .refused(&Refusal::Unknown { thing: "request:r1".parse().unwrap() });
        met(None)
            .and("request.made", json!({"request": "r1", "manner": "requested", "subject": "a report"}))
            .when("request.answered", answer.clone())
            .yields("request.answered", answer);
    }
}
