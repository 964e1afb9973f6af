import CaptureOrders
import Journeys
import Logging
import ServiceModel
import Synchronization

/// The scanner of papers that is plugged in: the first that SANE finds.
actor PaperScanner: PageScanner {
  private let worker: CaptureWorker
  private let table: PageTable
  /// Asking every driver takes seconds: what was found is used until it fails.
  private var device: String?
  private let log = Logger(label: "scanner")

  /// - Parameters:
  ///   - program: the path of `kiosk-capture`.
  ///   - drivers: a folder with SANE's `dll.conf`.
  ///   - table: where its pages are drawn for the glass.
  init(program: String, drivers: String, table: PageTable) {
    worker = CaptureWorker(executable: program, configuration: drivers)
    self.table = table
  }

  func scan() async throws(DeviceFault) -> ScannedPage {
    do throws(CaptureFault) {
      let device = try await findDevice()
      let taken = Mutex<CapturedPage?>(nil)
      // In colour: a seal is red.
      try await worker.scan(ScanOrder(device: device, isColoured: true)) { page in
        taken.withLock { $0 = $0 ?? page }
      }
      guard let page = taken.withLock({ $0 }) else {
        throw CaptureFault(.scannerEmpty, "no page came")
      }
      return try await table.shown(page)
    } catch {
      if error.code.isOfDevice { device = nil }
      if error.code != .cancelled {
        log.error(
          "no page was scanned",
          metadata: ["code": "\(error.device.code)", "cause": "\(error.cause)"])
      }
      throw error.device
    }
  }

  private func findDevice() async throws(CaptureFault) -> String {
    if let device { return device }
    guard let found = try await worker.scanners().first else {
      throw CaptureFault(.scannerAbsent, "SANE finds none")
    }
    device = found.name
    return found.name
  }
}

extension CaptureFault.Code {
  /// It may be another one next time, or have another name.
  fileprivate var isOfDevice: Bool {
    switch self {
    case .scannerAbsent, .scannerForbidden, .scannerSilent, .scannerStrange: true
    default: false
    }
  }
}
