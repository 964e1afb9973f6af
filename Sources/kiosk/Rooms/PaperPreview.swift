import CaptureOrders
import Journeys
import Logging
import ServiceModel

/// Has the pages of a document drawn by the program that draws what people bring: the kiosk decodes
/// nothing.
struct PaperPreview: PaperPreviewer {
  let worker: CaptureWorker
  /// Pixels of a page's longer side, without its margins: as large as the portrait screen shows it.
  private static let screenSide = 1500

  /// - Parameter program: the path of `kiosk-capture`.
  init(program: String) { worker = CaptureWorker(executable: program) }

  func pictures(of document: PrintableDocument) async throws(DeviceFault) -> [PagePicture] {
    do throws(CaptureFault) {
      return try await worker.pictures(ofPDF: document.bytes, longest: Self.screenSide)
    } catch {
      Logger(label: "preview").error(
        "not shown", metadata: ["code": "\(error.device.code)", "cause": "\(error.cause)"])
      throw error.device
    }
  }
}
