import './desk.css'
import { dayOf } from '@toan-canh/calendar'
import { createRegister } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { queries } from '../app/api.ts'
import { NoPage } from '../app/no-page.tsx'
import { onAddress } from '../app/use-route.ts'
import { deskText } from '../ui/desk-messages.ts'
import { text } from '../ui/messages.ts'
import { useMinute } from '../widgets/use-cover.ts'
import { type DeskAddress, deskAddressOf } from './address.ts'
import { DeskBoundary } from './desk-boundary.tsx'
import { DeskProvider } from './desk-context.tsx'
import { type DeskCatalogue, deskScopeOf, type ScopeAnswer } from './desk-scope.ts'
import { dossierBoard } from './dossier-board.ts'
import { DeskFrame } from './shell/desk-frame.tsx'

/** A page of the desk in words alone: while it loads, and when there is nothing to show. */
function DeskNote({ sentence, href }: { readonly sentence: string; readonly href?: string }) {
  return (
    <div className="desk-note" role="status">
      <p>{sentence}</p>
      {href === undefined ? null : <a href={href}>{deskText.toProvince}</a>}
    </div>
  )
}

function sentenceOf(answer: Exclude<ScopeAnswer, { kind: 'scope' }>): string {
  if (answer.kind === 'unknown-unit') return deskText.unknownUnit(answer.code)
  return answer.kind === 'unknown-indicator' ? deskText.unknownIndicator(answer.id) : text.empty
}

function useCatalogue(): { readonly catalogue: DeskCatalogue | null; readonly error: Error | null } {
  const indicators = useQuery(queries.indicators())
  const units = useQuery(queries.units())
  const catalogue = useMemo<DeskCatalogue | null>(() => {
    if (indicators.data === undefined || units.data === undefined) return null
    return {
      indicators: new Map(indicators.data.map((indicator) => [indicator.id, indicator])),
      register: createRegister(units.data.units, units.data.successions),
    }
  }, [indicators.data, units.data])
  return { catalogue, error: indicators.error ?? units.error }
}

function Desk({ address, language }: { readonly address: DeskAddress; readonly language: string | null }) {
  const { catalogue, error } = useCatalogue()
  const boards = useQuery(queries.boards())
  const today = dayOf(useMinute())
  const answer = useMemo(
    () => (catalogue === null ? null : deskScopeOf(address, catalogue, { board: dossierBoard, today })),
    [address, catalogue, today],
  )
  const listed = boards.data
  const desk = useMemo(() => {
    if (catalogue === null || answer?.kind !== 'scope') return null
    return { address, scope: answer.scope, catalogue, board: dossierBoard, boards: listed ?? [], language }
  }, [address, answer, catalogue, listed, language])
  if (answer === null) {
    return <DeskNote sentence={error === null ? deskText.loading : `${text.connecting} (${error.message})`} />
  }
  if (answer.kind !== 'scope') return <DeskNote sentence={sentenceOf(answer)} href="/desk" />
  return desk === null ? null : (
    <DeskProvider desk={desk}>
      <DeskFrame />
    </DeskProvider>
  )
}

/** The department face: one unit and what is below it, every number with its explanation. `path` follows `/desk`. */
export function DeskPage({ path }: { readonly path: readonly string[] }) {
  const search = useSyncExternalStore(
    onAddress,
    () => location.search,
    () => '',
  )
  const address = useMemo(() => deskAddressOf(path, search), [path, search])
  if (address === null) return <NoPage />
  return (
    <div className="desk" data-face="desk">
      <DeskBoundary>
        <Desk address={address} language={new URLSearchParams(search).get('lang')} />
      </DeskBoundary>
    </div>
  )
}
