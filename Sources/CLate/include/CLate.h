#pragma once

/* Libraries that are not loaded by the loader before the program begins: each is when one of its
   functions is called for the first time, such as libcups and libcurl, or by a thread beside the
   first, such as SDL and pango, for which the first page waits. */

/// The function `name` of `library`, such as "libcups.so.2", which is loaded if it is not yet. Ends
/// the process with 127 and a word on standard error when there is none: it was not installed
/// whole.
void *late_symbol(const char *library, const char *name);

/// Defines `late_<name>()`, which gives the function that the library has under that name. The
/// library's header has declared it.
#define LATE_ADDRESS(library, name)                                                      \
  static __typeof__(&name) late_##name(void) {                                           \
    static __typeof__(&name) known;                                                      \
    __typeof__(&name) function = __atomic_load_n(&known, __ATOMIC_RELAXED);              \
    if (!function) {                                                                     \
      function = (__typeof__(&name))late_symbol(library, #name);                         \
      __atomic_store_n(&known, function, __ATOMIC_RELAXED);                              \
    }                                                                                    \
    return function;                                                                     \
  }

/// Defines the function `name` as the one that `library` has under that name.
#define LATE(library, result, name, parameters, arguments) \
  LATE_ADDRESS(library, name)                              \
  result name parameters { return late_##name() arguments; }

/// Loads pango, cairo and fontconfig, as `late_load_sdl` does.
void late_load_text(void);

/// Loads SDL and finds all that is called of it, so that no call has to wait for the loader, which
/// serves one thread at a time.
void late_load_sdl(void);

/// Calls `see` with the path of each library that is loaded now, and with `owner`.
void late_each_loaded(void (*see)(const char *path, void *owner), void *owner);
