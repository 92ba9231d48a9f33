# The rule book: one sentence a refusal.

rules-other-command = key "{ $id }" was used for another command, recorded as record { $seq }; choose another key
