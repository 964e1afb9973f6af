#define _GNU_SOURCE
#include "CLate.h"

#include <dlfcn.h>
#include <link.h>
#include <stdio.h>
#include <unistd.h>

void *late_symbol(const char *library, const char *name) {
  // A second call only counts: the library stays.
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  void *symbol = handle ? dlsym(handle, name) : NULL;
  if (!symbol) {
    // As the loader itself does when a program's library is missing.
    fprintf(stderr, "%s: %s\n", name, dlerror());
    _exit(127);
  }
  return symbol;
}

struct visit {
  void (*see)(const char *path, void *owner);
  void *owner;
};

static int visit_one(struct dl_phdr_info *library, size_t size, void *visit) {
  (void)size;
  // The program itself has no name here, and what the kernel maps has no path.
  if (library->dlpi_name[0] == '/') {
    struct visit *to = visit;
    to->see(library->dlpi_name, to->owner);
  }
  return 0;
}

void late_each_loaded(void (*see)(const char *path, void *owner), void *owner) {
  struct visit visit = {see, owner};
  dl_iterate_phdr(visit_one, &visit);
}
