# Valores: nombres, días, importes, y lo que tienen de incorrecto.

# ---- languages/mod.rs ----
value-in-english = { $name } (en)
