import type { Board } from '@toan-canh/contract'
import { createContext, type MouseEvent, type ReactNode, use } from 'react'
import { navigate } from '../app/use-route.ts'
import { type DeskAddress, deskHref } from './address.ts'
import type { DeskBoard } from './dossier-board.ts'
import type { DeskCatalogue, DeskScope } from './desk-scope.ts'

/** What every part of the desk shares: what is looked at, what names mean, and how to look at something else. */
export interface Desk {
  readonly address: DeskAddress
  readonly scope: DeskScope
  readonly catalogue: DeskCatalogue
  readonly board: DeskBoard
  /** The boards of the catalogue. */
  readonly boards: readonly Board[]
  readonly language: string | null
}

const DeskContext = createContext<Desk | null>(null)

export function DeskProvider({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>
}

/** What the desk shows; throws outside a desk. */
export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (desk === null) throw new Error('useDesk is called outside a desk')
  return desk
}

/** The address of the same desk with some parts changed. */
export function hrefWith(
  { address, language }: Pick<Desk, 'address' | 'language'>,
  change: Partial<DeskAddress>,
): string {
  return deskHref({ ...address, ...change }, language)
}

/** Shows something else of the desk, as a step that the browser's back button undoes. */
export function go(desk: Pick<Desk, 'address' | 'language'>, change: Partial<DeskAddress>): void {
  navigate(hrefWith(desk, change))
}

function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}

/** What a link inside the product does: a plain press stays on the page, anything else is the browser's. */
export function followHere(event: MouseEvent<HTMLAnchorElement>): void {
  if (!isPlain(event)) return
  event.preventDefault()
  navigate(event.currentTarget.getAttribute('href') ?? '/')
}
