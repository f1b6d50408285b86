import { type FormEvent, useState } from 'react'
import { directorText as words } from '../../ui/director-messages.ts'
import { takeKey } from './operator-key.ts'

/** Asks for the operator's secret and for the position that the record will name. */
export function SignIn({ sentence }: { readonly sentence: string | null }) {
  const [secret, setSecret] = useState('')
  const [by, setBy] = useState('')
  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    takeKey({ secret: secret.trim(), by: by.trim() })
  }
  return (
    <form className="director-sign" onSubmit={onSubmit}>
      <p>{words.notSigned}</p>
      <label>
        {words.secret}
        <input
          type="password"
          autoComplete="off"
          required
          value={secret}
          onChange={({ target }) => setSecret(target.value)}
        />
        <small>{words.secretHint}</small>
      </label>
      <label>
        {words.position}
        <input
          required
          maxLength={80}
          placeholder={words.positionHint}
          value={by}
          onChange={({ target }) => setBy(target.value)}
        />
      </label>
      {sentence === null ? null : <p role="alert">{sentence}</p>}
      <button className="button" data-main="">
        {words.signIn}
      </button>
    </form>
  )
}
