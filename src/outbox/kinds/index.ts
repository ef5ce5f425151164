import type { Intent } from '../../domain/intents/intent.ts';
import type { ErrandOf, IntentOf } from '../kind.ts';
import { again } from './again.ts';
import { changes } from './changes.ts';
import { remove } from './delete.ts';
import { deploy } from './deploy.ts';
import { digest } from './digest.ts';
import { edit } from './edit.ts';
import { headline } from './headline.ts';
import { headlineLater } from './headline-later.ts';
import { home } from './home.ts';
import { measure } from './measure.ts';
import { myTurn } from './my-turn.ts';
import { myTurnEdit } from './my-turn-edit.ts';
import { myTurnLater } from './my-turn-later.ts';
import { note } from './note.ts';
import { page } from './page.ts';
import { pageLook } from './page-look.ts';
import { picture } from './picture.ts';
import { poll } from './poll.ts';
import { post } from './post.ts';
import { record } from './record.ts';
import { stop } from './stop.ts';
import { tell } from './tell.ts';
import { ticketOutcome } from './ticket-outcome.ts';
import { tickets } from './tickets.ts';
import { timer } from './timer.ts';
import { version } from './version.ts';
import { vote } from './vote.ts';

/** The shelf of kinds: for each intent of the domain, how its errands are carried out. */
export const KINDS: { [K in Intent['kind']]: ErrandOf<IntentOf<K>> } = {
  again,
  changes,
  delete: remove,
  deploy,
  digest,
  edit,
  headline,
  'headline-later': headlineLater,
  home,
  measure,
  'my-turn': myTurn,
  'my-turn-edit': myTurnEdit,
  'my-turn-later': myTurnLater,
  note,
  page,
  'page-look': pageLook,
  picture,
  poll,
  post,
  record,
  stop,
  tell,
  'ticket-outcome': ticketOutcome,
  tickets,
  timer,
  version,
  vote,
};
