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
