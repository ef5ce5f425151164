import { currentOnes } from '../freeze/document.ts';
import { allHolding, lettingFinish, softNow } from '../freeze/freezes-holding.ts';
import { eachFrozen, frozenWords } from '../freeze/frozen-span.ts';
import { at, listed, say } from '../phrase.ts';
import { gate } from './gate.ts';
import { whoMay } from './who-opens.ts';

export const freeze = gate({
  id: 'freeze',
  title: 'Freeze',
  plain: 'releases are on hold',
  opens: whoMay('freeze'),
  // It stands against the freezes of its moment, not against those that began later.
  weighsOverrides: true,
  reads: () => ({ freezes: currentOnes }),
  see(release, world) {
    const all = allHolding(release, world);
    const [hard] = all;
    if (hard) {
      const inTime = world.now < release.window.start && hard.until < release.window.end;
      return { open: false, ...(inTime && { waits: true }), saw: eachFrozen(all), until: hard.until };
    }
    const soft = softNow(release, world);
    if (soft) return { open: true, asks: true, saw: say`${frozenWords(soft)}: a deploy needs a reason` };
    const passed = (release.passes ?? [])
      .filter((p) => world.now < p.until)
      .map((p) => say`may pass “${p.name}” until ${at(p.until)} (${p.why})`);
    const finishing = lettingFinish(release, world);
    if (finishing.length > 0) return { open: true, saw: say`${eachFrozen(finishing)}; what had begun may be finished` };
    return { open: true, saw: passed.length > 0 ? listed(passed) : say`nothing frozen` };
  },
});
