# The errors of the library.

# ---- error.rs ----
# "seen", "here" and "named" are the size and the root of a log.
error-other-end =
    the end that was named is not the ledger's
      named: { $named }
      here:  { $here }
error-signing = the checkpoint cannot be signed: { $why }
error-index = the index cannot be written: { $why }
# "kind" is a type of records, "program" a version of this program.
error-newer = record { $seq } is { $kind } version { $version }; this is pledgebook { $program }, which does not know it: a newer one reads it
error-not-continued =
    the ledger does not continue what this machine has seen of it: it was restored from a copy, or its past was rewritten
      seen: { $seen }
      here: { $here }
error-replaced =
    another ledger stood in this folder when this machine used it last
      here: { $here }
error-unreadable = cannot be read: { $why }
error-unwritable = cannot be written: { $why }
# "instead" is a sentence: what to write, or how to list what there is.
error-not-on-record = "{ $found }" is not on record; { $instead }
