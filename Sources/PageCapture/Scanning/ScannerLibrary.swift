import CSANE
import CaptureOrders
import Glibc
import ServiceModel

/// SANE, from its beginning to its end in this process.
public struct ScannerLibrary: ~Copyable {
  /// - Parameter configuration: the folder whose `dll.conf` names the drivers to look with, before
  ///   the system's own; `nil` for the system's alone.
  /// - Throws: `.scannerStrange`, `.memoryShort`.
  public init(configuration: String?) throws(CaptureFault) {
    if let configuration { setenv("SANE_CONFIG_DIR", "\(configuration):/etc/sane.d", 1) }
    // Nobody is there who could answer when a scanner of the network asks for a password.
    try demand(sane_init(nil, nil), "sane_init")
  }

  deinit { sane_exit() }

  /// The scanners that are plugged into this machine; those of the network are not looked for.
  ///
  /// - Throws: `.memoryShort`.
  public func scanners() throws(CaptureFault) -> [Scanner] {
    var list: UnsafeMutablePointer<UnsafePointer<SANE_Device>?>?
    try demand(sane_get_devices(&list, SANE_Bool(SANE_TRUE)), "sane_get_devices")
    var found: [Scanner] = []
    while let device = list?[found.count]?.pointee {
      let name = device.name.map { String(cString: $0) } ?? ""
      found.append(
        Scanner(
          name: name, vendor: device.vendor.map { String(cString: $0) } ?? "",
          model: device.model.map { String(cString: $0) } ?? "",
          type: device.type.map { String(cString: $0) } ?? "", hasFeeder: hasFeeder(name)))
    }
    return found
  }

  /// A scanner that cannot be opened now may have one all the same.
  private func hasFeeder(_ name: String) -> Bool? {
    do throws(CaptureFault) {
      let session = try ScannerSession(name)
      return session.hasFeeder
    } catch {
      return nil
    }
  }

  /// Scans what the order says, a page at a time. Only when the last answer is given, the scanner is
  /// told that this was all: drivers are known to hang in it (a thread of theirs that is ended in the
  /// middle of an allocation leaves its lock behind), and nothing is to be lost by that.
  ///
  /// - Parameter answer: is told each page as soon as it is whole, then the end or the fault.
  /// - Returns: whether there was no fault. Faults are those of the scanner, `.pictureTooLarge`,
  ///   `.memoryShort`, `.cancelled`.
  public func scan(_ order: ScanOrder, answer: (CaptureAnswer) -> Void) -> Bool {
    do throws(CaptureFault) {
      try ScanInterruption.check()
      let session = try ScannerSession(order.device)
      defer { session.finish() }
      do throws(CaptureFault) {
        answer(.end(pages: try pages(of: session, order) { answer(.page($0)) }))
        return true
      } catch {
        // Here and not below: there the scanner has been told already.
        answer(.fault(error))
        return false
      }
    } catch {
      answer(.fault(error))
      return false
    }
  }

  private func pages(
    of session: borrowing ScannerSession, _ order: ScanOrder, _ page: (CapturedPage) -> Void
  ) throws(CaptureFault) -> Int {
    let settings = try session.prepare(for: order)
    var count = 0
    repeat {
      do throws(CaptureFault) {
        page(try CapturedPage(try session.takePage(), dotsPerInch: settings.dotsPerInch))
        count += 1
      } catch {
        // So a feeder ends: only one that was empty from the start is a fault.
        guard error.code == .scannerEmpty, count > 0 else { throw error }
        break
      }
    } while settings.feeds && count < CaptureLimits.scannedPages
    return count
  }
}
