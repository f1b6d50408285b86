import { createContext, type ReactNode, use } from 'react'

const ScaleContext = createContext(1)

/** Tells what draws on canvas how many screen pixels an author pixel has. */
export function ScaleProvider({ k, children }: { readonly k: number; readonly children: ReactNode }) {
  return <ScaleContext value={k}>{children}</ScaleContext>
}

/** Screen pixels to one author pixel. */
export function useScale(): number {
  return use(ScaleContext)
}
