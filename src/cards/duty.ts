import { actions, type KnownBlock, section } from '../blocks/blocks.ts';
import { type Mrkdwn, md, span } from '../blocks/mrkdwn.ts';
import type { EverythingOpen } from '../domain/everything-open.ts';
import type { Duty } from '../domain/people/whose-turn.ts';
import { Checked } from '../domain/release/clearing/checked.ts';
import { buttonsOf, detailOf, titleFor } from './duty-kinds.ts';
import { titleOf } from './words.ts';
import { cut } from './written.ts';

/** What one person has to do, as it is told: what several lines of it need is reckoned once. */
export class DutyTold {
  readonly duty: Duty;
  readonly #told: { checked: Checked; world: EverythingOpen };
  #title: Mrkdwn | undefined;
  #more: Mrkdwn | undefined;

  constructor(duty: Duty, person: string, world: EverythingOpen) {
    this.duty = duty;
    this.#told = { checked: new Checked(duty.release, world, person), world };
  }

  /** What the phone shows: verb, object, deadline. */
  get title(): Mrkdwn {
    this.#title ??= titleFor(this.duty, this.#told);
    return this.#title;
  }

  get line(): Mrkdwn {
    return md`• ${this.title} \`${this.duty.release.id}\``;
  }

  /** What is known of it, below its title. */
  get more(): Mrkdwn {
    const { release } = this.duty;
    this.#more ??= md`${titleOf(release)}, ${span(release.window.start, release.window.end)}. ${cut(release.why)}${detailOf(this.duty, this.#told)}`;
    return this.#more;
  }

  /** With what is known of it (of a vote, where many wait, less: `brief`), and the buttons that `person` may click. */
  blocks(person: string, brief = false): KnownBlock[] {
    const { release, kind } = this.duty;
    const short = brief && kind === 'vote';
    const lines = short
      ? md`*${this.title}*\n${titleOf(release)}, ${span(release.window.start, release.window.end)}. ${cut(release.why)}`
      : md`*${this.title}*\n${this.more}`;
    return [section(lines), ...actions(buttonsOf(this.duty, person, this.#told))];
  }
}
