import Glibc

/// Sees to it that no child of a simulator survives the process that started it, however that
/// process ends.
///
/// A small shell waits for the end of its input, a pipe that only this process holds open, and
/// then kills everything whose environment names the simulator's home. cupsd puts its backends into
/// process groups of their own and clears their environment but for `CUPS_SERVERROOT`, so neither
/// a process group nor a parent-death signal reaches them.
final class ChildrenKeeper: Sendable {
  private let pipe: Int32
  private let shell: ChildProcess

  private static let script = """
    cat >/dev/null
    # Who is between fork and exec has no environment to be known by: until twice nobody is left.
    empty=0
    pass=0
    while [ "$empty" -lt 2 ] && [ "$pass" -lt 100 ]; do
      found=$(grep -lszxF -e "KIOSK_SIMULATOR_HOME=$1" -e "CUPS_SERVERROOT=$1/etc" \
        /proc/[0-9]*/environ)
      for file in $found; do
        process=${file#/proc/}
        kill -KILL "${process%/environ}" 2>/dev/null
      done
      if [ -z "$found" ]; then empty=$((empty + 1)); else empty=0; fi
      pass=$((pass + 1))
      sleep 0.02
    done
    [ -z "$2" ] || rm -rf "$1"
    """

  /// - Parameter removesHome: the directory ends with the children too.
  init(home: String, removesHome: Bool) throws(SimulatorError) {
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .notStarted("pipe", log: "") }
    pipe = ends[1]
    let shell = Result { () throws(SimulatorError) in
      try ChildProcess(
        ["/bin/sh", "-c", Self.script, "children-keeper", home, removesHome ? "remove" : ""],
        environment: ["PATH": "/usr/bin:/bin"], output: "\(home)/log/keeper", input: ends[0])
    }
    close(ends[0])
    if case .failure = shell { close(ends[1]) }
    self.shell = try shell.get()
  }

  deinit {
    close(pipe)
    waitpid(shell.id, nil, 0)
  }
}
