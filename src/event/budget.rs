//! Budgets: proposed, recommended, approved, revised, transferred between lines, and spent.
//!
//! Money may be spent only under an approval, by a body that decides; a recommendation is recorded, but is not an
//! approval. If no source states an amount for a line, it is recorded without one.

use crate::event::fact::{Fact, fact};
use crate::event::field::{AtLeastOne, Breaks, Exception, Field, Filled, List, New, Reference, pairs, words};
use crate::value::days::{Period, Span};
use crate::value::ids::{ActivityId, BudgetId, DecisionId, FundId, Id as _, LineId, PartyId, RateId};
use crate::value::money::Money;
use crate::value::text::Text;

pairs! {
    /// A line of a budget.
    pub struct Line {
        /// Its id, within the budget.
        pub line: LineId,
        /// The amount.
        pub amount: Money,
    }

    impl Field for Line {
        const VALUE: &'static str = "'LINE=USD 100.00'";
        const EXAMPLE: &'static str = "'travel=USD 100.00'";
    }
}

macro_rules! step {
    () => {
        fn chain(&self) -> Option<String> {
            Some(self.budget.thing().to_string())
        }
    };
}

fact! {
    /// Proposes a budget.
    pub struct BudgetProposed {
        /// The budget's id, for ever
        pub budget: New<BudgetId>,
        /// Its title
        pub title: Text,
        /// The fund that pays what is spent; left out where it is not stated
        pub fund: Option<FundId>,
        /// The period for which it holds
        pub period: Option<Period>,
        /// The party that proposes it; left out where the source does not say
        pub proposer: Option<PartyId>,
        /// A line and its amount
        pub lines: List<Line>,
        /// The total, if the source states it
        pub total: Option<Money>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for BudgetProposed {
        const TYPE: &'static str = "budget.proposed";
    }
}

fact! {
    /// Recommends a budget to the body that decides.
    pub struct BudgetRecommended {
        /// The budget
        pub budget: BudgetId,
        /// The decision that recommends it
        pub decision: Option<DecisionId>,
        /// A line and its amount, as it is recommended
        pub lines: List<Line>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for BudgetRecommended {
        const TYPE: &'static str = "budget.recommended";

        step!();
    }
}

words! {
    /// What an approval adds to.
    pub enum Addition {
        /// To what is approved of the same fund, period and line already.
        Supplement = "supplement",
    }
}

fact! {
    /// Approves a budget, by a decision of a body that decides. From now on its lines can be charged.
    pub struct BudgetApproved {
        /// The budget
        pub budget: BudgetId,
        /// The decision that approves it
        pub decision: Option<DecisionId>,
        /// A supplement: its amounts are added to what is approved of the same lines
        pub adds: Option<Addition>,
        /// A line and its amount, as it is approved; left out, as it was recommended, or else proposed
        pub lines: Filled<AtLeastOne<Line>>,
        /// The reason for reporting it although the decision that it takes is not on record
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for BudgetApproved {
        const TYPE: &'static str = "budget.approved";

        step!();
    }
}

fact! {
    /// Revises an approved budget, by a decision of a body that decides: says what its lines are from now on.
    pub struct BudgetRevised {
        /// The budget
        pub budget: BudgetId,
        /// The decision that approves the revision
        pub decision: Option<DecisionId>,
        /// A line and its amount from now on; a line that is not named stays as it is
        pub lines: AtLeastOne<Line>,
        /// The reason for reporting it although the decision that it takes is not on record
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for BudgetRevised {
        const TYPE: &'static str = "budget.revised";

        step!();
    }
}

fact! {
    /// Moves an amount from one line of an approved budget to another, within the caps of the fund's policy.
    pub struct BudgetTransferred {
        /// The budget
        pub budget: BudgetId,
        /// The line that gives
        pub from: LineId,
        /// The line that receives
        pub to: LineId,
        /// The amount
        pub amount: Money,
        /// The decision that allows it, if there is one
        pub decision: Option<DecisionId>,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for BudgetTransferred {
        const TYPE: &'static str = "budget.transferred";

        step!();
    }
}

fact! {
    /// Says that an expenditure was refunded to the fund: its line can be charged again.
    pub struct ExpenditureRefunded {
        /// The budget
        pub budget: BudgetId,
        /// The line
        pub line: LineId,
        /// The amount
        pub amount: Money,
        /// The published rate at which it counts, where it is in another currency than the fund's: that of the payment
        /// which it takes back, or of its own day
        pub rate: Option<RateId>,
        /// The amount in the fund's currency; left out, the amount at the rate
        pub equivalent: Filled<Money>,
        /// The subject, in words
        pub subject: Option<Text>,
        /// The payer of the refund; an office or a body, never a person
        pub payer: Option<PartyId>,
        /// The activity for which it had been spent, if one is named
        pub activity: Option<ActivityId>,
        /// The fund; it is the budget's
        pub fund: Filled<FundId>,
        /// The reference under which the bank's statement or a voucher lists it
        pub reference: Option<Reference>,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ExpenditureRefunded {
        const TYPE: &'static str = "expenditure.refunded";
        const MOVES_MONEY: bool = true;
    }
}

fact! {
    /// Charges an expenditure to a line of a budget: the fund has paid it.
    pub struct ExpenditureCharged {
        /// The budget
        pub budget: BudgetId,
        /// The line
        pub line: LineId,
        /// The amount
        pub amount: Money,
        /// The published rate at which it counts, where it is in another currency than the fund's
        pub rate: Option<RateId>,
        /// The amount in the fund's currency; left out, the amount at the rate
        pub equivalent: Filled<Money>,
        /// The subject, in words
        pub subject: Option<Text>,
        /// The payee; an office or a body, never a person
        pub payee: Option<PartyId>,
        /// The activity for which it was spent, if one is named
        pub activity: Option<ActivityId>,
        /// The fund; it is the budget's
        pub fund: Filled<FundId>,
        /// The reference under which the bank's statement or a voucher lists it
        pub reference: Option<Reference>,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ExpenditureCharged {
        const TYPE: &'static str = "expenditure.charged";
        const MOVES_MONEY: bool = true;
    }
}
