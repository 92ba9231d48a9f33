# Everyday commands: what they say, and the mistakes in what is typed.

# ---- opening/mod.rs ----
everyday-opening-missing = Nothing is written.

# ---- opening/words.rs ----
everyday-opening-neither-yes-nor-no = "{ $text }" is neither yes nor no.
everyday-opening-write-yes-or-no = Write yes or no.
everyday-opening-no-day-of-year = "{ $text }" is not a day of every year.
everyday-opening-write-day-of-year = Write a day and a month, for example 1 January, 1 July or 07-01.
everyday-opening-no-day = "{ $text }" is not a day.
everyday-opening-write-day = Write year, month and day, for example 2023-12-31.
everyday-opening-lacks-share = "{ $text }" lacks its share in per cent.
everyday-opening-write-share = Write for example { $text } 12.5
everyday-opening-no-share = "{ $number }" of { $name } is not a share.
# A number that was written with a comma: its digits before and behind it.
everyday-opening-write-point = Write { $name } { $whole }.{ $rest }
everyday-opening-write-per-cent = Write per cent above 0, with at most 6 decimals, as 12.5
everyday-opening-write-assessment = Write fund, year, total and last day: General 2024 120000 --due 2024-03-31
everyday-opening-lacks-fund = "{ $text }" lacks its fund.
everyday-opening-option-unknown = "{ $text }" holds { $option }, which means nothing here.
everyday-opening-lacks-day = "{ $text }" names no day behind { $option }.
everyday-opening-lacks-fund-or-year = "{ $text }" lacks its fund or its year.
everyday-opening-lacks-year = "{ $text }" has no year before the total: "{ $year }" is none.
everyday-opening-lacks-due = "{ $text }" does not say by when it is due.

# ---- opening/party.rs ----
everyday-opening-no-id = "{ $name }" holds no letter of a to z, of which an id could be made.
everyday-opening-write-abbreviation = Write an abbreviation behind it, as in Name (ABC).
everyday-opening-no-nature = "{ $text }" is not the nature of a party.
everyday-opening-write-nature = Write one of { $natures }.
everyday-opening-bracket-not-opened = "{ $text }" closes a bracket that was not opened.
everyday-opening-lacks-name = "{ $text }" lacks a name.
everyday-opening-write-name = Write Name, or Name/Nombre, or Name/Nombre (ABBREVIATION).
everyday-opening-more-than-two-names = "{ $text }" holds more than two names.
everyday-opening-write-two-names = Write English/Spanish, and all others in ( ), parted by commas.

# ---- opening/read.rs ----
everyday-opening-no-address = "{ $text }" is not an address without scheme.
everyday-opening-write-letters = Write letters without accents and no spaces, for example example.org/forum
everyday-opening-no-time-zone = "{ $text }" is not a time zone.
everyday-opening-write-zone = Write UTC, or its name in the IANA database, for example America/Jamaica
everyday-opening-named-twice = "{ $name }" is named twice.
everyday-opening-name-party-once = Name each party once.
everyday-opening-no-currency = "{ $text }" is not a currency.
everyday-opening-write-currency = Write the three letters of ISO 4217, for example USD
everyday-opening-no-decimal-places = ISO 4217 gives { $currency } no decimal places.
everyday-opening-leave-out = Leave it out.
everyday-opening-two-shares = "{ $name }" has two shares.
everyday-opening-write-member-once = Write each member once.
everyday-opening-new-name = "{ $new }" is not among the names of { $party } that were written first.
everyday-opening-write-all-names = Write all names where the party is named first.
everyday-opening-shares-add-up = The shares of { $fund } add up to { $sum } per cent.
everyday-opening-shares-above-100 = The shares of { $fund } add up to more than 100 per cent.
everyday-opening-write-shares = Write shares that add up to 100.

# ---- opening/read/money.rs ----
everyday-opening-name-fund-once = Name each fund once.
everyday-opening-in-future = { $day } lies in the future.
everyday-opening-write-day-until = Write a day until { $today }.
everyday-opening-held-when = It is not said when this was held.
everyday-opening-write-day-certified = Write the day on which balances are certified.
everyday-opening-begins-after-balances = The record begins on the day after the certified balances.
everyday-opening-leave-this-out = Leave this out.
everyday-opening-no-blake3 = "{ $text }" is not a BLAKE3.
everyday-opening-no-members = This fund has no members.
everyday-opening-write-members-first = Write its members with their shares first.
everyday-opening-lies-ahead = { $period } begins on { $first }, which lies ahead.
everyday-opening-write-on-today = Add --on { $today } if it is assessed now.
everyday-opening-before-record = { $day } is before the record begins, on { $begins }.
everyday-opening-write-on = Write --on { $begins }, or leave it out.
everyday-opening-no-letter = "{ $file }" holds no letter of a to z.
everyday-opening-rename-file = Rename the file.
everyday-opening-other-bytes = { $file } holds other bytes than the BLAKE3 says.
everyday-opening-find-file = Find the right file, or leave the BLAKE3 out.
everyday-opening-unreadable = { $file } cannot be read: { $why }.
everyday-opening-no-file = There is no file "{ $file }" here.
everyday-opening-write-certificate-place = Write the path of a file, an address that begins with https://, or paper and where it is kept

