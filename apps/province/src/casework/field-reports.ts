import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'
import { instantText, readQuery } from '../upstream/walk-query.ts'
import type { CaseBook } from './case-system.ts'
import { claimsOf, type SeenCase } from './seen-case.ts'

const mostPerQuestion = 1000
const longestMs = 90 * 86_400_000
const querySchema = z
  .object({
    start_date: instantText,
    end_date: instantText,
    updated_after: instantText.optional(),
    page: z.coerce.number().int().min(1).default(1),
    page_size: z.coerce.number().int().min(1).max(mostPerQuestion).default(100),
  })
  .refine(({ start_date: from, end_date: to }) => to - from <= longestMs, 'at most 90 days are given at once')
export type ReportQuery = z.infer<typeof querySchema>

/** Reads the query of `requests.json` (GeoReport v2); a text says what is wrong with it. */
export function readReportQuery(query: unknown): ReportQuery | string {
  return readQuery(querySchema, query)
}

/** Categories of field reports: what a citizen chooses from. */
export const services: Readonly<Record<string, string>> = {
  moi_truong: 'Môi trường, rác thải',
  giao_thong: 'Giao thông, cầu đường',
  do_thi: 'Trật tự đô thị',
  an_ninh: 'An ninh trật tự',
  dien_nuoc: 'Điện, nước, chiếu sáng',
  khac: 'Khác',
}

const stepWords: Readonly<Record<string, string>> = {
  cho_tiep_nhan: 'Chờ tiếp nhận',
  dang_xu_ly: 'Đang xử lý',
  hoan_thanh: 'Đã trả lời',
  tu_choi: 'Từ chối',
}
function requestOf(seen: SeenCase) {
  const { drawn, state, changedAt, isEnded, isAccepted } = seen
  const claims = claimsOf(seen)
  const iso = (at: Instant) => new Date(at).toISOString()
  const service = drawn.fields['LinhVuc'] ?? 'khac'
  return {
    service_request_id: drawn.code,
    status: isEnded ? 'closed' : 'open',
    status_notes: stepWords[state] ?? state,
    service_code: service,
    service_name: services[service] ?? service,
    description: `MẪU: phản ánh ${drawn.code}`,
    agency_responsible: drawn.place.code,
    requested_datetime: iso(drawn.submittedAt),
    updated_datetime: iso(changedAt),
    expected_datetime: isAccepted && drawn.dueAt !== null ? iso(drawn.dueAt) : null,
    address: 'MẪU',
    lat: drawn.at === null ? null : Number(drawn.at[1].toFixed(5)),
    long: drawn.at === null ? null : Number(drawn.at[0].toFixed(5)),
    media_url: null,
    extended_attributes: {
      severity: drawn.fields['MucDo'] ?? null,
      extended: claims['GiaHan'] === true,
      reopened: claims['MoLai'] === true,
      rating: isEnded ? drawn.rating : null,
      reporter: `MẪU ${drawn.code}`,
    },
  }
}

/** Field reports of a stretch of time, by when they were made, newest first: one page of them (Open311 GeoReport v2). */
export function requestsOf(book: CaseBook, query: ReportQuery, now: Instant): readonly unknown[] {
  const { start_date: from, end_date: to, updated_after: since = 0, page, page_size: size } = query
  const seen = [...book.submitted(from, to, now)]
    .filter(({ changedAt }) => changedAt >= since)
    .toSorted((a, b) => b.drawn.submittedAt - a.drawn.submittedAt || (a.drawn.code < b.drawn.code ? -1 : 1))
  return seen.slice((page - 1) * size, page * size).map(requestOf)
}
