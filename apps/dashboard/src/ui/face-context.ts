import { createContext, use } from 'react'
import type { Face } from './palette.ts'

/** Which material canvas drawings are made of; what is drawn in HTML takes its colours from the tokens of the face around it. */
export const FaceContext = createContext<Face>('wall')

export function useFace(): Face {
  return use(FaceContext)
}
