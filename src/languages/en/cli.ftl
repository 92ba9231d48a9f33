# The command line.

# ---- help.rs ----
# The variables are clap's own marks; what they stand for is translated elsewhere.
cli-help-template =
    { $about }
    Usage: { $usage }

    { $all }
cli-help-default = default: { $value }
cli-help-values = possible values: { $values }

# ---- unparsed.rs ----
# An argument is an option with its value, as it stands in the usage.
cli-unparsed = error: { $wrong }
cli-unparsed-usage = Usage: { $usage }
cli-unparsed-more = For more information, try '--help'.
cli-unparsed-nearest = Did you mean { $names }?
cli-unparsed-argument = unexpected argument '{ $arg }' found
cli-unparsed-verb = unrecognized subcommand '{ $verb }'
# The arguments stand below, a line each.
cli-unparsed-missing = the following required arguments were not provided:{ $args }
cli-unparsed-twice = the argument '{ $arg }' cannot be used multiple times
cli-unparsed-conflict = the argument '{ $arg }' cannot be used with '{ $other }'
cli-unparsed-conflicts = the argument '{ $arg }' cannot be used with:{ $others }
cli-unparsed-no-value = a value is required for '{ $arg }' but none was supplied
cli-unparsed-value-of =
    invalid value '{ $value }' for '{ $arg }'
      [possible values: { $values }]
cli-unparsed-value = invalid value '{ $value }' for '{ $arg }': { $why }
cli-unparsed-too-many = unexpected value '{ $value }' for '{ $arg }' found; no more were expected
cli-unparsed-number = '{ $arg }' takes { $wanted } values, and { $found } were given
# What the verbs say and ask.

# ---- everyday.rs ----
cli-everyday-nothing = Nothing was recorded.
cli-everyday-on-record-already = On record already: { $records }. Nothing was recorded.
cli-everyday-dry-run = dry run
cli-everyday-leave-out = leave it out: { $instead }
cli-everyday-no-fund = No fund is on record yet.
cli-everyday-open-fund = `pledgebook record fund.opened --help` says how to open one.
cli-everyday-which-fund = Which fund? It may be { $funds }.
cli-everyday-write = Write { $options }.
# Names of funds, or options: "one" may be several of them, joined by this.
cli-everyday-or = { $one } or { $other }
cli-everyday-takes-pairs = This takes a name and an amount, or several NAME=AMOUNT.
cli-everyday-for-example = Write for example: { $example }
# "told" is empty, or a colon and the first record in a few words.
cli-everyday-same-twice = This command records the same twice{ $told }.
cli-everyday-likely-double = Likely a double of record { $seq }{ $told }.
cli-everyday-far = { $day } is more than a year from { $last }, the day recorded last.
cli-everyday-record-it = Record it all the same?
cli-everyday-ask = { $question } [y/N]
cli-everyday-add-yes = Nothing was recorded. If it is right, add --yes.
cli-everyday-standard-error = standard error
cli-everyday-standard-input = standard input
cli-everyday-no-record = There is no record { $seq }; the last one is { $last }.

# ---- receive.rs ----
cli-receive-of-one = --arrived, --ref and --for say something of one payment.
cli-receive-own-command = Record it with a command of its own.
cli-receive-not-a-rate = "{ $text }" is not a rate.
cli-receive-rate-example = Write for example --rate UN=1.0850.

# ---- identify.rs ----
cli-identify-none = No payment of an unidentified payer is on record.
cli-identify-those = Payments of unidentified payers: { $records }.
cli-identify-no-payment = Record { $seq } is no payment of an unidentified payer.

# ---- promise.rs ----
cli-promise-due-when = Due when?
cli-promise-write-due = Write the last day on which it is paid in time: --due DAY
cli-promise-as-much = They must pay as much already.
cli-promise-how-much = --due { $day }: how much of the pledge is due by then?
cli-promise-write-part = Write --due { $day }=AMOUNT.

# ---- adjust.rs ----
cli-adjust-no-assessment = --for { $period }: this is no assessment.

# ---- appropriation.rs ----
cli-appropriation-which-lines = Which lines?
cli-appropriation-no-line = "{ $text }" is no line with its amount.
cli-appropriation-write-line = Write LINE=AMOUNT, for example travel=18000.
cli-appropriation-not-a-name = "{ $line }" is not the name of a line: { $error }.

