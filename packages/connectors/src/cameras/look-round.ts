import type { Instant } from '@toan-canh/calendar'
import { SourceError } from '../source-error.ts'
import { judge, type Sight } from './judge.ts'
import { type DeviceNote, type Found, lookAtCamera, type Looking, type Ways } from './look-at-camera.ts'
import type { PathHealth } from './media-server.ts'
import type { Problem } from './verdicts.ts'

/** A camera that can be looked at or judged. */
export interface Watched {
  readonly mark: string
  readonly ways: Ways
  /** `absent`: the media server does not know its path; null: it is on none. */
  readonly path: PathHealth | 'absent' | null
  readonly lastSeenAt: Instant | null
}

/** What is remembered of a camera while the connection is open. */
export interface Remembered {
  readonly sight: Sight | null
  readonly device: DeviceNote | null
  readonly clockSkewSeconds: number | null
  readonly besides: Problem | null
  readonly bytes: { readonly count: number; readonly at: Instant } | null
}

export const unremembered: Remembered = {
  sight: null,
  device: null,
  clockSkewSeconds: null,
  besides: null,
  bytes: null,
}

interface Round extends Looking {
  readonly memory: ReadonlyMap<string, Remembered>
  readonly isOnDemand: boolean
  /** Nothing is known of the source yet: what its systems say of before may be believed. */
  readonly isFirst: boolean
  /** How many that were seen before are looked at in this read; those never seen, or missed, come on top. */
  readonly quota: number
  /** When no further look is begun. */
  readonly until: Instant
}

const fewestForServer = 5

/** What the media server alone proves, without a look. */
function serverProblem(
  { path }: Watched,
  { bytes }: Remembered,
  on: Pick<Round, 'isOnDemand' | 'now' | 'bounds'>,
): Problem | null {
  if (path === null || on.isOnDemand) return null
  if (path === 'absent') return 'no_path'
  if (!path.isReady) return 'not_ready'
  const isStill = bytes !== null && path.bytes === bytes.count && on.now() - bytes.at >= on.bounds.frozenSeconds * 1_000
  return isStill && on.now() > bytes.at ? 'no_bytes' : null
}

function bytesOf({ path }: Watched, before: Remembered, now: Instant): Remembered['bytes'] {
  if (path === null || path === 'absent' || path.bytes === null) return null
  return before.bytes?.count === path.bytes ? before.bytes : { count: path.bytes, at: now }
}

/** Whether there is a way to look at it. */
export function isLooked({ ways }: Pick<Watched, 'ways'>): boolean {
  return ways.hls !== null || ways.snapshot !== null || ways.onvif !== null
}

/** Who is looked at, soonest first: those never seen, those that were missed, then those not seen for longest, up to the quota. */
function order(watched: readonly Watched[], { memory, quota }: Round): readonly Watched[] {
  const sightOf = ({ mark }: Watched): Sight | null => memory.get(mark)?.sight ?? null
  const isUrgent = (each: Watched): boolean => sightOf(each) === null || (sightOf(each)?.misses ?? 0) === 1
  const rest = watched.filter((each) => !isUrgent(each))
  const oldest = rest.toSorted((a, b) => (sightOf(a)?.lookedAt ?? 0) - (sightOf(b)?.lookedAt ?? 0))
  return [...watched.filter(isUrgent), ...oldest.slice(0, quota)]
}

interface Failing {
  looks: number
  readonly problems: Problem[]
}

/** When nobody behind one address answers, that address is at fault, and no camera is called dark for it. */
function blameServer(found: ReadonlyMap<Watched, Found>): void {
  const servers = new Map<string, Failing>()
  for (const [{ ways }, { look, besides }] of found) {
    const address = ways.snapshot ?? ways.hls ?? ways.onvif ?? ''
    const problem = look.kind === 'nothing' ? look.problem : besides
    const at = problem === 'password' ? 'password' : URL.canParse(address) ? new URL(address).origin : address
    const failing = servers.get(at) ?? { looks: 0, problems: [] }
    failing.looks += 1
    if (look.kind === 'nothing') failing.problems.push(look.problem)
    servers.set(at, failing)
  }
  for (const [at, { looks, problems }] of servers) {
    if (looks < fewestForServer || problems.length < looks) continue
    if (at === 'password' && looks === found.size)
      throw new SourceError(
        'config',
        `Không camera nào trong ${String(looks)} camera nhận tên và mật khẩu; mật khẩu có thể vừa được đổi, hãy đặt lại.`,
      )
    if (problems.every((problem) => problem === 'unreachable' || problem === 'timeout'))
      throw new SourceError(
        'transient',
        `${at} không trả lời cho camera nào trong ${String(looks)} camera; hãy kiểm tra máy chủ hình ảnh và đường truyền.`,
      )
  }
}

async function lookSideBySide(queue: Watched[], round: Round): Promise<ReadonlyMap<Watched, Found>> {
  const found = new Map<Watched, Found>()
  async function work(): Promise<void> {
    for (let next = queue.shift(); next !== undefined && round.now() < round.until; next = queue.shift())
      found.set(next, await lookAtCamera(next.ways, round.memory.get(next.mark)?.device ?? null, round))
  }
  await Promise.all(Array.from({ length: Math.min(round.bounds.sideBySide, queue.length) }, work))
  return found
}

/**
 * One round of looks: who is due is looked at, side by side within bounds, and judged. Gives what is to be remembered of every
 * camera. Throws `SourceError` when a server and not its cameras is at fault, or the signal's reason.
 */
export async function lookRound(watched: readonly Watched[], round: Round): Promise<ReadonlyMap<string, Remembered>> {
  const { memory, now, bounds } = round
  const judging = ({ path, lastSeenAt }: Watched) => ({
    now: now(),
    isFirst: round.isFirst,
    frozenMs: bounds.frozenSeconds * 1_000,
    lastSeenAt,
    readySince: path === null || path === 'absent' ? null : path.readySince,
  })
  const after = new Map<string, Remembered>()
  const due: Watched[] = []
  for (const each of watched) {
    const before = memory.get(each.mark) ?? unremembered
    const bytes = bytesOf(each, before, now())
    const problem = serverProblem(each, before, round)
    if (problem !== null) {
      const sight = judge(before.sight, { kind: 'nothing', problem }, { ...judging(each), isSure: true })
      after.set(each.mark, { ...before, bytes, sight })
      continue
    }
    after.set(each.mark, { ...before, bytes })
    if (isLooked(each)) due.push(each)
    else if (each.path !== null && each.path !== 'absent' && each.path.isReady) {
      const print = `bytes ${String(each.path.bytes)} ${String(now())}`
      const sight = judge(before.sight, { kind: 'picture', print, isDark: false, order: null }, judging(each))
      after.set(each.mark, { ...before, bytes, sight })
    }
  }
  const found = await lookSideBySide([...order(due, round)], round)
  blameServer(found)
  for (const [each, { look, ...rest }] of found) {
    const before = after.get(each.mark) ?? unremembered
    after.set(each.mark, { ...before, ...rest, sight: judge(before.sight, look, judging(each)) })
  }
  return after
}
