/** A template that no longer clears anything: a release from this version of it failed. */
export type RevokedTemplate = { v: 1; name: string; version: number; release: string };