# ---- pay.rs ----
cli-pay-no-budget = No budget is on record for { $day }.
cli-pay-budgets = `pledgebook budget` shows the budgets; --on says another day.
cli-pay-not-a-case = "{ $case }" is not the reference of a case: { $error }.

# ---- rate.rs ----
cli-rate-no-rate = "{ $text }" is no rate.
cli-rate-example = Write for example EUR=1.0850
cli-rate-published-on = Rate published by { $who }, { $day }
cli-rate-published = Rate published by { $who }
cli-rate-until = until { $day }
cli-rate-until-another = until another one is published

# ---- add.rs ----
cli-add-no-kind = it is no kind of activity
cli-add-on-record = This file is on record already, as { $document }.
cli-add-no-file = There is no file "{ $title }" here, and neither an address nor a place is stated.
cli-add-name-a-file = Name a file, or write --url ADDRESS, or --kept-at "the archive of the Secretariat".

# ---- undo.rs ----
cli-undo-instead = a reversal keeps the day and the source of what it reverses
cli-undo-is-reversal = Record { $seq } is a reversal itself.
cli-undo-again = Record again what it took away.
cli-undo-reversed = Reversed: { $records }
cli-undo-stay = They stay in the log; from now on they do not count.
cli-undo-this-reverses = This reverses { $records }:
cli-undo-nothing-yet = You have recorded nothing here yet.

# ---- record.rs ----
cli-record-accept-end = it takes the number of records and the root, as `pledgebook checkpoint` prints them
cli-record-not-both = name a type of fact or --from FILE, not both
cli-record-name-a-type = name a type of fact, or --from FILE
cli-record-report-it = if it has happened nevertheless, report it: --exception 'why'; it stays open until a decision covers it
cli-record-correct-lines = nothing of the file was recorded; correct the lines and run it again
cli-record-no-type = { $kind } is not a type of fact
# "text" stands in quotation marks.
cli-record-not-a-number = { $text } is not a record number: write for example 41
cli-record-no-random-key = no random key can be made: { $error }
cli-record-too-large = the file is 1 GiB or larger; split it at the end of a line
cli-record-byte-order-mark = the file begins with a byte order mark; save it as UTF-8 without one
cli-record-id-used = the id "{ $id }" is already used in line { $line }; each line needs its own
cli-record-more-lines = { $more } more lines cannot be read
cli-record-form = each line is one JSON object: { $example }
cli-record-nothing-of-file = nothing of the file was recorded
cli-record-line-too-long = the line has { $bytes } bytes; no record is that long
cli-record-not-utf8 = the line is not UTF-8; save the file in that encoding
cli-record-opened-by-init = a ledger is opened by `pledgebook init`
cli-record-id-and-list = the line has an id, and --list numbers the lines; leave it out
cli-record-no-id = the line has no id; write your own reference, or use --list
# "kind" stands in quotation marks.
cli-record-unknown-type = { $kind } is not a type of fact; the types are: { $types }
cli-record-set-aside = note: an interrupted writer had left { $bytes } bytes after the last checkpoint; they are kept in { $path }. If no writer was interrupted, somebody has changed the ledger: compare it with a checkpoint saved earlier.
cli-record-newline-added = note: the last checkpoint lacked its final newline, as after an interrupted writer; its signature is complete, and the newline was added
cli-record-keys-rewritten = note: events/keys did not list the keys that the records admit, and was rewritten; no writer leaves it so: somebody changed the file
cli-record-not-remembered = note: the state of the ledger could not be stored in your cache folder: this machine will not notice if it is cut back
cli-record-no-source = note: no source is named; --source says which document states it
cli-record-recorded-facts = Recorded { $new } of { $facts } facts; { $before } were on record already.
cli-record-recorded-of = Recorded as record { $seq }: { $kind } of { $thing }.
cli-record-before-of = Already recorded as record { $seq }: { $kind } of { $thing }.
cli-record-recorded = Recorded as record { $seq }: { $kind }.
cli-record-before = Already recorded as record { $seq }: { $kind }.
cli-record-corrected-since = note: record { $by } has corrected record { $seq } since
cli-record-likely-double = note: record { $seq } is likely a double of record { $first }; if it is the same fact, reverse it: pledgebook record record.reversed --corrects { $seq } --because 'recorded twice'

