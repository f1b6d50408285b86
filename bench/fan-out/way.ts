import type { Server } from 'node:http'
import type { Point } from '@toan-canh/contract'

/** One way of bringing changes to viewers. */
export interface Way {
  readonly publish: (topic: string, point: Point) => void
}

export type StartWay = (server: Server) => Way
