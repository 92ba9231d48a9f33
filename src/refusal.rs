//! The rule book: every reason for which a command is refused, with its figures.
//!
//! A command that breaks several rules is refused for the first one in the order in which the rules stand here: what was
//! recorded before under the same key; who may record, and when; what the command speaks of; what its topic forbids; its
//! source; what fits in a line. Nothing is recorded by a refused command.

use crate::ids::{DecisionId, FundId, IdempotencyKey, PartyId, PledgeId, Thing};
use crate::key::KeyId;
use crate::money::{Currency, Money};
use crate::when::{Day, Instant, Span};

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

    // ---- funds ----
    /// A policy says something: it replaces the one before as a whole.
    #[error("the policy of fund:{fund} says nothing; it would replace the one before as a whole")]
    PolicySaysNothing {
        /// The fund.
        fund: FundId,
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

fn list(used: &[Currency]) -> String {
    used.iter().map(Currency::to_string).collect::<Vec<_>>().join(", ")
}
