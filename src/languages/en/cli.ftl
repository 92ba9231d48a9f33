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
