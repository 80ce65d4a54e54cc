import { after } from 'node:test'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { ownChromium } from './chromium.ts'

let launched: Promise<Browser> | undefined

/** A real Chromium: the machine's own, or the one that comes as a package. The sandbox is off only for root. */
export function browser(): Promise<Browser> {
  launched ??= (async () => {
    const asRoot = process.getuid?.() === 0
    const args = asRoot ? ['--no-sandbox'] : []
    if (ownChromium) return chromium.launch({ executablePath: ownChromium, args })
    const { default: packaged } = await import('@sparticuz/chromium')
    return chromium.launch({ executablePath: await packaged.executablePath(), args })
  })()
  return launched
}

after(async () => (await launched)?.close())

/** A browser of one person's own, with an authenticator that holds passkeys and says yes. */
export async function newPerson(origin: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await (await browser()).newContext({ baseURL: origin })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { context, page }
}
