export const CHANGE_TYPES = ['standard', 'normal', 'emergency'] as const;

/** `standard`: from a pre-approved template; `emergency`: expedited, reviewed after. */
export type ChangeType = (typeof CHANGE_TYPES)[number];

/** Services × environments × change types, an empty list for all of them, without what is excepted. */
export type Scope = {
  services: string[];
  environments: string[];
  changes?: ChangeType[];
  except?: { services?: string[]; environments?: string[]; changes?: ChangeType[] };
};
