# Texts of the help, made from the declarations of the options by a test (src/cli/help.rs).
help = The ledger of an intergovernmental body's money and promises
help-long =
    The ledger of an intergovernmental body's money and promises.

    It answers what each member owes and why, what a fund holds and what it was spent on, who pledged what and what came of it; each answer names the document and the item that state it. Nothing in a ledger is ever changed: a later record corrects an earlier one. Anybody can check it: `pledgebook verify`.

    A ledger is a folder. Commands read the one in the current folder unless --ledger names another.
help-after = Topics, for `pledgebook help`:
help-after-2 = Example: pledgebook pledges UNICEF
help-after-3 = Exit codes: 0 done; 1 a rule refused; 2 an input cannot be read; 3 the ledger is damaged; 4 it cannot be read or written.
help-ledger = The ledger's folder
help-ledger-value = DIR
help-lang = The language to speak; LANG states it otherwise
help-lang-value = LANGUAGE
help-no-pager = Prints an answer that is longer than the terminal without the pager that PAGER names
help-help = Print help (see more with '--help')
help-help-long = Print help (see a summary with '-h')
help-version = Print version
help-init = Creates a ledger, and the keys to record in it
help-init-long =
    Creates a ledger, and the keys to record in it

    At a terminal, asks for the body, its funds, members, shares and first balances, and shows all before it makes anything. The answers are kept in opening.toml; `init opening.toml` makes a ledger from such a file. With --origin, makes an empty ledger from options alone.

    Creates two keys. The recorder's key stays on this machine, in your config folder, readable by you alone: it signs what you record. The recovery key can only admit and revoke recorders: move it to offline storage, and keep it.
help-init-after = Examples:
help-init-file = A file of answers, as opening.toml, instead of questions
help-init-file-value = FILE
help-init-yes = Says yes to what would be asked; never to a rule
help-init-origin = The ledger's origin, for ever: an address without scheme that nobody else uses
help-init-origin-value = ORIGIN
help-init-title-en = The title in English
help-init-title-en-value = TEXT
help-init-title-es = The title in Spanish
help-init-time-zone = The IANA time zone that determines the ledger's days
help-init-time-zone-value = ZONE
help-init-currency = An ISO 4217 currency for amounts; repeat it for several. Its decimal places are frozen for ever
help-init-currency-value = CODE
help-init-fiscal-year = The month and day on which the fiscal year begins; left out, 01-01
help-init-fiscal-year-value = MM-DD
help-init-invented = Marks the ledger as invented, for a test or a demonstration: every output says so
help-init-key-file = The file for the new recorder's key, instead of one in your config folder
help-init-recovery-file = The file for the new recovery key, instead of one in your config folder
help-init-recovery-key = The verifier key of an existing recovery key
help-init-recovery-key-value = KEY
help-demo = Creates an invented ledger in a new folder, to try things on
help-demo-long =
    Creates an invented ledger in a new folder, to try things on

    It tells three years of a body that does not exist, with invented amounts: a scale and assessments, payments in part, in advance and in another currency, an unidentified payer, a waiver, a payment plan, budgets, pledges, a Reserve Fund with its cases, and corrections. Every output says that it is invented.

    A given seed and number of records always give the same bytes. The signing key follows from the seed, so anybody can compute it: the signatures of such a ledger prove nothing. The key is put in the ledger's folder, so that you can record more.
help-demo-folder = The new ledger's folder; it must be empty, or not exist yet
help-demo-records = The number of records; those after the story are drawn from the seed. By default, the story alone
help-demo-records-value = N
help-demo-seed = The seed of the random numbers
help-demo-seed-value = S
help-receive = Records a payment: who paid, how much, and what it settles
help-receive-long =
    Records a payment: who paid, how much, and what it settles

    The payer is any name or code, or a whole word of one: `Tobago`. The fund is the one in which the payer owes. The payment is applied to what the payer owes, the oldest first; the rest is received in advance. `unidentified` is a payer; `pledgebook identify` says later who it was. Several payments of one day are NAME=AMOUNT each: all are recorded, or none.
help-receive-after = The examples run in the ledger that `pledgebook demo` makes.
help-receive-words = Who paid and how much, or several WHO=HOW-MUCH
help-receive-words-value = WHO HOW-MUCH
help-receive-settles = What it settles, where that is not the oldest: a year, or a pledge
help-receive-settles-value = YEAR|PLEDGE
help-receive-by = The party that paid in place of WHO
help-receive-by-value = WHO
help-receive-rate = The rate for another currency: who publishes it, and the units of the fund's currency for one that was paid
help-receive-rate-value = WHO[=RATE]
help-receive-arrived = What the bank credited, where that is another amount
help-receive-arrived-value = HOW-MUCH
help-receive-fund = The fund, where two could be meant
help-receive-fund-value = FUND
help-receive-reference = The reference under which the bank's statement or a voucher lists it
help-receive-reference-value = REFERENCE
help-receive-exception = Reports what has happened although it breaks a rule; it stays open until a decision covers it
help-receive-exception-value = WHY
help-receive-on = The value day: 2025-03-31, today or yesterday; left out, today
help-receive-on-heading = Record
help-receive-on-value = DAY
help-receive-source = The document that states it, and the item, page or row in it; a file that is not on record is added
help-receive-source-value = DOCUMENT|FILE[/ITEM]
help-receive-because = How it was found, if its day is closed
help-receive-id = Your own number for the command; one that is on record already is not recorded again
help-receive-dry-run = Shows what would be recorded, and records nothing
help-receive-key-file = The private key to sign with, instead of the one in your config folder
help-receive-accept-end = Confirms that the ledger was restored or replaced on purpose: its present end, as the refusal names it
help-receive-accept-end-value = SIZE
help-receive-accept-end-value-2 = ROOT
help-identify = Says who made a payment that was received from an unidentified payer
help-identify-long =
    Says who made a payment that was received from an unidentified payer

    The payment is applied to what the payer owes, the oldest first, unless --for says what it settles.
help-identify-after = Example: pledgebook identify 221 Honduras --on 2025-12-20
help-identify-record = The number of the payment's record
help-identify-record-value = RECORD
help-identify-who = Who paid
help-assess = Assesses all members of a fund for a year, by the scale that is in force; or sets what some members must pay
help-assess-long =
    Assesses all members of a fund for a year, by the scale that is in force; or sets what some members must pay

    A member that was assessed for the year already gets a supplement or a reduction: it takes the reason.
