import { createHash, randomBytes } from 'node:crypto'

const algorithms = new Map([
  ['md5', 'md5'],
  ['sha-256', 'sha256'],
])

type Challenge = ReadonlyMap<string, string>

/** The digest challenges of a header, in their order. Commas and names of schemes inside quotes divide nothing. */
function digestChallenges(header: string): readonly Challenge[] {
  const challenges: { readonly scheme: string; readonly told: Map<string, string> }[] = []
  for (const [element] of header.matchAll(/(?:[^,"]|"(?:[^"\\]|\\.)*")+/g)) {
    const [, scheme, parameter = ''] = /^\s*(?:([\w-]+)(?:\s+|$)(?!=))?(.*?)\s*$/s.exec(element) ?? []
    if (scheme !== undefined) challenges.push({ scheme: scheme.toLowerCase(), told: new Map() })
    const [, name, quoted, bare] = /^([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))$/.exec(parameter) ?? []
    if (name !== undefined) challenges.at(-1)?.told.set(name.toLowerCase(), quoted ?? bare ?? '')
  }
  return challenges.flatMap(({ scheme, told }) => (scheme === 'digest' ? [told] : []))
}

/** What of a challenge can be answered; null when it asks for what is not known here. */
function understood(told: Challenge) {
  const algorithm = told.get('algorithm') ?? 'MD5'
  const hashName = algorithms.get(algorithm.toLowerCase())
  const [realm, nonce] = [told.get('realm'), told.get('nonce')]
  const offered = told
    .get('qop')
    ?.split(',')
    .map((each) => each.trim().toLowerCase())
  if (hashName === undefined || realm === undefined || nonce === undefined) return null
  if (offered !== undefined && !offered.includes('auth')) return null
  return { algorithm, hashName, realm, nonce, opaque: told.get('opaque'), hasQop: offered !== undefined }
}

/**
 * The `Authorization` header that answers the first digest challenge that is understood (RFC 7616 §3.7; MD5 and SHA-256,
 * `qop=auth` or none); null when there is none. The password goes into a hash only.
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
  const [told] = digestChallenges(header ?? '').flatMap((each) => understood(each) ?? [])
  if (told === undefined) return null
  const { algorithm, hashName, realm, nonce, opaque, hasQop } = told
  const hash = (text: string): string => createHash(hashName).update(text).digest('hex')
  const cnonce = on.cnonce ?? randomBytes(8).toString('hex')
  const [count, secret, asked] = [
    '00000001',
    hash(`${on.user}:${realm}:${on.password}`),
    hash(`${on.method}:${on.uri}`),
  ]
  const response = hasQop
    ? hash(`${secret}:${nonce}:${count}:${cnonce}:auth:${asked}`)
    : hash(`${secret}:${nonce}:${asked}`)
  // What was told goes back as it came; what is ours is quoted anew.
  const username = on.user.replaceAll(/[\\"]/g, String.raw`\$&`)
  const quoted = Object.entries({ username, realm, nonce, uri: on.uri, response, opaque })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}="${value ?? ''}"`)
  const qop = hasQop ? [`qop=auth, nc=${count}, cnonce="${cnonce}"`] : []
  return `Digest ${[...quoted, `algorithm=${algorithm}`, ...qop].join(', ')}`
}
