import { domainToASCII } from 'node:url'

const crockford = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A ROR id in its short form ('05dxps055'), from itself or its address; nothing where the checksum (ISO 7064 mod
 * 97-10 over base 32) fails. Source: ror.readme.io, "ROR identifier pattern".
 */
export const readRor = (text: string): string | undefined => {
  const id = text
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/)?(www\.)?ror\.org\//, '')
    .replace(/\/$/, '')
  if (!/^0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}$/.test(id)) return undefined
  const number = Array.from(id.slice(0, 7)).reduce((sum, digit) => sum * 32 + crockford.indexOf(digit), 0)
  const checksum = 98 - ((number * 100) % 97)
  return Number(id.slice(7)) === checksum ? id : undefined
}

/** A Legal Entity Identifier (ISO 17442); nothing where its check digits (ISO 7064 mod 97-10) fail. */
export const readLei = (text: string): string | undefined => {
  const lei = text.replace(/[\s-]/g, '').toUpperCase()
  if (!/^[0-9A-Z]{18}[0-9]{2}$/.test(lei)) return undefined
  const digits = lei.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return BigInt(digits) % 97n === 1n ? lei : undefined
}

/** An IATI organisation identifier ('XM-DAC-41114'): the registration agency's code, then its number. */
export const readIati = (text: string): string | undefined => {
  const id = text.trim()
  return /^[A-Z]{2,3}-[^\s/&|?]+$/.test(id) ? id : undefined
}

/** 'scheme:value', as other registers' identifiers are written in one cell. */
export const readScheme = (text: string): { scheme: string; value: string } | undefined => {
  const [, scheme, value] = /^([a-z][a-z0-9-]{0,20})\s*:\s*(\S.{0,119})$/i.exec(text.trim()) ?? []
  return scheme && value ? { scheme: scheme.toLowerCase(), value } : undefined
}

/** A web address, 'https://' assumed where no scheme is written; only http and https, with a real host name. */
export const readWebsite = (text: string): string | undefined => {
  const written = text.trim()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(written) ? written : `https://${written}`)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) return undefined
  if (url.href.length > 300) return undefined
  return /^([a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(url.hostname) ? url.href : undefined
}

/** What makes two addresses the same site: host without 'www.', and path. */
export const websiteKey = (address: string): string => {
  const { hostname, pathname } = new URL(address)
  return hostname.replace(/^www\./, '') + pathname.replace(/\/+$/, '')
}

/** An e-mail address (RFC 5321 lengths, unquoted; international names allowed), its domain in lower case. */
export const readEmail = (text: string): string | undefined => {
  const address = text.trim().replace(/^mailto:/i, '')
  const [, local, domain = ''] = /^([^\s@<>()[\]\\,;:"]{1,64})@([^\s@<>()[\]\\,;:"]+)$/.exec(address) ?? []
  if (!local || address.length > 254 || /^\.|\.\.|\.$/.test(local)) return undefined
  const labels = domainToASCII(domain).split('.')
  const valid =
    labels.length > 1 && labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  return valid && !/^\d+$/.test(labels.at(-1) ?? '') ? `${local}@${domain.toLowerCase()}` : undefined
}
