/// A reader on USB, in whatever flavour its endpoints have.
final class USBPort: ReaderPort {
  private let device: USBDevice
  /// Of a frame whose header has come over its own endpoint: the bytes that follow over the other.
  private var following = 0
  /// The end of what came over the header's endpoint.
  private var headerEnd: [UInt8] = []

  /// What full-speed packets and the reports of HID readers hold. A read must ask for a multiple:
  /// a packet that does not fit is an error, and one that is short ends the transfer.
  private static let packet = 64
  /// How long the line must be quiet before it counts as drained.
  private static let quiet = Duration.milliseconds(20)
  /// Reads that may find something while draining: more than the longest answer has packets.
  private static let mostStaleReads = 64

  init(_ device: USBDevice) { self.device = device }

  func close() { device.close() }

  func send(_ frame: SDTFrame, within limit: Duration) throws(PortError) {
    following = 0
    headerEnd = []
    let bytes = frame.bytes
    switch device.layout {
    case .combined(let out, _):
      try device.write(bytes, to: out, within: limit)
    case .split(let header, let rest):
      try device.write(bytes.prefix(SDTFrame.headerCount), to: header.out, within: limit)
      try device.write(bytes.dropFirst(SDTFrame.headerCount), to: rest.out, within: limit)
    case .reports(let out, _):
      for start in stride(from: 0, to: bytes.count, by: Self.packet) {
        var report = Array(bytes[start...].prefix(Self.packet))
        report += [UInt8](repeating: 0, count: Self.packet - report.count)
        if let out {
          try device.write(report, to: out, within: limit)
        } else {
          try device.setReport(report, within: limit)
        }
      }
    }
  }

  func receive(missing: Int, within limit: Duration) throws(PortError) -> [UInt8] {
    switch device.layout {
    case .combined(_, let input):
      return try device.read(Self.wholePackets(missing), from: input, within: limit)
    case .reports(_, let input):
      return try device.read(Self.packet, from: input, within: limit)
    case .split(let header, let rest):
      if following > 0 {
        let bytes = try device.read(Self.wholePackets(following), from: rest.in, within: limit)
        following = max(0, following - bytes.count)
        return bytes
      }
      let bytes = try device.read(Self.packet, from: header.in, within: limit)
      headerEnd = Array((headerEnd + bytes).suffix(SDTFrame.headerCount))
      if let length = SDTFrame.announcedLength(endOf: headerEnd),
        SDTFrame.replyLengths.contains(length)
      {
        following = length
      }
      return bytes
    }
  }

  func settle() throws(PortError) {
    let inputs = device.layout.endpoints.filter { $0 & 0x80 != 0 }
    for input in inputs {
      for _ in 0..<Self.mostStaleReads {
        do throws(PortError) {
          if try device.read(Self.packet, from: input, within: Self.quiet).isEmpty { break }
        } catch {
          // A stall was cleared when it was seen; the command that follows shows whether it helped.
          guard error == .stuck else { throw error }
          break
        }
      }
    }
  }

  private static func wholePackets(_ count: Int) -> Int {
    (count + packet - 1) / packet * packet
  }
}
