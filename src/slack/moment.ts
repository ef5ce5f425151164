/** One of Slack's timestamps, seconds with six places, as UTC ISO to the microsecond; undefined when it is none. */
export function momentOf(ts: string | undefined): string | undefined {
  const [, seconds, fraction] = /^(\d{9,11})\.(\d{6})$/.exec(ts ?? '') ?? [];
  if (seconds === undefined || fraction === undefined) return undefined;
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}.${fraction}Z`;
}
