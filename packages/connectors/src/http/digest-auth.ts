import { createHash, randomBytes } from 'node:crypto'

const algorithms = new Map([
  ['md5', 'md5'],
  ['sha-256', 'sha256'],
])

function parametersOf(challenge: string): ReadonlyMap<string, string> {
  const found = challenge.matchAll(/([a-z-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi)
  return new Map([...found].map(([, name = '', quoted, bare]) => [name.toLowerCase(), quoted ?? bare ?? '']))
}

/**
 * The `Authorization` header that answers a digest challenge (RFC 7616; MD5 and SHA-256, `qop=auth` or none); null when there is
 * no such challenge. The password goes into a hash only.
 */
export function digestAnswer(
  header: string | undefined,
  on: {
    readonly method: string
    readonly uri: string
    readonly user: string
    readonly password: string
    readonly cnonce?: string
  },
): string | null {
  const challenge = /\bDigest\s+(.*?)(?=,\s*(?:Basic|Digest|Bearer)\b|$)/is.exec(header ?? '')?.[1]
  if (challenge === undefined) return null
  const told = parametersOf(challenge)
  const algorithm = told.get('algorithm') ?? 'MD5'
  const hashName = algorithms.get(algorithm.toLowerCase())
  const [realm, nonce] = [told.get('realm'), told.get('nonce')]
  if (hashName === undefined || realm === undefined || nonce === undefined) return null
  const hash = (text: string): string => createHash(hashName).update(text).digest('hex')
  const offered = (told.get('qop') ?? '').split(',').map((each) => each.trim())
  if (told.has('qop') && !offered.includes('auth')) return null
  const cnonce = on.cnonce ?? randomBytes(8).toString('hex')
  const [count, secret, asked] = [
    '00000001',
    hash(`${on.user}:${realm}:${on.password}`),
    hash(`${on.method}:${on.uri}`),
  ]
  const response = told.has('qop')
    ? hash(`${secret}:${nonce}:${count}:${cnonce}:auth:${asked}`)
    : hash(`${secret}:${nonce}:${asked}`)
  const quoted = Object.entries({ username: on.user, realm, nonce, uri: on.uri, response, opaque: told.get('opaque') })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}="${value ?? ''}"`)
  const qop = told.has('qop') ? [`qop=auth, nc=${count}, cnonce="${cnonce}"`] : []
  return `Digest ${[...quoted, `algorithm=${algorithm}`, ...qop].join(', ')}`
}
