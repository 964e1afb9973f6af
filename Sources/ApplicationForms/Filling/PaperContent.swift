import ServiceModel

/// What goes with the form for a paper that it asks for.
public enum PaperContent: Hashable, Sendable {
  /// Pictures of it, each page once; never empty.
  case pages([FormPage])
  /// What the platform keeps of it.
  case certificate(ElectronicCertificate)

  public var pages: [FormPage] {
    if case .pages(let pages) = self { pages } else { [] }
  }

  public var certificate: ElectronicCertificate? {
    if case .certificate(let certificate) = self { certificate } else { nil }
  }

  func mayBeReused(_ takingPages: Bool) -> Bool { takingPages || certificate != nil }

  var trust: MaterialTrust {
    switch self {
    case .pages: .uploaded
    case .certificate: .issued
    }
  }

  /// As the paper's answer keeps it.
  var text: String {
    switch self {
    case .pages(let pages): pages.map(\.text).joined(separator: ",")
    case .certificate(let certificate): certificate.text
    }
  }
}
