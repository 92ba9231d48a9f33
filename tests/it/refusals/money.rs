//! The rules of money: an invented year of two members, a purse and a strongbox.

use super::{RowOf, gallery, ledger_after};
use crate::harness::{Sandbox, golden};

/// The history before every row.
const HISTORY: &[&str] = &[
    "party.registered --party atlantis --nature state --name-en Atlantis",
    "party.registered --party lemuria --nature state --name-en Lemuria",
    "party.registered --party thule --nature state --name-en Thule",
    "party.registered --party relief --nature organisation --name-en 'Relief Office'",
    "party.registered --party assembly --nature body --name-en Assembly --authority recommends",
    "party.registered --party senate --nature body --name-en Senate --authority decides",
    "party.related --party atlantis --relation member-of --of party:senate --from 2015-01-01",
    "party.related --party lemuria --relation member-of --of party:senate --from 2015-01-01",
    "document.registered --document certificate --title 'A certificate' --url example.org/certificate",
    "meeting.held --meeting advice --title 'Meeting of the assembly' --forum assembly --date 2020-11-02",
    "decision.taken --decision advice/R1 --acts recommended --subject 'A budget' --date 2020-11-02",
    "meeting.held --meeting session --title 'Session of the senate' --forum senate --date 2020-12-01",
    "decision.taken --decision session/D1 --acts approved --subject 'A budget' --date 2020-12-01",
    "fund.opened --fund chest --name-en 'The chest'",
    "fund.opened --fund strongbox --name-en 'The strongbox' --currency JPY",
    "fund.opened --fund purse --name-en 'The purse' --of senate --currency USD",
    "fund.policy_set --fund purse --floor 'USD 1000.00' --cap-per-case 'USD 3000.00' --eligible rescue --eligible shelter \
     --transfers-cap 10 --line-transfers-cap 20 --date 2020-12-01",
    "rate.published --rate yen --from JPY --to USD --value 0.0068 --date 2021-03-01 --until 2021-12-31",
    "rate.published --rate pound --from GBP --to USD --value 1.3 --date 2021-03-01 --until 2021-12-31",
    "balance.brought_forward --fund strongbox --amount 'JPY 900000' --certificate certificate --date 2017-12-31",
    "period.closed --period 2019",
    "balance.brought_forward --fund purse --amount 'USD 10000.00' --certificate certificate --date 2020-12-31",
    "scale.adopted --scale halves --fund purse --shares atlantis=60 --shares lemuria=40 --rounding largest-remainder",
    "assessment.issued --assessment atlantis-2021 --fund purse --party atlantis --period 2021 --scale halves \
     --total 'USD 20000.00' --due 2021-03-31 --date 2021-01-15",
    "assessment.issued --assessment lemuria-2021 --fund purse --party lemuria --period 2021 --scale halves \
     --total 'USD 20000.00' --due 2021-03-31 --date 2021-01-15",
    "contribution.received --contribution transfer --fund purse --party atlantis --form cash --amount 'USD 9000.00' \
     --date 2021-02-10",
    "contribution.received --contribution crate --fund purse --party lemuria --form goods --date 2021-02-11",
    "contribution.received --contribution unsigned --fund purse --form cash --amount 'USD 500.00' --date 2021-02-12",
    "budget.proposed --budget office-2021 --title 'The office' --fund purse --period 2021 --lines 'travel=USD 2000.00' \
     --lines 'rent=USD 3000.00'",
    "budget.approved --budget office-2021 --decision session/D1 --date 2020-12-01",
    "budget.proposed --budget office-2022 --title 'The office' --fund purse --period 2022 --lines 'travel=USD 2000.00'",
    "budget.proposed --budget wishes --title 'Whatever may come'",
    "reserve.disbursed --fund purse --amount 'USD 1500.00' --implementer relief --date 2021-04-01",
    "reserve.disbursed --fund purse --amount 'USD 2500.00' --case case-1 --category rescue --date 2021-04-02",
    "contribution.received --contribution parcel --fund strongbox --form cash --amount 'JPY 5000' --date 2018-06-01 \
     --because 'found in a drawer'",
];