# ---- correct.rs ----
cli-correct-last = the last record is { $last }
cli-correct-corrected = Corrected: record { $seq }
cli-correct-not-stated = record { $seq } does not state "{ $field }"; leave --without { $field } out
# "field" stands in quotation marks.
cli-correct-no-such-field = { $kind } has no field { $field }; its fields are: { $fields }

# ---- close.rs ----
cli-close-lists-rates = `pledgebook log --type rate.published` lists the rates
cli-close-every-row = `pledgebook trial-balance --period { $period }` shows every row.
cli-close-closing = Closing { $period }
cli-close-invented = INVENTED · { $title }
cli-close-this-closes = This closes { $period }, and every day before its end.
cli-close-close-it = Close it?
cli-close-of-fund = Closed: { $period }, for { $fund }
cli-close-of-all = Closed: { $period }, for all funds
cli-close-published = Published as it stands. What is found later shows as a correction in the next period.
cli-close-opening = Opening
cli-close-corrections = Corrections
cli-close-movement = Movement
cli-close-balance = Closing
cli-close-period = { $period } ({ $first } to { $last })

# ---- money.rs ----
cli-money-names-funds = `pledgebook status` names every fund

# ---- named_file.rs ----
cli-named-file-item = --source: item "{ $item }": { $error }.

# ---- refused.rs ----
cli-refused-sentence = Refused: { $sentence }.
cli-refused-in-closed = { $day } lies in { $period }, which is closed (record { $seq })
cli-refused-assessment = the assessment of { $member } for { $period }
cli-refused-found-late = Found late? Add --because "how it was found": it shows as a correction.
cli-refused-decided = Decided? Say where: --at "Council 2024-11-20/6", the forum, the day and the item.
cli-refused-report-it = If it has happened all the same, report it: add --exception "why"
cli-refused-wrong-amount = Wrong amount? pledgebook correct { $seq } --amount … ({ $day }, { $amount })
# The command line: titles of answers, errors and hints.

