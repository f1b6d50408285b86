import './plain.css'
import { text } from '../ui/messages.ts'
import { navigate } from './use-route.ts'

/** The page for an address that names none. */
export function NoPage() {
  return (
    <div className="plain" data-face="desk">
      <p>{text.notFound}</p>
      <a
        href="/"
        onClick={(event) => {
          event.preventDefault()
          navigate('/')
        }}
      >
        {text.home}
      </a>
    </div>
  )
}
