import Foundation
import IdentityCards
import Testing

@Suite("The table of readers")
struct DeviceTableTests {
  @Test("the table that is shipped is read; the upgrade mode is no reader")
  func shipped() throws {
    let models = try ReaderModel.load(path: Samples.assets.path + "/devices/readers.json")
    #expect(models.contains { $0.vendor == 0x0400 && $0.product == 0xC35A && $0.role == .reader })
    #expect(
      models.first { $0.vendor == 0x0483 && $0.product == 0xDF11 }?.role == .firmwareUpgradeMode)
    #expect(Set(models.map { [$0.vendor, $0.product] }).count == models.count)
  }

  @Test(
    "a number that is not four hexadecimal digits is refused",
    arguments: ["400", "0x0400", "04g0", "-400", "+400", ""])
  func wrongNumber(vendor: String) throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "readers-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: path) }
    let line = #"{ "vendor": "\#(vendor)", "product": "c35a", "role": "reader", "name": "x" }"#
    try Data(#"{ "usb": [ \#(line) ] }"#.utf8).write(to: path)
    #expect(throws: DecodingError.self) { try ReaderModel.load(path: path.path) }
  }
}
