/// How a reader on USB carries frames, told from the endpoints of one of its interfaces.
///
/// Makers sell the same vendor and product number with different endpoints, so the active
/// configuration decides and nothing else.
public enum EndpointLayout: Hashable, Sendable {
  /// One pair of bulk endpoints: whole frames each way.
  case combined(out: UInt8, in: UInt8)
  /// Two pairs: the first carries preamble and length, the second the rest.
  case split(header: Pair, rest: Pair)
  /// HID: frames in reports of 64 bytes. `out` is `nil` where reports go over the control endpoint.
  case reports(out: UInt8?, in: UInt8)

  public struct Pair: Hashable, Sendable {
    public let out: UInt8
    public let `in`: UInt8

    public init(out: UInt8, in: UInt8) {
      self.out = out
      self.in = `in`
    }
  }

  public struct Endpoint: Hashable, Sendable {
    /// Bit 7 says the direction: set, towards the kiosk.
    public let address: UInt8
    public let transfer: Transfer

    public enum Transfer: Hashable, Sendable {
      case bulk
      case interrupt
      case other
    }

    public init(address: UInt8, transfer: Transfer) {
      self.address = address
      self.transfer = transfer
    }

    var isIn: Bool { address & 0x80 != 0 }
  }

  /// `nil` when the endpoints are those of no flavour.
  ///
  /// - Parameter interfaceClass: 3 for HID; makers use 255 for the others.
  public init?(interfaceClass: UInt8, endpoints: [Endpoint]) {
    func addresses(_ transfer: Endpoint.Transfer, isIn: Bool) -> [UInt8] {
      endpoints.filter { $0.transfer == transfer && $0.isIn == isIn }.map(\.address).sorted()
    }
    if interfaceClass == 3 {
      guard let input = addresses(.interrupt, isIn: true).first else { return nil }
      self = .reports(out: addresses(.interrupt, isIn: false).first, in: input)
      return
    }
    let outs = addresses(.bulk, isIn: false)
    let ins = addresses(.bulk, isIn: true)
    switch (outs.count, ins.count) {
    case (1, 1): self = .combined(out: outs[0], in: ins[0])
    case (2, 2):
      // The pair with the lower numbers (02 and 81) carries the header on every module known.
      self = .split(header: Pair(out: outs[0], in: ins[0]), rest: Pair(out: outs[1], in: ins[1]))
    default: return nil
    }
  }

  /// Every endpoint in use.
  var endpoints: [UInt8] {
    switch self {
    case .combined(let out, let input): [out, input]
    case .split(let header, let rest): [header.out, header.in, rest.out, rest.in]
    case .reports(let out, let input): [out, input].compactMap(\.self)
    }
  }
}
