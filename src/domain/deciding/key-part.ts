/** A name as a part of an id, in the letters of whichever script it is written: two that share no letter are never one. */
export const slugOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');

/** What others wrote as a part of a key or of a list's name: the store keeps those apart by tabs, lines and commas. */
export const keyPart = (given: string): string => given.replace(/[\t\n\r,]/g, encodeURIComponent);
