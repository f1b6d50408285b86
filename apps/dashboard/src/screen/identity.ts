import { type DeviceClaims, type DeviceKey, deviceKeySchema, signedText } from '@toan-canh/contract'
import { createStore, del, get, set, update } from 'idb-keyval'

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' } as const
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const

/** Who this screen is. The private key is made here, cannot be taken out, and stays in the browser's own store. */
interface Identity {
  readonly keys: CryptoKeyPair
  readonly device: string | null
  readonly token: string | null
  readonly wall: string | null
  readonly output: string | null
  readonly counter: number
}

/** The place of a paired screen. */
export interface Placed {
  readonly wall: string
  readonly output: string
}

const store = () => createStore('toan-canh-man', 'ai')
const key = 'toi'

/** Whether this page may keep a key: only over HTTPS or on this machine itself. */
export function canKeepKeys(): boolean {
  return globalThis.isSecureContext && globalThis.crypto?.subtle !== undefined
}

async function identity(): Promise<Identity> {
  const known = await get<Identity>(key, store())
  if (known !== undefined) return known
  const keys = await crypto.subtle.generateKey(ecdsa, false, ['sign', 'verify'])
  const made: Identity = { keys, device: null, token: null, wall: null, output: null, counter: 0 }
  await set(key, made, store())
  return made
}

/** The public half of this screen's key. */
export async function publicKey(): Promise<DeviceKey> {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', (await identity()).keys.publicKey)
  return deviceKeySchema.parse({ kty, crv, x, y })
}

/** Where this screen hangs; `null` while it is not paired. */
export async function placed(): Promise<Placed | null> {
  const { device, token, wall, output } = await identity()
  return device === null || token === null || wall === null || output === null ? null : { wall, output }
}

/** Keeps what the centre said of this screen. */
export async function keep(change: Partial<Pick<Identity, 'device' | 'token' | 'wall' | 'output'>>): Promise<void> {
  const known = await identity()
  await update<Identity>(key, (now) => ({ ...(now ?? known), ...change }), store())
}

/** Forgets everything: the next pairing begins with another key. */
export async function forget(): Promise<void> {
  await del(key, store())
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Shows who this screen is, over what it says; `null` while it is not paired. Each call counts on, also from two pages. */
export async function claimsOver(said: string, now: number): Promise<DeviceClaims | null> {
  const known = await identity()
  if (known.device === null || known.token === null) return null
  let counter = 0
  await update<Identity>(
    key,
    (held) => {
      const present = held ?? known
      counter = Math.max(Math.floor(now), present.counter + 1)
      return { ...present, counter }
    },
    store(),
  )
  const claims = { device: known.device, token: known.token, counter }
  const signature = await crypto.subtle.sign(
    signing,
    known.keys.privateKey,
    new TextEncoder().encode(signedText(claims, said)),
  )
  return { ...claims, signature: base64Url(new Uint8Array(signature)) }
}

/** Claims as the header `Authorization` carries them. */
export function deviceAuthorization(claims: DeviceClaims): string {
  return `Device ${base64Url(new TextEncoder().encode(JSON.stringify(claims)))}`
}