# ---- opening/facts.rs ----
everyday-opening-has-currency = A ledger has a currency.
everyday-opening-has-members = A scale has members.
everyday-opening-id-too-long = "{ $id }" is too long for an id.
everyday-opening-shorten-fund = Write a shorter name of the fund.

# ---- opening/file.rs: the keys of the file are the same in every language ----
everyday-opening-file-body = Write body = "Name of the body (ABBREVIATION)"
everyday-opening-file-address = Write address = "example.org/forum"
everyday-opening-file-invented = Write invented = false
everyday-opening-file-currencies = Write currencies = ["USD"]
everyday-opening-file-year-begins = Write year_begins = "1 January"
everyday-opening-file-time-zone = Write time_zone = "UTC"
everyday-opening-file-bodies = Write decides = ["Council"]
everyday-opening-file-funds = Write funds = ["General Fund"]
everyday-opening-file-cases = Write [cases."Reserve Fund"]
everyday-opening-file-limits = Write ceiling = "1000"
everyday-opening-file-categories = Write categories = ["injury"]
everyday-opening-file-members = Write "General Fund" = ["Barbados 20"]
everyday-opening-file-others = Write others = ["Norway"]
everyday-opening-file-certified-on = Write certified_on = 2023-12-31
everyday-opening-file-balances = Write "General Fund" = "41250.00" below [balances.funds]
everyday-opening-file-certificate = Write certificate = "audit-2023.pdf" below [balances]
everyday-opening-file-begins = Write record_begins = 2024-01-01, or certified balances
everyday-opening-file-assess = Write assess = ["General 2024 120000 --due 2024-03-31"]
everyday-opening-no-toml = This is not TOML: { $why }.
everyday-opening-unknown-key = Unknown key "{ $key }".
everyday-opening-keys = The keys are { $keys }.
everyday-opening-table-expected = A table is expected here.
# "heading" is one of TOML: [members].
everyday-opening-write-table = Write { $heading } and the answers below it.
everyday-opening-not-decimal = This number is not decimal.
everyday-opening-write-digits = Write it with the digits 0 to 9.
everyday-opening-one-expected = One answer is expected here.
everyday-opening-write-one = Write it in " ", without [ ] or {"{"} {"}"}.

# ---- opening/interview.rs: mistakes ----
everyday-opening-write-it = Write it; ? explains the question.
everyday-opening-write-it-or-none = Write it, or none; ? explains the question.
everyday-opening-write-three-parts = Write three parts: who decides; who recommends; who records.
everyday-opening-write-two-parts = Write two parts: the ceiling of a case; the floor.
everyday-opening-write-one-each = Write one for each fund, 0 for none: { $zeros }
everyday-opening-parts = { $parts ->
    [one] This has 1 part, not { $wanted }.
   *[other] This has { $parts } parts, not { $wanted }.
}

# ---- opening/interview.rs: what Enter means; it is read as an answer ----
everyday-opening-usual-year-begins = 1 January
everyday-opening-usual-cases = none
everyday-opening-usual-assess = later

# ---- opening/interview.rs: the questions, of 30 characters at most with what Enter means ----
everyday-opening-ask-body = Body
everyday-opening-ask-address = Its address, for ever
everyday-opening-ask-invented = Invented, for trials
everyday-opening-ask-currencies = Currencies, the main first
everyday-opening-ask-year-begins = Year begins
everyday-opening-ask-time-zone = Time zone
everyday-opening-ask-bodies = Decides; recommends; records
everyday-opening-ask-funds = Funds (end with ; to go on)
everyday-opening-ask-cases = Funds that help cases
everyday-opening-ask-others = Others (donors, implementers)
everyday-opening-ask-certified-on = Balances certified on
everyday-opening-ask-certificate = in which file, or where
everyday-opening-ask-begins = Record begins
everyday-opening-ask-assess = Assess a year now
everyday-opening-ask-limits = ceiling a case; floor
everyday-opening-ask-categories = categories
everyday-opening-ask-members = Members of { $fund }, in %

