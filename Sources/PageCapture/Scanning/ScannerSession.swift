import CSANE
import CaptureOrders
import ServiceModel

/// A scanner that is open, until it goes out of scope.
struct ScannerSession: ~Copyable {
  private let scanner: SANE_Handle

  /// - Throws: `.scannerAbsent`, `.scannerBusy`, `.scannerForbidden`, `.scannerSilent`.
  init(_ name: String) throws(CaptureFault) {
    var scanner: SANE_Handle?
    try demand(sane_open(name, &scanner), "sane_open")
    guard let scanner else { throw CaptureFault(.scannerAbsent, "sane_open gave no handle") }
    self.scanner = scanner
  }

  deinit { sane_close(scanner) }

  private func option(_ name: String) -> ScannerOption? { ScannerOption(name, of: scanner) }

  /// Whether there is a source to choose that is one.
  var hasFeeder: Bool {
    guard case .words(let words)? = option(SANE_NAME_SCAN_SOURCE)?.constraint else { return false }
    return words.contains(where: SourceWords.isFeeder)
  }

  /// What became of the order's settings.
  struct Settings {
    /// What the scanner took; `nil` when it does not say.
    let dotsPerInch: Int?
    /// Whether pages come until there are none.
    let feeds: Bool
  }

  /// Sets what the scanner has; what it has not stays as it is. The options are looked up one by one,
  /// because setting one may change the others (SANE_INFO_RELOAD_OPTIONS).
  ///
  /// - Throws: `.scannerStrange` when a feeder is wanted where there is none.
  func prepare(for order: ScanOrder) throws(CaptureFault) -> Settings {
    try option(SANE_NAME_PREVIEW)?.set(false)
    let source = option(SANE_NAME_SCAN_SOURCE)
    let feeds = order.source == .feeder
    if feeds {
      var chosen = try source?.set(firstWord: SourceWords.isOneSidedFeeder)
      if chosen == nil { chosen = try source?.set(firstWord: SourceWords.isFeeder) }
      guard chosen != nil else { throw CaptureFault(.scannerStrange, "it has no feeder to choose") }
    } else {
      try source?.set(firstWord: SourceWords.isGlass)
    }
    try option(SANE_NAME_SCAN_MODE)?
      .set(firstWord: order.isColoured ? SourceWords.isColour : SourceWords.isGray)
    try option(SANE_NAME_BIT_DEPTH)?.set(nearest: 8)
    let resolution = option(SANE_NAME_SCAN_RESOLUTION) ?? option(SANE_NAME_SCAN_X_RESOLUTION)
    let taken = try resolution?.set(nearest: Double(order.resolution))
    try option(SANE_NAME_SCAN_Y_RESOLUTION)?.set(nearest: Double(order.resolution))
    try chooseArea(dotsPerInch: taken)
    return Settings(dotsPerInch: taken.map { Int($0.rounded()) }, feeds: feeds)
  }

  /// A4, or as much of it as the scanner has, from the corner where sheets are laid.
  private func chooseArea(dotsPerInch: Double?) throws(CaptureFault) {
    for (start, end, millimetres) in [
      (SANE_NAME_SCAN_TL_X, SANE_NAME_SCAN_BR_X, 210.0),
      (SANE_NAME_SCAN_TL_Y, SANE_NAME_SCAN_BR_Y, 297.0),
    ] {
      guard let far = option(end), case .range(let range) = far.constraint else { continue }
      try option(start)?.set(nearest: range.lowerBound)
      let length: Double? =
        switch far.unit {
        case SANE_UNIT_MM: millimetres
        case SANE_UNIT_PIXEL: dotsPerInch.map { millimetres / 25.4 * $0 }
        default: nil
        }
      if let length { try far.set(nearest: range.lowerBound + length) }
    }
  }

  /// One page, which older scanners send as three pictures, a colour each.
  ///
  /// - Throws: the faults of the scanner, `.pictureTooLarge`, `.cancelled`.
  func takePage() throws(CaptureFault) -> Raster {
    ScanInterruption.began(scanner)
    defer { ScanInterruption.ended() }
    var page = ScannedPage()
    while true {
      try ScanInterruption.check()
      try start()
      var parameters = SANE_Parameters()
      // Only now they are exact.
      try demand(sane_get_parameters(scanner, &parameters), "sane_get_parameters")
      let frame = try ScannedFrame(parameters)
      try page.add(try frame.picture(try readAll(of: frame)), as: parameters.format)
      if parameters.last_frame != 0 || page.isWhole { return try page.whole() }
    }
  }

  /// At the start an end means that there is no picture any more.
  private func start() throws(CaptureFault) {
    let status = sane_start(scanner)
    guard status != SANE_STATUS_EOF else {
      throw CaptureFault(.scannerEmpty, "sane_start: no more pages")
    }
    try demand(status, "sane_start")
  }

  private func readAll(of frame: ScannedFrame) throws(CaptureFault) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(frame.expectedBytes ?? 0)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var length: SANE_Int = 0
      let status = sane_read(scanner, &buffer, SANE_Int(buffer.count), &length)
      if status == SANE_STATUS_EOF { return bytes }
      try demand(status, "sane_read")
      bytes += buffer.prefix(max(0, Int(length)))
      guard bytes.count <= frame.mostBytes else {
        throw CaptureFault(.pictureTooLarge, "the scanner sends more than it announced")
      }
    }
  }

  /// Stops the scanner, however far it came: the last call of each scan (SANE standard §4.4).
  func finish() { sane_cancel(scanner) }
}
