import ApplicationForms
import ServiceModel

/// A screen of a person's way. The way itself is `Session.path`.
public enum Page: Hashable, Sendable {
  case home
  /// 从这里开始: one of three plain questions.
  case start(StartQuestion)
  /// What the three answers lead to.
  case startFound
  /// 办事指南: the search, and the ways for those who would not know what to search for.
  case guide
  case search
  case departments
  case department(String)
  /// What happens in a life, or who somebody is.
  case ways(GuideWay.Kind)
  /// Who somebody is was said: what it is about is asked.
  case themes(of: GuideWay)
  case list(GuideList)
  /// The matters that one of the tiles can do.
  case matters(KioskService)
  case matter
  /// Each material of the matter, to be ticked off.
  case checklist
  /// 一次性告知: everything that will be needed, before anything is asked.
  case notice
  /// Which of several matters are filled, and which comes next.
  case together
  case card
  case typedNumber
  /// Whether what the platform holds may go into the form.
  case earlierForms
  /// One question of the form.
  case question(FieldID)
  /// Whether a certificate stands for a paper, and which.
  case certificates(FieldID)
  /// The code that a phone scans to send photos of a paper.
  case photos(FieldID)
  /// The files on a stick that the person plugs in.
  case stick(FieldID)
  /// A page of a paper, to be looked at before it goes with the form.
  case scannedPage(FieldID)
  /// All questions of one section of the form.
  case section(String)
  case review
  /// What is reviewed, as it comes out of the printer.
  case paperPreview
  /// The person did something of this matter before: go on, or anew?
  case unfinished
  /// Kept for another time.
  case putAside
  /// Confirmed, with its number; papers come out.
  case receipt
  /// A document without a case: blank form, reprint, certificate.
  case printing
  case takeAway
  case evaluation
  case evaluationReasons
  case thanks
  /// 表格打印: a blank form, or the papers of a case again.
  case papers
  case receiptNumber
  /// The last four characters of the applicant's number.
  case ending
  case caseWays
  case cases
  case caseSteps(Int)
  case contributions
  case remarks
  case remarkTopic
  case remarkWords
  case remarkMobile
  case remarkReview
  case staffSignIn
  case staff
}

/// The eight tiles of the home page, in their order.
public enum Tile: String, Hashable, Sendable, CaseIterable {
  case guide
  case registration
  case declaration
  case papers
  case cases
  case certificate
  case enquiry
  case remarks
}
