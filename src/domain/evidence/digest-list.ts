/** Where what is known of an artifact is found by its digest. */
export const ofDigest = (digest: string) => `evidence/digest/${digest}`;
