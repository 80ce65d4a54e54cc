/** 303 See Other: after a form, the page that shows what came of it. */
export const see = (address: string, headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 303, headers: { location: address, ...headers } })

/** An address to return to, if it is one of ours: a path below a language, never another host. */
export const ownAddress = (given: string | null | undefined, otherwise: string): string =>
  given && /^\/[a-z]{2,3}\/(?!\/)[^\\]*$/.test(given) ? given : otherwise
