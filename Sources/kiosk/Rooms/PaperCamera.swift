import CaptureOrders
import Journeys
import Logging
import ServiceModel

/// The camera above the table, in the place of a scanner.
struct PaperCamera: PageScanner {
  private let worker: CaptureWorker
  private let device: String?
  private let table: PageTable
  private let log = Logger(label: "camera")

  /// - Parameters:
  ///   - program: the path of `kiosk-capture`.
  ///   - device: `/dev/video0`; `nil` for the first that is plugged in.
  ///   - table: where its pages are drawn for the glass.
  init(program: String, device: String?, table: PageTable) {
    worker = CaptureWorker(executable: program)
    self.device = device
    self.table = table
  }

  func scan() async throws(DeviceFault) -> ScannedPage {
    do throws(CaptureFault) {
      return try await table.shown(try await worker.shoot(device: device))
    } catch {
      if error.code != .cancelled {
        log.error(
          "no page came of the camera",
          metadata: ["code": "\(error.device.code)", "cause": "\(error.cause)"])
      }
      throw Self.ofCamera(error).device
    }
  }

  /// A picture that could not be opened is the camera's: the person has no file, and no scanner.
  private static func ofCamera(_ fault: CaptureFault) -> CaptureFault {
    fault.code == .cancelled || fault.code.rawValue.hasPrefix("camera-")
      ? fault : CaptureFault(.cameraStrange, "\(fault.code.rawValue): \(fault.cause)")
  }
}
