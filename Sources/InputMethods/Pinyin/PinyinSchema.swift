import FoundationEssentials
import Glibc
import TypingOrders

/// How librime is to use Debian's dictionary: letters in, candidates out, and nothing that
/// learns.
///
/// Debian's own schema, `pinyin_simp`, keeps a user dictionary and binds keys, punctuation and
/// the stroke dictionary (8 MB), none of which belongs here. This one uses the same prebuilt
/// dictionary. It is written the way that librime writes a schema after a deployment, into the
/// folder where it looks for such, so that nothing has to be deployed.
enum PinyinSchema {
  private static let name = "kiosk_pinyin"

  /// The names of the prebuilt files in librime's data folder.
  static let dictionary = ["build/pinyin_simp.table.bin", "build/pinyin_simp.prism.bin"]

  /// The prism, which Debian built by its schema, knows abbreviations (`zs`) and common slips
  /// (`ign` for `ing`). Preedits show `lv` as `lü`.
  private static let schema = """
    schema:
      schema_id: \(name)
      name: kiosk
    engine:
      processors: [speller, express_editor]
      segmentors: [abc_segmentor, fallback_segmentor]
      translators: [script_translator]
      filters: [uniquifier]
    speller:
      alphabet: zyxwvutsrqponmlkjihgfedcba
      delimiter: " '"
    translator:
      dictionary: pinyin_simp
      enable_user_dict: false
      preedit_format:
        - xform/([nl])v/$1ü/
        - xform/([nl])ue/$1üe/
        - xform/([jqxy])v/$1u/
    """

  /// The one schema of the list is the one that every session begins with.
  private static let settings = """
    schema_list:
      - schema: \(name)
    """

  /// Writes what librime reads at its start into `staging`, which is made.
  static func write(into staging: String) throws(TypingFault) {
    do {
      try FileManager.default.createDirectory(
        atPath: staging, withIntermediateDirectories: true)
      try Data(settings.utf8).write(to: URL(filePath: staging + "/default.yaml"))
      try Data(schema.utf8).write(to: URL(filePath: staging + "/\(name).schema.yaml"))
    } catch {
      throw TypingFault(
        .scratchFailed, .technician, "the typing worker cannot write to its folder",
        cause: String(cString: strerror(errno)))
    }
  }
}
