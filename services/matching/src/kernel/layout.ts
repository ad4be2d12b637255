/** How rows are written down, in bits. */

/** Bits of a row's flags. */
export const CONSENTS = 1;
export const AVAILABLE = 2;
export const ANYWHERE = 4;
export const DECLARES_REGION = 8;

/** How a skill is held, in 5 bits: its level (3 bits) and its evidence (2 bits). */
export const MANNER_BITS = 5;
export const MANNERS = 1 << MANNER_BITS;

/** A missing number of a column; what is there is stored one higher. */
export const MISSING = 0;

/** What a gate says of a row. */
export const PASSES = 0;
export const FAILS = 1;
export const UNKNOWN = 2;
