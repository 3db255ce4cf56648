/* Numbers as Finnish writes them. */

import { COUNT_OF_DEEDS, ONE_DEED } from "../contract.js";

const numbers = new Intl.NumberFormat("fi");

/* "5 000". */
export function number(count) {
  return numbers.format(count);
}

/* "1 teko", "12 tekoa". */
export function countedDeeds(count) {
  return `${number(count)}\u00a0${count === 1 ? ONE_DEED : COUNT_OF_DEEDS}`;
}