help-assess-fund = The fund
help-assess-period = The year: the fiscal year of the ledger, or another period
help-assess-period-value = YEAR
help-assess-amounts = The total that the members pay together; or what each member named is to pay
help-assess-amounts-value = TOTAL|MEMBER=HOW-MUCH
help-assess-due = The last day on which it is paid in time
help-assess-reason = Why a member is to pay another amount than it was assessed
help-credit = Credits a member: takes an amount off what it was assessed, because a surplus is shared out or something is offset
help-credit-after = Example: pledgebook credit Belize 100 --for 2025 --fund Reserve --reason 'surplus of 2023'
help-credit-words = A member and an amount, or several WHO=HOW-MUCH
help-credit-period = The year, or another period, for which it was assessed
help-credit-reason = The reason
help-credit-help = Print help
help-waive = Records that a body that decides released a member from paying an amount
help-waive-after = Example: pledgebook waive Belize 500 --for 2024 --fund Reserve --at vmm-2025/D9
help-waive-at = Where it was decided: the forum, the day and the item; a meeting that is not on record is added
help-waive-at-value = MEETING/ITEM
help-write-off = Writes an amount off: the books no longer count on it, and the member owes it as before
help-write-off-after = Example: pledgebook write-off Belize 100 --for 2024 --fund Reserve --reason 'in dispute'
help-pledge = Records that a party promised money to a fund or an activity
help-pledge-long =
    Records that a party promised money to a fund or an activity

    Its amount may be left out where it is not stated. `pledgebook record pledge.made --help` records other support.
help-pledge-words = The party, and the amount if it is stated
help-pledge-words-value = WHO [HOW-MUCH]
help-pledge-to = The fund or the activity
help-pledge-to-value = FUND|ACTIVITY
help-pledge-subject = What is promised, in words
help-pledge-due = The day by which it is due; or several, each with its part
help-pledge-due-value = DAY[=HOW-MUCH]
help-withdraw = Records that a party withdrew a pledge
help-withdraw-after = Example: pledgebook withdraw dr-health --reason 'the ministry was reorganised' --on 2025-12-20
help-withdraw-pledge = The number of the pledge's record, or its id
help-withdraw-reason = The reason, if it is stated
help-propose = Records a budget that is proposed for a fund and a year, line by line
help-propose-long =
    Records a budget that is proposed for a fund and a year, line by line

    The office that holds the key proposes it, unless --by names another.
help-propose-after = Example: pledgebook propose Reserve 2027 cases=20000 audit=1000 --on 2025-12-20
help-propose-lines = Lines and their amounts
help-propose-lines-value = LINE=HOW-MUCH
help-propose-by = The party that proposes it
help-recommend = Records that a body recommends a budget; without lines, as it was proposed
help-recommend-after = Example: pledgebook recommend Programme 2026 sessions=25000 --at 'Consultation Group 2026-01-15/2'
help-recommend-at = Where it was recommended: the forum, the day and the item; a meeting that is not on record is added
help-approve = Records that a budget was approved; without lines, as it was recommended, or else as it was proposed
help-approve-supplement = Adds the amounts to the lines of the budget that is approved already
help-revise = Records that lines of an approved budget were set anew
help-revise-after = Example: pledgebook revise Technical 2026 travel=18000 --at vmm-2025/D9
help-transfer = Records a transfer from one line of an approved budget to another
help-transfer-after = Example: pledgebook transfer travel=500 --to services --fund Technical --on 2025-12-20
help-transfer-from = The line that gives, and the amount
help-transfer-to = The line that takes
help-transfer-to-value = LINE
help-transfer-fund = The fund, where lines of two budgets have these names
help-import = Records the facts of a table: a file with a row for each
help-import-long =
    Records the facts of a table: a file with a row for each

    It reads payments, assessments, expenditures, pledges, parties and budgets, and recognises them by the headings, which stand in any order, in English or Spanish; --template writes them. All cells are read first, and every mistake is told with its cell; then all is shown and asked once. It is all recorded, or nothing. What is on record already is not recorded again: import the same file when it has grown.
help-import-after = A file with headings of its own:
help-import-file = A CSV file, its cells parted by commas, semicolons or tabs; UTF-8, UTF-16 or Windows-1252
help-import-template = Writes a table to fill in, for example payments.csv, into the current folder
help-import-template-value = KIND
help-import-kind = What the rows are, where the headings do not say it
help-import-columns = The heading that means a column; other headings are then passed over
help-import-columns-value = COLUMN=HEADING
help-spend = Records what was spent on lines of a budget
help-spend-long =
    Records what was spent on lines of a budget

    A line is named as in the budget of that day; `pledgebook budget` lists them. --fund says which budget, where lines of two have one name.
help-spend-words = A line and an amount, or several LINE=AMOUNT
help-spend-words-value = LINE HOW-MUCH
help-spend-subject = What it bought; may be left out where --ref names the voucher that says it
help-spend-to = Who was paid: an office or a body, never a person
help-spend-activity = The activity for which it is
help-spend-activity-value = ACTIVITY
help-advance = Records money that an implementer receives before it is spent
help-advance-after = Example: pledgebook advance IOM 6000 --on 2025-12-20
help-advance-words = The implementer and the amount
help-disburse = Records help to cases: from the fund's own account, or with --by out of an implementer's advance
help-disburse-long =
    Records help to cases: from the fund's own account, or with --by out of an implementer's advance

    A case is an opaque reference, never a person's name.
help-disburse-words = A case and an amount, or several CASE=AMOUNT
help-disburse-words-value = CASE HOW-MUCH
help-disburse-category = The category of the cases, as the fund's policy words it
help-disburse-category-value = CATEGORY
help-disburse-by = The implementer that paid it out of its advance
help-disburse-requested-by = The party that requested the help
help-return = Records money that goes back: to a payer, to a budget line, or from an implementer or a case to the fund
help-return-long =
    Records money that goes back: to a payer, to a budget line, or from an implementer or a case to the fund

    The number of a record says what it was: a payment that was received, spent, advanced or disbursed. An implementer returns what is left of its advance.
help-return-what = The implementer or the case that returns it, or the number of the record of which something goes back
help-return-what-value = WHO|RECORD
help-return-amount = The amount
help-interest = Records interest that a fund's account earned
help-interest-after = Example: pledgebook interest 12.40 --fund Reserve --on 2025-12-20
help-interest-subject = More about it, in words
help-fee = Records a fee that the bank took from a fund's account
help-fee-after = Example: pledgebook fee 10 --fund Reserve --on 2025-12-20 --for 'account maintenance'
help-rate = Records a rate of exchange that somebody published
help-rate-long =
    Records a rate of exchange that somebody published

    `EUR=1.0850` says that one euro is 1.0850 of the ledger's first currency; --to names another currency.
help-rate-after = Example: pledgebook rate CHF=1.24 --by IOM --on 2025-12-31 --until 2026-01-30
help-rate-rate = The currency, and the units of the other one for one of it
help-rate-rate-value = CURRENCY=RATE
help-rate-by = Who published it
help-rate-to = The other currency; left out, the ledger's first
help-rate-to-value = CURRENCY
help-rate-until = The last day on which it holds; left out, until another one is published
help-add = Adds a party, a fund, an activity or a document
help-add-long =
    Adds a party, a fund, an activity or a document

    Names are written in one line: `English/Spanish (ABBREVIATION)`; the second and the third may be left out.
