#pragma once
// Swift cannot call functions with a variable number of arguments: prctl and syscall are given
// fixed ones here. They return what the kernel returns: -1 and errno on failure.
#include <linux/landlock.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static inline int linux_prctl(int option, unsigned long argument) {
  return prctl(option, argument, 0UL, 0UL, 0UL);
}

static inline int linux_landlock_create_ruleset(const struct landlock_ruleset_attr *rules) {
  return (int)syscall(SYS_landlock_create_ruleset, rules, sizeof *rules, 0U);
}

static inline int linux_landlock_abi(void) {
  return (int)syscall(
      SYS_landlock_create_ruleset, NULL, (size_t)0, LANDLOCK_CREATE_RULESET_VERSION);
}

static inline int linux_landlock_add_path(int ruleset, uint64_t access, int parent) {
  struct landlock_path_beneath_attr rule = {.allowed_access = access, .parent_fd = parent};
  return (int)syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0U);
}

static inline int linux_landlock_restrict_self(int ruleset) {
  return (int)syscall(SYS_landlock_restrict_self, ruleset, 0U);
}
