import { type ItemsAnswer, itemSorts, itemStates } from '@toan-canh/contract'
import { numberText } from '../../ui/format.ts'
import { listText as words } from '../../ui/list-messages.ts'
import { stateWord, told } from '../../widgets/item-list/item-words.ts'
import { go, useDesk } from '../desk-context.tsx'

interface Choice {
  readonly value: string
  readonly name: string
}

function Select({
  label,
  value,
  any,
  choices,
  onChoose,
}: {
  readonly label: string
  readonly value: string | null
  readonly any: string | null
  readonly choices: readonly Choice[]
  readonly onChoose: (value: string | null) => void
}) {
  return (
    <label className="list-select">
      <span className="unseen">{label}</span>
      <select value={value ?? ''} onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}>
        {any === null ? null : <option value="">{any}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  )
}

function StateSelect({ answer }: { readonly answer: ItemsAnswer }) {
  const desk = useDesk()
  const { counts, list } = answer
  const choices = itemStates.flatMap((state) => {
    const count = counts[state]
    return count === undefined ? [] : [{ value: state, name: `${stateWord(state, list)} (${numberText(count)})` }]
  })
  return (
    <Select
      label={words.state}
      value={desk.address.state}
      any={words.anyState}
      choices={choices}
      onChoose={(state) => go(desk, { state })}
    />
  )
}

/** The filters of a list; each is a part of the address, so that a link shows the same to whoever is sent it. */
export function ListControls({ answer }: { readonly answer: ItemsAnswer }) {
  const desk = useDesk()
  const { list } = answer
  const { within, slice, sort } = desk.address
  return (
    <div className="list-controls">
      <StateSelect answer={answer} />
      {list.date?.within === undefined ? null : (
        <Select
          label={words.within}
          value={within}
          any={words.anyTime}
          choices={list.date.within.map((days) => ({ value: String(days), name: words.withinDays(numberText(days)) }))}
          onChoose={(value) => go(desk, { within: value })}
        />
      )}
      {list.columns.flatMap((column) => {
        const { attribute, values } = column
        if (values === undefined || Object.keys(values).length > 40) return []
        return (
          <Select
            key={attribute}
            label={told(column)}
            value={slice?.dimension === attribute ? slice.value : null}
            any={words.anyValue(told(column))}
            choices={Object.entries(values).map(([value, name]) => ({ value, name }))}
            onChoose={(value) => go(desk, { slice: value === null ? null : { dimension: attribute, value } })}
          />
        )
      })}
      <Select
        label={words.sort}
        value={sort ?? 'level'}
        any={null}
        choices={itemSorts
          .filter((each) => each !== 'day' || list.date !== undefined)
          .map((each) => ({ value: each, name: words.sorts[each] }))}
        onChoose={(value) => go(desk, { sort: value === 'level' ? null : value })}
      />
    </div>
  )
}
