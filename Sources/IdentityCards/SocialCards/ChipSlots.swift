import CPCSC
import Glibc
import ServiceModel

/// The slots for cards with contacts, through the smart card service (PC/SC).
final class ChipSlots {
  /// One slot and what was last seen of it.
  struct Slot: Hashable, Sendable {
    let name: String
    /// What the service said last, to be compared with.
    fileprivate var state: UInt
    /// How often a card came or went since the service began.
    var changes: Int { Int(state >> 16) }
    var holdsCard: Bool { state & UInt(SCARD_STATE_PRESENT) != 0 }
    /// The card does not answer.
    var isMute: Bool { state & UInt(SCARD_STATE_MUTE) != 0 }
  }

  private let context: SCARDCONTEXT
  private(set) var slots: [Slot] = []

  init() throws(ChipError) {
    var context: SCARDCONTEXT = 0
    try ChipError.check(SCardEstablishContext(DWORD(SCARD_SCOPE_SYSTEM), nil, nil, &context))
    self.context = context
    slots = try Self.names(context).map { Slot(name: $0, state: UInt(SCARD_STATE_UNAWARE)) }
    guard !slots.isEmpty else { throw .noSlot }
  }

  deinit { SCardReleaseContext(context) }

  /// Ends a wait of another thread, now or not at all.
  var cancel: @Sendable () -> Void { { [context] in SCardCancel(context) } }

  /// Waits until a card comes or goes, a slot too; `false` when `limit` passed first.
  func awaitChange(atMost limit: Duration) throws(ChipError) -> Bool {
    let (seconds, attoseconds) = limit.components
    let milliseconds = DWORD(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    // The strings of C outlive the call only.
    let names = slots.map { strdup($0.name) }
    defer { for name in names { free(name) } }
    var states = zip(slots, names).map { slot, name in
      var state = SCARD_READERSTATE()
      state.szReader = UnsafePointer(name)
      state.dwCurrentState = DWORD(slot.state)
      return state
    }
    let status = SCardGetStatusChange(context, milliseconds, &states, DWORD(states.count))
    let code = ChipError.code(status)
    if code == ChipError.timeout || code == ChipError.cancelled { return false }
    try ChipError.check(status)
    for (index, state) in states.enumerated() {
      let event = UInt(state.dwEventState)
      guard event & UInt(SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE) == 0 else { throw .noSlot }
      slots[index].state = event & ~UInt(SCARD_STATE_CHANGED)
    }
    return true
  }

  /// Powers the card in a slot up, for as long as `body` runs. T=0 or T=1, whatever the card speaks.
  func connected<Answer>(
    _ slot: Slot,
    _ body: ((ChipCommand) throws(ChipError) -> ChipAnswer) throws(SocialReadingError)
      -> Answer
  ) throws(SocialReadingError) -> Answer {
    var card: SCARDHANDLE = 0
    var used: DWORD = 0
    do throws(ChipError) {
      try ChipError.check(
        SCardConnect(
          context, slot.name, DWORD(SCARD_SHARE_EXCLUSIVE),
          DWORD(SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1), &card, &used))
    } catch {
      throw .chip(error)
    }
    defer { SCardDisconnect(card, DWORD(SCARD_UNPOWER_CARD)) }
    return try body { command throws(ChipError) in
      var sent = SCARD_IO_REQUEST(
        dwProtocol: used, cbPciLength: DWORD(MemoryLayout<SCARD_IO_REQUEST>.size))
      // ISO/IEC 7816-4: 256 bytes of data and two of status.
      var answer = [UInt8](repeating: 0, count: 258)
      defer { answer.withUnsafeMutableBytes { explicit_bzero($0.baseAddress!, $0.count) } }
      var count = DWORD(answer.count)
      try ChipError.check(
        SCardTransmit(
          card, &sent, command.bytes, DWORD(command.bytes.count), nil, &answer, &count))
      guard let parsed = ChipAnswer(Array(answer.prefix(Int(count)))) else { throw .mute }
      return parsed
    }
  }

  private static func names(_ context: SCARDCONTEXT) throws(ChipError) -> [String] {
    var count: DWORD = 0
    let status = SCardListReaders(context, nil, nil, &count)
    if ChipError.code(status) == ChipError.noReaders { return [] }
    try ChipError.check(status)
    var characters = [CChar](repeating: 0, count: Int(count))
    try ChipError.check(SCardListReaders(context, nil, &characters, &count))
    return characters.prefix(Int(count)).split(separator: 0).map { name in
      String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}

extension ChipError {
  // pcsclite.h; the macros cast, which Swift does not take over.
  fileprivate static let timeout: UInt32 = 0x8010_000A
  fileprivate static let cancelled: UInt32 = 0x8010_0002
  fileprivate static let noReaders: UInt32 = 0x8010_002E

  fileprivate static func code(_ status: LONG) -> UInt32 { UInt32(truncatingIfNeeded: status) }

  fileprivate static func check(_ status: LONG) throws(ChipError) {
    switch code(status) {
    case 0: return
    // SCARD_E_NO_SERVICE, SCARD_E_SERVICE_STOPPED, SCARD_F_COMM_ERROR, SCARD_E_INVALID_HANDLE.
    case 0x8010_001D, 0x8010_001E, 0x8010_0013, 0x8010_0003: throw .noService
    // SCARD_E_NO_READERS_AVAILABLE, SCARD_E_UNKNOWN_READER, SCARD_E_READER_UNAVAILABLE.
    case noReaders, 0x8010_0009, 0x8010_0017: throw .noSlot
    // SCARD_W_REMOVED_CARD, SCARD_E_NO_SMARTCARD, SCARD_W_RESET_CARD.
    case 0x8010_0069, 0x8010_000C, 0x8010_0068: throw .removed
    // SCARD_W_UNRESPONSIVE_CARD, SCARD_W_UNPOWERED_CARD, SCARD_E_PROTO_MISMATCH,
    // SCARD_W_UNSUPPORTED_CARD, SCARD_E_NOT_TRANSACTED.
    case 0x8010_0066, 0x8010_0067, 0x8010_000F, 0x8010_0065, 0x8010_0016: throw .mute
    // SCARD_E_SHARING_VIOLATION.
    case 0x8010_000B: throw .busy
    case let other: throw .failed(Int(other))
    }
  }
}