help-add-party = A state, an organisation, a body, an office …
help-add-party-names = Its names: English/Spanish (ABBREVIATION)
help-add-party-names-value = NAMES
help-add-party-nature = What it is; left out, a state if it has the name of one, else an organisation
help-add-party-nature-value = NATURE
help-add-party-member-of = The party of which it is a member, from --on
help-add-party-observer-of = The party of which it is an observer, from --on
help-add-party-part-of = The party of which it is a part, from --on
help-add-party-decides = A body that decides
help-add-party-recommends = A body that recommends
help-add-fund = A fund
help-add-fund-of = The body that owns it; left out, the one that owns the others
help-add-fund-currency = The currency in which it is kept; left out, the ledger's first
help-add-fund-purpose = Its purpose, in words
help-add-activity = An activity
help-add-activity-title = Its title
help-add-activity-title-value = TITLE
help-add-activity-kind = What it is
help-add-activity-host = Who hosts it; repeat it for several
help-add-activity-place = Where it takes place
help-add-activity-window = When it takes place, as EDTF: 2026-05, or 2026-05-04/2026-05-06
help-add-activity-window-value = DAYS
help-add-document = A document: a file, an address on the web, or a paper
help-add-document-title = Its title, or a file
help-add-document-title-value = TITLE|FILE
help-add-document-url = Its address on the web
help-add-document-url-value = ADDRESS
help-add-document-kept-at = Where it is kept, if it is on paper
help-add-help = Print this message or the help of the given subcommand(s)
help-set = Sets rules of a fund's policy; those that are not named stay as they are
help-set-long =
    Sets rules of a fund's policy; those that are not named stay as they are

    The rules: ceiling, the most that a case receives; floor, the least that stays in the fund; categories of cases; transfers and line-transfers, in per cent, that need no decision; tolerance of rates, in per cent; income: issue, period-start or due; decided, the acts that take a decision; financed-by, in words. Lists are parted by semicolons.
help-set-after = Example: pledgebook set Programme floor=6000 ceiling=1200 --on 2025-12-20
help-set-rules = Rules and their values
help-set-rules-value = RULE=VALUE
help-undo = Reverses all that one command recorded: the last one of this recorder, or that of a record
help-undo-long =
    Reverses all that one command recorded: the last one of this recorder, or that of a record

    It shows what it reverses, and asks. Both stay in the log; from then on neither counts. `pledgebook correct` changes a record instead.
help-undo-record = A record of the command; left out, the last one of this recorder
help-close = Closes a period, so that what was published of it stays as published
help-close-long =
    Closes a period, so that what was published of it stays as published

    Every day up to the last one of the period is closed with it. The closing record holds the root of the period's rows: for each account and budget line, its opening as published, corrections of earlier periods, movement and closing. What is found later takes --because, changes no closed day, and shows as a correction of the next period. `pledgebook trial-balance --period` shows the rows; `pledgebook record period.reopened` reopens, with a decision.
help-close-period = The period: a fiscal year (2018), a half (2018-40), a month (2018-07), or its first and last day
help-close-period-value = PERIOD
help-close-fund = Publish the rows of this fund alone: id or name
help-close-rates = A published rate at which money in another currency is valued on the last day; repeat it for several
help-close-rates-value = RATE-ID
help-close-dry-run = Show what would be published, and what is still open, and record nothing
help-close-yes = Closes without a question
help-find = Finds everything on record that holds some words: names, titles, subjects, places, references
help-find-long =
    Finds everything on record that holds some words: names, titles, subjects, places, references

    Words may be parts of words; capitals and accents make no difference. With a party, what it was assessed, paid, pledged and asked is found, too. An item of a document, R8.f, finds what that item states, and nothing else.
help-find-words = The words
help-find-words-value = WORDS
help-find-format = The form of the answer
help-find-format-value = FORM
help-find-as-of = Show the state of affairs on this day; of a closed day, what was published
help-find-restated = With --as-of a closed day: show what stands today, instead of what was published
help-find-known-at = Show what the ledger said then: up to this record, this instant (2026-11-28T17:04:05Z), or the end of this day
help-find-known-at-value = RECORD|INSTANT|DAY
help-status = One page: what is on record, what is open, what is not stated, and whether the log is sound
help-status-long =
    One page: what is on record, what is open, what is not stated, and whether the log is sound

    A ledger of up to 1,000 records is verified for each answer. For a longer one, the page shows what its last checkpoint covers, and when it was last verified on this machine; only `pledgebook verify` tells whether the files were changed since.
help-status-after = Example: pledgebook status
help-account = One party's statement of account: what it was assessed, what it paid, what it owes
help-account-long =
    One party's statement of account: what it was assessed, what it paid, what it owes

    Each line is a record, followed by what was then outstanding and what was received and not yet applied. A reversal names the record that it reverses.
help-account-who = Only this party: any of its names, or a whole word of one
help-account-fund = Only this fund: id or name
help-contributions = The status of contributions: each member's share, assessment, payments and what is outstanding
help-contributions-long =
    The status of contributions: each member's share, assessment, payments and what is outstanding

    Shows, for each fund, the latest period that has begun (or --period), with prior years, the total outstanding a year before, and the last payment. Contributions in kind are listed below and are not part of any sum.
help-contributions-period = Only this period: a fiscal year (2018), a half (2018-40), a month (2018-07), or two of them (2018-07/2019-06)
help-outstanding = Outstanding assessments of members, one by one, the oldest period first
help-outstanding-long =
    Outstanding assessments of members, one by one, the oldest period first

    Outstanding is what was assessed less what was credited, waived and paid. Overdue is what is outstanding past its due date. Contributions received and not yet applied are shown beside it and are never netted. A write-off changes what the books count on, not what a member owes.
help-outstanding-all = Settled ones too, with the day
help-reserve = A Reserve Fund: every movement, who holds what is left, cases by category, its rules, and open exceptions
help-reserve-long =
    A Reserve Fund: every movement, who holds what is left, cases by category, its rules, and open exceptions

    Two balances are kept apart: that of the fund's own account, and advances held by an implementer. Without --fund, it shows each fund that helps cases.
help-reserve-fund = The fund: id or name
help-reserve-last = Only the latest N movements, in the order in which they were recorded
help-reserve-last-value = NUMBER
help-fund = A fund: every movement, who holds what is left, its rules, who administers it, and open exceptions
help-fund-long =
    A fund: every movement, who holds what is left, its rules, who administers it, and open exceptions

    It shows any fund as `reserve` shows a Reserve Fund. Two balances are kept apart: that of the fund's own account, and advances held by an implementer. Without a name, it shows every fund.
help-budget = Budgets, line by line: proposed, recommended, approved, revised, charged, and what is left
help-budget-long =
    Budgets, line by line: proposed, recommended, approved, revised, charged, and what is left

    A recommended budget is not approved: none of it can be spent. A dash means that no amount is stated at a stage.
help-budget-fund = Only budgets of this fund: id or name
help-budget-period = Only budgets of this period
help-budget-budget = Only this budget: its id
help-budget-budget-value = BUDGET
help-trial-balance = Every account of each fund with its balance; debits and credits are equal in each fund and currency
help-trial-balance-long =
    Every account of each fund with its balance; debits and credits are equal in each fund and currency

    With --period, shows the opening of that period, what was found since of earlier ones, its movement and its closing: for a closed one as published, with what was found since.