# ---- failure.rs ----
cli-error = error: { $what }
cli-refused = refused: { $why }
# "place" is a file with a line, or an option.
cli-refused-at = refused: { $place }: { $why }
cli-damaged = damaged: { $what }
cli-caused-by = caused by: { $what }
cli-hint = hint: { $what }
cli-command-line = command line
# "names" are one or several, joined by cli-or.
cli-did-you-mean = did you mean { $names }?
cli-may-be = "{ $found }" may be { $names }; write more of the name
cli-or = or
cli-hint-damaged = `pledgebook verify` lists everything that is damaged; nothing is ever repaired
cli-hint-compare = nothing was recorded; compare it with a checkpoint saved earlier: `pledgebook verify --against FILE`
cli-hint-accept-end = if this ledger is the intended one, confirm it: --accept-end { $size } { $root }
cli-hint-other-end = nothing was done; --accept-end takes the SIZE and ROOT of the intended end
cli-hint-newer = `pledgebook verify` can still check its bytes
cli-hint-party = `pledgebook party` lists the parties on record; register a new one with `pledgebook record party.registered`
# "kind" is a code: the first word of an id, such as fund.
cli-hint-unknown = `pledgebook log` shows what is on record; the record that created it holds its id ({ $kind })
cli-hint-show = `pledgebook show { $seq }` shows it
cli-hint-depends = `pledgebook show { $seq }` shows the record that depends on it
cli-hint-recorders = `pledgebook keys` lists who may record; --key-file names the key to sign with
cli-hint-authority = `pledgebook party` shows what each body may do, and who says so
cli-hint-day = give the day with --on, for example --on 2018-03-31
cli-hint-published = `pledgebook trial-balance --period { $period }` shows what was published
cli-hint-pledge-by-money = `pledgebook record contribution.applied` takes --to 'pledge:{ $pledge }=…' with the amount
cli-hint-fund-currency = a fund is opened with its currency, for ever: `pledgebook record fund.opened` takes --currency
cli-hint-other-fund = a record that names another one belongs to the fund of that one; --fund, where optional, is filled in if left out
cli-hint-cash = `pledgebook explain cash:{ $fund }` shows what it holds, record by record
cli-hint-brought-forward = `pledgebook show { $seq }` shows it; if it is wrong, correct it with --corrects
cli-hint-not-assessed = give --amount; or give --scale and --total, from which the share follows
cli-hint-scales = `pledgebook log --type scale.adopted` lists the scales on record
cli-hint-share = leave --amount out to record the share, or leave --scale and --total out to record --amount
cli-hint-member = `pledgebook party { $party }` shows its memberships; `pledgebook record party.related` records one, with --relation member-of
cli-hint-assessed = `pledgebook outstanding { $party } --all` shows what it was assessed
cli-hint-written-off = `pledgebook record receivable.reinstated` counts on it again; `pledgebook explain written-off:{ $assessment }` shows the record that wrote it off
# "key" is that of a figure.
cli-hint-explain = `pledgebook explain { $key }` shows why
cli-hint-carrying-amount = `pledgebook explain written-off:{ $assessment }` shows what was written off, `pledgebook explain outstanding:{ $assessment }` what is owed
cli-hint-owes = `pledgebook outstanding { $party }` shows what it owes
cli-hint-approving = `pledgebook decisions --act approved` lists the decisions that approve; --decision names one
cli-hint-amount = give it with --amount, in the currency in which it was paid
cli-hint-rate = `pledgebook record rate.published` records a rate with its day and source; --rate names it
cli-hint-rates = `pledgebook log --type rate.published` lists the rates
cli-hint-arrived = give it with --arrived, in the currency paid or the fund's
cli-hint-equivalent = the equivalent follows from --amount and --rate
cli-hint-add-up = what arrived and --charges make up --amount, in its currency
cli-hint-credited = leave --credited out: it follows from --amount and --rate
cli-hint-target = name the target with --to: 'assessment:ID={ $left }', pledge:ID or fund:ID
cli-hint-payer = name the payer with --payer
cli-hint-payer-known = leave --payer out; if the payer on record is wrong, correct that record
cli-hint-total = leave --total out, or give the line that is missing
cli-hint-budget-approved = `pledgebook budget --budget { $budget }` shows its lines; `pledgebook record budget.revised` changes them
cli-hint-budget-not-approved = `pledgebook record budget.approved` records the approval
cli-hint-budget-fund = `pledgebook record budget.proposed` takes --fund; a budget that names the wrong fund or none is corrected with --corrects
cli-hint-case-or-implementer = --case with --category, or --implementer alone
cli-hint-reserve = `pledgebook reserve` shows every movement, and who holds what is left
cli-hint-closed = `pledgebook log --type period.closed` lists what was closed
cli-hint-ledger = --ledger DIR names the folder of a ledger; `pledgebook init` creates a new one
cli-hint-try-again = nothing was recorded; try again
cli-hint-full = free some room and run the same command again: what is on record is not recorded twice
cli-hint-disk = the disk may be failing. Check it, run `pledgebook verify`, then run the same command again: what is on record is not recorded twice

# ---- query.rs ----
cli-query-no-record = there is no record { $seq }; the last one is { $last }
cli-query-parties = `pledgebook party` lists every party with all its names
cli-query-activities = `pledgebook activities` shows the id of each activity in brackets, `pledgebook log` everything
cli-query-meetings = `pledgebook meetings` shows the id of each meeting in brackets
cli-query-nothing-found-since = As published: record { $seq } closed { $period }, and nothing was found since.
cli-query-found-since = As published: record { $seq } closed { $period }. { $records ->
    [one] 1 record was found since; --restated shows it.
   *[other] { $records } records were found since; --restated shows them.
}
cli-query-none-moves = None of them moves money or sets a budget line.
cli-query-some-move = { $records ->
    [one] 1 of them moves money or sets a budget line.
   *[other] { $records } of them move money or set budget lines.
}
# The captions: each adds to "title", which is the ledger's title and what was added before.
cli-query-nothing-then = nothing was on record then
cli-invented = INVENTED, not a real record: { $title }
cli-query-as-of = { $title }, as of { $day }
cli-query-restated = { $title }, as of { $day }, restated
cli-query-published = { $title }, as published by record { $seq }
cli-query-records = { $title } ({ $records ->
    [one] 1 record
   *[other] { $records } records
})
cli-query-known = { $title }, as known at record { $seq } (the last is { $last })
cli-query-before = { $title }, before its first record

