import type { Fraction } from 'fraction.js'
import { longestDecimal } from './schema/values.ts'

/** A sum of decimals of the file in full: it has no more decimals than the longest of them may have. By itself Fraction stops at 15. */
export const decimalOf = (sum: Fraction): string => sum.toString(longestDecimal)
