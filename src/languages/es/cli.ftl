# La línea de órdenes.

# ---- help.rs ----
cli-help-template =
    { $about }
    Uso: { $usage }

    { $all }
cli-help-default = por omisión: { $value }
cli-help-values = valores posibles: { $values }
