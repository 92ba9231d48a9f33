//! Budgets: proposed, recommended, approved, revised, transferred between lines, and spent.
//!
//! Only an approval lets money be spent, and only a body that decides approves; a recommendation is on record beside it. A budget's
//! lines may have no stated amount: then nothing is known of what may be spent, and nothing is invented.

use crate::event::field::{AtLeastOne, Exception, Filled, List, New, pairs};
use crate::event::{Fact, fact};
use crate::value::days::Period;
use crate::value::ids::{BudgetId, DecisionId, FundId, Id as _, LineId, PartyId};
use crate::value::money::Money;
use crate::value::text::Text;

pairs! {
    /// A line of a budget.
    Line {
        /// Its id, within the budget.
        line: LineId,
        /// How much.
        amount: Money
    } "'LINE=USD 100.00'" "'travel=USD 100.00'"
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
    BudgetProposed {
        /// The budget's id, for ever
        budget: New<BudgetId>,
        /// What it is called
        title: Text,
        /// The fund that pays what is spent; left out where it is not stated
        fund: Option<FundId>,
        /// The period for which it holds
        period: Option<Period>,
        /// Who proposes it; left out where the source does not say
        proposer: Option<PartyId>,
        /// A line and its amount
        lines: List<Line>,
        /// The total, if the source states it
        total: Option<Money>,
    }
}

impl Fact for BudgetProposed {
    const TYPE: &'static str = "budget.proposed";
}

fact! {
    /// Recommends a budget to the body that decides.
    BudgetRecommended {
        /// The budget
        budget: BudgetId,
        /// The decision that recommends it
        decision: Option<DecisionId>,
        /// A line and its amount, as it is recommended
        lines: List<Line>,
    }
}

impl Fact for BudgetRecommended {
    const TYPE: &'static str = "budget.recommended";

    step!();
}

fact! {
    /// Approves a budget, by a decision of a body that decides. From now on its lines can be charged.
    BudgetApproved {
        /// The budget
        budget: BudgetId,
        /// The decision that approves it
        decision: DecisionId,
        /// A line and its amount, as it is approved; left out, as it was recommended, or else proposed
        lines: Filled<AtLeastOne<Line>>,
    }
}

impl Fact for BudgetApproved {
    const TYPE: &'static str = "budget.approved";

    step!();
}

fact! {
    /// Revises an approved budget, by a decision of a body that decides: says what its lines are from now on.
    BudgetRevised {
        /// The budget
        budget: BudgetId,
        /// The decision that approves the revision
        decision: DecisionId,
        /// A line and its amount from now on; a line that is not named stays as it is
        lines: AtLeastOne<Line>,
        /// The same lines as they were before
        was: Filled<AtLeastOne<Line>>,
    }
}

impl Fact for BudgetRevised {
    const TYPE: &'static str = "budget.revised";

    step!();
}

fact! {
    /// Moves an amount from one line of an approved budget to another, within the caps of the fund's policy.
    BudgetTransferred {
        /// The budget
        budget: BudgetId,
        /// The line that gives
        from: LineId,
        /// The line that receives
        to: LineId,
        /// How much
        amount: Money,
        /// The decision that allows it, if there is one
        decision: Option<DecisionId>,
        /// Why it is reported although it breaks a rule: it has happened
        exception: Option<Exception>,
    }
}

impl Fact for BudgetTransferred {
    const TYPE: &'static str = "budget.transferred";

    step!();
}

fact! {
    /// Charges an expenditure to a line of a budget: the fund has paid it.
    ExpenditureCharged {
        /// The budget
        budget: BudgetId,
        /// The line
        line: LineId,
        /// How much
        amount: Money,
        /// For what, in words
        subject: Text,
        /// Whom it was paid to; an office or a body, never a person
        payee: Option<PartyId>,
        /// The fund; it is the budget's
        fund: Filled<FundId>,
        /// Why it is reported although it breaks a rule: it has happened
        exception: Option<Exception>,
    }
}

impl Fact for ExpenditureCharged {
    const TYPE: &'static str = "expenditure.charged";

    const MOVES_MONEY: bool = true;
}
