import Hummingbird
import Logging
import Sealing

/// Registers every operation of the contract, and nothing else.
enum PlatformRouter {
  static func router(for service: PlatformService) -> Router<BasicRequestContext> {
    let router = Router()
    router.add(middleware: ProblemMiddleware(log: service.log))
    for operation in Operation.allCases {
      router.on(RouterPath(operation.path), method: operation.method) { request, context in
        let response = try await service.answer(operation, request, context.parameters)
        service.log.debug(
          "answered",
          metadata: ["operation": "\(operation)", "status": "\(response.status.code)"])
        return response
      }
    }
    return router
  }
}

/// Turns every failure into the contract's problem. What is logged is the operation's path as it
/// is registered, never as it was asked: that one, and every body, may be about a person.
struct ProblemMiddleware: RouterMiddleware {
  typealias Context = BasicRequestContext
  let log: Logger

  func handle(
    _ request: Request, context: BasicRequestContext,
    next: (Request, BasicRequestContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let broken as BrokenRequest {
      throw broken.cause
    } catch {
      let problem = Self.problem(error)
      let level: Logger.Level = problem.code.status >= 500 ? .error : .notice
      log.log(
        level: level, "refused",
        metadata: [
          "operation": "\(context.endpointPath ?? "none")", "code": "\(problem.code.rawValue)",
          "cause": "\(Self.cause(error))",
        ])
      return problem.response
    }
  }

  /// The words of our own errors; of others, whose words may quote something, the type.
  private static func cause(_ error: any Error) -> String {
    switch error {
    case let problem as Problem: problem.detail
    case let error as StoreError: error.description
    case let error as CertificateError: error.description
    case let error as SealingError: error.description
    default: String(describing: type(of: error))
    }
  }

  private static func problem(_ error: any Error) -> Problem {
    switch error {
    case let problem as Problem: problem
    case let error as StoreError where error.code == .pagesMissing:
      Problem(.pagesMissing, missing: error.missing)
    case let error as StoreError: problem(error.code)
    case is CertificateError: Problem(.certificatesUnavailable)
    case let error as HTTPError where error.status == .notFound: Problem(.noSuchOperation)
    default: Problem(.internalFailure)
    }
  }

  private static func problem(_ code: StoreError.Code) -> Problem {
    switch code {
    case .keyReused: Problem(.keyReused)
    case .alreadyEvaluated: Problem(.alreadyEvaluated)
    case .pagesMissing: Problem(.pagesMissing)
    case .unknownCase: Problem(.unknownCase)
    case .draftElsewhere: Problem(.draftElsewhere)
    case .busy: Problem(.busy)
    case .full: Problem(.storageFull)
    case .damaged, .inUse, .notDurable, .otherKey, .failed: Problem(.internalFailure)
    }
  }
}
