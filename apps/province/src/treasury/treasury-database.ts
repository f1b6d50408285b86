import type { Instant } from '@toan-canh/calendar'
import { Client } from 'pg'
import { z } from 'zod'
import type { Fault } from '../upstream/faults.ts'
import { type RowsChanged, vietnamText } from '../upstream/sector-system.ts'

const connectTimeoutMs = 5_000
const mostRows = 10_000

/** What an administrator lends: the address of a database that the treasury owns, and the account that may read its view. */
export const lentDatabase = z.strictObject({
  url: z.url({ protocol: /^postgres(ql)?$/ }),
  reader: z.string().regex(/^[a-z_][a-z0-9_]*$/),
})
type Lent = z.infer<typeof lentDatabase>

interface Moment {
  readonly now: Instant
  readonly fault: Fault
}

const rowSchema = z.object({
  DonVi: z.string(),
  Ky: z.string(),
  CapNhat: z.string(),
  revenue: z.number(),
  expenditure: z.number(),
  pi_disbursed: z.number(),
})

const tables = `
  create schema if not exists so_cai;
  create schema if not exists bao_cao;
  create table if not exists so_cai.thu_chi (
    don_vi text not null, ky text not null, thu numeric not null, chi numeric not null, giai_ngan numeric not null,
    cap_nhat timestamptz not null, primary key (don_vi, ky));
  create index if not exists thu_chi_cap_nhat on so_cai.thu_chi (cap_nhat, ky)`

const columns = 'ky, don_vi, thu as thu_ty_dong, chi as chi_ty_dong, giai_ngan as giai_ngan_ty_dong, cap_nhat'

/** The view as it is agreed, as it is with a fault, and whether the reader may come in at all. */
function viewOf(fault: Fault): string {
  if (fault.kind === 'wrongShape') return `select ky, don_vi, thu::text as tong_thu, cap_nhat from so_cai.thu_chi`
  const sleep = fault.kind === 'slow' ? `, (select pg_sleep(${fault.delayMs / 1000})) as cham` : ''
  return `select ${columns} from so_cai.thu_chi${sleep}`
}

function stateOf(fault: Fault): string {
  if (fault.kind === 'down' || fault.kind === 'error500') return 'closed'
  return fault.kind === 'wrongShape' || fault.kind === 'slow' ? JSON.stringify(fault) : 'well'
}

/** The treasury's own ledger in the database that it was lent: rows below, a view above that others may read, and nothing else. */
export class TreasuryDatabase {
  readonly #rows: RowsChanged
  #lent: Lent | null = null
  #through: Instant = 0
  #state = ''
  #turn: Promise<void> = Promise.resolve()

  constructor(rows: RowsChanged) {
    this.#rows = rows
  }

  /** Takes the database that is lent; the ledger is written into it at once, and into another one from its beginning. */
  async take(lent: Lent, moment: Moment): Promise<void> {
    if (lent.url !== this.#lent?.url) {
      this.#through = 0
      this.#state = ''
    }
    this.#lent = lent
    await this.write(moment)
  }

  /** Writes what has changed since the last time, and lets the reader see what the fault lets him see; one after the other. */
  write(moment: Moment): Promise<void> {
    this.#turn = this.#turn.catch(() => undefined).then(() => this.#write(moment))
    return this.#turn
  }

  async #write({ now, fault }: Moment): Promise<void> {
    const lent = this.#lent
    const state = stateOf(fault)
    const rows = this.#rows({ from: this.#through, to: now, seenAt: now }).slice(0, mostRows)
    if (lent === null || (state === this.#state && rows.length === 0)) return
    const client = new Client({ connectionString: lent.url, connectionTimeoutMillis: connectTimeoutMs })
    client.on('error', () => undefined)
    try {
      await client.connect()
      if (this.#state === '') await client.query(tables)
      for (const { row } of rows) {
        const { Ky, DonVi, revenue, expenditure, pi_disbursed: paid, CapNhat } = rowSchema.parse(row(vietnamText))
        await client.query(
          `insert into so_cai.thu_chi values ($1, $2, $3, $4, $5, $6)
           on conflict (don_vi, ky) do update set thu = excluded.thu, chi = excluded.chi,
             giai_ngan = excluded.giai_ngan, cap_nhat = excluded.cap_nhat`,
          [DonVi, Ky, revenue, expenditure, paid, CapNhat],
        )
      }
      if (state !== this.#state) await client.query(this.#doorFor(lent, fault))
      this.#state = state
      this.#through = now
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  #doorFor({ reader }: Lent, fault: Fault): string {
    if (stateOf(fault) === 'closed') return `revoke usage on schema bao_cao from ${reader}`
    return `drop view if exists bao_cao.thu_chi_thang;
      create view bao_cao.thu_chi_thang as ${viewOf(fault)};
      grant usage on schema bao_cao to ${reader};
      grant select on bao_cao.thu_chi_thang to ${reader}`
  }
}
