import Glibc

/// Sees to it that nothing of a virtual printer survives the process that started it, however
/// that process ends.
///
/// A small shell waits for the end of its input, a pipe that only this process holds open, and
/// then kills everything whose environment names the printer's home. cupsd puts its backends into
/// process groups of their own and clears their environment but for `CUPS_SERVERROOT`, so neither
/// a process group nor a parent-death signal reaches them.
final class PrinterKeeper: Sendable {
  private let pipe: Int32
  private let shell: PrinterProcess

  private static let script = """
    cat >/dev/null
    for file in $(grep -lszxF -e "KIOSK_PRINTER_HOME=$1" -e "CUPS_SERVERROOT=$1/etc" \
      /proc/[0-9]*/environ); do
      process=${file#/proc/}
      kill -KILL "${process%/environ}" 2>/dev/null
    done
    """

  init(home: String) throws(VirtualPrinterError) {
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .notStarted("pipe", log: "") }
    pipe = ends[1]
    let shell = Result { () throws(VirtualPrinterError) in
      try PrinterProcess(
        ["/bin/sh", "-c", Self.script, "printer-keeper", home],
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

  /// Kills the processes that cupsd left when it died, as systemd does with a unit's group.
  static func killBackends(home: String) {
    let mark = Array("CUPS_SERVERROOT=\(home)/etc".utf8)
    guard let directory = opendir("/proc") else { return }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let process = pid_t(name), environment(of: process).contains(mark) else { continue }
      Glibc.kill(process, SIGKILL)
    }
  }

  private static func environment(of process: pid_t) -> [[UInt8]] {
    let file = open("/proc/\(process)/environ", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let length = read(file, &bytes, bytes.count)
    return bytes.prefix(max(0, length)).split(separator: 0).map { Array($0) }
  }
}
