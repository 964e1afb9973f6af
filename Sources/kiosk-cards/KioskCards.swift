import Foundation
import IdentityCards
import ServiceModel

/// Says what the reader of identity cards on USB tells, a line an event, until it is ended:
///
///     kiosk-cards assets/devices/readers.json
///
/// For whoever connects a reader and wants to see it work without the kiosk. It shows no more of a
/// card than the kiosk's own log would: masked, and whether it verifies.
@main
struct KioskCards {
  static func main() async throws {
    guard CommandLine.arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: kiosk-cards DEVICE-TABLE\n".utf8))
      exit(64)
    }
    let models = try ReaderModel.load(path: CommandLine.arguments[1])
    let reader = IdentityReader(
      connection: .usb(devices: models),
      today: {
        Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).chinaDay
      })
    for await event in reader.cards() {
      FileHandle.standardOutput.write(Data((line(event) + "\n").utf8))
    }
  }

  static func line(_ event: CardEvent) -> String {
    switch event {
    case .waiting: "waiting"
    case .reading: "reading"
    case .read(let identity): "read \(identity.number.masked) \(identity.verification.code)"
    case .failed(let fault): "failed \(fault.code)"
    case .removed: "removed"
    case .unavailable(let fault): "unavailable \(fault.code)"
    }
  }
}
