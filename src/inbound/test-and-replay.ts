/** What became of something that somebody asked for; `says`: for people, from others in part. */
export type Tended = { ok: boolean; says: string };

/** What can be done with a source of inbound.yml besides hearing it. */
export type Tending = {
  /** Sends it a genuine delivery of no use over the address that others use. */
  test(source: string): Promise<Tended>;
  /** Reads all that is set aside of it once more. `by`: who asks */
  readAgain(source: string, by: string): Promise<Tended>;
};
