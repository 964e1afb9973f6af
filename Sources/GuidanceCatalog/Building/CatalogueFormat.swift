import GRDB

/// The tables of a catalogue file. Written once by `CatalogueBuilder`, then only read.
enum CatalogueFormat {
  /// Raised with every change of the tables: an older program must not guess.
  static let version = 4
  /// `KGCT` in ASCII, in SQLite's header: this file is a catalogue.
  static let applicationID = 0x4b47_4354

  /// An item's `id` is its rank: everything that is read in the order of `id` comes best first,
  /// without sorting, however many items there are.
  ///
  /// `lines` is what the search compares (`ItemLines`), `gram` leads from what is typed to items
  /// (`Gram`, `Postings`), `reading` says how a hanzi is read, `common` which are in most names.
  static func create(in database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        CREATE TABLE about (
          version TEXT NOT NULL, items INTEGER NOT NULL, serial INTEGER NOT NULL,
          made TEXT NOT NULL);
        CREATE TABLE department (
          id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, items INTEGER NOT NULL);
        CREATE TABLE item (
          id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
          department INTEGER NOT NULL REFERENCES department(id), kind TEXT,
          services TEXT NOT NULL, lines BLOB NOT NULL, details BLOB, changed TEXT);
        CREATE INDEX item_of_department ON item(department, id);
        CREATE TABLE service (
          service TEXT NOT NULL, item INTEGER NOT NULL REFERENCES item(id),
          PRIMARY KEY (service, item)) WITHOUT ROWID;
        CREATE INDEX item_of_change ON item(changed DESC, id) WHERE changed IS NOT NULL;
        CREATE TABLE way (
          id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
          name TEXT NOT NULL, say TEXT NOT NULL, items INTEGER NOT NULL);
        CREATE TABLE way_item (
          way INTEGER NOT NULL REFERENCES way(id), item INTEGER NOT NULL REFERENCES item(id),
          PRIMARY KEY (way, item)) WITHOUT ROWID;
        CREATE TABLE calendar (years BLOB NOT NULL);
        CREATE TABLE gram (key INTEGER PRIMARY KEY, count INTEGER NOT NULL, items BLOB NOT NULL);
        CREATE TABLE common (text INTEGER PRIMARY KEY, items INTEGER NOT NULL);
        CREATE TABLE reading (character INTEGER PRIMARY KEY, syllable INTEGER NOT NULL);
        CREATE TABLE saying (
          key INTEGER NOT NULL, text TEXT NOT NULL, units BLOB NOT NULL, written TEXT NOT NULL,
          talk INTEGER NOT NULL);
        CREATE INDEX saying_of_key ON saying(key);
        CREATE TABLE filler (text TEXT PRIMARY KEY) WITHOUT ROWID;
        CREATE TABLE followup (text TEXT PRIMARY KEY) WITHOUT ROWID;
        """)
  }

  /// How every connection to a catalogue is made.
  static func configuration(readonly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.label = "guidance-catalogue"
    return configuration
  }
}
