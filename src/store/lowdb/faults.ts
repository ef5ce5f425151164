/** The data directory can't be used as it is. The message names what is wrong and what to do. */
export class CannotOpen extends Error {}

/** Another process writes to this data directory. */
export class StoreInUse extends CannotOpen {}

/** Another process writes to what this one had open. */
export class TakenOver extends CannotOpen {}

/** The data cannot be read without losing something that was acknowledged. */
export class DamagedJournal extends CannotOpen {}

/** The data was written in a form that this Gonogo does not know. */
export class UnknownFormat extends CannotOpen {}
