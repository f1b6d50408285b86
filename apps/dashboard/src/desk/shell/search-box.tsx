import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { navigate } from '../../app/use-route.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { useDesk } from '../desk-context.tsx'
import { searchEntries } from './search-entries.ts'
import { type SearchEntry, searchMatches } from './search-matches.ts'

function Options({
  id,
  matches,
  chosen,
  onPick,
}: {
  readonly id: string
  readonly matches: readonly SearchEntry[]
  readonly chosen: number
  readonly onPick: (entry: SearchEntry) => void
}) {
  return (
    <ul className="desk-options" role="listbox" id={id} aria-label={deskText.search}>
      {matches.length === 0 ? (
        <li className="desk-option-none">{deskText.searchNothing}</li>
      ) : (
        matches.map((entry, at) => (
          <li
            key={entry.id}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === chosen}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(entry)}
          >
            <span className="grow">{entry.name}</span>
            <small>{deskText.searchKinds[entry.kind]}</small>
          </li>
        ))
      )}
    </ul>
  )
}

/** Finds indicators, units and fields by what is typed, with or without Vietnamese marks. */
export function SearchBox() {
  const desk = useDesk()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const entries = useMemo(() => searchEntries(desk), [desk])
  const matches = useMemo(() => searchMatches(entries, typed), [entries, typed])
  const isShown = isOpen && typed.trim() !== ''

  function pick(entry: SearchEntry | undefined): void {
    if (entry === undefined) return
    setTyped('')
    setOpen(false)
    navigate(entry.href)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (!isShown) return
    const step = new Map([
      ['ArrowDown', 1],
      ['ArrowUp', -1],
    ]).get(event.key)
    if (step !== undefined && matches.length > 0) setChosen((chosen + step + matches.length) % matches.length)
    else if (event.key === 'Enter') pick(matches[chosen])
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="desk-search" role="search">
      <input
        type="search"
        role="combobox"
        aria-label={deskText.search}
        aria-expanded={isShown}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={isShown && matches.length > 0 ? `${id}-${chosen}` : undefined}
        autoComplete="off"
        placeholder={deskText.search}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setChosen(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {isShown ? <Options id={id} matches={matches} chosen={chosen} onPick={pick} /> : null}
    </div>
  )
}
