/** When a drill that somebody booked begins by itself; `at`: UTC ISO. */
export type Booked = { at: string; by: string; why?: string };

/** Whether a drill of a service in an environment is booked. */
export type Booking = { v: 1; id: string; service: string; environment: string; booked?: Booked };
