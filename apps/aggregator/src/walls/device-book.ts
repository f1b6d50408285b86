import { randomBytes } from 'node:crypto'
import { formatInstant, type Instant } from '@toan-canh/calendar'
import {
  type Beat,
  type DeviceClaims,
  deviceClaimsSchema,
  deviceLimits,
  deviceTimes,
  type OutputStatus,
} from '@toan-canh/contract'
import { outputsOf } from '@toan-canh/live'
import {
  addDevice,
  inTransaction,
  noteRefusal,
  noteWall,
  readDevices,
  revokeDevice,
  type StoredDevice,
  turnDevice,
} from '@toan-canh/store'
import type { Centre } from '../centre/open-centre.ts'
import { type ClaimJudgement, hashOf, judgeClaims } from './judge-claims.ts'
import type { Pairings } from './pairings.ts'
import type { ReleaseBook } from './release-book.ts'
import { WallRefusal } from './wall-refusal.ts'

type Centred = Pick<Centre, 'database' | 'catalogue' | 'now'>
type Placing = { readonly output: string; readonly place: string; readonly by: string; readonly replace: boolean }

/** A counter is written at least so often; a request from before it is refused after a restart too. */
const counterMs = 60_000
/** Counters are milliseconds: what was said so long before the newest may still be on its way. */
const reorderMs = 10_000
const keptCounters = 64
/** What is refused is noted in the record at most so often for one output. */
const noteMs = 60_000

/** A token that nobody guesses. */
function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/**
 * The outputs that are paired, in memory, read again each second. An output is known by a token that changes every hour
 * and by the signature of a key that does not leave its browser; either alone is refused and seen.
 */
export class DeviceBook {
  readonly #centre: Centred
  readonly #devices = new Map<string, StoredDevice>()
  readonly #beats = new Map<string, Beat & { readonly at: Instant }>()
  readonly #counters = new Map<string, { readonly recent: readonly number[]; readonly keptAt: Instant }>()
  readonly #noted = new Map<string, Instant>()
  readonly #listeners = new Set<() => void>()
  /** How often something was written: what was read meanwhile may lack it. */
  #writes = 0

  constructor(centre: Centred) {
    this.#centre = centre
  }

  /** Calls back when an output was revoked or judged anew. */
  onRevoke(listener: () => void): void {
    this.#listeners.add(listener)
  }

  has(id: string): boolean {
    return this.#devices.has(id)
  }

