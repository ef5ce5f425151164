/** A button under what somebody is told: what could be done about it. */
export type Offer = { verb: string; label: string; about?: string };
