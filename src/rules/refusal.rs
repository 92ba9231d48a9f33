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
use crate::languages::{say, term};
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
use words::{
    above, brought_forward_twice, budget_not_approved, code_point, day_not_closed, list, no_authority,
    not_an_applicant, not_eligible, relation_to, taking, terms, together, transfer_beyond_cap, used_up,
};

/// A rule that said no. Each variant states its rule; its fields are the figures of the sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the sentence above a variant says what each of its fields is")]
pub enum Refusal {
    // ---- idempotency keys ----
    /// One idempotency key stands for one command.
    #[error("{}", say!("rules-other-command", id = .id, seq = .seq))]
    OtherCommand { id: IdempotencyKey, seq: u64 },
    /// The program itself numbers the keys of a list.
    #[error("{}", say!("rules-key-reserved", id = .id))]
    KeyReserved { id: IdempotencyKey },
    /// A list is sent again with the same number of requests.
    #[error("{}", say!("rules-list-of-another-length", list = .list, had = .had, seq = .seq, has = .has))]
    ListOfAnotherLength { list: String, seq: u64, had: u64, has: u64 },
    /// A list is recorded as a whole, in one batch.
    #[error("{}", say!("rules-list-not-ended", list = .list, next = .next, of = .of))]
    ListNotEnded { list: String, next: u64, of: u64 },
    /// A list fits in a batch.
    #[error("{}", say!("rules-list-too-long", list = .list, of = .of))]
    ListTooLong { list: String, of: u64 },

