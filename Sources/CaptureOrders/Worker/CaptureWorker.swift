import ServiceModel
import Synchronization
import Workers

/// Has pages taken by `kiosk-capture`, a program that lives for one order: what a driver of a scanner
/// or a hostile file does ends with it.
///
/// Pages go through its standard input and output, never through arguments, the environment or a
/// file. Any number of tasks may call it; a scanner answers one at a time. A task that is cancelled
/// ends its program.
///
///     let worker = CaptureWorker(executable: "/usr/libexec/kiosk-capture")
///     guard let scanner = try await worker.scanners().first else { return }
///     let count = try await worker.scan(ScanOrder(device: scanner.name)) { show($0) }
public struct CaptureWorker: Sendable {
  private let executable: String
  private let drivers: [String]
  private let fonts: [String]
  private let patience: Patience
  private let started: @Sendable (Int32) -> Void

  /// How long the next answer may be in coming; afterwards the program is killed.
  public struct Patience: Hashable, Sendable {
    /// Every driver that is named looks through all that is plugged in.
    public var listing: Duration
    /// A page: a cold lamp takes a minute, a page of 600 dots an inch in colour as long again.
    public var scanning: Duration
    /// A page of a file; measured: 0.9 s for a photo of 12 million pixels.
    public var decoding: Duration
    /// A picture of a camera: two seconds for its light and focus, five until it is given up.
    public var shooting: Duration

    public init(
      listing: Duration = .seconds(60), scanning: Duration = .seconds(180),
      decoding: Duration = .seconds(30), shooting: Duration = .seconds(40)
    ) {
      self.listing = listing
      self.scanning = scanning
      self.decoding = decoding
      self.shooting = shooting
    }
  }

  /// How long a scanner has to bring its lamp home once its page is not wanted.
  private static let grace = Duration.seconds(10)

  /// - Parameters:
  ///   - executable: The path of `kiosk-capture`.
  ///   - configuration: A folder with SANE's `dll.conf`, which names the drivers to look with; `nil`
  ///     for all that the system has.
  ///   - fonts: A fontconfig file; without it no page can be marked.
  public init(
    executable: String, configuration: String? = nil, fonts: String? = nil,
    patience: Patience = Patience()
  ) {
    self.init(
      executable: executable, configuration: configuration, fonts: fonts, patience: patience,
      started: { _ in })
  }

  /// `started` is told the process id as soon as there is one.
  init(
    executable: String, configuration: String?, fonts: String? = nil, patience: Patience,
    started: @escaping @Sendable (Int32) -> Void
  ) {
    self.executable = executable
    self.fonts = fonts.map { ["--fonts", $0] } ?? []
    drivers = configuration.map { ["--configuration", $0] } ?? []
    self.patience = patience
    self.started = started
  }

  /// The scanners that are plugged in.
  ///
  /// - Throws: `.workerAbsent`, `.workerDied`, `.workerTimedOut`, `.workerReplyInvalid`, `.cancelled`.
  public func scanners() async throws(CaptureFault) -> [Scanner] {
    let order = CaptureRun.Order(arguments: ["devices"] + drivers, patience: patience.listing)
    for case .scanners(let list) in try await collect(order) { return list }
    throw Self.incomplete
  }

  /// Scans one page, or every page of the feeder.
  ///
  /// - Parameter page: is told each page as soon as it is whole, in order and on no thread in
  ///   particular. Pages that came stay good whatever is thrown after them: a jam at the third sheet
  ///   leaves two.
  /// - Returns: how many pages there were.
  /// - Throws: the faults of the scanner, and those of the worker.
  @discardableResult
  public func scan(
    _ order: ScanOrder, page: @escaping @Sendable (CapturedPage) -> Void
  ) async throws(CaptureFault) -> Int {
    let counted = Mutex(0)
    try await run(
      CaptureRun.Order(
        arguments: order.arguments + drivers, patience: patience.scanning, grace: Self.grace)
    ) { answer in
      guard case .page(let taken) = answer else { return }
      counted.withLock { $0 += 1 }
      page(taken)
    }
    return counted.withLock { $0 }
  }

