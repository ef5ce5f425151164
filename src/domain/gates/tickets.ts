import { policyFor } from '../company/policies.ts';
import { PROOFS_KEPT, type Proof } from '../evidence/verdict.ts';
import { fewListed } from '../few.ts';
import { say } from '../phrase.ts';
import { isAhead } from '../release/ahead.ts';
import { isOpen, type Tickets } from '../release/papers/tickets.ts';
import { gate, type Sight } from './gate.ts';
import { itsOwner } from './who-opens.ts';

const SHOWN = 5;

/** Where the policy asks for it, all that its commits name and queries find is done. What was dropped is over, and is shown as what it is. */
export const tickets = gate({
  id: 'tickets',
  title: 'Tickets',
  plain: 'some of the work on it is not finished',
  opens: itsOwner,
  see(release, { company }) {
    const { environment, change, template, tickets: read } = release;
    const asked = policyFor(company, environment, change)?.ticketsDone === true;
    if (!asked || template || !isAhead(release)) return undefined;
    if (!read) return { open: false, waits: true, saw: say`not read yet` };
    return { ...standing(read), ...proven(read) };
  },
});

/** What is in the way first. */
function proven({ all, at }: Tickets): { proofs?: Proof[] } {
  const inOrder = [...all.filter(isOpen), ...all.filter((t) => !isOpen(t))];
  const proofs = inOrder
    .slice(0, PROOFS_KEPT)
    .map(({ key, status, tracker, url }) => ({ what: key, said: status, source: tracker, at, ...(url && { url }) }));
  return proofs.length > 0 ? { proofs } : {};
}

function standing(read: Tickets): Sight {
  if (read.failed.length > 0) return { open: false, saw: say`can't be read: ${read.failed.join('; ')}` };
  const open = read.all.filter(isOpen);
  const missing = missingWords(read);
  if (open.length === 0 && missing)
    return {
      open: false,
      saw: say`${missing}, as there are too many: look them up, and confirm by an override`,
    };
  if (open.length === 0) {
    const dropped = read.all.filter((t) => t.state === 'dropped').map((t) => `${t.key} ${t.status}`);
    const sought = read.all.filter((t) => t.by === 'query').length;
    const from = sought > 0 ? [`${sought} of them by a query`] : [];
    const more = [...from, ...dropped.slice(0, SHOWN)].join(', ');
    const none = read.queried ? say`none named by commits, none found by queries` : say`none named`;
    return {
      open: true,
      saw: read.all.length === 0 ? none : say`${read.all.length} done${more ? ` (${more})` : ''}`,
    };
  }
  const each = open.map((t) => say`${t.key}: ${t.status}${t.by ? ' (by a query)' : ''}`);
  return { open: false, saw: say`not done: ${fewListed(each, SHOWN)}` };
}

function missingWords({ unread = 0, commits = 0 }: Tickets): string | undefined {
  if (unread > 0) return `${unread === 1 ? '1 was' : `${unread} were`} not read`;
  if (commits > 0)
    return `${commits === 1 ? '1 commit was' : `${commits} commits were`} not read, which may name others`;
  return undefined;
}
