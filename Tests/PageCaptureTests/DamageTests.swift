import CaptureOrders
import Chance
import Foundation
import ServiceModel
import Testing

@testable import PageCapture

/// Files with bits turned over, bytes overwritten, and ends cut off.
///
/// Failed is what ends neither in a page nor in a fault of the file: a worker that crashed, hung or
/// answered nonsense; a page that cannot be decoded or is larger than pages are; a file that lost its
/// end and became a page all the same. A bit that turns over within the scan of a JPEG cannot always
/// be told from the picture: then there is a page, and a person looks at it.
@Suite("Damaged files")
struct DamageTests {
  /// `FAULTS=full` asks for the full size.
  static let tries = ProcessInfo.processInfo.environment["FAULTS"] == "full" ? 6000 : 300

  @Test("each ends in a page or in a fault of the file")
  func damage() async throws {
    let picture = DrawnPage.text(points: 6, width: 400, height: 300)
    let whole = [
      try Files.photograph(picture, orientation: 6), Files.png(picture), Files.pdf(pages: 2),
    ]
    var chance = SplitMix(seed: 20_261_122)
    var failures: [String] = []
    for number in 0..<Self.tries {
      var bytes = whole[number % whole.count]
      let isPicture = number % whole.count < 2
      let cut = number % 4 == 3
      if cut {
        // A PDF's reader finds its way without an end; a PNG's last chunk holds nothing.
        bytes.removeLast(Int.random(in: 13..<bytes.count, using: &chance))
      } else {
        for _ in 0..<Int.random(in: 1...8, using: &chance) {
          let place = Int.random(in: 0..<bytes.count, using: &chance)
          bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        }
      }
      if let failure = await failure(bytes, mustFail: cut && isPicture) {
        failures.append("\(number): \(failure)")
      }
    }
    print("count: capture-fuzz tried \(Self.tries) failed \(failures.count)")
    #expect(failures.isEmpty, "\(failures.prefix(10))")
  }

  private func failure(_ bytes: [UInt8], mustFail: Bool) async -> String? {
    do throws(CaptureFault) {
      let file = try await House.worker.adopt(bytes)
      if mustFail { return "a page of a file without its end" }
      for page in file.pages {
        guard let raster = try? page.raster, raster.width == page.width,
          raster.height == page.height, max(raster.width, raster.height) <= 2339
        else { return "a page that is none" }
      }
      return nil
    } catch {
      return error.responsible == .resident ? nil : "\(error)"
    }
  }
}
