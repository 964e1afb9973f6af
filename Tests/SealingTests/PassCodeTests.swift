import Sealing
import Testing

@Suite("the code of the staff")
struct PassCodeTests {
  @Test("fits itself after being written and read, and nothing else")
  func fits() throws {
    let code = PassCode("2468")
    let read = try #require(PassCode(line: code.line))
    #expect(read == code && read.fits("2468"))
    #expect(!read.fits("2469") && !read.fits("") && !read.fits("24680"))
    #expect(PassCode("2468").line != code.line)
    #expect(!code.line.contains("2468"))
  }

  /// RFC 7914 §11 has PBKDF2-HMAC-SHA-256 of "passwd", "salt" with one round; ours has fixed
  /// lengths, so a line of another tool is the proof: made with Python's hashlib.pbkdf2_hmac.
  @Test("reads what another implementation derived")
  func foreign() throws {
    let line =
      "pbkdf2-sha256$1000$AAECAwQFBgcICQoLDA0ODw==$2gr5xCQfRexXAbDy5JD5x5TbjyqsynZsYIGnIdBL4pU="
    let code = try #require(PassCode(line: line))
    #expect(code.fits("2468") && !code.fits("8642"))
  }

  @Test(
    "a line that is none is refused",
    arguments: ["", "2468", "pbkdf2-sha256$0$AA==$AA==", "pbkdf2-sha1$1000$AA==$AA=="])
  func refused(line: String) { #expect(PassCode(line: line) == nil) }
}
