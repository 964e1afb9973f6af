/// Why a command was not carried out, in the standard's own words (W3C WebDriver §6.6).
struct WebDriverError: Error, Hashable, Sendable {
  enum Code: String, Hashable, Sendable {
    case elementClickIntercepted = "element click intercepted"
    case elementNotInteractable = "element not interactable"
    case invalidArgument = "invalid argument"
    case invalidCookieDomain = "invalid cookie domain"
    case invalidElementState = "invalid element state"
    case invalidSelector = "invalid selector"
    case invalidSessionID = "invalid session id"
    case moveTargetOutOfBounds = "move target out of bounds"
    case noSuchAlert = "no such alert"
    case noSuchCookie = "no such cookie"
    case noSuchElement = "no such element"
    case noSuchFrame = "no such frame"
    case noSuchShadowRoot = "no such shadow root"
    case noSuchWindow = "no such window"
    case sessionNotCreated = "session not created"
    case staleElementReference = "stale element reference"
    case unableToCaptureScreen = "unable to capture screen"
    case unknownCommand = "unknown command"
    case unknownError = "unknown error"
    case unknownMethod = "unknown method"
    case unsupportedOperation = "unsupported operation"

    /// The HTTP status that the standard's table gives it.
    var status: Int {
      switch self {
      case .elementClickIntercepted, .elementNotInteractable, .invalidArgument,
        .invalidCookieDomain, .invalidElementState, .invalidSelector:
        400
      case .invalidSessionID, .noSuchAlert, .noSuchCookie, .noSuchElement, .noSuchFrame,
        .noSuchShadowRoot, .noSuchWindow, .staleElementReference, .unknownCommand:
        404
      case .unknownMethod: 405
      case .moveTargetOutOfBounds, .sessionNotCreated, .unableToCaptureScreen, .unknownError,
        .unsupportedOperation:
        500
      }
    }
  }

  let code: Code
  /// For the person who wrote the test.
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// §6.6: what the answer says.
  var value: JSONValue {
    .object([
      "error": .text(code.rawValue), "message": .text(message), "stacktrace": .text(""),
    ])
  }
}
