import IdentityCards
import Journeys
import KioskConfiguration
import ServiceModel

extension SocialCardReader: CardReader {}

extension CodeScanner: CodeReader {
  /// The scanner that the profile names.
  convenience init(_ scanner: KioskProfile.Scanner) {
    switch scanner {
    case .keyboard(let device): self.init(.keyboard(path: device))
    case .serial(let device): self.init(.serial(path: device))
    }
  }
}

extension IdentityReader: CardReader {
  /// The reader that the profile names.
  ///
  /// - Parameters:
  ///   - table: assets/devices/readers.json.
  ///   - program: the path of `kiosk-photo`.
  convenience init(_ profile: KioskProfile, table: String, program: String) throws {
    let connection: ReaderConnection =
      switch profile.reader {
      case .usb: .usb(devices: try ReaderModel.load(path: table))
      case .serial(let device): .serial(path: device)
      }
    self.init(
      connection: connection,
      photos: profile.photo.map { photo in
        PhotoDecoder(program: program, library: photo.library, pixels: .init(photo.pixels))
      },
      today: { Timestamp.now.chinaDay })
  }
}

extension PhotoDecoder.PixelOrder {
  fileprivate init(_ order: KioskProfile.Photo.PixelOrder) {
    switch order {
    case .bgr: self = .bgr
    case .rgb: self = .rgb
    }
  }
}
