import CaptureOrders
import Journeys
import Logging
import ServiceModel
import Synchronization

/// The scanner of papers that is plugged in: the first that SANE finds.
actor PaperScanner: PageScanner {
  private let worker: CaptureWorker
  /// Asking every driver takes seconds: what was found is used until it fails.
  private var device: String?
  private let log = Logger(label: "scanner")

  /// Pixels of the longer side: a page as large as the glass shows it, and one beside others.
  private static let screenSide = 1200
  private static let thumbnailSide = 240

  /// - Parameters:
  ///   - program: the path of `kiosk-capture`.
  ///   - drivers: a folder with SANE's `dll.conf`.
  ///   - fonts: a fontconfig file, for what is written across a page.
  init(program: String, drivers: String, fonts: String) {
    worker = CaptureWorker(executable: program, configuration: drivers, fonts: fonts)
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
      return try await shown(page)
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

  func edit(_ page: CapturedPage, _ edit: PageEdit) async throws(DeviceFault) -> ScannedPage {
    do throws(CaptureFault) {
      return try await shown(edit == PageEdit() ? page : worker.edit(page, edit))
    } catch {
      throw error.device
    }
  }

  func thumbnail(of page: MaterialPage) async -> PagePicture? {
    try? await worker.picture(ofJPEG: page.bytes, longest: Self.thumbnailSide)
  }

  private func findDevice() async throws(CaptureFault) -> String {
    if let device { return device }
    guard let found = try await worker.scanners().first else {
      throw CaptureFault(.scannerAbsent, "SANE finds none")
    }
    device = found.name
    return found.name
  }

  private func shown(_ page: CapturedPage) async throws(CaptureFault) -> ScannedPage {
    ScannedPage(
      page: page, picture: try await worker.picture(ofJPEG: page.jpeg, longest: Self.screenSide))
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
