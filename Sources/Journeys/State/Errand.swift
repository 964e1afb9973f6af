import ApplicationForms
import ServiceModel

/// What the person came for, once that is known.
public enum Errand: Hashable, Sendable {
  case browsing
  case application(Application)
  case caseEnquiry(CaseEnquiry)
  case certificate(CertificateKind)
  case contributions([ContributionRecord])
  /// The papers of an earlier case again.
  case reprint(Reprint)
  case remark(Remark)

  public var isCertificate: Bool {
    if case .certificate = self { true } else { false }
  }

  /// What is chosen next comes to what was chosen.
  var awaitsAnother: Bool {
    if case .application(let application) = self { application.mayAdd } else { false }
  }
}

/// 办件查询.
public struct CaseEnquiry: Hashable, Sendable {
  /// Asked by card, by receipt number, or not yet chosen.
  public var receipt: ReceiptNumber?
  /// Of the applicant's number, as it was typed with the receipt's.
  var ending = ""
  public var cases: [CaseProgress] = []
  /// What this kiosk itself knows of the receipt, for when the line is down.
  public var recorded: [RecordedSubmission] = []
  /// What the person left unfinished here.
  public var drafts: [KeptDraft] = []
  public init() {}

  /// A new question begins: nothing of the one before may stand beside its answer.
  mutating func forgetAnswers() {
    cases = []
    recorded = []
    drafts = []
  }
}

/// 补打.
public struct Reprint: Hashable, Sendable {
  public var receipt: ReceiptNumber?
  public init() {}
}

/// 投诉建议.
public struct Remark: Hashable, Sendable {
  public let submission: SubmissionID
  public var kind: FeedbackKind
  public var topic: RemarkTopic?
  /// In the person's own words; empty when there are none.
  public var words = ""
  public var mobile = ""
  public var receipt: Receipt?

  public init(submission: SubmissionID, kind: FeedbackKind) {
    self.submission = submission
    self.kind = kind
  }
}

/// What a remark is about. The raw value travels to the platform.
public enum RemarkTopic: String, Hashable, Sendable, CaseIterable {
  case waiting
  case attitude
  case materials
  case machine
  case other
}

/// 好差评.
public struct EvaluationState: Hashable, Sendable {
  public var level: EvaluationLevel?
  public var reasons: Set<EvaluationReason> = []
  /// Made when the evaluation is offered, so that pressing twice is one evaluation.
  public var submission: SubmissionID?
  public var given = false
  public init() {}
}

/// Fixed indicators for the two lowest levels. The raw value travels to the platform.
public enum EvaluationReason: String, Hashable, Sendable, CaseIterable {
  case slow
  case unclear
  case machineFault
  case tooManyMaterials
  case other
}
