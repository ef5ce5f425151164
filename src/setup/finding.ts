/** One thing that the start-up check found. `wrong`: something does not work; `warning`: it works, but not all of it; `fine`: looked at. */
export type Finding = { severity: 'wrong' | 'warning' | 'fine'; what: string; remedy: string };

export const wrong = (what: string, remedy: string): Finding => ({ severity: 'wrong', what, remedy });
export const warning = (what: string, remedy: string): Finding => ({ severity: 'warning', what, remedy });
export const fine = (what: string): Finding => ({ severity: 'fine', what, remedy: '' });

export const wrongOnes = (findings: readonly Finding[]) => findings.filter((f) => f.severity === 'wrong');
export const warnings = (findings: readonly Finding[]) => findings.filter((f) => f.severity === 'warning');