  /// Makes pages of a file that somebody brought: all of them, or none.
  ///
  /// - Throws: the faults of the file, and those of the worker.
  public func adopt(_ bytes: [UInt8]) async throws(CaptureFault) -> BroughtFile {
    // More is refused over there too; here it spares the way.
    guard bytes.count <= CaptureLimits.fileBytes else {
      throw CaptureFault(.fileTooLarge, "\(bytes.count) bytes")
    }
    let answers = try await collect(
      CaptureRun.Order(arguments: ["adopt"], input: bytes, patience: patience.decoding))
    guard case .file(let kind, let count)? = answers.first else { throw Self.incomplete }
    let pages = Self.pages(of: answers)
    guard pages.count == count else { throw Self.incomplete }
    return BroughtFile(kind: kind, pages: pages)
  }

  /// Takes a picture with the camera above the table.
  ///
  /// - Parameter device: `/dev/video0`; `nil` for the first that is plugged in.
  /// - Throws: the faults of the camera, of what it gave, and of the worker.
  public func shoot(device: String? = nil) async throws(CaptureFault) -> CapturedPage {
    let answers = try await collect(
      CaptureRun.Order(
        arguments: ["shoot"] + (device.map { ["--device", $0] } ?? []),
        patience: patience.shooting))
    guard let page = Self.pages(of: answers).first else { throw Self.incomplete }
    return page
  }

  /// Turns, cuts and marks a page. Each time costs a little of its quality: keep the first one, and edit
  /// that one anew.
  ///
  /// - Throws: `.pictureTooSmall` when next to nothing is left, and the faults of the worker.
  public func edit(
    _ page: CapturedPage, _ edit: PageEdit
  ) async throws(CaptureFault) -> CapturedPage {
    let dots = page.dotsPerInch.map { ["--dpi", "\($0)"] } ?? []
    let answers = try await collect(
      CaptureRun.Order(
        arguments: edit.arguments + (edit.mark == nil ? [] : fonts) + dots, input: page.jpeg,
        patience: patience.decoding))
    guard let page = Self.pages(of: answers).first else { throw Self.incomplete }
    return page
  }

  /// The page for a screen, so that the kiosk decodes nothing that a file or a scanner made.
  ///
  /// - Parameter longest: of the picture's longer side, in pixels; it is never larger than the page.
  ///   Held within `CaptureLimits.shownSides`.
  /// - Throws: the faults of the worker.
  public func picture(
    ofJPEG jpeg: [UInt8], longest: Int
  ) async throws(CaptureFault) -> PagePicture {
    guard let picture = try await pictures(jpeg, longest).first else { throw Self.incomplete }
    return picture
  }

  /// The same for each page of a PDF, in their order.
  public func pictures(
    ofPDF pdf: [UInt8], longest: Int
  ) async throws(CaptureFault) -> [PagePicture] {
    try await pictures(pdf, longest)
  }

  private func pictures(
    _ bytes: [UInt8], _ longest: Int
  ) async throws(CaptureFault) -> [PagePicture] {
    let sides = CaptureLimits.shownSides
    let side = min(max(longest, sides.lowerBound), sides.upperBound)
    let answers = try await collect(
      CaptureRun.Order(
        arguments: ["show", "--longest", "\(side)"], input: bytes, patience: patience.decoding))
    return answers.compactMap { if case .picture(let picture) = $0 { picture } else { nil } }
  }

  private static let incomplete = CaptureFault(
    .workerReplyInvalid, "the capture worker's answers lack what was asked for")

  private static func pages(of answers: [CaptureAnswer]) -> [CapturedPage] {
    answers.compactMap { if case .page(let page) = $0 { page } else { nil } }
  }

  private func collect(_ order: CaptureRun.Order) async throws(CaptureFault) -> [CaptureAnswer] {
    let answers = Mutex<[CaptureAnswer]>([])
    try await run(order) { answer in answers.withLock { $0.append(answer) } }
    return answers.withLock { $0 }
  }

  private func run(
    _ order: CaptureRun.Order, answer: @escaping @Sendable (CaptureAnswer) -> Void
  ) async throws(CaptureFault) {
    let run = CaptureRun(program: executable, order: order)
    let started = started
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // A thread of its own: reading and waiting block, and the program is told to die with the
        // thread that started it (PR_SET_PDEATHSIG), so that thread has to stay.
        let work = { @Sendable in
          continuation.resume(returning: run.run(started: started, answer: answer))
        }
        // No thread to be had: late is better than never.
        if !OwnThread.start(work) { work() }
      }
    } onCancel: {
      run.cancel()
    }
    try result.get()
  }
}
