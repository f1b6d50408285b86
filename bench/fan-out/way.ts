import type { Server } from 'node:http'
import type { Point } from '@toan-canh/contract'

/** One way of bringing changes to viewers. */
export interface Way {
  readonly publish: (topic: string, point: Point) => void
  /** How many viewers are behind now, and how many have been cut; of a way that knows. */
  readonly lagging?: () => { readonly behind: number; readonly cut: number }
}

export type StartWay = (server: Server) => Way
