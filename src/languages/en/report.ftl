# Answers: headings, cells and notes.

# ---- words of many reports ----
report-not-stated = not stated
report-no-source = no source
report-a-reading = { $source } (a reading)
report-reading = A reading, { $source }: { $why }
# "what" is one of the keys that begin with report-kind-.
report-none-matches = No { $what } on record matches.
report-none-by-then = No { $what } by then: --as-of and --known-at leave out what is dated or recorded later.
report-none-on-record = No { $what } is on record.
report-kind-request = request

# ---- headings of many reports ----
report-due = Due
report-source = Source
report-stage = Stage

# ---- requests.rs ----
report-requests-found = { $requests ->
    [one] 1 request.
   *[other] { $requests } requests.
}
report-requests-of = Of
report-requests-by = By
report-requests-request = Request
report-requests-subject = { $manner }: { $subject }
report-requests-subject-with = { $manner }: { $subject } (in coordination with { $with })
report-requests-answered = answered: { $answer } ({ $source }, record { $seq })
report-requests-not-answered = { $stage }; no answer on record
