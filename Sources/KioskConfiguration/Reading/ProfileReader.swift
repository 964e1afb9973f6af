import DataFiles
import ServiceModel

/// Reads a profile group by group; every group is read even when another has problems.
struct ProfileReader {
  let paths: PathResolver

  func profile(_ root: DataNode) -> KioskProfile? {
    guard let mapping = root.mapping(ProfileKey.self) else { return nil }
    let centre = mapping.required(.centre).flatMap { self.centre($0) }
    let kiosk = mapping.required(.kiosk).flatMap { self.kiosk($0) }
    let platform = mapping.required(.platform)
      .flatMap { self.platform($0, environment: kiosk?.environment) }
    let reader = mapping.required(.reader).flatMap {
      self.reader($0, environment: kiosk?.environment)
    }
    let photo = mapping[.photo].map { self.photo($0) } ?? .some(nil)
    let socialCard = mapping[.socialCard].map { self.socialCard($0) } ?? false
    let scanner =
      mapping[.scanner].map {
        self.scanner($0, environment: kiosk?.environment)
      } ?? .some(nil)
    let paperScanner = mapping[.paperScanner].map { self.paperScanner($0) } ?? .some(nil)
    let camera = mapping[.camera].map { self.camera($0) } ?? .some(nil)
    let sticks = mapping[.sticks].map { self.sticks($0) } ?? .some(nil)
    let printer = mapping.required(.printer).flatMap { self.printer($0) }
    let screen = mapping.required(.screen).flatMap { self.screen($0) }
    let session = mapping[.session].map { self.session($0) } ?? Self.usualSession
    let staff = mapping[.staff].map { self.staff($0) } ?? .some(nil)
    let speech = mapping[.speech].map { self.speech($0) } ?? .usual
    let files = mapping.required(.files).flatMap { self.files($0) }
    guard let centre, let kiosk, let platform, let reader, let photo, let socialCard, let scanner,
      let paperScanner, let camera, let sticks, let printer, let screen, let session, let staff,
      let speech,
      let files
    else { return nil }
    guard paperScanner == nil || camera == nil else {
      mapping[.camera]?.report(
        chinese: "扫描仪和高拍仪只能写一个", english: "either a scanner of papers or a camera")
      return nil
    }
    return KioskProfile(
      centre: centre, kiosk: kiosk, platform: platform, reader: reader,
      photo: photo, hasSocialCardSlot: socialCard, scanner: scanner,
      paperScanner: paperScanner, camera: camera, sticks: sticks, printer: printer, screen: screen,
      session: session, staff: staff, speech: speech, files: files)
  }

  private func centre(_ node: DataNode) -> KioskProfile.Centre? {
    guard let mapping = node.mapping(CentreKey.self) else { return nil }
    let name = mapping.text(.name)
    let phone = mapping[.phone].flatMap { phoneNumber($0) }
    let hours = mapping[.hours]?.text()
    let acceptance = mapping[.acceptance].map { officeHours($0) } ?? .some(nil)
    guard let name, let acceptance else { return nil }
    return KioskProfile.Centre(name: name, phone: phone, hours: hours, acceptance: acceptance)
  }

  private func kiosk(_ node: DataNode) -> KioskProfile.Kiosk? {
    guard let mapping = node.mapping(KioskKey.self) else { return nil }
    let code = mapping.required(.code).flatMap { kioskCode($0) }
    let environment = mapping.required(.environment)?.choice(Environment.self)
    let level = mapping[.logLevel].map { $0.choice(LogLevel.self) } ?? .info
    guard let code, let environment, let level else { return nil }
    return KioskProfile.Kiosk(code: code, environment: environment, logLevel: level)
  }

