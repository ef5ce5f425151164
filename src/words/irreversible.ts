const MARK = /(?:^|\s)irreversible:/i;
const REASON = /(?:^|\s)because\s/i;

/** "… irreversible: drops the column amounts because …": what can't be undone, up to the reason or the end, and the sentence without it. Nothing was marked: undefined. */
export function takeIrreversible(typed: string): { irreversible: string; rest: string } | undefined {
  const mark = MARK.exec(typed);
  if (!mark) return undefined;
  const after = typed.slice(mark.index + mark[0].length);
  const end = REASON.exec(after)?.index ?? after.length;
  const irreversible = after.slice(0, end).trim();
  const rest = [typed.slice(0, mark.index), after.slice(end)].map((part) => part.trim()).join(' ');
  return irreversible === '' ? undefined : { irreversible, rest: rest.trim() };
}
