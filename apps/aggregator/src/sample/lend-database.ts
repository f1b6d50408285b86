import { setTimeout as sleep } from 'node:timers/promises'
import type { Settings } from '../settings/read-settings.ts'
import { ensureSampleDatabase } from './sample-database.ts'

const dsnName = 'KHO_BAC_DSN'
const patienceMs = 5_000
/** A sample that was started anew has forgotten what it was lent. */
const againMs = 60_000

async function lend(settings: Settings, body: string, signal: AbortSignal): Promise<void> {
  await fetch(new URL('/admin/treasury', settings.valueOf('PROVINCE_URL')), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${settings.PROVINCE_ADMIN_TOKEN}` },
    body,
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  }).then(
    (answer) => answer.body?.cancel(),
    () => undefined,
  )
}

/** Settings with which the sample's treasury is read, while its database is lent to it. */
export interface Lending extends AsyncDisposable {
  readonly settings: Settings
}

/** Lends the sample's treasury a database on the product's own server, unless `KHO_BAC_DSN` names another one. */
export async function lendDatabase(databaseUrl: string, settings: Settings): Promise<Lending> {
  if (settings.valueOf(dsnName) !== undefined) return { settings, [Symbol.asyncDispose]: async () => undefined }
  const { ownerUrl, readerUrl, reader } = await ensureSampleDatabase(databaseUrl)
  const stop = new AbortController()
  const body = JSON.stringify({ url: ownerUrl, reader })
  await lend(settings, body, stop.signal)
  async function goOn(): Promise<void> {
    while (!stop.signal.aborted) {
      await sleep(againMs, undefined, { signal: stop.signal }).catch(() => undefined)
      if (!stop.signal.aborted) await lend(settings, body, stop.signal)
    }
  }
  const going = goOn()
  const valueOf = (name: string): string | undefined => (name === dsnName ? readerUrl : settings.valueOf(name))
  return {
    settings: {
      ...settings,
      valueOf,
      resolve: (text) => (text.startsWith('env:') ? valueOf(text.slice('env:'.length)) : text),
    },
    [Symbol.asyncDispose]: () => {
      stop.abort()
      return going
    },
  }
}
