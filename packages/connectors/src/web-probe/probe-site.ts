import { dayOf, formatInstant, type Instant } from '@toan-canh/calendar'
import { addTime, type DayOfTimes, percentileOf } from './day-of-times.ts'
import { type Look, type LookLimits, lookAt } from './look-at.ts'
import { newestArticle } from './newest-article.ts'
import { languagesOf, linksOf } from './page-parts.ts'
import { mostLinks, type Site } from './web-probe-config.ts'

/** What a mapping may name of a site. Times are ISO 8601; `null` is what could not be told. */
export interface SiteRow {
  readonly id: string
  readonly siteName: string
  readonly unit: string
  /** `up`, `degraded` (slow, a bad certificate, a broken link) or `down` (no answer, or an error). */
  readonly state: 'up' | 'degraded' | 'down'
  readonly problem: string | null
  readonly status: number | null
  readonly ms: number
  /** Of all looks of this day that were answered. */
  readonly p50Ms: number | null
  readonly p95Ms: number | null
  readonly certificateDaysLeft: number | null
  readonly newestArticleAt: string | null
  readonly articleAgeDays: number | null
  readonly links: number
  readonly brokenLinks: number
  /** Languages that the page says it is in or leads to, `en+vi`; `null` when it says none. */
  readonly languages: string | null
  readonly languageCount: number | null
  readonly observedAt: string
}

export interface ProbeContext {
  readonly limits: LookLimits
  readonly now: () => Instant
  readonly signal: AbortSignal
}

const dayMs = 86_400_000
const worstStatus = 400

function isAnswered({ status }: Look): boolean {
  return status !== null && status < worstStatus
}

function stateOf(site: Site, look: Look, brokenLinks: number): SiteRow['state'] {
  if (!isAnswered(look)) return 'down'
  return look.problem !== null || look.ms > site.slowMs || brokenLinks > 0 ? 'degraded' : 'up'
}

function problemOf(site: Site, look: Look, brokenLinks: number): string | null {
  if (look.problem !== null) return look.problem
  if (!isAnswered(look)) return `status_${look.status ?? 0}`
  if (look.ms > site.slowMs) return 'slow'
  return brokenLinks > 0 ? 'broken_links' : null
}

/** The addresses that must answer: those that are named, or those of the page on its own site. */
function addressesOf(site: Site, look: Look): readonly string[] {
  if (site.links === 'page') return linksOf(look.body, site.url).slice(0, mostLinks)
  return site.links.map((link) => new URL(link, site.url).href)
}

async function countBroken(addresses: readonly string[], { limits, signal }: ProbeContext): Promise<number> {
  let broken = 0
  for (const address of addresses) {
    const look = await lookAt(address, limits, signal)
    if (!isAnswered(look)) broken += 1
  }
  return broken
}

async function newestOf(site: Site, look: Look, { limits, signal, now }: ProbeContext): Promise<Instant | null> {
  if (site.news === undefined || !isAnswered(look)) return null
  const page = await lookAt(new URL(site.news.path, site.url).href, limits, signal)
  return isAnswered(page) ? newestArticle(page.body, site.news.format, now()) : null
}

/** Looks at a site once: page, certificate, news and links, in this order, one request at a time. */
export async function probeSite(
  site: Site,
  times: DayOfTimes | null,
  context: ProbeContext,
): Promise<{ readonly row: SiteRow; readonly times: DayOfTimes | null }> {
  const observedAt = context.now()
  const look = await lookAt(site.url, context.limits, context.signal)
  const addresses = isAnswered(look) ? addressesOf(site, look) : []
  const brokenLinks = await countBroken(addresses, context)
  const languages = isAnswered(look) ? languagesOf(look.body) : null
  const article = await newestOf(site, look, context)
  const day = dayOf(observedAt)
  const told = isAnswered(look) ? addTime(times, day, look.ms) : times?.day === day ? times : null
  const row: SiteRow = {
    id: site.id,
    siteName: site.name,
    unit: site.unit,
    state: stateOf(site, look, brokenLinks),
    problem: problemOf(site, look, brokenLinks),
    status: look.status,
    ms: look.ms,
    p50Ms: told === null ? null : percentileOf(told, 0.5),
    p95Ms: told === null ? null : percentileOf(told, 0.95),
    certificateDaysLeft:
      look.certificateEndsAt === null ? null : Math.floor((look.certificateEndsAt - observedAt) / dayMs),
    newestArticleAt: article === null ? null : formatInstant(article),
    articleAgeDays: article === null ? null : Math.floor((observedAt - article) / dayMs),
    links: addresses.length,
    brokenLinks,
    languages,
    languageCount: languages === null ? null : languages.split('+').length,
    observedAt: formatInstant(observedAt),
  }
  return { row, times: told }
}
