/// Every command of a session. What a screen has not is answered with the standard's word for it.
extension Endpoint {
  static let all = window + finding + elements + input + absent

  private static let window: [Endpoint] = [
    .init("GET", "timeouts") { session, _ in session.match.timeouts.value },
    .init("POST", "timeouts") { try $0.setTimeouts($1) },
    .init("GET", "url") { session, _ in session.address },
    .init("POST", "back") { session, _ in try await session.back() },
    .init("GET", "title") { session, _ in session.title },
    .init("GET", "window") { _, _ in .text(WebDriverSession.windowHandle) },
    .init("GET", "window/handles") { _, _ in .list([.text(WebDriverSession.windowHandle)]) },
    .init("POST", "window") { try $0.switchToWindow($1) },
    .init("GET", "window/rect") { session, _ in session.windowRect },
    .init("POST", "window/maximize") { session, _ in try session.fillDisplay() },
    .init("POST", "window/fullscreen") { session, _ in try session.fillDisplay() },
    .init("GET", "source") { session, _ in .text(PageSource.xml(session.snapshot)) },
    .init("GET", "screenshot") { session, _ in try session.screenshot() },
    .init("POST", "frame") { try $0.switchToFrame($1) },
    .init("POST", "frame/parent") { _, _ in .null },
  ]

  private static let finding: [Endpoint] = [
    .init("POST", "element") { try await $0.findElement($1) },
    .init("POST", "elements") { try await $0.findElements($1) },
    .init("GET", "element/active") { session, _ in try session.activeElement() },
    .init("POST", "element/:element/element") { try await $0.findElement($1) },
    .init("POST", "element/:element/elements") { try await $0.findElements($1) },
  ]

  private static let elements: [Endpoint] = [
    .init("GET", "element/:element/selected") { .truth(try $0.element($1).isSelected) },
    .init("GET", "element/:element/enabled") { .truth(try $0.element($1).node.enabled) },
    .init("GET", "element/:element/displayed") { .truth(try $0.element($1).isDisplayed) },
    .init("GET", "element/:element/attribute/:name") { try $0.attribute($1) },
    .init("GET", "element/:element/property/:name") { try $0.property($1) },
    .init("GET", "element/:element/text") { .text(try $0.element($1).text) },
    .init("GET", "element/:element/name") { .text(try $0.element($1).node.role) },
    .init("GET", "element/:element/rect") { try $0.rect($1) },
    .init("GET", "element/:element/computedrole") { .text(try $0.element($1).computedRole) },
    .init("GET", "element/:element/computedlabel") { .text(try $0.element($1).node.name) },
    .init("GET", "element/:element/screenshot") { try $0.elementScreenshot($1) },
  ]

  private static let input: [Endpoint] = [
    .init("POST", "element/:element/click") { try await $0.click($1) },
    .init("POST", "element/:element/clear") { try await $0.clear($1) },
    .init("POST", "element/:element/value") { try await $0.sendKeys($1) },
    .init("POST", "actions") { try await $0.performActions($1) },
    .init("DELETE", "actions") { session, _ in try await session.releaseActions() },
    .init("POST", "execute/sync") { try $0.execute($1) },
  ]

  private static let absent: [Endpoint] = [
    refusing("POST", "url", .unsupportedOperation, "a kiosk goes nowhere"),
    refusing("POST", "forward", .unsupportedOperation, "there is only a way back"),
    refusing("POST", "refresh", .unsupportedOperation, "a screen is always fresh"),
    refusing("POST", "window/new", .unsupportedOperation, "there is one window"),
    refusing("POST", "window/rect", .unsupportedOperation, "this window keeps its size"),
    refusing("POST", "window/minimize", .unsupportedOperation, "this window stays"),
    refusing("POST", "print", .unsupportedOperation, "the screen is not printed"),
    refusing(
      "GET", "element/:element/css/:name", .unsupportedOperation, "a screen has no styles"),
    refusing("GET", "element/:element/shadow", .noSuchShadowRoot, "a screen has no shadows"),
    refusing("POST", "shadow/:shadow/element", .noSuchShadowRoot, "a screen has no shadows"),
    refusing("POST", "shadow/:shadow/elements", .noSuchShadowRoot, "a screen has no shadows"),
    .init("POST", "execute/async") { _, _ in throw WebDriverSession.noScripts },
    .init("GET", "cookie") { _, _ in .list([]) },
    refusing("GET", "cookie/:name", .noSuchCookie, "a screen has no cookies"),
    // §14.3: what a document averse to cookies answers.
    refusing("POST", "cookie", .invalidCookieDomain, "a screen has no cookies"),
    .init("DELETE", "cookie") { _, _ in .null },
    .init("DELETE", "cookie/:name") { _, _ in .null },
    refusing("POST", "alert/dismiss", .noSuchAlert, "dialogs are part of the screen"),
    refusing("POST", "alert/accept", .noSuchAlert, "dialogs are part of the screen"),
    refusing("GET", "alert/text", .noSuchAlert, "dialogs are part of the screen"),
    refusing("POST", "alert/text", .noSuchAlert, "dialogs are part of the screen"),
  ]

  private static func refusing(
    _ method: String, _ path: String, _ code: WebDriverError.Code, _ message: String
  ) -> Endpoint {
    Endpoint(method, path) { _, _ in throw WebDriverError(code, message) }
  }
}
