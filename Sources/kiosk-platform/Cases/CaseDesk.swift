import ServiceModel

/// What happens to a case by itself. Everything after that happens when the operator says so:
/// the reference platform invents no progress.
enum CaseDesk {
  /// The step that ends a case.
  private static let conclusion = "办结"

  /// The steps that a case has from the moment it is taken in.
  static func firstSteps(of kind: SubmissionKind, at time: Timestamp) -> [CaseStep] {
    switch kind {
    case .registration, .declaration, .feedback:
      [
        CaseStep(name: "收到申请", state: .done, at: time),
        CaseStep(name: "审核", state: .current, at: time),
      ]
    case .evaluation:
      [CaseStep(name: "已收到", state: .done, at: time)]
    }
  }

  /// What is still to come after these steps. Nobody knows when, and nothing of it is kept: it
  /// follows from the steps that happened.
  static func stepsAhead(of kind: SubmissionKind, after steps: [CaseStep]) -> [CaseStep] {
    switch kind {
    case .registration, .declaration, .feedback:
      steps.contains { $0.name == conclusion }
        ? [] : [CaseStep(name: conclusion, state: .ahead)]
    case .evaluation:
      []
    }
  }
}