# ---- titles of answers ----
cli-account = Statement of account of { $party }
cli-activities = Activities
cli-budgets = Budgets
cli-contributions = Status of contributions
cli-decisions = Decisions and recommendations
cli-documents = Documents
# "key" is that of a figure or of a record.
cli-explain = Why { $key }
cli-find = Found for "{ $words }"
cli-funds = Funds
cli-readings = Readings
cli-keys = Keys
cli-records = Records
cli-matters = Matters
cli-meetings = Meetings
cli-outstanding = Outstanding
cli-parties = Parties
cli-pledges = Pledges and support
cli-requests = Requests
cli-reserve = Reserve
cli-show = Record { $seq }
cli-status = Status
cli-trial-balance = Trial balance
cli-verify = Verification

# ---- account.rs ----
cli-account-name-the-party = name the party: `pledgebook account Honduras`

# ---- against.rs ----
cli-against-too-long = the file is 1 MiB or larger; no file of saved checkpoints is that long
cli-against-private-key = the file holds a private key, not a checkpoint; move it where only you can read it
cli-against-key = --key takes the verifier key, which is public
cli-against-checkpoint = a checkpoint is the output of `pledgebook checkpoint`; the file may hold nothing else

# ---- budget.rs ----
cli-budget-every = `pledgebook budget` names every budget

# ---- checkpoint.rs ----
cli-checkpoint-none = the ledger has no records yet, so there is no checkpoint to save

# ---- demo.rs ----
cli-demo-not-empty = the folder is not empty; name a new one
cli-demo-created = Created an invented ledger in { $ledger }: { $records } records. All its data are invented.
cli-demo-created-and-drawn = Created an invented ledger in { $ledger }: { $records } records, of which { $drawn } were drawn at random after the story. All its data are invented.
# Commands follow.
cli-demo-ask = Ask it, for example:
cli-demo-record = Record in it with --key-file { $key }. Anybody can compute that key: its signatures prove nothing.

# ---- documents.rs ----
cli-documents-every = `pledgebook documents` shows the id of each document in brackets

# ---- explain.rs ----
# "who" is the party as it was typed.
cli-explain-not-assessed = nothing was assessed to { $party } then; `pledgebook account { $who }` shows what was
cli-explain-accounts = `pledgebook trial-balance` names the accounts of each fund, `exchange:FUND` among them
# "key" is in quotation marks.
cli-explain-not-a-figure = { $key } is not the key of a figure; give a row's number, or a key as in the member `key` of --format json, for example cash:reserve-fund
cli-explain-unknown = `pledgebook log` shows what is on record; the rows of a table have numbers and keys

# ---- exposed.rs ----
cli-exposed-argument = argument { $number }
cli-exposed-argument-holds = holds a private key; nothing was done with it
cli-exposed-key-file = a private key belongs in a file that only you can read; name that file with --key-file
cli-exposed-history = a shell keeps arguments in its history, and other users of this machine can list them: treat this key as known to others. Revoke it (`pledgebook record recorder.revoked`), and create a new one (`pledgebook keys --new`)
cli-exposed-line = the line holds a private key, which may never enter a ledger
cli-exposed-more = { $lines } more lines hold one
cli-exposed-not-recorded = nothing of the file was recorded; --key-file names the file of the key to sign with
cli-exposed-revoke = if others can read this file, treat the key as known to them: revoke it (`pledgebook record recorder.revoked`), and create a new one (`pledgebook keys --new`)

# ---- guard.rs ----
cli-guard-not-regular = not a regular file; a private key is read only from a regular file
cli-guard-owner = this private key belongs to user { $owner }, and you are user { $user }
cli-guard-own-key = name a key of your own; `pledgebook keys --new` creates one
cli-guard-mode = has mode { $mode }: others can read or change this private key
cli-guard-links = too many links lead to this private key
# "key" is its file.
cli-guard-folder-owner = this folder belongs to user { $owner }, who can replace the private key { $key }
cli-guard-own-folder = move the key to a folder of your own
cli-guard-folder-mode = this folder has mode { $mode }: others can replace the private key { $key }
cli-guard-chmod = type `chmod { $mode } { $path }`

