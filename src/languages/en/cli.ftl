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
