/** One thing that the start-up check found. `wrong`: something does not work; `warning`: it works, but not all of it; `fine`: looked at. */
export type SetupFinding = { severity: 'wrong' | 'warning' | 'fine'; what: string; remedy: string };

export const wrong = (what: string, remedy: string): SetupFinding => ({ severity: 'wrong', what, remedy });
export const warning = (what: string, remedy: string): SetupFinding => ({ severity: 'warning', what, remedy });
export const fine = (what: string): SetupFinding => ({ severity: 'fine', what, remedy: '' });

export const wrongOnes = (findings: readonly SetupFinding[]) => findings.filter((f) => f.severity === 'wrong');
export const warnings = (findings: readonly SetupFinding[]) => findings.filter((f) => f.severity === 'warning');
