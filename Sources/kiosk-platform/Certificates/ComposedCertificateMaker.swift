import PaperOrders
import Paperwork
import ServiceModel

/// Composes certificates from assets/documents. An actor, because it blocks its thread for a
/// tenth of a second: one at a time.
actor ComposedCertificateMaker: CertificateMaker {
  private let composer: Composer

  /// - Parameter assets: the folder that holds `documents` and `fonts`.
  init(assets: String) throws(CertificateError) {
    do throws(PaperFault) {
      composer = try Composer(assets: assets)
    } catch {
      throw CertificateError(description: "\(error)")
    }
  }

  func document(_ facts: CertificateFacts) async throws(CertificateError) -> [UInt8] {
    // Every word of it is a sample: no such agency exists, and nobody paid.
    let issuer = "示例市社会保险经办机构"
    var request = DocumentRequest(
      template: "participation-certificate",
      facts: PageFacts(
        centre: issuer, kiosk: facts.kiosk.digits, printedAt: facts.issuedAt,
        mark: "样例，不作参保凭证"))
    request.values = [
      "certificate-number": facts.number,
      "name": facts.insured.person.name,
      "citizen-number": facts.insured.person.number.digits,
      "insured-place": facts.insured.place, "insurance-state": facts.insured.state,
      "statement": "兹证明上述人员在本机构参加城乡居民基本养老保险，缴费记录如上。本页是个人参保证明的样例，内容为样例数据，仅供演示。",
      "issuer": issuer + "（样例）",
      "issue-date": facts.issuedAt.chinaDay.chinese,
      "seal-name": issuer,
      "verification": facts.verification,
      "verification-code": String(facts.number.suffix(8)),
      "how-to-verify": "二维码里有证明编号和平台的签名，用平台公布的公钥可以核验。",
    ]
    request.tables["records"] = facts.insured.records.map {
      [String($0.year), $0.insurance, $0.amount, $0.state]
    }
    do throws(PaperFault) {
      return try composer.compose(request).bytes
    } catch {
      throw CertificateError(description: "\(error)")
    }
  }
}
