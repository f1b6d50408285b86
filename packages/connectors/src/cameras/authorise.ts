import type { Auth } from './cameras-config.ts'

/** The header by which a server knows us; secrets are resolved at each use and kept nowhere. */
export function authorise(auth: Auth, setting: (reference: string) => string): Readonly<Record<string, string>> {
  switch (auth.kind) {
    case 'none':
      return {}
    case 'bearer':
      return { authorization: `Bearer ${setting(auth.token)}` }
    case 'basic': {
      const pair = `${setting(auth.user)}:${setting(auth.password)}`
      return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
    }
  }
}