# ---- opening/interview.rs: the questions explained ----
everyday-opening-explain-body = The body whose ledger this is, as English/Spanish (ABBREVIATION); all but the first name may be left out. Parties and funds below are written in the same way.
everyday-opening-explain-address = The name of this ledger in its checkpoints and keys: an address that the body owns and nobody else uses, without https://. There need not be a page. It can never be changed.
everyday-opening-explain-invented = yes for a test or a demonstration: every report then says that all is invented. It can never be changed.
everyday-opening-explain-currencies = The currencies in which money may be recorded, by their letters in ISO 4217, as USD EUR. Funds are kept in the first one, unless another one stands behind a fund's name.
everyday-opening-explain-year-begins = The first day of the body's fiscal year, as 1 July. A bare year, as in assess General 2025, begins on it.
everyday-opening-explain-time-zone = The zone in which people read when something was recorded, as America/Jamaica. The days of money are not changed by it.
everyday-opening-explain-bodies = The body that decides; the one that recommends; the office that keeps this record. Each may be left empty (Council;; Secretariat), and hold several, parted by commas.
everyday-opening-explain-funds = The body's funds, parted by semicolons. none if it has no money of its own.
everyday-opening-explain-cases = Funds that pay for cases of persons, up to a ceiling a case, for some categories: name them by a word of their name. Enter if there is none.
everyday-opening-explain-limits = The most that one case may receive; the balance below which the fund must not fall. Leave out what there is not: 1000; or ; 5000. none for neither.
everyday-opening-explain-categories = What the fund helps with, parted by semicolons. none if it may help with anything.
everyday-opening-explain-members = Each member that pays into the fund, and its share in per cent; all shares add up to 100. They are states, unless [organisation], or another nature, stands before the share. none if members pay nothing.
everyday-opening-explain-others = Other parties that will be named: donors, implementers, publishers of rates. Those with the name of a state are states, others organisations, unless [civil-society], [office], [body], [network] or [process] stands behind. none if there are none; add them at any time.
everyday-opening-explain-certified-on = The last day of the accounts that an auditor or the body has certified, as 2023-12-31: this record begins on the day after it. none if the funds begin empty.
everyday-opening-explain-balances = What each fund held at the end of that day, in its currency, in the order above; 0 for nothing.
everyday-opening-explain-certificate = The certificate: a file, of which the BLAKE3 is recorded, so that it is known again; or its address on the web, with https://. The file itself stays where it is. A certificate on paper is named by where it is kept: paper in the archive of the Secretariat.
everyday-opening-explain-begins = The first day on which policies and shares hold, and from which money is recorded.
everyday-opening-explain-assess = Fund, year and total that the members pay together, and the last day: General 2024 120000 --due 2024-03-31. It is assessed on the year's first day unless --on names another one. Enter to do it later, with `pledgebook assess`.

# ---- opening/said.rs ----
everyday-opening-balances = Balances
everyday-opening-parties = { $parties ->
    [one] 1 party
   *[other] { $parties } parties
}
everyday-opening-relations = { $relations ->
    [one] 1 relation
   *[other] { $relations } relations
}
everyday-opening-funds = { $funds ->
    [one] 1 fund
   *[other] { $funds } funds
}
everyday-opening-scales = { $scales ->
    [one] 1 scale
   *[other] { $scales } scales
}
everyday-opening-counted = { $records } records: { $of }.
everyday-opening-together = { $each }; together { $sum }
everyday-opening-none = none
everyday-opening-assessed = Assessed { $period }
everyday-opening-ceiling = ceiling { $amount } a case
everyday-opening-floor = floor { $amount }
everyday-opening-categories = { $categories ->
    [one] 1 category of cases
   *[other] { $categories } categories of cases
}
everyday-opening-new-key = { $field } a new key
everyday-opening-made-invented = Made. INVENTED, not a real record: every report will say so.
everyday-opening-made = Made. What is recorded in it is never changed or removed.
everyday-opening-record-0 = record 0
everyday-opening-records-to = records 0-{ $last }
# In these three the explanation begins in column 16.
everyday-opening-made-answers = opening.toml   your answers: `pledgebook init { $file } --yes` asks nothing
everyday-opening-made-recovery = recovery key   not in this folder; take it to a safe place:
everyday-opening-made-verifier = verifier key   give it to everybody who checks the ledger:

