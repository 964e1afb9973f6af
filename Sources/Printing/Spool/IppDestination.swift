import CCups

/// Something that speaks IPP and prints: a queue of cupsd, or a printer itself.
struct IppDestination: Hashable, Sendable {
  var host: String
  var port: Int
  /// `/printers/kiosk`, `/ipp/print`.
  var resource: String
  var encrypted = false

  /// The queue of `configuration`.
  init(queueOf configuration: PrinterConfiguration) {
    switch configuration.server {
    case .socket(let path): (host, port) = (path, 631)
    case .host(let name, let port): (host, self.port) = (name, port)
    }
    resource = "/printers/\(configuration.queue)"
  }

  /// `nil` unless it is an `ipp:` or `ipps:` URI of a reachable form. Options of the CUPS
  /// backend behind the `?` are not the printer's business.
  init?(deviceURI: String) {
    let bare = deviceURI.prefix { $0 != "?" }
    let encrypted = bare.hasPrefix("ipps://")
    guard encrypted || bare.hasPrefix("ipp://") else { return nil }
    let rest = bare.dropFirst(encrypted ? 7 : 6)
    let authority = rest.prefix { $0 != "/" }
    let parts = authority.split(separator: ":", maxSplits: 1)
    guard let host = parts.first, !authority.contains("@"), !authority.contains("[") else {
      return nil
    }
    self.host = String(host)
    port = parts.count > 1 ? Int(parts[1]) ?? 631 : 631
    resource = authority.count < rest.count ? String(rest.dropFirst(authority.count)) : "/"
    self.encrypted = encrypted
  }

  var uri: String {
    host.hasPrefix("/") ? "ipp://localhost\(resource)" : "ipp://\(host):\(port)\(resource)"
  }

  func connect() throws(IppError) -> IppConnection {
    try IppConnection(host: host, port: port, encrypted: encrypted)
  }

  // MARK: Looking

  func printerGroup(asking names: [String]) throws(IppError) -> [String: IppAnswer.Values] {
    let request = IppRequest(IPP_OP_GET_PRINTER_ATTRIBUTES, printer: uri)
    request.ask(for: names)
    return try connect().answer(to: request, at: resource).groups.first ?? [:]
  }

  func printer() throws(IppError) -> PrinterReport {
    let names = ["printer-state", "printer-state-reasons", "printer-state-message"]
    guard let report = try printerGroup(asking: names).printer else {
      throw .refused(status: "no printer-state in the answer")
    }
    return report
  }

  /// `nil` when no job has that id.
  func job(_ id: Int) throws(IppError) -> JobReport? {
    let request = IppRequest(IPP_OP_GET_JOB_ATTRIBUTES, printer: uri)
    request.add("job-id", id, in: IPP_TAG_OPERATION)
    request.ask(for: Self.jobNames)
    do {
      return try connect().answer(to: request, at: resource).groups.first?.job
    } catch .notFound {
      return nil
    }
  }

  /// `which`: RFC 8011 §4.2.6.1's `not-completed`, `completed`; PWG's `all`.
  func jobs(_ which: String) throws(IppError) -> [JobReport] {
    let request = IppRequest(IPP_OP_GET_JOBS, printer: uri)
    request.add("which-jobs", IPP_TAG_KEYWORD, which, in: IPP_TAG_OPERATION)
    request.ask(for: Self.jobNames)
    return try connect().answer(to: request, at: resource).groups.compactMap(\.job)
  }

  private static let jobNames = [
    "job-id", "job-name", "job-state", "job-printer-state-reasons", "job-printer-state-message",
    "time-at-processing",
  ]

  // MARK: Changing

  /// Cancels one job. A job that has ended meanwhile is no error.
  ///
  /// - Parameter purging: also forget its files and attributes; only cupsd knows how.
  func cancel(_ id: Int, purging: Bool) throws(IppError) {
    let request = IppRequest(IPP_OP_CANCEL_JOB, printer: uri)
    request.add("job-id", id, in: IPP_TAG_OPERATION)
    if purging { request.add("purge-job", true) }
    do {
      _ = try connect().answer(to: request, at: resource)
    } catch .refused(let status)
      where ["client-error-not-possible", "client-error-not-found"].contains(status)
    {
      return
    }
  }

  /// Stops the queue: jobs wait. Whoever looks at it reads `reason`.
  func pause(saying reason: String) throws(IppError) {
    let request = IppRequest(IPP_OP_PAUSE_PRINTER, printer: uri)
    request.add("printer-state-message", IPP_TAG_TEXT, reason, in: IPP_TAG_OPERATION)
    _ = try connect().answer(to: request, at: resource)
  }

  func resume() throws(IppError) {
    let request = IppRequest(IPP_OP_RESUME_PRINTER, printer: uri)
    _ = try connect().answer(to: request, at: resource)
  }
}
