import type { Phrase } from '../domain/phrase.ts';

/** Everything that could be said of what happened. An audience's template sees only the fields it is cleared for. */
export type View = {
  id: string;
  /** service names without versions: "checkout-api, ledger" */
  services: string;
  /** with versions: "checkout-api 4.2.0, ledger 2.9" */
  versions: string;
  environment: string;
  /** UTC ISO */
  start: string;
  end: string;
  /** when it was to start before it was moved; empty otherwise */
  movedFrom: string;
  /** what it was before it was changed: services, or what customers notice */
  was: string;
  /** "yes" once nobody has to decide on it any more */
  decided: string;
  /** "yes" when its window has ended unused */
  late: string;
  /** "Emergency repair" for a hotfix, "Emergency change" for another emergency; empty otherwise */
  emergency: string;
  /** of one that is approved by an override: "by release manager, against the no-go of QA, without the answer of SRE"; empty otherwise */
  overruled: string;
  /** why it can't begin when its window opens, in plain words; empty where nothing is known to keep it from that */
  delay: string;
  /** when what delays it is over, within its window; empty where nobody knows that */
  notBefore: string;
  /** "yes" where the manifests name a service of it, or where it goes, no more: it can't go live the way it is planned */
  unfit: string;
  why: string;
  /** what customers notice */
  customers: string;
  /** what is new, as a person wrote it for colleagues */
  notes: string;
  /** Slack user id */
  owner: string;
  /** the technical reason of a failure, a rollback, a no-go, a move, a cancellation, or the end of a freeze */
  reason: string;
  /** "yes" where it had failed there, and is deployed once more */
  again: string;
  /** what its owner is to those outside; empty where nobody knows, or the owner is gone */
  ownerRole: string;
  /** until when it is to be reviewed, where its policy asks for that, UTC ISO; empty otherwise, and once it is done */
  review: string;
  /** of a rollout that went no further: the regions where it is done, and where nobody knows what runs: "eu, us" */
  doneIn: string;
  doubtIn: string;
  /** "yes" where a rollout failed before any of it had begun: what ran before runs on */
  untouched: string;
  /** "yes" where it was stopped and no step of it failed */
  stoppedShort: string;
  /** "yes" where it was stopped for a hotfix, which goes first */
  hotfixFirst: string;
  /** the step that failed */
  failedStep: string;
  /** what runs where now, a line a region */
  runs: Phrase;
  /** the environments before, where it went live */
  liveIn: string;
  /** what runs again after a rollback */
  backTo: string;
  /** of a rollback: services of the release that stay as they are, without versions */
  stays: string;
  /** the same of those of which nobody knows which version runs */
  unsure: string;
  /** when it happened, UTC ISO */
  at: string;
  /** the whole of it in a sentence, where its fact has one; internal */
  said: Phrase;
  /** who did it: Slack user id; empty when no person did */
  by: string;
  /** the same by their role */
  byRole: string;
  /** the freeze that holds it halfway */
  held: string;
  /** "yes" once it went back before its last environment, to those who hear of that alone */
  backOnItsWay: string;
  /** "yes" while it goes back */
  back: string;
  /** "yes" while somebody has paused it */
  paused: string;
  /** "yes" while a no-go stands against what has begun */
  against: string;
  /** how many seconds the failed version was live */
  exposedSeconds: number;
  freeze: string;
  freezeWhy: string;
  freezeScope: string;
  /** "yes" for an emergency stop */
  stop: string;
  /** “frozen”, or “softly frozen” when a deploy only asks for a reason */
  frozen: string;
  freezeStart: string;
  freezeEnd: string;
  /** of a freeze that is over: until when others hold the same; of a release that goes all the same: until when its scope is on hold; empty otherwise */
  stillFrozen: string;
  /** what a freeze does to what is under way: "is finished" */
  running: string;
  /** what a freeze stops that was told of before, with its time: by versions and ids, by services, by what customers notice */
  stopsNamed: Phrase;
  stopsServices: Phrase;
  stopsEffects: Phrase;
  /** of an incident that the release caused: its id, since when, and until when; empty where it is not over */
  incident: string;
  incidentStart: string;
  incidentEnd: string;
  /** what a person wrote for this audience */
  text: string;
};

export type Field = keyof View;
