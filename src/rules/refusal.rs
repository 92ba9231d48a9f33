//! The rule book: every reason for which a command is refused, with its figures and the one sentence that says it.
//!
//! A command that breaks several rules is refused for the first of them: first come the rules for every command, in the
//! order in which they stand here, then those of its topic, of its source and of its length. A refused command records
//! nothing.
//!
//! A rule hands over figures, never words. A sentence names what was found and what to write instead.

mod words;

use crate::event::contribution::Form;
use crate::event::field::BrokenRule;
use crate::event::fund::Applicant;
use crate::event::meeting::{Act, Authorised};
use crate::event::party::{Authority, IatiIdentifier, Nature, Relation};
use crate::event::pledge::Role;
use crate::languages::say;
use crate::state::accounts::Account;
use crate::value::days::{Day, Period, Span};
use crate::value::hash::TreeHash;
use crate::value::ids::{
    AssessmentId, BudgetId, CaseId, ContributionId, DecisionId, DocumentId, FundId, IdempotencyKey, LineId, PartyId,
    PledgeId, RateId, ScaleId, Thing,
};
use crate::value::key::KeyId;
use crate::value::money::{Amount, Currency, Money, Share, Sums};
use crate::value::text::Text;
use words::{above, code_point, list, quoted, taking, together, wanted};

