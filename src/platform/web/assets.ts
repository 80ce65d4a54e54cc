import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

export interface Asset {
  readonly address: string
  readonly type: string
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
}

const folders = ['../../design/style', '../../design/browser', './browser'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
)

/** Styles, marks and scripts, read once; each address carries the hash of its content and may be kept for ever. */
export function readAssets(): Map<string, Asset> {
  const assets = new Map<string, Asset>()
  for (const folder of folders) {
    for (const name of listed(folder)) {
      const type = types[name.split('.').at(-1) ?? '']
      if (!type) continue
      const plain = readFileSync(join(folder, name))
      const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 10)
      assets.set(name, {
        address: `/assets/${hash}/${name}`,
        type,
        plain,
        gzip: gzipSync(plain, { level: 9 }),
        brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      })
    }
  }
  return assets
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
