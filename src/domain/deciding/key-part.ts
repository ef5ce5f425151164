/** What others wrote as a part of a key or of a list's name: the store keeps those apart by tabs, lines and commas. */
export const keyPart = (given: string): string => given.replace(/[\t\n\r,]/g, encodeURIComponent);
