import ServiceModel

// The centre's staff: signing in, one look, and what can be set right without a technician.
extension KioskReducer {
  func reduceStaff(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    switch action {
    case .staff:
      guard state.site.hasStaffDesk else { return [] }
      session.overlay = nil
      session.staff = StaffState()
      session.papers = []
      session.path = [.staffSignIn]
      session.clearEntry()
      return []
    case .admission(let refusal):
      session.busy = false
      guard session.page == .staffSignIn else { return [] }
      session.entry = ""
      session.staff.refusal = refusal
      guard refusal == nil else { return [] }
      session.staff.isAdmitted = true
      session.path = [.staff]
      return [.askHall]
    case .hall(let report):
      session.busy = false
      session.staff.report = report
      return []
    default: break
    }
    guard session.staff.isAdmitted, session.page == .staff, !session.busy else { return [] }
    session.staff.done = nil
    switch action {
    case .sendRefusedAgain:
      session.busy = true
      session.staff.done = .sendAgainDone
      return [.sendRefusedAgain]
    case .clearPrinter:
      session.busy = true
      session.staff.done = .clearPrinterDone
      return [.clearPrinter]
    default: return []
    }
  }

  /// The code goes to the desk and is forgotten here.
  func acceptStaffCode(_ session: inout Session) -> [Effect] {
    let code = session.entry
    session.entry = ""
    session.staff.refusal = nil
    session.busy = true
    return [.admit(StaffCode(code))]
  }
}
