/** The symbol of a body's nth proposal of a year, as documents of limited distribution have it: DC/2026/L.3. */
export const proposalSymbol = (body: string, year: string, n: number): string => `${body}/${year}/L.${n}`

/** The symbol of a body's nth decision of a year: DC/2026/7. */
export const decisionSymbol = (body: string, year: string, n: number): string => `${body}/${year}/${n}`

/** A symbol as it stands in an address: DC/2026/L.3 → dc-2026-l3. */
export const addressOf = (symbol: string): string =>
  symbol.toLowerCase().replaceAll('.', '').replaceAll('/', '-')
