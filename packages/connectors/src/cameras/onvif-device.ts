import type { Instant } from '@toan-canh/calendar'
import { guardUrl } from '../guard-url.ts'
import { digestAnswer } from '../http/digest-auth.ts'
import { bareUrl } from './bare-url.ts'
import { type Account, type Fetching, LookEnds } from './fetch-start.ts'
import { type SoapCall, soapEnvelope } from './soap-envelope.ts'
import { findNode, type SoapNode, soapTree, textAt } from './soap-tree.ts'

const mostBytes = 262_144

/** What a device says of itself (ONVIF profile S); addresses as they may be called, without name and password. */
export interface DeviceTold {
  readonly model: string | null
  readonly firmware: string | null
  readonly stream: string | null
  readonly snapshot: string | null
}

interface Device {
  readonly url: URL
  readonly account: Account | null
  /** The device's clock minus ours. */
  readonly skewMs: number
}

interface AskingDevice extends Fetching {
  readonly now: () => Instant
}

function isRefused(status: number, tree: SoapNode | null): boolean {
  const subcode =
    tree === null ? '' : (textAt(tree, 'Fault/Code/Subcode/Value') ?? textAt(tree, 'Fault/faultcode') ?? '')
  const deeper = tree === null ? '' : (textAt(tree, 'Subcode/Subcode/Value') ?? '')
  return status === 401 || status === 403 || /NotAuthorized|FailedAuthentication/.test(subcode + deeper)
}

async function call(device: Device, asked: SoapCall, url: URL, on: AskingDevice): Promise<SoapNode> {
  const { account, skewMs } = device
  const signal = AbortSignal.any([on.signal, on.timeout])
  const post = (headers: Record<string, string>) =>
    on.client.reply(
      {
        method: 'POST',
        url,
        headers: { 'content-type': 'application/soap+xml; charset=utf-8', accept: 'application/soap+xml', ...headers },
        body: soapEnvelope(asked, account === null ? null : { ...account, deviceTime: on.now() + skewMs }),
      },
      mostBytes,
      signal,
    )
  let reply = await post({})
  if (reply.status === 401 && account !== null) {
    const authorization = digestAnswer(reply.headers['www-authenticate'], {
      method: 'POST',
      uri: url.pathname + url.search,
      ...account,
    })
    if (authorization !== null) reply = await post({ authorization })
  }
  if (reply.status >= 300 && reply.status < 400) throw new LookEnds('redirect')
  if (reply.end === 'bound') throw new LookEnds('too_large')
  if (reply.end === 'cut') throw new LookEnds('cut')
  const tree = soapTree(reply.body.toString('utf8'))
  if (isRefused(reply.status, tree)) throw new LookEnds('password')
  if (reply.status < 200 || reply.status > 299) throw new LookEnds('status')
  if (tree === null || findNode(tree, `Body/${asked.name}Response`) === undefined) throw new LookEnds('wrong_type')
  return tree
}

/** The device's clock minus ours, in milliseconds; null where it will not say. Asked without an account, as the profile wants. */
export async function clockSkew(address: string, on: AskingDevice): Promise<number | null> {
  const url = await guardUrl(address, on.rule)
  const before = on.now()
  const tree = await call(
    { url, account: null, skewMs: 0 },
    { service: 'device', name: 'GetSystemDateAndTime' },
    url,
    on,
  ).catch((error: unknown) => {
    if (error instanceof LookEnds && error.problem === 'password') return null
    throw error
  })
  if (tree === null) return null
  const part = (path: string): number => Number(textAt(tree, `UTCDateTime/${path}`) ?? Number.NaN)
  const told = Date.UTC(
    part('Date/Year'),
    part('Date/Month') - 1,
    part('Date/Day'),
    part('Time/Hour'),
    part('Time/Minute'),
    part('Time/Second'),
  )
  return Number.isNaN(told) ? null : told - (before + on.now()) / 2
}

/** An address a device gives for itself, on the host by which we reach it: behind NAT it tells the one it believes in. */
function onHost(told: string | null, url: URL): string | null {
  if (told === null || !URL.canParse(told)) return null
  const found = new URL(bareUrl(told))
  found.hostname = url.hostname
  return found.href
}

/** Asks a device for model, first profile, stream and snapshot. Throws `LookEnds`, a `SourceError`, or the signal's reason. */
export async function askDevice(
  address: string,
  account: Account | null,
  skewMs: number,
  on: AskingDevice,
): Promise<DeviceTold> {
  const url = await guardUrl(address, on.rule)
  const device: Device = { url, account, skewMs }
  const information = await call(device, { service: 'device', name: 'GetDeviceInformation' }, url, on)
  const capabilities = await call(device, { service: 'device', name: 'GetCapabilities' }, url, on)
  const media = new URL(onHost(textAt(capabilities, 'Media/XAddr'), url) ?? url.href)
  // Whatever port the device believes in, the account is shown on the one we were given.
  media.port = url.port
  const profiles = await call(device, { service: 'media', name: 'GetProfiles' }, media, on)
  const profile = findNode(profiles, 'Profiles')?.attributes.get('token')
  if (profile === undefined) throw new LookEnds('empty')
  const stream = await call(device, { service: 'media', name: 'GetStreamUri', profile }, media, on)
  const snapshot = await call(device, { service: 'media', name: 'GetSnapshotUri', profile }, media, on)
  const model = [textAt(information, 'Manufacturer'), textAt(information, 'Model')]
    .filter((each) => each !== null)
    .join(' ')
  return {
    model: model === '' ? null : model,
    firmware: textAt(information, 'FirmwareVersion'),
    stream: onHost(textAt(stream, 'MediaUri/Uri'), url),
    snapshot: onHost(textAt(snapshot, 'MediaUri/Uri'), url),
  }
}