/// A rule that said no. Each variant states its rule; its fields are the figures of the sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence above a variant says what each of its fields is")]
pub enum Refusal {
    // ---- idempotency keys ----
    /// One idempotency key stands for one command.
    #[error("{}", say!("rules-other-command", id = .id, seq = .seq))]
    OtherCommand { id: IdempotencyKey, seq: u64 },
    /// The program itself numbers the keys of a list.
    #[error("key \"{id}\" contains a #, which numbers the requests of a list; write the key without it")]
    KeyReserved { id: IdempotencyKey },
    /// A list is sent again with the same number of requests.
    #[error(
        "the list \"{list}\" was recorded with {had} requests, as record {seq} and those after it, and now has {has}; send the same list, or choose another key"
    )]
    ListOfAnotherLength { list: String, seq: u64, had: u64, has: u64 },
    /// A list is recorded as a whole, in one batch.
    #[error("the list \"{list}\" goes on with request {next} of {of}, in the same batch; record it as a whole")]
    ListNotEnded { list: String, next: u64, of: u64 },
    /// A list fits in a batch.
    #[error("the list \"{list}\" has {of} requests, and is too long for one batch; record it as several lists")]
    ListTooLong { list: String, of: u64 },

    // ---- who may record, and when ----
    /// Record 0 opens a ledger, and no other record does.
    #[error("record 0, and no other, opens a ledger with ledger.opened; this would be record {seq}, of type {kind}")]
    OpenedOnce { seq: u64, kind: &'static str },
    /// Only an admitted key records.
    #[error("key {key} is not admitted to this ledger; use an admitted key")]
    NotARecorder { key: KeyId },
    /// A revoked key records nothing more.
    #[error("key {key} was revoked by record {revoked_by}; use a key that is still admitted")]
    RecorderRevoked { key: KeyId, revoked_by: u64 },
    /// The recovery key admits and revokes recorders, and does nothing else.
    #[error("recovery key {key} can only admit and revoke recorders; record {kind} with a recorder's key")]
    RecoveryKeyOnly { key: KeyId, kind: &'static str },

    // ---- what every command names ----
    /// A command names things that are on record.
    #[error("{thing} is not on record; correct the id, or record it first")]
    Unknown { thing: Thing },
    /// An id is used once.
    #[error("{thing} is already on record, since record {seq}; choose another id")]
    AlreadyRegistered { thing: Thing, seq: u64 },
    /// A fact has happened; only windows and due dates lie ahead.
    #[error("{date} is in the future; write {last} or an earlier day")]
    InTheFuture { date: Span, last: Day },
    /// An amount is in a currency of the ledger's opening.
    #[error("{amount} is in a currency that this ledger does not use; use one of: {currencies}", currencies = list(used))]
    CurrencyNotUsed { amount: Money, used: Vec<Currency> },
    /// An amount is above zero.
    #[error("{amount} is not above zero; write a positive amount, or none where none is stated")]
    AmountNotPositive { amount: Money },
    /// An amount is no finer than the smallest unit of its currency.
    #[error("{amount} is too fine for {currency} in this ledger; write at most {exponent} decimal places", currency = amount.currency)]
    AmountTooFine { amount: Money, exponent: u32 },
    /// A currency is one of the ledger's opening.
    #[error("{currency} is not a currency of this ledger; use one of: {currencies}", currencies = list(used))]
    CurrencyUnused { currency: Currency, used: Vec<Currency> },
    /// An amount is small enough to be added up exactly.
    #[error("{amount} is too large; a record takes amounts below 1000000000000")]
    AmountTooLarge { amount: Money },
    /// A fact that moves money has a day.
    #[error("{kind} has no date; write the day on which it happened or from which it holds")]
    NotDated { kind: &'static str },
    /// Published figures stay as published.
    #[error(
        "{date} is closed: record {seq} closed {period}, and all days before it. If this was found late, add --because; if a record is wrong, correct that one"
    )]
    InClosedPeriod { date: Day, period: Period, seq: u64 },

    // ---- the opening ----
    /// A currency has one number of decimal places, for ever.
    #[error("{currency} is listed twice among the ledger's currencies; list it once, with its decimal places")]
    CurrencyFrozenTwice { currency: Currency },

    // ---- recorders ----
    /// A recorder's key is named after the ledger's origin.
    #[error("the key's name is \"{name}\"; use a key named \"{origin}\", the origin of this ledger")]
    KeyOfAnotherLedger { name: String, origin: String },
    /// A key is admitted once.
    #[error("key {key} was already admitted, by record {seq}; a key is admitted only once: make a new one")]
    KeyTaken { key: KeyId, seq: u64 },
    /// The recovery key is the last resort against a rogue recorder: no recorder can revoke it.
    #[error("{key} is the recovery key, and only itself can revoke it; sign with it")]
    RecoveryKeyStays { key: KeyId },

    // ---- parties ----
    /// A name belongs to one party, or to one fund.
    #[error("\"{name}\" already names {of}; choose another name")]
    NameTaken { name: String, of: Thing },
    /// No name looks like that of another party, or of another fund (UTS 39).
    #[error(
        "\"{name}\" looks like \"{like}\", which names {of}: character {position} is {}; choose another name",
        code_point(*found)
    )]
    NameLooksTaken { name: String, like: String, of: Thing, position: usize, found: char },
    /// An identifier of IATI belongs to one party.
    #[error("{iati} already identifies party:{party} in IATI; write the identifier of this party, or leave it out")]
    IatiTaken { iati: IatiIdentifier, party: PartyId },
    /// A merged party is history.
    #[error("party:{party} was merged into party:{into} by record {seq}; write party:{into} instead")]
    PartyMerged { party: PartyId, into: PartyId, seq: u64 },
    /// A merger takes two parties.
    #[error("party:{party} cannot be merged into itself; name the other party")]
    MergedIntoItself { party: PartyId },
    /// A relation leads to a fund, an office or a party, as its kind says.
    #[error("{relation} must name {wanted}, and {of} is not one", wanted = wanted(*relation))]
    RelationTo { relation: Relation, of: Thing },
    /// A relation takes two parties.
    #[error("party:{party} cannot be {relation} itself; name another party")]
    RelatedToItself { party: PartyId, relation: Relation },
    /// A relation begins before it ends.
    #[error("the relation would end on {until}, before it begins on {from}; write {from} or a later day as its end")]
    RelationEndsBeforeItBegins { from: Day, until: Day },
    /// A relation is recorded once for each time.
    #[error(
        "record {seq} already has party:{party} as {relation} {of} for part of that time; write days that do not overlap"
    )]
    RelationOverlaps { party: PartyId, relation: Relation, of: Thing, seq: u64 },

    // ---- documents ----
    /// A document can be found again.
    #[error(
        "document:{document} has neither a BLAKE3 digest nor an address, nor a place where it is kept; write one of them"
    )]
    DocumentNotIdentified { document: DocumentId },
    /// A party signs a document once.
    #[error("record {seq} already says that party:{party} signed document:{document}; leave that signatory out")]
    AlreadySigned { document: DocumentId, party: PartyId, seq: u64 },

    // ---- meetings ----
    /// A forum is a body or a network.
    #[error("party:{party} is of nature {nature}; a forum must be a body or a network")]
    NotAForum { party: PartyId, nature: Nature },
    /// A forum takes the decisions for which it has authority.
    #[error("party:{forum} {has}, so it cannot take the act \"{act}\"; leave the act out", has = authority.map_or("has no authority on record", |_| "only recommends"))]
    NoAuthority { forum: PartyId, authority: Option<Authority>, act: Act },
    /// A request is made by a decision that requests or urges.
    #[error("decision:{decision} neither requests nor urges (its acts: {acts}); name a decision that does", acts = list(acts))]
    DecisionRequestsNothing { decision: DecisionId, acts: Vec<Act> },
    /// A decision goes to a party only if it refers or submits.
    #[error(
        "{subject} is referred to a party, but its acts hold neither \"referred\" nor \"submitted\"; add one of them, or leave the party out"
    )]
    ReferredWithoutAct { subject: Thing },

    // ---- activities ----
    /// A cancelled activity is over.
    #[error("{activity} was cancelled by record {seq}; if that is wrong, reverse that record first")]
    ActivityCancelled { activity: Thing, seq: u64 },
    /// A held activity is over.
    #[error("{activity} was held, according to record {seq}; if that is wrong, reverse that record first")]
    ActivityHeld { activity: Thing, seq: u64 },

    /// Nothing is spent on an activity after it was cancelled.
    #[error(
        "{activity} was cancelled on {on}, according to record {seq}; leave the activity out, or report the payment with its reason"
    )]
    SpentOnCancelled { activity: Thing, on: Day, seq: u64 },
    /// An advance is not spent yet.
    #[error(
        "{activity} is named for money that an implementer holds in advance; name it when the implementer accounts for it"
    )]
    AdvanceToActivity { activity: Thing },

    // ---- pledges ----
    /// A pledge is made toward an activity or a fund.
    #[error("{toward} is neither an activity nor a fund; a pledge is made toward one of these")]
    NotAPurpose { toward: Thing },
    /// A withdrawn pledge is over.
    #[error("pledge:{pledge} was withdrawn by record {seq}; if that is wrong, reverse that record first")]
    PledgeWithdrawn { pledge: PledgeId, seq: u64 },
    /// A fulfilled pledge is over.
    #[error("pledge:{pledge} was fulfilled, according to record {seq}; if that is wrong, reverse that record first")]
    PledgeFulfilled { pledge: PledgeId, seq: u64 },
    /// A signed agreement confirms a pledge once, and again after a revision.
    #[error("pledge:{pledge} was confirmed by record {seq} and has not been revised since; record the revision first")]
    PledgeConfirmed { pledge: PledgeId, seq: u64 },
    /// A revision changes something.
    #[error("the revision of pledge:{pledge} changes nothing; write what is new")]
    NothingRevised { pledge: PledgeId },
    /// A pledge of money is fulfilled by contributions.
    #[error("pledge:{pledge} promises only money; record what was paid as a contribution, applied to the pledge")]
    FulfilledByMoney { pledge: PledgeId },

    /// A pledge is fulfilled in the roles that it promises.
    #[error("pledge:{pledge} does not promise the role \"{role}\"; name one of its roles")]
    RoleNotPromised { pledge: PledgeId, role: Role },
    /// The instalments of a pledge are in its currency.
    #[error("the instalment of {amount} is not in {currency}, the currency of pledge:{pledge}; write it in {currency}")]
    InstalmentInAnotherCurrency { pledge: PledgeId, amount: Money, currency: Currency },
    /// The instalments of a pledge are the whole of it.
    #[error("pledge:{pledge} is {amount}, but its instalments add up to {sum}; correct one of them")]
    InstalmentsDoNotSum { pledge: PledgeId, amount: Money, sum: Sums },

    // ---- funds ----
    /// A policy replaces the former one as a whole.
    #[error(
        "the policy of fund:{fund} is empty, and would replace the former one as a whole; write at least one of its rules"
    )]
    PolicySaysNothing { fund: FundId },
    /// Money moves only in a fund with a currency.
    #[error("fund:{fund} was opened without a currency, so no money can move in it; name a fund that has one")]
    FundWithoutCurrency { fund: FundId },
    /// A fund is kept in one currency.
    #[error("{amount} is not in {currency}, the currency of fund:{fund}; write the amount in {currency}")]
    OtherCurrency { amount: Money, fund: FundId, currency: Currency },
    /// Money does not cross from one fund to another.
    #[error(
        "{thing} belongs to fund:{its}, not to fund:{fund}, and money does not cross funds; name one fund throughout"
    )]
    OfAnotherFund { thing: Thing, its: FundId, fund: FundId },
    /// A fund pays out no more than it holds.
    #[error("fund:{fund} holds {held} on {on} and cannot pay out {amount}; record missing receipts first")]
    Overdrawn { fund: FundId, on: Day, held: Money, amount: Money },
    /// A fund does not fall below its floor.
    #[error("fund:{fund} would have {left} of its own on {on}, below its floor of {floor}; pay out less")]
    BelowFloor { fund: FundId, on: Day, floor: Money, left: Money },
    /// An exchange, and a rate, has two currencies.
    #[error("{currency} is on both sides; name two different currencies")]
    SameCurrency { currency: Currency },
    /// Money moves between two different funds.
    #[error("both funds are fund:{fund}; write two different funds")]
    SameFund { fund: FundId },
    /// A balance is brought forward once.
    #[error("record {seq} already brought forward what fund:{fund} held in {currency} {place}; leave {amount} out", currency = amount.currency, place = held_by.as_ref().map_or_else(|| "in its own account".to_owned(), |party| format!("with party:{party}")))]
    BroughtForwardTwice { fund: FundId, held_by: Option<PartyId>, amount: Money, seq: u64 },
    /// A balance is certified before anything else counts.
    #[error(
        "{account} moves on {first}, and a balance certified for the end of {certified} would count that twice; certify an earlier day, or correct what is dated before"
    )]
    MovesBefore { account: Account, certified: Day, first: Day },
    /// The currency and the owner of a fund stay once anything leans on them.
    #[error("fund:{fund} is in use, so its currency and its owner stay; open another fund")]
    FundInUse { fund: FundId },
    /// Nothing counts on or before the day of a certified balance.
    #[error(
        "the balance of {account} is certified for the end of {certified}, and what is dated {date} is in it; leave it out, or write a later day if it happened then"
    )]
    BeforeTheBalance { account: Account, date: Day, certified: Day },
    /// An exception reports a broken rule.
    #[error("no rule is broken; leave the exception out")]
    NoRuleBroken,
    /// Which rules an exception breaks is worked out.
    #[error("the rules that this breaks are: {}; leave them out", list(found))]
    BreaksOthers { found: Vec<BrokenRule> },

    // ---- assessments ----
    /// A scale names each member once.
    #[error("party:{party} is on the scale twice; write its share once")]
    ShareTwice { party: PartyId },
    /// The shares of a scale are the whole.
    #[error("the shares of scale:{scale} sum to {sum} per cent; they must sum to 100")]
    SharesDoNotSum { scale: ScaleId, sum: Amount },
    /// A scale divides a total.
    #[error("a scale and the total that it divides are given together; write both, or neither")]
    ScaleWithoutTotal,
    /// An assessment has an amount.
    #[error("nothing says how much party:{party} must pay; write the amount, or a scale and its total")]
    NotAssessed { party: PartyId },
    /// A member pays a share of a scale that it is on.
    #[error("party:{party} has no share in scale:{scale}; name a scale that includes it, or write the amount")]
    NotOnScale { party: PartyId, scale: ScaleId },
    /// A scale holds until the next one.
    #[error("scale:{scale} was replaced by scale:{by} from {from}, before {period} begins; name that one")]
    ScaleReplaced { scale: ScaleId, by: ScaleId, from: Day, period: Period },
    /// An amount under a scale is the share.
    #[error("the share of party:{party} is {expected}, not {amount}; leave out the amount, or the scale")]
    NotTheShare { party: PartyId, amount: Money, expected: Money },
    /// The amounts under a scale are the shares.
    #[error("the share of party:{party} is {expected}, not {amount}; leave the amounts out")]
    OtherShare { party: String, amount: Money, expected: Money },
    /// What rounding leaves of a total is worked out.
    #[error("rounding leaves {left} of the total, not {stated}; leave it out")]
    OtherRest { stated: Amount, left: Amount },
    /// A run assesses somebody.
    #[error("every share of {total} is rounded to nothing; write a total that at least one member pays")]
    NobodyPays { total: Money },
    /// The id of an assessment of a run names its member.
    #[error("assessment:{assessment} is named after party:{member}, and assesses party:{party}; write another id")]
    OtherMemberInId { assessment: AssessmentId, member: PartyId, party: PartyId },
    /// A member is assessed as long as it is a member.
    #[error(
        "party:{party} was not a member of party:{of} in {period}, according to the records; record its membership first"
    )]
    NotAMember { party: PartyId, of: PartyId, period: Period },
    /// A member is assessed once for each period.
    #[error(
        "party:{party} is already assessed for fund:{fund} in {period}, by assessment:{assessment}; write a period that does not overlap"
    )]
    AssessedTwice { party: PartyId, fund: FundId, period: Period, assessment: AssessmentId },
    /// No more is paid, credited or waived than is outstanding.
    #[error(
        "{amount} is more than the {outstanding} outstanding on assessment:{assessment} on {on}; write at most that"
    )]
    MoreThanOutstanding { assessment: AssessmentId, on: Day, amount: Money, outstanding: Money },
    /// No more is written off than the carrying amount: what is outstanding, less earlier write-offs.
    #[error(
        "{amount} is more than the {left} left to write off assessment:{assessment} on {on}; the rest was paid, credited, waived or written off"
    )]
    AboveCarryingAmount { assessment: AssessmentId, on: Day, amount: Money, left: Money },
    /// A payment plan covers the assessments of its member.
    #[error(
        "assessment:{assessment} is that of party:{its}, and the payment plan that of party:{party}; leave the assessment out"
    )]
    OfAnotherMember { assessment: AssessmentId, its: PartyId, party: PartyId },
    /// A write-off is reversed before the written-off part is paid, credited or waived.
    #[error(
        "only {counted_on} of assessment:{assessment} is not written off on {on}; reinstate the rest before recording {amount}"
    )]
    WrittenOff { assessment: AssessmentId, on: Day, amount: Money, counted_on: Money },
    /// No more is reinstated than was written off.
    #[error(
        "{amount} is more than the {written_off} written off of assessment:{assessment} on {on}; write at most that"
    )]
    MoreThanWrittenOff { assessment: AssessmentId, on: Day, amount: Money, written_off: Money },
    /// A supplement or a reduction becomes income with its assessment.
    #[error("assessment:{assessment} is recognised on {its}, and not on {stated}; leave the day out")]
    OtherRecognition { assessment: AssessmentId, stated: Day, its: Day },
    /// A plan pays no more than is outstanding.
    #[error(
        "the instalments sum to {sum}, and {outstanding} is outstanding on {on} of what they cover; write at most that"
    )]
    PlanAboveOutstanding { sum: Money, on: Day, outstanding: Money },
    /// No more is refunded or repaid than was charged or lent.
    #[error("{amount} is more than the {left} in {account} on {on}; write at most that")]
    MoreThanLeft { account: Account, on: Day, amount: Money, left: Money },
    /// A fact is dated no earlier than the thing that it is about.
    #[error("{date} is before {thing}, which is dated {its}; write that day or a later one")]
    TooEarly { date: Span, thing: Thing, its: Span },
    /// A body that decides approves waivers and budgets.
    #[error("decision:{decision} approves nothing (its acts: {acts}); name an approval by a body that decides", acts = list(acts))]
    NotApproved { decision: DecisionId, acts: Vec<Act> },
    /// Some acts take a decision, and a policy may ask for one for others.
    #[error("{what} takes a decision of a body that decides for the fund; name it", what = taking(*act, of.as_ref()))]
    TakesDecision { act: Authorised, of: Option<Thing> },
    /// A decision is taken by a body that decides for the owner of the fund.
    #[error(
        "decision:{decision} is of party:{forum}, which does not decide for party:{owner}, the owner of the fund; name a decision of party:{owner}, or of a body that is part of it and decides"
    )]
    NotTheirs { decision: DecisionId, forum: PartyId, owner: PartyId },
    /// A decision authorises what it names.
    #[error("no clause of decision:{decision} authorises {what}; name a decision that does", what = taking(*act, Some(of)))]
    NotInDecision { decision: DecisionId, act: Authorised, of: Thing },
    /// Only what moves or sets money is authorised up to an amount.
    #[error("a clause for the act \"{act}\" has no amount, and says up to {up_to}; leave the amount out")]
    ClauseWithAmount { act: Authorised, up_to: Money },
    /// A clause covers an exception by its record.
    #[error("a cover names the record that is an exception, and {of} is none; write record:N, one clause for each")]
    CoverOfNoRecord { of: Thing },
    /// A decision authorises once, or up to an amount.
    #[error("decision:{decision} {}; name another one", left.map_or_else(|| format!("was used for this by record {seq}"), |left| if left.amount.is_zero() { "is used up".to_owned() } else { format!("has only {left} left to use, and this takes {asked}") }))]
    UsedUp { decision: DecisionId, seq: u64, left: Option<Money>, asked: Sums },

    // ---- contributions ----
    /// Cash has an amount.
    #[error("contribution:{contribution} is cash, but has no amount; write how much was received")]
    CashWithoutAmount { contribution: ContributionId },
    /// A contribution in kind has a stated value, and is not money.
    #[error(
        "contribution:{contribution} is {form}, not cash: leave out rate, charges, credited and arrived amount; it is neither applied nor returned"
    )]
    NotCash { contribution: ContributionId, form: Form },
    /// Another currency counts at a published rate.
    #[error("{amount} is not in {currency}, the currency of fund:{fund}; name the published rate at which it counts")]
    NoRate { amount: Money, fund: FundId, currency: Currency },
    /// A rate converts one currency to another, and back.
    #[error(
        "rate:{rate} is from {from} to {to}, but {amount} is converted to {currency}; name a rate between these two"
    )]
    RateOfOtherCurrencies { rate: RateId, from: Currency, to: Currency, amount: Money, currency: Currency },
    /// A rate has days.
    #[error("a rate that begins on {from} does not hold until {until}; write a last day that is not before it")]
    RateEndsEarly { from: Day, until: Day },
    /// A publisher has one rate for two currencies on a day.
    #[error(
        "rate:{other} of the same publisher is between these currencies and holds from {} until {}; write other days, or correct that rate",
        its.first(),
        its.last()
    )]
    RateOverlaps { other: RateId, its: Period },
    /// A rate is used on the days on which it holds.
    #[error(
        "rate:{rate} holds from {} until {}, not on {on}; name a rate that holds on that day",
        its.first(),
        its.last()
    )]
    RateNotInForce { rate: RateId, its: Period, on: Day },
    /// An amount in the fund's currency is not converted.
    #[error("{amount} is in the currency of fund:{fund}; leave out the rate and the equivalent")]
    NothingConverted { amount: Money, fund: FundId },
    /// An equivalent is what the rate gives.
    #[error("{amount} is {expected} at the rate, not {found}; leave the equivalent out")]
    EquivalentDiffers { amount: Money, found: Money, expected: Money },
    /// An amount is worth something.
    #[error("{amount} is less than the smallest amount in {currency} at the rate; write a larger one")]
    WorthNothing { amount: Money, currency: Currency },
    /// What was paid in another currency arrives as somebody has seen it arrive.
    #[error(
        "{paid} was paid into fund:{fund}, which is kept in {currency}; write the amount that arrived, as the bank states it"
    )]
    ArrivalNotStated { paid: Money, fund: FundId, currency: Currency },
    /// What arrives differs from what is credited by no more than the policy allows.
    #[error(
        "{credited} is credited, and {arrived} arrived with the charges: more than {tolerance} % apart; correct the rate or the amount"
    )]
    BeyondTolerance { credited: Money, arrived: Money, tolerance: Share },
    /// A closing values each currency at one rate.
    #[error("rate:{rate} and rate:{other} are between the same currencies; name one of them")]
    ValuedTwice { rate: RateId, other: RateId },
    /// The credited amount is exact before it is rounded.
    #[error("{amount} at rate:{rate} has more digits than are kept exactly; publish a rate with fewer decimal places")]
    RateTooLong { rate: RateId, amount: Money },
    /// The credited amount is what was paid, at the rate.
    #[error("{amount} is credited as {expected}, not as {found}; leave the credited amount out")]
    NotAtRate { amount: Money, found: Money, expected: Money },
    /// Some of a payment arrives.
    #[error("{paid} was paid, and bank charges are {charges}: nothing arrived; correct one of them")]
    NothingArrived { paid: Money, charges: Money },
    /// A payment is what arrived plus bank charges.
    #[error("{paid} was paid, but what arrived and bank charges add up to {parts}; correct one of them")]
    DoesNotAddUp { paid: Money, parts: Sums },
    /// A contribution is applied or returned once.
    #[error(
        "nothing is left of contribution:{contribution}: all of it was applied or returned; name another contribution"
    )]
    NothingLeft { contribution: ContributionId },
    /// Without a target, a contribution is applied to its payer's outstanding assessments.
    #[error(
        "party:{payer} has nothing outstanding in fund:{fund} to which {left} of contribution:{contribution} can be applied; name the assessment, pledge or fund that it pays"
    )]
    NothingOutstanding { payer: PartyId, fund: FundId, contribution: ContributionId, left: Money },
    /// A contribution names each thing that it is applied to once.
    #[error("{to} is named twice among what the contribution is applied to; write its amount once")]
    AllocatedTwice { to: Thing },
    /// Only an assessment, a pledge or a fund is paid.
    #[error("{to} is not an assessment, a pledge or a fund; a contribution is applied to one of these")]
    NotPayable { to: Thing },
    /// No more is applied or returned than is left.
    #[error("{amount} is more than the {left} left of contribution:{contribution} on {on}; write at most that")]
    MoreThanReceived { contribution: ContributionId, on: Day, amount: Money, left: Money },
    /// A payment toward what a party owes or promised has a payer.
    #[error("the payer of contribution:{contribution} is not identified; write who paid")]
    PayerUnidentified { contribution: ContributionId },
    /// A payer is identified once.
    #[error("contribution:{contribution} was paid by party:{known}, not by party:{said}; leave the payer out")]
    PayerKnown { contribution: ContributionId, known: PartyId, said: PartyId },
    /// A payment is applied to what its payer owes or promised.
    #[error("party:{payer} paid this, but another party owes or promised {to}; apply it to something of party:{payer}")]
    PaidByAnother { payer: PartyId, to: Thing },

    /// What is applied to a pledge counts in the pledge's currency.
    #[error(
        "{amount} is applied to pledge:{pledge}, which is in {currency}, and the receipt was not paid in that currency; name a rate, or write what it counts for and on which ground"
    )]
    CountsForNotStated { pledge: PledgeId, amount: Money, currency: Currency },
    /// What a part counts for is in the pledge's currency.
    #[error("{amount} is not in {currency}, the currency of pledge:{pledge}; write what counts in {currency}")]
    CountsInAnotherCurrency { pledge: PledgeId, amount: Money, currency: Currency },
    /// Without a ground, a part counts for what the rate gives.
    #[error(
        "the part counts for {expected} of pledge:{pledge} at the rate, not for {found}; leave the amount out, or write the ground"
    )]
    CountsAtRate { pledge: PledgeId, found: Money, expected: Money },
    /// A part counts for something.
    #[error("{amount} counts for {counts_for} of pledge:{pledge}, once it is rounded; apply a larger part")]
    CountsForNothing { pledge: PledgeId, amount: Money, counts_for: Money },
    /// A part in another currency than its pledge's counts once.
    #[error(
        "pledge:{pledge} is named twice, or nothing is applied to it in another currency; leave out what counts for it"
    )]
    CountsOnce { pledge: PledgeId },
    /// A ground is that of stated amounts.
    #[error(
        "a ground explains what the parts of contribution:{contribution} are stated to count for; write these amounts and no rate, or leave the ground out"
    )]
    GroundWithoutAmounts { contribution: ContributionId },
    /// A rate converts something.
    #[error(
        "contribution:{contribution} pays no pledge in another currency than the fund's and its own; leave out the rate and the ground"
    )]
    NothingToConvert { contribution: ContributionId },

    // ---- budgets ----
    /// A budget names each line once.
    #[error("line {line} is named twice; name each line once")]
    LineTwice { line: LineId },
    /// A stated total is the sum of the lines.
    #[error("the total is {total}, but the lines add up to {sum}; correct the total or the lines")]
    TotalIsNotTheSum { total: Money, sum: Sums },
    /// A budget is approved once.
    #[error("budget:{budget} was approved by record {seq}; revise it instead")]
    BudgetApproved { budget: BudgetId, seq: u64 },
    /// A line has one appropriation for a fund and period; another one is a supplement.
    #[error(
        "line {line} is appropriated for these days by budget:{other} already; if this one adds to it, write --adds supplement"
    )]
    AppropriatedTwice { line: LineId, other: BudgetId },
    /// A supplement adds to something.
    #[error("nothing is approved yet to which budget:{budget} could be a supplement; leave that out")]
    NothingToSupplement { budget: BudgetId },
    /// Only an approved budget is spent or revised.
    #[error("budget:{budget} {}; record its approval first", match (on, approved) {
        (Some(on), Some(approved)) => format!("was not approved by {on}, but on {approved}"),
        _ => "has no approval on record".to_owned(),
    })]
    BudgetNotApproved { budget: BudgetId, on: Option<Day>, approved: Option<Day> },
    /// Expenditure leaves a fund.
    #[error("budget:{budget} was proposed without a fund, so nothing can be charged to it; name a budget that has one")]
    BudgetWithoutFund { budget: BudgetId },
    /// No more is charged to a line, or transferred from it, than is available.
    #[error(
        "line {line} of budget:{budget} has {available} available on {on} and cannot bear {amount}; revise the budget first"
    )]
    LineOverspent { budget: BudgetId, line: LineId, on: Day, available: Money, amount: Money },
    /// A line is not set below what is charged to it.
    #[error(
        "line {line} of budget:{budget} would have {set} on {on}, below the {charged} charged to it by then; write at least that"
    )]
    BelowCharged { budget: BudgetId, line: LineId, on: Day, set: Money, charged: Money },
    /// Transfers stay within the caps of the fund's policy, for one line and (`line` is `None`) for all lines together.
    #[error("{amount}, beside {already} transferred by {on}, exceeds {most}, which is {cap} per cent of what was approved for {of}; transfer less", of = line.as_ref().map_or_else(|| "all lines".to_owned(), |line| format!("line {line}")))]
    TransferBeyondCap { on: Day, amount: Money, already: Money, most: Money, cap: Share, line: Option<LineId> },

    // ---- cases and advances ----
    /// Money goes to a case or to an implementer.
    #[error("name either a case, with its category, or an implementer, without one")]
    CaseOrImplementer,
    /// A fund helps cases of the categories in its policy.
    #[error("{found} is not eligible; write one of the policy's categories: {eligible}", found = category.as_ref().map_or_else(|| "a case without a category".to_owned(), |category| format!("category \"{category}\"")), eligible = quoted(eligible))]
    NotEligible { category: Option<Text>, eligible: Vec<Text> },
    /// Help is asked for by those who may apply for it, never by the migrant.
    #[error("{found} may not apply for help; write who requested it, one of the policy's: {applicants}", found = requested_by.as_ref().map_or_else(|| "who is not named".to_owned(), |party| format!("party:{party}")), applicants = list(applicants))]
    NotAnApplicant { requested_by: Option<PartyId>, applicants: Vec<Applicant> },
    /// A case receives no more than the cap, in all.
    #[error(
        "case {case} would receive {} by {on}; the ceiling is {cap} a case: over by {}",
        together(*already, *amount),
        above(together(*already, *amount), *cap)
    )]
    CapExceeded { case: CaseId, on: Day, cap: Money, already: Money, amount: Money },
    /// An implementer spends and returns no more than it was advanced.
    #[error(
        "party:{implementer} holds {held} in advance on {on} and cannot spend or return {amount}; record missing advances first"
    )]
    AboveAdvance { implementer: PartyId, on: Day, held: Money, amount: Money },
    /// A case returns no more than it received.
    #[error("case {case} has {paid} left of what it received on {on} and cannot return {amount}; write at most that")]
    ReturnedMoreThanPaid { case: CaseId, on: Day, paid: Money, amount: Money },

    // ---- periods ----
    /// A period is closed when it is over.
    #[error("period {period} is not over: its last day is {last}; close it after that day")]
    PeriodNotOver { period: Period, last: Day },
    /// A fund's rows are published for days that are closed.
    #[error(
        "{period} is not closed for the ledger yet, and the rows of one fund are published after that; close it first"
    )]
    NotClosedYet { period: Period },
    /// A period is published once.
    #[error(
        "record {seq} published {period}, and what was found since shows as a correction in the next period; to publish it again, reopen it first"
    )]
    PublishedBefore { period: Period, seq: u64 },
    /// The root of a closed period is that of its rows.
    #[error("the rows of period {period} have the root {root}; leave the root out")]
    RootDiffers { period: Period, root: TreeHash },
    /// What was found late keeps the bounds of the days that are opened again.
    #[error("with these days open again, record {by} would break a rule: {why}; correct that record first")]
    BrokenAgain { by: u64, why: Box<Self> },
    /// Days are reopened that are closed.
    #[error("{from} is not closed; {closed}", closed = watermark.map_or_else(|| "no day is".to_owned(), |day| format!("the last closed day is {day}")))]
    DayNotClosed { from: Day, watermark: Option<Day> },

    // ---- corrections ----
    /// A correction names a record.
    #[error("there is no record {seq}; the last one is record {last}")]
    NoSuchRecord { seq: u64, last: u64 },
    /// The opening, keys and closings are never corrected.
    #[error("record {seq} is {kind}, which is never corrected; record what holds now instead")]
    NotCorrectable { seq: u64, kind: &'static str },
    /// Only the end of a chain is corrected.
    #[error("record {seq} was corrected before; correct record {end}, the last of its corrections")]
    NotTheEnd { seq: u64, end: u64 },
    /// A correction has the type of what it corrects.
    #[error(
        "record {seq} is {expected}, and is not corrected by {found}; reverse it, and record the other fact beside"
    )]
    OfAnotherType { seq: u64, expected: &'static str, found: &'static str },
    /// A reversal is corrected by the fact that counts instead.
    #[error("record {seq} is a reversal; correct it with the {expected} that counts instead")]
    ReversedBefore { seq: u64, expected: &'static str },
    /// A correction keeps the id that its record defines.
    #[error("record {seq} defines {defined}, which stays; write that id")]
    IdChanged { seq: u64, defined: Thing },
    /// A correction changes something.
    #[error("nothing differs from record {seq}; leave the correction out")]
    NothingChanged { seq: u64 },
    /// A correction says why.
    #[error("record {seq} is corrected without a reason; add --because")]
    NoReason { seq: u64 },
    /// A reversal names a record.
    #[error("a reversal says which record it reverses; add --corrects")]
    NothingReversed,
    /// A reason is given where something is corrected or found late.
    #[error("nothing is corrected here, and no closed day is touched; leave the reason out")]
    NothingToExplain,
    /// A record is reversed after the records that depend on it.
    #[error("record {seq} cannot be reversed: record {by} depends on it; reverse that one first")]
    DependedOn { seq: u64, by: u64 },
    /// A correction leaves the records that depend on it in order.
    #[error("with this correction of record {seq}, record {by} would break a rule: {why}; correct record {by} first")]
    BreaksAnother { seq: u64, by: u64, why: Box<Self> },
    /// A reversal has no day of its own.
    #[error("a reversal of record {seq} counts from its day; leave the date out")]
    ReversalDated { seq: u64 },

    // ---- lines ----
    /// A record is one line of bounded length.
    #[error(
        "the record would have {bytes} bytes; at most {most} fit in a line. Split what it says over several records"
    )]
    RecordTooLong { bytes: usize, most: usize },
}

