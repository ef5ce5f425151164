/** What a rule asks its source: in the source's own language, with `{{service}}`, `{{version}}` and the like filled in. */
export type HealthQuery = string;

export const BASES = ['stable', 'before', 'weeks'] as const;
/** What a measure is held against: the version before in the same minutes, the same in the hours before the deploy, the same weekday and hour of weeks before. */
export type Base = (typeof BASES)[number];

/** Bad is what is bad against each of `from`. `query`: what is asked for it instead, part by part. */
export type Baseline = {
  from: Base[];
  hours: number;
  weeks: number;
  query?: Partial<Record<'errors' | 'of' | 'points', HealthQuery>>;
};

/** `higher`: only a rise is bad. */
export type Worse = 'higher' | 'lower' | 'either';

/** What is measured, and what is allowed. */
export type RuleKind =
  | {
      /** Failed requests among all. `atMost`: percent, 0–100. `margin`: how many points more than the baseline. `ceiling`: percent; more acts at once. */
      kind: 'errors';
      source: string;
      errors: HealthQuery;
      of: HealthQuery;
      atMost?: number;
      ceiling?: number;
      /** fewer requests than this in a look tell nothing */
      minimum: number;
      against?: Baseline & { margin: number };
    }
  | {
      /** One number. `sample`: how many it is made of. */
      kind: 'value';
      source: string;
      value: HealthQuery;
      sample?: HealthQuery;
      unit: string;
      atMost?: number;
      atLeast?: number;
      ceiling?: number;
      minimum: number;
    }
  | {
      /** A series, such as a p95 of each minute, against another by median and spread. `ratio`: so many times it may be; `least`: a smaller shift than this does not matter. */
      kind: 'shift';
      source: string;
      points: HealthQuery;
      stepSeconds: number;
      unit: string;
      against: Baseline;
      worse: Worse;
      ratio: number;
      least: number;
      /** points a side */
      minimum: number;
    }
  /** Alerts that began since the deploy; without names, every one of the service. That none fires proves nothing. */
  | { kind: 'alerts'; alerts: string[] };

/** How many looks are put up with. `failureLimit: 3` fails at the fourth failed look in all; the others count looks in a row. */
export type RulePatience = {
  failureLimit?: number;
  consecutiveFailureLimit?: number;
  unknownLimit: number;
  /** so many healthy looks in a row end what was unhealthy */
  recoverAfter: number;
};

export type HealthRule = RuleKind &
  RulePatience & { name: string /** without it, it is told and decides nothing */; critical: boolean };
export type RuleOf<K extends RuleKind['kind']> = Extract<HealthRule, { kind: K }>;

export const ON_UNHEALTHY = ['roll-back', 'ask', 'pause'] as const;

/** How the health of services is judged while they are deployed, where `scope` says. */
export type HealthPlan = {
  name: string;
  scope: { services: string[]; environments: string[] };
  /** how long one look is: looks are aligned to it, and never overlap */
  everySeconds: number;
  /** what is measured so soon after the deploy is left out */
  graceSeconds: number;
  /** how long a measure takes until its source has it */
  lagSeconds: number;
  soakMinutes: number;
  /** for so long it may prove itself, else it pauses; three times its soak, and half an hour at least, where nobody said */
  withinMinutes?: number;
  rules: HealthRule[];
  onUnhealthy: (typeof ON_UNHEALTHY)[number];
  /** A pause, always: `minutes` until `decides` (a role) hears that nobody has decided. */
  onUnknown: { minutes: number; decides?: string };
  /** says what it would have done, and does nothing */
  dry: boolean;
  /** where people look at what is measured: an address with `{{service}}` and the like for what is watched */
  page?: string;
};

/** What may stand in the address of a page, as `{{name}}`. */
export const PAGE_NAMES = ['service', 'version', 'environment', 'region', 'release'] as const;

/** The first that fits. Undefined: nobody said how its health is judged. */
export const healthPlanFor = (
  { health }: { health: HealthPlan[] },
  service: string,
  environment: string,
): HealthPlan | undefined =>
  health.find(
    ({ scope }) =>
      (scope.services.length === 0 || scope.services.includes(service)) &&
      (scope.environments.length === 0 || scope.environments.includes(environment)),
  );