  /** Reads what is stored: other processes pair and revoke too. */
  async refresh(): Promise<void> {
    const writes = this.#writes
    const rows = await readDevices(this.#centre.database, deviceLimits.devices)
    if (writes !== this.#writes) return
    const stored = new Map(rows.map((device) => [device.id, device]))
    const isRevoked = [...this.#devices.keys()].some((id) => !stored.has(id))
    this.#devices.clear()
    for (const [id, device] of stored) this.#devices.set(id, device)
    for (const known of [this.#beats, this.#counters, this.#noted])
      for (const id of known.keys()) if (!stored.has(id)) known.delete(id)
    if (isRevoked) for (const listener of this.#listeners) listener()
  }

  /** Pairs the output that shows a code with a place on a wall. */
  async pair(
    wall: string,
    pairing: { readonly key: unknown; readonly claim: string },
    placing: Placing,
  ): Promise<string> {
    const { output, place, by, replace } = placing
    const found = this.#centre.catalogue.walls.get(wall)
    if (found === undefined) throw new WallRefusal('not_found', `Không có tường ${wall}`)
    if (!outputsOf(found).some(({ id }) => id === output))
      throw new WallRefusal('not_found', `Tường ${wall} không có màn ${output}.`)
    const taken = [...this.#devices.values()].find((each) => each.wall === wall && each.output === output)
    if (taken !== undefined && !replace)
      throw new WallRefusal('conflict', `Màn ${output} đã có máy ghép; hãy thu hồi máy cũ hoặc chọn thay máy.`)
    if (this.#devices.size >= deviceLimits.devices)
      throw new WallRefusal('out_of_bounds', `Đã ghép ${deviceLimits.devices} màn; hãy thu hồi bớt.`)
    const id = randomBytes(9).toString('base64url')
    const at = this.#centre.now()
    await inTransaction(this.#centre.database, async (client) => {
      if (taken !== undefined) await revokeDevice(client, { wall, id: taken.id, at, by })
      const device = {
        id,
        wall,
        output,
        place,
        key: pairing.key,
        claim: hashOf(pairing.claim),
        pairedAt: at,
        pairedBy: by,
      }
      if (!(await addDevice(client, device)))
        throw new WallRefusal('conflict', `Màn ${output} vừa được người khác ghép; hãy tải lại.`)
      await noteWall(client, { wall, at, kind: 'device', position: by, what: 'paired', content: { output, place } })
    })
    await this.refresh()
    return id
  }

  /** The first token of an output whose pairing was confirmed, for whoever holds its claim; again until it is used. */
  async firstToken(claim: string): Promise<{ device: StoredDevice; token: string } | null> {
    const hash = hashOf(claim)
    const device = [...this.#devices.values()].find((each) => each.claim === hash)
    if (device === undefined) return null
    const token = newToken()
    await this.#turn({ ...device, token: hashOf(token) })
    return { device, token }
  }

  /** Takes the token of an output away. */
  async revoke(wall: string, id: string, by: string): Promise<void> {
    const at = this.#centre.now()
    await inTransaction(this.#centre.database, async (client) => {
      const revoked = await revokeDevice(client, { wall, id, at, by })
      if (revoked === null) throw new WallRefusal('not_found', 'Không có máy này trên tường; có thể đã được thu hồi.')
      const { output, place } = revoked
      await noteWall(client, { wall, at, kind: 'device', position: by, what: 'revoked', content: { output, place } })
    })
    await this.refresh()
  }

  /** The output that claims are of; refuses what is not an output of ours, and notes who used a token that is not theirs. */
  async admit(claims: unknown, said: string, address: string): Promise<StoredDevice> {
    const read = deviceClaimsSchema.safeParse(claims)
    const stored = read.success ? this.#devices.get(read.data.device) : undefined
    if (!read.success || stored === undefined)
      throw new WallRefusal('forbidden', 'Màn này chưa được ghép hoặc đã bị thu hồi.')
    let judged = this.#judge(stored, read.data, said)
    if (judged.kind === 'stolen' || judged.kind === 'unknown') {
      // Another process may have given it another token within the last second.
      await this.refresh()
      judged = this.#judge(this.#devices.get(stored.id) ?? stored, read.data, said)
    }
    if (judged.kind === 'stolen') await this.#see(stored, address, judged.why)
    if (judged.kind === 'stolen' || judged.kind === 'unknown')
      throw new WallRefusal('forbidden', 'Mã của màn không dùng được ở đây.')
    return this.#used(this.#devices.get(stored.id) ?? stored, read.data, judged.kind === 'next')
  }

  /** Takes what an output tells; gives its next token when it is time. */
  async beat(device: StoredDevice, beat: Beat): Promise<string | null> {
    const now = this.#centre.now()
    this.#beats.set(device.id, { ...beat, at: now })
    if (now - device.rotatedAt < deviceTimes.rotateMs) return null
    const token = newToken()
    await this.#turn({ ...device, next: hashOf(token) })
    return token
  }

  /** The outputs of a wall as the director sees them. */
  statuses(wall: string): OutputStatus[] {
    const found = this.#centre.catalogue.walls.get(wall)
    if (found === undefined) throw new WallRefusal('not_found', `Không có tường ${wall}`)
    const here = new Map(
      [...this.#devices.values()].flatMap((each) => (each.wall === wall ? [[each.output, each]] : [])),
    )
    return outputsOf(found).map(({ id }) => this.#statusOf(id, here.get(id)))
  }

  #statusOf(output: string, device: StoredDevice | undefined): OutputStatus {
    const nothing = { device: null, place: '', pairedAt: null, pairedBy: null, refused: null, beat: null }
    if (device === undefined) return { output, ...nothing, isAlive: false }
    const beat = this.#beats.get(device.id)
    const { refusedAt, refusedFrom, refusedWhy } = device
    return {
      output,
      device: device.id,
      place: device.place,
      pairedAt: formatInstant(device.pairedAt),
      pairedBy: device.pairedBy,
      refused:
        refusedAt === null ? null : { at: formatInstant(refusedAt), from: refusedFrom ?? '', why: refusedWhy ?? '' },
      beat: beat === undefined ? null : { ...beat, at: formatInstant(beat.at) },
      isAlive: beat !== undefined && this.#centre.now() - beat.at <= deviceTimes.lostMs,
    }
  }

  #judge(device: StoredDevice, claims: DeviceClaims, said: string): ClaimJudgement {
    const recent = this.#counters.get(device.id)?.recent ?? []
    const oldest = recent.length === keptCounters ? Math.min(...recent) : 0
    const counter = Math.max(device.counter, oldest)
    return judgeClaims({ ...device, counter }, { claims, said }, { recent, now: this.#centre.now() })
  }

  async #used(device: StoredDevice, { counter }: DeviceClaims, isNext: boolean): Promise<StoredDevice> {
    const now = this.#centre.now()
    const { recent = [], keptAt = 0 } = this.#counters.get(device.id) ?? {}
    const isToKeep = now - keptAt >= counterMs
    const used = [...recent, counter].slice(-keptCounters)
    this.#counters.set(device.id, { recent: used, keptAt: isToKeep ? now : keptAt })
    const floor = Math.max(device.counter, Math.max(...used) - reorderMs)
    const turned = isNext
      ? { ...device, claim: null, counter: floor, token: device.next, next: null, last: device.token, rotatedAt: now }
      : { ...device, claim: null, counter: floor }
    if (isNext || isToKeep || device.claim !== null) await this.#turn(turned)
    return turned
  }

  async #turn(device: StoredDevice): Promise<void> {
    this.#writes += 1
    this.#devices.set(device.id, device)
    await turnDevice(this.#centre.database, device)
    this.#writes += 1
  }

  async #see(device: StoredDevice, from: string, why: string): Promise<void> {
    const at = this.#centre.now()
    if (at - (this.#noted.get(device.id) ?? 0) < noteMs) return
    this.#noted.set(device.id, at)
    this.#devices.set(device.id, { ...device, refusedAt: at, refusedFrom: from, refusedWhy: why })
    const { wall, output } = device
    const line = { wall, at, kind: 'device', position: from, what: 'refused', content: { output, why } } as const
    await inTransaction(this.#centre.database, async (client) => {
      await noteRefusal(client, { id: device.id, at, from, why })
      await noteWall(client, line)
    })
  }
}

/** Everything about outputs: those that are paired and those that wait. */
export interface DeviceDoor {
  readonly devices: DeviceBook
  readonly pairings: Pairings
  /** `null`: no dashboard was built. */
  readonly releases: ReleaseBook | null
}
