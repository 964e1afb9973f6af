import ServiceModel

// The centre's staff: signing in, one look, and what can be set right without a technician.
extension KioskReducer {
  func reduceStaff(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    switch action {
    case .staff:
      guard state.site.hasStaffDesk, session.mayBeLeftToStaff else { return [] }
      session.overlay = nil
      session.staff = StaffState()
      session.papers = []
      session.busy = false
      session.errand = .browsing
      session.identity = nil
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
    case .hall(let report, let done):
      session.busy = false
      session.staff.report = report
      session.staff.done = done
      return []
    default: break
    }
    guard session.staff.isAdmitted, session.page == .staff, !session.busy else { return [] }
    session.staff.done = nil
    switch action {
    case .sendRefusedAgain:
      session.busy = true
      return [.sendRefusedAgain]
    case .clearPrinter:
      session.busy = true
      return [.clearPrinter]
    case .askClosing:
      session.overlay = .closing
      return []
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

extension Session {
  /// Nothing of a resident would be lost, and no paper is on its way.
  var mayBeLeftToStaff: Bool {
    !busy && !holdsUnconfirmedWork && !waitsForPapers && pages.phase == .idle
  }
}
