import Foundation

/// The platform's process, and the operator's look into its record.
public final class HallPlatform: Sendable {
  public let port: UInt16
  private let process: ChildProcess

  private init(port: UInt16, process: ChildProcess) {
    self.port = port
    self.process = process
  }

  static func started(in folder: String, _ programs: HallPrograms) async throws -> HallPlatform {
    let log = "\(folder)/log/platform"
    let process = try ChildProcess(
      [
        programs.path("kiosk-platform"), "--port", "0", "--state", "\(folder)/platform",
        "--assets", programs.assets,
      ], environment: SimulatedHall.environment(folder), output: log)
    // A dozen halls begin at once on two cores.
    let deadline = ContinuousClock.now + .seconds(90)
    while ContinuousClock.now < deadline {
      let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      if let line = text.split(separator: "\n").first(where: { $0.hasPrefix("listening on ") }),
        let port = line.split(separator: ":").last.flatMap({ UInt16($0) })
      {
        return HallPlatform(port: port, process: process)
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    process.kill()
    throw SimulatorError.notReady("kiosk-platform", log: log)
  }

  func kill() { process.kill() }

  /// One submission, as the operator sees it.
  public struct Entry: Hashable, Sendable, Codable {
    public let id: String
    public let kind: String
    public let digest: String
    public let receiptNumber: String
    public let caseNumber: String
    public let sequence: Int
    /// How often it was handed in.
    public let requests: Int
  }

  public func submissions() async throws -> [Entry] {
    struct Answer: Decodable { let submissions: [Entry] }
    return try JSONDecoder().decode(
      Answer.self, from: try await ask("/v1/operator/submissions")
    ).submissions
  }

  /// Waits until so many have arrived.
  public func waits(
    for count: Int, patience: Duration = .seconds(60)
  ) async throws -> [Entry] {
    let deadline = ContinuousClock.now + patience
    var arrived: [Entry] = []
    while ContinuousClock.now < deadline {
      arrived = try await submissions()
      if arrived.count >= count { return arrived }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw ResidentError.gaveUp(
      waitingFor: "\(count) submissions at the platform", shown: [],
      cause: "\(arrived.count) arrived")
  }

  public func body(of id: String) async throws -> Data {
    try await ask("/v1/operator/submissions/\(id)/body")
  }

  /// A page of a paper that came with it.
  public func page(_ digest: String, of id: String) async throws -> Data {
    try await ask("/v1/operator/submissions/\(id)/pages/\(digest)")
  }

  /// What a proven person put aside, as a kiosk would be told: the ids, newest first.
  public func drafts(of citizenNumber: String) async throws -> [String] {
    struct Drafts: Decodable {
      struct Draft: Decodable { let id: String }
      let drafts: [Draft]
    }
    let question = Array(#"{"citizenNumber":"\#(citizenNumber)","held":[]}"#.utf8)
    let answer = try await ask("/v1/enquiries/drafts", posting: question)
    return try JSONDecoder().decode(Drafts.self, from: answer).drafts.map(\.id)
  }

  /// - Throws: when there are not so many after a while.
  public func waitsForDrafts(
    _ count: Int, of citizenNumber: String, patience: Duration = .seconds(90)
  ) async throws -> [String] {
    let deadline = ContinuousClock.now + patience
    while ContinuousClock.now < deadline {
      let drafts = try await drafts(of: citizenNumber)
      if drafts.count == count { return drafts }
      try await Task.sleep(for: .milliseconds(100))
    }
    throw ResidentError.gaveUp(
      waitingFor: "\(count) drafts at the platform", shown: [], cause: "others are there")
  }

  private func ask(_ path: String, posting body: [UInt8] = []) async throws -> Data {
    let request = LoopbackRequest(
      method: body.isEmpty ? "GET" : "POST", path: path, port: port,
      headers: [("Authorization", "Bearer demo-token-not-secret"), ("Kiosk-Id", "9999")],
      body: body)
    let answer = try await request.send()
    guard answer.status == 200 else { throw ResidentError.refused(path) }
    return answer.body
  }
}
