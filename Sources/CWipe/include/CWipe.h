#pragma once

/* Memory that is given back is wiped first, in every program that links this: whatever a person typed
   or a card said is gone with the last value that held it. `free` and `realloc` are defined here in
   the place of the C library's, for the program and for the libraries that it loads. */

/// Wipes what earlier calls left on the calling thread's stack, below the caller's part.
void wipe_stack(void);
