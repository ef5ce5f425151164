import type { Work } from './work.ts';

type Operation = {
  info?: { name: string; value: string }[];
  sync: { revision: string; dryRun?: boolean };
};
type Json = (body: object, status?: 200 | 400) => Response;

/** An application: one operation at a time, information of it until the next one comes, dry runs that leave no history. */
export class Application {
  readonly name: string;
  history: { id: number; revision: string }[];
  automated: { enabled?: boolean } | undefined;
  sources: object[] | undefined;
  operation: Operation | undefined;
  state: { phase: string; message?: string; startedAt: string; finishedAt?: string; operation: Operation } | undefined;
  health: { status: string; message?: string } = { status: 'Healthy' };
  reconciledAt = '2026-01-01T00:00:00Z';
  rolledBackTo: number[] = [];
  /** an operation begins when it is looked at next */
  isSlow = false;
  dryRunFails = false;
  now = () => Date.now();

  constructor(name: string, history: { id: number; revision: string }[] = []) {
    this.name = name;
    this.history = history;
  }

  /** as if nothing had ever been asked of it */
  forget(): void {
    Object.assign(this, { history: [], operation: undefined, state: undefined, health: { status: 'Healthy' } });
  }
  takes(operation: Operation, json: Json): Response {
    if (this.operation || this.state?.phase === 'Running')
      return refused(json, 'another operation is already in progress');
    this.operation = operation;
    return json(this.shown());
  }
  begin(): void {
    if (!this.operation) return;
    const startedAt = this.at();
    const { dryRun } = this.operation.sync;
    this.state = { phase: 'Running', startedAt, operation: this.operation };
    this.operation = undefined;
    if (dryRun)
      this.end(
        this.dryRunFails ? 'Failed' : 'Succeeded',
        this.dryRunFails ? 'one or more objects failed to apply (dry run)' : 'successfully synced (no more tasks)',
      );
  }
  end(phase: string, message = ''): void {
    if (!this.state) return;
    Object.assign(this.state, { phase, message, finishedAt: this.at() });
    const { revision, dryRun } = this.state.operation.sync;
    if (phase === 'Succeeded' && !dryRun) this.history.push({ id: this.history.length + 3, revision });
  }
  /** The controller looks at the application, so many ms after its operation ended. */
  refresh(ms = 1000): void {
    this.reconciledAt = new Date(Date.parse(this.state?.finishedAt ?? '') + ms).toISOString();
  }
  stops(json: Json): Response {
    if (!this.operation && this.state?.phase !== 'Running')
      return refused(json, 'Unable to terminate operation. No operation is in progress');
    this.operation = undefined;
    if (this.state) Object.assign(this.state, { phase: 'Failed', message: 'Operation terminated' });
    return json({});
  }
  shown() {
    const { name, state, health, history, reconciledAt, automated, sources, operation } = this;
    return {
      metadata: { name },
      spec: { project: 'default', ...(sources && { sources }), syncPolicy: automated ? { automated } : {} },
      ...(operation && { operation }),
      status: {
        reconciledAt,
        sync: { status: 'Synced', revision: history.at(-1)?.revision },
        health,
        history,
        ...(state && { operationState: { ...state, syncResult: { revision: state.operation.sync.revision } } }),
      },
    };
  }
  /** its operation, under way or the last one */
  works(): Work[] {
    const operation = this.operation ?? this.state?.operation;
    if (!operation) return [];
    const phase = this.operation ? 'queued' : (this.state?.phase ?? '');
    return [
      {
        id: `${this.name}/${this.operation ? 'next' : this.state?.startedAt}`,
        about: `${this.name} to ${operation.sync.revision}`,
        state: phase,
        isOver: phase !== 'queued' && phase !== 'Running',
        goesOn: () => this.begin(),
        ends: (well) => {
          this.begin();
          this.end(well ? 'Succeeded' : 'Failed', well ? 'successfully synced (all tasks run)' : BROKEN);
          this.refresh();
        },
      },
    ];
  }

  private at = () => new Date(this.now()).toISOString();
}

const BROKEN = 'one or more objects failed to apply, reason: image not found';

export const refused = (json: Json, message: string) => json({ error: message, message, code: 9 }, 400);
