import CaptureOrders
import Journeys
import Logging
import ServiceModel

/// Where pages are looked at, turned, cut and marked, wherever they come from: by the program that draws
/// what people bring.
struct PageTable: PageEditor {
  private let worker: CaptureWorker

  /// Pixels of the longer side: a page as large as the glass shows it, and one beside others.
  private static let screenSide = 1200
  private static let thumbnailSide = 240

  /// - Parameters:
  ///   - program: the path of `kiosk-capture`.
  ///   - fonts: a fontconfig file, for what is written across a page.
  init(program: String, fonts: String) {
    worker = CaptureWorker(executable: program, fonts: fonts)
  }

  func edit(_ page: CapturedPage, _ edit: PageEdit) async throws(DeviceFault) -> ScannedPage {
    do throws(CaptureFault) {
      return try await shown(edit == PageEdit() ? page : worker.edit(page, edit))
    } catch {
      if error.code != .cancelled {
        Logger(label: "pages").error(
          "not turned, cut or marked",
          metadata: ["code": "\(error.device.code)", "cause": "\(error.cause)"])
      }
      throw error.device
    }
  }

  func thumbnail(of page: MaterialPage) async -> PagePicture? {
    try? await worker.picture(ofJPEG: page.bytes, longest: Self.thumbnailSide)
  }

  /// The page with its picture for the glass.
  func shown(_ page: CapturedPage) async throws(CaptureFault) -> ScannedPage {
    ScannedPage(
      page: page, picture: try await worker.picture(ofJPEG: page.jpeg, longest: Self.screenSide))
  }

  /// The pages of a file that somebody brought or sent.
  func pages(of file: [UInt8]) async throws(CaptureFault) -> [ScannedPage] {
    var pages: [ScannedPage] = []
    for page in try await worker.adopt(file).pages { pages.append(try await shown(page)) }
    return pages
  }
}
