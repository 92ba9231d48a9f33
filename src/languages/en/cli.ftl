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
