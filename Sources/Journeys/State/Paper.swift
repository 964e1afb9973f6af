import ServiceModel

/// A document on its way to the tray.
public struct Paper: Hashable, Sendable, Identifiable {
  public enum State: Hashable, Sendable {
    /// Waits for the paper before it: one job in flight.
    case queued
    case composing
    case printing(TicketID, TicketProgress)
    case delivered
    case failed(DeviceFault)
    /// Only a look at the tray can tell.
    case uncertain
    /// The person wants it no more; it can be printed later.
    case givenUp
  }

  public let id: Int
  public let title: PaperTitle
  public var request: PaperRequest
  public var state: State = .queued

  public init(id: Int, title: PaperTitle, request: PaperRequest) {
    self.id = id
    self.title = title
    self.request = request
  }

  public var isOver: Bool {
    switch state {
    case .delivered, .givenUp: true
    default: false
    }
  }

  /// Stands still until a person decides.
  public var needsDecision: Bool {
    switch state {
    case .failed, .uncertain: true
    default: false
    }
  }
}

/// What a paper is called: in the language of the screen where it is one of ours.
public enum PaperTitle: Hashable, Sendable {
  case phrase(Phrase)
  /// The name of a matter or of a form.
  case words(String)
}

/// Where a paper's pages come from.
public enum PaperRequest: Hashable, Sendable {
  /// Composed here from a template.
  case compose(DocumentRequest)
  /// Already made and verified: a certificate, on the session's shelf under its digest.
  case shelf(ContentDigest, pages: Int)
}