    // ---- who may record, and when ----
    /// Record 0 opens a ledger, and no other record does.
    #[error("{}", say!("rules-opened-once", seq = .seq, kind = .kind))]
    OpenedOnce { seq: u64, kind: &'static str },
    /// Only an admitted key records.
    #[error("{}", say!("rules-not-a-recorder", key = .key))]
    NotARecorder { key: KeyId },
    /// A revoked key records nothing more.
    #[error("{}", say!("rules-recorder-revoked", key = .key, revoked_by = .revoked_by))]
    RecorderRevoked { key: KeyId, revoked_by: u64 },
    /// The recovery key admits and revokes recorders, and does nothing else.
    #[error("{}", say!("rules-recovery-key-only", key = .key, kind = .kind))]
    RecoveryKeyOnly { key: KeyId, kind: &'static str },

    // ---- what every command names ----
    /// A command names things that are on record.
    #[error("{}", say!("rules-unknown", thing = .thing))]
    Unknown { thing: Thing },
    /// An id is used once.
    #[error("{}", say!("rules-already-registered", thing = .thing, seq = .seq))]
    AlreadyRegistered { thing: Thing, seq: u64 },
    /// A fact has happened; only windows and due dates lie ahead.
    #[error("{}", say!("rules-in-the-future", date = .date, last = .last))]
    InTheFuture { date: Span, last: Day },
    /// An amount is in a currency of the ledger's opening.
    #[error("{}", say!("rules-currency-not-used", amount = .amount, currencies = list(used)))]
    CurrencyNotUsed { amount: Money, used: Vec<Currency> },
    /// An amount is above zero.
    #[error("{}", say!("rules-amount-not-positive", amount = .amount))]
    AmountNotPositive { amount: Money },
    /// An amount is no finer than the smallest unit of its currency.
    #[error("{}", say!("rules-amount-too-fine", amount = .amount, currency = amount.currency, exponent = .exponent))]
    AmountTooFine { amount: Money, exponent: u32 },
    /// A currency is one of the ledger's opening.
    #[error("{}", say!("rules-currency-unused", currency = .currency, currencies = list(used)))]
    CurrencyUnused { currency: Currency, used: Vec<Currency> },
    /// An amount is small enough to be added up exactly.
    #[error("{}", say!("rules-amount-too-large", amount = .amount))]
    AmountTooLarge { amount: Money },
    /// A fact that moves money has a day.
    #[error("{}", say!("rules-not-dated", kind = .kind))]
    NotDated { kind: &'static str },
    /// Published figures stay as published.
    #[error("{}", say!("rules-in-closed-period", date = .date, seq = .seq, period = .period))]
    InClosedPeriod { date: Day, period: Period, seq: u64 },

    // ---- the opening ----
    /// A currency has one number of decimal places, for ever.
    #[error("{}", say!("rules-currency-frozen-twice", currency = .currency))]
    CurrencyFrozenTwice { currency: Currency },

    // ---- recorders ----
    /// A recorder's key is named after the ledger's origin.
    #[error("{}", say!("rules-key-of-another-ledger", name = .name, origin = .origin))]
    KeyOfAnotherLedger { name: String, origin: String },
    /// A key is admitted once.
    #[error("{}", say!("rules-key-taken", key = .key, seq = .seq))]
    KeyTaken { key: KeyId, seq: u64 },
    /// The recovery key is the last resort against a rogue recorder: no recorder can revoke it.
    #[error("{}", say!("rules-recovery-key-stays", key = .key))]
    RecoveryKeyStays { key: KeyId },

    // ---- parties ----
    /// A name belongs to one party, or to one fund.
    #[error("{}", say!("rules-name-taken", name = .name, of = .of))]
    NameTaken { name: String, of: Thing },
    /// No name looks like that of another party, or of another fund (UTS 39).
    #[error("{}", say!("rules-name-looks-taken", name = .name, like = .like, of = .of, position = .position, found = code_point(*found)))]
    NameLooksTaken { name: String, like: String, of: Thing, position: usize, found: char },
    /// An identifier of IATI belongs to one party.
    #[error("{}", say!("rules-iati-taken", iati = .iati, party = .party))]
    IatiTaken { iati: IatiIdentifier, party: PartyId },
    /// A merged party is history.
    #[error("{}", say!("rules-party-merged", party = .party, into = .into, seq = .seq))]
    PartyMerged { party: PartyId, into: PartyId, seq: u64 },
    /// A merger takes two parties.
    #[error("{}", say!("rules-merged-into-itself", party = .party))]
    MergedIntoItself { party: PartyId },
    /// A relation leads to a fund, an office or a party, as its kind says.
    #[error("{}", relation_to(*relation, of))]
    RelationTo { relation: Relation, of: Thing },
    /// A relation takes two parties.
    #[error("{}", say!("rules-related-to-itself", party = .party, relation = term(relation)))]
    RelatedToItself { party: PartyId, relation: Relation },
    /// A relation begins before it ends.
    #[error("{}", say!("rules-relation-ends-before-it-begins", until = .until, from = .from))]
    RelationEndsBeforeItBegins { from: Day, until: Day },
    /// A relation is recorded once for each time.
    #[error("{}", say!("rules-relation-overlaps", seq = .seq, party = .party, relation = term(relation), of = .of))]
    RelationOverlaps { party: PartyId, relation: Relation, of: Thing, seq: u64 },

    // ---- documents ----
    /// A document can be found again.
    #[error("{}", say!("rules-document-not-identified", document = .document))]
    DocumentNotIdentified { document: DocumentId },
    /// A party signs a document once.
    #[error("{}", say!("rules-already-signed", seq = .seq, party = .party, document = .document))]
    AlreadySigned { document: DocumentId, party: PartyId, seq: u64 },

    // ---- meetings ----
    /// A forum is a body or a network.
    #[error("{}", say!("rules-not-a-forum", party = .party, nature = term(nature)))]
    NotAForum { party: PartyId, nature: Nature },
    /// A forum takes the decisions for which it has authority.
    #[error("{}", no_authority(forum, *authority, *act))]
    NoAuthority { forum: PartyId, authority: Option<Authority>, act: Act },
    /// A request is made by a decision that requests or urges.
    #[error("{}", say!("rules-decision-requests-nothing", decision = .decision, acts = terms(acts)))]
    DecisionRequestsNothing { decision: DecisionId, acts: Vec<Act> },
    /// A decision goes to a party only if it refers or submits.
    #[error("{}", say!("rules-referred-without-act", subject = .subject))]
    ReferredWithoutAct { subject: Thing },

    // ---- activities ----
    /// A cancelled activity is over.
    #[error("{}", say!("rules-activity-cancelled", activity = .activity, seq = .seq))]
    ActivityCancelled { activity: Thing, seq: u64 },
    /// A held activity is over.
    #[error("{}", say!("rules-activity-held", activity = .activity, seq = .seq))]
    ActivityHeld { activity: Thing, seq: u64 },

    /// Nothing is spent on an activity after it was cancelled.
    #[error("{}", say!("rules-spent-on-cancelled", activity = .activity, on = .on, seq = .seq))]
    SpentOnCancelled { activity: Thing, on: Day, seq: u64 },
    /// An advance is not spent yet.
    #[error("{}", say!("rules-advance-to-activity", activity = .activity))]
    AdvanceToActivity { activity: Thing },

    // ---- pledges ----
    /// A pledge is made toward an activity or a fund.
    #[error("{}", say!("rules-not-a-purpose", toward = .toward))]
    NotAPurpose { toward: Thing },
    /// A withdrawn pledge is over.
    #[error("{}", say!("rules-pledge-withdrawn", pledge = .pledge, seq = .seq))]
    PledgeWithdrawn { pledge: PledgeId, seq: u64 },
    /// A fulfilled pledge is over.
    #[error("{}", say!("rules-pledge-fulfilled", pledge = .pledge, seq = .seq))]
    PledgeFulfilled { pledge: PledgeId, seq: u64 },
    /// A signed agreement confirms a pledge once, and again after a revision.
    #[error("{}", say!("rules-pledge-confirmed", pledge = .pledge, seq = .seq))]
    PledgeConfirmed { pledge: PledgeId, seq: u64 },
    /// A revision changes something.
    #[error("{}", say!("rules-nothing-revised", pledge = .pledge))]
    NothingRevised { pledge: PledgeId },
    /// A pledge of money is fulfilled by contributions.
    #[error("{}", say!("rules-fulfilled-by-money", pledge = .pledge))]
    FulfilledByMoney { pledge: PledgeId },

    /// A pledge is fulfilled in the roles that it promises.
    #[error("{}", say!("rules-role-not-promised", pledge = .pledge, role = term(role)))]
    RoleNotPromised { pledge: PledgeId, role: Role },
    /// The instalments of a pledge are in its currency.
    #[error("{}", say!("rules-instalment-in-another-currency", amount = .amount, currency = .currency, pledge = .pledge))]
    InstalmentInAnotherCurrency { pledge: PledgeId, amount: Money, currency: Currency },
    /// The instalments of a pledge are the whole of it.
    #[error("{}", say!("rules-instalments-do-not-sum", pledge = .pledge, amount = .amount, sum = .sum))]
    InstalmentsDoNotSum { pledge: PledgeId, amount: Money, sum: Sums },

    // ---- funds ----
    /// A policy replaces the former one as a whole.
    #[error("{}", say!("rules-policy-says-nothing", fund = .fund))]
    PolicySaysNothing { fund: FundId },
    /// Money moves only in a fund with a currency.
    #[error("{}", say!("rules-fund-without-currency", fund = .fund))]
    FundWithoutCurrency { fund: FundId },
    /// A fund is kept in one currency.
    #[error("{}", say!("rules-other-currency", amount = .amount, currency = .currency, fund = .fund))]
    OtherCurrency { amount: Money, fund: FundId, currency: Currency },
    /// Money does not cross from one fund to another.
    #[error("{}", say!("rules-of-another-fund", thing = .thing, its = .its, fund = .fund))]
    OfAnotherFund { thing: Thing, its: FundId, fund: FundId },
    /// A fund pays out no more than it holds.
    #[error("{}", say!("rules-overdrawn", fund = .fund, held = .held, on = .on, amount = .amount))]
    Overdrawn { fund: FundId, on: Day, held: Money, amount: Money },
    /// A fund does not fall below its floor.
    #[error("{}", say!("rules-below-floor", fund = .fund, left = .left, on = .on, floor = .floor))]
    BelowFloor { fund: FundId, on: Day, floor: Money, left: Money },
    /// An exchange, and a rate, has two currencies.
    #[error("{}", say!("rules-same-currency", currency = .currency))]
    SameCurrency { currency: Currency },
    /// Money moves between two different funds.
    #[error("{}", say!("rules-same-fund", fund = .fund))]
    SameFund { fund: FundId },
    /// A balance is brought forward once.
    #[error("{}", brought_forward_twice(fund, held_by.as_ref(), *amount, *seq))]
    BroughtForwardTwice { fund: FundId, held_by: Option<PartyId>, amount: Money, seq: u64 },
    /// A balance is certified before anything else counts.
    #[error("{}", say!("rules-moves-before", account = .account, first = .first, certified = .certified))]
    MovesBefore { account: Account, certified: Day, first: Day },
    /// The currency and the owner of a fund stay once anything leans on them.
    #[error("{}", say!("rules-fund-in-use", fund = .fund))]
    FundInUse { fund: FundId },
    /// Nothing counts on or before the day of a certified balance.
    #[error("{}", say!("rules-before-the-balance", account = .account, certified = .certified, date = .date))]
    BeforeTheBalance { account: Account, date: Day, certified: Day },
    /// An exception reports a broken rule.
    #[error("{}", say!("rules-no-rule-broken"))]
    NoRuleBroken,
    /// Which rules an exception breaks is worked out.
    #[error("{}", say!("rules-breaks-others", found = terms(found)))]
    BreaksOthers { found: Vec<BrokenRule> },

    // ---- assessments ----
    /// A scale names each member once.
    #[error("{}", say!("rules-share-twice", party = .party))]
    ShareTwice { party: PartyId },
    /// The shares of a scale are the whole.
    #[error("{}", say!("rules-shares-do-not-sum", scale = .scale, sum = .sum))]
    SharesDoNotSum { scale: ScaleId, sum: Amount },
    /// A scale divides a total.
    #[error("{}", say!("rules-scale-without-total"))]
    ScaleWithoutTotal,
    /// An assessment has an amount.
    #[error("{}", say!("rules-not-assessed", party = .party))]
    NotAssessed { party: PartyId },
    /// A member pays a share of a scale that it is on.
    #[error("{}", say!("rules-not-on-scale", party = .party, scale = .scale))]
    NotOnScale { party: PartyId, scale: ScaleId },
    /// A scale holds until the next one.
    #[error("{}", say!("rules-scale-replaced", scale = .scale, by = .by, from = .from, period = .period))]
    ScaleReplaced { scale: ScaleId, by: ScaleId, from: Day, period: Period },
    /// An amount under a scale is the share.
    #[error("{}", say!("rules-not-the-share", party = .party, expected = .expected, amount = .amount))]
    NotTheShare { party: PartyId, amount: Money, expected: Money },
    /// The amounts under a scale are the shares.
    #[error("{}", say!("rules-other-share", party = .party, expected = .expected, amount = .amount))]
    OtherShare { party: String, amount: Money, expected: Money },
    /// What rounding leaves of a total is worked out.
    #[error("{}", say!("rules-other-rest", left = .left, stated = .stated))]
    OtherRest { stated: Amount, left: Amount },
    /// A run assesses somebody.
    #[error("{}", say!("rules-nobody-pays", total = .total))]
    NobodyPays { total: Money },
    /// The id of an assessment of a run names its member.
    #[error("{}", say!("rules-other-member-in-id", assessment = .assessment, member = .member, party = .party))]
    OtherMemberInId { assessment: AssessmentId, member: PartyId, party: PartyId },
    /// A member is assessed as long as it is a member.
    #[error("{}", say!("rules-not-a-member", party = .party, of = .of, period = .period))]
    NotAMember { party: PartyId, of: PartyId, period: Period },
    /// A member is assessed once for each period.
    #[error("{}", say!("rules-assessed-twice", party = .party, fund = .fund, period = .period, assessment = .assessment))]
    AssessedTwice { party: PartyId, fund: FundId, period: Period, assessment: AssessmentId },
    /// No more is paid, credited or waived than is outstanding.
    #[error("{}", say!("rules-more-than-outstanding", amount = .amount, outstanding = .outstanding, assessment = .assessment, on = .on))]
    MoreThanOutstanding { assessment: AssessmentId, on: Day, amount: Money, outstanding: Money },
    /// No more is written off than the carrying amount: what is outstanding, less earlier write-offs.
    #[error("{}", say!("rules-above-carrying-amount", amount = .amount, left = .left, assessment = .assessment, on = .on))]
    AboveCarryingAmount { assessment: AssessmentId, on: Day, amount: Money, left: Money },
    /// A payment plan covers the assessments of its member.
    #[error("{}", say!("rules-of-another-member", assessment = .assessment, its = .its, party = .party))]
    OfAnotherMember { assessment: AssessmentId, its: PartyId, party: PartyId },
    /// A write-off is reversed before the written-off part is paid, credited or waived.
    #[error("{}", say!("rules-written-off", counted_on = .counted_on, assessment = .assessment, on = .on, amount = .amount))]
    WrittenOff { assessment: AssessmentId, on: Day, amount: Money, counted_on: Money },
    /// No more is reinstated than was written off.
    #[error("{}", say!("rules-more-than-written-off", amount = .amount, written_off = .written_off, assessment = .assessment, on = .on))]
    MoreThanWrittenOff { assessment: AssessmentId, on: Day, amount: Money, written_off: Money },
    /// A supplement or a reduction becomes income with its assessment.
    #[error("{}", say!("rules-other-recognition", assessment = .assessment, its = .its, stated = .stated))]
    OtherRecognition { assessment: AssessmentId, stated: Day, its: Day },
    /// A plan pays no more than is outstanding.
    #[error("{}", say!("rules-plan-above-outstanding", sum = .sum, outstanding = .outstanding, on = .on))]
    PlanAboveOutstanding { sum: Money, on: Day, outstanding: Money },
    /// No more is refunded or repaid than was charged or lent.
    #[error("{}", say!("rules-more-than-left", amount = .amount, left = .left, account = .account, on = .on))]
    MoreThanLeft { account: Account, on: Day, amount: Money, left: Money },
    /// A fact is dated no earlier than the thing that it is about.
    #[error("{}", say!("rules-too-early", date = .date, thing = .thing, its = .its))]
    TooEarly { date: Span, thing: Thing, its: Span },
    /// A body that decides approves waivers and budgets.
    #[error("{}", say!("rules-not-approved", decision = .decision, acts = terms(acts)))]
    NotApproved { decision: DecisionId, acts: Vec<Act> },
    /// Some acts take a decision, and a policy may ask for one for others.
    #[error("{}", say!("rules-takes-decision", what = taking(*act, of.as_ref())))]
    TakesDecision { act: Authorised, of: Option<Thing> },
    /// A decision is taken by a body that decides for the owner of the fund.
    #[error("{}", say!("rules-not-theirs", decision = .decision, forum = .forum, owner = .owner))]
    NotTheirs { decision: DecisionId, forum: PartyId, owner: PartyId },
    /// A decision authorises what it names.
    #[error("{}", say!("rules-not-in-decision", decision = .decision, what = taking(*act, Some(of))))]
    NotInDecision { decision: DecisionId, act: Authorised, of: Thing },
    /// Only what moves or sets money is authorised up to an amount.
    #[error("{}", say!("rules-clause-with-amount", act = term(act), up_to = .up_to))]
    ClauseWithAmount { act: Authorised, up_to: Money },
    /// A clause covers an exception by its record.
    #[error("{}", say!("rules-cover-of-no-record", of = .of))]
    CoverOfNoRecord { of: Thing },
    /// A decision authorises once, or up to an amount.
    #[error("{}", used_up(decision, *seq, *left, asked))]
    UsedUp { decision: DecisionId, seq: u64, left: Option<Money>, asked: Sums },

    // ---- contributions ----
    /// Cash has an amount.
    #[error("{}", say!("rules-cash-without-amount", contribution = .contribution))]
    CashWithoutAmount { contribution: ContributionId },
    /// A contribution in kind has a stated value, and is not money.
    #[error("{}", say!("rules-not-cash", contribution = .contribution, form = term(form)))]
    NotCash { contribution: ContributionId, form: Form },
    /// Another currency counts at a published rate.
    #[error("{}", say!("rules-no-rate", amount = .amount, currency = .currency, fund = .fund))]
    NoRate { amount: Money, fund: FundId, currency: Currency },
    /// A rate converts one currency to another, and back.
    #[error("{}", say!("rules-rate-of-other-currencies", rate = .rate, from = .from, to = .to, amount = .amount, currency = .currency))]
    RateOfOtherCurrencies { rate: RateId, from: Currency, to: Currency, amount: Money, currency: Currency },
    /// A rate has days.
    #[error("{}", say!("rules-rate-ends-early", from = .from, until = .until))]
    RateEndsEarly { from: Day, until: Day },
    /// A publisher has one rate for two currencies on a day.
    #[error("{}", say!("rules-rate-overlaps", other = .other, first = its.first(), last = its.last()))]
    RateOverlaps { other: RateId, its: Period },
    /// A rate is used on the days on which it holds.
    #[error("{}", say!("rules-rate-not-in-force", rate = .rate, first = its.first(), last = its.last(), on = .on))]
    RateNotInForce { rate: RateId, its: Period, on: Day },
    /// An amount in the fund's currency is not converted.
    #[error("{}", say!("rules-nothing-converted", amount = .amount, fund = .fund))]
    NothingConverted { amount: Money, fund: FundId },
    /// An equivalent is what the rate gives.
    #[error("{}", say!("rules-equivalent-differs", amount = .amount, expected = .expected, found = .found))]
    EquivalentDiffers { amount: Money, found: Money, expected: Money },
    /// An amount is worth something.
    #[error("{}", say!("rules-worth-nothing", amount = .amount, currency = .currency))]
    WorthNothing { amount: Money, currency: Currency },
    /// What was paid in another currency arrives as somebody has seen it arrive.
    #[error("{}", say!("rules-arrival-not-stated", paid = .paid, fund = .fund, currency = .currency))]
    ArrivalNotStated { paid: Money, fund: FundId, currency: Currency },
    /// What arrives differs from what is credited by no more than the policy allows.
    #[error("{}", say!("rules-beyond-tolerance", credited = .credited, arrived = .arrived, tolerance = .tolerance))]
    BeyondTolerance { credited: Money, arrived: Money, tolerance: Share },
    /// A closing values each currency at one rate.
    #[error("{}", say!("rules-valued-twice", rate = .rate, other = .other))]
    ValuedTwice { rate: RateId, other: RateId },
    /// The credited amount is exact before it is rounded.
    #[error("{}", say!("rules-rate-too-long", amount = .amount, rate = .rate))]
    RateTooLong { rate: RateId, amount: Money },
    /// The credited amount is what was paid, at the rate.
    #[error("{}", say!("rules-not-at-rate", amount = .amount, expected = .expected, found = .found))]
    NotAtRate { amount: Money, found: Money, expected: Money },
    /// Some of a payment arrives.
    #[error("{}", say!("rules-nothing-arrived", paid = .paid, charges = .charges))]
    NothingArrived { paid: Money, charges: Money },
    /// A payment is what arrived plus bank charges.
    #[error("{}", say!("rules-does-not-add-up", paid = .paid, parts = .parts))]
    DoesNotAddUp { paid: Money, parts: Sums },
    /// A contribution is applied or returned once.
    #[error("{}", say!("rules-nothing-left", contribution = .contribution))]
    NothingLeft { contribution: ContributionId },
    /// Without a target, a contribution is applied to its payer's outstanding assessments.
    #[error("{}", say!("rules-nothing-outstanding", payer = .payer, fund = .fund, left = .left, contribution = .contribution))]
    NothingOutstanding { payer: PartyId, fund: FundId, contribution: ContributionId, left: Money },
    /// A contribution names each thing that it is applied to once.
    #[error("{}", say!("rules-allocated-twice", to = .to))]
    AllocatedTwice { to: Thing },
    /// Only an assessment, a pledge or a fund is paid.
    #[error("{}", say!("rules-not-payable", to = .to))]
    NotPayable { to: Thing },
    /// No more is applied or returned than is left.
    #[error("{}", say!("rules-more-than-received", amount = .amount, left = .left, contribution = .contribution, on = .on))]
    MoreThanReceived { contribution: ContributionId, on: Day, amount: Money, left: Money },
    /// A payment toward what a party owes or promised has a payer.
    #[error("{}", say!("rules-payer-unidentified", contribution = .contribution))]
    PayerUnidentified { contribution: ContributionId },
    /// A payer is identified once.
    #[error("{}", say!("rules-payer-known", contribution = .contribution, known = .known, said = .said))]
    PayerKnown { contribution: ContributionId, known: PartyId, said: PartyId },
    /// A payment is applied to what its payer owes or promised.
    #[error("{}", say!("rules-paid-by-another", payer = .payer, to = .to))]
    PaidByAnother { payer: PartyId, to: Thing },

    /// What is applied to a pledge counts in the pledge's currency.
    #[error("{}", say!("rules-counts-for-not-stated", amount = .amount, pledge = .pledge, currency = .currency))]
    CountsForNotStated { pledge: PledgeId, amount: Money, currency: Currency },
    /// What a part counts for is in the pledge's currency.
    #[error("{}", say!("rules-counts-in-another-currency", amount = .amount, currency = .currency, pledge = .pledge))]
    CountsInAnotherCurrency { pledge: PledgeId, amount: Money, currency: Currency },
    /// Without a ground, a part counts for what the rate gives.
    #[error("{}", say!("rules-counts-at-rate", expected = .expected, pledge = .pledge, found = .found))]
    CountsAtRate { pledge: PledgeId, found: Money, expected: Money },
    /// A part counts for something.
    #[error("{}", say!("rules-counts-for-nothing", amount = .amount, counts_for = .counts_for, pledge = .pledge))]
    CountsForNothing { pledge: PledgeId, amount: Money, counts_for: Money },
    /// A part in another currency than its pledge's counts once.
    #[error("{}", say!("rules-counts-once", pledge = .pledge))]
    CountsOnce { pledge: PledgeId },
    /// A ground is that of stated amounts.
    #[error("{}", say!("rules-ground-without-amounts", contribution = .contribution))]
    GroundWithoutAmounts { contribution: ContributionId },
    /// A rate converts something.
    #[error("{}", say!("rules-nothing-to-convert", contribution = .contribution))]
    NothingToConvert { contribution: ContributionId },

    // ---- budgets ----
    /// A budget names each line once.
    #[error("{}", say!("rules-line-twice", line = .line))]
    LineTwice { line: LineId },
    /// A stated total is the sum of the lines.
    #[error("{}", say!("rules-total-is-not-the-sum", total = .total, sum = .sum))]
    TotalIsNotTheSum { total: Money, sum: Sums },
    /// A budget is approved once.
    #[error("{}", say!("rules-budget-approved", budget = .budget, seq = .seq))]
    BudgetApproved { budget: BudgetId, seq: u64 },
    /// A line has one appropriation for a fund and period; another one is a supplement.
    #[error("{}", say!("rules-appropriated-twice", line = .line, other = .other))]
    AppropriatedTwice { line: LineId, other: BudgetId },
    /// A supplement adds to something.
    #[error("{}", say!("rules-nothing-to-supplement", budget = .budget))]
    NothingToSupplement { budget: BudgetId },
    /// Only an approved budget is spent or revised.
    #[error("{}", budget_not_approved(budget, *on, *approved))]
    BudgetNotApproved { budget: BudgetId, on: Option<Day>, approved: Option<Day> },
    /// Expenditure leaves a fund.
    #[error("{}", say!("rules-budget-without-fund", budget = .budget))]
    BudgetWithoutFund { budget: BudgetId },
    /// No more is charged to a line, or transferred from it, than is available.
    #[error("{}", say!("rules-line-overspent", line = .line, budget = .budget, available = .available, on = .on, amount = .amount))]
    LineOverspent { budget: BudgetId, line: LineId, on: Day, available: Money, amount: Money },
    /// A line is not set below what is charged to it.
    #[error("{}", say!("rules-below-charged", line = .line, budget = .budget, set = .set, on = .on, charged = .charged))]
    BelowCharged { budget: BudgetId, line: LineId, on: Day, set: Money, charged: Money },
    /// Transfers stay within the caps of the fund's policy, for one line and (`line` is `None`) for all lines together.
    #[error("{}", transfer_beyond_cap(*on, [*amount, *already, *most], *cap, line.as_ref()))]
    TransferBeyondCap { on: Day, amount: Money, already: Money, most: Money, cap: Share, line: Option<LineId> },

    // ---- cases and advances ----
    /// Money goes to a case or to an implementer.
    #[error("{}", say!("rules-case-or-implementer"))]
    CaseOrImplementer,
    /// A fund helps cases of the categories in its policy.
    #[error("{}", not_eligible(category.as_ref(), eligible))]
    NotEligible { category: Option<Text>, eligible: Vec<Text> },
    /// Help is asked for by those who may apply for it, never by the migrant.
    #[error("{}", not_an_applicant(requested_by.as_ref(), applicants))]
    NotAnApplicant { requested_by: Option<PartyId>, applicants: Vec<Applicant> },
    /// A case receives no more than the cap, in all.
    #[error("{}", say!("rules-cap-exceeded", case = .case, all = together(*already, *amount), on = .on, cap = .cap, over = above(together(*already, *amount), *cap)))]
    CapExceeded { case: CaseId, on: Day, cap: Money, already: Money, amount: Money },
    /// An implementer spends and returns no more than it was advanced.
    #[error("{}", say!("rules-above-advance", implementer = .implementer, held = .held, on = .on, amount = .amount))]
    AboveAdvance { implementer: PartyId, on: Day, held: Money, amount: Money },
    /// A case returns no more than it received.
    #[error("{}", say!("rules-returned-more-than-paid", case = .case, paid = .paid, on = .on, amount = .amount))]
    ReturnedMoreThanPaid { case: CaseId, on: Day, paid: Money, amount: Money },

    // ---- periods ----
    /// A period is closed when it is over.
    #[error("{}", say!("rules-period-not-over", period = .period, last = .last))]
    PeriodNotOver { period: Period, last: Day },
    /// A fund's rows are published for days that are closed.
    #[error("{}", say!("rules-not-closed-yet", period = .period))]
    NotClosedYet { period: Period },
    /// A period is published once.
    #[error("{}", say!("rules-published-before", seq = .seq, period = .period))]
    PublishedBefore { period: Period, seq: u64 },
    /// The root of a closed period is that of its rows.
    #[error("{}", say!("rules-root-differs", period = .period, root = .root))]
    RootDiffers { period: Period, root: TreeHash },
    /// What was found late keeps the bounds of the days that are opened again.
    #[error("{}", say!("rules-broken-again", by = .by, why = .why))]
    BrokenAgain { by: u64, why: Box<Self> },
    /// Days are reopened that are closed.
    #[error("{}", day_not_closed(*from, *watermark))]
    DayNotClosed { from: Day, watermark: Option<Day> },

    // ---- corrections ----
    /// A correction names a record.
    #[error("{}", say!("rules-no-such-record", seq = .seq, last = .last))]
    NoSuchRecord { seq: u64, last: u64 },
    /// The opening, keys and closings are never corrected.
    #[error("{}", say!("rules-not-correctable", seq = .seq, kind = .kind))]
    NotCorrectable { seq: u64, kind: &'static str },
    /// Only the end of a chain is corrected.
    #[error("{}", say!("rules-not-the-end", seq = .seq, end = .end))]
    NotTheEnd { seq: u64, end: u64 },
    /// A correction has the type of what it corrects.
    #[error("{}", say!("rules-of-another-type", seq = .seq, expected = .expected, found = .found))]
    OfAnotherType { seq: u64, expected: &'static str, found: &'static str },
    /// A reversal is corrected by the fact that counts instead.
    #[error("{}", say!("rules-reversed-before", seq = .seq, expected = .expected))]
    ReversedBefore { seq: u64, expected: &'static str },
    /// A correction keeps the id that its record defines.
    #[error("{}", say!("rules-id-changed", seq = .seq, defined = .defined))]
    IdChanged { seq: u64, defined: Thing },
    /// A correction changes something.
    #[error("{}", say!("rules-nothing-changed", seq = .seq))]
    NothingChanged { seq: u64 },
    /// A correction says why.
    #[error("{}", say!("rules-no-reason", seq = .seq))]
    NoReason { seq: u64 },
    /// A reversal names a record.
    #[error("{}", say!("rules-nothing-reversed"))]
    NothingReversed,
    /// A reason is given where something is corrected or found late.
    #[error("{}", say!("rules-nothing-to-explain"))]
    NothingToExplain,
    /// A record is reversed after the records that depend on it.
    #[error("{}", say!("rules-depended-on", seq = .seq, by = .by))]
    DependedOn { seq: u64, by: u64 },
    /// A correction leaves the records that depend on it in order.
    #[error("{}", say!("rules-breaks-another", seq = .seq, by = .by, why = .why))]
    BreaksAnother { seq: u64, by: u64, why: Box<Self> },
    /// A reversal has no day of its own.
    #[error("{}", say!("rules-reversal-dated", seq = .seq))]
    ReversalDated { seq: u64 },

    // ---- lines ----
    /// A record is one line of bounded length.
    #[error("{}", say!("rules-record-too-long", bytes = .bytes, most = .most))]
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