  private func platform(_ node: DataNode, environment: Environment?) -> KioskProfile.Platform? {
    guard let mapping = node.mapping(PlatformKey.self) else { return nil }
    let url = mapping.required(.url).flatMap { platformURL($0, environment: environment) }
    let tokenFile = paths.delivered(mapping.required(.tokenFile), as: .file)
    let publicKey = mapping[.publicKey].flatMap { ed25519Key($0) }
    let guideLink = mapping[.guideLink].flatMap { self.guideLink($0) }
    let takesPhotos = mapping[.phonePhotos].map { $0.boolean() } ?? false
    let asksEarlierForms = mapping[.earlierForms].map { $0.boolean() } ?? false
    let keepsCertificates = mapping[.certificates].map { $0.boolean() } ?? false
    let sendsMessages = mapping[.messages].map { $0.boolean() } ?? false
    let keepsDrafts = mapping[.drafts].map { $0.boolean() } ?? false
    guard let url, let tokenFile, let takesPhotos, let asksEarlierForms, let keepsCertificates,
      let sendsMessages, let keepsDrafts
    else { return nil }
    return KioskProfile.Platform(
      url: url, tokenFile: tokenFile, publicKey: publicKey, guideLink: guideLink,
      takesPhotos: takesPhotos, asksEarlierForms: asksEarlierForms,
      keepsCertificates: keepsCertificates,
      sendsMessages: sendsMessages, keepsDrafts: keepsDrafts)
  }

  /// What phones of strangers open: only https, and only to one matter.
  private func guideLink(_ node: DataNode) -> String? {
    guard let link = node.text() else { return nil }
    let host = link.dropFirst("https://".count).prefix { $0 != "/" }
    guard link.hasPrefix("https://"), link.contains("{code}"), !host.isEmpty,
      !host.contains("{"), link.utf8.count <= 300,
      link.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
    else {
      node.report(
        chinese: "写成 https://网址/…{code}…，{code} 处换成事项编码",
        english: "https://host/…{code}…, where {code} stands for the matter's code")
      return nil
    }
    return link
  }

  private func session(_ node: DataNode) -> KioskProfile.Session? {
    guard let mapping = node.mapping(SessionKey.self) else { return nil }
    let idle = seconds(mapping[.idleSeconds], in: 15...600, usual: Self.usualSession.idle)
    let warning = seconds(
      mapping[.warningSeconds], in: 10...120, usual: Self.usualSession.warning)
    let days = mapping[.draftDays].map { $0.wholeNumber(in: 0...30) } ?? Self.usualSession.draftDays
    guard let idle, let warning, let days else { return nil }
    return KioskProfile.Session(idle: idle, warning: warning, draftDays: days)
  }

  /// Outer `nil`: refused.
  private func staff(_ node: DataNode) -> KioskProfile.Staff?? {
    guard let mapping = node.mapping(StaffKey.self),
      let file = paths.delivered(mapping.required(.codeFile), as: .file)
    else { return nil }
    return .some(KioskProfile.Staff(codeFile: file))
  }

  private func seconds(
    _ node: DataNode?, in range: ClosedRange<Int>, usual: Duration
  ) -> Duration? {
    guard let node else { return usual }
    return node.wholeNumber(in: range).map { .seconds($0) }
  }

  private static let usualSession = KioskProfile.Session(
    idle: .seconds(60), warning: .seconds(30), draftDays: 7)

  private func files(_ node: DataNode) -> KioskProfile.Files? {
    guard let mapping = node.mapping(FilesKey.self) else { return nil }
    let data = paths.kept(mapping.required(.data))
    let key = paths.kept(mapping.required(.key))
    let catalogue = paths.kept(mapping.required(.catalogue))
    let assets = paths.delivered(mapping.required(.assets), as: .folder)
    let addresses = paths.delivered(mapping.required(.addresses), as: .file)
    let controlSocket = mapping.required(.controlSocket).flatMap { socketPath($0) }
    guard let data, let key, let catalogue, let assets, let addresses, let controlSocket else {
      return nil
    }
    return KioskProfile.Files(
      data: data, key: key, catalogue: catalogue, assets: assets, addresses: addresses,
      controlSocket: controlSocket)
  }

  /// A Unix socket's address holds 107 bytes and a NUL (unix(7)).
  private func socketPath(_ node: DataNode) -> String? {
    guard let path = paths.kept(node) else { return nil }
    guard path.utf8.count <= 107 else {
      node.report(
        chinese: "套接字路径最长 107 字节：\(path)",
        english: "the path of a socket has at most 107 bytes: \(path)")
      return nil
    }
    return path
  }
}