# ---- table/mod.rs ----
everyday-table-row = row { $number }
everyday-table-empty = The file is empty.
everyday-table-template-writes = `pledgebook import --template { $kind }` writes one to fill in.

# ---- table/columns.rs: columns and headings are named as they are typed ----
everyday-table-unknown-column = There is no column "{ $column }".
everyday-table-columns = The columns are { $columns }.
everyday-table-no-heading = No heading "{ $heading }", which was to mean { $column }.
everyday-table-headings = The headings are { $headings }.
everyday-table-second-column = A second column "{ $heading }".
everyday-table-remove-column = Remove one of them.
everyday-table-unknown-heading = Unknown heading "{ $heading }".
everyday-table-write-one-of = Write one of: { $columns }.
everyday-table-no-column = No column "{ $column }".
everyday-table-write-heading = Write the heading { $column } in row 1.

# ---- table/reading.rs ----
everyday-table-no-fund = No fund.
everyday-table-no-fund-on-record = No fund is on record yet.
everyday-table-which-fund = Which fund? It may be { $funds }.
everyday-table-write-fund = Write { $funds } in a column fund.
everyday-table-or = or
everyday-table-empty-cell = The cell "{ $column }" is empty.
everyday-table-no-day = "{ $text }" is not a day.
everyday-table-write-day = Write for example 2025-03-31.

# ---- table/assessments.rs ----
everyday-table-assessments = { $count ->
    [one] 1 assessment
   *[other] { $count } assessments
}
everyday-table-assessments-row = a row for each assessment
# The heading above the years of assessments.
everyday-table-for = For
everyday-table-no-id = "{ $id }" is not an id.

# ---- table/budgets.rs ----
everyday-table-budgets = { $count ->
    [one] 1 budget
   *[other] { $count } budgets
}
everyday-table-budgets-row = a row for each line of a budget
everyday-table-lines = Lines
everyday-table-no-title = { $text } makes no title and no id of a budget.
everyday-table-line-twice = The line { $line } stands twice in this budget.
everyday-table-other-currency = Another currency than in the rows above of this budget.
everyday-table-other-title = Another title than in the rows above of this budget.
everyday-table-other-proposer = Another by than in the rows above of this budget.
everyday-table-other-date = Another date than in the rows above of this budget.
everyday-table-no-line = "{ $text }" does not name a line.
everyday-table-write-line = Write for example travel.

# ---- table/expenditures.rs ----
everyday-table-expenditures = { $count ->
    [one] 1 expenditure
   *[other] { $count } expenditures
}
everyday-table-expenditures-row = a row for each expenditure
everyday-table-available = Available
everyday-table-bought-what = Neither "for" nor "ref" says what was bought.
everyday-table-write-voucher = Write it, or the number of the voucher.
everyday-table-no-budget = No budget is on record for { $day }.
everyday-table-budget-shows = `pledgebook budget` shows the budgets.

# ---- table/parties.rs ----
everyday-table-parties = { $count ->
    [one] 1 party
   *[other] { $count } parties
}
everyday-table-parties-row = a row for each party
everyday-table-parties-more = { $names } and { $more } more
everyday-table-party-on-record = party:{ $id } is on record already, by record { $seq }.
everyday-table-write-other-id = Leave the row out, or write another id in a column id.
everyday-table-no-id-of-name = No id follows from the name "{ $name }".
everyday-table-write-id = Write one in a column id.

# ---- table/payments.rs ----
everyday-table-payments = { $count ->
    [one] 1 payment
   *[other] { $count } payments
}
everyday-table-payments-row = a row for each payment
everyday-table-unidentified = unidentified
# The heading above what payments are applied to.
everyday-table-applied = Applied
everyday-table-not-applied = not applied
everyday-table-in-advance = received in advance
# "left" is an amount.
everyday-table-left = { $periods }; { $left } left to pay
everyday-table-paid-in-full = { $count ->
    [1] { $periods }: paid in full
    [2] { $periods }: both paid in full
   *[other] { $periods }: all paid in full
}
everyday-table-no-rate = "{ $text }" is not a rate.
everyday-table-write-rate = Write for example UN=1.0850.

# ---- table/pledges.rs ----
everyday-table-pledges = { $count ->
    [one] 1 pledge
   *[other] { $count } pledges
}
everyday-table-pledges-row = a row for each pledge

# ---- table/preview.rs ----
everyday-table-new = New
everyday-table-on-record = On record
everyday-table-amount = Amount
everyday-table-total = total
everyday-table-span = { $first } to { $last }
