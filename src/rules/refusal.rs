//! The rule book: every reason for which a command is refused, with its figures.
//!
//! A command that breaks several rules is refused for the first one in the order in which the rules stand here: what was
//! recorded before under the same key; who may record, and when; what the command speaks of; what its topic forbids; its
//! source; what fits in a line. Nothing is recorded by a refused command.

use crate::value::days::{Day, Instant, Period, Span};
use crate::value::hash::Blake3;
use crate::value::ids::{
    AssessmentId, BudgetId, CaseId, ContributionId, DecisionId, FundId, IdempotencyKey, LineId, PartyId, PledgeId,
    RateId, ScaleId, Thing,
};
use crate::value::key::KeyId;
use crate::value::money::{Amount, Currency, Money, Share};
use crate::value::text::Text;

/// A rule that said no.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    // ---- what was recorded before under the same key ----
    /// One idempotency key stands for one command.
    #[error("key \"{id}\" already stands for another command, recorded as record {seq}")]
    OtherCommand {
        /// The key.
        id: IdempotencyKey,
        /// The first record under the key.
        seq: u64,
    },
    /// A correction replaces what has been reversed.
    #[error("record {seq} still stands; reverse it before you record what replaces it")]
    ReplacesWhatStands {
        /// The record to be replaced.
        seq: u64,
    },
    /// The mark of a replaced record is not given by hand.
    #[error(
        "key \"{id}\" holds an @, which marks the record that a correction replaces; give the key without it, and --replaces"
    )]
    KeyReserved {
        /// The key.
        id: IdempotencyKey,
    },
    /// A key with what it replaces is still a key.
    #[error("key \"{id}\" is too long to carry the number of the record that it replaces; use a shorter one")]
    KeyTooLong {
        /// The key.
        id: IdempotencyKey,
    },

    // ---- who may record, and when ----
    /// The first record of a ledger is its opening, and the only one.
    #[error("a ledger is opened once, by its record 0; this would be record {seq}, of type {kind}")]
    OpenedOnce {
        /// The number that the record would have.
        seq: u64,
        /// Its type.
        kind: &'static str,
    },
    /// The key was never admitted.
    #[error("key {key} is not admitted to this ledger")]
    NotARecorder {
        /// The key.
        key: KeyId,
    },
    /// The key was admitted and is no longer.
    #[error("key {key} was revoked by record {revoked_by}")]
    RecorderRevoked {
        /// The key.
        key: KeyId,
        /// The record that revoked it.
        revoked_by: u64,
    },
    /// The recovery key admits and revokes; nothing else.
    #[error("the recovery key {key} can admit and revoke recorders; it cannot record {kind}")]
    RecoveryKeyOnly {
        /// The recovery key.
        key: KeyId,
        /// What it was asked to record.
        kind: &'static str,
    },
    /// The clock is behind the log.
    #[error(
        "the last record was recorded at {last}, and this clock says {at}; time in a ledger does not run backwards"
    )]
    TimeRunsBackwards {
        /// The instant of the last record.
        last: Instant,
        /// The instant given.
        at: Instant,
    },

    // ---- what the command speaks of ----
    /// Nothing by that name is on record.
    #[error("{thing} is not on record")]
    Unknown {
        /// What was named.
        thing: Thing,
    },
    /// The id is taken.
    #[error("{thing} is already on record, since record {seq}")]
    AlreadyRegistered {
        /// What was to be registered.
        thing: Thing,
        /// The record that registered it.
        seq: u64,
    },
    /// Facts lie in the past; windows and due dates may lie ahead.
    #[error("{date} lies in the future: today is {today} in the ledger's time zone")]
    InTheFuture {
        /// The date given.
        date: Span,
        /// Today.
        today: Day,
    },
    /// The currencies of a ledger are those of its opening.
    #[error("{amount} is in a currency that this ledger does not use; it uses {used}", used = list(used))]
    CurrencyNotUsed {
        /// The amount.
        amount: Money,
        /// The ledger's currencies.
        used: Vec<Currency>,
    },
    /// An amount that is promised, paid or allowed is above zero.
    #[error("{amount} is not above zero; leave an amount out where none is stated")]
    AmountNotPositive {
        /// The amount.
        amount: Money,
    },
    /// No finer than the currency's smallest unit.
    #[error("{amount} has {found} decimal places; {currency} has {exponent} in this ledger", found = amount.amount.scale(), currency = amount.currency)]
    AmountTooFine {
        /// The amount.
        amount: Money,
        /// The most decimal places.
        exponent: u32,
    },

    /// The currencies of a ledger are those of its opening.
    #[error("{currency} is a currency that this ledger does not use; it uses {used}", used = list(used))]
    CurrencyUnused {
        /// The currency.
        currency: Currency,
        /// The ledger's currencies.
        used: Vec<Currency>,
    },
    /// Amounts are small enough to be added up exactly.
    #[error("{amount} is too large for a record, which takes less than 1000000000000 units")]
    AmountTooLarge {
        /// The amount.
        amount: Money,
    },
    /// Whatever moves money has a day.
    #[error("{kind} has no date; give the day on which it happened or holds")]
    NotDated {
        /// The type of the fact.
        kind: &'static str,
    },
    /// What was published stays as it was published.
    #[error(
        "{date} lies in period {period}, which record {seq} closed; a correction is dated today, or the period is reopened first"
    )]
    InClosedPeriod {
        /// The date given.
        date: Span,
        /// The period.
        period: Period,
        /// The record that closed it.
        seq: u64,
    },

    // ---- the opening ----
    /// A currency has one number of decimal places, for ever.
    #[error("{currency} stands twice among the ledger's currencies; its decimal places are frozen once")]
    CurrencyFrozenTwice {
        /// The currency.
        currency: Currency,
    },

    // ---- recorders ----
    /// A recorder's key has the ledger's origin as its name.
    #[error("the key's name is \"{name}\"; a recorder's key of this ledger is named \"{origin}\"")]
    KeyOfAnotherLedger {
        /// The key's name.
        name: String,
        /// The ledger's origin.
        origin: String,
    },
    /// Each key id is used once, for ever.
    #[error("key {key} is already on record, since record {seq}; a key is admitted once")]
    KeyTaken {
        /// The key.
        key: KeyId,
        /// The record that admitted it.
        seq: u64,
    },

    /// The recovery key is the last resort against a recorder who has gone astray.
    #[error("{key} is the recovery key; only itself can revoke it")]
    RecoveryKeyStays {
        /// The recovery key.
        key: KeyId,
    },

    // ---- parties ----
    /// Two parties cannot answer to one name.
    #[error("\"{name}\" already names party:{party}")]
    NameTaken {
        /// The name.
        name: String,
        /// Who has it.
        party: PartyId,
    },
    /// What was merged is only history.
    #[error("party:{party} was merged into party:{into} by record {seq}; name party:{into} instead")]
    PartyMerged {
        /// The party named.
        party: PartyId,
        /// What it was merged into.
        into: PartyId,
        /// The record that merged them.
        seq: u64,
    },
    /// A merger needs two parties.
    #[error("party:{party} cannot be merged into itself")]
    MergedIntoItself {
        /// The party.
        party: PartyId,
    },
    /// A relation joins a party to what it can be related to.
    #[error("{relation} is a relation to a {wanted}, and {of} is none")]
    RelationTo {
        /// The relation.
        relation: &'static str,
        /// What it leads to.
        wanted: &'static str,
        /// What was named.
        of: Thing,
    },
    /// A relation needs two parties.
    #[error("party:{party} cannot be related to itself ({relation})")]
    RelatedToItself {
        /// The party.
        party: PartyId,
        /// The relation.
        relation: &'static str,
    },
    /// A relation begins before it ends.
    #[error("the relation would end on {until}, before it begins on {from}")]
    RelationEndsBeforeItBegins {
        /// Its first day.
        from: Day,
        /// Its last day.
        until: Day,
    },
    /// The same relation does not hold twice at a time.
    #[error("party:{party} is already on record as {relation} of {of} in that time, by record {seq}")]
    RelationOverlaps {
        /// The party.
        party: PartyId,
        /// The relation.
        relation: &'static str,
        /// To what.
        of: Thing,
        /// The record of the other one.
        seq: u64,
    },

    // ---- documents ----
    /// A document can be found again.
    #[error("document:{document} has neither the BLAKE3 of its bytes nor an address; write one of them")]
    DocumentNotIdentified {
        /// The document.
        document: String,
    },
    /// A party signs a document once.
    #[error("record {seq} already says that party:{party} signed document:{document}")]
    AlreadySigned {
        /// The document.
        document: String,
        /// The signatory.
        party: PartyId,
        /// The record.
        seq: u64,
    },

    // ---- meetings ----
    /// A forum is a body.
    #[error("party:{party} is registered as a {nature}; only a body or a network meets as a forum")]
    NotAForum {
        /// The party.
        party: PartyId,
        /// What it is.
        nature: &'static str,
    },
    /// A forum takes the decisions for which it has authority.
    #[error("party:{forum} {authority}; it has no authority to record the act \"{act}\"")]
    NoAuthority {
        /// The forum.
        forum: PartyId,
        /// What it may do.
        authority: &'static str,
        /// The act.
        act: &'static str,
    },
    /// A request stands under a decision that makes it.
    #[error("decision:{decision} neither requests nor urges; its acts are: {acts}")]
    DecisionRequestsNothing {
        /// The decision.
        decision: DecisionId,
        /// Its acts.
        acts: String,
    },
    /// Only what is referred or submitted has somebody to whom it goes.
    #[error("{subject} is referred to somebody only if the acts hold \"referred\" or \"submitted\"")]
    ReferredWithoutAct {
        /// The decision.
        subject: Thing,
    },

    // ---- activities ----
    /// What was cancelled is over.
    #[error("{activity} was cancelled by record {seq}")]
    ActivityCancelled {
        /// The activity.
        activity: Thing,
        /// The record.
        seq: u64,
    },
    /// What was held is over.
    #[error("{activity} was held, as record {seq} says")]
    ActivityHeld {
        /// The activity.
        activity: Thing,
        /// The record.
        seq: u64,
    },

    // ---- pledges ----
    /// A pledge is toward an activity or a fund.
    #[error("a pledge is toward an activity or a fund, and {toward} is neither")]
    NotAPurpose {
        /// What was named.
        toward: Thing,
    },
    /// What was withdrawn is over.
    #[error("pledge:{pledge} was withdrawn by record {seq}")]
    PledgeWithdrawn {
        /// The pledge.
        pledge: PledgeId,
        /// The record.
        seq: u64,
    },
    /// What was fulfilled is over.
    #[error("pledge:{pledge} was fulfilled, as record {seq} says")]
    PledgeFulfilled {
        /// The pledge.
        pledge: PledgeId,
        /// The record.
        seq: u64,
    },
    /// What follows a pledge is dated no earlier than the pledge.
    #[error("{date} is before pledge:{pledge} was made ({made})")]
    BeforeThePledge {
        /// The pledge.
        pledge: PledgeId,
        /// The date given.
        date: Span,
        /// The pledge's date.
        made: Span,
    },
    /// A pledge is confirmed once, and again after a revision.
    #[error("pledge:{pledge} was confirmed by record {seq}, and not revised since")]
    PledgeConfirmed {
        /// The pledge.
        pledge: PledgeId,
        /// The record.
        seq: u64,
    },
    /// A revision changes something.
    #[error("the revision of pledge:{pledge} changes nothing; write what is new")]
    NothingRevised {
        /// The pledge.
        pledge: PledgeId,
    },

    /// Money is fulfilled by money.
    #[error("pledge:{pledge} promises nothing but money; what was paid is a contribution, applied to it")]
    FulfilledByMoney {
        /// The pledge.
        pledge: PledgeId,
    },

    // ---- funds ----
    /// A policy says something: it replaces the one before as a whole.
    #[error("the policy of fund:{fund} says nothing; it would replace the one before as a whole")]
    PolicySaysNothing {
        /// The fund.
        fund: FundId,
    },

    /// Money moves only where it is said in which currency.
    #[error("fund:{fund} was opened without a currency, so no money can move in it")]
    FundWithoutCurrency {
        /// The fund.
        fund: FundId,
    },
    /// A fund is kept in one currency.
    #[error("{amount} is not in the currency of fund:{fund}, which is kept in {currency}")]
    OtherCurrency {
        /// The amount.
        amount: Money,
        /// The fund.
        fund: FundId,
        /// The fund's currency.
        currency: Currency,
    },
    /// What joins two things joins them in one fund.
    #[error("{thing} belongs to fund:{its}, and this is in fund:{fund}; nothing crosses from one fund to another")]
    OfAnotherFund {
        /// What belongs elsewhere.
        thing: Thing,
        /// Its fund.
        its: FundId,
        /// The fund.
        fund: FundId,
    },
    /// Nothing is paid out that is not there.
    #[error("fund:{fund} holds {held}, and cannot pay out {amount}")]
    Overdrawn {
        /// The fund.
        fund: FundId,
        /// What it holds.
        held: Money,
        /// What was to leave it.
        amount: Money,
    },
    /// A fund does not fall below its floor.
    #[error("fund:{fund} would be left with {left}, below its floor of {floor}")]
    BelowFloor {
        /// The fund.
        fund: FundId,
        /// The floor.
        floor: Money,
        /// What would be left.
        left: Money,
    },
    /// An exchange, and a rate, has two currencies.
    #[error("{currency} stands on both sides; an exchange is from one currency to another")]
    SameCurrency {
        /// The currency.
        currency: Currency,
    },
    /// A balance is brought forward once.
    #[error(
        "record {seq} already brought forward what fund:{fund} held in {currency} {place}; {amount} cannot stand beside it",
        currency = amount.currency,
        place = held_by.as_ref().map_or_else(|| "in its own account".to_owned(), |party| format!("with party:{party}"))
    )]
    BroughtForwardTwice {
        /// The fund.
        fund: FundId,
        /// The implementer that held it; `None` for the fund's own account.
        held_by: Option<PartyId>,
        /// The amount given.
        amount: Money,
        /// The record.
        seq: u64,
    },
    /// An exception is one: without it, a rule would say no.
    #[error("this breaks no rule; leave the exception out")]
    NoRuleBroken,

    // ---- assessments ----
    /// A scale names each member once.
    #[error("party:{party} stands twice on the scale")]
    ShareTwice {
        /// The member.
        party: PartyId,
    },
    /// The shares of a scale are the whole.
    #[error("the shares of scale:{scale} sum to {sum} per cent, not to 100")]
    SharesDoNotSum {
        /// The scale.
        scale: ScaleId,
        /// Their sum, in per cent.
        sum: Amount,
    },
    /// A share of something needs both.
    #[error("a scale and the total that it shares out are given together, or neither is")]
    ScaleWithoutTotal,
    /// An assessment has an amount.
    #[error("nothing says how much party:{party} must pay; give the amount, or a scale and its total")]
    NotAssessed {
        /// The member.
        party: PartyId,
    },
    /// Only who stands on a scale has a share.
    #[error("party:{party} has no share in scale:{scale}")]
    NotOnScale {
        /// The member.
        party: PartyId,
        /// The scale.
        scale: ScaleId,
    },
    /// An amount under a scale is the share.
    #[error("the share of party:{party} is {expected}, not {amount}")]
    NotTheShare {
        /// The member.
        party: PartyId,
        /// The amount given.
        amount: Money,
        /// The share.
        expected: Money,
    },
    /// A member is assessed as long as it is one.
    #[error("party:{party} was not a member of party:{of} in {period}, by what is on record")]
    NotAMember {
        /// The party.
        party: PartyId,
        /// Of what.
        of: PartyId,
        /// The period.
        period: Period,
    },
    /// A member is assessed once.
    #[error("party:{party} is already assessed for fund:{fund} in {period}, by assessment:{assessment}")]
    AssessedTwice {
        /// The member.
        party: PartyId,
        /// The fund.
        fund: FundId,
        /// The period given.
        period: Period,
        /// The other assessment.
        assessment: AssessmentId,
    },
    /// No more is paid or taken off than is outstanding.
    #[error("{amount} is more than is outstanding on assessment:{assessment}: {outstanding}")]
    MoreThanOutstanding {
        /// The assessment.
        assessment: AssessmentId,
        /// The amount given.
        amount: Money,
        /// What is outstanding.
        outstanding: Money,
    },
    /// The books stop counting on no more than they count on.
    #[error(
        "{amount} is more than is left to write off of assessment:{assessment}: {left}; the rest is paid, taken off or written off already"
    )]
    MoreThanCountedOn {
        /// The assessment.
        assessment: AssessmentId,
        /// The amount given.
        amount: Money,
        /// What is outstanding and not yet written off.
        left: Money,
    },
    /// A plan is about what its member owes.
    #[error("assessment:{assessment} is that of party:{its}, and the plan is that of party:{party}")]
    OfAnotherMember {
        /// The assessment.
        assessment: AssessmentId,
        /// Who was assessed.
        its: PartyId,
        /// Whose plan it is.
        party: PartyId,
    },
    /// What was written off is counted on again before it is paid, credited or waived.
    #[error(
        "of assessment:{assessment} the books count on {counted_on} only, for the rest is written off; take the write-off back before {amount} is recorded"
    )]
    WrittenOff {
        /// The assessment.
        assessment: AssessmentId,
        /// The amount given.
        amount: Money,
        /// What is outstanding less what is written off.
        counted_on: Money,
    },
    /// What joins something is dated no earlier than it.
    #[error("{date} is too early: {thing} is dated {its}")]
    BeforeWhatItJoins {
        /// The date given.
        date: Span,
        /// What it joins.
        thing: Thing,
        /// The date of that.
        its: Span,
    },
    /// What stood until a day is not drawn a second time before it.
    #[error(
        "something recorded on {thing} stood until {day}, when it was taken back; what takes its place is dated then or later, not {date}"
    )]
    BeforeTheReversal {
        /// The date given.
        date: Span,
        /// What is drawn on.
        thing: Thing,
        /// The day of the reversal.
        day: Day,
    },
    /// A waiver and a budget are approved, by a body that decides.
    #[error("decision:{decision} approves nothing; its acts are: {acts}. A body that decides must approve this")]
    NotApproved {
        /// The decision.
        decision: DecisionId,
        /// Its acts.
        acts: String,
    },

    // ---- contributions ----
    /// Cash has an amount.
    #[error("contribution:{contribution} is cash, and nothing says how much was received; give the amount")]
    CashWithoutAmount {
        /// The contribution.
        contribution: ContributionId,
    },
    /// What is received in kind is stated, and is no money.
    #[error(
        "contribution:{contribution} is {form}, not cash: it has no rate, no charges, no credited or arrived amount, and is neither applied nor returned"
    )]
    NotCash {
        /// The contribution.
        contribution: ContributionId,
        /// Its form.
        form: &'static str,
    },
    /// Another currency is credited at a recorded rate.
    #[error(
        "{amount} is not in the currency of fund:{fund}, which is kept in {currency}; name the published rate at which it is credited"
    )]
    NoRate {
        /// The amount.
        amount: Money,
        /// The fund.
        fund: FundId,
        /// The fund's currency.
        currency: Currency,
    },
    /// A rate is that of the two currencies.
    #[error("rate:{rate} is from {from} to {to}, and {amount} is credited in {currency}")]
    RateOfOthers {
        /// The rate.
        rate: RateId,
        /// From what.
        from: Currency,
        /// To what.
        to: Currency,
        /// The amount.
        amount: Money,
        /// The fund's currency.
        currency: Currency,
    },
    /// What is credited is exact before it is rounded.
    #[error("{amount} at rate:{rate} has more digits than are kept exactly; publish a rate with fewer decimal places")]
    RateTooLong {
        /// The rate.
        rate: RateId,
        /// The amount.
        amount: Money,
    },
    /// What is credited is the amount, at the rate.
    #[error("{amount} is credited as {expected}, not as {found}")]
    NotAtRate {
        /// The amount.
        amount: Money,
        /// What was to be credited.
        found: Money,
        /// The amount at the rate.
        expected: Money,
    },
    /// Of a payment something arrives.
    #[error("{paid} was paid, and banks took {charges}: nothing arrived")]
    NothingArrived {
        /// What was credited.
        paid: Money,
        /// What banks took.
        charges: Money,
    },
    /// What was paid is what arrived and what banks took.
    #[error("{paid} was paid, but what arrived and what banks took come to {parts}")]
    DoesNotAddUp {
        /// What was paid.
        paid: Money,
        /// The sum of the parts.
        parts: String,
    },
    /// Charges in one currency are not taken off an amount in another.
    #[error(
        "banks took {charges} and {credited} is credited: in two currencies, nothing says how much arrived; give what arrived"
    )]
    ArrivalNotStated {
        /// What banks took.
        charges: Money,
        /// What is credited.
        credited: Money,
    },
    /// What was applied or returned is not applied again.
    #[error("nothing is left of contribution:{contribution}: all of it was applied or returned")]
    NothingLeft {
        /// The contribution.
        contribution: ContributionId,
    },
    /// Nothing outstanding takes nothing.
    #[error(
        "party:{payer} has nothing outstanding in fund:{fund} that {left} of contribution:{contribution} could be applied to; say to what"
    )]
    NothingOutstanding {
        /// Who paid.
        payer: PartyId,
        /// The fund.
        fund: FundId,
        /// The contribution.
        contribution: ContributionId,
        /// What is left of it.
        left: Money,
    },
    /// A payment is applied to one thing once.
    #[error("{to} stands twice among what the contribution is applied to; write the sum once")]
    AllocatedTwice {
        /// What stands twice.
        to: Thing,
    },
    /// Only what somebody owes or promised, or a fund, is paid.
    #[error("a contribution is applied to an assessment, a pledge or a fund, and {to} is none of them")]
    NotToBePaid {
        /// What was named.
        to: Thing,
    },
    /// No more is applied or returned than is left.
    #[error("{amount} is more than is left of contribution:{contribution}: {left}")]
    MoreThanReceived {
        /// The contribution.
        contribution: ContributionId,
        /// The amount given.
        amount: Money,
        /// What is left.
        left: Money,
    },
    /// What somebody owes is paid by somebody.
    #[error("the payer of contribution:{contribution} is not identified; say who paid")]
    PayerUnidentified {
        /// The contribution.
        contribution: ContributionId,
    },
    /// A payer is identified once.
    #[error("contribution:{contribution} was paid by party:{known}, not by party:{said}")]
    PayerKnown {
        /// The contribution.
        contribution: ContributionId,
        /// Who paid.
        known: PartyId,
        /// Who was named.
        said: PartyId,
    },
    /// A payment counts for who paid.
    #[error("party:{payer} paid this, and {to} is another party's to pay")]
    PaidByAnother {
        /// Who paid.
        payer: PartyId,
        /// What it was applied to.
        to: Thing,
    },

    // ---- budgets ----
    /// A line stands once.
    #[error("line {line} is named twice; name each line once")]
    LineTwice {
        /// The line.
        line: LineId,
    },
    /// A stated total is the sum of the lines.
    #[error("the total is {total}, and the lines sum to {sum}")]
    TotalIsNotTheSum {
        /// The total given.
        total: Money,
        /// The sum of the lines.
        sum: String,
    },
    /// A budget is approved once.
    #[error("budget:{budget} was approved by record {seq}; revise it")]
    BudgetApproved {
        /// The budget.
        budget: BudgetId,
        /// The record.
        seq: u64,
    },
    /// Only an approved budget is spent or changed.
    #[error("budget:{budget} is not approved, by what is on record")]
    BudgetNotApproved {
        /// The budget.
        budget: BudgetId,
    },
    /// A revision says what it changes.
    #[error("the lines of budget:{budget} are not what the revision says that they were; leave that out")]
    RevisedFromOther {
        /// The budget.
        budget: BudgetId,
    },
    /// What is spent leaves a fund.
    #[error("budget:{budget} was proposed without a fund, so nothing can be charged to it")]
    BudgetWithoutFund {
        /// The budget.
        budget: BudgetId,
    },
    /// A line gives no more than it has.
    #[error("line {line} of budget:{budget} has {available} available, and cannot bear {amount}")]
    LineOverspent {
        /// The budget.
        budget: BudgetId,
        /// The line.
        line: LineId,
        /// What is available.
        available: Money,
        /// The amount given.
        amount: Money,
    },
    /// Transfers stay within the caps of the fund's policy.
    #[error(
        "{amount} beside {already} already transferred exceeds {most}, which is {cap} per cent of what was approved for {what}"
    )]
    TransferBeyondCap {
        /// The amount given.
        amount: Money,
        /// What was transferred before.
        already: Money,
        /// The most.
        most: Money,
        /// The cap, in per cent.
        cap: Share,
        /// Of what it is the cap.
        what: &'static str,
    },

    // ---- cases and advances ----
    /// Money goes to a case or to an implementer.
    #[error("name either a case, with its category, or an implementer, without one")]
    CaseOrImplementer,
    /// A fund helps those whom its policy names.
    #[error(
        "{what} is not eligible; the policy names {eligible}",
        what = category.as_ref().map_or_else(|| "a case of no stated category".to_owned(), |text| format!("the category \"{text}\""))
    )]
    NotEligible {
        /// The category given, if one is.
        category: Option<Text>,
        /// The eligible ones.
        eligible: String,
    },
    /// A case receives no more than the cap, in all.
    #[error("case {case} has received {already}, and with {amount} it would exceed the cap of {cap}")]
    CapExceeded {
        /// The case.
        case: CaseId,
        /// The cap.
        cap: Money,
        /// What it received before.
        already: Money,
        /// The amount given.
        amount: Money,
    },
    /// An implementer spends what it was advanced.
    #[error("party:{implementer} holds {held} in advance; it cannot spend or return {amount}")]
    AboveAdvance {
        /// The implementer.
        implementer: PartyId,
        /// What it holds.
        held: Money,
        /// The amount given.
        amount: Money,
    },
    /// No more comes back than went out.
    #[error("case {case} has {paid} left of what it received, and cannot return {amount}")]
    ReturnedMoreThanPaid {
        /// The case.
        case: CaseId,
        /// What it received, less what it returned.
        paid: Money,
        /// The amount given.
        amount: Money,
    },

    // ---- periods ----
    /// A period is closed when it is over.
    #[error("period {period} is not over: its last day is {last}; close it after that day")]
    PeriodNotOver {
        /// The period.
        period: Period,
        /// Its last day.
        last: Day,
    },
    /// A day is closed once.
    #[error("period {period} overlaps period {other}, which record {seq} closed")]
    PeriodOverlaps {
        /// The period given.
        period: Period,
        /// The closed one.
        other: Period,
        /// The record that closed it.
        seq: u64,
    },
    /// The root is that of the rows.
    #[error("the rows of period {period} have the root {root}; leave the root out")]
    OtherRoot {
        /// The period.
        period: Period,
        /// The root of its rows.
        root: Blake3,
    },
    /// Only what is closed is reopened.
    #[error("period {period} was not closed by itself, or is open again")]
    PeriodNotClosed {
        /// The period given.
        period: Period,
    },

    // ---- corrections ----
    /// There is no such record.
    #[error("there is no record {seq}; the last one is record {last}")]
    NoSuchRecord {
        /// The number given.
        seq: u64,
        /// The last record's number.
        last: u64,
    },
    /// Keys, the opening and reversals stay.
    #[error("record {seq} is {kind}, which is never reversed")]
    NotReversible {
        /// The record.
        seq: u64,
        /// Its type.
        kind: String,
    },
    /// A record is reversed once.
    #[error("record {seq} was already reversed, by record {by}")]
    AlreadyReversed {
        /// The record.
        seq: u64,
        /// The reversal.
        by: u64,
    },
    /// What later records stand on, stays.
    #[error("record {seq} cannot be reversed: record {by} stands on it; reverse that one first")]
    StoodUpon {
        /// The record.
        seq: u64,
        /// A record that stands on it.
        by: u64,
    },

    /// A reversal takes effect when the ledger says.
    #[error("the reversal of record {seq} takes effect {expected}; leave its date out")]
    ReversalDated {
        /// The record.
        seq: u64,
        /// When it takes effect.
        expected: String,
    },

    // ---- lines ----
    /// A record is one line of bounded length.
    #[error(
        "the record would have {bytes} bytes; at most {most} fit in a line. Split what it says over several records"
    )]
    RecordTooLong {
        /// Its length.
        bytes: usize,
        /// The most that fit.
        most: usize,
    },
}

impl Refusal {
    /// Whether it is said to who authorises only: what has happened all the same can be reported, as an exception with its reason.
    #[must_use]
    pub const fn is_reportable(&self) -> bool {
        matches!(
            self,
            Self::Overdrawn { .. }
                | Self::BelowFloor { .. }
                | Self::BudgetNotApproved { .. }
                | Self::LineOverspent { .. }
                | Self::TransferBeyondCap { .. }
                | Self::NotEligible { .. }
                | Self::CapExceeded { .. }
                | Self::AboveAdvance { .. }
                | Self::ReturnedMoreThanPaid { .. }
        )
    }
}

fn list(used: &[Currency]) -> String {
    used.iter().map(Currency::to_string).collect::<Vec<_>>().join(", ")
}
