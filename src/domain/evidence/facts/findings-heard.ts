import { fact } from '../../deciding/fact.ts';
import { evidence } from '../document.ts';
import type { Scan } from '../evidence.ts';
import { ANEW } from '../following.ts';
import { withScan } from '../scans.ts';

type Finding = Omit<Scan['findings'][number], 'title' | 'where'>;
/** `text`: of the findings, in their order */
type Data = { scan: Omit<Scan, 'findings'> & { findings: Finding[] }; text: { titles: string[]; places: string[] } };

export const findingsHeard = fact(evidence, 'FindingsHeard')<Data>()({
  ...ANEW,
  evolve(known, { scan, text: { titles, places } }) {
    const findings = scan.findings.map((f, i) => ({
      ...f,
      title: titles[i] ?? '',
      ...(places[i] && { where: places[i] }),
    }));
    return { ...known, scans: withScan(known.scans, { ...scan, findings }) };
  },
});