help-trial-balance-period = This period: opening, corrections of earlier periods, movement and closing
help-trial-balance-differences = Only the rows of the period in which something was found since
help-export = The postings as a journal for hledger or Beancount, which check every sum by their own arithmetic
help-export-long =
    The postings as a journal for hledger or Beancount, which check every sum by their own arithmetic

    Up to any day, the journal adds up to what `trial-balance --as-of` that day shows. So an entry that was found after its day was closed is dated on the first day after the last closing that did not know it, with its value day beside it. Deferred income is entered on the day on which it is recognised, even if that is still to come. The day after each closing begins with the balances as they were published, which these programs compare with their own. Each transaction names its record and its source. Budgets are not in it: they move no money.
help-export-program = The program that is to read it
help-export-program-value = PROGRAM
help-export-as-of = Only the days up to this one
help-export-restated = Date every entry by its value day, and leave out what does not stand today and the balances as published
help-export-known-at = Export what the ledger said then: up to this record, this instant (2026-11-28T17:04:05Z), or the end of this day
help-explain = Explains a figure: its records in order with the running value, or the figures that it is the sum of
help-explain-long =
    Explains a figure: its records in order with the running value, or the figures that it is the sum of

    Every row of a table has a number and a key. Give the number of a row of your last answer, or a key: `outstanding:…`, `cash:…`, `available:…`, `pledge:…`. A figure that is a sum names its parts, and each can be explained in turn, down to the records, their authors and their documents. Of money in other currencies, `cost:FUND`, `realised:FUND`, `worth:FUND` and `unrealised:FUND` say what it cost, what came of it, and what it is worth on the last day of a closed period; FUND/PARTY is that of an implementer.
help-explain-what = A row's number in the last answer; a key; or the name of a figure, whose it is and its year: outstanding Belize 2025
help-explain-what-value = KEY|ROW|FIGURE WHO YEAR
help-explain-last = Only the latest N of a figure's records
help-pledges = Who pledged what, toward what, and what came of it
help-pledges-long =
    Who pledged what, toward what, and what came of it

    Lists pledges (promises that are not yet binding) and support that a document acknowledges without a promise on record. An amount that no source states reads "not stated"; it is counted beside the totals and never as zero. A pledge whose time has passed with nothing recorded reads "no record of what came of it". "Offered" means that the source calls it an offer; "stated", that it states the support without saying who offered it; "recommended only", that the item which states it only recommends.

    What came of a pledge follows from the figures, in its own currency: open, part received, received, more than pledged; some received, where no amount is stated; part fulfilled and fulfilled, where it has other roles than money; withdrawn. `explain received:PLEDGE` shows the payments.
help-pledges-toward = Only toward this activity or fund: id, title or name
help-pledges-toward-value = ACTIVITY|FUND
help-pledges-fund = Only toward this fund: id or name
help-pledges-role = Only in this part
help-pledges-role-value = ROLE
help-pledges-stage = Only what came to this
help-pledges-stage-value = STAGE
help-pledges-step = Only what was last changed in this way
help-pledges-step-value = STEP
help-pledges-class = Only of parties with this relation: the members, or the observers
help-pledges-class-value = RELATION
help-pledges-wording = Only what the source words so: it calls it an offer, or states it
help-pledges-wording-value = WORDING
help-pledges-kind = Only promises, or only support without one on record
help-pledges-items = Only what this item of a document states, for example R8.f; a heading, R8, takes all items below it
help-pledges-items-value = ITEM
help-pledges-year = Only what falls into this year, or into another period: 2018, 2018-40 (a half), 2018-07
help-activities = Activities: recommended, scheduled, held or cancelled
help-activities-long =
    Activities: recommended, scheduled, held or cancelled

    A place is not a host, and reporting on an activity is not hosting it: a host is shown only if a source names one.

    For each sponsor it shows what was pledged, received, given otherwise than in money and is still open, in the words of `pledges`; and what was charged to the activity, where an expenditure names it.
help-activities-activity = Only this activity: id or title
help-activities-stage = Only at this stage
help-activities-unconfirmed = Only those of which a date or a place is still to be confirmed
help-activities-party = Only those that this party hosts, supports or reported on
help-meetings = Meetings: who met, and what was presented, decided and asked there
help-meetings-meeting = Only this meeting
help-meetings-meeting-value = MEETING
help-meetings-what = Only this: that it was held, or what was presented, decided or asked there
help-meetings-what-value = WHAT
help-meetings-party = Only what this party attended, presented, decided, asked, was asked or was thanked for
help-decisions = Acts of forums, item by item: accepted, noted, urged, recommended, approved …
help-decisions-long =
    Acts of forums, item by item: accepted, noted, urged, recommended, approved …

    A recommendation is not a decision: deciding is up to the body to which the forum recommends. Of a party it shows the decisions that thank it, refer to it or concern it, or what it brought, presented, promised or gave.
help-decisions-meeting = Only acts of this meeting
help-decisions-act = Only acts of this kind
help-decisions-act-value = ACT
help-matters = Matters before forums: titles of draft documents, proposals and questions, who brought them, and what was done
help-matters-kind = Only of this kind
help-documents = Documents: who issued and signed them, where they can be read, and what rests on them
help-documents-after = `pledgebook log --thing document:ID` lists what a document states.
help-documents-document = Only this document
help-documents-document-value = DOCUMENT
help-inferred = Readings: what the recorder inferred from a source that does not say it, each with its record and item
help-requests = Requests: what was asked or urged of whom, and whether it was answered
help-requests-long =
    Requests: what was asked or urged of whom, and whether it was answered

    A request inside a recommendation is itself only recommended. Of a party it shows what is asked of it by name, as holder of an office, and as a member of a class that the source names ("member countries"): by its relations on record on the day of the meeting.
help-party = Parties under all their names, their nature, and their relations over time; of one party, all that is on record
help-party-long =
    Parties under all their names, their nature, and their relations over time; of one party, all that is on record

    Of one party it tells who is related to it, what it attended, reported, brought, was thanked for, offered and gave, what was asked of it, and what it owes and paid.
help-party-relations = Only parties with this relation
help-log = The records of the log, with their authors and sources
help-log-kind = Only records of this type
help-log-kind-value = TYPE
help-log-thing = Only records that define or name this: KIND:ID
help-log-thing-value = KIND:ID
help-log-last = Only the latest N
help-show = One record in full: its content, its recorder and time, and its hashes
help-show-long =
    One record in full: its content, its recorder and time, and its hashes

    With --format json, also its stored line.
help-show-after = Example: pledgebook show 41
help-show-record = The record's number
help-verify = Checks everything, from record 0: lines, hashes, roots, signatures, rules; names each damaged record
help-verify-long =
    Checks everything, from record 0: lines, hashes, roots, signatures, rules; names each damaged record

    A folder's own word proves little: use what you saved earlier. --key, with the verifier key that you were given when the ledger was opened, finds a ledger that somebody else opened in its place. It does not find a past that was rewritten by the holder of the private key, since such a ledger is signed just as well: ONLY --against finds that, with checkpoints that you, or a friend, saved with `pledgebook checkpoint` before. Nothing is ever repaired.
