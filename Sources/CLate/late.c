#include "CLate.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

void *late_symbol(const char *library, const char *name) {
  // A second call only counts: the library stays.
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  void *symbol = handle ? dlsym(handle, name) : NULL;
  if (!symbol) {
    fprintf(stderr, "%s: %s\n", name, dlerror());
    abort();
  }
  return symbol;
}
