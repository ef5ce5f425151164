/** bytes of large bodies that are held at once, over all requests */
const MOST = 256 * 1024 * 1024;

/** What one request holds of it, more and more as its body comes. `take`: whether there is room for so many bytes. */
export type Share = { take(bytes: number): boolean; leave(): void };

/** How much of what comes is held at once. Who sends a large body is known only once it is there: without a bound, strangers could fill the memory with what they never end. */
export class Room {
  #left: number;

  constructor(bytes = MOST) {
    this.#left = bytes;
  }

  share(): Share {
    let taken = 0;
    return {
      take: (bytes) => {
        if (bytes > this.#left) return false;
        this.#left -= bytes;
        taken += bytes;
        return true;
      },
      leave: () => {
        this.#left += taken;
        taken = 0;
      },
    };
  }
}
