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
  /// - Parameter table: assets/devices/readers.json.
  convenience init(_ reader: KioskProfile.Reader, table: String) throws {
    let connection: ReaderConnection =
      switch reader {
      case .usb: .usb(devices: try ReaderModel.load(path: table))
      case .serial(let device): .serial(path: device)
      }
    self.init(connection: connection, today: { Timestamp.now.chinaDay })
  }
}
