import ServiceModel

@testable import Journeys

/// A sheet with lines of print and a seal, as a scanner sees it.
enum SamplePages {
  static let digests = [UInt8(1), 2, 3].map {
    ContentDigest(bytes: [UInt8](repeating: $0, count: 32))!
  }

  static func scanned(
    _ verdict: PageJudgement.Verdict = .good, isLying: Bool = false,
    content: PageEdit.Crop? = nil
  ) -> ScannedPage {
    let (width, height) = isLying ? (1200, 848) : (848, 1200)
    return ScannedPage(
      page: CapturedPage(
        jpeg: [0xff, 0xd8, isLying ? 1 : 0], width: width, height: height, dotsPerInch: 200,
        judgement: PageJudgement(
          verdict: verdict,
          measures: PageJudgement.Measures(
            brightness: verdict == .tooDark ? 60 : 230, contrast: 200, burntShare: 0.8,
            blackShare: 0.05, sharpness: 3), content: content)),
      picture: picture(width: width, height: height, isDark: verdict == .tooDark))
  }

  static let thumbnail = picture(width: 170, height: 240, isDark: false)

  private static func picture(width: Int, height: Int, isDark: Bool) -> PagePicture {
    let paper: UInt8 = isDark ? 70 : 250
    var rgb = [UInt8](repeating: paper, count: width * height * 3)
    for y in 0..<height {
      for x in 0..<width {
        // In thousandths of the sheet.
        let (across, down) = (x * 1000 / width, y * 1000 / height)
        let isPrint =
          (120...880).contains(across) && (150...700).contains(down)
          && down % 40 < 14 && x / max(1, width / 60) % 5 != 0
        let isHeading = (300...700).contains(across) && (70...110).contains(down)
        let (dx, dy) = (x - width * 7 / 10, y - height * 8 / 10)
        let distance = dx * dx + dy * dy
        let radius = min(width, height) / 9
        let isSeal = distance < radius * radius && distance > radius * radius * 3 / 4
        let place = 3 * (y * width + x)
        if isPrint || isHeading {
          for colour in 0..<3 { rgb[place + colour] = isDark ? 30 : 60 }
        } else if isSeal {
          (rgb[place], rgb[place + 1], rgb[place + 2]) = (200, 40, 40)
        }
      }
    }
    return PagePicture(width: width, height: height, rgb: rgb)!
  }
}
