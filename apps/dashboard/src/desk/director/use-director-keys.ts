import { useEffect } from 'react'

/** What a key of the director's desk does; nothing while somebody types or holds a modifier. */
export type DirectorKey = 'freeze' | 'identify' | 'undo'

const keys: ReadonlyMap<string, DirectorKey> = new Map([
  ['g', 'freeze'],
  ['n', 'identify'],
  ['z', 'undo'],
])
const typing = new Set(['INPUT', 'TEXTAREA', 'SELECT'])

/** The meaning of a key that is pressed on an element of this name. */
export function keyMeaning(key: string, element: string, isModified: boolean): DirectorKey | null {
  return isModified || typing.has(element) ? null : (keys.get(key.toLowerCase()) ?? null)
}

/** Listens for the keys of the desk. */
export function useDirectorKeys(press: (key: DirectorKey) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const element = event.target instanceof HTMLElement ? event.target.tagName : ''
      const key = keyMeaning(event.key, element, event.ctrlKey || event.metaKey || event.altKey)
      if (key === null) return
      event.preventDefault()
      press(key)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [press])
}
