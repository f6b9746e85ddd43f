import { randomBytes } from "node:crypto";
import type { Clock, IdSource } from "@zhili/contracts";

export const systemClock: Clock = { now: () => new Date() };

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const RANDOM = 8;
/** Random bytes are asked for in advance: one call of the system for 512 ids. */
const POOL = 512 * RANDOM;

/** Ids of 20 characters that sort by time: 9 of milliseconds, 3 of a counter, 8 of randomness. */
export function createIdSource(clock: Clock): IdSource {
  let last = 0;
  let counter = 0;
  let pool = Buffer.alloc(0);
  const random = () => {
    if (pool.length < RANDOM) pool = randomBytes(POOL);
    let text = "";
    for (const byte of pool.subarray(0, RANDOM)) text += ALPHABET[byte & 31];
    pool = pool.subarray(RANDOM);
    return text;
  };
  return {
    next() {
      const now = Math.max(clock.now().getTime(), last);
      counter = now === last ? counter + 1 : 0;
      last = now;
      return encode(now, 9) + encode(counter, 3) + random();
    },
  };
}

function encode(value: number, length: number): string {
  let text = "";
  let rest = value;
  for (let index = 0; index < length; index += 1) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
