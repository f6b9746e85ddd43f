/** A unit that wants to write, and whose turn it is not: it is run again when it is. */
export class NotYourTurn extends Error {}
