import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatInstant } from '@toan-canh/calendar'
import { manualLimits, routes, stepBodySchema } from '@toan-canh/contract'
import { mayEnter } from '../access/may-enter.ts'
import type { Centre } from '../centre/open-centre.ts'
import type { EntryDesk } from '../manual/entry-desk.ts'
import { EntryRefusal } from '../manual/entry-refusal.ts'
import { type EntrySet, entrySetsAmong, owedPeriods } from '../manual/entry-set.ts'
import type { Actor } from '../manual/entry-steps.ts'
import { importTemplate, templateOf } from '../manual/fill-template.ts'
import { overviewOf, statusesOf } from '../manual/overview.ts'
import type { Settings } from '../settings/read-settings.ts'
import { bodyOf } from './body-of.ts'
import { jsonOf, shapeOf } from './json-of.ts'
import { HttpProblem } from './problem.ts'
import { FileAnswer, type Handlers } from './serve-routes.ts'

/** Where people enter numbers, and the settings that hold their secrets. */
export interface EntryDoor {
  readonly desk: EntryDesk
  readonly settings: Settings
}

type ManualHandlers = Pick<
  Handlers,
  | 'manual'
  | 'manualPeriod'
  | 'manualTemplate'
  | 'manualImport'
  | 'manualEntry'
  | 'manualStep'
  | 'manualCheck'
  | 'manualAttach'
  | 'manualEvidence'
>

const mostFilesAtOnce = 2

/** What is refused is told with its code. */
async function told<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof EntryRefusal ? new HttpProblem(error.code, error.message) : error
  })
}

/** Lets work read what was handed in as a file, which is gone afterwards. */
async function withFile<T>(content: Buffer, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'toan-canh-template-'))
  try {
    const path = join(folder, 'template.xlsx')
    await writeFile(path, content, { mode: 0o600 })
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The routes of manual entry. Where sets stand is open as all readings are; numbers, steps and evidence need a token of the set. */
export function manualHandlers(centre: Centre, { desk, settings }: EntryDoor): ManualHandlers {
  const sets = entrySetsAmong(centre.catalogue.sources.values(), settings)
  let taking = 0

  /** A file that is handed in; few are taken at once, for each is held in memory. */
  async function taken<T>(request: IncomingMessage, most: number, work: (content: Buffer) => Promise<T>): Promise<T> {
    if (taking >= mostFilesAtOnce) throw new HttpProblem('busy', 'Đang nhận những tệp khác; hãy gửi lại sau ít giây.')
    taking += 1
    try {
      return await work(Buffer.from(await bodyOf(request, most)))
    } finally {
      taking -= 1
    }
  }

  function setOf(id: string): EntrySet {
    const set = sets.get(id)
    if (set === undefined) throw new HttpProblem('not_found', `Không có bộ chỉ tiêu nhập tay ${id}`)
    return set
  }
  function owed({ source, period: id }: { readonly source: string; readonly period: string }) {
    const set = setOf(source)
    const period = owedPeriods(set, centre.today()).find((each) => each.id === id)
    if (period === undefined) throw new HttpProblem('not_found', `Bộ chỉ tiêu này không nhập kỳ ${id}`)
    return { set, period }
  }
  function actorOf(set: EntrySet, request: IncomingMessage): Actor {
    const access = mayEnter(request.headers.authorization, set.config, settings.resolve)
    if (access.kind === 'refused') throw new HttpProblem('forbidden', access.sentence)
    return access
  }
  async function at<T>(
    asked: { readonly source: string; readonly unit: string; readonly period: string },
    request: IncomingMessage,
    work: (place: ReturnType<EntryDesk['placeOf']>, actor: Actor) => Promise<T>,
  ): Promise<T> {
    const set = setOf(asked.source)
    const actor = actorOf(set, request)
    return told((async () => work(desk.placeOf(set, asked.unit, asked.period), actor))())
  }

  return {
    manual: async () => ({
      now: formatInstant(centre.now()),
      sets: await Promise.all([...sets.values()].map((set) => overviewOf(centre, settings, set))),
    }),
    manualPeriod: async (asked) => {
      const { set, period } = owed(asked)
      return { source: asked.source, period: period.id, entries: await statusesOf(centre, set, period) }
    },
    manualTemplate: async (asked, request) => {
      const { set, period } = owed(asked)
      const content = await templateOf(centre, { set, period, actor: actorOf(set, request) })
      return new FileAnswer(`${asked.source}-${period.id}.xlsx`, routes.manualTemplate.file, content)
    },
    manualImport: async (asked, request) => {
      const { set, period } = owed(asked)
      const actor = actorOf(set, request)
      return taken(request, manualLimits.templateBytes, (content) =>
        told(withFile(content, (path) => importTemplate(centre, desk, { set, period, actor }, path))),
      )
    },
    manualEntry: (asked, request) => at(asked, request, (place, actor) => desk.form(place, actor)),
    manualStep: (asked, request) =>
      at(asked, request, async (place, actor) => desk.step(place, actor, await shapeOf(request, stepBodySchema))),
    manualCheck: (asked, request) =>
      at(asked, request, async (place) => {
        const parts = stepBodySchema.pick({ cells: true, confirmed: true, note: true })
        const body = parts.safeParse(await jsonOf(request))
        if (!body.success) throw new HttpProblem('bad_request', 'Nội dung không phải các ô của phiếu')
        return { findings: [...(await desk.check(place, body.data))] }
      }),
    manualAttach: (asked, request) =>
      at(asked, request, (place, actor) =>
        taken(request, manualLimits.evidenceBytes, (content) =>
          desk.attach(place, actor, { name: asked.name, content }),
        ),
      ),
    manualEvidence: async ({ source, id }, request) => {
      const set = setOf(source)
      actorOf(set, request)
      const file = await desk.evidence(set, id)
      if (file === null) throw new HttpProblem('not_found', `Không có minh chứng ${String(id)}`)
      return new FileAnswer(file.name, file.type, file.content)
    },
  }
}
