import { createHash, randomBytes } from 'node:crypto'
import type { Instant } from '@toan-canh/calendar'

const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss'

/** The digest of WS-UsernameToken 1.0: Base64(SHA-1(nonce + created + password)). */
export function passwordDigest(nonce: Buffer, created: string, password: string): string {
  return createHash('sha1').update(nonce).update(created).update(password).digest('base64')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A WS-Security header; `deviceTime` is the device's clock, for a device refuses what seems old or of tomorrow to it. */
function securityHeader(
  { user, password }: { readonly user: string; readonly password: string },
  deviceTime: Instant,
): string {
  const nonce = randomBytes(16)
  const created = new Date(deviceTime).toISOString()
  return `<w:Security xmlns:w="${wss}-wssecurity-secext-1.0.xsd" xmlns:u="${wss}-wssecurity-utility-1.0.xsd" s:mustUnderstand="1"><w:UsernameToken><w:Username>${escaped(user)}</w:Username><w:Password Type="${wss}-username-token-profile-1.0#PasswordDigest">${passwordDigest(nonce, created, password)}</w:Password><w:Nonce EncodingType="${wss}-soap-message-security-1.0#Base64Binary">${nonce.toString('base64')}</w:Nonce><u:Created>${created}</u:Created></w:UsernameToken></w:Security>`
}

export interface SoapCall {
  readonly service: 'device' | 'media'
  readonly name: string
  readonly profile?: string
}

function bodyOf({ service, name, profile }: SoapCall): string {
  const space = `http://www.onvif.org/ver10/${service}/wsdl`
  const token = profile === undefined ? '' : `<ProfileToken>${escaped(profile)}</ProfileToken>`
  const setup =
    name === 'GetStreamUri'
      ? '<StreamSetup><Stream xmlns="http://www.onvif.org/ver10/schema">RTP-Unicast</Stream><Transport xmlns="http://www.onvif.org/ver10/schema"><Protocol>RTSP</Protocol></Transport></StreamSetup>'
      : ''
  const category = name === 'GetCapabilities' ? '<Category>Media</Category>' : ''
  return `<${name} xmlns="${space}">${category}${setup}${token}</${name}>`
}

/** A question to an ONVIF service in SOAP 1.2, with the account or without. */
export function soapEnvelope(
  call: SoapCall,
  account: { readonly user: string; readonly password: string; readonly deviceTime: Instant } | null,
): string {
  const header = account === null ? '' : `<s:Header>${securityHeader(account, account.deviceTime)}</s:Header>`
  return `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope">${header}<s:Body>${bodyOf(call)}</s:Body></s:Envelope>`
}
