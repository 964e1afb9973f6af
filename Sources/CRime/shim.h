#pragma once
// The library's own `Bool` would hide Swift's in every file that imports this.
#define Bool RimeBool
#include <rime_api.h>
#undef Bool
#undef True
#undef False

// Empty structures that say how large they are: RIME_STRUCT is a macro, which Swift does not see.
static inline RimeTraits rime_empty_traits(void) {
  RIME_STRUCT(RimeTraits, traits);
  return traits;
}

static inline RimeContext rime_empty_context(void) {
  RIME_STRUCT(RimeContext, context);
  return context;
}

static inline RimeCommit rime_empty_commit(void) {
  RIME_STRUCT(RimeCommit, commit);
  return commit;
}