help-verify-against = A file of one or several checkpoints that were saved earlier: finds a past that was rewritten since. Repeat it for several files
help-verify-key = The verifier key that must have opened the ledger: finds a ledger opened by somebody else, and no rewritten past
help-verify-quick = Of consecutive checkpoints by one key, verifies the signature of the last one only; its root binds all records before it
help-checkpoint = Prints the last signed checkpoint: the ledger's size and root, for safekeeping
help-checkpoint-long =
    Prints the last signed checkpoint: the ledger's size and root, for safekeeping

    Keep it where the ledger's keepers cannot reach it. `pledgebook verify --against FILE` then finds any change, by anybody, to what was recorded before it. It is a C2SP signed note; other tools read it too.
help-checkpoint-after = Example: pledgebook checkpoint > rcm-2026-11-23.txt
help-keys = The recorders, since when; and new keys
help-keys-long =
    The recorders, since when; and new keys

    With --new, creates a key of your own for this ledger. Send the verifier key that it prints to a recorder, who admits it with `pledgebook record recorder.admitted --key KEY`.
help-keys-new = Creates a new key for this ledger
help-keys-key-file = The file for the new key, instead of one in your config folder
help-record = Records facts: one, or many from a file
help-record-long =
    Records facts: one, or many from a file

    One fact: name its type and state it with options; `pledgebook record pledge.made --help` lists them. Many facts: --from a file of JSON lines, each like `{"{"}"id":"…","source":{"{"}"document":"…","item":"…"{"}"},"type":"pledge.made","data":{"{"}…{"}"}{"}"}`. The whole file is checked before the first byte is written; a long one is then recorded in several batches. After an interruption, run the same command again: facts that are on record already are not recorded twice.
