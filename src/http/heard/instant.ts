/** An instant as it was told, in UTC ISO to the millisecond, so that instants can be compared; nothing where it is none. */
export function instantOf<Name extends string>(name: Name, told: string | undefined): { [N in Name]?: string } {
  const ms = told === undefined ? Number.NaN : Date.parse(told);
  const instant: { [N in Name]?: string } = {};
  return Number.isNaN(ms) ? instant : Object.assign(instant, { [name]: new Date(ms).toISOString() });
}
