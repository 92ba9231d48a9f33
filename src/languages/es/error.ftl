# Los errores de la biblioteca.

# ---- error.rs ----
# "seen", "here" and "named" are the size and the root of a log.
error-other-end =
    el final que se nombró no es el del libro
      nombrado: { $named }
      aquí:     { $here }
error-signing = no se puede firmar el punto de control: { $why }
error-index = no se puede escribir el índice: { $why }
# "kind" is a type of records, "program" a version of this program.
error-newer = el asiento { $seq } es { $kind } versión { $version }; este es pledgebook { $program }, que no la conoce: uno más nuevo la lee
error-not-continued =
    el libro no continúa lo que esta máquina ha visto de él: se restauró de una copia, o se reescribió su pasado
      visto: { $seen }
      aquí:  { $here }
error-replaced =
    otro libro estaba en esta carpeta cuando esta máquina la usó por última vez
      aquí: { $here }
error-unreadable = no se puede leer: { $why }
error-unwritable = no se puede escribir: { $why }
# "instead" is a sentence: what to write, or how to list what there is.
error-not-on-record = "{ $found }" no consta en el registro; { $instead }
