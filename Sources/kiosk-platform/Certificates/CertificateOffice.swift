import Sealing
import ServiceModel

/// Issues certificates so that the same request always gives the same bytes, over restarts too.
///
/// Number and moment are on the disk before anything is drawn; what is drawn follows from them,
/// and the first document that is kept is the one that everybody gets.
struct CertificateOffice: Sendable {
  let store: any PlatformStore
  let maker: any CertificateMaker
  let signer: PlatformSigner

  /// - Throws: `StoreError`, `CertificateError`, `SealingError`.
  func issue(
    _ order: CertificateOrder, about insured: InsuredPerson
  ) async throws -> (CertificateReservation, SignedDocument) {
    let reservation = try await store.reserveCertificate(order)
    if let document = reservation.document { return (reservation, document) }
    let bytes = try await maker.document(
      CertificateFacts(
        kind: order.kind, number: reservation.number, issuedAt: reservation.issuedAt,
        insured: insured, kiosk: order.kiosk,
        verification: try verification(order, reservation)))
    let digest = ContentDigest.of(bytes)
    let document = SignedDocument(
      bytes: bytes, digest: digest, signature: try signer.sign(digest.hexadecimal),
      keyId: signer.keyId)
    return (reservation, try await store.keepCertificate(document, for: order.request))
  }

  /// Five lines and a signature over them: kind and version, number, moment, the masked citizen
  /// number, key. Masked, because a code is read by programs that nobody knows.
  private func verification(
    _ order: CertificateOrder, _ reservation: CertificateReservation
  ) throws(SealingError) -> String {
    let lines = [
      "\(order.kind.rawValue)-certificate-v1", reservation.number,
      String(reservation.issuedAt.milliseconds), order.person.number.masked, signer.keyId,
    ]
    let text = lines.joined(separator: "\n")
    return text + "\n" + (try signer.sign(text))
  }
}