# ---- index.rs ----
cli-index = the index
cli-index-no-folder = there is no cache folder: set HOME or XDG_CACHE_HOME

# ---- keyring.rs ----
cli-keyring-no-folder = there is no home folder to hold keys; name the key's file with --key-file FILE
cli-keyring-private-key = private key
cli-keyring-none = no key in { $folder } may record in ledger "{ $ledger }"
cli-keyring-elsewhere = `pledgebook keys` lists who may record; --key-file FILE names a private key kept elsewhere
cli-keyring-several = several keys here may record in this ledger: { $keys }; name one with --key-file FILE

# ---- keys.rs ----
cli-keys-new = New key { $key }: { $file }
# The key follows.
cli-keys-verifier = Verifier key, to be admitted:

# ---- last.rs ----
cli-last-no-folder = there is no folder to keep the last answer in: set HOME or XDG_CACHE_HOME to an absolute path, or give a key
cli-last-none = no answer with numbered rows was given for this ledger in this terminal; ask for a table first, or give a key
cli-last-no-rows = the last answer has no rows; give a key
cli-last-no-row = the last answer has no row { $row }; its rows are 1 to { $last }

# ---- manual.rs ----
cli-manual-written = wrote the manual pages into { $folder }

# ---- mod.rs ----
cli-not-printed = standard output cannot be written: { $error }
cli-not-printed-but-done = standard output cannot be written: { $error }; the command itself was completed
cli-now-not-invented = leave it out: this ledger is no invented one
cli-clock = this machine's clock
cli-clock-wrong = says a time before 1970 or after 9999; set it

# ---- options.rs ----
# "text" is in quotation marks.
cli-options-known-at = { $text } is neither a record's number, nor a day, nor an instant in UTC such as 2026-11-28T17:04:05Z

# ---- remembered.rs ----
# "seen" and "here" are the size and the root of the log.
cli-remembered-replaced =
    warning: this machine last used another ledger in this folder
      here: { $here }
cli-remembered-broken =
    warning: this ledger does not continue what this machine has seen of it: it was restored from a copy, or its past was rewritten
      seen: { $seen }
      here: { $here }
cli-remembered-accept-first = nothing is recorded in this one until it is accepted; if this one is intended: `pledgebook verify --accept-end { $size } { $root }`
cli-remembered-compare = `pledgebook verify --against FILE` compares it with a checkpoint saved earlier
cli-remembered-accept = if this one is intended: `pledgebook verify --accept-end { $size } { $root }`
cli-remembered-bytes = note: { $bytes } bytes follow the last checkpoint and are not part of this answer. An interrupted writer leaves such bytes, or one that is still at work
cli-remembered-damaged = warning: damaged bytes follow the last checkpoint and are not part of this answer: { $error }. `pledgebook verify` tells more

# ---- show.rs ----
cli-show-last = the last record is { $seq }
# The command line: what single commands say, and their mistakes.

# ---- import.rs ----
cli-import-write-one-of = write one of: { $kinds }
cli-import-no-day-no-id = the table has a column for the day, and each row has a number of its own
cli-import-sheet = { $file }, sheet { $sheet }
cli-import-no-row = { $file }: no row below the headings. Nothing was recorded.
# "what" is a number of things: 3 payments.
cli-import-all-on-record = { $file }: { $what }, all on record already. Nothing was recorded.
cli-import-rows-are-what = { $file }: its headings do not say what its rows are. Nothing was recorded.
cli-import-write-kind = Write { $options }.
cli-import-or = or
cli-import-likely-double = Row { $row } is likely a double of record { $seq }.
cli-import-dry-run = dry run
cli-import-nothing-recorded = Nothing was recorded.
cli-import-record = Record { $what }?
cli-import-recorded = Recorded: { $what }
cli-import-template-is-here = it is here already; move it, or fill it in
cli-import-columns = { $needed }; where stated: { $stated }
# "rows" says what a row is: a row for each payment.
cli-import-wrote = Wrote { $file }: { $rows }.
cli-import-to-mend = { $cells ->
    [one] { $file }: 1 cell to mend. Nothing was recorded.
   *[other] { $file }: { $cells } cells to mend. Nothing was recorded.
}
cli-import-to-mend-of-rows = { $file }: { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}, { $cells ->
    [one] 1 cell
   *[other] { $cells } cells
} to mend. Nothing was recorded.
cli-import-more = and { $more } more