impl Refusal {
    /// Returns the name of a rule that binds only the party that authorises. What has happened all the same can be
    /// reported, as an exception with its reason.
    #[must_use]
    pub const fn reportable(&self) -> Option<BrokenRule> {
        Some(match self {
            Self::TakesDecision { .. } => BrokenRule::Authority,
            Self::BudgetNotApproved { .. } => BrokenRule::Approval,
            Self::SpentOnCancelled { .. } => BrokenRule::Activity,
            Self::NotEligible { .. } => BrokenRule::Category,
            Self::NotAnApplicant { .. } => BrokenRule::Applicant,
            Self::TransferBeyondCap { .. } => BrokenRule::Transfers,
            Self::Overdrawn { .. } => BrokenRule::Cash,
            Self::BelowFloor { .. } => BrokenRule::Floor,
            Self::CapExceeded { .. } => BrokenRule::Cap,
            Self::LineOverspent { .. } | Self::BelowCharged { .. } => BrokenRule::Line,
            Self::BrokenAgain { why, .. } => return why.reportable(),
            Self::AboveAdvance { .. } => BrokenRule::Advance,
            Self::ReturnedMoreThanPaid { .. } => BrokenRule::Case,
            Self::RateNotInForce { .. } => BrokenRule::Rate,
            Self::BeyondTolerance { .. } => BrokenRule::Tolerance,
            _ => return None,
        })
    }
}