/// As in [`super::ROWS`].
pub const ROWS: &[RowOf] = &[
    // Currencies, amounts and days.
    ("CurrencyUnused", &[], "fund.opened --fund jar --name-en 'The jar' --currency EUR"),
    ("AmountNotPositive", &[], "income.recorded --fund purse --amount 'USD -5.00' --nature interest --date 2021-06-30"),
    (
        "AmountTooLarge",
        &[],
        "income.recorded --fund purse --amount 'USD 1000000000000.00' --nature interest --date 2021-06-30",
    ),
    ("NotDated", &[], "rate.published --rate undated --from JPY --to USD --value 0.0068"),
    ("InClosedPeriod", &[], "income.recorded --fund purse --amount 'USD 12.00' --nature interest --date 2019-12-31"),
    // Pledges and funds.
    (
        "FulfilledByMoney",
        &["pledge.made --pledge gold --party lemuria --toward fund:purse --roles financial --wording offered"],
        "pledge.fulfilled --pledge gold --how 'by a cheque'",
    ),
    (
        "RoleNotPromised",
        &["pledge.made --pledge hall --party lemuria --toward fund:purse --roles hosting --wording offered"],
        "pledge.fulfilled --pledge hall --roles technical --how 'an engineer came'",
    ),
    (
        "InstalmentInAnotherCurrency",
        &[],
        "pledge.made --pledge parts --party lemuria --toward fund:purse --roles financial --wording offered \
         --amount 'USD 100.00' --instalments '2024-03=USD 50.00' --instalments '2024-06=JPY 5000'",
    ),
    (
        "InstalmentsDoNotSum",
        &[],
        "pledge.made --pledge parts --party lemuria --toward fund:purse --roles financial --wording offered \
         --amount 'USD 100.00' --instalments '2024-03=USD 33.33' --instalments '2024-06=USD 66.66'",
    ),
    (
        "SpentOnCancelled",
        &[
            "activity.registered --activity ball --kind forum --title 'A ball'",
            "activity.cancelled --activity ball --date 2021-05-01",
        ],
        "expenditure.charged --budget office-2021 --line travel --amount 'USD 5.00' --subject 'A band' --activity ball \
         --date 2021-05-02",
    ),
    (
        "AdvanceToActivity",
        &[],
        "reserve.disbursed --fund purse --amount 'USD 5.00' --implementer relief --activity ball --date 2021-04-30",
    ),
    (
        "FundWithoutCurrency",
        &[],
        "income.recorded --fund chest --amount 'USD 12.00' --nature interest --date 2021-06-30",
    ),
    (
        "OtherCurrency",
        &[],
        "assessment.issued --assessment atlantis-2022 --fund purse --party atlantis --period 2022 --amount 'JPY 900000' \
         --due 2022-03-31 --date 2022-01-15",
    ),
    (
        "OfAnotherFund",
        &[],
        "contribution.applied --contribution transfer --fund strongbox --to 'fund:strongbox=JPY 100' --date 2021-06-30",
    ),
    (
        "OfAnotherFund",
        &[],
        "contribution.applied --contribution transfer --to 'fund:strongbox=USD 100.00' --date 2021-06-30",
    ),
    ("Overdrawn", &[], "charge.recorded --fund purse --amount 'USD 15500.01' --nature bank --date 2021-06-30"),
    ("BelowFloor", &[], "record.reversed --corrects {held} --because 'the certificate was withdrawn'"),
    ("BelowFloor", &[], "charge.recorded --fund purse --amount 'USD 5000.01' --nature bank --date 2021-06-30"),
    ("SameCurrency", &[], "rate.published --rate same --from USD --to USD --value 1 --date 2021-06-30"),
    ("SameCurrency", &[], "exchange.recorded --fund purse --sold 'USD 10.00' --bought 'USD 9.00' --date 2021-06-30"),
    (
        "MovesBefore",
        &[
            "fund.opened --fund jar --name-en 'The jar' --currency USD",
            "income.recorded --fund jar --amount 'USD 10.00' --nature interest --date 2021-06-30",
        ],
        "balance.brought_forward --fund jar --amount 'USD 12.00' --certificate certificate --date 2021-07-31",
    ),
    (
        "FundInUse",
        &[],
        "fund.opened --fund purse --name-en 'The purse' --of assembly --currency USD --corrects {purse} \
         --because 'the assembly opened it'",
    ),
    (
        "BroughtForwardTwice",
        &[],
        "balance.brought_forward --fund strongbox --amount 'JPY 1000' --certificate certificate --date 2020-12-31",
    ),
    (
        "BreaksOthers",
        &[],
        "charge.recorded --fund purse --amount 'USD 15500.01' --nature bank --exception 'nobody was asked' --breaks floor \
         --date 2021-06-30",
    ),
    (
        "NoRuleBroken",
        &[],
        "charge.recorded --fund purse --amount 'USD 10.00' --nature bank --exception 'nobody was asked' --date 2021-06-30",
    ),
    // Scales and assessments.
    (
        "ShareTwice",
        &[],
        "scale.adopted --scale thirds --fund purse --shares atlantis=60 --shares lemuria=20 --shares atlantis=20 \
         --rounding half-up",
    ),
    (
        "SharesDoNotSum",
        &[],
        "scale.adopted --scale thirds --fund purse --shares atlantis=33.3 --shares lemuria=66.6 --rounding half-up",
    ),
    (
        "ScaleWithoutTotal",
        &[],
        "assessment.issued --assessment atlantis-2022 --fund purse --party atlantis --period 2022 --scale halves \
         --due 2022-03-31 --date 2022-01-15",
    ),
    (
        "NotAssessed",
        &[],
        "assessment.issued --assessment atlantis-2022 --fund purse --party atlantis --period 2022 --due 2022-03-31 \
         --date 2022-01-15",
    ),
    (
        "NotOnScale",
        &[],
        "assessment.issued --assessment thule-2022 --fund purse --party thule --period 2022 --scale halves \
         --total 'USD 20000.00' --due 2022-03-31 --date 2022-01-15",
    ),
    (
        "NotTheShare",
        &[],
        "assessment.issued --assessment atlantis-2022 --fund purse --party atlantis --period 2022 --scale halves \
         --total 'USD 20000.00' --amount 'USD 10000.00' --due 2022-03-31 --date 2022-01-15",
    ),
    (
        "ScaleReplaced",
        &[
            "scale.adopted --scale quarters --fund purse --shares atlantis=75 --shares lemuria=25 \
             --rounding largest-remainder --date 2021-12-01",
            "scale.adopted --scale fifths --fund purse --shares atlantis=80 --shares lemuria=20 \
             --rounding largest-remainder --date 2021-12-31",
        ],
        "assessment.issued --assessment atlantis-2022 --fund purse --party atlantis --period 2022 --scale quarters \
         --total 'USD 20000.00' --due 2022-03-31 --date 2022-01-15",
    ),
    (
        "OtherShare",
        &[],
        "scale.applied --run dues-2020 --fund purse --period 2020 --scale halves --total 'USD 100.00' --due 2021-03-31 \
         --amounts 'dues-2020/atlantis=USD 61.00' --amounts 'dues-2020/lemuria=USD 39.00' --date 2021-01-15",
    ),
    (
        "OtherRest",
        &[],
        "scale.applied --run dues-2020 --fund purse --period 2020 --scale halves --total 'USD 100.00' --due 2021-03-31 \
         --left 0.01 --date 2021-01-15",
    ),
    (
        "NobodyPays",
        &[
            "scale.adopted --scale thirds --fund purse --shares atlantis=33.33 --shares lemuria=33.33 --shares thule=33.34 \
             --rounding half-up --date 2021-12-01",
        ],
        "scale.applied --run dues-2021 --fund purse --period 2021 --scale thirds --total 'USD 0.01' --due 2021-12-31 \
         --date 2021-12-15",
    ),
    (
        "OtherMemberInId",
        &[],
        "assessment.issued --assessment dues-2020/lemuria --fund purse --party atlantis --period 2020 \
         --amount 'USD 10.00' --due 2021-03-31 --date 2021-01-15",
    ),
    (
        "NotAMember",
        &[],
        "assessment.issued --assessment thule-2022 --fund purse --party thule --period 2022 --amount 'USD 100.00' \
         --due 2022-03-31 --date 2022-01-15",
    ),
    (
        "AssessedTwice",
        &[],
        "assessment.issued --assessment again --fund purse --party atlantis --period 2021-07/2022-06 --amount 'USD 100.00' \
         --due 2022-03-31 --date 2021-06-15",
    ),
    (
        "MoreThanOutstanding",
        &[],
        "assessment.credited --assessment lemuria-2021 --amount 'USD 8000.01' --reason 'a surplus' --date 2021-06-30",
    ),
    (
        "AboveCarryingAmount",
        &[
            "receivable.written_off --assessment lemuria-2021 --amount 'USD 7000.00' --reason 'no hope' --date 2021-12-31",
        ],
        "receivable.written_off --assessment lemuria-2021 --amount 'USD 1000.01' --reason 'no hope' --date 2021-12-31",
    ),
    (
        "OtherRecognition",
        &[],
        "assessment.reduced --assessment lemuria-2021 --amount 'USD 1.00' --reason 'a gift' --recognised 2021-02-01 \
         --date 2021-06-30",
    ),
    (
        "PlanAboveOutstanding",
        &[],
        "payment_plan.agreed --plan slow --party lemuria --fund purse --instalments '2022-06=USD 8000.01' \
         --covers lemuria-2021 --date 2021-06-30",
    ),
    (
        "NotAnApplicant",
        &[
            "fund.opened --fund pocket --name-en 'The pocket' --currency USD",
            "income.recorded --fund pocket --amount 'USD 5.00' --nature interest --date 2021-06-01",
            "fund.policy_set --fund pocket --applicants authorities --date 2021-01-01",
        ],
        "reserve.disbursed --fund pocket --amount 'USD 1.00' --case case-7 --requested-by relief --date 2021-06-30",
    ),
    (
        "NotAnApplicant",
        &["fund.policy_set --fund pocket --applicants authorities --applicants civil-society --date 2021-02-01"],
        "reserve.disbursed --fund pocket --amount 'USD 1.00' --case case-7 --date 2021-06-30",
    ),
    (
        "MoreThanLeft",
        &[],
        "expenditure.refunded --budget office-2021 --line travel --amount 'USD 1.00' --subject tickets --date 2021-06-30",
    ),
    ("MoreThanLeft", &[], "loan.repaid --from pocket --to purse --amount 'USD 1.00' --date 2021-06-30"),
    (
        "SameFund",
        &[],
        "fund.transferred --from purse --to purse --amount 'USD 1.00' --reason 'one pocket' --date 2021-06-30",
    ),
    (
        "MoreThanWrittenOff",
        &[],
        "receivable.reinstated --assessment lemuria-2021 --amount 'USD 7000.01' --reason 'it is paid' --date 2021-12-31",
    ),
    (
        "WrittenOff",
        &[],
        "assessment.credited --assessment lemuria-2021 --amount 'USD 1000.01' --reason 'a surplus' --date 2021-12-31",
    ),
    (
        "TooEarly",
        &[],
        "assessment.credited --assessment lemuria-2021 --amount 'USD 80.00' --reason 'a surplus' --date 2021-01-14",
    ),
    (
        "NotApproved",
        &[],
        "assessment.waived --assessment lemuria-2021 --amount 'USD 80.00' --decision advice/R1 --date 2021-06-30",
    ),
    // Authority.
    ("TakesDecision", &[], "assessment.waived --assessment lemuria-2021 --amount 'USD 80.00' --date 2021-06-30"),
    (
        "NotTheirs",
        &[
            "party.registered --party choir --nature body --name-en Choir --authority decides",
            "meeting.held --meeting rehearsal --title 'Rehearsal of the choir' --forum choir --date 2020-12-01",
            "decision.taken --decision rehearsal/H1 --acts approved --subject 'A hymn' --date 2020-12-01",
        ],
        "assessment.waived --assessment lemuria-2021 --amount 'USD 80.00' --decision rehearsal/H1 --date 2021-06-30",
    ),
    (
        "NotInDecision",
        &["decision.taken --decision session/D2 --acts approved --subject 'A transfer, and waivers' \
           --clauses 'transfer budget:office-2021' --clauses 'waive fund:purse USD 100.00' --date 2020-12-01"],
        "receivable.written_off --assessment lemuria-2021 --amount 'USD 80.00' --reason 'no hope' --decision session/D2 \
         --date 2021-06-30",
    ),
    (
        "ClauseWithAmount",
        &[],
        "decision.taken --decision session/D4 --acts approved --subject 'A scale' --clauses 'scale fund:purse USD 100.00' \
         --date 2020-12-01",
    ),
    (
        "CoverOfNoRecord",
        &[],
        "decision.taken --decision session/D4 --acts approved --subject 'Whatever happened' --clauses 'cover fund:purse' \
         --date 2020-12-01",
    ),
    (
        "UsedUp",
        &["assessment.waived --assessment lemuria-2021 --amount 'USD 80.00' --decision session/D2 --date 2021-06-30"],
        "assessment.waived --assessment lemuria-2021 --amount 'USD 20.01' --decision session/D2 --date 2021-06-30",
    ),
    (
        "UsedUp",
        &["budget.transferred --budget office-2021 --from travel --to rent --amount 'USD 1.00' --decision session/D2 \
           --date 2021-06-30"],
        "budget.transferred --budget office-2021 --from travel --to rent --amount 'USD 1.00' --decision session/D2 \
         --date 2021-06-30",
    ),
    (
        "OfAnotherMember",
        &[],
        "payment_plan.agreed --plan slow --party atlantis --fund purse --instalments '2022-06=USD 100.00' --covers lemuria-2021",
    ),
    // Contributions.
    (
        "CashWithoutAmount",
        &[],
        "contribution.received --contribution next --fund purse --party lemuria --form cash --date 2021-06-30",
    ),
    (
        "NotCash",
        &[],
        "contribution.received --contribution next --fund purse --party lemuria --form services --amount 'USD 80.00' \
         --charges 'USD 5.00' --date 2021-06-30",
    ),
    ("NotCash", &[], "contribution.applied --contribution crate --to 'fund:purse=USD 80.00' --date 2021-06-30"),
    (
        "NoRate",
        &[],
        "contribution.received --contribution next --fund purse --party lemuria --form cash --amount 'JPY 10000' \
         --date 2021-06-30",
    ),
    (
        "RateOfOtherCurrencies",
        &[],
        "contribution.received --contribution next --fund strongbox --party lemuria --form cash --amount 'USD 68.00' \
         --rate pound --date 2021-06-30",
    ),
    (
        "NothingConverted",
        &[],
        "income.recorded --fund purse --amount 'USD 5.00' --nature interest --rate yen --date 2021-06-30",
    ),
    (
        "EquivalentDiffers",
        &[],
        "income.recorded --fund purse --amount 'JPY 1000' --nature interest --rate yen --equivalent 'USD 6.00' \
         --date 2021-06-30",
    ),
    (
        "WorthNothing",
        &["rate.published --rate cheap --from JPY --to USD --value 0.001 --publisher thule --date 2021-06-30"],
        "income.recorded --fund purse --amount 'JPY 1' --nature interest --rate cheap --date 2021-06-30",
    ),
    (
        "RateEndsEarly",
        &[],
        "rate.published --rate next --from JPY --to USD --value 0.0068 --date 2021-03-01 --until 2020-12-31",
    ),
    (
        "RateOverlaps",
        &[],
        "rate.published --rate next --from USD --to JPY --value 147 --date 2021-12-31 --until 2022-12-31",
    ),
    (
        "RateNotInForce",
        &[],
        "income.recorded --fund purse --amount 'JPY 1000' --nature interest --rate yen --date 2022-06-30",
    ),
    (
        "BeyondTolerance",
        &["fund.policy_set --fund purse --tolerance 1 --date 2021-06-01"],
        "contribution.received --contribution next --fund purse --party lemuria --form cash --amount 'JPY 10000' --rate yen \
         --arrived 'USD 60.00' --date 2021-06-30",
    ),
    (
        "ValuedTwice",
        &[
            "rate.published --rate other --from JPY --to USD --value 0.007 --publisher thule --date 2020-12-31 --until 2021-05-31",
            "rate.published --rate third --from JPY --to USD --value 0.008 --publisher relief --date 2020-12-31",
        ],
        "period.closed --period 2020 --rates other --rates third",
    ),
    (
        "NotAtRate",
        &[],
        "contribution.received --contribution next --fund purse --party lemuria --form cash --amount 'JPY 10000' --rate yen \
         --credited 'USD 70.00' --arrived 'USD 67.00' --date 2021-06-30",
    ),
    (
        "RateTooLong",
        &["rate.published --rate endless --from JPY --to USD --value 100000.123456789012 --publisher senate \
           --date 2021-06-30"],
        "contribution.received --contribution next --fund purse --party lemuria --form cash --amount 'JPY 999999999999' \
         --rate endless --arrived 'JPY 999999999999' --date 2021-06-30",
    ),
    (
        "ArrivalNotStated",
        &[],
        "contribution.received --contribution next --fund purse --party lemuria --form cash --amount 'JPY 10000' --rate yen \
         --charges 'JPY 500' --date 2021-06-30",
    ),
    (
        "NothingArrived",
        &[],
        "contribution.received --contribution next --fund purse --party lemuria --form cash --amount 'USD 30.00' \
         --charges 'USD 35.00' --date 2021-06-30",
    ),
    (
        "DoesNotAddUp",
        &[],
        "contribution.received --contribution next --fund purse --party lemuria --form cash --amount 'USD 100.00' \
         --charges 'USD 5.00' --arrived 'USD 94.00' --date 2021-06-30",
    ),
    (
        "NothingOutstanding",
        &["contribution.received --contribution gift --fund purse --party thule --form cash --amount 'USD 70.00' \
           --date 2021-06-30"],
        "contribution.applied --contribution gift --date 2021-06-30",
    ),
    (
        "AllocatedTwice",
        &[],
        "contribution.applied --contribution transfer --to 'fund:purse=USD 100.00' --to 'fund:purse=USD 200.00' \
         --date 2021-06-30",
    ),
    (
        "NotPayable",
        &[],
        "contribution.applied --contribution transfer --to 'party:relief=USD 100.00' --date 2021-06-30",
    ),
    (
        "CountsForNotStated",
        &["pledge.made --pledge silver --party atlantis --toward fund:purse --roles financial --wording offered \
           --amount 'JPY 10000'"],
        "contribution.applied --contribution transfer --to 'pledge:silver=USD 68.00' --date 2021-06-30",
    ),
    (
        "CountsInAnotherCurrency",
        &[],
        "contribution.applied --contribution transfer --to 'pledge:silver=USD 68.00' --counts-for 'silver=USD 68.00' \
         --ground 'as agreed' --date 2021-06-30",
    ),
    (
        "CountsAtRate",
        &[],
        "contribution.applied --contribution transfer --to 'pledge:silver=USD 68.00' --counts-for 'silver=JPY 9000' \
         --rate yen --date 2021-06-30",
    ),
    (
        "CountsForNothing",
        &["rate.published --rate dear --from JPY --to USD --value 0.03 --publisher relief --date 2021-06-30"],
        "contribution.applied --contribution transfer --to 'pledge:silver=USD 0.01' --rate dear --date 2021-06-30",
    ),
    (
        "CountsOnce",
        &[],
        "contribution.applied --contribution transfer --to 'fund:purse=USD 68.00' --counts-for 'silver=JPY 9000' \
         --ground 'as agreed' --date 2021-06-30",
    ),
    (
        "GroundWithoutAmounts",
        &[],
        "contribution.applied --contribution transfer --to 'pledge:silver=USD 68.00' --ground 'as agreed' \
         --date 2021-06-30",
    ),
    (
        "NothingToConvert",
        &[],
        "contribution.applied --contribution transfer --to 'fund:purse=USD 68.00' --rate yen --date 2021-06-30",
    ),
    (
        "MoreThanReceived",
        &[],
        "contribution.applied --contribution transfer --to 'fund:purse=USD 9000.01' --date 2021-06-30",
    ),
    (
        "MoreThanReceived",
        &["contribution.applied --contribution transfer --date 2021-02-15"],
        "contribution.returned --contribution transfer --amount 'USD 0.01' --reason 'sent twice' --date 2021-06-30",
    ),
    (
        "NothingLeft",
        &[
            "contribution.received --contribution small --fund purse --party thule --form cash --amount 'USD 7.00' --date 2021-06-30",
            "contribution.applied --contribution small --to 'fund:purse=USD 7.00' --date 2021-06-30",
        ],
        "contribution.applied --contribution small --date 2021-06-30",
    ),
    ("PayerUnidentified", &[], "contribution.applied --contribution unsigned --date 2021-06-30"),
    ("PayerKnown", &[], "contribution.applied --contribution transfer --payer lemuria --date 2021-06-30"),
    (
        "PaidByAnother",
        &[],
        "contribution.applied --contribution unsigned --payer atlantis --to 'assessment:lemuria-2021=USD 500.00' \
         --date 2021-06-30",
    ),
    // Budgets.
    ("LineTwice", &[], "budget.proposed --budget twin --title 'Twin' --lines 'a=USD 1.00' --lines 'a=USD 2.00'"),
    (
        "AppropriatedTwice",
        &[
            "budget.proposed --budget more-2021 --title 'More for the office' --fund purse --period 2021 --lines 'rent=USD 9.00'",
        ],
        "budget.approved --budget more-2021 --decision session/D1 --date 2021-02-01",
    ),
    (
        "NothingToSupplement",
        &[],
        "budget.approved --budget office-2022 --decision session/D1 --adds supplement --date 2021-02-01",
    ),
    ("LineTwice", &[], "budget.transferred --budget office-2021 --from rent --to rent --amount 'USD 10.00'"),
    (
        "TotalIsNotTheSum",
        &[],
        "budget.proposed --budget sum --title 'Sum' --lines 'a=USD 100.00' --lines 'b=USD 250.00' --total 'USD 300.00'",
    ),
    (
        "BudgetApproved",
        &[],
        "budget.recommended --budget office-2021 --decision advice/R1 --lines 'travel=USD 1500.00'",
    ),
    (
        "BudgetNotApproved",
        &[],
        "expenditure.charged --budget office-2022 --line travel --amount 'USD 10.00' --subject 'A ticket' --date 2021-06-30",
    ),
    (
        "BudgetNotApproved",
        &[],
        "budget.revised --budget office-2022 --decision session/D1 --lines 'travel=USD 1500.00'",
    ),
    (
        "BudgetWithoutFund",
        &[],
        "expenditure.charged --budget wishes --line travel --amount 'USD 10.00' --subject 'A ticket' --date 2021-06-30",
    ),
    (
        "LineOverspent",
        &[],
        "expenditure.charged --budget office-2021 --line travel --amount 'USD 2000.01' --subject 'A ship' --date 2021-06-30",
    ),
    (
        "LineOverspent",
        &[],
        "expenditure.charged --budget office-2021 --line gifts --amount 'USD 10.00' --subject 'Flowers' --date 2021-06-30",
    ),
    (
        "BelowCharged",
        &["expenditure.charged --budget office-2021 --line travel --amount 'USD 100.00' --subject 'A ticket' \
           --date 2021-03-01"],
        "budget.revised --budget office-2021 --decision session/D1 --lines 'travel=USD 99.99' --date 2021-04-01",
    ),
    (
        "TransferBeyondCap",
        &[],
        "budget.transferred --budget office-2021 --from travel --to rent --amount 'USD 450.00' --date 2021-06-30",
    ),
    (
        "TransferBeyondCap",
        &["budget.transferred --budget office-2021 --from rent --to travel --amount 'USD 350.00' --date 2021-05-01"],
        "budget.transferred --budget office-2021 --from rent --to travel --amount 'USD 200.00' --date 2021-06-30",
    ),
    // Cases and advances.
    (
        "CaseOrImplementer",
        &[],
        "reserve.disbursed --fund purse --amount 'USD 10.00' --case case-2 --category rescue --implementer relief \
         --date 2021-06-30",
    ),
    (
        "NotEligible",
        &[],
        "reserve.disbursed --fund purse --amount 'USD 10.00' --case case-2 --category feast --date 2021-06-30",
    ),
    ("NotEligible", &[], "reserve.disbursed --fund purse --amount 'USD 10.00' --case case-2 --date 2021-06-30"),
    (
        "CapExceeded",
        &[],
        "reserve.spent --fund purse --implementer relief --amount 'USD 600.00' --case case-1 --category rescue \
         --date 2021-06-30",
    ),
    (
        "AboveAdvance",
        &[],
        "reserve.spent --fund purse --implementer relief --amount 'USD 1500.01' --case case-3 --category rescue \
         --date 2021-06-30",
    ),
    (
        "AboveAdvance",
        &[],
        "reserve.returned --fund purse --implementer relief --amount 'USD 1500.01' --date 2021-06-30",
    ),
    (
        "ReturnedMoreThanPaid",
        &[],
        "reserve.returned --fund purse --case case-1 --category rescue --amount 'USD 2500.01' --date 2021-06-30",
    ),
    // Periods and their corrections.
    ("PeriodNotOver", &[], "period.closed --period 2999"),
    ("NotClosedYet", &[], "period.closed --period 2020 --fund purse"),
    ("PublishedBefore", &["period.closed --period 2018"], "period.closed --period 2018"),
    ("RootDiffers", &[], "period.closed --period 2017 --root AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
    ("DayNotClosed", &[], "period.reopened --from 2021-01-01 --reason 'one more invoice'"),
    ("TakesDecision", &[], "period.reopened --from 2019-07-01 --reason 'one more invoice'"),
    (
        "BrokenAgain",
        &[
            "decision.taken --decision session/D3 --acts approved --subject 'Reopening' --date 2020-12-01",
            "charge.recorded --fund strongbox --amount 'JPY 904000' --nature bank --date 2018-03-01 --because 'found late'",
        ],
        "period.reopened --from 2018-01-01 --reason 'one more invoice' --decision session/D3 --date 2021-06-30",
    ),
    ("BeforeTheBalance", &[], "income.recorded --fund purse --amount 'USD 12.00' --nature interest --date 2020-12-31"),
    ("ReversalDated", &[], "record.reversed --corrects {balance} --because 'a wrong certificate' --date 2019-12-31"),
];

/// A ledger with the history of money.
pub fn ledger() -> Sandbox {
    ledger_after(HISTORY)
}

/// Returns the number of the record that a command of the history created: the opening is record 0.
fn seq(begins: &str) -> String {
    let index = HISTORY.iter().position(|command| command.starts_with(begins)).expect("the history holds it");
    (index + 1).to_string()
}

#[test]
fn every_refusal_about_money_shows_its_sentence_and_hint() {
    let named = |command: &str| {
        command
            .replace("{balance}", &seq("balance.brought_forward"))
            .replace("{purse}", &seq("fund.opened --fund purse"))
            .replace("{held}", &seq("balance.brought_forward --fund purse"))
    };
    let sandbox = ledger();
    golden("refusals-of-money.md", &gallery("Refusals of money", &sandbox, ROWS, named));
    sandbox.on_ledger(&["verify"]).ok();
}
