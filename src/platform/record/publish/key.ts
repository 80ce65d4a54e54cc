import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { link, readFile, rm } from 'node:fs/promises'
import { writeWhole } from './folder.ts'

/**
 * The log's Ed25519 key: a PKCS #8 PEM file that only its owner can read. Made once; of two processes that make it at
 * the same time one wins and both use that.
 */
export async function logKey(path: string): Promise<KeyObject> {
  const held = await readKey(path)
  if (held) return held
  const { privateKey } = generateKeyPairSync('ed25519')
  const mine = `${path}.${process.pid}`
  await writeWhole(mine, privateKey.export({ type: 'pkcs8', format: 'pem' }), 0o600)
  await link(mine, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(mine)
  return (await readKey(path)) ?? privateKey
}

const readKey = (path: string): Promise<KeyObject | undefined> =>
  readFile(path).then(createPrivateKey, (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