# ---- import/cells.rs ----
cli-import-file-too-large = the file is 256 MiB or larger; split it
cli-import-no-workbooks = this is a workbook (XLSX), which this program was built without; save the sheet as CSV, which does all that a workbook does, or build with `cargo build --release --features xlsx`
cli-import-read-as = Read as { $encoding }.
cli-import-other-encoding = its first bytes say that it is { $encoding }, and it is not; save it as "CSV UTF-8"
cli-import-windows-1252 = Not UTF-8, so read as Windows-1252: look at the accents, or save it as "CSV UTF-8".

# ---- import/mapping.rs ----
cli-import-write-column = write COLUMN="HEADING OF THE FILE"
cli-import-columns-unclear = { $file }: its headings do not say which columns are meant. Nothing was recorded.
cli-import-any-column = --column COLUMN=HEADING
cli-import-write-columns = Write { $options }.
# Below it stand headings and columns.
cli-import-would-mean = { $file }: read as { $kind }, these headings would mean
cli-import-add-columns = Nothing was recorded. If that is right, add { $options }.
cli-import-read-so = Read them so, now and later?

# ---- import/xlsx.rs ----
cli-import-workbook-unreadable = this workbook cannot be read: { $why }
cli-import-no-sheet = this workbook has no sheet
cli-import-sheet-too-large = sheet { $sheet }: more than { $columns } columns or { $rows } rows
cli-import-too-many-cells = sheet { $sheet }: more than { $cells } cells; split it
cli-import-workbook-damaged = this workbook is damaged: { $why }
cli-import-too-many-files = this workbook holds { $files } files, and no more than { $most } are read
cli-import-unpacks-to-more = this workbook unpacks to more than { $most } bytes; save the sheet as CSV, or split it

# ---- wizard.rs ----
cli-wizard-no-terminal =
    There is no terminal to ask at. Write `pledgebook init opening.toml --yes` with a file of
    answers, or the options --origin, --title-en, --time-zone and --currency:
    `pledgebook init --help` shows both.
cli-wizard-answers-are-here =
    opening.toml is here already: `pledgebook init opening.toml` makes the ledger from it.
    Move it away to answer anew.
cli-wizard-begins-here = A new ledger in this folder. Enter takes what stands in [ ]; ? explains; < goes back. Nothing is made before you agree at the end.
cli-wizard-begins = A new ledger in { $folder }. Enter takes what stands in [ ]; ? explains; < goes back. Nothing is made before you agree at the end.
cli-wizard-other-answers = { $file } is there already, with other answers. Move it away.
cli-wizard-add-yes = Nothing was made. If it is right, add --yes.
cli-wizard-refused = Refused: { $why }.
cli-wizard-so-far = so far: { $answer } (Enter keeps it)
cli-wizard-make = Make the ledger? [y/N]
cli-wizard-nothing-made = Nothing was made.
cli-wizard-standard-input = standard input
cli-wizard-standard-error = standard error
cli-wizard-mistakes = { $mistakes ->
    [one] { $file }: 1 mistake. Nothing was made.
   *[other] { $file }: { $mistakes } mistakes. Nothing was made.
}
cli-wizard-line = line { $line }
cli-wizard-file-too-large = the file is 1 MiB or larger, and no file of answers
cli-wizard-not-utf-8 = it is not UTF-8; save it as UTF-8
cli-wizard-not-a-file = it is not a file

# ---- init.rs ----
cli-init-recorder = Recorder's key { $key }: { $file }
cli-init-recovery = Recovery key { $key }: { $file }
cli-init-move-it = Move it to offline storage, and keep it.
cli-init-opened = Opened ledger { $origin } in { $folder }. Give this verifier key to everybody who checks it:
cli-init-first-root = First root: { $root }
cli-init-no-decimal-places = ISO 4217 gives { $currency } no decimal places
