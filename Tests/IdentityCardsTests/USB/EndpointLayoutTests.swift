import IdentityCards
import Testing

@Suite("Endpoints of readers")
struct EndpointLayoutTests {
  typealias Endpoint = EndpointLayout.Endpoint

  static func bulk(_ addresses: UInt8...) -> [Endpoint] {
    addresses.map { Endpoint(address: $0, transfer: .bulk) }
  }

  @Test("one pair carries whole frames; of two pairs the lower one carries the header")
  func bulk() {
    #expect(
      EndpointLayout(interfaceClass: 255, endpoints: Self.bulk(0x81, 0x02))
        == .combined(out: 0x02, in: 0x81))
    #expect(
      EndpointLayout(interfaceClass: 255, endpoints: Self.bulk(0x85, 0x81, 0x06, 0x02))
        == .split(header: .init(out: 0x02, in: 0x81), rest: .init(out: 0x06, in: 0x85)))
  }

  @Test("a HID reader sends reports over the control endpoint where it has no other")
  func reports() {
    let input = Endpoint(address: 0x81, transfer: .interrupt)
    let output = Endpoint(address: 0x01, transfer: .interrupt)
    #expect(
      EndpointLayout(interfaceClass: 3, endpoints: [input]) == .reports(out: nil, in: 0x81))
    #expect(
      EndpointLayout(interfaceClass: 3, endpoints: [input, output])
        == .reports(out: 0x01, in: 0x81))
  }

  @Test("anything else is no reader's")
  func unknown() {
    #expect(EndpointLayout(interfaceClass: 255, endpoints: []) == nil)
    #expect(EndpointLayout(interfaceClass: 255, endpoints: Self.bulk(0x81)) == nil)
    #expect(EndpointLayout(interfaceClass: 255, endpoints: Self.bulk(0x81, 0x82, 0x01)) == nil)
    #expect(EndpointLayout(interfaceClass: 3, endpoints: Self.bulk(0x81, 0x02)) == nil)
  }
}
