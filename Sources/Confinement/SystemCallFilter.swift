import CLinux
import Glibc

/// seccomp: the system calls that a document never needs fail with EPERM, and files open only to
/// be read. A list of what is refused, because libraries change what they call to do their work.
enum SystemCallFilter {
  /// Returns what the kernel does: 0, or -1 and errno.
  static func install() -> Int32 {
    let program = instructions
    return linux_seccomp(program, UInt16(program.count))
  }

  /// Network, other programs, other processes, the kernel's own doors, and all that changes a
  /// file or folder.
  private static var refused: [Int32] {
    let everywhere = [
      SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4,
      SYS_io_uring_setup, SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv,
      SYS_process_vm_writev, SYS_kill, SYS_pidfd_open, SYS_pidfd_send_signal, SYS_bpf,
      SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_mount,
      SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_setns, SYS_unshare, SYS_openat2,
      SYS_mkdirat, SYS_mknodat, SYS_unlinkat, SYS_renameat, SYS_renameat2, SYS_linkat,
      SYS_symlinkat, SYS_truncate, SYS_ftruncate, SYS_fchmod, SYS_fchmodat, SYS_fchown,
      SYS_fchownat, SYS_utimensat, SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr,
    ]
    #if arch(x86_64)
      return everywhere + [
        SYS_fork, SYS_vfork, SYS_creat, SYS_mkdir, SYS_rmdir, SYS_mknod, SYS_unlink, SYS_rename,
        SYS_link, SYS_symlink, SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes,
      ]
    #else
      return everywhere
    #endif
  }

  private static var instructions: [sock_filter] {
    var program = [
      load(architectureOffset), unlessEqual(architecture, skip: 1, otherwise: 0),
      answer(SECCOMP_RET_KILL_PROCESS), load(numberOffset),
    ]
    #if arch(x86_64)
      // The x32 calls have other numbers for the same deeds.
      program += [
        jump(BPF_JGE, 0x4000_0000, yes: 0, no: 1), answer(SECCOMP_RET_KILL_PROCESS),
      ]
    #endif
    for call in refused {
      program += [jump(BPF_JEQ, UInt32(call), yes: 0, no: 1), refusal(EPERM)]
    }
    // glibc turns to clone, whose flags can be seen, when clone3 is not there.
    program += [jump(BPF_JEQ, UInt32(SYS_clone3), yes: 0, no: 1), refusal(ENOSYS)]
    program += when(SYS_clone, argument: 0, lacks: threadFlag)
    program += when(SYS_openat, argument: 2, has: writing)
    #if arch(x86_64)
      program += when(SYS_open, argument: 1, has: writing)
    #endif
    return program + [answer(SECCOMP_RET_ALLOW)]
  }

  /// `CLONE_THREAD` (linux/sched.h): without it clone makes a process.
  private static let threadFlag: UInt32 = 0x0001_0000
  private static let writing = UInt32(O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

  private static func when(_ call: Int32, argument: UInt32, has bits: UInt32) -> [sock_filter] {
    [
      jump(BPF_JEQ, UInt32(call), yes: 0, no: 4), load(argumentsOffset + 8 * argument),
      jump(BPF_JSET, bits, yes: 0, no: 1), refusal(EACCES), answer(SECCOMP_RET_ALLOW),
    ]
  }

  private static func when(
    _ call: Int32, argument: UInt32, lacks bits: UInt32
  ) -> [sock_filter] {
    [
      jump(BPF_JEQ, UInt32(call), yes: 0, no: 4), load(argumentsOffset + 8 * argument),
      jump(BPF_JSET, bits, yes: 1, no: 0), refusal(EPERM), answer(SECCOMP_RET_ALLOW),
    ]
  }

  // struct seccomp_data (linux/seccomp.h). Arguments have 64 bits; on the little-endian machines
  // here the lower half comes first.
  private static let numberOffset: UInt32 = 0
  private static let architectureOffset: UInt32 = 4
  private static let argumentsOffset: UInt32 = 16

  // AUDIT_ARCH_X86_64 and AUDIT_ARCH_AARCH64 (linux/audit.h): the ELF machine, 64 bits, little
  // endian.
  #if arch(x86_64)
    private static let architecture: UInt32 = 0xC000_003E
  #elseif arch(arm64)
    private static let architecture: UInt32 = 0xC000_00B7
  #endif

  private static func load(_ offset: UInt32) -> sock_filter {
    sock_filter(code: UInt16(BPF_LD | BPF_W | BPF_ABS), jt: 0, jf: 0, k: offset)
  }

  private static func jump(_ test: Int32, _ value: UInt32, yes: UInt8, no: UInt8) -> sock_filter {
    sock_filter(code: UInt16(BPF_JMP | test | BPF_K), jt: yes, jf: no, k: value)
  }

  private static func unlessEqual(
    _ value: UInt32, skip: UInt8, otherwise: UInt8
  ) -> sock_filter { jump(BPF_JEQ, value, yes: skip, no: otherwise) }

  private static func answer(_ action: some BinaryInteger) -> sock_filter {
    sock_filter(code: UInt16(BPF_RET | BPF_K), jt: 0, jf: 0, k: UInt32(truncatingIfNeeded: action))
  }

  private static func refusal(_ error: Int32) -> sock_filter {
    answer(UInt32(SECCOMP_RET_ERRNO) | UInt32(error))
  }
}
