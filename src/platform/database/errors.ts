/** The embedded server cannot run here, or did not start; the message says why and what to do. */
export class DatabaseNotStarted extends Error {
  override name = 'DatabaseNotStarted'
}

/** The database works but would give wrong results (see `probe`); the message is one clear sentence. */
export class UnsuitableDatabase extends Error {
  override name = 'UnsuitableDatabase'
}

/** The database was migrated by a newer version of this software than the one that is running. */
export class DatabaseIsNewer extends Error {
  override name = 'DatabaseIsNewer'
}

/** A value in the database that has no exact counterpart here (an unsafe integer, an infinite instant). */
export class UnrepresentableValue extends Error {
  override name = 'UnrepresentableValue'
}
