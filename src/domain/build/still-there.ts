type Titled = { title: string };

/**
 * What is left of changes once those that were taken back among them are left out, with what took them back: nobody gets them, so they are no news and close
 * no ticket. What takes back something that came in before is news itself. By the titles that Git and its hosts write for that.
 */
export function stillThere<T extends Titled>(all: readonly T[]): T[] {
  const gone = new Set<T>();
  for (const same of Map.groupBy(all, ({ title }) => writtenAs(title).of).values()) {
    const [back = [], brought = []] = [true, false].map((is) => same.filter((c) => writtenAs(c.title).isBack === is));
    const pairs = Math.min(back.length, brought.length);
    for (const one of [...back.slice(0, pairs), ...brought.slice(0, pairs)]) gone.add(one);
  }
  return all.filter((one) => !gone.has(one));
}

/** Of which change a title is, and whether it takes it back: to take that back brings it in once more. */
function writtenAs(title: string): { of: string; isBack: boolean } {
  let of = bare(title);
  let isBack = false;
  for (let n = 0; n < DEEPEST; n += 1) {
    const { times = '1', back, again, plainly } = TAKES_BACK.exec(of)?.groups ?? CONVENTIONAL.exec(of)?.groups ?? {};
    const inner = back ?? again ?? plainly;
    if (inner === undefined) break;
    if (again === undefined && Number(times) % 2 === 1) isBack = !isBack;
    of = bare(inner);
  }
  return { of: of.toLowerCase().replace(/\s+/g, ' '), isBack };
}
const DEEPEST = 8;

/** With the whole title it takes back in quotes; behind a type, where a check asks for one. Gerrit counts how often: `Revert^2` brings it in once more. */
const TAKES_BACK =
  /^(?:[a-z]{1,20}(?:\([^()\n]{1,60}\))?!?: +)?(?:(?:revert|roll ?back|back ?out|undo)(?:\^(?<times>\d{1,2}))? ["“'](?<back>.*)["”']|(?:reapply|reland) ["“'](?<again>.*)["”'])\.?$/is;
/** `revert: feat(cart): rank`: the title of what it takes back, as the convention has it. */
const CONVENTIONAL = /^revert(?:\([^()\n]{1,60}\))?!?: +["“']?(?<plainly>.+?)["”']?$/is;

/** Without the request by which it came, which hosts write around it: “(#12)”, “(!12)”, “Merged PR 12: ”. */
const bare = (title: string) =>
  title
    .trim()
    .replace(/^merged pr \d{1,9}: /i, '')
    .replace(/ \((?:(?:fix(?:es)?|close[sd]?) )?[#!]\d{1,9}\)$/i, '');
