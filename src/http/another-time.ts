/** What helps whoever signed something rightly, but for a time that is not taken; as it is written there. */
export const anotherTime = (at: string) => ({
  error: 'signed at another time',
  remedy: `its signature is right, but its time ${whyNot(at)}, and sign each try anew`,
});

function whyNot(at: string): string {
  if (/^\d{13}$/.test(at)) return 'is in milliseconds: send seconds since 1970';
  if (!/^\d{1,12}$/.test(at)) return 'is no whole number of seconds since 1970: send it as such';
  return 'is more than five minutes from ours: set the clock';
}
