#define _GNU_SOURCE
#include "CWipe.h"

#include <malloc.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

// glibc's own, under the names that it keeps for those who take their place.
extern void __libc_free(void *block);

__attribute__((visibility("default"))) void free(void *block) {
  if (!block) return;
  explicit_bzero(block, malloc_usable_size(block));
  __libc_free(block);
}

__attribute__((visibility("default"))) void *realloc(void *block, size_t size) {
  if (!block) return malloc(size);
  if (size == 0) {
    free(block);
    return NULL;
  }
  size_t room = malloc_usable_size(block);
  // What stays in its place keeps its room: a block that shrinks much is moved.
  if (size <= room && size >= room / 2) return block;
  void *moved = malloc(size);
  if (!moved) return NULL;
  memcpy(moved, block, size < room ? size : room);
  free(block);
  return moved;
}

// What madvise and the calls before it need for themselves.
enum { near = 16 * 1024 };

static __attribute__((noinline)) void wipe_near(void) {
  char below[2 * near];
  explicit_bzero(below, sizeof below);
}

__attribute__((noinline)) void wipe_stack(void) {
  wipe_near();
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes)) return;
  void *lowest;
  size_t size;
  if (!pthread_attr_getstack(&attributes, &lowest, &size)) {
    char here;
    uintptr_t end = ((uintptr_t)&here - near) & ~(uintptr_t)4095;
    // Pages that are given back are zeros when they are wanted again. Of the first thread's stack the
    // kernel has mapped a part only, and passes over the rest.
    if (end > (uintptr_t)lowest) madvise(lowest, end - (uintptr_t)lowest, MADV_DONTNEED);
  }
  pthread_attr_destroy(&attributes);
}
