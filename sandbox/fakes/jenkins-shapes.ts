/** What waits in the queue, until it is built. */
export type Item = { id: number; values: Record<string, string>; cancelled?: true; build?: number; forgotten?: true };
export type Build = {
  number: number;
  queueId: number;
  values: Record<string, string>;
  timestamp: number;
  result: string | null;
  /** where it goes on although a result is set */
  building?: boolean;
};

/** Parameters, as Jenkins lists them among the actions of an item and of a build. */
export const given = ({ values }: { values: Record<string, string> }) => ({
  parameters: Object.entries(values).map(([name, value]) => ({ name, value })),
});

/** What waits, as the queue tells of it. */
export function itemTold({ id, cancelled, build }: Item) {
  if (cancelled) return { id, cancelled, why: null };
  if (build === undefined)
    return { id, cancelled: false, why: `In the quiet period. Expires in ${Math.random()} sec`, executable: null };
  // The host is what Jenkins believes to be called.
  const url = `http://wrong.example/job/team/job/deploy/${build}/`;
  return { id, cancelled: false, why: null, executable: { number: build, url } };
}
