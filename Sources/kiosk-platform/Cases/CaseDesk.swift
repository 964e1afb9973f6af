import ServiceModel

/// What happens to a case by itself. Everything after that happens when the operator says so:
/// the reference platform invents no progress.
enum CaseDesk {
  /// The steps that a case has from the moment it is taken in.
  static func firstSteps(of kind: SubmissionKind, at time: Timestamp) -> [CaseStep] {
    switch kind {
    case .registration, .declaration, .feedback:
      [
        CaseStep(name: "已受理", state: .done, at: time),
        CaseStep(name: "审核中", state: .current, at: time),
      ]
    case .evaluation:
      [CaseStep(name: "已收到", state: .done, at: time)]
    }
  }
}