help-record-from = A file of JSON lines, or - for standard input
help-record-list = Records the file as one list of this key, in one batch; its lines have no id. Bounds are judged after the last
help-record-heading = Types of facts
help-record-recorder-admitted = Admits a recorder: from the next checkpoint on, records signed with this key count. Of a key that was admitted without its holder, as that of the opening is, it says who holds it.
help-record-recorder-admitted-after = Example:
help-record-recorder-admitted-key = The recorder's key; its name is the ledger's origin
help-record-recorder-admitted-holder = The party or office that holds the key
help-record-recorder-admitted-holder-value = PARTY
help-record-recorder-admitted-date = The value date: the day or the interval at which the fact holds; left out, it is the day of its source
help-record-recorder-admitted-date-value = DAY[/DAY]
help-record-recorder-admitted-inferred = The link of the fact that the source does not make in words: marks the fact as a reading
help-record-recorder-admitted-id = Your own reference (a letter's number); each is recorded only once
help-record-recorder-admitted-source = The document that states it, and the item, page or row in it
help-record-recorder-admitted-source-value = DOCUMENT[/ITEM]
help-record-recorder-admitted-corrects = The record that this one corrects
help-record-recorder-admitted-because = Why it is corrected, or how it was found after its day was closed
help-record-recorder-revoked = Revokes a recorder: from the next checkpoint on, nothing signed with this key counts. What it signed before stays.
help-record-recorder-revoked-key = The key's id
help-record-recorder-revoked-key-value = KEY-ID
help-record-party-registered = Registers a party under a permanent id.
help-record-party-registered-party = The party's id, for ever
help-record-party-registered-nature = Its nature
help-record-party-registered-nature-value = WORD
help-record-party-registered-name-en = Its name in English
help-record-party-registered-name-en-value = NAME
help-record-party-registered-name-es = Its name in Spanish
help-record-party-registered-aliases = Another name or an abbreviation by which documents call it
help-record-party-registered-iso-3166 = Its country code in ISO 3166-1, if it is a state
help-record-party-registered-iati = Its identifier in IATI
help-record-party-registered-iati-value = IATI
help-record-party-registered-authority = Its authority, if it is a forum
help-record-party-related = Says how a party is related to another party, an office or a fund, and from when until when.
help-record-party-related-party = The party
help-record-party-related-relation = The relation
help-record-party-related-of = The other side of the relation
help-record-party-related-from = The first day, if it is stated
help-record-party-related-until = The last day, if it has ended; written with the same first day, it ends a relation on record
help-record-party-renamed = Gives a party new names; the earlier ones stay as other names of it.
help-record-party-renamed-name-en = Its name in English from now on
help-record-party-renamed-name-es = Its name in Spanish from now on
help-record-party-merged = Merges a party into another: its id stays for what is past, and new facts name the other one.
help-record-party-merged-party = The party that ends
help-record-party-merged-into = The party that goes on
help-record-document-registered = Registers a document: what it is, and how its bytes are known again. Its value date is the document's own date.
help-record-document-registered-document = The document's id, for ever
help-record-document-registered-issuer = The party that issued it
help-record-document-registered-languages = A language in which it is written
help-record-document-registered-blake3 = The BLAKE3 of its bytes, or of what was retrieved from its address
help-record-document-registered-blake3-value = BLAKE3
help-record-document-registered-url = Its address on the web: http or https, or without its scheme
help-record-document-registered-retrieved = The day on which it was retrieved from there
help-record-document-registered-kept-at = The place where it is kept, if it is on paper
help-record-document-registered-note = A note for readers, for example that only a digest of it was read
help-record-document-signed = Says that parties signed a document.
help-record-document-signed-document = The document
help-record-document-signed-by = A party or office that signed
help-record-meeting-held = Says that a forum met. Its value date is the day or days of the meeting.
help-record-meeting-held-meeting = The meeting's id, for ever
help-record-meeting-held-forum = The forum that met
help-record-meeting-held-place = The place
help-record-meeting-held-sitting = In session, or by correspondence; in session where nothing is said
help-record-meeting-held-delegations = A party whose delegation the source names
help-record-report-presented = Says that something was presented to a meeting. Who reports on an activity did not, by that, host it.
help-record-report-presented-report = The report's id, for ever
help-record-report-presented-report-value = REPORT
help-record-report-presented-meeting = The meeting
help-record-report-presented-kind = A report or a presentation
help-record-report-presented-title = Its title or subject, in words
help-record-report-presented-by = A party that presented it; left out where the source does not say
help-record-report-presented-by-class = The presenters in words, where the source names a class and no party
help-record-report-presented-about = A thing that it is about
help-record-matter-registered = Registers a matter before a forum: a draft document, a proposal or a question.
help-record-matter-registered-matter = The matter's id, for ever
help-record-matter-registered-matter-value = MATTER
help-record-matter-registered-kind = The kind of matter
help-record-matter-registered-title = Its title or subject
help-record-matter-registered-by = A party that brought it; left out where the source does not say
help-record-decision-taken = Says what a meeting did under one item of its conclusions.
help-record-decision-taken-decision = The meeting and the item, for example rcgm-2017/R8.b
help-record-decision-taken-acts = An act of the forum; one or more
help-record-decision-taken-clauses = What it authorises: an act, on a thing or a fund, up to an amount where one is stated
help-record-decision-taken-clauses-value = 'ACT KIND:ID [CURRENCY AMOUNT] [to PARTY]'
help-record-decision-taken-under = The decision that delegated to this forum what it decides here
help-record-decision-taken-subject = The subject of the decision, in words of our own
help-record-decision-taken-concerns = A thing that it concerns
help-record-decision-taken-thanked = A party that it thanks
help-record-decision-taken-referred-to = The party to which it refers or submits the matter, if stated
help-record-decision-taken-referred-how = The manner or occasion of the referral, in words
help-record-request-made = Says that something was asked of somebody.
help-record-request-made-request = The request's id, for ever
help-record-request-made-request-value = REQUEST
help-record-request-made-manner = Requested or urged
help-record-request-made-decision = The decision under which it stands
help-record-request-made-by = The party that requests it; left out where it is the forum that decided
help-record-request-made-of = A party of whom it is requested
help-record-request-made-of-class = Those of whom it is requested, in words, where the source names a class and no party
help-record-request-made-subject = The subject of the request, in words of our own
help-record-request-made-with = A party with which it is to be coordinated
help-record-request-made-window = The time by which it is due
help-record-request-made-window-value = EDTF
help-record-request-made-window-words = The time by which it is due, in the words of the source
help-record-request-answered = Says that a request was answered.
help-record-request-answered-request = The request
help-record-request-answered-by = The party that answered
help-record-request-answered-answer = The answer, in words
help-record-request-answered-document = The document that answers it
help-record-activity-registered = Registers an activity, with what is stated of it. A place is not a host.
help-record-activity-registered-activity = The activity's id, for ever
help-record-activity-registered-kind = The kind of activity
help-record-activity-registered-decision = The decision that recommends or approves it
help-record-activity-registered-host = A party that the source names as its host
help-record-activity-registered-place = The place, if stated
help-record-activity-registered-window = The time, as EDTF, if stated
help-record-activity-registered-window-words = The time, in the words of the source
help-record-activity-registered-to-be-confirmed = The part that the source says is still to be confirmed
help-record-activity-registered-within = The activity within which it takes place
help-record-activity-registered-participants = Its participants, in words
help-record-activity-registered-objective = Its objective, in words
help-record-activity-scheduled = Gives an activity its days.
help-record-activity-scheduled-activity = The activity
help-record-activity-scheduled-on = Its day or days
help-record-activity-held = Says that an activity was held. Its value date is the day or days on which it was.
help-record-activity-cancelled = Says that an activity will not be held.
help-record-activity-cancelled-reason = The reason, if stated
help-record-pledge-made = Says that a party promised support toward an activity or a fund.
help-record-pledge-made-pledge = The pledge's id, for ever
help-record-pledge-made-pledge-value = PLEDGE
help-record-pledge-made-party = The party that promised
help-record-pledge-made-jointly = A party that promised it jointly
help-record-pledge-made-via = The party through which the support goes
help-record-pledge-made-implementer = The party that carries it out
help-record-pledge-made-toward = The activity or fund that it supports: activity:ID or fund:ID
help-record-pledge-made-roles = The role in the support; one or more
help-record-pledge-made-subject = What is promised, in words of our own
help-record-pledge-made-wording = True if the source calls it an offer, or states it without saying so
help-record-pledge-made-amount = The amount, if the source states it
help-record-pledge-made-amount-value = 'USD 100.00'
help-record-pledge-made-window = The time by which it is due, as EDTF, if stated
help-record-pledge-made-conditions = The condition
help-record-pledge-made-instalments = A part that falls due by itself
help-record-pledge-made-instalments-value = 'EDTF=USD 100.00'
help-record-pledge-revised = Changes what a party promised. What is left out stays as it was.
help-record-pledge-revised-pledge = The pledge
help-record-pledge-revised-roles = The parts from now on
help-record-pledge-revised-amount = The amount from now on
help-record-pledge-revised-window = The time by which it is due from now on, as EDTF
help-record-pledge-revised-window-words = The time by which it is due from now on, in the words of the source
help-record-pledge-revised-conditions = The condition from now on
help-record-pledge-revised-instalments = A part that falls due by itself, from now on; a new amount without parts ends the former ones
help-record-pledge-confirmed = Says that a signed agreement confirms a pledge.
help-record-pledge-confirmed-agreement = The signed agreement
help-record-pledge-confirmed-amount = The amount in the agreement, if it states one
help-record-pledge-fulfilled = Says that a pledge was fulfilled otherwise than in money: all of its roles but money, or some.
help-record-pledge-fulfilled-roles = A role that was fulfilled; left out, all but money
help-record-pledge-fulfilled-how = The manner of its fulfilment, in words
help-record-pledge-fulfilled-value = The value of what was given, if the source states it; it is in no sum of money
help-record-pledge-withdrawn = Says that a pledge was withdrawn.
help-record-support-acknowledged = Says that a source acknowledges support that was given. It is not a pledge: no promise is on record.
help-record-support-acknowledged-support = The support's id, for ever
help-record-support-acknowledged-support-value = SUPPORT
help-record-support-acknowledged-party = The party that gave it
help-record-support-acknowledged-jointly = A party that gave it jointly
help-record-support-acknowledged-via = The party through which it went
help-record-support-acknowledged-implementer = The party that carried it out
help-record-support-acknowledged-toward = The activity or fund that it supports: activity:ID or fund:ID; left out where the source names neither
help-record-support-acknowledged-subject = The subject, in words
help-record-fund-opened = Opens a fund under a permanent id.
help-record-fund-opened-fund = The fund's id, for ever
help-record-fund-opened-aliases = Another name by which documents call it
help-record-fund-opened-of = The party whose fund it is
help-record-fund-opened-currency = The currency in which it is kept, for ever; no money moves in a fund without one
help-record-fund-policy_set = States rules of a fund. Each holds from the day of this fact until another one sets the same rule.
help-record-fund-policy_set-financed-by = Those who pay into it, in words
help-record-fund-policy_set-floor = The balance below which it must not fall
help-record-fund-policy_set-cap-per-case = The most that one case may receive
help-record-fund-policy_set-eligible = A category of cases that it may help
help-record-fund-policy_set-requests-from = Those who may request help, in words
help-record-fund-policy_set-applicants = Those who may apply for help to a case; a payment to a case then names who requested it
help-record-fund-policy_set-rules = Another rule, in words
help-record-fund-policy_set-transfers-cap = The most that transfers may move between the lines of a budget, in per cent of all that was approved
help-record-fund-policy_set-transfers-cap-value = PER-CENT
help-record-fund-policy_set-line-transfers-cap = The most that a line may give to others, in per cent of what was approved for it
help-record-fund-policy_set-tolerance = The most by which the amount that arrives in the fund's currency, with the charges, may differ from what is credited for a payment in another one, in per cent of that
help-record-fund-policy_set-recognised = When an assessment is recognised; on its issue where nothing is said
help-record-fund-policy_set-decided = An act that takes a decision, beside those that always do: to approve, revise, waive or reopen
help-record-fund-policy_set-decision = The decision that sets them
help-record-fund-policy_set-exception = The reason for reporting it although the decision that it takes is not on record
help-record-fund-policy_set-breaks = The rules that it breaks. Filled in if left out
help-record-rate-published = Publishes a rate of exchange: the units of one currency for one unit of another. It converts both ways, from its value date until its last day. A publisher has one rate for two currencies on a day.
help-record-rate-published-rate = The rate's id, for ever
help-record-rate-published-from = The currency of which one unit is exchanged
help-record-rate-published-to = The currency that is given for it
help-record-rate-published-value = The number of units given
help-record-rate-published-value-value = RATE
help-record-rate-published-until = The last day on which it holds; left out, it holds on its value date alone
help-record-rate-published-publisher = The party that publishes it
help-record-balance-brought_forward = Brings a certified balance forward: what a fund held when its record here began.
help-record-balance-brought_forward-rate = The published rate at which it counts, where it is in another currency than the fund's
help-record-balance-brought_forward-equivalent = The amount in the fund's currency; left out, the amount at the rate. Filled in if left out
help-record-balance-brought_forward-held-by = The implementer that held it; left out for the fund's own account
help-record-balance-brought_forward-certificate = The document that certifies it
help-record-balance-brought_forward-exception = The reason for reporting what has happened although it breaks a rule
help-record-scale-adopted = Adopts the scale by which the members pay into a fund. Its value date is the day from which it holds.
help-record-scale-adopted-scale = The scale's id, for ever
help-record-scale-adopted-scale-value = SCALE
help-record-scale-adopted-shares = A member and its share in per cent; all shares together are 100
help-record-scale-adopted-shares-value = PARTY=PER-CENT
help-record-scale-adopted-rounding = The rounding of a share of a total to an amount
help-record-scale-adopted-decision = The decision that adopted it
help-record-scale-applied = Assesses all members of a scale at once: says what each must pay to a fund for a period. It is assessment:RUN/PARTY. The shares of members that are one party by now are added.
help-record-scale-applied-run = The run: the first part of the ids of its assessments, for ever
help-record-scale-applied-run-value = RUN
help-record-scale-applied-period = The period: a year (2018), a half (2018-40), a month (2018-07), or two of them (2018-07/2019-06)
help-record-scale-applied-scale = The scale
help-record-scale-applied-total = The total that it divides
help-record-scale-applied-recognised = The day on which it becomes income of the fund; left out, it follows from the fund's policy. Filled in if left out
help-record-scale-applied-amounts = A member's assessment and its amount; left out, its share of the total. Filled in if left out
help-record-scale-applied-amounts-value = 'RUN/PARTY=USD 100.00'
help-record-scale-applied-left = What the rounding of half-up leaves of the total; below zero if the amounts sum to more. Filled in if left out
help-record-scale-applied-left-value = AMOUNT
help-record-assessment-issued = Says what a member must pay to a fund for a period. The amount is given, or follows from a scale and its total.
help-record-assessment-issued-assessment = The assessment's id, for ever
help-record-assessment-issued-assessment-value = ASSESSMENT
help-record-assessment-issued-party = The member
help-record-assessment-issued-scale = The scale by which it was assessed
help-record-assessment-issued-total = The total that all members pay under the scale
help-record-assessment-issued-amount = The amount that this member pays; left out, its share of the total. Filled in if left out
help-record-assessment-issued-brought-forward = The certificate by which it is carried over from before this ledger
help-record-assessment-supplemented = Raises one member's assessment: it must pay more for the period than it was assessed.
help-record-assessment-supplemented-assessment = The assessment
help-record-assessment-supplemented-amount = The amount that is added
help-record-assessment-supplemented-fund = The fund; it is the assessment's. Filled in if left out
help-record-assessment-supplemented-recognised = The day on which it becomes income of the fund; it is the assessment's. Filled in if left out
help-record-assessment-reduced = Lowers one member's assessment: it must pay less for the period than it was assessed.
help-record-assessment-reduced-amount = The amount that is taken off
help-record-assessment-credited = Credits a member: takes an amount off what it was assessed, because a surplus is shared out or something is offset.
help-record-credit-granted = Credits a member beyond its assessments: the fund owes it the amount, as if it had paid it in advance. It is applied or returned as a contribution.
help-record-credit-granted-contribution = The credit's id among the contributions, for ever
help-record-credit-granted-contribution-value = CONTRIBUTION
help-record-assessment-waived = Releases a member from paying an amount, by a decision of a body that decides.
help-record-assessment-waived-decision = The decision that waives it
help-record-receivable-written_off = Writes an amount off: the books no longer count on it. What the member owes stays as it was; only a waiver changes it.
help-record-receivable-written_off-decision = The decision that allows it, if there is one
help-record-receivable-reinstated = Counts again on an amount that was written off, because it is being paid after all.
help-record-payment_plan-agreed = Agrees with a member by when it pays what is outstanding. A later plan of the same member and fund replaces it.
help-record-payment_plan-agreed-plan = The plan's id, for ever
help-record-payment_plan-agreed-plan-value = PLAN
help-record-payment_plan-agreed-instalments = A part, and by when it is paid
help-record-payment_plan-agreed-covers = An assessment that it covers
help-record-payment_plan-agreed-agreement = The document that states it
help-record-contribution-received = Says that a fund received something.
help-record-contribution-received-contribution = The contribution's id, for ever
help-record-contribution-received-party = The payer; left out while it is unidentified
help-record-contribution-received-form = The form of the contribution
help-record-contribution-received-amount = The amount paid, in the payer's currency; a contribution in kind may have no stated value
help-record-contribution-received-rate = The published rate at which it is credited, where it was paid in another currency than the fund's
help-record-contribution-received-credited = The amount credited to the payer, in the fund's currency; left out, the amount at the rate. Filled in if left out
help-record-contribution-received-charges = The charges of banks on the way, at the cost of the fund
help-record-contribution-received-arrived = The amount that arrived in the fund's account, in the currency paid or the fund's; left out, the amount credited less the charges, if it was paid in the fund's currency. Filled in if left out
help-record-contribution-applied = Applies a contribution: to the payer's oldest assessments first, unless stated otherwise.
help-record-contribution-applied-contribution = The contribution
help-record-contribution-applied-payer = The payer, where the receipt does not state it: from now on, the payer is identified. Filled in if left out
help-record-contribution-applied-on-behalf-of = The party whose assessments or pledge it pays, where that is not the payer
help-record-contribution-applied-to = A part and what it is applied to: assessment:ID, pledge:ID or fund:ID; left out, the oldest assessments first. Filled in if left out
help-record-contribution-applied-to-value = 'KIND:ID=USD 100.00'
help-record-contribution-applied-counts-for = A pledge in another currency and what its part counts for, in the pledge's currency; left out, at the receipt's rate if it was paid in that currency, else at the rate named. Filled in if left out
help-record-contribution-applied-counts-for-value = 'PLEDGE=EUR 100.00'
help-record-contribution-applied-rate = The published rate between the fund's currency and the pledge's, where the receipt has none
help-record-contribution-applied-ground = The ground, in words, on which the parts count for the amounts that are stated
help-record-contribution-applied-fund = The fund; it is the contribution's. Filled in if left out
help-record-contribution-returned = Returns a contribution, or what is left of it, to its payer.
help-record-contribution-returned-rate = The published rate at which it counts, where it is neither in the fund's currency nor in that of the payment
help-record-contribution-returned-equivalent = The part of what is owed to the payer that it settles, in the fund's currency; left out, the amount at the rate: that of the receipt, if it is returned in the currency in which it was paid. Filled in if left out
help-record-budget-proposed = Proposes a budget.
help-record-budget-proposed-budget = The budget's id, for ever
help-record-budget-proposed-fund = The fund that pays what is spent; left out where it is not stated
help-record-budget-proposed-period = The period for which it holds
help-record-budget-proposed-proposer = The party that proposes it; left out where the source does not say
help-record-budget-proposed-lines = A line and its amount
help-record-budget-proposed-lines-value = 'LINE=USD 100.00'
help-record-budget-proposed-total = The total, if the source states it
help-record-budget-recommended = Recommends a budget to the body that decides.
help-record-budget-recommended-budget = The budget
help-record-budget-recommended-decision = The decision that recommends it
help-record-budget-recommended-lines = A line and its amount, as it is recommended
help-record-budget-approved = Approves a budget, by a decision of a body that decides. From now on its lines can be charged.
help-record-budget-approved-decision = The decision that approves it
help-record-budget-approved-adds = A supplement: its amounts are added to what is approved of the same lines
help-record-budget-approved-lines = A line and its amount, as it is approved; left out, as it was recommended, or else proposed. Filled in if left out
help-record-budget-revised = Revises an approved budget, by a decision of a body that decides: says what its lines are from now on.
help-record-budget-revised-decision = The decision that approves the revision
help-record-budget-revised-lines = A line and its amount from now on; a line that is not named stays as it is
help-record-budget-transferred = Moves an amount from one line of an approved budget to another, within the caps of the fund's policy.
help-record-budget-transferred-from = The line that gives
help-record-budget-transferred-to = The line that receives
help-record-expenditure-charged = Charges an expenditure to a line of a budget: the fund has paid it.
help-record-expenditure-charged-line = The line
help-record-expenditure-charged-payee = The payee; an office or a body, never a person
help-record-expenditure-charged-activity = The activity for which it was spent, if one is named
help-record-expenditure-charged-fund = The fund; it is the budget's. Filled in if left out
help-record-expenditure-refunded = Says that an expenditure was refunded to the fund: its line can be charged again.
help-record-expenditure-refunded-rate = The published rate at which it counts, where it is in another currency than the fund's: that of the payment which it takes back, or of its own day
help-record-expenditure-refunded-payer = The payer of the refund; an office or a body, never a person
help-record-expenditure-refunded-activity = The activity for which it had been spent, if one is named
help-record-reserve-disbursed = Says that a fund paid out: to a case, or in advance to an implementer.
help-record-reserve-disbursed-case = The case that was helped: an opaque reference
help-record-reserve-disbursed-case-value = CASE
help-record-reserve-disbursed-category = The category of the case, as the fund's policy words it
help-record-reserve-disbursed-implementer = The implementer that received it in advance
help-record-reserve-disbursed-requested-by = The party that requested it
help-record-reserve-disbursed-decision = The decision that allowed it, if there is one
help-record-reserve-spent = The implementer's account: says what it spent, out of its advance, on a case.
help-record-reserve-spent-implementer = The implementer
help-record-reserve-returned = Says that money came back to the fund: from an implementer's advance, or from a case.
help-record-reserve-returned-rate = The published rate at which it counts, where it is in another currency than the fund's; what a case returns may count at that of its payment
help-record-reserve-returned-implementer = The implementer that returned it
help-record-reserve-returned-case = The case from which it came back
help-record-reserve-returned-category = The category of the case, as it was when the case was paid
help-record-income-recorded = Says that a fund's account received income that nobody contributed: interest.
help-record-income-recorded-nature = The nature of the income
help-record-charge-recorded = Says that a fund's account was charged: by the bank, or for the administrator's support.
help-record-charge-recorded-nature = The nature of the charge
help-record-exchange-recorded = Says that a fund exchanged money of one currency for another, within its own account or an advance.
help-record-exchange-recorded-sold = The amount sold
help-record-exchange-recorded-bought = The amount bought
help-record-exchange-recorded-held-by = The implementer that exchanged money advanced to it; left out, the fund exchanged its own
help-record-fund-transferred = Says that one fund paid an amount to another, for good, by a decision.
help-record-fund-transferred-from = The fund that gives
help-record-fund-transferred-to = The fund that receives
help-record-fund-transferred-decision = The decision that allows it
help-record-loan-granted = Says that one fund lent an amount to another, by a decision: it is to be repaid.
help-record-loan-granted-from = The fund that lends
help-record-loan-granted-to = The fund that borrows
help-record-loan-repaid = Says that a fund repaid an amount that another fund had lent to it.
help-record-loan-repaid-from = The fund that borrowed, and repays
help-record-loan-repaid-to = The fund that lent
help-record-period-closed = Closes a period, and with it every day before it: its figures stay as published.
help-record-period-closed-period = The period
help-record-period-closed-fund = The fund whose rows are published; left out, all of them
help-record-period-closed-rates = A rate at which money in another currency than its fund's is valued on the last day of the period
help-record-period-closed-root = The root of its rows. Filled in if left out
help-record-period-reopened = Reopens the days from one day on. Every publication that ends on that day or later is withdrawn, and stays on view.
help-record-period-reopened-from = The first day that is open again
help-record-period-reopened-exception = The reason for reopening without a decision
help-record-record-reversed = Reverses an earlier record: it counts no more, and nothing takes its place. Both stay in the log.
help-record-record-reversed-exception = The reason for reversing a record whose money has been paid out since
help-correct = Corrects a record: changes the fields that are given, and shows what becomes of every figure
help-correct-long =
    Corrects a record: changes the fields that are given, and shows what becomes of every figure

    Both records stay in the log; from now on, only the correction counts. The id that the record defines stays. Where its application was worked out, a corrected payment is applied anew, in the same list; what a return of it counts for is worked out anew, too. If an assessment is lowered below what was applied to it, what is over is released from the last applications: it is owed to the payer, and can be applied to something else. `pledgebook record record.reversed --corrects RECORD` reverses a record, with nothing in its place.
help-correct-after = Example: pledgebook correct 34 --amount 24,000.00 --because 'two digits were transposed'
help-correct-after-2 = `pledgebook record TYPE --help` says what the fields of a type are.
help-correct-record = The record's number: the last of its corrections, if it was corrected before
help-correct-because = Why it is corrected
help-correct-without = A field that is left out from now on; repeat it for several
help-correct-without-value = FIELD
help-correct-about-heading = Fields
help-correct-about-value = VALUE
help-word-commands = Commands
help-word-options = Options
help-word-arguments = Arguments
help-word-options-2 = [OPTIONS]
help-word-command = COMMAND
help-topic = Three walks: a delegate's, an auditor's, a finance officer's
help-topic-2 = How to record, reverse and correct facts
help-topic-3 = How to check a ledger, with this program and without
help-topic-4 = Files beside the record, which may be deleted
