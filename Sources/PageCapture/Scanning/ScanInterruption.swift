import CSANE
import CaptureOrders
import Glibc
import Synchronization

/// Ends a scan that is under way when the kiosk says so (SIGINT), in a manner that leaves the scanner
/// ready for the next person: the lamp goes home, the sheet comes out. Not SIGTERM, which drivers set
/// back to ending the whole program when they begin to read.
public enum ScanInterruption {
  private static let isAsked = Atomic(false)
  /// The address of the handle that is in use; 0 for none.
  private static let handle = Atomic<UInt>(0)

  /// Listens from now on. `sane_cancel` may be called from within a handler of a signal (SANE standard
  /// §4.3.11), and where it was reading, `sane_read` comes back and says that it was cancelled.
  public static func listen() {
    // Touched here, so that nothing is made while a signal is handled.
    isAsked.store(false, ordering: .sequentiallyConsistent)
    handle.store(0, ordering: .sequentiallyConsistent)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      ScanInterruption.isAsked.store(true, ordering: .sequentiallyConsistent)
      let address = ScanInterruption.handle.load(ordering: .sequentiallyConsistent)
      if let scanner = UnsafeMutableRawPointer(bitPattern: address) { sane_cancel(scanner) }
    }
    sigaction(SIGINT, &action, nil)
    // Whoever started this program may have left it blocked, as Foundation does.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigprocmask(SIG_UNBLOCK, &signals, nil)
  }

  static func began(_ scanner: SANE_Handle) {
    handle.store(UInt(bitPattern: scanner), ordering: .sequentiallyConsistent)
  }

  static func ended() { handle.store(0, ordering: .sequentiallyConsistent) }

  /// - Throws: `.cancelled` once it was asked for.
  static func check() throws(CaptureFault) {
    guard !isAsked.load(ordering: .sequentiallyConsistent) else {
      throw CaptureFault(.cancelled, "the scan was no longer wanted")
    }
  }
}
