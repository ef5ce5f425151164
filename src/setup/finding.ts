/** One thing that the start-up check found. `wrong`: something does not work; `warning`: it works, but not all of it; `fine`: looked at. `about`: what it is of, where `what` also says why or how much and may be other words at the next look. */
export type SetupFinding = { severity: 'wrong' | 'warning' | 'fine'; what: string; remedy: string; about?: string };

export const wrong = (what: string, remedy: string, about?: string): SetupFinding => ({
  severity: 'wrong',
  what,
  remedy,
  ...(about !== undefined && { about }),
});
export const warning = (what: string, remedy: string): SetupFinding => ({ severity: 'warning', what, remedy });
export const fine = (what: string): SetupFinding => ({ severity: 'fine', what, remedy: '' });

export const wrongOnes = (findings: readonly SetupFinding[]) => findings.filter((f) => f.severity === 'wrong');
export const warnings = (findings: readonly SetupFinding[]) => findings.filter((f) => f.severity === 'warning');

/** Whether two are of the same, though one may say another cause, or more. */
export const isAlike = (a: Pick<SetupFinding, 'what' | 'about'>, b: Pick<SetupFinding, 'what' | 'about'>): boolean =>
  a.what === b.what || (a.about !== undefined && a.about === b.about);
