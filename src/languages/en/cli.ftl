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
