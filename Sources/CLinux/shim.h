#pragma once
// What Swift cannot reach by itself. Functions with a variable number of arguments (prctl, syscall)
// are given fixed ones; those that glibc declares only for _GNU_SOURCE are declared here. All of
// them return what the kernel or glibc returns: mostly -1 and errno on failure.
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

extern int pipe2(int ends[2], int flags);
extern int posix_spawn_file_actions_addclosefrom_np(
    posix_spawn_file_actions_t *actions, int first);

// A pipe whose ends no other program inherits.
static inline int linux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

// The program that is started keeps no descriptor from `first` on. Returns an error number.
static inline int linux_spawn_closes_from(posix_spawn_file_actions_t *actions, int first) {
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

static inline int linux_prctl(int option, unsigned long argument) {
  return prctl(option, argument, 0UL, 0UL, 0UL);
}

static inline int linux_limit(int resource, unsigned long long most) {
  struct rlimit limit = {.rlim_cur = most, .rlim_max = most};
  return setrlimit(resource, &limit);
}

// Whether the folder is memory and no disk: 1 or 0.
static inline int linux_is_memory(const char *folder) {
  struct statfs system;
  return statfs(folder, &system) == 0 && system.f_type == TMPFS_MAGIC;
}

// A file below a folder, to be read: no link is followed, no other file system entered.
static inline int linux_open_beneath(int folder, const char *path) {
  struct open_how how = {
      .flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK,
      .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV};
  return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
}

// Of statvfs: read-only, no set-user bits, no devices, no programs. glibc tells the last two only for
// _GNU_SOURCE.
enum { LINUX_MOUNT_HARMLESS = 0x1 | 0x2 | 0x4 | 0x8 };

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

// Installs a filter of system calls for this thread and all it starts.
static inline int linux_seccomp(const struct sock_filter *instructions, unsigned short count) {
  struct sock_fprog program = {.len = count, .filter = (struct sock_filter *)instructions};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0UL, 0UL);
}
