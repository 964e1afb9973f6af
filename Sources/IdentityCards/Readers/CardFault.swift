import ServiceModel

/// Why a card gave no identity. The raw value is the fault's code.
enum CardFault: String {
  /// Taken away before it was read.
  case moved = "card-moved"
  case notIdentity = "card-not-identity"
  case kindNotHandled = "card-kind-not-handled"
  /// The module does not vouch for it: nothing of it is shown.
  case notVerifiable = "card-not-verifiable"
  case unreadable = "card-unreadable"

  init(_ status: SAMStatus) {
    self =
      switch status {
      case .noCard, .selectFailed, .readFailed, .randomFailed: .moved
      case .notIdentityCard: .notIdentity
      case .cardRefusedModule, .moduleRefusedCard, .integrityFailed: .notVerifiable
      default: .unreadable
      }
  }

  func fault(detail: String) -> DeviceFault {
    DeviceFault(code: rawValue, responsible: .resident, detail: detail)
  }
}

extension TransportError {
  static let silent = TransportError.gone(detail: "the security module does not answer")

  static func refused(_ status: SAMStatus) -> TransportError {
    .absent(detail: "the security module answers \(status)")
  }

  var fault: DeviceFault {
    switch self {
    case .absent(let detail):
      DeviceFault(code: "reader-absent", responsible: .technician, detail: detail)
    case .gone(let detail):
      DeviceFault(code: "reader-gone", responsible: .technician, detail: detail)
    case .firmwareUpgrade:
      DeviceFault(
        code: "reader-firmware-upgrade", responsible: .technician,
        detail: "the reader waits for new firmware")
    }
  }
}
