import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { findNode, soapTree, textAt } from './soap-tree.ts'
import { passwordDigest } from './soap-envelope.ts'

export interface DeviceStandIn extends AsyncDisposable {
  readonly url: string
  /** Operations that were answered. */
  readonly answered: string[]
  /** Whole requests, to see what was sent. */
  readonly sent: string[]
  password: string
  skewMs: number
  readonly by: 'token' | 'digest'
  picture: () => Buffer
  /** Where it says that its media service and its pictures lie. */
  tellsHost: string
}

const user = 'quan-tri'
const allowedDriftMs = 5_000
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

function soap(body: string): string {
  return `<?xml version="1.0"?><env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" xmlns:tds="http://www.onvif.org/ver10/device/wsdl" xmlns:trt="http://www.onvif.org/ver10/media/wsdl" xmlns:tt="http://www.onvif.org/ver10/schema" xmlns:ter="http://www.onvif.org/ver10/error"><env:Body>${body}</env:Body></env:Envelope>`
}

const notAuthorized = soap(
  '<env:Fault><env:Code><env:Value>env:Sender</env:Value><env:Subcode><env:Value>ter:NotAuthorized</env:Value></env:Subcode></env:Code></env:Fault>',
)

/** A stand-in for an ONVIF device of profile S on loopback: it has a clock of its own and really checks nonce, age and digest. */
export async function anOnvifDevice(by: DeviceStandIn['by'], now: () => number): Promise<DeviceStandIn> {
  const nonces = new Set<string>()
  const realm = 'camera'
  const nonce = randomBytes(8).toString('hex')

  function knowsToken(text: string): boolean {
    const tree = soapTree(text)
    if (tree === null) return false
    const [name, password, once, created] = ['Username', 'Password', 'Nonce', 'Created'].map(
      (each) => textAt(tree, `UsernameToken/${each}`) ?? '',
    )
    if (name !== user || once === undefined || created === undefined || nonces.has(once)) return false
    if (Math.abs(Date.parse(created) - now() - device.skewMs) > allowedDriftMs) return false
    nonces.add(once)
    return password === passwordDigest(Buffer.from(once, 'base64'), created, device.password)
  }

  function knowsDigest({ method = '', headers, url = '' }: IncomingMessage): boolean {
    const part = (name: string): string =>
      new RegExp(`\\b${name}="?([^",]+)`).exec(headers.authorization ?? '')?.[1] ?? ''
    const secret = md5(`${user}:${realm}:${device.password}`)
    const response = md5(`${secret}:${nonce}:${part('nc')}:${part('cnonce')}:auth:${md5(`${method}:${url}`)}`)
    return part('username') === user && part('uri') === url && part('response') === response
  }

  function answerOf(operation: string): string {
    const at = new Date(now() + device.skewMs)
    const told = `http://${device.tellsHost}`
    switch (operation) {
      case 'GetSystemDateAndTime':
        return `<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime><tt:UTCDateTime><tt:Time><tt:Hour>${String(at.getUTCHours())}</tt:Hour><tt:Minute>${String(at.getUTCMinutes())}</tt:Minute><tt:Second>${String(at.getUTCSeconds())}</tt:Second></tt:Time><tt:Date><tt:Year>${String(at.getUTCFullYear())}</tt:Year><tt:Month>${String(at.getUTCMonth() + 1)}</tt:Month><tt:Day>${String(at.getUTCDate())}</tt:Day></tt:Date></tt:UTCDateTime></tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>`
      case 'GetDeviceInformation':
        return '<tds:GetDeviceInformationResponse><tds:Manufacturer>Mẫu</tds:Manufacturer><tds:Model>S1</tds:Model><tds:FirmwareVersion>1.2</tds:FirmwareVersion><tds:SerialNumber>SN-1</tds:SerialNumber></tds:GetDeviceInformationResponse>'
      case 'GetCapabilities':
        return `<tds:GetCapabilitiesResponse><tds:Capabilities><tt:Media><tt:XAddr>${told}/onvif/media</tt:XAddr></tt:Media></tds:Capabilities></tds:GetCapabilitiesResponse>`
      case 'GetProfiles':
        return '<trt:GetProfilesResponse><trt:Profiles token="chinh" fixed="true"><tt:Name>a</tt:Name></trt:Profiles></trt:GetProfilesResponse>'
      case 'GetStreamUri':
        return `<trt:GetStreamUriResponse><trt:MediaUri><tt:Uri>rtsp://${user}:${device.password}@${device.tellsHost}/live</tt:Uri></trt:MediaUri></trt:GetStreamUriResponse>`
      default:
        return `<trt:GetSnapshotUriResponse><trt:MediaUri><tt:Uri>${told}/anh.jpg</tt:Uri></trt:MediaUri></trt:GetSnapshotUriResponse>`
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request)
    device.sent.push(`${request.headers.authorization ?? ''}\n${text}`)
    const challenge = { 'www-authenticate': `Digest realm="${realm}", nonce="${nonce}", qop="auth", algorithm=MD5` }
    if (request.method === 'GET') {
      if (knowsDigest(request)) response.end(device.picture())
      else response.writeHead(401, challenge).end()
      return
    }
    const tree = soapTree(text)
    const body = tree === null ? undefined : findNode(tree, 'Body')
    const operation = body?.children[0]?.name ?? ''
    const isKnown = operation === 'GetSystemDateAndTime' || (by === 'token' ? knowsToken(text) : knowsDigest(request))
    if (!isKnown) {
      if (by === 'token') response.writeHead(400).end(notAuthorized)
      else response.writeHead(401, challenge).end()
      return
    }
    device.answered.push(operation)
    response.end(soap(answerOf(operation)))
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the device has no port')
  const host = `127.0.0.1:${String(address.port)}`
  const device: DeviceStandIn = {
    url: `http://${host}/onvif/device_service`,
    answered: [],
    sent: [],
    password: 'bi-mat-cua-camera',
    skewMs: 0,
    by,
    picture: () => Buffer.alloc(0),
    tellsHost: host,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return device
}
