import GRDB

/// The tables of a catalogue file. Written once by `CatalogueBuilder`, then only read.
enum CatalogueFormat {
  /// Raised with every change of the tables: an older program must not guess.
  static let version = 1
  /// `KGCT` in ASCII, in SQLite's header: this file is a catalogue.
  static let applicationID = 0x4b47_4354

  /// An item's `id` is its rank: everything that is read in the order of `id` comes best first,
  /// without sorting, however many items there are.
  ///
  /// `guide` holds no text of its own; `lookup` finds a whole name, alias or spelling at once.
  static func create(in database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        CREATE TABLE about (version TEXT NOT NULL, items INTEGER NOT NULL);
        CREATE TABLE department (
          id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, items INTEGER NOT NULL);
        CREATE TABLE item (
          id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
          department INTEGER NOT NULL REFERENCES department(id), kind TEXT,
          services TEXT NOT NULL, details BLOB);
        CREATE INDEX item_of_department ON item(department, id);
        CREATE TABLE service (
          service TEXT NOT NULL, item INTEGER NOT NULL REFERENCES item(id),
          PRIMARY KEY (service, item)) WITHOUT ROWID;
        CREATE TABLE lookup (
          key TEXT NOT NULL, item INTEGER NOT NULL REFERENCES item(id),
          PRIMARY KEY (key, item)) WITHOUT ROWID;
        CREATE VIRTUAL TABLE guide USING fts5(
          name, aliases, department, spelling, initials,
          content='', columnsize=0, tokenize='\(GramTokenizer.name)');
        """)
  }

  /// How every connection to a catalogue is made.
  static func configuration(readonly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.label = "guidance-catalogue"
    configuration.prepareDatabase { $0.add(tokenizer: GramTokenizer.self) }
    return configuration
  }
}
