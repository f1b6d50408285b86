import { type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { TLSSocket } from 'node:tls'
import { guardUrl } from '../guard-url.ts'
import { guardedLookup } from '../http/http-client.ts'
import { SourceError } from '../source-error.ts'

/** What one look at a page found. `null` where nothing answered, or where there is no certificate. */
export interface Look {
  readonly status: number | null
  /** From the request to the last byte, redirects included. */
  readonly ms: number
  readonly body: string
  readonly certificateEndsAt: number | null
  readonly problem: Problem | null
}
/** `forbidden`: the address, or one it leads to, must not be called. */
export type Problem = 'unreachable' | 'timeout' | 'certificate' | 'too_large' | 'redirects' | 'broken' | 'forbidden'

export interface LookLimits {
  readonly allowLoopback: boolean
  readonly seconds: number
  readonly bodyBytes: number
  readonly clock: () => number
}

const mostRedirects = 3

class LookFailure extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem)
    this.problem = problem
  }
}

interface Answer {
  readonly message: IncomingMessage
  readonly certificateEndsAt: number | null
  readonly isTrusted: boolean
}

function certificateOf(socket: unknown): Pick<Answer, 'certificateEndsAt' | 'isTrusted'> {
  if (!(socket instanceof TLSSocket)) return { certificateEndsAt: null, isTrusted: true }
  const endsAt = Date.parse(socket.getPeerCertificate().valid_to)
  return { certificateEndsAt: Number.isNaN(endsAt) ? null : endsAt, isTrusted: socket.authorized }
}

/** A certificate that is not trusted is looked at all the same, so that its end can be told: nothing secret is sent. */
function ask(url: URL, limits: LookLimits, signal: AbortSignal): Promise<Answer> {
  const isTls = url.protocol === 'https:'
  const options = {
    headers: { accept: 'text/html,application/xml;q=0.9,*/*;q=0.5', 'user-agent': 'toan-canh' },
    agent: false,
    lookup: guardedLookup(limits),
    rejectUnauthorized: false,
    signal,
  }
  return new Promise((resolve, reject) => {
    const request = (isTls ? httpsRequest : httpRequest)(url, options, (message) => {
      resolve({ message, ...certificateOf(message.socket) })
    })
    request.on('error', reject)
    request.end()
  })
}

async function textOf(message: IncomingMessage, bodyBytes: number): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of message) {
    if (!Buffer.isBuffer(part)) continue
    bytes += part.length
    if (bytes > bodyBytes) throw new LookFailure('too_large')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

async function follow(start: URL, limits: LookLimits, signal: AbortSignal): Promise<Omit<Look, 'ms'>> {
  let url = start
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const { message, certificateEndsAt, isTrusted } = await ask(url, limits, signal)
    const status = message.statusCode ?? 0
    const { location } = message.headers
    if (status >= 300 && status < 400 && location !== undefined) {
      message.destroy()
      url = await guardUrl(new URL(location, url).href, limits)
      continue
    }
    const body = await textOf(message, limits.bodyBytes).finally(() => message.destroy())
    return { status, body, certificateEndsAt, problem: isTrusted ? null : 'certificate' }
  }
  throw new LookFailure('redirects')
}

function problemOf(error: unknown, isTimeout: boolean): Problem {
  if (isTimeout) return 'timeout'
  if (error instanceof LookFailure) return error.problem
  if (error instanceof SourceError) return error.owner === 'config' ? 'forbidden' : 'unreachable'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('HPE_') || code === 'ECONNRESET' ? 'broken' : 'unreachable'
}

/**
 * Looks at a page as a reader's browser would, at most three redirects further, within bounds of time and bytes. What goes wrong
 * is an answer, not an error, so that one site harms no other; only an abort throws its reason.
 */
export async function lookAt(address: string, limits: LookLimits, signal: AbortSignal): Promise<Look> {
  const startedAt = limits.clock()
  const timeout = AbortSignal.timeout(limits.seconds * 1_000)
  const nothing = { status: null, body: '', certificateEndsAt: null }
  try {
    const url = await guardUrl(address, limits)
    const found = await follow(url, limits, AbortSignal.any([signal, timeout]))
    return { ...found, ms: limits.clock() - startedAt }
  } catch (error) {
    signal.throwIfAborted()
    return { ...nothing, ms: limits.clock() - startedAt, problem: problemOf(error, timeout.aborted) }
  }
}
