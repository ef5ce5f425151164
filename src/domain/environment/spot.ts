/** A service in an environment: what documents of such a place are called by. */
export type Spot = { environment: string; service: string };

/** `production/checkout-api`: names of manifests hold no slash. */
export const spotId = ({ environment, service }: Spot) => `${environment}/${service}`;

export function spotOf(id: string): Spot {
  const slash = id.indexOf('/');
  return { environment: id.slice(0, slash), service: id.slice(slash + 1) };
}
