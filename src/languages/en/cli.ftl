# The command line.

# ---- help.rs ----
# The variables are clap's own marks; what they stand for is translated elsewhere.
cli-help-template =
    { $about }
    Usage: { $usage }

    { $all }
cli-help-default = default: { $value }
cli-help-values = possible values: { $values }
