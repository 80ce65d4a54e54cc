import { existsSync } from 'node:fs'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The machine's own Chromium, if it has one. */
export const ownChromium: string | undefined = places.find((path) => existsSync(path))

/** Why no browser can be run here, where none can: the package registry has Chromium for x64 alone. */
export const noBrowser: string | false =
  ownChromium === undefined && process.arch !== 'x64' && `no Chromium on this ${process.arch} machine`
