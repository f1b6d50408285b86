import { type Beat, type DeviceClaims, deviceKeySchema, type DeviceKey, signedText } from '@toan-canh/contract'

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** An output as its browser would be it: a key that stays here, and claims over what it says. For tests only. */
export interface TestDevice {
  readonly key: DeviceKey
  readonly claims: (who: Omit<DeviceClaims, 'signature'>, said: string) => Promise<DeviceClaims>
}

export async function aDevice(): Promise<TestDevice> {
  const keys = await crypto.subtle.generateKey(ecdsa, false, ['sign', 'verify'])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey)
  return {
    key: deviceKeySchema.parse({ kty, crv, x, y }),
    claims: async (who, said) => {
      const text = new TextEncoder().encode(signedText(who, said))
      const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, text)
      return { ...who, signature: Buffer.from(signature).toString('base64url') }
    },
  }
}

/** What an output that is well tells. */
export const aBeat: Beat = {
  shown: 'dossiers///',
  framesPerSecond: 60,
  memoryMb: 84,
  elements: 3_100,
  renewed: null,
  isApart: true,
  release: 'index-cu',
  refused: null,
  error: null,
  errorAt: null,
  width: 1920,
  height: 1080,
  startedAt: 1,
}
