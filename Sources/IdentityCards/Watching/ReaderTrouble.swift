import ServiceModel

/// Why a reader does not work, as opposed to a card.
enum ReaderTrouble: Error, Hashable, Sendable {
  case port(PortError)
  case silent
  case garbled
  /// The module answered with an error that is no card's.
  case refused(SAMStatus)

  init(_ error: AskError) {
    self =
      switch error {
      case .port(let error): .port(error)
      case .silent: .silent
      case .garbled: .garbled
      }
  }

  /// A reset of the module may help; without it the reader is out of service at once.
  var mayPass: Bool {
    switch self {
    case .silent, .garbled, .port(.stuck): true
    case .refused(.selfTestFailed), .refused(.notAuthorised), .port: false
    case .refused: true
    }
  }

  /// What the kiosk shows and the technician reads.
  var fault: DeviceFault {
    switch self {
    case .port(.absent):
      DeviceFault(
        code: "reader-absent", responsible: .technician,
        detail: "no reader is connected: look at its cable, then at lsusb and the device table")
    case .port(.forbidden):
      DeviceFault(
        code: "reader-forbidden", responsible: .technician,
        detail: "the reader may not be opened: install the udev rule and plug it in again")
    case .port(.busy):
      DeviceFault(
        code: "reader-busy", responsible: .technician, detail: "another program holds the reader")
    case .port(.upgrading):
      DeviceFault(
        code: "reader-upgrading", responsible: .technician,
        detail: "the reader waits for firmware and reads no cards: power it off and on")
    case .port(.unknownLayout):
      DeviceFault(
        code: "reader-unknown-layout", responsible: .technician,
        detail: "its USB endpoints are none that this program knows")
    case .port(.interrupted):
      DeviceFault(code: "reader-interrupted", responsible: .nobody)
    case .port(.stuck), .silent:
      DeviceFault(
        code: "reader-silent", responsible: .technician, detail: "the reader does not answer")
    case .garbled:
      DeviceFault(
        code: "reader-garbled", responsible: .technician,
        detail: "the reader's answers arrive damaged: look at its cable")
    case .port(.failed(let number)):
      DeviceFault(
        code: "reader-failed", responsible: .technician, detail: "error \(number) of the system")
    case .refused(.selfTestFailed):
      DeviceFault(
        code: "reader-self-test-failed", responsible: .technician, detail: "SW3 60: replace it")
    case .refused(.notAuthorised):
      DeviceFault(
        code: "reader-not-authorised", responsible: .technician,
        detail: "SW3 66: its security module is not authorised; ask its maker")
    case .refused(let status):
      DeviceFault(
        code: "reader-failed", responsible: .technician, detail: "SW3 \(status) again and again")
    }
  }
}
